//! A References heading with no source under it.

use std::sync::LazyLock;

use crate::annotate::BlockView;
use crate::checks::{Check, Run, StoryView};
use crate::document::{BlockKind, Document, Format, InlineKind, Role, is_references_heading};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{TokenKind, lexicon};
use crate::text::{Edit, Span, line_end};

/// See the page.
pub static CHECK: Check = Check {
    name: "empty-references",
    family: Family::References,
    summary: "A References or Sources heading with no source under it",
    page: include_str!("empty_references.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let document = &view.draft.document;
    // Pandoc and Quarto fill the section when they render the draft.
    let filled_later = document
        .front_matter
        .as_ref()
        .is_some_and(|it| it.field("bibliography").is_some() || it.field("references").is_some());
    if filled_later {
        return;
    }
    for heading in view.draft.blocks().filter(announces_references) {
        let section = section(view, &heading);
        match judge(document, &heading, &section) {
            Verdict::Sources => {}
            Verdict::Empty => report(document, &heading, None, findings),
            Verdict::RunningText(span) => report(document, &heading, Some(span), findings),
        }
    }
}

fn announces_references(block: &BlockView<'_>) -> bool {
    matches!(block.block.kind, BlockKind::Heading(_))
        && block.block.role == Role::Subheadline
        && is_references_heading(block.prose)
}

/// What stands under a heading.
enum Verdict {
    Sources,
    Empty,
    RunningText(Span),
}

/// The blocks from a heading to the next one of its level.
fn section<'a>(view: &'a StoryView<'_>, heading: &BlockView<'_>) -> Vec<BlockView<'a>> {
    let BlockKind::Heading(level) = heading.block.kind else { return Vec::new() };
    let ends = |block: &BlockView<'_>| matches!(block.block.kind, BlockKind::Heading(other) if other <= level);
    view.draft.blocks().skip(heading.index + 1).take_while(|block| !ends(block)).collect()
}

fn judge(document: &Document, heading: &BlockView<'_>, section: &[BlockView<'_>]) -> Verdict {
    let mut entries = section.iter().filter(|block| may_be_entry(block));
    let Some(first) = entries.next() else {
        let masked = holds_masked(document, heading, section);
        return if masked { Verdict::Sources } else { Verdict::Empty };
    };
    // Below *Sources* or *Notes* a paragraph may well tell where the story comes from.
    let formal = is_formal(heading.prose);
    if !formal || is_short_line(first) || section.iter().any(points_somewhere) {
        return Verdict::Sources;
    }
    Verdict::RunningText(first.block.span)
}

fn may_be_entry(block: &BlockView<'_>) -> bool {
    let heading = matches!(block.block.kind, BlockKind::Heading(_));
    let text = block.prose.trim().to_lowercase();
    !heading && block.block.role != Role::Credit && !NAVIGATION.contains(&text.as_str())
}

/// Whether the section holds what makes no block: code, raw HTML, definitions of links.
fn holds_masked(document: &Document, heading: &BlockView<'_>, section: &[BlockView<'_>]) -> bool {
    let start = heading.block.span.end;
    let next = document.blocks.get(heading.index + section.len() + 1);
    let end =
        next.map_or(document.source.len(), |next| line_start(&document.source, next.span.start));
    let rest = document.source.get(start..end).unwrap_or_default();
    section.is_empty() && without_comments(rest).contains(char::is_alphanumeric)
}

fn without_comments(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("<!--") {
        out.push_str(before);
        rest = behind.split_once("-->").map_or("", |(_, rest)| rest);
    }
    out + rest
}

/// Headings of a formal list; *Sources* and *Notes* may be followed by prose.
fn is_formal(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    !heading.contains("source") && !heading.contains("note")
}

/// A line that may be a title or a name: `World Bank, open data`.
fn is_short_line(block: &BlockView<'_>) -> bool {
    block.prose.len() <= 240 && block.notes.sentences.len() <= 1
        || matches!(
            block.block.kind,
            BlockKind::ListItem | BlockKind::Footnote | BlockKind::TableCell
        )
}

