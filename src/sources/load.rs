//! Reads source files from disk.

use std::fs;
use std::path::Path;

use super::Source;

/// Reads one source. `name` is what messages call it.
///
/// # Errors
///
/// Says in one sentence why the file cannot serve as a source: it cannot be read, or is not UTF-8.
#[expect(clippy::disallowed_methods, reason = "this is where sources come in from outside")]
pub fn file(path: &Path, name: &str) -> Result<Source, String> {
    let bytes =
        fs::read(path).map_err(|error| format!("the source {name} cannot be read: {error}"))?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        format!("the source {name} is not UTF-8 (byte {at}): save it as UTF-8 text")
    })?;
    Ok(Source { name: name.to_owned(), text: text.into() })
}
