//! What the server tells the client of its own accord, in order and without anybody waiting.

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use tokio::sync::mpsc;
use tower_lsp_server::Client;
use tower_lsp_server::ls_types::notification::{Notification, PublishDiagnostics};
use tower_lsp_server::ls_types::{Diagnostic, MessageType, Uri};

/// How many letters are looked at together when the client reads slowly.
const BATCH: usize = 64;

/// Where letters to the client are dropped. Clones share one queue.
#[derive(Clone, Debug)]
pub(super) struct Outbox {
    letters: mpsc::UnboundedSender<Letter>,
}

#[derive(Debug)]
enum Letter {
    Publish(Publication),
    Log { level: MessageType, message: String },
    Show { level: MessageType, message: String },
}

/// `PublishDiagnosticsParams`, without a copy of the diagnostics: the main loop keeps them.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Publication {
    uri: Uri,
    #[serde(with = "shared")]
    diagnostics: Arc<Vec<Diagnostic>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i32>,
}

mod shared {
    use super::{Arc, Deserialize, Deserializer, Diagnostic, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(
        diagnostics: &Arc<Vec<Diagnostic>>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        diagnostics.as_slice().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Arc<Vec<Diagnostic>>, D::Error> {
        Vec::deserialize(deserializer).map(Arc::new)
    }
}

/// `textDocument/publishDiagnostics`.
enum PublishShared {}

impl Notification for PublishShared {
    type Params = Publication;
    const METHOD: &'static str = PublishDiagnostics::METHOD;
}

impl Outbox {
    /// Opens an outbox that is emptied towards `client`.
    pub(super) fn open(client: Client) -> Self {
        let (letters, queue) = mpsc::unbounded_channel();
        tokio::spawn(deliver(client, queue));
        Self { letters }
    }

    /// Publishes the diagnostics of a draft.
    pub(super) fn publish(
        &self,
        uri: Uri,
        diagnostics: impl Into<Arc<Vec<Diagnostic>>>,
        version: Option<i32>,
    ) {
        self.send(Letter::Publish(Publication { uri, diagnostics: diagnostics.into(), version }));
    }

    /// Writes to the client's log.
    pub(super) fn log(&self, level: MessageType, message: impl Into<String>) {
        self.send(Letter::Log { level, message: message.into() });
    }

    /// Shows the user a message.
    pub(super) fn show(&self, level: MessageType, message: impl Into<String>) {
        self.send(Letter::Show { level, message: message.into() });
    }

    fn send(&self, letter: Letter) {
        // The queue closes only when the session is over and nobody reads any more.
        let _ = self.letters.send(letter);
    }
}

async fn deliver(client: Client, mut queue: mpsc::UnboundedReceiver<Letter>) {
    let mut batch = Vec::new();
    while queue.recv_many(&mut batch, BATCH).await > 0 {
        drop_superseded(&mut batch);
        for letter in batch.drain(..) {
            match letter {
                Letter::Publish(publication) => {
                    client.send_notification::<PublishShared>(publication).await;
                }
                Letter::Log { level, message } => client.log_message(level, message).await,
                Letter::Show { level, message } => client.show_message(level, message).await,
            }
        }
    }
}

/// Of several publications for one draft only the last is worth sending.
fn drop_superseded(batch: &mut Vec<Letter>) {
    let mut seen: Vec<Uri> = Vec::new();
    let mut kept: Vec<Letter> = Vec::with_capacity(batch.len());
    for letter in batch.drain(..).rev() {
        if let Letter::Publish(Publication { uri, .. }) = &letter {
            if seen.contains(uri) {
                continue;
            }
            seen.push(uri.clone());
        }
        kept.push(letter);
    }
    kept.reverse();
    *batch = kept;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(name: &str, version: i32) -> Letter {
        let uri = name.parse().expect("a valid address");
        Letter::Publish(Publication { uri, diagnostics: Arc::default(), version: Some(version) })
    }

    #[test]
    fn the_last_publication_of_a_draft_is_sent_and_the_order_kept() {
        let log = Letter::Log { level: MessageType::LOG, message: "x".into() };
        let mut batch = vec![publish("a:1", 1), publish("b:1", 1), log, publish("a:1", 2)];
        drop_superseded(&mut batch);
        let told: Vec<_> = batch
            .iter()
            .map(|letter| match letter {
                Letter::Publish(it) => format!("{} {:?}", it.uri.as_str(), it.version),
                Letter::Log { message, .. } | Letter::Show { message, .. } => message.clone(),
            })
            .collect();
        assert_eq!(told, ["b:1 Some(1)", "x", "a:1 Some(2)"]);
    }
}
