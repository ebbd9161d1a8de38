//! Files beside the drafts that the server changes itself, for all editors and the command line.
//!
//! One that is open in the editor is changed there, so that unsaved text is kept and the change can
//! be undone; it counts at once, as everything that stands in an open settings file does. Any other
//! is written to disk.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::process;

use tower_lsp_server::ls_types::{MessageType, Uri};

use super::super::convert;
use super::MainLoop;
use crate::text::{Edit, LineIndex, apply};

impl MainLoop {
    /// Changes a file by the edits that `change` makes of its text; a file that is not there is
    /// taken for an empty one.
    ///
    /// # Errors
    ///
    /// Says why it could not be changed and what to do, as a sentence. The file is as before then.
    pub(super) fn change_file(
        &mut self,
        path: &Path,
        change: impl FnOnce(&str) -> Result<Vec<Edit>, String>,
    ) -> Result<(), String> {
        let name = path.display();
        let told = |problem: String| format!("{name} {problem}");
        let open =
            self.settings_files.keys().find(|uri| convert::path(uri).as_deref() == Some(path));
        if let Some(uri) = open.cloned() {
            return self.change_open_file(&uri, change).map_err(told);
        }
        let text = read(path).map_err(told)?;
        let is_new = text.is_none();
        let text = text.unwrap_or_default();
        let edits = change(&text).map_err(told)?;
        if edits.is_empty() {
            return Ok(());
        }
        write(path, &apply(&text, &edits))
            .map_err(|error| told(format!("cannot be written: {error}")))?;
        if is_new {
            self.outbox.show(MessageType::INFO, format!("{name} was made"));
        }
        self.files_changed();
        Ok(())
    }

    /// The editor is asked and not waited for.
    fn change_open_file(
        &self,
        uri: &Uri,
        change: impl FnOnce(&str) -> Result<Vec<Edit>, String>,
    ) -> Result<(), String> {
        let Some(file) = self.settings_files.get(uri).filter(|file| file.in_step) else {
            return Err("is not known as it stands in the editor: close it and try again".into());
        };
        if !self.features.apply_edit {
            return Err("is open in an editor that takes no edits: close it and try again".into());
        }
        let text = String::from(file.text.clone());
        let edits = change(&text)?;
        if edits.is_empty() {
            return Ok(());
        }
        let lines = LineIndex::new(&text);
        let places = convert::Places::new(&text, &lines, self.features.columns());
        let edit = convert::file_edit(uri, file.version, &places, &edits, self.features);
        let (client, outbox) = (self.client.clone(), self.outbox.clone());
        let name = uri.as_str().to_owned();
        tokio::spawn(async move {
            let answer = client.apply_edit(edit).await;
            if !answer.is_ok_and(|answer| answer.applied) {
                let message = format!("The editor did not change {name}: close it and try again");
                outbox.show(MessageType::ERROR, message);
            }
        });
        Ok(())
    }
}

/// The text of a file, if there is one. What is not UTF-8 cannot be written back as it was.
#[expect(clippy::disallowed_methods, reason = "the server owns the settings file and the ledger")]
fn read(path: &Path) -> Result<Option<String>, String> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) if error.kind() == ErrorKind::InvalidData => {
            Err("is not UTF-8 text: save it with the encoding UTF-8".to_owned())
        }
        Err(error) => Err(format!("cannot be read: {error}")),
    }
}

/// Writes a file as a whole or not at all: what stood in it is not lost on a full disk.
fn write(path: &Path, text: &str) -> io::Result<()> {
    // A link stays one.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let permissions = fs::metadata(&path).ok().map(|metadata| metadata.permissions());
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(ErrorKind::PermissionDenied.into());
    }
    // Another server may be at it too, for another editor.
    let beside = path.with_extension(format!("toml.{}.new", process::id()));
    let written = write_all(&beside, text)
        .and_then(|()| permissions.map_or(Ok(()), |same| fs::set_permissions(&beside, same)))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // Where even that fails there is nothing more to be done.
        let _ = fs::remove_file(&beside);
    }
    written
}

#[expect(clippy::disallowed_methods, reason = "the server owns the settings file and the ledger")]
fn write_all(path: &Path, text: &str) -> io::Result<()> {
    fs::write(path, text)
}
