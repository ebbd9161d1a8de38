//! `deskcheck init`: a settings file in which everything that can be set stands, commented out.

use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::args::Color;
use super::{complain, could_not_run, print};
use crate::checks;
use crate::settings::FILE_NAME;

const HEAD: &str = "\
# The desk's settings for deskcheck: for the drafts in this folder and below, in every editor and on
# the command line. A line without # is in force; all others show what holds without them.

# How loud a check is: off, on, hint, info, warning or error.
# `deskcheck explain CHECK` shows the page of a check.
[checks]
";

const TAIL: &str = "
# The desk's own names and spellings. They overrule what the draft's majority says.
[house]
# Spellings that are right side by side:
# accept = [[\"Karvonen\", \"Karwonen\"]]
# Acronyms that every reader knows, on top of those deskcheck knows:
# acronyms = [\"NATO\"]

# The reporter's own material, which quotations are compared with.
[sources]
# Transcripts, notes and documents as text or Markdown, by their paths from this file:
# files = [\"interviews/mayor.txt\"]

# How an editor shows findings.
[editor]
# Milliseconds the caret must rest before a new finding in the sentence being typed appears; 0 shows
# it at once:
# patience = 500
# Whether a line over the headline tells how many facts the draft has and how many are sourced:
# code-lens = true
# Whether computed values stand beside the text: the day that “Monday” is, what a sum comes to:
# inlay-hints = false
# Whether the drafts of the folder that are not open are checked too:
# whole-workspace = false
";

/// Writes the file in this folder, unless there is one.
pub(super) fn run(color: Color) -> ExitCode {
    match write(Path::new(FILE_NAME), &text()) {
        Ok(()) => {
            print(&format!("{FILE_NAME} written: everything in it is commented out\n"), color)
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            complain(&format!("{FILE_NAME} exists already; it stays as it is"));
            could_not_run()
        }
        Err(error) => {
            complain(&format!("{FILE_NAME} cannot be written: {error}"));
            could_not_run()
        }
    }
}

fn text() -> String {
    let mut out = String::from(HEAD);
    let width = checks::names().iter().map(|name| name.len()).max().unwrap_or_default();
    for check in checks::ALL {
        let level = format!("\"{}\"", if check.default_on { check.severity.name() } else { "off" });
        // Writing to a string cannot fail.
        let _ = writeln!(out, "# {:width$} = {level:9}  # {}", check.name, check.summary);
    }
    out + TAIL
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings;

    #[test]
    fn what_is_commented_out_can_be_put_in_force() {
        let setting = |line: &str| line.starts_with("# ") && line.contains(" = ");
        let lines = text();
        let lines = lines.lines().map(|line| if setting(line) { &line[2..] } else { line });
        let in_force = lines.collect::<Vec<_>>().join("\n");
        let parsed = settings::parse(&in_force, &checks::names());
        assert_eq!(parsed.problems, []);
        assert_eq!(parsed.settings.checks.len(), checks::ALL.len());
        assert_eq!(parsed.settings.editor, settings::Editor::default());
        assert!(!parsed.settings.house.accept.is_empty());
    }
}
