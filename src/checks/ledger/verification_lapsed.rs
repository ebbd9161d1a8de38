//! A sentence that was verified and has changed since.

use crate::checks::{Check, Run, StoryView};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::ledger::Entry;
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "verification-lapsed",
    family: Family::Ledger,
    summary: "A verified sentence that has changed since",
    page: include_str!("verification_lapsed.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    if view.ledger.entries.is_empty() {
        return;
    }
    let spans: Vec<Span> = view.draft.sentences().collect();
    let texts: Vec<&str> = spans.iter().map(|span| span.of(&view.draft.document.source)).collect();
    for (entry, at) in view.ledger.lapsed(&texts) {
        let restore = Edit::replace(spans[at], entry.sentence.trim());
        findings
            .report(spans[at], message(entry))
            .fix(Fix::new("Restore the verified wording", vec![restore]));
    }
}

fn message(entry: &Entry) -> String {
    let by = if entry.by.is_empty() { String::new() } else { format!(" by {}", entry.by) };
    let on = if entry.on.is_empty() { String::new() } else { format!(" on {}", entry.on) };
    format!("Verified{by}{on} as “{}” and changed since: verify it again", entry.sentence.trim())
}
