//! What the client is asked to watch besides the settings files: drafts that are not open, and the
//! reporter's sources.

use std::collections::BTreeSet;

use serde_json::json;
use tokio::sync::watch;
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

/// The main loop's end of a task that asks the client, one request after the other: registrations
/// that cross would leave it watching for what is no longer wanted.
#[derive(Debug)]
pub(super) struct Watchers {
    wanted: watch::Sender<BTreeSet<String>>,
}

impl Watchers {
    /// Nothing is watched yet.
    pub(super) fn start(client: Client) -> Self {
        let (wanted, next) = watch::channel(BTreeSet::new());
        tokio::spawn(follow(client, next));
        Self { wanted }
    }

    /// Has these files watched instead of those before.
    pub(super) fn watch(&self, globs: BTreeSet<String>) {
        self.wanted.send_if_modified(|wanted| {
            let changed = *wanted != globs;
            *wanted = globs;
            changed
        });
    }
}

async fn follow(client: Client, mut wanted: watch::Receiver<BTreeSet<String>>) {
    let mut watching = false;
    while wanted.changed().await.is_ok() {
        let globs = wanted.borrow_and_update().clone();
        if watching {
            let old = Unregistration { id: ID.to_owned(), method: METHOD.to_owned() };
            // A client that cannot go back on it tells us more than we need.
            let _ = client.unregister_capability(vec![old]).await;
        }
        watching = !globs.is_empty();
        if watching {
            // A client that cannot register after all is served without.
            let _ = client.register_capability(vec![registration(&globs)]).await;
        }
    }
}

fn registration(globs: &BTreeSet<String>) -> Registration {
    let watchers: Vec<_> = globs.iter().map(|glob| json!({ "globPattern": glob })).collect();
    let register_options = Some(json!({ "watchers": watchers }));
    Registration { id: ID.to_owned(), method: METHOD.to_owned(), register_options }
}
