//! The drafts of the workspace that are not open: which there are, when each is read, and how what
//! was found in them gets to the client. They are read on a thread of their own, one after the other.
//!
//! An open draft is none of these: what its editor holds counts, until it is closed.

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp_server::ls_types::{
    Diagnostic, MessageType, PreviousResultId, Uri, WorkspaceDiagnosticParams,
    WorkspaceDiagnosticReport, WorkspaceDocumentDiagnosticReport,
};

use super::super::configuration::Rules;
use super::super::convert;
use super::super::diagnostics::{self, Report};
use super::super::progress::Progress;
use super::super::sweep::{Errand, FileStamp, Sweeper, Swept, Walked};
use super::super::watch::{self, Watchers};
use super::MainLoop;
use super::delivery::Delivery;
use crate::document::Format;

/// What is known of the drafts that are not open.
#[derive(Debug, Default)]
pub(super) struct Workspace {
    /// The client has said that it is ready for messages.
    ready: bool,
    /// The folders whose drafts are read.
    folders: Vec<PathBuf>,
    /// The thread that reads them, once there is anything to read.
    sweeper: Option<Sweeper>,
    /// The last walk that was asked for.
    pass: u64,
    /// The drafts there are, open or not.
    found: HashSet<PathBuf>,
    /// Those that are not open and have been read.
    read: HashMap<Uri, Unopened>,
    /// Those that are to be looked at.
    queue: VecDeque<PathBuf>,
    /// Whether the thread has something to do.
    under_way: bool,
    /// How far the queue has come, for the user to see.
    progress: Option<Progress>,
    /// How many passes had a progress of their own.
    told: u64,
    /// What the client is asked to watch besides our own files, once it has been asked.
    watchers: Option<Watchers>,
    /// The number of the last set of diagnostics.
    sets: u64,
}

/// A draft that is not open, as it was last read.
#[derive(Debug)]
struct Unopened {
    rules: Rules,
    stamp: FileStamp,
    diagnostics: Arc<Vec<Diagnostic>>,
    /// The number of that set.
    set: u64,
    /// Whether the client shows findings that were pushed.
    pushed: bool,
    /// Whether another draft of its series has changed in what concerns it.
    stale: bool,
}

impl Unopened {
    /// What the set is called in pulled reports. Those of open drafts are bare numbers.
    fn id(&self) -> String {
        format!("w{}", self.set)
    }
}

impl MainLoop {
    /// The client is ready: what the settings ask for can begin.
    pub(super) fn start_workspace(&mut self) {
        self.workspace.ready = true;
        self.apply_to_workspace();
    }

    /// Follows the settings: reads what is now to be read, and again what other rules hold for.
    pub(super) fn apply_to_workspace(&mut self) {
        if !self.workspace.ready {
            return;
        }
        let folders = self.folders_to_read();
        if folders != self.workspace.folders {
            self.workspace.folders = folders;
            self.forget_unopened();
            self.walk();
        } else if !self.workspace.folders.is_empty() {
            let again = self.read_by_other_rules();
            self.enqueue(again);
        }
        self.watch_files();
    }

    fn folders_to_read(&mut self) -> Vec<PathBuf> {
        let folders = self.configuration.folders().to_vec();
        let asked = folders.into_iter().filter(|folder| {
            let inside = convert::uri(&folder.join("any.md"));
            inside.is_some_and(|uri| self.configuration.of(&uri).settings.editor.whole_workspace)
        });
        asked.collect()
    }

    /// Those of a folder share their rules, which are looked up once.
    fn read_by_other_rules(&mut self) -> Vec<PathBuf> {
        let mut rules: HashMap<PathBuf, Rules> = HashMap::new();
        let mut again = Vec::new();
        for (uri, draft) in &self.workspace.read {
            let Some(path) = convert::path(uri) else { continue };
            let Some(folder) = path.parent() else { continue };
            if !rules.contains_key(folder) {
                rules.insert(folder.to_owned(), self.configuration.of(uri));
            }
            if rules.get(folder) != Some(&draft.rules) {
                again.push(path);
            }
        }
        again
    }

