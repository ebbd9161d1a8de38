//! The stream from the client, frame by frame: what the framework could not read is mended or left
//! out before it sees it, for it would end the session over a single bad message.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use memchr::memmem;
use serde::Deserialize;
use serde::de::IgnoredAny;
use tokio::io::{self, AsyncRead, ReadBuf};
use tokio::sync::oneshot;

/// How much is read at once.
const CHUNK: usize = 64 << 10;

/// What stands between the header of a frame and its body.
const HEADER_END: &[u8] = b"\r\n\r\n";

/// A stream of well-formed frames, made from one that is hoped to be.
#[derive(Debug)]
pub(super) struct Frames<R> {
    inner: R,
    /// Room to read into.
    chunk: Box<[u8]>,
    /// What was read and is not a whole frame yet.
    raw: Vec<u8>,
    /// Frames that are good to be read on.
    good: Vec<u8>,
    /// How much of `good` has been read on.
    taken: usize,
    ended: Option<oneshot::Sender<()>>,
}

impl<R> Frames<R> {
    /// The frames of `inner`; the other part waits until it ends.
    pub(super) fn new(inner: R) -> (Self, oneshot::Receiver<()>) {
        let (ended, end) = oneshot::channel();
        let (chunk, ended) = (vec![0; CHUNK].into(), Some(ended));
        (Self { inner, chunk, raw: Vec::new(), good: Vec::new(), taken: 0, ended }, end)
    }

    /// Hands on what is good; whether there was anything.
    fn hand_on(&mut self, buffer: &mut ReadBuf<'_>) -> bool {
        let left = &self.good[self.taken..];
        let many = left.len().min(buffer.remaining());
        buffer.put_slice(&left[..many]);
        self.taken += many;
        if self.taken == self.good.len() {
            self.good.clear();
            self.taken = 0;
        }
        many > 0
    }

    /// Moves all whole frames from `raw` to `good`.
    fn sort(&mut self) {
        let mut at = 0;
        while let Some((body, end)) = frame(&self.raw, at) {
            if let Some(body) = mended(&self.raw[body..end]) {
                self.good.extend_from_slice(format!("Content-Length: {}", body.len()).as_bytes());
                self.good.extend_from_slice(HEADER_END);
                self.good.extend_from_slice(&body);
            }
            at = end;
        }
        self.raw.drain(..at);
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Frames<R> {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        while !this.hand_on(buffer) {
            let mut chunk = ReadBuf::new(&mut this.chunk);
            let read = ready!(Pin::new(&mut this.inner).poll_read(context, &mut chunk));
            if read.is_err() || chunk.filled().is_empty() {
                if let Some(ended) = this.ended.take() {
                    // Where nobody listens any more, the session has ended already.
                    let _ = ended.send(());
                }
                return Poll::Ready(read);
            }
            this.raw.extend_from_slice(chunk.filled());
            this.sort();
        }
        Poll::Ready(Ok(()))
    }
}

/// Where the body of the frame that starts at `at` starts and ends, if it is there in full. A
/// header without a length has no body.
fn frame(raw: &[u8], at: usize) -> Option<(usize, usize)> {
    let body = at + memmem::find(&raw[at..], HEADER_END)? + HEADER_END.len();
    let end = body.checked_add(length(&raw[at..body]).unwrap_or(0))?;
    (end <= raw.len()).then_some((body, end))
}

fn length(header: &[u8]) -> Option<usize> {
    let header = std::str::from_utf8(header).ok()?;
    let fields = header.lines().filter_map(|line| line.split_once(':'));
    let mut lengths = fields.filter(|(name, _)| name.trim().eq_ignore_ascii_case("content-length"));
    lengths.next()?.1.trim().parse().ok()
}

/// A body that the framework can read; `None` where there is no message in it.
fn mended(body: &[u8]) -> Option<std::borrow::Cow<'_, [u8]>> {
    let mended = match String::from_utf8_lossy(body) {
        std::borrow::Cow::Borrowed(_) => without_halves(body),
        std::borrow::Cow::Owned(text) => without_halves(text.as_bytes()).into_owned().into(),
    };
    is_message(&mended).then_some(mended)
}

