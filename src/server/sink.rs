//! The stream to the client. It takes everything at once and keeps it until the client reads, so
//! that a client which writes much before it reads cannot bring the server to a halt.

use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{self, AsyncWrite, AsyncWriteExt};
use tokio::sync::mpsc;

/// The end that is written to. It never waits.
#[derive(Debug)]
pub(super) struct Sink {
    written: mpsc::UnboundedSender<Vec<u8>>,
}

/// A sink, and what passes on to `writer` what is written to it until the sink is dropped.
pub(super) fn sink<W: AsyncWrite>(writer: W) -> (Sink, impl Future<Output = ()>) {
    let (written, mut queue) = mpsc::unbounded_channel::<Vec<u8>>();
    let pass_on = async move {
        tokio::pin!(writer);
        while let Some(bytes) = queue.recv().await {
            let passed = writer.write_all(&bytes).await;
            // What is written in one go is sent in one go.
            let flushed = if queue.is_empty() { writer.flush().await } else { Ok(()) };
            if passed.and(flushed).is_err() {
                return;
            }
        }
    };
    (Sink { written }, pass_on)
}

impl AsyncWrite for Sink {
    fn poll_write(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let sent = self.written.send(bytes.to_vec());
        Poll::Ready(sent.map(|()| bytes.len()).map_err(|_| io::ErrorKind::BrokenPipe.into()))
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }
}
