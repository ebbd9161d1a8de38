//! `deskcheck check`: many drafts side by side, told in order.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use anstream::AutoStream;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

use super::args::{Check, Color, FailOn, Format};
use super::desk::{self, Desk, Rules};
use super::files::{self, Origin, Source};
use super::report::{self, Checked, Tally};
use super::{complain, could_not_run, series, show, written};
use crate::analysis::{Analysis, Analyzer, Draft};
use crate::series::{Member, Series};
use crate::sources::load::Material;

/// Fewer drafts than this are not worth a second thread.
const FEW: usize = 8;

/// From here on it may take long enough for a progress bar.
const MANY: usize = 200;

/// Checks the drafts that were asked for.
pub(super) fn run(args: &Check, color: Color) -> ExitCode {
    let here = [String::from(".")];
    let paths = if args.paths.is_empty() { &here } else { args.paths.as_slice() };
    let (origins, unfound) = files::find(paths);
    let levels = desk::levels(&args.only, &args.disable);
    let mut desk = Desk::new(args.reading.config.as_deref(), levels);
    let round = Round::new(args, &origins);
    let stdin_name = args.reading.stdin_name.as_deref();
    let mut jobs: Vec<Job> =
        origins.into_iter().map(|origin| Job::new(origin, stdin_name, &mut desk)).collect();
    series::join(&mut jobs, &round);
    let mistakes = desk.take_problems();
    for mistake in &mistakes {
        show(mistake);
    }
    for problem in &unfound {
        complain(problem);
    }
    let mut press = Press::new(args, color, jobs.len());
    let printed = press.print(&round, &jobs);
    let failed = press.failed || !mistakes.is_empty() || !unfound.is_empty();
    let code = match () {
        () if failed => could_not_run(),
        () if press.found => ExitCode::FAILURE,
        () => ExitCode::SUCCESS,
    };
    written(printed, code)
}

/// What holds for all drafts of a run.
pub(super) struct Round<'a> {
    args: &'a Check,
    today: Date,
    width: usize,
    /// Standard input, which can be read once; `None` where it is no draft.
    stdin: Option<Result<Source, String>>,
}

impl<'a> Round<'a> {
    fn new(args: &'a Check, origins: &[Origin]) -> Self {
        let today = args.reading.date.unwrap_or_else(today);
        let name = args.reading.stdin_name.as_deref();
        let stdin = origins.contains(&Origin::Stdin).then(|| files::read(&Origin::Stdin, name));
        Self { args, today, width: width(), stdin }
    }

    /// Reads the draft of a job.
    pub(super) fn read(&self, job: &Job) -> Result<Source, String> {
        match (&job.origin, &self.stdin) {
            (Origin::Stdin, Some(read)) => read.clone(),
            (origin, _) => files::read(origin, None),
        }
    }

    /// Reads again the drafts that findings point into, each once. One that is gone is left out.
    fn pointed_at(&self, analysis: &Analysis) -> Vec<Source> {
        let elsewhere = analysis.findings.iter().flat_map(|finding| &finding.elsewhere);
        let files: BTreeSet<&str> = elsewhere.map(|other| &*other.file).collect();
        let read = files.into_iter().filter_map(|file| match &self.stdin {
            Some(Ok(stdin)) if stdin.name == file => Some(stdin.clone()),
            _ => files::read(&Origin::File(file.into()), None).ok(),
        });
        read.collect()
    }
}

/// One draft to check.
pub(super) struct Job {
    pub(super) origin: Origin,
    pub(super) rules: Rules,
    /// The drafts that it is compared with.
    pub(super) series: Arc<Series>,
}

impl Job {
    fn new(origin: Origin, stdin_name: Option<&str>, desk: &mut Desk) -> Self {
        let rules = desk.rules(&origin.folder(stdin_name));
        Self { origin, rules, series: Arc::default() }
    }
}

/// What came of one draft.
struct Outcome {
    /// Its findings as they are printed.
    told: String,
    tally: Tally,
    /// Whether one of them counts as a failure.
    found: bool,
    /// What went wrong.
    problems: Vec<String>,
}

/// How a run is told, and how it goes.
struct Press {
    format: Format,
    out: AutoStream<io::StdoutLock<'static>>,
    progress: ProgressBar,
    tally: Tally,
    told: bool,
    found: bool,
    failed: bool,
}

impl Press {
    fn new(args: &Check, color: Color, drafts: usize) -> Self {
        let color = if args.format == Format::Text { color } else { Color::Never };
        let progress = progress(drafts, "");
        Self {
            format: args.format,
            out: AutoStream::new(io::stdout().lock(), color.into()),
            progress,
            tally: Tally::default(),
            told: false,
            found: false,
            failed: false,
        }
    }

