//! One draft, read with the settings that hold for it, for the commands that tell what is in it.

use std::sync::Arc;

use super::args::Reading;
use super::check;
use super::desk::{Desk, Rules};
use super::files::{self, Origin, Source};
use super::{complain, show};
use crate::analysis::{Analysis, Analyzer, Draft};
use crate::ledger::Ledger;

/// A draft that was read.
pub(super) struct One {
    /// The draft.
    pub(super) source: Source,
    /// What is known of it.
    pub(super) analysis: Analysis,
    /// What has been verified of it.
    pub(super) ledger: Arc<Ledger>,
    /// Whether something was wrong with its settings, which is told by now.
    pub(super) flawed: bool,
}

impl One {
    /// Reads a file, or standard input for `-`; `None` where it cannot be read, which is told then.
    pub(super) fn read(file: &str, reading: &Reading) -> Option<Self> {
        let origin = if file == "-" { Origin::Stdin } else { Origin::File(file.into()) };
        let stdin_name = reading.stdin_name.as_deref();
        let source = files::read(&origin, stdin_name).map_err(|problem| complain(&problem)).ok()?;
        let today = Some(reading.date.unwrap_or_else(check::today));
        let mut desk = Desk::new(reading.config.as_deref(), Vec::new());
        let Rules { settings, material } = desk.rules(&origin.folder(stdin_name));
        let problems = desk.take_problems();
        for problem in &problems {
            show(problem);
        }
        let (text, format) = (source.text.clone(), source.format);
        let draft = Draft { text, format, today, ..Draft::default() };
        let analysis = Analyzer::new(settings).analyze(&draft);
        Some(Self { source, analysis, ledger: material.ledger, flawed: !problems.is_empty() })
    }
}
