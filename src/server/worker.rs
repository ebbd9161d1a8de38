//! The thread that reads drafts. It owns the analyzers, and with them everything that is cached.
//!
//! Each draft has one slot: a newer job takes the place of the one that waits. The draft that was
//! changed last is read first, so that a writer never waits for drafts in the background.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock, mpsc};
use std::thread;

use ropey::Rope;
use tower_lsp_server::ls_types::Uri;

use super::abroad::{Abroad, Atlas, Seat};
use super::configuration::Rules;
use super::event::{Event, Events};
use super::shelf::Shelf;
use super::state::Caret;
use super::{Options, Step};
use crate::analysis::{Analysis, Analyzer, Draft};
use crate::checks::panic_message;
use crate::document::Format;
use crate::facts::{self, Fact};
use crate::ledger::Ledger;
use crate::sources::load::Material;
use crate::text::{LineIndex, PositionEncoding};

/// Deeply nested markup is read recursively.
pub(super) const STACK: usize = 16 << 20;

/// A draft to read.
#[derive(Debug)]
pub(super) struct Job {
    /// The draft's address.
    pub(super) uri: Uri,
    /// Which state of it this is; see [`super::state::Draft`].
    pub(super) revision: u64,
    /// Its version as the client counts.
    pub(super) version: i32,
    /// Its text.
    pub(super) text: Rope,
    /// How it is written down.
    pub(super) format: Format,
    /// What holds for it.
    pub(super) rules: Rules,
    /// Where it was edited last.
    pub(super) caret: Option<Caret>,
    /// The drafts it is compared with.
    pub(super) seat: Seat,
    /// What the client's columns count.
    pub(super) columns: PositionEncoding,
}

/// A draft that was read: a state of it that never changes.
#[derive(Debug)]
pub(super) struct Snapshot {
    /// Which state of the draft this is.
    pub(super) revision: u64,
    /// Its version as the client counts.
    pub(super) version: i32,
    /// What was found.
    pub(super) analysis: Analysis,
    /// What was wrong with the sources and the ledger, the first time they were read.
    pub(super) problems: Vec<String>,
    /// What had been verified.
    pub(super) ledger: Arc<Ledger>,
    /// The lines of its text.
    pub(super) lines: LineIndex,
    /// Where it was edited last.
    pub(super) caret: Option<Caret>,
    /// Where its findings point to in other drafts.
    pub(super) abroad: Abroad,
    /// Its facts, once somebody has asked for them.
    facts: OnceLock<Vec<Fact>>,
}

impl Snapshot {
    /// The facts of the draft that a desk would ask about, in reading order. They are found out at
    /// the first call.
    pub(super) fn facts(&self) -> &[Fact] {
        self.facts.get_or_init(|| facts::asked(&self.analysis))
    }
}

/// What became of a job.
#[derive(Debug)]
pub(super) struct Analyzed {
    /// The draft's address.
    pub(super) uri: Uri,
    /// Which state of it was read.
    pub(super) revision: u64,
    /// What was found, or what the panic said that ended the reading.
    pub(super) outcome: Result<Arc<Snapshot>, String>,
}

/// The main loop's end of the worker. Dropping it ends the thread after the job in hand.
#[derive(Debug)]
pub(super) struct Worker {
    orders: mpsc::Sender<Order>,
}

#[derive(Debug)]
enum Order {
    Read(Box<Job>),
    Forget(Uri),
    Discard(Arc<Snapshot>),
}

impl Worker {
    /// Starts the thread. Its results come back as events.
    pub(super) fn start(events: Events, options: Options) -> Self {
        let (orders, queue) = mpsc::channel();
        thread::Builder::new()
            .name("analysis".into())
            .stack_size(STACK)
            .spawn(move || Desk::new(events, options).run(&queue))
            .expect("a process that just started can start a thread");
        Self { orders }
    }

    /// Reads a draft, in place of whatever job of it still waits.
    pub(super) fn read(&self, job: Job) {
        self.send(Order::Read(Box::new(job)));
    }