/// Whether a block has what a reference has: a link, a note, a title in italics, a year in brackets.
fn points_somewhere(block: &BlockView<'_>) -> bool {
    let marked = block.block.inlines.iter().any(|inline| {
        matches!(
            inline.kind,
            InlineKind::Link { .. } | InlineKind::FootnoteReference { .. } | InlineKind::Emphasis
        )
    });
    let listed = matches!(block.block.kind, BlockKind::ListItem | BlockKind::Footnote);
    marked || listed || has_bracketed_year(block) || has_identifier(block)
}

fn has_bracketed_year(block: &BlockView<'_>) -> bool {
    block.notes.tokens.windows(3).any(|window| {
        let [open, year, _] = window else { return false };
        let number = block.text(year.span);
        let is_year = number.len() == 4 && (number.starts_with("19") || number.starts_with("20"));
        block.text(open.span) == "(" && year.kind == TokenKind::Number && is_year
    })
}

fn has_identifier(block: &BlockView<'_>) -> bool {
    block.notes.tokens.iter().any(|token| {
        ["doi", "isbn", "issn", "pp.", "arxiv", "pmid"]
            .iter()
            .any(|identifier| token.is(block.prose, identifier))
    })
}

fn report(
    document: &Document,
    heading: &BlockView<'_>,
    text: Option<Span>,
    findings: &mut Findings,
) {
    let name = heading.prose.trim().trim_end_matches(':');
    let message = match text {
        None => format!("“{name}” has nothing under it: name the sources or take the heading out"),
        Some(_) => format!(
            "“{name}” is followed by running text that names no source: list the sources or take the heading out"
        ),
    };
    let finding = findings.report(heading.block.span, message);
    if let Some(span) = text {
        finding.related(span, "no link, year or title here points to a source");
    }
    let stub = match document.format {
        Format::Markdown => "- [TK source]",
        Format::Plain => "[TK source]",
    };
    let line = heading_line(&document.source, heading.block.span);
    let end = line.end - line_break_len(&document.source[..line.end]);
    let newline = line_end(&document.source);
    finding
        .fix(Fix::new("Remove the heading", vec![Edit::delete(removal(&document.source, line))]))
        .fix(Fix::new(
            format!("Put in a {} line", "[TK source]"),
            vec![Edit::insert(end, format!("{newline}{newline}{stub}"))],
        ));
}

/// The heading's line with its break, and the line of `---` or `===` that makes it one.
fn heading_line(source: &str, heading: Span) -> Span {
    let start = line_start(source, heading.start);
    let mut end = line_behind(source, heading.end);
    let next = &source[end..line_behind(source, end)];
    let is_rule = |mark| !next.trim().is_empty() && next.trim().chars().all(|c| c == mark);
    if is_rule('=') || is_rule('-') {
        end += next.len();
    }
    Span::new(start, end)
}

/// The heading's line with the blank lines that parted it from what follows, or, at the draft's
/// end, from what stands before.
fn removal(source: &str, line: Span) -> Span {
    let rest = &source[line.end..];
    let text = rest.trim_start();
    if text.is_empty() {
        return Span::new(
            source[..line.start].trim_end().len(),
            line.end - line_break_len(&source[..line.end]),
        );
    }
    Span::new(line.start, line_start(source, source.len() - text.len()).max(line.end))
}

fn line_break_len(text: &str) -> usize {
    text.len() - text.trim_end_matches(['\r', '\n']).len()
}

fn line_start(source: &str, at: usize) -> usize {
    source[..at].rfind(['\n', '\r']).map_or(0, |at| at + 1)
}

/// Where the line behind that of `at` begins.
fn line_behind(source: &str, at: usize) -> usize {
    let rest = &source[at..];
    let Some(end) = rest.find(['\n', '\r']) else { return source.len() };
    at + end + if rest[end..].starts_with("\r\n") { 2 } else { 1 }
}

static NAVIGATION: LazyLock<Vec<&str>> =
    LazyLock::new(|| lexicon::entries(include_str!("navigation.txt")).collect());
