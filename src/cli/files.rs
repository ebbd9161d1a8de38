//! Drafts as the command line names them: files, folders and standard input.

use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

use crate::files;
pub(super) use crate::files::Source;

/// Where a draft comes from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Origin {
    /// Standard input.
    Stdin,
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// The folder whose settings hold for it, as an absolute path. `stdin_name` is what standard
    /// input is called.
    pub(super) fn folder(&self, stdin_name: Option<&str>) -> PathBuf {
        let path = match self {
            Self::Stdin => Path::new(stdin_name.unwrap_or_default()),
            Self::File(path) => path,
        };
        let folder = path.parent().unwrap_or(Path::new("."));
        // `a.md` has the parent ``, which is this folder as well.
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        // Behind `..` the folders above by the path are not those above on disk.
        let whole = if folder.components().any(|part| part == Component::ParentDir) {
            folder.canonicalize()
        } else {
            std::path::absolute(folder)
        };
        whole.unwrap_or_else(|_| folder.to_owned())
    }
}

/// The drafts that `paths` name, in order and each once, and what is wrong with those that name
/// none. A file is taken whatever its name ends in; in a folder only the endings of drafts count.
pub(super) fn find(paths: &[String]) -> (Vec<Origin>, Vec<String>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for path in paths {
        if path == "-" {
            found.push(Origin::Stdin);
        } else if Path::new(path).is_dir() {
            let before = found.len();
            let (drafts, unread) = files::walk(Path::new(path));
            found.extend(drafts.into_iter().map(Origin::File));
            problems.extend(unread);
            if found.len() == before {
                problems.push(format!(
                    "{path}: no drafts in this folder (files like *.md or *.txt that no .gitignore \
                     or .ignore names); give a file by name to have it checked in any case"
                ));
            }
        } else {
            found.push(Origin::File(path.into()));
        }
    }
    found.sort();
    found.dedup();
    (found, problems)
}

/// Reads a draft, or says why it cannot be read and what to do. `stdin_name` is what standard
/// input is called.
pub(super) fn read(origin: &Origin, stdin_name: Option<&str>) -> Result<Source, String> {
    match origin {
        Origin::Stdin => files::understand(stdin_name.unwrap_or("-").to_owned(), read_stdin()),
        Origin::File(path) => files::read(path),
    }
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
