//! The loop that owns the drafts. It takes events one by one, computes nothing that grows with a
//! draft's length beyond its diagnostics, and never waits for the client or the worker.

mod delivery;
mod house;
mod own_files;
mod series;
mod session;
mod workspace;

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::sync::mpsc;
use tokio::time::Instant;
use tower_lsp_server::Client;
use tower_lsp_server::ls_types::{
    Diagnostic, DidChangeTextDocumentParams, DidCloseTextDocumentParams, DidOpenTextDocumentParams,
    MessageType, Uri,
};

use super::client::Features;
use super::configuration::{self, Configuration};
use super::event::{Event, Events};
use super::outbox::Outbox;
use super::request::{Request, SettingsFile, Subject, answer};
use super::state::{Change, Draft};
use super::worker::{Analyzed, Job, Snapshot, Worker};
use super::{End, Options, Step, convert, diagnostics};
use crate::checks::{Fault, panic_message};
use crate::text::LineIndex;
use delivery::Delivery;
use series::AllSeries;
use workspace::Workspace;

/// All state of the server but the cache.
pub(super) struct MainLoop {
    client: Client,
    events: Events,
    options: Options,
    outbox: Outbox,
    worker: Worker,
    features: Features,
    delivery: Delivery,
    configuration: Configuration,
    /// The open drafts.
    drafts: HashMap<Uri, Draft>,
    /// The settings files and ledgers that are open. They are drafts that nobody checks.
    settings_files: HashMap<Uri, Draft>,
    /// The settings files that the client shows problems in.
    told_files: HashMap<Uri, Vec<Diagnostic>>,
    /// The drafts that are not open.
    workspace: Workspace,
    /// The drafts that are compared with one another.
    series: AllSeries,
    /// The last revision that was given out.
    revision: u64,
    /// Checks that panicked and were reported: once each is enough.
    faults: HashSet<(&'static str, String)>,
    shut_down: bool,
}

impl MainLoop {
    /// A loop that has heard of nothing yet. Events of its own go to `events`.
    pub(super) fn new(client: Client, events: Events, options: Options) -> Self {
        Self {
            outbox: Outbox::open(client.clone()),
            worker: Worker::start(events.clone(), options.clone()),
            client,
            events,
            options,
            features: Features::default(),
            delivery: Delivery::Push,
            configuration: Configuration::default(),
            drafts: HashMap::new(),
            settings_files: HashMap::new(),
            told_files: HashMap::new(),
            workspace: Workspace::default(),
            series: AllSeries::default(),
            revision: 0,
            faults: HashSet::new(),
            shut_down: false,
        }
    }

    /// What the client can do.
    pub(super) const fn features(&self) -> Features {
        self.features
    }

    /// The open drafts as they were last read, in no order. Those that are out of step are left out.
    pub(super) fn snapshots(&self) -> impl Iterator<Item = (&Uri, &Snapshot)> {
        let in_step = self.drafts.iter().filter(|(_, draft)| draft.in_step);
        in_step.filter_map(|(uri, draft)| Some((uri, draft.snapshot.as_deref()?)))
    }

    /// Takes events until the session ends.
    pub(super) async fn run(mut self, mut incoming: mpsc::UnboundedReceiver<Event>) -> End {
        loop {
            let due = self.next_due();
            let event = tokio::select! {
                biased;
                event = incoming.recv() => event,
                () = rest_until(due) => {
                    self.show_what_is_due();
                    continue;
                }
            };
            let mut next = event;
            // All that waits is taken before anything is read: that is the coalescing.
            while let Some(event) = next {
                if self.handle_safely(event).is_break() {
                    return if self.shut_down { End::Orderly } else { End::Abrupt };
                }
                next = incoming.try_recv().ok();
            }
            self.start_jobs();
        }
    }