    /// Looks up which drafts there are; those that are gone are taken back, all others looked at.
    pub(super) fn walk(&mut self) {
        if self.workspace.folders.is_empty() {
            return;
        }
        self.workspace.pass += 1;
        let (pass, folders) = (self.workspace.pass, self.workspace.folders.clone());
        self.sweeper().walk(pass, folders);
    }

    pub(super) fn walked(&mut self, walked: Walked) {
        if walked.pass != self.workspace.pass {
            return;
        }
        for problem in walked.problems {
            self.outbox.log(MessageType::WARNING, problem);
        }
        self.workspace.found = walked.drafts.iter().cloned().collect();
        let is_gone = |uri: &&Uri| {
            convert::path(uri).is_none_or(|path| !self.workspace.found.contains(&path))
        };
        let gone: Vec<Uri> = self.workspace.read.keys().filter(is_gone).cloned().collect();
        for uri in gone {
            self.forget(&uri);
        }
        self.workspace.queue.clear();
        self.enqueue(walked.drafts);
    }

    /// Files were made, changed or deleted.
    pub(super) fn drafts_touched(&mut self, files: &[Uri]) {
        if self.workspace.folders.is_empty() {
            return;
        }
        let paths: Vec<PathBuf> = files.iter().filter_map(convert::path).collect();
        let is_draft = |path: &PathBuf| Format::of_path(&path.to_string_lossy()).is_some();
        let (known, new): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| self.workspace.found.contains(path));
        // Only a walk knows whether a new file is one that is to be ignored.
        if new.iter().any(is_draft) {
            self.walk();
        }
        self.enqueue(known);
    }

    /// A draft was opened: from now on what its editor holds counts.
    pub(super) fn no_longer_unopened(&mut self, uri: &Uri) {
        let ours = convert::as_ours(uri);
        let Some(old) = self.workspace.read.remove(&ours) else { return };
        // Where findings are pushed, those of the editor's text take the place of these.
        if old.pushed && (self.delivery != Delivery::Push || ours != *uri) {
            self.outbox.publish(ours, Vec::new(), None);
        }
    }

    fn enqueue(&mut self, paths: Vec<PathBuf>) {
        if paths.is_empty() {
            return;
        }
        let waiting: HashSet<&Path> = self.workspace.queue.iter().map(PathBuf::as_path).collect();
        let new: Vec<PathBuf> =
            paths.into_iter().filter(|path| !waiting.contains(path.as_path())).collect();
        self.workspace.queue.extend(new);
        let features = self.features;
        if features.progress && self.workspace.progress.is_none() {
            self.workspace.told += 1;
            let (client, name) = (self.client.clone(), self.workspace.told);
            self.workspace.progress = Some(Progress::start(client, name, "Checking drafts"));
        }
        if let Some(progress) = &mut self.workspace.progress {
            progress.expect(self.workspace.queue.len());
        }
        self.sweep_on();
    }

    /// Has the next draft read that is not open.
    pub(super) fn sweep_on(&mut self) {
        if self.workspace.under_way {
            return;
        }
        while let Some(path) = self.workspace.queue.pop_front() {
            if self.is_open(&path) {
                continue;
            }
            let Some(uri) = convert::uri(&path) else { continue };
            let rules = self.configuration.of(&uri);
            let seat = self.series.seat(&uri, &rules, &self.configuration);
            if self.series.is_awaited(&seat) {
                self.workspace.queue.push_front(path);
                self.gather();
                return;
            }
            let known = self.workspace.read.get(&uri);
            let known = known.filter(|known| known.rules == rules && !known.stale);
            let known = known.map(|known| known.stamp);
            let features = self.features;
            self.workspace.under_way = true;
            self.sweeper().read(Errand { path, uri, rules, known, features, seat });
            return;
        }
        self.workspace.progress = None;
    }

    /// The series that drafts belong to which are not open, and the one that is to be read next.
    pub(super) fn series_of_unopened(&mut self) -> Vec<PathBuf> {
        let read = self.workspace.read.iter();
        let seats = read
            .map(|(uri, draft)| self.series.seat(uri, &draft.rules, &self.configuration).folder);
        let mut folders: HashSet<PathBuf> = seats.collect();
        if let Some(uri) = self.workspace.queue.front().and_then(|path| convert::uri(path)) {
            let rules = self.configuration.of(&uri);
            folders.insert(self.series.seat(&uri, &rules, &self.configuration).folder);
        }
        folders.into_iter().collect()
    }

    /// Other drafts of their series have changed in what concerns these.
    pub(super) fn unopened_touched(&mut self, paths: BTreeSet<PathBuf>) {
        let read = &mut self.workspace.read;
        let mut stale = |path: &PathBuf| {
            let known = convert::uri(path).and_then(|uri| read.get_mut(&uri));
            known.map(|known| known.stale = true).is_some()
        };
        let paths: Vec<PathBuf> = paths.into_iter().filter(|path| stale(path)).collect();
        self.enqueue(paths);
    }

    /// Whether an editor holds the draft. Editors do not agree on what to escape in an address.
    fn is_open(&self, path: &Path) -> bool {
        self.drafts.keys().any(|open| convert::path(open).as_deref() == Some(path))
    }

    pub(super) fn sweeper(&mut self) -> &Sweeper {
        let (events, options) = (&self.events, &self.options);
        self.workspace
            .sweeper
            .get_or_insert_with(|| Sweeper::start(events.clone(), options.clone()))
    }

    pub(super) fn swept(&mut self, swept: Swept) {
        self.workspace.under_way = false;
        if let Some(progress) = &self.workspace.progress {
            progress.left(self.workspace.queue.len());
        }
        let path = convert::path(&swept.uri);
        let path = path.filter(|path| self.workspace.found.contains(path) && !self.is_open(path));
        if let Some(path) = path {
            if self.configuration.of(&swept.uri) == swept.rules {
                self.take_in(swept);
            } else {
                self.enqueue(vec![path]);
            }
        }
        self.sweep_on();
    }

    fn take_in(&mut self, swept: Swept) {
        let Swept { uri, rules, stamp, found } = swept;
        if stamp.is_none() {
            return self.forget(&uri);
        }
        let found = match found {
            None => return,
            Some(Ok(found)) => found,
            Some(Err(problem)) => {
                self.outbox.log(MessageType::WARNING, problem);
                Vec::new()
            }
        };
        let old = self.workspace.read.remove(&uri);
        let pushed = old.as_ref().is_some_and(|old| old.pushed);
        let same = old.filter(|old| *old.diagnostics == found);
        let draft = if let Some(same) = same {
            Unopened { rules, stamp, stale: false, ..same }
        } else {
            self.workspace.sets += 1;
            let mut new = Unopened {
                rules,
                stamp,
                diagnostics: found.into(),
                set: self.workspace.sets,
                pushed,
                stale: false,
            };
            if self.pushes_unopened() && (pushed || !new.diagnostics.is_empty()) {
                self.outbox.publish(uri.clone(), Arc::clone(&new.diagnostics), None);
                new.pushed = !new.diagnostics.is_empty();
            }
            new
        };
        self.workspace.read.insert(uri, draft);
    }

    /// The user wants to hear no more of it: what has been read stays.
    pub(super) fn stop_sweep(&mut self) {
        let left = self.workspace.queue.len();
        self.workspace.queue.clear();
        self.workspace.progress = None;
        let were =
            if left == 1 { "draft that is not open was" } else { "drafts that are not open were" };
        let message = format!(
            "stopped: {left} {were} not read; \
             each is when it changes, and all when the editor starts again"
        );
        self.outbox.log(MessageType::INFO, message);
    }

    fn forget_unopened(&mut self) {
        let all: Vec<Uri> = self.workspace.read.keys().cloned().collect();
        for uri in all {
            self.forget(&uri);
        }
        self.workspace.found.clear();
        self.workspace.queue.clear();
        self.workspace.progress = None;
    }

    fn forget(&mut self, uri: &Uri) {
        let Some(old) = self.workspace.read.remove(uri) else { return };
        if old.pushed {
            self.outbox.publish(uri.clone(), Vec::new(), None);
        }
    }

    /// Whether the client would not pull the findings of drafts that are not open.
    fn pushes_unopened(&self) -> bool {
        !self.features.pull_all || self.delivery == Delivery::Push
    }

    /// Pushes to a client that turns out not to pull.
    pub(super) fn push_unopened(&mut self) {
        let unseen = |draft: &Unopened| !draft.pushed && !draft.diagnostics.is_empty();
        for (uri, draft) in self.workspace.read.iter_mut().filter(|(_, draft)| unseen(draft)) {
            draft.pushed = true;
            self.outbox.publish(uri.clone(), Arc::clone(&draft.diagnostics), None);
        }
    }

    /// Takes back what was pushed to a client that turns out to pull.
    pub(super) fn take_back_unopened(&mut self) {
        if !self.features.pull_all {
            return;
        }
        for (uri, draft) in self.workspace.read.iter_mut().filter(|(_, draft)| draft.pushed) {
            draft.pushed = false;
            self.outbox.publish(uri.clone(), Vec::new(), None);
        }
    }

    /// The drafts that have been read, open or not. Of those without findings only what the client
    /// has asked about before is worth telling.
    pub(super) fn workspace_report(
        &mut self,
        params: &WorkspaceDiagnosticParams,
    ) -> WorkspaceDiagnosticReport {
        let previous = params.previous_result_ids.iter();
        let mut previous: HashMap<Uri, &PreviousResultId> =
            previous.map(|id| (convert::as_ours(&id.uri), id)).collect();
        let mut items = Vec::new();
        for (uri, draft) in self.drafts.iter_mut().filter(|(_, draft)| draft.is_current()) {
            let known = previous.remove(&convert::as_ours(uri)).map(|id| id.value.as_str());
            let report = diagnostics::pull(draft, uri, known, self.features);
            items.push(report.of_workspace(uri.clone(), Some(draft.version)));
        }
        for uri in self.drafts.keys() {
            previous.remove(&convert::as_ours(uri));
        }
        for (uri, draft) in &self.workspace.read {
            let known = previous.remove(uri).map(|id| id.value.as_str());
            items.extend(unopened_report(uri, draft, known));
        }
        // What the client still holds of drafts that are gone.
        let nothing = |uri: &Uri| Report::Full(None, Vec::new()).of_workspace(uri.clone(), None);
        items.extend(previous.into_values().map(|id| nothing(&id.uri)));
        WorkspaceDiagnosticReport { items }
    }

    /// Asks the client to watch the drafts, if they are read, and the sources.
    pub(super) fn watch_files(&mut self) {
        if !self.features.register_watchers || !self.workspace.ready {
            return;
        }
        let mut globs = self.configuration.source_globs();
        if !self.workspace.folders.is_empty() || self.series.any() {
            globs.insert(watch::drafts());
        }
        let start = || Watchers::start(self.client.clone());
        self.workspace.watchers.get_or_insert_with(start).watch(globs);
    }
}

fn unopened_report(
    uri: &Uri,
    draft: &Unopened,
    previous: Option<&str>,
) -> Option<WorkspaceDocumentDiagnosticReport> {
    let id = draft.id();
    let report = match previous {
        Some(previous) if previous == id => Report::Unchanged(id),
        None if draft.diagnostics.is_empty() => return None,
        _ => Report::Full(Some(id), draft.diagnostics.as_ref().clone()),
    };
    Some(report.of_workspace(uri.clone(), None))
}
