//! deskcheck reads a draft the way a fact-checker does and says what does not agree.
//!
//! Text flows one way, and each module below knows only those above it:
//!
//! ```text
//!  &str ─► document ─► language ─► annotate ─► story ─► checks ─► findings ─► cli / server
//!  text     blocks      sentences   per block   whole     one file   plain data   presentation
//!           inline      tokens      (cached)    draft     per check
//! ```
//!
//! [`Analyzer`] runs the whole of it and keeps what each block said, so that a keystroke costs one
//! block. [`Analysis`] is what comes out: an immutable snapshot.
//!
//! ```
//! use deskcheck::{Analyzer, Draft, Settings};
//!
//! let mut analyzer = Analyzer::new(Settings::default().into());
//! let analysis = analyzer.analyze(&Draft::markdown("The mayor resigned TK days later."));
//! assert_eq!(analysis.findings[0].check, "placeholder");
//! ```

pub mod text;

pub mod settings;

pub mod document;

pub mod language;

pub mod annotate;

pub mod story;

pub mod series;

pub mod ledger;

pub mod sources;

pub mod findings;

pub mod checks;

pub mod notes;

pub mod analysis;

pub mod facts;

pub mod navigation;

pub mod files;

pub mod cli;

#[cfg(feature = "server")]
pub mod server;

pub use analysis::{Analysis, Analyzer, Draft};
pub use findings::{Finding, Fix, Severity};
pub use settings::Settings;
