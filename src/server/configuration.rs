//! What holds for which draft: `deskcheck.toml` above it, the client's settings on top, and in what
//! state the sources and the ledger beside that file are.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;
use tower_lsp_server::ls_types::{Diagnostic, DiagnosticSeverity, Uri};

use super::client::Features;
use super::convert::{self, Places};
use super::diagnostics::SOURCE;
use super::watch;
use crate::checks;
use crate::ledger;
use crate::settings::{self, Problem, Settings};
use crate::sources::load::{self, Stamp};
use crate::text::LineIndex;

/// What holds for a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rules {
    /// The settings.
    pub(super) settings: Arc<Settings>,
    /// Where the sources and the ledger are; `None` where there is no settings file.
    pub(super) folder: Option<PathBuf>,
    /// In what state they are. Reading them is the worker's business.
    pub(super) stamp: Stamp,
    /// The ledger as it stands in the editor, where it is open.
    pub(super) ledger: Option<Arc<str>>,
}

/// The rules of all drafts. What was read is kept until [`Configuration::forget_files`].
#[derive(Debug, Default)]
pub(super) struct Configuration {
    /// The folders of the workspace.
    folders: Vec<PathBuf>,
    /// What the client has set, in the shape of a settings file.
    client: Value,
    /// The same for single folders of the workspace, where it tells them apart.
    client_of: HashMap<PathBuf, Value>,
    /// Settings files and ledgers that are open in the editor, with what stands there.
    open: HashMap<PathBuf, Arc<str>>,
    /// Settings files by the folder of a draft.
    nearest: HashMap<PathBuf, Option<PathBuf>>,
    /// What holds by a settings file, `None` being the absence of any, and by the client's settings
    /// of a folder.
    read: HashMap<(Option<PathBuf>, Option<PathBuf>), Rules>,
    /// What is wrong in the settings files that were read.
    problems: HashMap<PathBuf, (Arc<str>, Vec<Problem>)>,
    /// What is to be told of the client's settings.
    complaints: Vec<String>,
}

impl Configuration {
    /// Takes note of the workspace's folders.
    pub(super) fn set_folders(&mut self, folders: impl IntoIterator<Item = PathBuf>) {
        self.folders = folders.into_iter().collect();
        self.forget_files();
    }

    /// The workspace's folders.
    pub(super) fn folders(&self) -> &[PathBuf] {
        &self.folders
    }

    /// Takes the client's settings, with or without a `deskcheck` around them; whether they differ
    /// from those before.
    pub(super) fn set_client(&mut self, settings: Value) -> bool {
        let inner = ours(settings);
        let changed = self.client != inner;
        if changed {
            self.client = inner;
            self.read.clear();
        }
        changed
    }

    /// Takes the client's settings for single folders, in place of all that it has told of them;
    /// whether they differ from those before.
    pub(super) fn set_client_of_folders(&mut self, settings: HashMap<PathBuf, Value>) -> bool {
        let settings = settings.into_iter().map(|(folder, said)| (folder, ours(said))).collect();
        let changed = self.client_of != settings;
        if changed {
            self.client_of = settings;
            self.read.clear();
        }
        changed
    }

    /// Whether the client itself has set the setting at this path for a draft.
    pub(super) fn client_sets(&self, uri: &Uri, path: &[&str]) -> bool {
        let own = self.own_settings(uri).and_then(|folder| self.client_of.get(&folder));
        let client = own.unwrap_or(&self.client);
        let found = path.iter().try_fold(client, |value, key| value.get(key));
        found.is_some_and(|value| !value.is_null())
    }

    /// Takes the text of a settings file that is open in the editor.
    pub(super) fn open_file(&mut self, path: PathBuf, text: Arc<str>) {
        self.open.insert(path, text);
        self.forget_files();
    }

    /// A settings file is no longer open.
    pub(super) fn close_file(&mut self, path: &Path) {
        self.open.remove(path);
        self.forget_files();
    }

    /// Files may have changed: all are read anew when they are needed.
    pub(super) fn forget_files(&mut self) {
        self.nearest.clear();
        self.read.clear();
        self.problems.clear();
    }

    /// The rules that hold for a draft.
    pub(super) fn of(&mut self, uri: &Uri) -> Rules {
        let key = (self.file_of(uri), self.own_settings(uri));
        if let Some(rules) = self.read.get(&key) {
            return rules.clone();
        }
        let (file, own) = &key;
        let settings = Arc::new(self.understand(file.as_deref(), own.as_deref()));
        let folder = file.as_deref().and_then(Path::parent).map(Path::to_owned);
        let stamp = folder.as_deref().map(|folder| load::stamp(folder, &settings.sources.files));
        let ledger = folder.as_deref().map(|folder| folder.join(ledger::FILE_NAME));
        let ledger = ledger.and_then(|path| self.open.get(&path).cloned());
        let rules = Rules { settings, folder, stamp: stamp.unwrap_or_default(), ledger };
        self.read.insert(key, rules.clone());
        rules
    }

    /// The sources of the settings files that were read, as patterns of files to watch.
    pub(super) fn source_globs(&self) -> BTreeSet<String> {
        let files = self.read.values().flat_map(|rules| &rules.settings.sources.files);
        let names = files.filter_map(|file| Path::new(file).file_name());
        names.map(|name| watch::named(&name.to_string_lossy())).collect()
    }

