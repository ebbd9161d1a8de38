//! The settings that hold for a draft: the nearest `deskcheck.toml`, read once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{error_line, report};
use crate::checks;
use crate::settings::{self, Level, Settings};

/// The name of settings files.
pub(super) const FILE: &str = "deskcheck.toml";

/// Settings by folder, and what is wrong with the files they come from.
#[derive(Debug, Default)]
pub(super) struct Desk {
    /// The file to use for every draft, if one was asked for, and its settings.
    fixed: Option<Arc<Settings>>,
    /// What the command line says of single checks, on top of every file.
    levels: Vec<(&'static str, Level)>,
    folders: HashMap<PathBuf, Arc<Settings>>,
    /// What is wrong, ready to be shown, since the last time it was taken.
    problems: Vec<String>,
}

impl Desk {
    /// Settings from `config` alone where it is given, else from the files nearest to the drafts.
    pub(super) fn new(config: Option<&Path>, levels: Vec<(&'static str, Level)>) -> Self {
        let mut desk = Self { levels, ..Self::default() };
        desk.fixed = config.map(|path| desk.load(path));
        desk
    }

    /// The settings for drafts of a folder.
    pub(super) fn settings(&mut self, folder: &Path) -> Arc<Settings> {
        if let Some(fixed) = &self.fixed {
            return Arc::clone(fixed);
        }
        if let Some(known) = self.folders.get(folder) {
            return Arc::clone(known);
        }
        let file = folder.join(FILE);
        let settings = if file.is_file() {
            self.load(&file)
        } else {
            match folder.parent().filter(|_| !is_repository(folder)) {
                Some(parent) => self.settings(parent),
                None => Arc::new(self.with_levels(Settings::default())),
            }
        };
        self.folders.insert(folder.to_owned(), Arc::clone(&settings));
        settings
    }

    /// What is wrong with the settings read since the last call.
    pub(super) fn take_problems(&mut self) -> Vec<String> {
        std::mem::take(&mut self.problems)
    }

    fn load(&mut self, path: &Path) -> Arc<Settings> {
        let name = path.display().to_string();
        let text = read(path).unwrap_or_else(|error| {
            self.problems
                .push(error_line(&format!("{name}: the settings cannot be read: {error}")));
            String::new()
        });
        let parsed = settings::parse(&text, &checks::names());
        let told = parsed.problems.iter();
        let told =
            told.map(|problem| report::problem(&name, &text, problem.span, &problem.message));
        self.problems.extend(told);
        Arc::new(self.with_levels(parsed.settings))
    }

    fn with_levels(&self, mut settings: Settings) -> Settings {
        for &(check, level) in &self.levels {
            // A level the file gives is worth keeping where the check is only to run.
            let level = match settings.checks.get(check) {
                Some(&loud) if level == Level::On && loud != Level::Off => loud,
                _ => level,
            };
            settings.checks.insert(check.to_owned(), level);
        }
        settings
    }
}

/// The levels that `--only` and `--disable` ask for.
pub(super) fn levels(
    only: &[&'static str],
    disable: &[&'static str],
) -> Vec<(&'static str, Level)> {
    let named = checks::names().into_iter().filter_map(|name| {
        if disable.contains(&name) || (!only.is_empty() && !only.contains(&name)) {
            Some((name, Level::Off))
        } else if only.contains(&name) {
            Some((name, Level::On))
        } else {
            None
        }
    });
    named.collect()
}

/// Settings above a repository's root belong to something else.
fn is_repository(folder: &Path) -> bool {
    folder.join(".git").exists()
}

#[expect(clippy::disallowed_methods, reason = "the command line reads the settings")]
fn read(path: &Path) -> std::io::Result<String> {
    std::fs::read_to_string(path)
}
