//! `deskcheck check`.

use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Arc;

use super::args::{Check, Format};
use super::files::{self, Origin, Source};
use super::report::{self, Checked};
use super::{complain, could_not_run};
use crate::analysis::{Analyzer, Draft};
use crate::findings::Severity;
use crate::settings::Settings;

/// Checks the drafts that were asked for.
pub(super) fn run(args: &Check) -> ExitCode {
    let here = [String::from(".")];
    let (origins, problems) =
        files::find(if args.paths.is_empty() { &here } else { args.paths.as_slice() });
    for problem in &problems {
        complain(problem);
    }
    match check_all(args, &origins) {
        _ if !problems.is_empty() => could_not_run(),
        Ok(outcome) => outcome.exit_code(),
        Err(_) => ExitCode::SUCCESS,
    }
}

/// How a run went.
#[derive(Clone, Copy, Debug, Default)]
struct Outcome {
    failed: bool,
    found: bool,
}

impl Outcome {
    fn exit_code(self) -> ExitCode {
        match self {
            Self { failed: true, .. } => could_not_run(),
            Self { found: true, .. } => ExitCode::FAILURE,
            Self { .. } => ExitCode::SUCCESS,
        }
    }
}

fn check_all(args: &Check, origins: &[Origin]) -> io::Result<Outcome> {
    let settings = Arc::new(Settings::default());
    let mut out = io::stdout().lock();
    let mut outcome = Outcome::default();
    let mut separate = false;
    if args.format == Format::Json {
        out.write_all(b"{\"findings\":[\n")?;
    }
    for origin in origins {
        let source = match files::read(origin, args.stdin_name.as_deref()) {
            Ok(source) => source,
            Err(problem) => {
                complain(&problem);
                outcome.failed = true;
                continue;
            }
        };
        let checked = check(source, &settings);
        outcome.found |= checked.analysis.findings.iter().any(|f| f.severity >= Severity::Warning);
        let told = report::of(args.format, &checked);
        if args.format == Format::Json && !told.is_empty() {
            if separate {
                out.write_all(b",\n")?;
            }
            separate = true;
        }
        out.write_all(told.as_bytes())?;
    }
    if args.format == Format::Json {
        out.write_all(b"\n]}\n")?;
    }
    out.flush()?;
    Ok(outcome)
}

fn check(source: Source, settings: &Arc<Settings>) -> Checked {
    let draft =
        Draft { text: source.text.as_str().into(), format: source.format, ..Draft::default() };
    let analysis = Analyzer::new(Arc::clone(settings)).analyze(&draft);
    Checked { source, analysis }
}
