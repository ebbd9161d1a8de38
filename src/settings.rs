//! What a desk can set: which checks run and how loud, and its house style.
//!
//! One declaration serves `deskcheck.toml`, the editors' settings and the manual. Finding and reading
//! the file is the business of `cli` and `server`; this room only understands its text.

mod acceptance;
mod layers;
mod parse;

use std::collections::BTreeMap;

use serde::Deserialize;

pub use acceptance::{Acceptance, accept};
pub use layers::{Layered, layered};
pub use parse::{Parsed, Problem, did_you_mean, parse};

/// The file that settings are kept in.
pub const FILE_NAME: &str = "deskcheck.toml";

/// Everything a desk can set. Each part left out keeps its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// The level of single checks, by name: `name-variant = "off"`.
    pub checks: BTreeMap<String, Level>,
    /// The desk's own names and spellings.
    pub house: House,
    /// The reporter's own material.
    pub sources: Sources,
    /// How an editor shows findings.
    pub editor: Editor,
}

/// How loud a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// It does not run.
    Off,
    /// It runs with the severity of its page.
    On,
    /// It runs and reports hints.
    Hint,
    /// It runs and reports information.
    Info,
    /// It runs and reports warnings.
    Warning,
    /// It runs and reports errors.
    Error,
}

/// The desk's own names and spellings. They overrule what the draft's majority says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct House {
    /// Spellings that are right side by side: `accept = [["Karvonen", "Karwonen"]]`.
    pub accept: Vec<Vec<String>>,
    /// Acronyms every reader knows, on top of the built-in list.
    pub acronyms: Vec<String>,
}

/// The reporter's own material, which quotations are compared with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sources {
    /// Transcripts, notes and documents as text or Markdown, by their paths from the settings file:
    /// `files = ["interviews/mayor.txt"]`.
    pub files: Vec<String>,
}

/// How an editor shows findings.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Editor {
    /// Milliseconds the caret must rest before a new finding in the sentence being typed appears;
    /// 0 shows it at once.
    pub patience: u64,
    /// Whether a line over the headline tells how many facts the draft has and how many are sourced.
    pub code_lens: bool,
    /// Whether computed values stand beside the text: the day that “Monday” is, what a sum comes to.
    pub inlay_hints: bool,
    /// Whether the drafts of the folder that are not open are checked too.
    pub whole_workspace: bool,
}

impl Default for Editor {
    fn default() -> Self {
        Self { patience: 500, code_lens: true, inlay_hints: false, whole_workspace: false }
    }
}
