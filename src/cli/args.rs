//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use crate::checks;
use crate::findings::Severity;
use crate::settings::did_you_mean;

/// Reads drafts the way a fact-checker does: claims without a source; names, figures, dates and
/// quotations that do not agree.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, after_help = AFTER_HELP, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
    /// When to use colours: auto, always or never
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    #[arg(value_name = "WHEN", hide_possible_values = true)]
    pub(super) color: Color,
}

const AFTER_HELP: &str = "\
Examples:
  deskcheck check draft.md             check one draft
  deskcheck check                      check all drafts in this folder and below
  pbpaste | deskcheck check -          check what stands on the clipboard (macOS)
  deskcheck facts draft.md             list what there is to check, and who stands for it
  deskcheck explain name-variant       what this check finds, and how to repair it
  deskcheck init                       start a settings file in this folder
  deskcheck lsp                        serve an editor (it starts this by itself)

Settings are read from deskcheck.toml in the draft's folder or one above it.";

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check drafts and report what does not agree
    Check(Check),
    /// List what there is to check in a draft: figures, quotations, statements, and their sources
    Facts(Facts),
    /// Show the page of a check, or list all checks
    Explain(Explain),
    /// Write a deskcheck.toml with everything that can be set, commented out
    Init,
    /// Print everything that was understood of one draft, as JSON
    Inspect(Inspect),
    /// Serve an editor over standard input and output (Language Server Protocol)
    Lsp {
        /// Accepted for editors that pass it; standard input and output are all there is
        #[arg(long)]
        stdio: bool,
    },
}

#[derive(Debug, clap::Args)]
#[command(after_help = CHECK_AFTER_HELP)]
pub(super) struct Check {
    /// Files and folders to check, or `-` for standard input [default: this folder]
    ///
    /// In a folder drafts are *.md, *.markdown, *.mdown, *.mdx, *.qmd, *.txt and *.text; what
    /// .gitignore and .ignore files name is left out. A file given by name is always checked.
    pub(super) paths: Vec<String>,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// The mildest finding for which the exit code is 1: hint, info, warning, error or never
    #[arg(long, value_enum, default_value_t = FailOn::Warning)]
    #[arg(value_name = "SEVERITY", hide_possible_values = true)]
    pub(super) fail_on: FailOn,
    /// Run these checks and no others (separated by commas)
    #[arg(long, value_name = "CHECK", value_delimiter = ',', value_parser = check_name)]
    pub(super) only: Vec<&'static str>,
    /// Do not run these checks (separated by commas)
    #[arg(long, value_name = "CHECK", value_delimiter = ',', value_parser = check_name)]
    pub(super) disable: Vec<&'static str>,
    #[command(flatten)]
    pub(super) reading: Reading,
}

const CHECK_AFTER_HELP: &str = "\
Exit codes:
  0  nothing at or above --fail-on was found
  1  something was found
  2  something could not be run: a draft that cannot be read, a mistake in the settings or arguments";

#[derive(Debug, clap::Args)]
#[command(after_help = FACTS_AFTER_HELP)]
pub(super) struct Facts {
    /// The draft, or `-` for standard input
    pub(super) file: String,
    /// How to list them
    #[arg(long, value_enum, default_value_t = FactsFormat::Text)]
    pub(super) format: FactsFormat,
    /// List also what no desk asks a source for: dates, ages, votes, small numbers, cells of tables
    #[arg(long)]
    pub(super) all: bool,
    #[command(flatten)]
    pub(super) reading: Reading,
}

const FACTS_AFTER_HELP: &str = "\
Each fact has a kind (quotation, figure, superlative, allegation, cause, comparison, forecast,
statement, date) and a status:
  sourced     a link, footnote, citation or document stands for it
  attributed  a person or organisation does, by name
  weak        somebody without a name does: officials, reportedly
  open        nobody does

The open ones are listed first, then the weak ones; a line in brackets is where the source is named,
if not where the fact stands. A mark shows what the ledger says is verified: the status stays what
the draft tells its reader. JSON and CSV are in reading order.

The count above the list, and `summary` in JSON, takes sourced and attributed together as sourced.

In JSON and CSV, `value` is what a figure or date stands for, `number` and `unit` the same in parts
(`to` is the second end of a range), `source` who says so or speaks, `cue` the word that says it,
`citation` the link's target or the footnote's text, `reach` how they cover the fact (sentence,
pronoun, source, quotation, lead-in, table, series, body, again, pointer; none), `verified` whether
the ledger has its sentence. As in `check`, JSON counts lines and columns
from 0 and columns in UTF-16 units; CSV counts lines from 1.";

#[derive(Debug, clap::Args)]
pub(super) struct Explain {
    /// The check's name; without one all checks are listed
    pub(super) check: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Inspect {
    /// The draft, or `-` for standard input
    pub(super) file: String,
    /// How to print it
    #[arg(long, value_enum, default_value_t = InspectFormat::Json)]
    pub(super) format: InspectFormat,
    #[command(flatten)]
    pub(super) reading: Reading,
}

/// How drafts are read.
#[derive(Debug, clap::Args)]
pub(super) struct Reading {
    /// The settings to use, in place of deskcheck.toml in the draft's folder or above
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// The day to take for today, for drafts that bear no date
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(super) date: Option<Date>,
    /// What standard input is called in reports; the ending tells how it is written
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_name: Option<String>,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: the line, the words underlined, the evidence, the fixes
    Text,
    /// One JSON object with all findings
    Json,
    /// One JSON object a finding, each on a line of its own
    Jsonl,
    /// SARIF 2.1.0, for code hosts and dashboards
    Sarif,
    /// Annotations of a GitHub workflow run
    Github,
}

/// How an analysis is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InspectFormat {
    /// One JSON object
    Json,
}

/// How facts are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FactsFormat {
    /// For people: a line each
    Text,
    /// One JSON object
    Json,
    /// A table for spreadsheets, with a line of headings
    Csv,
}

/// When output has colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// In any case
    Always,
    /// In no case
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::Always,
            Color::Never => Self::Never,
        }
    }
}

/// The mildest finding that counts as a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Any finding
    Hint,
    /// Infos, warnings and errors
    Info,
    /// Warnings and errors
    Warning,
    /// Errors
    Error,
    /// Nothing that is found
    Never,
}

impl FailOn {
    /// The severity it stands for.
    pub(super) fn severity(self) -> Option<Severity> {
        match self {
            Self::Hint => Some(Severity::Hint),
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
            Self::Never => None,
        }
    }
}

fn check_name(name: &str) -> Result<&'static str, String> {
    checks::named(name).map(|check| check.name).ok_or_else(|| unknown_check(name))
}

/// Says that there is no such check, and which was meant.
pub(super) fn unknown_check(name: &str) -> String {
    let names = checks::names();
    let hint = did_you_mean(name, names.into_iter());
    format!("there is no check `{name}`{hint} (`deskcheck explain` lists them)")
}