fn is_message(body: &[u8]) -> bool {
    #[derive(Deserialize)]
    struct Message {
        method: Option<String>,
        id: Option<IgnoredAny>,
    }
    serde_json::from_slice::<Message>(body).is_ok_and(|it| it.method.is_some() || it.id.is_some())
}

/// Editors that keep text in UTF-16 may send half of a surrogate pair, which is no character. It is
/// replaced by one that takes as many UTF-16 units, so that all columns stay as they are.
fn without_halves(body: &[u8]) -> std::borrow::Cow<'_, [u8]> {
    let halves: Vec<usize> = halves(body).collect();
    if halves.is_empty() {
        return body.into();
    }
    let mut mended = body.to_vec();
    for at in halves {
        mended[at + 2..at + 6].copy_from_slice(b"fffd");
    }
    mended.into()
}

/// Where escapes of half a surrogate pair stand.
fn halves(body: &[u8]) -> impl Iterator<Item = usize> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(next) = memchr::memchr(b'\\', body.get(at..)?) {
            let here = at + next;
            let (first, second) = (unit(body, here), unit(body, here + 6));
            let pair =
                matches!(first, Some(0xd800..0xdc00)) && matches!(second, Some(0xdc00..0xe000));
            at = here + if pair { 12 } else { 2 };
            if !pair && matches!(first, Some(0xd800..0xe000)) {
                return Some(here);
            }
        }
        None
    })
}

/// The UTF-16 unit that is escaped at `at`.
fn unit(body: &[u8], at: usize) -> Option<u16> {
    let digits = body.get(at..at + 6)?.strip_prefix(b"\\u")?;
    u16::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use tokio::io::AsyncReadExt;

    use super::*;

    #[test]
    fn halves_of_surrogate_pairs_are_replaced() {
        let mended = |text: &str| {
            String::from_utf8(without_halves(text.as_bytes()).into_owned()).expect("text")
        };
        assert_eq!(mended(r#""a\ud83db""#), r#""a\ufffdb""#);
        assert_eq!(mended(r#""\ude00\ud83d\ude00\ud83d""#), r#""\ufffd\ud83d\ude00\ufffd""#);
        for fine in [r#""\ud83d\ude00""#, r#""\\ud83d""#, r#""\\\\ \n \u00e9""#, "\"\\", "\"\\u12"]
        {
            assert_eq!(mended(fine), fine);
        }
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[tokio::test]
    async fn what_is_no_message_is_left_out() {
        let good = [r#"{"id":1,"method":"a"}"#, r#"{"method":"é"}"#, r#"{"id":2,"result":null}"#];
        let mut stream = String::new();
        for (at, bad) in ["{", "[]", "{}", "null", "\"x\"", ""].into_iter().enumerate() {
            stream += &framed(bad);
            stream += &framed(good[at % 3]);
        }
        stream += "content-type: x\r\ncontent-length:21\r\n\r\n";
        stream += good[0];
        stream += "nonsense\r\n\r\n";
        stream += &framed(good[1]);
        stream += "Content-Length: 99\r\n\r\nand then the client died";
        let mut expected: String = good.iter().cycle().take(7).copied().map(framed).collect();
        expected += &framed(good[1]);
        for step in [1, 7, 1000] {
            let (mut writer, reader) = tokio::io::duplex(step);
            let bytes = stream.clone();
            tokio::spawn(async move {
                tokio::io::AsyncWriteExt::write_all(&mut writer, bytes.as_bytes()).await
            });
            let (mut frames, ended) = Frames::new(reader);
            let mut told = String::new();
            frames.read_to_string(&mut told).await.expect("it ends");
            assert_eq!(told, expected);
            assert_eq!(ended.await, Ok(()));
        }
    }
}
