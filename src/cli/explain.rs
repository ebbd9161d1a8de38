//! `deskcheck explain`: the page of a check on a terminal.

use std::fmt::Write;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

use super::args::{Color, Explain, unknown_check};
use super::{complain, could_not_run, print};
use crate::checks::{self, Check};

const HEADING: Style = Style::new().bold();
const EXAMPLE: Style = AnsiColor::Cyan.on_default();

/// Shows one page, or lists all checks.
pub(super) fn run(args: &Explain, color: Color) -> ExitCode {
    match args.check.as_deref().map(|name| (name, checks::named(name))) {
        None => print(&list(), color),
        Some((_, Some(check))) => print(&page(check), color),
        Some((name, None)) => {
            complain(&unknown_check(name));
            could_not_run()
        }
    }
}

fn list() -> String {
    let mut out = String::new();
    let width = checks::ALL.iter().map(|check| check.name.len()).max().unwrap_or_default();
    let mut family = None;
    for check in checks::ALL {
        if family != Some(check.family) {
            let gap = if family.is_some() { "\n" } else { "" };
            family = Some(check.family);
            // Writing to a string cannot fail, here and below.
            let _ = writeln!(out, "{gap}{HEADING}{}{HEADING:#}", check.family);
        }
        let severity = if check.default_on { check.severity.name() } else { "off" };
        let _ = writeln!(out, "  {:width$}  {severity:7}  {}", check.name, check.summary);
    }
    out.push_str("\n`deskcheck explain CHECK` shows the page of one of them.\n");
    out
}

/// A page as it reads best on a terminal: headings stand out, examples are set in.
fn page(check: &Check) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for line in check.page.lines() {
        let _ = if line.starts_with("```") {
            fenced = !fenced;
            Ok(())
        } else if fenced {
            writeln!(out, "    {EXAMPLE}{line}{EXAMPLE:#}")
        } else if line.starts_with('#') {
            writeln!(out, "{HEADING}{}{HEADING:#}", line.trim_start_matches('#').trim_start())
        } else {
            writeln!(out, "{}", line.replace("**", ""))
        };
    }
    out
}
