//! What the drafts of a series tell one another, as they stand on disk. The thread that reads drafts
//! which are not open owns it; the main loop is given a series whole, as often as it is another one.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::sweep::{FileStamp, stamp};
use crate::analysis::digest;
use crate::files;
use crate::series::{Digest, Series};
use crate::settings::{self, Settings};

/// A series as it was read.
#[derive(Debug)]
pub(super) struct Gathered {
    /// The folder it lies in.
    pub(super) folder: PathBuf,
    /// Its drafts; the same as before where none has changed.
    pub(super) series: Arc<Series>,
    /// The drafts that have to be compared anew, besides those that changed themselves.
    pub(super) touched: BTreeSet<PathBuf>,
}

/// All series that were read, by their folders.
#[derive(Debug, Default)]
pub(super) struct Gatherer {
    kept: HashMap<PathBuf, Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    drafts: BTreeMap<Arc<str>, (FileStamp, Arc<Digest>)>,
    series: Arc<Series>,
}

impl Gatherer {
    /// Reads the drafts of a folder that have changed since they were read last. Those below it that
    /// another settings file holds for belong to another series.
    pub(super) fn gather(&mut self, folder: PathBuf, settings: &Settings) -> Gathered {
        let kept = self.kept.entry(folder.clone()).or_default();
        let mut drafts = BTreeMap::new();
        let mut changed: Vec<(Arc<Digest>, Arc<Digest>)> = Vec::new();
        for path in members(&folder) {
            let name: Arc<str> = name(&folder, &path).into();
            let stamp = stamp(&path);
            let old = kept.drafts.remove(&name);
            if let Some(old) = old.as_ref().filter(|(known, _)| *known == stamp) {
                drafts.insert(name, old.clone());
                continue;
            }
            let new = Arc::new(read(&path, settings));
            let old = old.map(|(_, old)| old).unwrap_or_default();
            if old != new {
                changed.push((old, Arc::clone(&new)));
            }
            drafts.insert(name, (stamp, new));
        }
        let gone = std::mem::take(&mut kept.drafts).into_values();
        changed.extend(gone.map(|(_, old)| (old, Arc::default())));
        kept.drafts = drafts;
        let mut touched = BTreeSet::new();
        if !changed.is_empty() {
            let digests = kept.drafts.iter();
            let digests = digests.map(|(name, (_, digest))| (Arc::clone(name), Arc::clone(digest)));
            let series: Arc<Series> = Series::of(digests).into();
            // The first time there is nothing that was compared before.
            if !kept.series.is_empty() {
                let both = changed.iter().flat_map(|(old, new)| series.touched_by(old, new));
                touched = both.map(|name| folder.join(&*name)).collect();
            }
            kept.series = series;
        }
        Gathered { folder, series: Arc::clone(&kept.series), touched }
    }

    /// Keeps nothing more of a folder.
    pub(super) fn forget(&mut self, folder: &Path) {
        self.kept.remove(folder);
    }
}

/// What a draft is called in the series of a folder.
pub(super) fn name(folder: &Path, path: &Path) -> String {
    path.strip_prefix(folder).unwrap_or(path).to_string_lossy().into_owned()
}

/// The drafts of a series: those for which the settings file in the folder holds, or none at all where
/// there is none in it.
fn members(folder: &Path) -> Vec<PathBuf> {
    let holds = |of: &Path| settings::nearest(of, Path::exists);
    let file = holds(folder);
    let mut same: HashMap<PathBuf, bool> = HashMap::new();
    let (found, _) = files::walk(folder);
    let belongs = |path: &PathBuf| {
        let Some(parent) = path.parent() else { return false };
        match same.get(parent) {
            Some(&same) => same,
            None => *same.entry(parent.to_owned()).or_insert_with(|| holds(parent) == file),
        }
    };
    found.into_iter().filter(belongs).collect()
}

/// What a draft tells; nothing where it cannot be read, which is told where it is opened or checked.
fn read(path: &Path, settings: &Settings) -> Digest {
    let Ok(source) = files::read(path) else { return Digest::default() };
    let read = || digest(source.text, source.format, source.base, settings);
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_default()
}
