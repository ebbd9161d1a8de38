//! A quotation that differs from the words in the reporter's own sources.

use crate::annotate::{BlockView, Quotation};
use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::sources::{Found, Passage};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "quotation-altered",
    family: Family::Quotes,
    summary: "A quotation that differs from the words in the sources",
    page: include_str!("quotation_altered.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    if view.sources.is_empty() {
        return;
    }
    for block in view.draft.blocks() {
        for quotation in &block.notes.quotations {
            compare(view, &block, quotation, findings);
        }
    }
}

fn compare(
    view: &StoryView<'_>,
    block: &BlockView<'_>,
    quotation: &Quotation,
    findings: &mut Findings,
) {
    for part in parts(block.text(quotation.content)) {
        let span = part.shifted(quotation.content.start);
        if let Found::Altered(passage) = view.sources.find(block.text(span)) {
            let words = one_line(&passage);
            let source = &passage.source.name;
            let place = block.absolute(span);
            findings
                .report(place, format!("{source} has “{words}”"))
                .fix(Fix::new("Restore the source’s words", vec![Edit::replace(place, words)]));
        }
    }
}

/// The runs of words a quotation claims were spoken in one go: what stands between ellipses and
/// bracketed insertions, without the marks around it.
fn parts(content: &str) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut depth = 0_usize;
    for (at, c) in content.char_indices() {
        let outside = depth == 0;
        match c {
            '[' | '(' => depth += 1,
            ']' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let cuts = c == '…' || content[at..].starts_with("...") || depth > 0;
        if outside && (cuts || matches!(c, ']' | ')')) {
            parts.push(Span::new(start, at));
        }
        if cuts || !outside {
            start = at + c.len_utf8();
        }
    }
    parts.push(Span::new(start, content.len()));
    parts.into_iter().map(|span| trimmed(content, span)).filter(|span| !span.is_empty()).collect()
}

/// The span from its first letter or digit to its last.
fn trimmed(content: &str, span: Span) -> Span {
    let text = span.of(content);
    let start = text.len() - text.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
    let end = text.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    Span::new(span.start + start.min(end), span.start + end)
}

fn one_line(passage: &Passage<'_>) -> String {
    passage.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ellipses_and_insertions_cut_a_quotation() {
        let content = "We go … to [the town of] Arden (soon) and ... stay.";
        let parts: Vec<&str> = parts(content).into_iter().map(|span| span.of(content)).collect();
        assert_eq!(parts, ["We go", "to", "Arden", "and", "stay"]);
    }
}