    /// A panic costs the event, not the session.
    fn handle_safely(&mut self, event: Event) -> ControlFlow<()> {
        let edited = match &event {
            Event::Changed(params) => Some(params.text_document.uri.clone()),
            _ => None,
        };
        catch_unwind(AssertUnwindSafe(|| self.handle(event))).unwrap_or_else(|panic| {
            let message = panic_message(&*panic);
            self.outbox.log(MessageType::ERROR, format!("the server panicked: {message}"));
            // A text whose edit was cut short is no longer what the editor holds.
            for texts in [&mut self.drafts, &mut self.settings_files] {
                if let Some(text) = edited.as_ref().and_then(|uri| texts.get_mut(uri)) {
                    text.in_step = false;
                }
            }
            ControlFlow::Continue(())
        })
    }

    fn handle(&mut self, event: Event) -> ControlFlow<()> {
        match event {
            Event::Initialize(params, reply) => answer(reply, Ok(self.initialize(&params))),
            Event::Initialized => self.initialized(),
            Event::Shutdown(reply) => {
                self.shut_down = true;
                answer(reply, Ok(()));
            }
            Event::Opened(params) => self.opened(params),
            Event::Changed(params) => self.changed(params),
            Event::Saved => self.saved(),
            Event::FilesChanged(files) => {
                self.files_changed();
                // First: drafts that are not open are read when their series has been.
                self.series_touched();
                self.drafts_touched(&files);
            }
            Event::Walked(walked) => self.walked(walked),
            Event::Swept(swept) => self.swept(swept),
            Event::Gathered(gathered) => self.gathered(gathered),
            Event::SweepCancelled => self.stop_sweep(),
            Event::Closed(params) => self.closed(params),
            Event::SettingsChanged(settings) => self.settings_changed(settings),
            Event::FoldersChanged(params) => self.folders_changed(&params.event),
            Event::Settings(settings) => self.settings_answered(settings),
            Event::Asked(request) => self.asked(request),
            Event::Analyzed(analyzed) => self.analyzed(analyzed),
            Event::Ended => return ControlFlow::Break(()),
        }
        ControlFlow::Continue(())
    }

    // Drafts

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        self.revision += 1;
        let format = convert::format(&document.language_id, &document.uri);
        let draft = Draft::opened(&document.text, document.version, self.revision, format);
        if configuration::is_own_file(&document.uri) {
            self.settings_files.insert(document.uri.clone(), draft);
            self.settings_file_changed(&document.uri);
            return;
        }
        // Editors that know our settings file by its language send all others of that language too.
        if document.language_id == "toml" {
            return;
        }
        let rules = self.configuration.of(&document.uri);
        self.no_longer_unopened(&document.uri);
        self.drafts.insert(document.uri, Draft { rules, unread: true, ..draft });
        self.delivery.draft_opened(Instant::now());
        self.watch_files();
        self.tell_settings_problems();
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let (uri, version) = (params.text_document.uri, params.text_document.version);
        let is_settings_file = self.settings_files.contains_key(&uri);
        let drafts = if is_settings_file { &mut self.settings_files } else { &mut self.drafts };
        let Some(draft) = drafts.get_mut(&uri) else { return };
        let columns = self.features.columns();
        let edits = &params.content_changes;
        let outcome = draft.change(Change { version, edits, columns, now: Instant::now() });
        self.revision += 1;
        draft.revision = self.revision;
        draft.unread = outcome.is_ok();
        draft.waiting.drain(..).for_each(Request::refuse_as_overtaken);
        if let Err(reason) = outcome {
            self.out_of_step(&uri, &format!("{reason:?}"));
        } else if is_settings_file {
            self.settings_file_changed(&uri);
        }
    }

