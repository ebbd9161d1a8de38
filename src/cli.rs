//! The command line: arguments, files and settings in; findings, pages and exit code out.
//!
//! What is found is the business of the library; this room reads the files, and tells what was found
//! to a person or to another program. Nothing here is known to the rooms above.

mod args;
mod check;
mod files;
mod inspect;
mod report;

use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// Runs the command that the process's arguments ask for. The exit code is 0 where all is well,
/// 1 where `check` found something at or above `--fail-on`, 2 where something could not be run.
pub fn run() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => return refuse(&error),
    };
    match args.command {
        Command::Check(check) => check::run(&check),
        Command::Inspect(inspect) => inspect::run(&inspect),
    }
}

/// Shows what is wrong with the arguments, or the help that was asked for.
fn refuse(error: &clap::Error) -> ExitCode {
    // Where even this cannot be written, the exit code must do.
    let _ = error.print();
    u8::try_from(error.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
}

/// The process could not do what was asked of it.
fn could_not_run() -> ExitCode {
    ExitCode::from(2)
}

/// Tells of a problem on standard error, where it does not mix with what was asked for.
fn complain(problem: &str) {
    use std::io::Write;
    // Where standard error is closed, the exit code must do.
    let _ = writeln!(anstream::stderr(), "deskcheck: {problem}");
}
