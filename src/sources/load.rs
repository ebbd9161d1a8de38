//! Reads from disk what lies beside a settings file: the sources it names, and the ledger.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use super::{Source, Sources};
use crate::ledger::{self, Ledger};

/// What a desk has to compare its drafts with.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// The reporter's own material.
    pub sources: Arc<Sources>,
    /// What has been verified.
    pub ledger: Arc<Ledger>,
}

/// A state of the files: as long as it is the same, reading them again brings nothing new.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stamp(Vec<Option<(SystemTime, u64)>>);

/// Reads the ledger in `folder` and the sources `files`, whose paths are relative to it. What cannot
/// be read is left out and told, one sentence each.
pub fn material(folder: &Path, files: &[String]) -> (Material, Vec<String>) {
    let mut problems = Vec::new();
    let mut sources = Vec::new();
    for name in files {
        match text(&folder.join(name)) {
            Ok(text) => sources.push(Source { name: name.clone(), text: text.into() }),
            Err(problem) => problems.push(format!("the source {name} {problem}")),
        }
    }
    let ledger = read_ledger(folder).unwrap_or_else(|problem| {
        problems.push(problem);
        Ledger::default()
    });
    let sources = Arc::new(Sources::new(sources));
    (Material { sources, ledger: Arc::new(ledger) }, problems)
}

/// The state of the files that [`material`] would read.
pub fn stamp(folder: &Path, files: &[String]) -> Stamp {
    let names = files.iter().map(String::as_str).chain([ledger::FILE_NAME]);
    Stamp(names.map(|name| stamp_of(&folder.join(name))).collect())
}

fn stamp_of(path: &PathBuf) -> Option<(SystemTime, u64)> {
    let file = fs::metadata(path).ok()?;
    Some((file.modified().ok()?, file.len()))
}

fn read_ledger(folder: &Path) -> Result<Ledger, String> {
    let path = folder.join(ledger::FILE_NAME);
    if !path.exists() {
        return Ok(Ledger::default());
    }
    let text = text(&path).map_err(|problem| format!("the ledger {} {problem}", path.display()))?;
    Ledger::parse(&text)
        .map_err(|error| format!("the ledger {} is not one:\n{error}", path.display()))
}

#[expect(clippy::disallowed_methods, reason = "this is where sources come in from outside")]
fn text(path: &Path) -> Result<String, String> {
    let bytes = fs::read(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => format!("is not at {}", path.display()),
        _ => format!("cannot be read: {error}"),
    })?;
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("is not UTF-8 (byte {at}): save it as UTF-8 text")
    })
}
