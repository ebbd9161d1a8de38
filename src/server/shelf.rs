//! The sources and ledgers that drafts are compared with, as the worker last read them.

use std::collections::HashMap;
use std::path::PathBuf;

use super::configuration::Rules;
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
    material: Material,
}

impl Shelf {
    /// The material for a draft. It is read anew where the rules speak of another state of it; what
    /// cannot be read is told then.
    pub(super) fn material(&mut self, rules: &Rules) -> (Material, Vec<String>) {
        let Some(folder) = &rules.folder else { return Default::default() };
        let files = &rules.settings.sources.files;
        if let Some(kept) = self.folders.get(folder)
            && (&kept.stamp, &kept.files) == (&rules.stamp, files)
        {
            return (kept.material.clone(), Vec::new());
        }
        let (material, problems) = load::material(folder, files);
        let (files, stamp) = (files.clone(), rules.stamp.clone());
        let kept = Kept { files, stamp, material: material.clone() };
        self.folders.insert(folder.clone(), kept);
        (material, problems)
    }
}
