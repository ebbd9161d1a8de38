//! What the client is asked to watch besides the settings files: drafts that are not open, and the
//! reporter's sources.

use std::collections::BTreeSet;

use serde_json::json;
use tower_lsp_server::Client;
use tower_lsp_server::ls_types::{Registration, Unregistration};

use crate::document::Format;

const ID: &str = "deskcheck.files";
const METHOD: &str = "workspace/didChangeWatchedFiles";

/// All files with the endings of drafts.
pub(super) fn drafts() -> String {
    format!("**/*.{{{}}}", Format::ENDINGS.join(","))
}

/// All files of a name, whatever marks are in it.
pub(super) fn named(name: &str) -> String {
    let marks = ['*', '?', '[', ']', '{', '}', '\\'];
    format!("**/{}", name.replace(marks, "?"))
}

/// Asks the client to watch these files instead of those it was asked to watch before.
pub(super) async fn instead(client: Client, before: bool, globs: BTreeSet<String>) {
    let (id, method) = (ID.to_owned(), METHOD.to_owned());
    if before {
        let old = Unregistration { id: id.clone(), method: method.clone() };
        // A client that cannot go back on it tells us more than we need.
        let _ = client.unregister_capability(vec![old]).await;
    }
    if globs.is_empty() {
        return;
    }
    let watchers: Vec<_> = globs.iter().map(|glob| json!({ "globPattern": glob })).collect();
    let register_options = Some(json!({ "watchers": watchers }));
    // A client that cannot register after all is served without.
    let _ = client.register_capability(vec![Registration { id, method, register_options }]).await;
}