    /// Checks all drafts and prints what was found, in the order of `jobs`.
    fn print(&mut self, round: &Round<'_>, jobs: &[Job]) -> io::Result<()> {
        self.out.write_all(report::head(self.format).as_bytes())?;
        in_order(jobs, |job| job.run(round), |outcome| self.take(&outcome))?;
        self.progress.finish_and_clear();
        self.out.write_all(report::tail(self.format, &self.tally).as_bytes())?;
        self.out.flush()
    }

    fn take(&mut self, outcome: &Outcome) -> io::Result<()> {
        self.tally.add(outcome.tally);
        self.found |= outcome.found;
        self.failed |= !outcome.problems.is_empty();
        self.progress.inc(1);
        if outcome.told.is_empty() && outcome.problems.is_empty() {
            return Ok(());
        }
        self.progress.clone().suspend(|| {
            for problem in &outcome.problems {
                complain(problem);
            }
            if self.told && !outcome.told.is_empty() {
                self.out.write_all(report::between(self.format).as_bytes())?;
            }
            self.told |= !outcome.told.is_empty();
            self.out.write_all(outcome.told.as_bytes())
        })
    }
}

impl Job {
    fn run(&self, round: &Round<'_>) -> Outcome {
        let source = match round.read(self) {
            Ok(source) => source,
            Err(problem) => return Outcome::failed(problem),
        };
        let text = Arc::clone(&source.text);
        let (format, today) = (source.format, Some(round.today));
        let Material { sources, ledger } = self.rules.material.clone();
        let series = Member { series: Arc::clone(&self.series), name: source.name.as_str().into() };
        let draft = Draft { text, format, today, sources, ledger, series };
        let analysis = Analyzer::new(Arc::clone(&self.rules.settings)).analyze(&draft);
        let problems = analysis.faults.iter().map(|fault| {
            let (name, check) = (&source.name, fault.check);
            format!(
                "{name}: the check {check} failed; this is a mistake in deskcheck: {}",
                fault.message
            )
        });
        let problems = problems.collect();
        let others = round.pointed_at(&analysis);
        let checked = Checked { source, analysis, others };
        let findings = &checked.analysis.findings;
        let args = round.args;
        Outcome {
            told: report::of(args.format, &checked, round.width),
            tally: Tally::of(findings),
            found: findings.iter().any(|finding| counts(args.fail_on, finding.severity)),
            problems,
        }
    }
}

impl Outcome {
    fn failed(problem: String) -> Self {
        let (told, tally) = (String::new(), Tally::default());
        Self { told, tally, found: false, problems: vec![problem] }
    }
}

fn counts(fail_on: FailOn, severity: crate::findings::Severity) -> bool {
    fail_on.severity().is_some_and(|mildest| severity >= mildest)
}

/// How far a pass over so many drafts has come, for whoever looks on; `what` tells it from others.
pub(super) fn progress(drafts: usize, what: &'static str) -> ProgressBar {
    if drafts < MANY || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} drafts{msg}");
    let style = style.expect("the template names what there is");
    ProgressBar::new(drafts as u64).with_style(style).with_message(what)
}

/// Does the work on each item, on as many threads as are worth it, and hands over what comes of it in
/// the items' order. The first error ends it.
pub(super) fn in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(R) -> io::Result<()>,
) -> io::Result<()> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(items.len() / FEW + 1);
    if threads < 2 {
        return items.iter().try_for_each(|item| take(work(item)));
    }
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (done, results) = mpsc::channel();
        for _ in 0..threads {
            let (done, next, work) = (done.clone(), &next, &work);
            scope.spawn(move || {
                while let Some((at, item)) = claim(items, next) {
                    // Nobody listens any more: the output is closed.
                    if done.send((at, work(item))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let mut waiting: Vec<Option<R>> = items.iter().map(|_| None).collect();
        let mut told = 0;
        for (at, result) in results {
            waiting[at] = Some(result);
            while let Some(result) = waiting.get_mut(told).and_then(Option::take) {
                take(result)?;
                told += 1;
            }
        }
        Ok(())
    })
}

fn claim<'a, T>(items: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    items.get(at).map(|item| (at, item))
}

/// About how many characters of a draft's line are shown.
pub(super) fn width() -> usize {
    const GUTTER: usize = 8;
    let size = terminal_size::terminal_size_of(io::stdout());
    size.map_or(100, |(columns, _)| usize::from(columns.0)).clamp(50, 120) - GUTTER
}

#[expect(clippy::disallowed_methods, reason = "the command line tells the analysis what day it is")]
pub(super) fn today() -> Date {
    jiff::Zoned::now().date()
}
