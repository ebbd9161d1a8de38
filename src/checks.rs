//! The checks: one file and one page each, listed here.
//!
//! A check looks at what `annotate` and `story` know and reports what does not agree. It knows
//! nothing of other checks, of levels set by the desk, or of editors. To add one: write `x.rs`,
//! write `x.md` (its manual page, hover text and test suite), list it in [`ALL`].

pub mod dates;
pub mod figures;
pub mod ledger;
pub mod names;
pub mod quotes;
pub mod references;
pub mod sourcing;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::annotate::{AnnotatedDraft, Annotations, BlockText};
use crate::document::Suppression;
use crate::findings::{Family, Finding, Findings, Severity};
use crate::ledger::Ledger;
use crate::series::Others;
use crate::settings::{Known, Level, Settings};
use crate::sources::Sources;
use crate::story::Story;

/// Every check there is, by family, then by name.
pub static ALL: &[&Check] = &[
    &dates::date_conflict::CHECK,
    &dates::impossible_date::CHECK,
    &dates::stale_time::CHECK,
    &dates::undated_weekday::CHECK,
    &dates::weekday_mismatch::CHECK,
    &figures::age_mismatch::CHECK,
    &figures::conversion_mismatch::CHECK,
    &figures::count_mismatch::CHECK,
    &figures::duration_mismatch::CHECK,
    &figures::figure_conflict::CHECK,
    &figures::headline_conflict::CHECK,
    &figures::magnitude_slip::CHECK,
    &figures::percent_change_mismatch::CHECK,
    &figures::percent_points::CHECK,
    &figures::percent_total::CHECK,
    &figures::product_mismatch::CHECK,
    &figures::range_inverted::CHECK,
    &figures::rank_mismatch::CHECK,
    &figures::rate_conflict::CHECK,
    &figures::share_mismatch::CHECK,
    &figures::sum_mismatch::CHECK,
    &ledger::unused_suppression::CHECK,
    &ledger::verification_lapsed::CHECK,
    &names::acronym_conflict::CHECK,
    &names::acronym_late::CHECK,
    &names::acronym_mismatch::CHECK,
    &names::acronym_undefined::CHECK,
    &names::acronym_unused::CHECK,
    &names::ambiguous_surname::CHECK,
    &names::first_name_mismatch::CHECK,
    &names::house_name::CHECK,
    &names::name_variant::CHECK,
    &names::not_introduced::CHECK,
    &names::reintroduced::CHECK,
    &names::role_conflict::CHECK,
    &names::term_variant::CHECK,
    &quotes::quotation_altered::CHECK,
    &quotes::quotation_variant::CHECK,
    &quotes::speaker_conflict::CHECK,
    &quotes::unbalanced_quotation::CHECK,
    &references::empty_references::CHECK,
    &sourcing::anonymous_source::CHECK,
    &sourcing::hearsay::CHECK,
    &sourcing::loaded_cue::CHECK,
    &sourcing::placeholder::CHECK,
    &sourcing::single_source::CHECK,
    &sourcing::unattributed_quotation::CHECK,
    &sourcing::unsourced_claim::CHECK,
    &sourcing::unsourced_figure::CHECK,
];

/// One check: what it is called, what it says of itself, and how it is run.
#[derive(Debug)]
pub struct Check {
    /// Names the flaw, in kebab-case; never reused.
    pub name: &'static str,
    /// The kind of question it asks.
    pub family: Family,
    /// What it flags, in one line: a capital at its start, no full stop at its end.
    pub summary: &'static str,
    /// Its page: manual, hover text and test suite.
    pub page: &'static str,
    /// How bad its findings are unless the desk says otherwise.
    pub severity: Severity,
    /// Whether it runs unless the desk says otherwise.
    pub default_on: bool,
    /// The version that brought it.
    pub since: &'static str,
    /// How it is run.
    pub run: Run,
}

