//! Marks that say "to come": TK, TODO, [source], an empty link.

use crate::checks::{BlockNotes, Check, Run};
use crate::findings::{Family, Findings, Severity};
use crate::language::TokenKind;

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

fn run(view: &BlockNotes<'_>, findings: &mut Findings) {
    let prose = view.block.prose;
    for token in view.notes.tokens.iter().filter(|token| token.kind == TokenKind::Word) {
        let text = token.text(prose);
        if matches!(text, "TK" | "TKTK" | "TODO" | "FIXME") {
            findings.report(token.span, format!("“{text}” is still to be filled in"));
        }
    }
}
