//! Marks that say "to come": TK, TODO, `[source]`, an empty link.

use super::stub;
use crate::checks::{BlockNotes, Check, Run};
use crate::document::{Inline, InlineKind};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Shape, Token, TokenKind};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "placeholder",
    family: Family::Sourcing,
    summary: "A mark that says something is still to come",
    page: include_str!("placeholder.md"),
    severity: Severity::Error,
    default_on: true,
    since: "0.1.0",
    run: Run::Block(run),
};

/// What writers put in brackets until somebody fills it in, besides what fixes leave there.
const BRACKETED: &[&str] = &[
    "citation needed",
    "sources",
    "source?",
    "source needed",
    "who?",
    "when?",
    "cite",
    "ref",
    "to come",
    "fact check",
    "check",
    "needs source",
    "clarification needed",
    "name of the study",
];
/// The longest of them, in bytes.
const LONGEST: usize = 60;
/// Behind these *XX* is a numeral.
const NUMBERED: &[&str] = &[
    "chapter", "volume", "part", "act", "section", "article", "appendix", "book", "title",
    "number", "century", "and", "to", "or", "of",
];
/// Before these *XX* is a letter twice.
const LETTERED: &[&str] =
    &["chromosome", "chromosomes", "female", "females", "embryo", "embryos", "and", "or"];
/// What *XXX* counts where it is no other word.
const COUNTED: &[&str] = &[
    "percent", "%", "per", "million", "billion", "thousand", "people", "years", "days", "months",
    "points", "dollars", "votes", "miles", "euros", "pounds",
];

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    let reported = brackets(view, findings);
    words(view, &reported, findings);
    empty_links(view, findings);
}

fn brackets(view: &BlockNotes<'_>, findings: &mut Findings) -> Vec<Span> {
    let prose = view.block.prose;
    let mut reported = Vec::new();
    for (open, _) in prose.match_indices('[') {
        let window = prose.as_bytes()[open..].iter().take(LONGEST);
        let Some(len) = window.clone().position(|&byte| byte == b']') else { continue };
        let inside = prose[open + 1..open + len].trim();
        if is_wanting(inside) {
            let span = Span::new(open, open + len + 1);
            findings
                .report(span, format!("“[{inside}]” is still to be filled in"))
                .fix(Fix::new("Remove the mark", vec![stub::removal(view.block.source, span)]));
            reported.push(span);
        }
    }
    reported
}

fn is_wanting(inside: &str) -> bool {
    let lower = inside.to_lowercase();
    BRACKETED.contains(&lower.as_str())
        || stub::BLANKS.contains(&lower.as_str())
        || has_tk(inside)
        || inside.len() >= 2 && inside.bytes().all(|byte| byte == b'?')
        || matches!(inside, "XX" | "XXX")
}

fn has_tk(text: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric()).any(is_tk)
}

/// `TK`, `TKTK`, and so on: the mark that no English word contains.
fn is_tk(word: &str) -> bool {
    !word.is_empty()
        && word.len().is_multiple_of(2)
        && word.as_bytes().chunks(2).all(|pair| pair == b"TK")
}

fn words(view: &BlockNotes<'_>, reported: &[Span], findings: &mut Findings) {
    let prose = view.block.prose;
    let tokens = &view.notes.tokens;
    let mut reported = reported.iter().peekable();
    for (at, token) in tokens.iter().enumerate() {
        while reported.next_if(|span| span.end <= token.span.start).is_some() {}
        if reported.peek().is_some_and(|span| span.overlaps(token.span)) {
            continue;
        }
        if let Some(span) = wanting(prose, tokens, at) {
            let words = span.of(prose);
            let finding = findings.report(span, format!("“{words}” is still to be filled in"));
            // What is to be done goes with the mark: *TODO: add a quotation.*
            let order = matches!(words, "TODO" | "FIXME");
            let (title, end) = if order {
                let sentence = view.notes.sentence_at(span.start);
                ("Remove the note", view.notes.sentences[sentence].span.end)
            } else {
                ("Remove the mark", span.end)
            };
            let span = Span::new(span.start, end.max(span.end));
            finding.fix(Fix::new(title, vec![stub::removal(view.block.source, span)]));
        }
    }
}

/// The mark that starts with the token `at`.
fn wanting(prose: &str, tokens: &[Token], at: usize) -> Option<Span> {
    let token = &tokens[at];
    let text = token.text(prose);
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token.is(prose, word));
    if token.kind == TokenKind::Mark && text == "?" {
        let first = !token.glued;
        let three = is(at + 1, "?") && is(at + 2, "?");
        return (first && three).then(|| token.span.cover(tokens[at + 2].span));
    }
    if token.kind != TokenKind::Word {
        return None;
    }
    let lorem = text.eq_ignore_ascii_case("lorem") && is(at + 1, "ipsum");
    if lorem {
        return Some(token.span.cover(tokens[at + 1].span));
    }
    let todo = is_tk(text) || matches!(text, "TODO" | "FIXME");
    let number = text.find('-').filter(|_| text.contains("-year")).unwrap_or(text.len());
    let number = Span::new(token.span.start, token.span.start + number);
    if is_number_to_come(prose, tokens, at, number) {
        return Some(number);
    }
    todo.then_some(token.span)
}

/// *XX percent*, *XX residents*, *$XX*: in *Super Bowl XX* and *chapter XX* it is a numeral.
fn is_number_to_come(prose: &str, tokens: &[Token], at: usize, number: Span) -> bool {
    let text = number.of(prose);
    if text.len() < 2 || !text.bytes().all(|byte| byte == b'X') {
        return false;
    }
    let is_any = |at: usize, words: &[&str]| {
        tokens.get(at).is_some_and(|token| words.iter().any(|word| token.is(prose, word)))
    };
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let glued = |sign: &Token| tokens[at].glued && matches!(sign.text(prose), "$" | "£" | "€");
    if number != tokens[at].span || is_any(at + 1, COUNTED) || before.is_some_and(glued) {
        return true;
    }
    let counts = tokens.get(at + 1).is_some_and(|next| next.shape == Shape::Lower);
    let numeral = before.is_some_and(|before| {
        before.is_capitalised() && at > 1 || NUMBERED.iter().any(|word| before.is(prose, word))
    });
    text.len() != 3 && !numeral && counts && !is_any(at + 1, LETTERED)
}

fn empty_links(view: &BlockNotes<'_>, findings: &mut Findings) {
    for inline in view.block.inlines {
        let InlineKind::Link { target } = &inline.kind else { continue };
        if !leads_nowhere(target.trim()) {
            continue;
        }
        let finding = findings.report(inline.span, "This link leads nowhere: give it an address");
        if let Some(edits) = without_link(view.block.source, inline) {
            finding.fix(Fix::new("Keep the words without the link", edits));
        }
    }
}

fn leads_nowhere(target: &str) -> bool {
    matches!(target, "" | "#" | "http://" | "https://" | "url" | "URL" | "link" | "TODO")
        || has_tk(target)
}

/// Takes away what makes words a link.
fn without_link(source: &str, link: &Inline) -> Option<Vec<Edit>> {
    let text = link.span.of(source);
    let close = text.rfind("](").filter(|_| text.starts_with('[') && text.ends_with(')'))?;
    let behind = Span::new(link.span.start + close, link.span.end);
    Some(vec![Edit::delete(Span::new(link.span.start, link.span.start + 1)), Edit::delete(behind)])
}
