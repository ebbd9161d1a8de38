//! The command line: check, explain, inspect, lsp.

use std::process::ExitCode;

/// Runs the command that the process's arguments ask for.
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
