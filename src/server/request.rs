//! What a client can ask, and how each question is answered or refused.
//!
//! A kind of question is one of the protocol's request types with [`Question`] on top, in a file of
//! its own: whom it asks about, what it is answered with nothing, and the answer. All else is the
//! same for every kind and stands here.

use std::fmt;
use std::sync::Arc;

use tower_lsp_server::jsonrpc::{Error, Result};
use tower_lsp_server::ls_types::Uri;
use tower_lsp_server::ls_types::request::Request as Protocol;

use super::client::Features;
use super::convert::Places;
use super::event::Reply;
use super::main_loop::MainLoop;
use super::outbox::Outbox;
use super::state::Draft;
use super::worker::Snapshot;
use crate::text::{LineIndex, PositionEncoding};

/// A kind of question. Those that the loop does not answer itself are answered by one of the three
/// functions at the end, according to what they are about; by default with nothing.
pub(super) trait Question: Protocol + 'static {
    /// Whether answering may change what the loop holds. Such a question waits for its draft like
    /// any other, but [`Question::of_all`] answers it, even where the draft is not open.
    const ACTS: bool = false;

    /// The draft or settings file it asks about; `None` where it asks about none or does not say.
    fn uri(params: &Self::Params) -> Option<Uri>;

    /// The answer that there is nothing: the draft is not open, or not known well enough.
    fn nothing(params: Self::Params) -> Self::Result;

    /// How it is refused when the draft was edited since it was asked.
    fn overtaken() -> Error {
        Error::content_modified()
    }

    /// Takes note that it was asked, before anything else is done.
    fn heard(_: &mut MainLoop) {}

    /// Answers about a draft whose present state was read. It may walk over what was found, but
    /// reads nothing anew.
    fn of_draft(params: Self::Params, _: &mut Subject<'_>) -> Result<Self::Result> {
        Ok(Self::nothing(params))
    }

    /// Answers about a settings file that is open.
    fn of_settings_file(params: Self::Params, _: &SettingsFile<'_>) -> Result<Self::Result> {
        Ok(Self::nothing(params))
    }

    /// Answers where no draft or file is named.
    fn of_all(params: Self::Params, _: &mut MainLoop) -> Result<Self::Result> {
        Ok(Self::nothing(params))
    }
}

/// The draft that a question is about, in a state that was read.
#[derive(Debug)]
pub(super) struct Subject<'a> {
    /// Its address.
    pub(super) uri: &'a Uri,
    /// The draft itself.
    pub(super) draft: &'a mut Draft,
    /// Its present state.
    pub(super) snapshot: Arc<Snapshot>,
    /// What the client can do.
    pub(super) features: Features,
    /// Where messages to the writer go.
    pub(super) outbox: &'a Outbox,
}

impl Subject<'_> {
    /// The places of the draft, in the client's columns.
    pub(super) fn places(&self) -> Places<'_> {
        Places::of(&self.snapshot, self.features.columns())
    }
}

/// The settings file that a question is about.
#[derive(Debug)]
pub(super) struct SettingsFile<'a> {
    /// What stands in it.
    pub(super) text: &'a str,
    /// Its lines.
    pub(super) lines: &'a LineIndex,
    /// What columns count.
    pub(super) columns: PositionEncoding,
    /// What the client can do.
    pub(super) features: Features,
}

impl SettingsFile<'_> {
    /// The places of the file, in the client's columns.
    pub(super) const fn places(&self) -> Places<'_> {
        Places::new(self.text, self.lines, self.columns)
    }
}

/// A question of any kind, with the place where its answer goes.
pub(super) struct Request(Box<dyn Asked>);

impl Request {
    /// A question of the kind `Q`.
    pub(super) fn new<Q: Question>(params: Q::Params, reply: Reply<Q::Result>) -> Self {
        Self(Box::new(Letter::<Q> { params, reply }))
    }

    /// The draft or settings file it asks about; `None` where it asks about none or does not say.
    pub(super) fn uri(&self) -> Option<Uri> {
        self.0.uri()
    }

    /// What it asks for.
    pub(super) fn method(&self) -> &'static str {
        self.0.method()
    }

    /// Whether nobody waits for the answer any more.
    pub(super) fn is_cancelled(&self) -> bool {
        self.0.is_cancelled()
    }

    /// Whether answering may change what the loop holds.
    pub(super) fn acts(&self) -> bool {
        self.0.acts()
    }

    /// Has the loop take note that it was asked.
    pub(super) fn heard(&self, main_loop: &mut MainLoop) {
        self.0.heard(main_loop);
    }

    /// Tells the client that the draft was edited since it asked.
    pub(super) fn refuse_as_overtaken(self) {
        self.0.refuse_as_overtaken();
    }

    /// Answers that there is nothing.
    pub(super) fn answer_nothing(self) {
        self.0.answer_nothing();
    }

    /// Answers about a draft whose present state was read.
    pub(super) fn answer_of_draft(self, subject: &mut Subject<'_>) {
        self.0.answer_of_draft(subject);
    }

    /// Answers about a settings file that is open.
    pub(super) fn answer_of_settings_file(self, file: &SettingsFile<'_>) {
        self.0.answer_of_settings_file(file);
    }

    /// Answers where no draft or file is named.
    pub(super) fn answer_of_all(self, main_loop: &mut MainLoop) {
        self.0.answer_of_all(main_loop);
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Request").field(&self.method()).finish()
    }
}

/// A question of one kind, with the place where its answer goes.
struct Letter<Q: Question> {
    params: Q::Params,
    reply: Reply<Q::Result>,
}

/// [`Letter`] without its kind.
trait Asked: Send {
    fn uri(&self) -> Option<Uri>;
    fn method(&self) -> &'static str;
    fn is_cancelled(&self) -> bool;
    fn acts(&self) -> bool;
    fn heard(&self, main_loop: &mut MainLoop);
    fn refuse_as_overtaken(self: Box<Self>);
    fn answer_nothing(self: Box<Self>);
    fn answer_of_draft(self: Box<Self>, subject: &mut Subject<'_>);
    fn answer_of_settings_file(self: Box<Self>, file: &SettingsFile<'_>);
    fn answer_of_all(self: Box<Self>, main_loop: &mut MainLoop);
}

impl<Q: Question> Asked for Letter<Q> {
    fn uri(&self) -> Option<Uri> {
        Q::uri(&self.params)
    }

    fn method(&self) -> &'static str {
        Q::METHOD
    }

    fn is_cancelled(&self) -> bool {
        self.reply.is_closed()
    }

    fn acts(&self) -> bool {
        Q::ACTS
    }

    fn heard(&self, main_loop: &mut MainLoop) {
        Q::heard(main_loop);
    }

    fn refuse_as_overtaken(self: Box<Self>) {
        answer(self.reply, Err(Q::overtaken()));
    }

    fn answer_nothing(self: Box<Self>) {
        answer(self.reply, Ok(Q::nothing(self.params)));
    }

    fn answer_of_draft(self: Box<Self>, subject: &mut Subject<'_>) {
        answer(self.reply, Q::of_draft(self.params, subject));
    }

    fn answer_of_settings_file(self: Box<Self>, file: &SettingsFile<'_>) {
        answer(self.reply, Q::of_settings_file(self.params, file));
    }

    fn answer_of_all(self: Box<Self>, main_loop: &mut MainLoop) {
        answer(self.reply, Q::of_all(self.params, main_loop));
    }
}

/// Sends an answer. Where the request was cancelled, nobody reads it.
pub(super) fn answer<T>(reply: Reply<T>, result: Result<T>) {
    let _ = reply.send(result);
}