    /// What is shown of a draft that is not known any more would be in the wrong places.
    fn out_of_step(&mut self, uri: &Uri, reason: &str) {
        let message = format!(
            "an edit of {} could not be understood ({reason}); \
             its findings come back with its full text",
            uri.as_str()
        );
        self.outbox.log(MessageType::WARNING, message);
        let Some(draft) = self.drafts.get_mut(uri) else { return };
        let shown = std::mem::take(&mut draft.shown);
        if let Some(old) = draft.snapshot.take() {
            self.worker.discard(old);
        }
        if shown.any() && self.delivery == Delivery::Push {
            self.outbox.publish(uri.clone(), Vec::new(), None);
        }
    }

    fn closed(&mut self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        if self.settings_files.remove(&uri).is_some() {
            if let Some(path) = convert::path(&uri) {
                self.configuration.close_file(&path);
            }
            self.apply_settings();
            return;
        }
        let Some(mut draft) = self.drafts.remove(&uri) else { return };
        draft.waiting.drain(..).for_each(Request::answer_nothing);
        if let Some(old) = draft.snapshot {
            self.worker.discard(old);
        }
        self.worker.forget(uri.clone());
        if self.delivery == Delivery::Push {
            self.outbox.publish(uri.clone(), Vec::new(), None);
        }
        // What stands on disk counts again.
        self.drafts_touched(&[uri]);
    }

    fn start_jobs(&mut self) {
        for (uri, draft) in self.drafts.iter_mut().filter(|(_, draft)| draft.unread) {
            draft.unread = false;
            self.worker.read(Job {
                uri: uri.clone(),
                revision: draft.revision,
                version: draft.version,
                text: draft.text.clone(),
                format: draft.format,
                rules: draft.rules.clone(),
                caret: draft.caret,
                seat: self.series.seat(uri, &draft.rules, &self.configuration),
                columns: self.features.columns(),
            });
        }
        self.gather();
    }

    // Results

    fn analyzed(&mut self, analyzed: Analyzed) {
        let Analyzed { uri, revision, outcome } = analyzed;
        let Some(draft) = self.drafts.get_mut(&uri) else { return };
        let newest = draft.snapshot.as_ref().map_or(draft.opened, |old| old.revision + 1);
        if revision < newest || !draft.in_step {
            return;
        }
        match outcome {
            Ok(snapshot) => {
                self.log_faults(&snapshot);
                for problem in &snapshot.problems {
                    self.outbox.log(MessageType::WARNING, problem.clone());
                }
                self.accept(&uri, snapshot);
            }
            Err(message) => {
                let message = format!("reading {} panicked: {message}", uri.as_str());
                self.outbox.log(MessageType::ERROR, message);
                if revision == draft.revision {
                    draft.waiting.drain(..).for_each(Request::answer_nothing);
                }
            }
        }
    }

    fn accept(&mut self, uri: &Uri, snapshot: Arc<Snapshot>) {
        let Some(draft) = self.drafts.get_mut(uri) else { return };
        if let Some(old) = draft.snapshot.replace(snapshot) {
            self.worker.discard(old);
        }
        if self.delivery == Delivery::Push {
            diagnostics::publish(draft, uri, self.features, &self.outbox);
        }
        if draft.is_current() {
            for request in std::mem::take(&mut draft.waiting) {
                self.answer_safely(request);
            }
        }
    }

    fn log_faults(&mut self, snapshot: &Snapshot) {
        for Fault { check, message } in &snapshot.analysis.faults {
            if self.faults.insert((check, message.clone())) {
                let message = format!("the check {check} panicked and was skipped: {message}");
                self.outbox.log(MessageType::ERROR, message);
            }
        }
    }

    // Requests

    fn asked(&mut self, request: Request) {
        if request.is_cancelled() {
            return;
        }
        request.heard(self);
        let Some(uri) = request.uri() else { return self.answer_safely(request) };
        let is_settings_file = self.settings_files.contains_key(&uri);
        let drafts = if is_settings_file { &mut self.settings_files } else { &mut self.drafts };
        let Some(draft) = drafts.get_mut(&uri) else {
            return if request.acts() {
                self.answer_safely(request);
            } else {
                request.answer_nothing();
            };
        };
        if !draft.in_step {
            request.refuse_as_overtaken();
        } else if is_settings_file || draft.is_current() {
            self.answer_safely(request);
        } else {
            draft.waiting.push(request);
        }
    }

