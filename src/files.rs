//! Drafts on disk: which there are in a folder, and what stands in one. What becomes of them is left
//! to `cli` and `server`.

use std::io;
use std::path::{Path, PathBuf};
use std::str::Utf8Error;
use std::sync::Arc;

use ignore::WalkBuilder;

use crate::document::Format;
use crate::text::bom_len;

/// A draft as it was read.
#[derive(Clone, Debug)]
pub struct Source {
    /// What it is called in reports.
    pub name: String,
    /// Its text, without byte order mark.
    pub text: Arc<str>,
    /// How many bytes stand before the text on disk: the length of the byte order mark.
    pub base: usize,
    /// How it is written down.
    pub format: Format,
}

/// The drafts in a folder and below, in no order, and what could not be looked at: files with the
/// endings of drafts that no `.gitignore` or `.ignore` names.
pub fn walk(folder: &Path) -> (Vec<PathBuf>, Vec<String>) {
    let (mut found, mut problems) = (Vec::new(), Vec::new());
    for entry in WalkBuilder::new(folder).require_git(false).build() {
        match entry {
            Ok(entry) => {
                let file = entry.file_type().is_some_and(|kind| kind.is_file());
                if file && Format::of_path(&entry.path().to_string_lossy()).is_some() {
                    let path = entry.path();
                    found.push(path.strip_prefix("./").unwrap_or(path).to_owned());
                }
            }
            Err(error) => problems.push(error.to_string()),
        }
    }
    (found, problems)
}

/// Reads a draft.
///
/// # Errors
///
/// Says why it cannot be read and what to do, after its name.
#[expect(clippy::disallowed_methods, reason = "this is where drafts come in from disk")]
pub fn read(path: &Path) -> Result<Source, String> {
    understand(path.to_string_lossy().into_owned(), std::fs::read(path))
}

/// Understands the bytes of a draft called `name`.
///
/// # Errors
///
/// Says why they are no draft and what to do, after its name.
pub fn understand(name: String, bytes: io::Result<Vec<u8>>) -> Result<Source, String> {
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
