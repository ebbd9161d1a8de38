//! The command line: arguments, files and settings in; findings, pages and exit code out.
//!
//! What is found is the business of the library; this room reads the files, and tells what was found
//! to a person or to another program. Nothing here is known to the rooms above.

mod args;
mod check;
mod desk;
mod explain;
mod facts;
mod files;
mod init;
mod inspect;
mod one;
mod report;
mod series;

use std::io::{self, Write};
use std::process::ExitCode;

use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use clap::Parser;

use args::{Args, Color, Command};

/// Runs the command that the process's arguments ask for. The exit code is 0 where all is well,
/// 1 where `check` found something at or above `--fail-on`, 2 where something could not be run.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return refuse(&error),
    };
    match args.command {
        Command::Check(check) => check::run(&check, args.color),
        Command::Facts(facts) => facts::run(&facts, args.color),
        Command::Explain(explain) => explain::run(&explain, args.color),
        Command::Init => init::run(args.color),
        Command::Inspect(inspect) => inspect::run(&inspect),
        Command::Lsp { .. } => lsp(),
    }
}

#[cfg(feature = "server")]
fn lsp() -> ExitCode {
    crate::server::run()
}

#[cfg(not(feature = "server"))]
fn lsp() -> ExitCode {
    complain("this build has no language server; build it with `--features server`");
    could_not_run()
}

/// Shows what is wrong with the arguments, or the help that was asked for.
fn refuse(error: &clap::Error) -> ExitCode {
    // Where even this cannot be written, the exit code must do.
    let _ = error.print();
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}

/// Writes all of a text to standard output.
fn print(text: &str, color: Color) -> ExitCode {
    let mut out = AutoStream::new(io::stdout().lock(), color.into());
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()), ExitCode::SUCCESS)
}

/// The exit code after writing: what it would be, unless the output is lost. A reader that went
/// away, as `head` does, has read enough.
fn written(result: io::Result<()>, otherwise: ExitCode) -> ExitCode {
    match result {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            complain(&format!("the output cannot be written: {error}"));
            could_not_run()
        }
        _ => otherwise,
    }
}

/// The process could not do what was asked of it.
fn could_not_run() -> ExitCode {
    ExitCode::from(2)
}

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();

/// Tells of a problem on standard error, where it does not mix with what was asked for.
fn complain(problem: &str) {
    show(&error_line(problem));
}

/// A problem as it is shown, if it has no place in a text.
fn error_line(problem: &str) -> String {
    format!("{ERROR}error{ERROR:#}: {problem}\n")
}

/// Puts a problem on standard error, as it is.
fn show(problem: &str) {
    // Where standard error is closed, the exit code must do.
    let _ = write!(anstream::stderr(), "{problem}");
}
