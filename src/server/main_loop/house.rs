//! What a writer settles for good: spellings and acronyms that the house accepts.

use serde_json::{Value, json};
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::MessageType;

use super::super::command::{self, Accept};
use super::MainLoop;
use crate::settings::{self, Acceptance};

impl MainLoop {
    /// Takes what was asked for into the settings file that holds for a draft; a new one where
    /// there is none.
    pub(in crate::server) fn take_into_house(&mut self, asked: &Accept) -> Result<Value> {
        if matches!(&asked.what, Acceptance::Spellings(words) if words.len() < 2) {
            let message = "Two spellings are needed to be accepted side by side".to_owned();
            return Err(command::wrong(message));
        }
        let Some(path) = self.configuration.home(&asked.uri) else {
            return Err(self.tell_failure(
                "The draft is not saved yet, so that no settings file holds for it: save it first"
                    .to_owned(),
            ));
        };
        let changed = self.change_file(&path, |text| settings::accept(text, &asked.what));
        changed.map_err(|problem| self.tell_failure(problem))?;
        self.warn_if_overruled(asked);
        Ok(json!({ "file": super::convert::uri(&path) }))
    }

    /// An editor's own list takes the place of the file's.
    fn warn_if_overruled(&mut self, asked: &Accept) {
        let key = match asked.what {
            Acceptance::Spellings(_) => "accept",
            Acceptance::Acronym(_) => "acronyms",
        };
        if self.configuration.client_sets(&["house", key]) {
            let message = format!(
                "The editor’s own setting deskcheck.house.{key} overrules the settings file: \
                 {} has to be added there, or the setting taken out",
                asked.what.told()
            );
            self.outbox.show(MessageType::WARNING, message);
        }
    }

    /// Tells the user why a command could not be carried out. Editors show little or nothing of an
    /// error in the answer to a command.
    pub(super) fn tell_failure(&self, message: String) -> tower_lsp_server::jsonrpc::Error {
        self.outbox.show(MessageType::ERROR, message.clone());
        command::failed(message)
    }
}