    /// A panic costs the request, whose reply is then an error.
    fn answer_safely(&mut self, request: Request) {
        let method = request.method();
        let answered = catch_unwind(AssertUnwindSafe(|| {
            self.options.at(Step::Answer { method });
            self.answer(request);
        }));
        if let Err(panic) = answered {
            let message = format!("answering {method} panicked: {}", panic_message(&*panic));
            self.outbox.log(MessageType::ERROR, message);
        }
    }

    fn answer(&mut self, request: Request) {
        let features = self.features;
        let uri = request.uri().filter(|_| !request.acts());
        let Some(uri) = uri else { return request.answer_of_all(self) };
        if let Some(file) = self.settings_files.get(&uri) {
            if !configuration::is_settings_file(&uri) {
                return request.answer_nothing();
            }
            let text = String::from(file.text.clone());
            let (lines, columns) = (LineIndex::new(&text), features.columns());
            let file = SettingsFile { text: &text, lines: &lines, columns, features };
            return request.answer_of_settings_file(&file);
        }
        let Some(draft) = self.drafts.get_mut(&uri) else { return request.answer_nothing() };
        let Some(snapshot) = draft.snapshot.clone() else { return request.answer_nothing() };
        request.answer_of_draft(&mut Subject {
            uri: &uri,
            draft,
            snapshot,
            features,
            outbox: &self.outbox,
        });
    }

    // Settings

    fn settings_file_changed(&mut self, uri: &Uri) {
        let Some(file) = self.settings_files.get(uri) else { return };
        if let Some(path) = convert::path(uri) {
            self.configuration.open_file(path, String::from(file.text.clone()).into());
        }
        self.apply_settings();
    }

    fn saved(&mut self) {
        self.files_changed();
        if !self.features.register_watchers {
            self.walk();
        }
        self.series_touched();
    }

    fn files_changed(&mut self) {
        self.configuration.forget_files();
        self.apply_settings();
    }

    /// Lets the rules hold for every open draft, and has those read again whose rules are others
    /// than before.
    fn apply_settings(&mut self) {
        let mut changed = false;
        for (uri, draft) in &mut self.drafts {
            let rules = self.configuration.of(uri);
            if rules == draft.rules {
                continue;
            }
            changed = true;
            self.revision += 1;
            draft.rules = rules;
            draft.revision = self.revision;
            draft.unread = draft.in_step;
        }
        // A settings file that is open is understood even where no draft stands under it.
        for uri in self.settings_files.keys() {
            self.configuration.of(uri);
        }
        self.tell_settings_problems();
        self.forget_series();
        self.apply_to_workspace();
        if changed {
            self.refresh_views();
        }
        if changed && self.delivery == Delivery::Pull {
            self.refresh();
        }
    }

    /// Publishes what is wrong in settings files. They are pushed to every client: not all clients
    /// would ask for a file that is not open.
    fn tell_settings_problems(&mut self) {
        for complaint in self.configuration.complaints() {
            self.outbox.log(MessageType::WARNING, format!("settings: {complaint}"));
        }
        let mut gone = std::mem::take(&mut self.told_files);
        for (uri, diagnostics) in self.configuration.diagnostics(self.features) {
            if gone.remove(&uri).as_ref() != Some(&diagnostics) {
                self.outbox.publish(uri.clone(), diagnostics.clone(), None);
            }
            self.told_files.insert(uri, diagnostics);
        }
        for uri in gone.into_keys() {
            self.outbox.publish(uri, Vec::new(), None);
        }
    }

    fn set_folders(&mut self, folders: impl IntoIterator<Item = PathBuf>) {
        self.configuration.set_folders(folders);
        self.apply_settings();
    }
}

async fn rest_until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}
