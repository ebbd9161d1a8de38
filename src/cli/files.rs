//! Drafts on disk and on standard input: which there are, and what stands in them.

use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::document::Format;

/// The byte order mark some programs put before a text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A draft as it was read.
#[derive(Debug)]
pub(super) struct Source {
    /// What it is called in reports.
    pub(super) name: String,
    /// Its text, without byte order mark.
    pub(super) text: String,
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
                problems.push(format!("{path}: no drafts in this folder (*.md, *.txt)"));
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
                    found.push(Origin::File(entry.into_path()));
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
    let bytes = bytes.map_err(|error| format!("{name}: {error}"))?;
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("{name}: not UTF-8 (byte {at} begins no character); save the file as UTF-8")
    })?;
    let base = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    text.drain(..base);
    let format = Format::of_path(&name).unwrap_or_else(|| sniff(&text));
    Ok(Source { name, text, base, format })
}

fn read_stdin() -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the files it is given")]
fn read_file(path: &Path) -> std::io::Result<Vec<u8>> {
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
