//! Noticing that the client is gone: its stream has ended, or its process.

use std::path::PathBuf;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{self, AsyncRead, ReadBuf};

use super::event::{Event, Events};

/// How often the client's process is looked for.
const PARENT_PERIOD: Duration = Duration::from_secs(2);

/// A stream that tells when it has ended. Requests that still wait are then given up, where the
/// framework alone would wait for their answers.
#[derive(Debug)]
pub(super) struct Watched<R> {
    inner: R,
    events: Events,
}

impl<R> Watched<R> {
    /// Watches `inner`.
    pub(super) const fn new(inner: R, events: Events) -> Self {
        Self { inner, events }
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Watched<R> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        let room = buffer.remaining() > 0;
        let read = Pin::new(&mut self.inner).poll_read(context, buffer);
        let over = match &read {
            Poll::Ready(Ok(())) => room && buffer.filled().len() == before,
            Poll::Ready(Err(_)) => true,
            Poll::Pending => false,
        };
        if over {
            // Where nobody listens any more, the session has ended already.
            let _ = self.events.send(Event::Ended);
        }
        read
    }
}

/// Ends the session when the process `id` is gone. Where processes cannot be seen (outside Linux,
/// or from inside a container), the end of the stream must do.
pub(super) async fn watch_parent(id: u32, events: Events) {
    let process = PathBuf::from(format!("/proc/{id}"));
    if !process.exists() {
        return;
    }
    while process.exists() {
        tokio::time::sleep(PARENT_PERIOD).await;
    }
    // Where nobody listens any more, the session has ended already.
    let _ = events.send(Event::Ended);
}
