//! A folder of drafts on disk, for tests of what the server reads there itself.
#![expect(clippy::disallowed_methods, reason = "tests write the files they are about")]

use std::path::Path;

use deskcheck::server::Options;
use serde_json::{Value, json};

use super::lsp::Session;

pub(crate) struct Folder(pub(crate) tempfile::TempDir);

impl Folder {
    /// A folder with these files.
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().expect("a folder"));
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.0.path().join(name), text).expect("it can be written");
    }

    pub(crate) fn uri(&self, name: &str) -> String {
        address(&self.0.path().join(name))
    }

    pub(crate) async fn session(&self, client: &str, options: Options) -> Session {
        self.session_of(client, options, json!({})).await
    }

    pub(crate) async fn session_of(&self, client: &str, options: Options, info: Value) -> Session {
        let folders = json!([{ "uri": address(self.0.path()), "name": "desk" }]);
        let extra = json!({ "workspaceFolders": folders, "clientInfo": info });
        let extra = if info == json!({}) { json!({ "workspaceFolders": folders }) } else { extra };
        Session::start_with(client, options, extra).await
    }
}

fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}
