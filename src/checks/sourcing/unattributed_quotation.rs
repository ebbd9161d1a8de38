//! A whole sentence in quotation marks that nobody is named for.

use super::stub::{self, Manner};
use crate::annotate::mention::Capital;
use crate::annotate::quotation::{Marks, What};
use crate::annotate::{Attribution, BlockView, Mention, Quotation};
use crate::checks::{Check, Run, StoryView};
use crate::document::{BlockKind, Role};
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, Shape, Token, TokenKind};
use crate::story::quotations::{self, Speech};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "unattributed-quotation",
    family: Family::Sourcing,
    summary: "A whole sentence is quoted and nobody is named for it",
    page: include_str!("unattributed_quotation.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// Fewer words may be a motto, a sign or a sound.
const FEWEST: usize = 6;
/// Words of others in the paragraph that may tell who speaks.
const SPEAKERS: &[&str] = &["he", "she", "they", "i", "we", "who", "one", "another", "others"];

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    // The paragraph that an unattributed quotation ended, whether or not it was reported.
    let (mut run, mut manner) = (None, None);
    for speech in &view.story.quotations.all {
        let nobody = speech.speaker.is_none() && speech.what == What::Speech && speech.closed;
        let ([at], true) = (&speech.at[..], nobody) else { continue };
        let goes_on = run == Some(at.block) || run.is_some_and(|run| run + 1 == at.block);
        run = Some(at.block);
        let block = view.draft.block(at.block);
        let quotation = &block.notes.quotations[at.index];
        if !goes_on
            && is_running_text(&block)
            && is_whole_sentence(&block, quotation)
            && !may_be_told(&block, quotation)
            && !is_told_near(view, &block)
        {
            let manner = *manner.get_or_insert_with(|| Manner::of(view));
            report(view, manner, speech, findings);
        }
    }
}

fn is_running_text(block: &BlockView<'_>) -> bool {
    block.block.role == Role::Body && block.block.kind == BlockKind::Paragraph
}

/// Whether a sentence opens and ends with the quotation, and is more than an outcry.
fn is_whole_sentence(block: &BlockView<'_>, quotation: &Quotation) -> bool {
    let content = quotation.content.of(block.prose).trim();
    let before = block.prose[..quotation.span.start].trim_end();
    let opens = before.is_empty() || before.ends_with(['.', '?', '!', '”', '"']);
    let ends = content.ends_with(['.', '?', '!', '…'])
        || block.prose[quotation.span.end..].starts_with('.');
    let lower = |word: &str| word.starts_with(char::is_lowercase);
    quotation.marks == Marks::Double
        && quotation.words.len() >= FEWEST
        && content.starts_with(|c: char| c.is_uppercase() || c == '[')
        && content.split(' ').filter(|word| lower(word)).count() * 2 >= FEWEST
        && opens
        && ends
}

/// Whether something in the paragraph outside the marks may tell who speaks: a name, a pronoun, a verb
/// of speech, a pointer to a source.
fn may_be_told(block: &BlockView<'_>, quotation: &Quotation) -> bool {
    let inside = |span: Span| quotation.span.contains(span);
    let names = |mention: &Mention| mention.capital == Capital::Tells && !inside(mention.span);
    let any_name = block.notes.mentions.iter().any(names);
    let pointed = !block.notes.citations.is_empty();
    let attributed = block.notes.attributions.iter().any(|found| !inside(found.cue));
    let speech = Classes::SAYS
        | Classes::AFTER_QUOTATION
        | Classes::SOURCE_PERSON
        | Classes::SOURCE_ANONYMOUS
        | Classes::SOURCE_BODY
        | Classes::SOURCE_DOCUMENT
        | Classes::COMMUNICATION;
    let tells = |token: &&Token| {
        token.kind == TokenKind::Word
            && !inside(token.span)
            && (token.classes.has(speech)
                || SPEAKERS.iter().any(|word| token.is(block.prose, word))
                || token.shape == Shape::Upper)
    };
    any_name || pointed || attributed || block.notes.tokens.iter().any(|token| tells(&token))
}

/// Whether the paragraph before leads in, or a sentence beside the paragraph names somebody or tells of
/// words.
fn is_told_near(view: &StoryView<'_>, block: &BlockView<'_>) -> bool {
    let before = quotations::before(view.draft, block.index);
    let after = quotations::after(view.draft, block.index);
    before.is_some_and(|before| {
        before.prose.trim_end().ends_with(':')
            || names_somebody(&before, before.notes.sentences.len().saturating_sub(1))
    }) || after.is_some_and(|after| names_somebody(&after, 0))
}

fn names_somebody(block: &BlockView<'_>, sentence: usize) -> bool {
    let notes = block.notes;
    let Some(found) = notes.sentences.get(sentence) else { return false };
    let speaks = Classes::COMMUNICATION;
    notes.attributions_of(sentence).iter().any(Attribution::names_a_source)
        || notes.tokens_of(found).iter().any(|token| token.classes.has(speaks))
}

fn report(view: &StoryView<'_>, manner: Manner, speech: &Speech, findings: &mut Findings) {
    let span = speech.parts[0];
    let block = view.draft.block(speech.at[0].block);
    let first = block.notes.sentence_at(block.notes.quotations[speech.at[0].index].content.start);
    let words = block.absolute(block.notes.sentences[first].span);
    let message = "Nobody is named for this quotation: say whose words they are";
    let finding = findings.report(Span::new(span.start, span.end.min(words.end)), message);
    for fix in stub::speaker(view, manner, speech) {
        finding.fix(fix);
    }
    finding.fix(Fix::new("Mark it with [TK source]", vec![Edit::insert(span.end, " [TK source]")]));
}