    /// Forgets a draft that was closed.
    pub(super) fn forget(&self, uri: Uri) {
        self.send(Order::Forget(uri));
    }

    /// Takes apart what is no longer needed. For a long draft that costs more than a keystroke
    /// may, so it is not done in the main loop.
    pub(super) fn discard(&self, snapshot: Arc<Snapshot>) {
        self.send(Order::Discard(snapshot));
    }

    fn send(&self, order: Order) {
        // The thread lives as long as this end of the channel: panics are caught in it.
        let _ = self.orders.send(order);
    }
}

/// What lies on the worker's desk.
struct Desk {
    events: Events,
    options: Options,
    analyzers: HashMap<Uri, Analyzer>,
    shelf: Shelf,
    atlas: Atlas,
    waiting: Vec<Job>,
    discarded: Vec<Arc<Snapshot>>,
}

impl Desk {
    fn new(events: Events, options: Options) -> Self {
        Self {
            events,
            options,
            analyzers: HashMap::new(),
            shelf: Shelf::default(),
            atlas: Atlas::default(),
            waiting: Vec::new(),
            discarded: Vec::new(),
        }
    }

    fn run(mut self, queue: &mpsc::Receiver<Order>) {
        while let Ok(order) = queue.recv() {
            self.take(order);
            loop {
                for order in queue.try_iter() {
                    self.take(order);
                }
                let Some(job) = self.waiting.pop() else { break };
                self.read(job);
            }
            self.discarded.clear();
        }
    }

    fn take(&mut self, order: Order) {
        match order {
            Order::Read(job) => {
                self.waiting.retain(|other| other.uri != job.uri);
                self.waiting.push(*job);
            }
            Order::Forget(uri) => {
                self.waiting.retain(|job| job.uri != uri);
                self.analyzers.remove(&uri);
            }
            Order::Discard(snapshot) => self.discarded.push(snapshot),
        }
    }

    fn read(&mut self, job: Job) {
        let mut analyzer = self
            .analyzers
            .remove(&job.uri)
            .filter(|analyzer| analyzer.settings() == &job.rules.settings)
            .unwrap_or_else(|| Analyzer::new(Arc::clone(&job.rules.settings)));
        let (uri, revision) = (job.uri.clone(), job.revision);
        let read = catch_unwind(AssertUnwindSafe(|| {
            self.options.at(Step::Analyze { uri: job.uri.as_str(), version: job.version });
            let snapshot = read(&mut analyzer, &mut self.shelf, &mut self.atlas, job);
            (analyzer, snapshot)
        }));
        // After a panic the analyzer may hold half a truth: it is not used again.
        let outcome = read.map(|(analyzer, snapshot)| {
            self.analyzers.insert(uri.clone(), analyzer);
            Arc::new(snapshot)
        });
        let outcome = outcome.map_err(|panic| panic_message(&*panic));
        // Where nobody listens any more, the session has ended.
        let _ = self.events.send(Event::Analyzed(Analyzed { uri, revision, outcome }));
    }
}

fn read(analyzer: &mut Analyzer, shelf: &mut Shelf, atlas: &mut Atlas, job: Job) -> Snapshot {
    let text: Arc<str> = String::from(job.text).into();
    let lines = LineIndex::new(&text);
    let (Material { sources, ledger }, problems) = shelf.material(&job.rules);
    let held = Arc::clone(&ledger);
    let draft = Draft {
        text,
        format: job.format,
        today: Some(today()),
        sources,
        ledger,
        series: job.seat.member.clone(),
    };
    let analysis = analyzer.analyze(&draft);
    let abroad = atlas.look_up(&analysis.findings, &job.seat, job.columns);
    let Job { revision, version, caret, .. } = job;
    let ledger = held;
    let facts = OnceLock::new();
    Snapshot { revision, version, analysis, problems, ledger, lines, caret, abroad, facts }
}

#[expect(clippy::disallowed_methods, reason = "the server is where today's date comes in")]
pub(super) fn today() -> jiff::civil::Date {
    jiff::Zoned::now().date()
}
