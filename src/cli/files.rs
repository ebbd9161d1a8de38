//! Drafts on disk and on standard input: which there are, and what stands in them.

use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::str::Utf8Error;
use std::sync::Arc;

use ignore::WalkBuilder;

use crate::document::Format;
use crate::text::bom_len;

/// A draft as it was read.
#[derive(Debug)]
pub(super) struct Source {
    /// What it is called in reports.
    pub(super) name: String,
    /// Its text, without byte order mark.
    pub(super) text: Arc<str>,
    /// How many bytes stand before the text on disk: the length of the byte order mark.
    pub(super) base: usize,
    /// How it is written down.
    pub(super) format: Format,
}

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
        std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned())
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
            walk(path, &mut found, &mut problems);
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

fn walk(folder: &str, found: &mut Vec<Origin>, problems: &mut Vec<String>) {
    for entry in WalkBuilder::new(folder).require_git(false).build() {
        match entry {
            Ok(entry) => {
                let file = entry.file_type().is_some_and(|kind| kind.is_file());
                if file && Format::of_path(&entry.path().to_string_lossy()).is_some() {
                    let path = entry.path();
                    found.push(Origin::File(path.strip_prefix("./").unwrap_or(path).to_owned()));
                }
            }
            Err(error) => problems.push(error.to_string()),
        }
    }
}

/// Reads a draft, or says why it cannot be read and what to do. `stdin_name` is what standard
/// input is called.
pub(super) fn read(origin: &Origin, stdin_name: Option<&str>) -> Result<Source, String> {
    let (name, bytes) = match origin {
        Origin::Stdin => (stdin_name.unwrap_or("-").to_owned(), read_stdin()),
        Origin::File(path) => (path.to_string_lossy().into_owned(), read_file(path)),
    };
    let bytes = bytes.map_err(|error| unreadable(&name, &error))?;
    if u32::try_from(bytes.len()).is_err() {
        return Err(format!("{name}: larger than 4 GiB; divide the file"));
    }
    let text = std::str::from_utf8(&bytes).map_err(|error| not_utf8(&name, &bytes, error))?;
    let base = bom_len(text);
    let text = &text[base..];
    let format = Format::of_path(&name).unwrap_or_else(|| sniff(text));
    Ok(Source { name, text: text.into(), base, format })
}

fn unreadable(name: &str, error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => format!("{name}: there is no such file or folder"),
        io::ErrorKind::PermissionDenied => {
            format!("{name}: you may not read it; change its permissions or leave it out")
        }
        _ => format!("{name}: cannot be read: {error}"),
    }
}

fn not_utf8(name: &str, bytes: &[u8], error: Utf8Error) -> String {
    let at = error.valid_up_to();
    let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
    format!("{name}: not UTF-8 text (byte {at}, on line {line}); save it with the encoding UTF-8")
}

fn read_stdin() -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the files it is given")]
fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// How a text without a telling name is written down: Markdown if any line shows its marks.
fn sniff(text: &str) -> Format {
    if text.starts_with("---\n") || text.starts_with("---\r\n") || text.lines().any(is_markdown) {
        Format::Markdown
    } else {
        Format::Plain
    }
}

fn is_markdown(line: &str) -> bool {
    let heading = line.trim_start_matches('#');
    let level = line.len() - heading.len();
    (1..=6).contains(&level) && heading.starts_with(' ')
        || ["```", "~~~", "> ", "| ", "[^"].iter().any(|mark| line.starts_with(mark))
        || ["](", "**", "<!--"].iter().any(|mark| line.contains(mark))
}
