//! How many findings there were.

use std::fmt;

use serde::Serialize;

use crate::findings::{Finding, Severity};

/// How many drafts were checked and what was found in them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(in super::super) struct Tally {
    drafts: usize,
    errors: usize,
    warnings: usize,
    infos: usize,
    hints: usize,
}

impl Tally {
    /// One draft with its findings.
    pub(in super::super) fn of(findings: &[Finding]) -> Self {
        let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
        Self {
            drafts: 1,
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            infos: count(Severity::Info),
            hints: count(Severity::Hint),
        }
    }

    /// Takes in what another one counted.
    pub(in super::super) fn add(&mut self, other: Self) {
        self.drafts += other.drafts;
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.infos += other.infos;
        self.hints += other.hints;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What could not be read has been complained of.
        if self.drafts == 0 {
            return Ok(());
        }
        let counts = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.infos, "info", "infos"),
            (self.hints, "hint", "hints"),
        ];
        let mut told: Vec<String> = counts
            .iter()
            .filter(|(n, ..)| *n > 0)
            .map(|&(n, one, many)| some(n, one, many))
            .collect();
        if told.is_empty() {
            told.push("nothing found".into());
        }
        writeln!(f, "{} in {}", told.join(", "), some(self.drafts, "draft", "drafts"))
    }
}

fn some(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
