//! `deskcheck init`: a settings file in which everything that can be set stands, commented out.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use super::args::Color;
use super::{complain, could_not_run, print};
use crate::checks;
use crate::settings::{self, Choice, FILE_NAME, Key, Kind, toml};

const HEAD: &str = "\
# The desk's settings for deskcheck: for the drafts in this folder and below, in every editor and on
# the command line. A line without # is in force; all others show what can be set.
";

/// Columns of the file's explanations.
const WIDTH: usize = 100;

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

/// The tables of the declaration; what has no value of its own by default is shown by example.
fn text() -> String {
    let tables = settings::tables(&checks::known());
    let tables = tables.iter().map(|table| {
        let keys = match table.keys.first().map(|key| &key.kind) {
            Some(Kind::Choice(levels)) => with_levels(&table.keys, levels),
            _ => table.keys.iter().map(with_value).collect(),
        };
        format!("\n{}[{}]\n{keys}", comment(&table.docs), table.name)
    });
    HEAD.to_owned() + &tables.collect::<String>()
}

fn with_levels(keys: &[Key], levels: &[Choice]) -> String {
    let levels: Vec<_> = levels.iter().map(|level| level.value.as_str()).collect();
    let width = keys.iter().map(|key| key.name.len()).max().unwrap_or_default();
    let line = |Key { name, docs, default, .. }: &Key| {
        format!("# {name:width$} = {:9}  # {docs}\n", toml(default))
    };
    comment(&format!("One of {}.", levels.join(", "))) + &keys.iter().map(line).collect::<String>()
}

fn with_value(key: &Key) -> String {
    let empty = key.default.as_array().is_some_and(Vec::is_empty);
    let value = if empty { &key.example } else { &key.default };
    format!("{}# {} = {}\n", comment(&key.docs), key.name, toml(value))
}

/// Sentences as comment lines.
fn comment(text: &str) -> String {
    let mut out = String::new();
    let mut line = String::from("#");
    for word in text.split(' ') {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            out.push_str(&line);
            out.push('\n');
            "#".clone_into(&mut line);
        }
        line.push(' ');
        line.push_str(word);
    }
    out + &line + "\n"
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new().write(true).create_new(true).open(path)?.write_all(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert!(text().lines().all(|line| line.starts_with("# ") || !line.contains('=')));
    }
}
