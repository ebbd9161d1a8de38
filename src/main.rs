//! The `deskcheck` command: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    deskcheck::cli::run()
}