    /// The folder whose drafts a draft belongs together with: that of its settings file, else that of
    /// its workspace. `None` where it has neither.
    pub(super) fn series_folder(&self, uri: &Uri, rules: &Rules) -> Option<PathBuf> {
        rules.folder.clone().or_else(|| self.root(convert::path(uri)?.parent()?).cloned())
    }

    /// What is wrong in settings files, as diagnostics of those files that have any.
    pub(super) fn diagnostics(&self, features: Features) -> Vec<(Uri, Vec<Diagnostic>)> {
        let mut all: Vec<_> = self
            .problems
            .iter()
            .filter(|(_, (_, problems))| !problems.is_empty())
            .filter_map(|(path, (text, problems))| {
                Some((convert::uri(path)?, diagnostics(text, problems, features)))
            })
            .collect();
        all.sort_by(|(a, _), (b, _)| a.cmp(b));
        all
    }

    /// What is wrong in the client's settings and has not been told yet.
    pub(super) fn complaints(&mut self) -> Vec<String> {
        std::mem::take(&mut self.complaints)
    }

    /// The settings file that holds for a draft, or the path of the one that would: in its
    /// workspace's folder, else beside it. `None` where the draft is no file.
    pub(super) fn home(&mut self, uri: &Uri) -> Option<PathBuf> {
        let nearest = self.file_of(uri);
        nearest.or_else(|| {
            let folder = self.folder_of(uri)?;
            let root = self.root(&folder).unwrap_or(&folder);
            let within = settings::reach(&folder, Path::exists);
            let home = within.take_while(|above| above.starts_with(root)).last();
            Some(home?.join(settings::FILE_NAME))
        })
    }

    fn understand(&mut self, file: Option<&Path>, own: Option<&Path>) -> Settings {
        let text = file.map(|path| (path, self.text_of(path)));
        let (text, unreadable) = match &text {
            Some((_, Ok(text))) => (Arc::clone(text), None),
            Some((path, Err(error))) => ("".into(), Some((*path, error.to_string()))),
            None => ("".into(), None),
        };
        let client = own.and_then(|folder| self.client_of.get(folder)).unwrap_or(&self.client);
        let mut layered = settings::layered(&text, client, &checks::names());
        if let Some((path, error)) = unreadable {
            self.complaints.push(format!("{} cannot be read: {error}", path.display()));
        }
        self.complaints.append(&mut layered.client);
        if let Some(path) = file {
            self.problems.insert(path.to_owned(), (text, layered.parsed.problems));
        }
        layered.parsed.settings
    }

    fn text_of(&self, path: &Path) -> std::io::Result<Arc<str>> {
        match self.open.get(path) {
            Some(text) => Ok(Arc::clone(text)),
            None => read(path).map(Into::into),
        }
    }

    fn file_of(&mut self, uri: &Uri) -> Option<PathBuf> {
        let folder = self.folder_of(uri)?;
        if let Some(nearest) = self.nearest.get(&folder) {
            return nearest.clone();
        }
        let nearest =
            settings::nearest(&folder, |path| self.open.contains_key(path) || path.exists());
        self.nearest.insert(folder, nearest.clone());
        nearest
    }

    /// The folder that a draft lies in. One that was never saved is taken to lie in the workspace's
    /// first.
    fn folder_of(&self, uri: &Uri) -> Option<PathBuf> {
        match convert::path(uri) {
            Some(path) => path.parent().map(Path::to_owned),
            None => self.folders.first().cloned(),
        }
    }

    /// The folder whose own settings of the client hold for a draft.
    fn own_settings(&self, uri: &Uri) -> Option<PathBuf> {
        let path = convert::path(uri)?;
        let folders = self.client_of.keys().filter(|folder| path.starts_with(folder));
        folders.max_by_key(|folder| folder.components().count()).cloned()
    }

    /// The workspace's folder that a folder lies in.
    fn root(&self, folder: &Path) -> Option<&PathBuf> {
        let roots = self.folders.iter().filter(|root| folder.starts_with(root));
        roots.min_by_key(|root| root.components().count())
    }
}

/// What is ours of the client's settings, with or without a `deskcheck` around it.
fn ours(settings: Value) -> Value {
    let inner = match settings {
        Value::Object(mut fields) => match fields.remove("deskcheck") {
            Some(inner) => inner,
            None => Value::Object(fields),
        },
        other => other,
    };
    if inner.is_object() { inner } else { Value::Null }
}

#[expect(clippy::disallowed_methods, reason = "the server reads the settings file")]
fn read(path: &Path) -> std::io::Result<String> {
    let bytes = std::fs::read(path)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn diagnostics(text: &str, problems: &[Problem], features: Features) -> Vec<Diagnostic> {
    let lines = LineIndex::new(text);
    let places = Places::new(text, &lines, features.columns());
    let diagnostic = |problem: &Problem| Diagnostic {
        range: places.range(problem.span),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message: problem.message.clone(),
        ..Diagnostic::default()
    };
    problems.iter().map(diagnostic).collect()
}

/// Whether an address is that of a settings file.
pub(super) fn is_settings_file(uri: &Uri) -> bool {
    name(uri) == Some(settings::FILE_NAME)
}

/// Whether an address is that of a file that says how drafts are checked, and is none itself: a
/// settings file or a ledger.
pub(super) fn is_own_file(uri: &Uri) -> bool {
    is_settings_file(uri) || name(uri) == Some(ledger::FILE_NAME)
}

fn name(uri: &Uri) -> Option<&str> {
    uri.path().as_str().rsplit('/').next()
}
