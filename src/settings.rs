//! What a desk can set: which checks run and how loud, and its house style.
//!
//! The types here and their doc comments are the one declaration: `deskcheck.toml` is read by them,
//! and its schema, the editors' settings, the manual, what `deskcheck init` writes and what is offered
//! while one types the file are told from them ([`declared`]). Finding and reading the file is the
//! business of `cli` and `server`; this room only understands its text.

mod acceptance;
mod completion;
mod declared;
mod layers;
mod parse;
mod register;
mod search;
mod statement;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub(crate) use acceptance::broken;
pub use acceptance::{Acceptance, accept};
pub use completion::{Completion, CompletionKind, Explanation, completions, explanation};
pub use declared::{Choice, Key, Kind, Known, Table, schema, tables};
pub(crate) use layers::quoted;
pub use layers::{Layered, layered, toml};
pub use parse::{Parsed, Problem, did_you_mean, parse};
pub use search::{nearest, reach};

/// The file that settings are kept in.
pub const FILE_NAME: &str = "deskcheck.toml";

/// Everything a desk can set. Each part left out keeps its default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Settings {
    /// How loud single checks are. `deskcheck explain` lists them, and `deskcheck explain CHECK` shows
    /// the page of one.
    pub checks: BTreeMap<String, Level>,
    /// The desk's own names and spellings. They overrule what the draft's majority says.
    pub house: House,
    /// The reporter's own material, which quotations are compared with.
    pub sources: Sources,
    /// What an editor shows, and when.
    pub editor: Editor,
}

/// How loud a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
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

/// The desk's own names and spellings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct House {
    /// Spellings that are right side by side.
    #[schemars(example = [["Karvonen", "Karwonen"]])]
    pub accept: Vec<Vec<String>>,
    /// Names and words as the house writes them, each followed by the spellings to correct. A name with
    /// none behind it is guarded against slips.
    #[schemars(example = [["Kyiv", "Kiev"]])]
    pub names: Vec<Vec<String>>,
    /// People with the offices they hold, the name first. Another office, before the name or behind it or
    /// told by a verb, is reported.
    #[schemars(example = [["Maria Ortega", "mayor"]])]
    pub roles: Vec<Vec<String>>,
    /// Whether the drafts that belong together are compared, as those of a series or an issue are: names
    /// spelled in two ways, first names, acronyms and terms. `deskcheck check` compares the drafts it is given,
    /// an editor those of the folder with the settings file, as they were last saved.
    pub across_drafts: bool,
    /// Acronyms that every reader knows, on top of those deskcheck knows.
    #[schemars(example = ["NATO"])]
    pub acronyms: Vec<String>,
    /// What comes first in a date of nothing but numbers that may be read either way: 03/04/2026.
    pub numeric_dates: NumericDates,
    /// The month in which a fiscal year begins, 1 to 12; it is named for the year in which it
    /// ends: with 10, fiscal 2026 begins in October 2025. 0 leaves open which months are meant.
    #[schemars(range(max = 12))]
    pub fiscal_year: u8,
    /// Whether summer begins in December. A dateline of the south tells it by itself.
    pub southern_seasons: bool,
}

/// What comes first in a date of nothing but numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NumericDates {
    /// Only its year is taken for certain.
    #[default]
    Either,
    /// The day: 03/04/2026 is 3 April.
    DayFirst,
    /// The month: 03/04/2026 is March 4.
    MonthFirst,
}

/// The reporter's own material.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Sources {
    /// Transcripts, notes and documents as text or Markdown, by their paths from the settings file.
    #[schemars(example = ["interviews/mayor.txt"])]
    pub files: Vec<String>,
}

/// What an editor shows, and when.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
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
