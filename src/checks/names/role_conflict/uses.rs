//! Where people are called by offices that exclude others.

use crate::annotate::mention::{Capital, MentionKind};
use crate::annotate::{At, BlockView};
use crate::checks::StoryView;
use crate::checks::names::is_quoted;
use crate::document::{BlockKind, Role as BlockRole};
use crate::story::entities;
use crate::story::entities::roles::{Form, Held, Office, Role, change};
use crate::text::Span;

/// One place where somebody is called by an office.
#[derive(Clone, Copy, Debug)]
pub(super) struct Use {
    pub(super) at: At,
    pub(super) sentence: usize,
    pub(super) office: &'static Office,
    /// The words of the office, in the draft.
    pub(super) span: Span,
    /// Whether the person is named in full there.
    pub(super) full: bool,
    /// Whether it stands in a heading, where words are few.
    pub(super) heading: bool,
}

/// What the uses are read from.
pub(super) struct Reader<'a> {
    pub(super) view: &'a StoryView<'a>,
    /// The year of writing, as far as the draft tells.
    year: i16,
}

impl<'a> Reader<'a> {
    pub(super) fn new(view: &'a StoryView<'a>) -> Self {
        let dated = view.story.timeline.dated().map(jiff::civil::Date::year);
        let years = || view.draft.notes.iter().flat_map(|notes| &notes.dates);
        let year = dated.or_else(|| years().filter_map(|date| date.year).max()).unwrap_or_default();
        Self { view, year }
    }

    /// The offices that a person is called by, in the draft's own voice and in sentences that tell of no
    /// change; none where all are the same.
    pub(super) fn of(&self, person: usize) -> Vec<Use> {
        let roles = self.view.story.entities.roles.of(person);
        let mut uses: Vec<Use> = roles.filter_map(|role| self.read(role)).collect();
        // Most people have one office: their sentences need not be read.
        if uses.iter().all(|one| std::ptr::eq(one.office, uses[0].office)) {
            return Vec::new();
        }
        uses.retain(|one| self.is_plain(one.at));
        uses
    }

    /// Whether a mention stands in the draft's own voice, in a sentence that tells of no change.
    pub(super) fn is_plain(&self, at: At) -> bool {
        let block = self.view.draft.block(at.block);
        let mention = &block.notes.mentions[at.index];
        !change::is_told(&block, mention.sentence, self.year, mention.span)
            && !is_quoted(&block, mention.span)
    }

    fn read(&self, role: &Role) -> Option<Use> {
        let post = role.post().filter(|post| post.plain && post.title.held == Held::Now)?;
        let block = self.view.draft.block(role.at.block);
        let mention = &block.notes.mentions[role.at.index];
        let full = mention.words.len() > 1;
        let told = post.form == Form::Before || post.form == Form::Beside && full;
        if !told || mention.kind != MentionKind::Person || !is_told(&block) {
            return None;
        }
        let heading = block.block.role == BlockRole::Subheadline;
        Some(Use {
            at: role.at,
            sentence: mention.sentence,
            office: post.title.office?,
            span: post.title.span,
            full,
            heading: heading || mention.capital == Capital::Headline,
        })
    }

    /// Whether the draft tells of any change where it speaks of a person.
    pub(super) fn changes(&self, person: usize) -> bool {
        self.view.story.entities.all[person].mentions.iter().any(|&at| {
            let block = self.view.draft.block(at.block);
            let mention = entities::mention(self.view.draft, at);
            change::is_told(&block, mention.sentence, self.year, mention.span)
        })
    }

    /// Whether the draft tells, where it speaks of a person, of a change to the rarer of two offices or
    /// from or to the other one.
    pub(super) fn explains(&self, person: usize, rare: &Use, common: &Use) -> bool {
        self.view.story.entities.all[person].mentions.iter().any(|&at| {
            let block = self.view.draft.block(at.block);
            let mention = entities::mention(self.view.draft, at);
            (mention.sentence..=mention.sentence + 1).any(|sentence| {
                change::is_told(&block, sentence, self.year, mention.span)
                    && (!rare.office.form && change::names(&block, sentence, rare.office, false)
                        || change::names(&block, sentence, rare.office, true)
                        || change::names(&block, sentence, common.office, true))
            })
        })
    }
}

/// Whether a block is the draft's own text below the headline.
pub(super) fn is_told(block: &BlockView<'_>) -> bool {
    use BlockRole::{Body, Caption, Credit, Subheadline};
    let told = matches!(block.block.role, Body | Caption | Credit | Subheadline);
    told && block.block.kind != BlockKind::BlockQuote
}

/// The words of a place where somebody is called by an office.
pub(super) fn words(view: &StoryView<'_>, one: &Use) -> String {
    super::super::words(view.draft, one.span)
}
