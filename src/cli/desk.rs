//! What holds for a draft: the nearest `deskcheck.toml`, and the sources and the ledger beside it,
//! read once.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{error_line, report};
use crate::checks;
use crate::settings::{self, Level, Settings};
use crate::sources::load::{self, Material};

/// What holds for the drafts of a folder.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    /// The settings.
    pub(super) settings: Arc<Settings>,
    /// The sources and the ledger.
    pub(super) material: Material,
}

/// Rules by folder, and what is wrong with the files they come from.
#[derive(Debug, Default)]
pub(super) struct Desk {
    /// The file to use for every draft, if one was asked for, and what it says.
    fixed: Option<Rules>,
    /// What the command line says of single checks, on top of every file.
    levels: Vec<(&'static str, Level)>,
    /// The file that holds for the drafts of a folder.
    folders: HashMap<PathBuf, Option<PathBuf>>,
    /// What files say; `None` is the absence of any.
    files: HashMap<Option<PathBuf>, Rules>,
    /// What is wrong, ready to be shown, since the last time it was taken.
    problems: Vec<String>,
}

impl Desk {
    /// Rules from `config` alone where it is given, else from the files nearest to the drafts.
    pub(super) fn new(config: Option<&Path>, levels: Vec<(&'static str, Level)>) -> Self {
        let mut desk = Self { levels, ..Self::default() };
        desk.fixed = config.map(|path| desk.load(path));
        desk
    }

    /// The rules for drafts of a folder.
    pub(super) fn rules(&mut self, folder: &Path) -> Rules {
        if let Some(fixed) = &self.fixed {
            return fixed.clone();
        }
        let nearest = || settings::nearest(folder, Path::exists);
        let file = self.folders.entry(folder.to_owned()).or_insert_with(nearest).clone();
        if let Some(known) = self.files.get(&file) {
            return known.clone();
        }
        let rules = match &file {
            Some(file) => self.load(file),
            None => Rules {
                settings: Arc::new(self.with_levels(Settings::default())),
                ..Rules::default()
            },
        };
        self.files.insert(file, rules.clone());
        rules
    }

    /// What is wrong with the files read since the last call.
    pub(super) fn take_problems(&mut self) -> Vec<String> {
        std::mem::take(&mut self.problems)
    }

    fn load(&mut self, path: &Path) -> Rules {
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
        let folder = path.parent().unwrap_or(Path::new(""));
        let (material, problems) = load::material(folder, &parsed.settings.sources.files);
        self.problems
            .extend(problems.iter().map(|problem| error_line(&format!("{name}: {problem}"))));
        Rules { settings: Arc::new(self.with_levels(parsed.settings)), material }
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

#[expect(clippy::disallowed_methods, reason = "the command line reads the settings")]
fn read(path: &Path) -> std::io::Result<String> {
    std::fs::read_to_string(path)
}
