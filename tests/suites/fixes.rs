//! A fix removes its finding and adds none of its kind.

use deskcheck::Analysis;
use deskcheck::findings::{Finding, Fix};
use deskcheck::text::apply;

use crate::diff::diff;

/// Tries each fix of each finding; `analyze` reads the repaired text.
pub(crate) fn each(analysis: &Analysis, analyze: impl Fn(&str) -> Analysis) -> Result<(), String> {
    for finding in &analysis.findings {
        for fix in finding.fixes.iter().filter(|fix| !fix.edits.is_empty()) {
            one(analysis, finding, fix, &analyze)
                .map_err(|problem| format!("“{}” of {}: {problem}", fix.title, finding.check))?;
        }
    }
    Ok(())
}

fn one(
    analysis: &Analysis,
    finding: &Finding,
    fix: &Fix,
    analyze: impl Fn(&str) -> Analysis,
) -> Result<(), String> {
    let mut spans: Vec<_> = fix.edits.iter().map(|edit| edit.span).collect();
    spans.sort();
    if spans.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return Err("its edits overlap".to_owned());
    }
    let text = analysis.text();
    let repaired = apply(text, &fix.edits);
    let after = analyze(&repaired);
    let (before, after) = (of_kind(analysis, finding), of_kind(&after, finding));
    if after.len() < before.len() {
        return Ok(());
    }
    let found = after.join("\n  ");
    let shown = diff(text, &repaired);
    Err(format!("after it there are still {} findings:\n  {found}\n{shown}", after.len()))
}

fn of_kind(analysis: &Analysis, finding: &Finding) -> Vec<String> {
    let same = analysis.findings.iter().filter(|other| other.check == finding.check);
    same.map(|other| other.message.clone()).collect()
}
