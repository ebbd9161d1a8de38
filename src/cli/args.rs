//! What can be asked for on the command line.

use clap::{Parser, Subcommand, ValueEnum};

/// Reads drafts the way a fact-checker does: claims without a source, names, figures, dates and
/// quotations that do not agree.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check drafts and report what does not agree
    Check(Check),
    /// Print everything that was understood of one draft
    Inspect(Inspect),
}

#[derive(Debug, clap::Args)]
pub(super) struct Check {
    /// Files and folders to check, or `-` for standard input [default: this folder]
    pub(super) paths: Vec<String>,
    /// How to report
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub(super) format: Format,
    /// The name by which standard input is known; its ending tells how to read it
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_name: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Inspect {
    /// The draft, or `-` for standard input
    pub(super) file: String,
    /// How to report
    #[arg(long, value_enum, default_value_t = InspectFormat::Json)]
    pub(super) format: InspectFormat,
    /// The name by which standard input is known; its ending tells how to read it
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_name: Option<String>,
}

/// How findings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people: the line, the words underlined, the evidence
    Text,
    /// One JSON object with all findings
    Json,
    /// One JSON object a finding, each on a line
    Jsonl,
}

/// How an analysis is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum InspectFormat {
    /// One JSON object
    Json,
}
