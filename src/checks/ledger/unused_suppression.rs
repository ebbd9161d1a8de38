//! A suppression comment that silences nothing.

use crate::checks::{Check, Run};
use crate::document::Suppression;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::Edit;

/// See the page.
pub static CHECK: Check = Check {
    name: "unused-suppression",
    family: Family::Ledger,
    summary: "A suppression comment that silences nothing",
    page: include_str!("unused_suppression.md"),
    severity: Severity::Info,
    default_on: true,
    since: "0.1.0",
    run: Run::Suppressions(run),
};

fn run(unused: &[&Suppression], findings: &mut Findings) {
    for suppression in unused {
        findings
            .report(suppression.span, "This comment silences nothing and can go")
            .fix(Fix::new("Remove the comment", vec![Edit::delete(suppression.span)]).safe());
    }
}
