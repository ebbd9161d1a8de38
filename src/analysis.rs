//! The whole pipeline, and the cache that makes a keystroke cheap.
//!
//! An [`Analyzer`] reads one draft over and over. What a block says and what the block checks found
//! in it depends on the block alone, so it is kept by content; the story and its checks run anew.

mod cache;

use std::sync::Arc;

use jiff::civil::Date;

use crate::annotate::{self, AnnotatedDraft, BlockText};
use crate::checks::{self, Fault, StoryView};
use crate::document::{Document, Format};
use crate::findings::{self, Finding};
use crate::ledger::Ledger;
use crate::series::{Digest, Member, Others};
use crate::settings::Settings;
use crate::sources::Sources;
use crate::story::Story;
use cache::BlockCache;

/// What there is to read.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// The text.
    pub text: Arc<str>,
    /// How it is written down.
    pub format: Format,
    /// The day the analysis takes for today; it dates drafts that bear no date.
    pub today: Option<Date>,
    /// The reporter's own material to compare it with.
    pub sources: Arc<Sources>,
    /// What has been verified of it.
    pub ledger: Arc<Ledger>,
    /// The drafts that belong together with it.
    pub series: Member,
}

impl Draft {
    /// A Markdown draft.
    pub fn markdown(text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into(), format: Format::Markdown, ..Self::default() }
    }

    /// A draft in plain text.
    pub fn plain(text: impl Into<Arc<str>>) -> Self {
        Self { text: text.into(), format: Format::Plain, ..Self::default() }
    }
}

/// What was found in one state of a draft: a snapshot that never changes.
#[derive(Clone, Debug, Default)]
pub struct Analysis {
    /// The settings it was read with.
    pub settings: Arc<Settings>,
    /// The draft and what each of its blocks says.
    pub draft: AnnotatedDraft,
    /// What it says as a whole.
    pub story: Story,
    /// What does not agree, in reading order.
    pub findings: Vec<Finding>,
    /// Checks that panicked.
    pub faults: Vec<Fault>,
}

impl Analysis {
    /// The text that was read.
    pub fn text(&self) -> &str {
        &self.draft.document.source
    }
}

/// Reads one draft as it changes. Reading the same text with a new analyzer gives the same result,
/// only later.
#[derive(Debug)]
pub struct Analyzer {
    settings: Arc<Settings>,
    cache: BlockCache,
}

impl Analyzer {
    /// An analyzer that has read nothing yet.
    pub fn new(settings: Arc<Settings>) -> Self {
        Self { settings, cache: BlockCache::default() }
    }

    /// The settings it works by. New settings need a new analyzer: what is cached depends on them.
    pub fn settings(&self) -> &Arc<Settings> {
        &self.settings
    }

    /// Reads a draft.
    pub fn analyze(&mut self, draft: &Draft) -> Analysis {
        let settings = &*self.settings;
        let document = Document::parse(Arc::clone(&draft.text), draft.format);
        let mut faults = Vec::new();
        let read = self.cache.read(&document, settings, &mut faults);
        let mut found = read.findings;
        let draft_notes = AnnotatedDraft { document, notes: read.notes };
        let story = Story::tell(&draft_notes, settings, draft.today);
        let (sources, ledger) = (&*draft.sources, &*draft.ledger);
        let series = &among_others(&draft.series, &draft_notes, &story);
        let view =
            StoryView { draft: &draft_notes, story: &story, sources, ledger, series, settings };
        found.append(&mut checks::run_story(&view, &mut faults));
        let findings = settle(found, &draft_notes.document, settings, &mut faults);
        let settings = Arc::clone(&self.settings);
        Analysis { settings, draft: draft_notes, story, findings, faults }
    }
}

/// A draft among those of its series. Where there are none, what it would tell them is not asked.
fn among_others<'a>(member: &'a Member, draft: &AnnotatedDraft, story: &Story) -> Others<'a> {
    let mut others = Others::of(member, Digest::default());
    if !others.is_empty() {
        others.own = Digest::of(draft, &story.entities);
    }
    others
}

/// What a draft tells the others of its series: reading it without any check.
pub fn digest(text: Arc<str>, format: Format, base: usize, settings: &Settings) -> Digest {
    let document = Document::parse(text, format);
    let note = |block| Arc::new(annotate::annotate(&BlockText::of(block, &document), settings));
    let notes = document.blocks.iter().map(note).collect();
    Digest::read(&AnnotatedDraft { document, notes }, base)
}

fn settle(
    found: Vec<Finding>,
    document: &Document,
    settings: &Settings,
    faults: &mut Vec<Fault>,
) -> Vec<Finding> {
    let suppressions = &document.suppressions;
    let mut used = vec![false; suppressions.len()];
    let mut findings = findings::settle(found, suppressions, settings, &mut used);
    let unused: Vec<_> =
        suppressions.iter().zip(&used).filter(|(_, used)| !**used).map(|(s, _)| s).collect();
    if !unused.is_empty() {
        findings.append(&mut checks::run_suppressions(&unused, settings, faults));
        findings = findings::settle(findings, &[], settings, &mut []);
    }
    findings
}
