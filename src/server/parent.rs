//! Noticing that the client's process is gone, where its stream does not tell.

use std::path::PathBuf;
use std::time::Duration;

use super::event::{Event, Events};

/// How often the client's process is looked for.
const PERIOD: Duration = Duration::from_secs(2);

/// Ends the session when the process `id` is gone. Where processes cannot be seen (outside Linux,
/// or from inside a container), the end of the stream must do.
pub(super) async fn watch(id: u32, events: Events) {
    let process = PathBuf::from(format!("/proc/{id}"));
    if !process.exists() {
        return;
    }
    while process.exists() {
        tokio::time::sleep(PERIOD).await;
    }
    // Where nobody listens any more, the session has ended already.
    let _ = events.send(Event::Ended);
}
