//! Who said which words: quotations joined over paragraphs, with their speakers.

mod kin;
mod naming;
mod speaker;
mod subject;
#[cfg(test)]
mod tests;
mod turns;

use super::Entities;
use crate::annotate::attribution::SourceKind;
use crate::annotate::quotation::{Marks, What};
use crate::annotate::{AnnotatedDraft, At, BlockView, Quotation};
use crate::document::{BlockKind, Role};
use crate::text::Span;

pub use naming::whom;

pub use speaker::{after, before};

/// All quotations of a draft.
#[derive(Clone, Debug, Default)]
pub struct Quotations {
    /// In reading order.
    pub all: Vec<Speech>,
    /// Pairs of parts that share two words in a row and so may be one quotation: each part by the
    /// index of its quotation and of the part in it. Ordered by the later one, the earlier first.
    pub kin: Vec<(Part, Part)>,
}

/// A part of a quotation: the quotation's index, and the part's in it.
pub type Part = (usize, usize);

impl Quotations {
    /// The quotation that holds the byte `offset` of the draft.
    pub fn at(&self, offset: usize) -> Option<&Speech> {
        let after = self.all.partition_point(|speech| speech.parts[0].start <= offset);
        let speech = &self.all[after.checked_sub(1)?];
        speech.parts.iter().any(|part| part.touches(offset)).then_some(speech)
    }
}

/// One quotation, over as many paragraphs as it runs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Its parts with their marks, if it has any, one a paragraph; at least one.
    pub parts: Vec<Span>,
    /// The same parts as annotations; none for what is quoted whole without marks, as the turns of a
    /// transcript and block quotes are.
    pub at: Vec<At>,
    /// Whether its last part is closed.
    pub closed: bool,
    /// What is quoted.
    pub what: What,
    /// Who said it, where the draft tells: the words that name the speaker.
    pub speaker: Option<Span>,
    /// The words that name them where `speaker` is a pronoun or more than a name, perhaps elsewhere.
    pub name: Option<Span>,
    /// Whom those words mean, as an index into [`Entities::all`].
    pub entity: Option<usize>,
    /// What kind of source the speaker is.
    pub kind: Option<SourceKind>,
    /// The attribution that names the speaker; `None` where a signature or a label does.
    pub attribution: Option<At>,
    /// Where the speaker is named.
    pub told: Told,
}

impl Speech {
    /// The quotation `at` of `block`, its speaker not yet told.
    fn new(block: &BlockView<'_>, at: At) -> Self {
        let quotation = &block.notes.quotations[at.index];
        Self {
            parts: vec![block.absolute(quotation.span)],
            at: vec![at],
            closed: quotation.closed,
            what: quotation.what,
            speaker: None,
            name: None,
            entity: None,
            kind: None,
            attribution: None,
            told: Told::Nowhere,
        }
    }
}

/// Where a draft tells who said something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Told {
    /// In the quotation's own sentence.
    Here,
    /// In its paragraph.
    Beside,
    /// In a paragraph before it or right behind.
    Carried,
    /// Nowhere.
    Nowhere,
}

/// Collects the quotations of a draft.
pub fn collect(draft: &AnnotatedDraft, entities: &Entities) -> Quotations {
    let mut all: Vec<Speech> = Vec::new();
    // The block an unclosed quotation may go on in.
    let mut goes_on_in = None;
    for block in draft.blocks().filter(is_story) {
        let mut outermost = 0;
        for (index, quotation) in block.notes.quotations.iter().enumerate() {
            if quotation.depth > 0 {
                continue;
            }
            let at = At { block: block.index, index };
            let joins =
                outermost == 0 && goes_on_in == Some(block.index) && opens(&block, quotation);
            outermost += 1;
            match all.last_mut().filter(|_| joins) {
                Some(speech) => {
                    speech.parts.push(block.absolute(quotation.span));
                    speech.at.push(at);
                    speech.closed = quotation.closed;
                }
                None => all.push(Speech::new(&block, at)),
            }
        }
        let open =
            block.notes.quotations.last().is_some_and(|last| !last.closed && last.depth == 0);
        goes_on_in = open.then(|| next_paragraph(draft, block.index)).flatten();
    }
    for speech in &mut all {
        speaker::tell_here(draft, speech);
    }
    speaker::tell_others(draft, entities, &mut all);
    turns::add(draft, &mut all);
    for speech in &mut all {
        naming::name(draft, entities, speech);
    }
    let kin = kin::pairs(draft, &all);
    Quotations { all, kin }
}

/// Whether quotations in this block can be speech of the story.
fn is_story(block: &BlockView<'_>) -> bool {
    !matches!(block.block.role, Role::Slug | Role::Credit | Role::Reference)
}

/// Whether a quotation opens its paragraph, as one does that goes on.
fn opens(block: &BlockView<'_>, quotation: &Quotation) -> bool {
    let before = &block.prose[..quotation.span.start];
    quotation.marks == Marks::Double
        || quotation.span.start < 4 && before.chars().all(|c| !c.is_alphanumeric())
}

/// The next block of running text; captions and headings between paragraphs do not count.
fn next_paragraph(draft: &AnnotatedDraft, index: usize) -> Option<usize> {
    let blocks = draft.document.blocks.iter().enumerate().skip(index + 1).take(4);
    let running = |kind: BlockKind| {
        matches!(kind, BlockKind::Paragraph | BlockKind::BlockQuote | BlockKind::ListItem)
    };
    let mut found = blocks.filter(|(_, block)| block.role == Role::Body && running(block.kind));
    found.next().map(|(index, _)| index)
}