/// How a check is run.
#[derive(Clone, Copy, Debug)]
pub enum Run {
    /// On each block by itself; the result is cached with the block. Spans are relative to it.
    Block(fn(&BlockNotes<'_>, &mut Findings)),
    /// On the whole draft, at each change.
    Story(fn(&StoryView<'_>, &mut Findings)),
    /// On each block by itself, and on the whole draft for what lies between blocks.
    Both(fn(&BlockNotes<'_>, &mut Findings), fn(&StoryView<'_>, &mut Findings)),
    /// On the suppressions that silenced nothing, after all others have run.
    Suppressions(fn(&[&Suppression], &mut Findings)),
}

/// What a block check sees.
#[derive(Clone, Copy, Debug)]
pub struct BlockNotes<'a> {
    /// The block's text.
    pub block: &'a BlockText<'a>,
    /// What it says.
    pub notes: &'a Annotations,
    /// The desk's settings.
    pub settings: &'a Settings,
}

/// What a story check sees.
#[derive(Clone, Copy, Debug)]
pub struct StoryView<'a> {
    /// The draft, block by block.
    pub draft: &'a AnnotatedDraft,
    /// What it says as a whole.
    pub story: &'a Story,
    /// The reporter's own material.
    pub sources: &'a Sources,
    /// The drafts that belong together with this one.
    pub series: &'a Others<'a>,
    /// What has been verified.
    pub ledger: &'a Ledger,
    /// The desk's settings.
    pub settings: &'a Settings,
}

impl Check {
    /// Whether it runs under these settings.
    pub fn is_on(&self, settings: &Settings) -> bool {
        settings.checks.get(self.name).map_or(self.default_on, |level| *level != Level::Off)
    }

    /// The level that tells how it runs unless the desk says otherwise.
    pub fn level(&self) -> &'static str {
        if self.default_on { self.severity.name() } else { "off" }
    }
}

/// The check of that name.
pub fn named(name: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.name == name)
}

/// The names of all checks, as settings use them.
pub fn names() -> Vec<&'static str> {
    ALL.iter().map(|check| check.name).collect()
}

/// All checks, as settings know them.
pub fn known() -> Vec<Known> {
    let known =
        |check: &&Check| Known { name: check.name, summary: check.summary, level: check.level() };
    ALL.iter().map(known).collect()
}

/// A check that panicked. Its findings are lost, nothing else is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The check's name.
    pub check: &'static str,
    /// What the panic said.
    pub message: String,
}

/// Runs the block checks on one block.
pub fn run_block(view: &BlockNotes<'_>, faults: &mut Vec<Fault>) -> Vec<Finding> {
    run(view.settings, faults, |check, findings| {
        if let Run::Block(run) | Run::Both(run, _) = check.run {
            run(view, findings);
        }
    })
}

/// Runs the story checks on a draft.
pub fn run_story(view: &StoryView<'_>, faults: &mut Vec<Fault>) -> Vec<Finding> {
    run(view.settings, faults, |check, findings| {
        if let Run::Story(run) | Run::Both(_, run) = check.run {
            run(view, findings);
        }
    })
}

/// Runs the checks on suppressions that silenced nothing.
pub(crate) fn run_suppressions(
    unused: &[&Suppression],
    settings: &Settings,
    faults: &mut Vec<Fault>,
) -> Vec<Finding> {
    run(settings, faults, |check, findings| {
        if let Run::Suppressions(run) = check.run {
            run(unused, findings);
        }
    })
}

fn run(
    settings: &Settings,
    faults: &mut Vec<Fault>,
    each: impl Fn(&'static Check, &mut Findings),
) -> Vec<Finding> {
    let mut out = Vec::new();
    for check in ALL.iter().copied().filter(|check| check.is_on(settings)) {
        let mut findings = Findings::of(check);
        match catch_unwind(AssertUnwindSafe(|| each(check, &mut findings))) {
            Ok(()) => out.append(&mut findings.into_inner()),
            Err(panic) => faults.push(Fault { check: check.name, message: panic_message(&*panic) }),
        }
    }
    out
}

/// What a panic said.
pub(crate) fn panic_message(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(ToString::to_string);
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}
