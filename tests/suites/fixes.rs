//! A fix removes its finding and adds none of its kind; what it leaves to be filled in is found as a
//! placeholder.

use deskcheck::Analysis;
use deskcheck::findings::{Family, Finding, Fix};
use deskcheck::text::{Edit, apply};

use crate::diff::diff;

/// The check that finds what is still to be filled in.
const PLACEHOLDER: &str = "placeholder";

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
    let blank = |edit: &Edit| edit.text.contains('[') || edit.text.contains("TK");
    let is_left = finding.family == Family::Sourcing && fix.edits.iter().any(blank);
    if is_left && of_check(&after, PLACEHOLDER).len() <= of_check(analysis, PLACEHOLDER).len() {
        let shown = diff(text, &repaired);
        return Err(format!("no placeholder is found in what it leaves:\n{shown}"));
    }
    let (before, after) = (of_check(analysis, finding.check), of_check(&after, finding.check));
    if after.len() < before.len() {
        return Ok(());
    }
    let found = after.join("\n  ");
    let shown = diff(text, &repaired);
    Err(format!("after it there are still {} findings:\n  {found}\n{shown}", after.len()))
}

fn of_check(analysis: &Analysis, check: &str) -> Vec<String> {
    let same = analysis.findings.iter().filter(|other| other.check == check);
    same.map(|other| other.message.clone()).collect()
}
