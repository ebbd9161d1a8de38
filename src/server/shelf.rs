//! The sources and ledgers that drafts are compared with, as the worker last read them.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::configuration::Rules;
use crate::ledger::Ledger;
use crate::sources::load::{self, Material, Stamp};

/// What was read, by the folder it lies in.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    folders: HashMap<PathBuf, Kept>,
}

#[derive(Debug)]
struct Kept {
    files: Vec<String>,
    stamp: Stamp,
    ledger: Option<Arc<str>>,
    material: Material,
}

impl Shelf {
    /// The material for a draft. It is read anew where the rules speak of another state of it; what
    /// cannot be read is told then.
    pub(super) fn material(&mut self, rules: &Rules) -> (Material, Vec<String>) {
        let Some(folder) = &rules.folder else { return Default::default() };
        let files = &rules.settings.sources.files;
        if let Some(kept) = self.folders.get(folder)
            && (&kept.stamp, &kept.files, &kept.ledger) == (&rules.stamp, files, &rules.ledger)
        {
            return (kept.material.clone(), Vec::new());
        }
        let (mut material, mut problems) = load::material(folder, files);
        if let Some(text) = &rules.ledger {
            let read = Ledger::parse(text).unwrap_or_else(|error| {
                problems.push(format!("the ledger in the editor is not one:\n{error}"));
                Ledger::default()
            });
            material.ledger = read.into();
        }
        let (files, stamp, ledger) = (files.clone(), rules.stamp.clone(), rules.ledger.clone());
        let kept = Kept { files, stamp, ledger, material: material.clone() };
        self.folders.insert(folder.clone(), kept);
        (material, problems)
    }
}
