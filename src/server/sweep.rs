//! The thread that reads drafts which are not open, one at a time. It keeps nothing of them but what they
//! tell the others of a series (`gather`): what is left of a reading are its diagnostics. Which drafts are read, and when, is decided by
//! `main_loop::workspace`; open drafts have a thread of their own and never wait for this one.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::SystemTime;

use tower_lsp_server::ls_types::{Diagnostic, Uri};

use super::abroad::{Atlas, Seat};
use super::client::Features;
use super::configuration::Rules;
use super::convert::Places;
use super::diagnostics::diagnostic;
use super::event::{Event, Events};
use super::gather::Gatherer;
use super::shelf::Shelf;
use super::worker::{STACK, today};
use super::{Options, Step};
use crate::analysis::{Analyzer, Draft};
use crate::checks::panic_message;
use crate::files;
use crate::settings::Settings;
use crate::sources::load::Material;
use crate::text::LineIndex;

/// A state of a file: as long as it is the same, reading it again brings nothing new.
pub(super) type FileStamp = Option<(SystemTime, u64)>;

/// A draft to read from disk.
#[derive(Debug)]
pub(super) struct Errand {
    /// Where it lies.
    pub(super) path: PathBuf,
    /// Its address.
    pub(super) uri: Uri,
    /// What holds for it.
    pub(super) rules: Rules,
    /// The state in which it was last read by these rules.
    pub(super) known: Option<FileStamp>,
    /// What the client can do.
    pub(super) features: Features,
    /// The drafts it is compared with.
    pub(super) seat: Seat,
}

/// The drafts there are in the workspace.
#[derive(Debug)]
pub(super) struct Walked {
    /// Which walk this was.
    pub(super) pass: u64,
    /// Where they lie, in order.
    pub(super) drafts: Vec<PathBuf>,
    /// What could not be looked at.
    pub(super) problems: Vec<String>,
}

/// What came of an errand.
#[derive(Debug)]
pub(super) struct Swept {
    /// The draft's address.
    pub(super) uri: Uri,
    /// By what rules it was read.
    pub(super) rules: Rules,
    /// In what state it was.
    pub(super) stamp: FileStamp,
    /// What was found; `None` where nothing has changed since it was known.
    pub(super) found: Option<Result<Vec<Diagnostic>, String>>,
}

/// The main loop's end of the thread.
#[derive(Debug)]
pub(super) struct Sweeper {
    orders: mpsc::Sender<Order>,
}

#[derive(Debug)]
enum Order {
    Walk { pass: u64, folders: Vec<PathBuf> },
    Read(Box<Errand>),
    Gather { folder: PathBuf, settings: Arc<Settings> },
    Forget { folder: PathBuf },
}

impl Sweeper {
    /// Starts the thread. Its results come back as events.
    pub(super) fn start(events: Events, options: Options) -> Self {
        let (orders, queue) = mpsc::channel();
        let run = move || {
            let mut desk = Desk { options, ..Desk::default() };
            for order in queue {
                if let Some(done) = desk.done(order) {
                    // Where nobody listens any more, the session has ended.
                    let _ = events.send(done);
                }
            }
        };
        thread::Builder::new()
            .name("sweep".into())
            .stack_size(STACK)
            .spawn(run)
            .expect("a process that just started can start a thread");
        Self { orders }
    }

    /// Looks up the drafts in some folders.
    pub(super) fn walk(&self, pass: u64, folders: Vec<PathBuf>) {
        self.send(Order::Walk { pass, folders });
    }

    /// Reads a draft.
    pub(super) fn read(&self, errand: Errand) {
        self.send(Order::Read(Box::new(errand)));
    }

    /// Reads what is new of a series.
    pub(super) fn gather(&self, folder: PathBuf, settings: Arc<Settings>) {
        self.send(Order::Gather { folder, settings });
    }

    /// Keeps nothing more of a series.
    pub(super) fn forget(&self, folder: PathBuf) {
        self.send(Order::Forget { folder });
    }

    fn send(&self, order: Order) {
        // The thread lives as long as this end of the channel: panics are caught in it.
        let _ = self.orders.send(order);
    }
}

/// What lies on the thread's desk.
#[derive(Default)]
struct Desk {
    options: Options,
    shelf: Shelf,
    gatherer: Gatherer,
    atlas: Atlas,
}

impl Desk {
    fn done(&mut self, order: Order) -> Option<Event> {
        match order {
            Order::Walk { pass, folders } => Some(Event::Walked(walked(pass, folders))),
            Order::Read(errand) => Some(Event::Swept(self.swept(*errand))),
            Order::Gather { folder, settings } => {
                Some(Event::Gathered(self.gatherer.gather(folder, &settings)))
            }
            Order::Forget { folder } => {
                self.gatherer.forget(&folder);
                None
            }
        }
    }

    fn swept(&mut self, errand: Errand) -> Swept {
        let stamp = stamp(&errand.path);
        let found = (errand.known != Some(stamp)).then(|| {
            let read = catch_unwind(AssertUnwindSafe(|| {
                self.options.at(Step::Sweep { uri: errand.uri.as_str() });
                self.read(&errand)
            }));
            read.unwrap_or_else(|panic| {
                let (uri, message) = (errand.uri.as_str(), panic_message(&*panic));
                Err(format!("reading {uri} panicked: {message}"))
            })
        });
        Swept { uri: errand.uri, rules: errand.rules, stamp, found }
    }

    fn read(&mut self, errand: &Errand) -> Result<Vec<Diagnostic>, String> {
        let source = files::read(&errand.path)?;
        // What is wrong with the sources is told where the settings file is opened or a draft under it.
        let (Material { sources, ledger }, _) = self.shelf.material(&errand.rules);
        let (text, format, series) = (source.text, source.format, errand.seat.member.clone());
        let draft = Draft { text, format, today: Some(today()), sources, ledger, series };
        let analysis = Analyzer::new(Arc::clone(&errand.rules.settings)).analyze(&draft);
        let columns = errand.features.columns();
        let abroad = self.atlas.look_up(&analysis.findings, &errand.seat, columns);
        let lines = LineIndex::new(analysis.text());
        let places = Places::new(analysis.text(), &lines, columns).with(&abroad);
        let told = analysis.findings.iter();
        let told = told.map(|finding| diagnostic(finding, &places, &errand.uri, errand.features));
        Ok(told.collect())
    }
}

fn walked(pass: u64, folders: Vec<PathBuf>) -> Walked {
    let (mut drafts, mut problems) = (Vec::new(), Vec::new());
    for folder in folders {
        let (found, failed) = files::walk(&folder);
        drafts.extend(found);
        problems.extend(failed);
    }
    drafts.sort();
    drafts.dedup();
    Walked { pass, drafts, problems }
}

/// The state of a file; `None` where there is none.
pub(super) fn stamp(path: &Path) -> FileStamp {
    let file = fs::metadata(path).ok()?;
    Some((file.modified().ok()?, file.len()))
}
