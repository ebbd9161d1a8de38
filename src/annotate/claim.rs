//! Statements a reader would want backed.
//!
//! What makes a sentence one, and what makes it one no desk would ask about: rules, votes, prices,
//! the writer's own doings. Whether a source covers it is settled in `story`.

use super::quantity::{Form, Hedge, Kind};
use super::{Annotations, BlockText, Quantity};
use crate::language::{Classes, Sentence, TokenKind};
use crate::text::Span;

/// Words of the public's record stand for figures no further from them than so many tokens.
const RECORD: usize = 12;

/// A statement a reader would want backed.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The sentence's index in the block.
    pub sentence: usize,
    /// The words that make it one: the figure with its unit, the superlative.
    pub span: Span,
    /// What kind of claim it is.
    pub kind: ClaimKind,
    /// The figure's value in its unit; 0 for other claims.
    pub value: f64,
    /// Whether it stands between quotation marks.
    pub quoted: bool,
    /// How much a reader would want to know where it comes from; 0 for what needs no source.
    pub weight: u8,
}

/// Kinds of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClaimKind {
    /// A hard figure.
    Figure(FigureClass),
    /// *The largest*, *the first*, *never before*.
    Superlative,
}

/// Classes of hard figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureClass {
    /// *40 percent*, *three points*.
    Percent,
    /// *$4bn*.
    Money,
    /// *One in five*, *two-thirds of*.
    Share,
    /// People hurt or dead.
    Casualties,
    /// A thousand of something, or more.
    Count,
}

impl FigureClass {
    /// What to call a figure of this class.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Percent => "percentage",
            Self::Money => "sum of money",
            Self::Share => "share",
            Self::Casualties => "number of casualties",
            Self::Count => "figure",
        }
    }
}

/// Finds the claims of a block.
pub(super) fn find(block: &BlockText<'_>, notes: &Annotations) -> Vec<Claim> {
    let mut found = Vec::new();
    // What holds for a sentence is found out once, however many figures it has.
    for together in notes.quantities.chunk_by(|a, b| a.sentence == b.sentence) {
        figures(block, notes, together, &mut found);
    }
    superlatives(block, notes, &mut found);
    found.sort_by_key(|claim| (claim.span.start, claim.span.end));
    found
}

/// Finds the claims that the quantities of one sentence make.
fn figures(
    block: &BlockText<'_>,
    notes: &Annotations,
    quantities: &[Quantity],
    found: &mut Vec<Claim>,
) {
    let Some(first) = quantities.first() else { return };
    let sentence = &notes.sentences[first.sentence];
    let needless = needs_no_source(block, notes, sentence);
    let average = tells_average(block, notes, sentence);
    for quantity in quantities {
        let Some(class) = class(quantity, average, block, notes) else { continue };
        let exempt = needless || is_public_record(quantity, notes);
        let weight = if exempt { 0 } else { weight(quantity, class) };
        found.push(Claim {
            sentence: quantity.sentence,
            span: quantity.span,
            kind: ClaimKind::Figure(class),
            value: quantity.value,
            quoted: is_quoted(quantity.span, notes),
            weight,
        });
    }
}

/// What class of hard figure a quantity is, if it is one. `average`: its sentence tells of one.
fn class(
    quantity: &Quantity,
    average: bool,
    block: &BlockText<'_>,
    notes: &Annotations,
) -> Option<FigureClass> {
    match quantity.kind {
        _ if quantity.attributive => None,
        Kind::Percent | Kind::Points => Some(FigureClass::Percent),
        Kind::Money => Some(FigureClass::Money),
        Kind::Ratio | Kind::Fraction => Some(FigureClass::Share),
        Kind::Count if is_casualties(quantity, block, notes) => Some(FigureClass::Casualties),
        Kind::Count if quantity.value >= 1000.0 => Some(FigureClass::Count),
        Kind::Count if opens_its_sentence(quantity, notes) => Some(FigureClass::Count),
        Kind::Measure if quantity.value >= 1e6 => Some(FigureClass::Count),
        Kind::Count | Kind::Measure | Kind::Duration if average => Some(FigureClass::Count),
        _ => None,
    }
}

/// *76 ports have a lifeboat*: a count in digits that opens its sentence is what it is about.
fn opens_its_sentence(quantity: &Quantity, notes: &Annotations) -> bool {
    let sentence = &notes.sentences[quantity.sentence].tokens;
    quantity.form != Form::Words
        && quantity.value >= 20.0
        && quantity.tokens.start == sentence.start
}

/// *On average 33 minutes a day*.
fn tells_average(block: &BlockText<'_>, notes: &Annotations, sentence: &Sentence) -> bool {
    let mut tokens = notes.tokens_of(sentence).iter();
    tokens.any(|token| token.is(block.prose, "average") || token.is(block.prose, "averages"))
}

fn is_casualties(quantity: &Quantity, block: &BlockText<'_>, notes: &Annotations) -> bool {
    let tokens = &notes.tokens;
    let near = |at: usize| tokens.get(at).is_some_and(|t| t.classes.has(Classes::CASUALTY));
    let behind = quantity.tokens.end..quantity.tokens.end + 4;
    let before = quantity.tokens.start.saturating_sub(2)..quantity.tokens.start;
    let counts_people = quantity.value.fract() == 0.0 && quantity.value > 1.0;
    let years = block.prose[quantity.span.end..].trim_start().starts_with("year");
    counts_people && !years && (behind.into_iter().any(near) || before.into_iter().any(near))
}

fn weight(quantity: &Quantity, class: FigureClass) -> u8 {
    let base = match class {
        FigureClass::Share if quantity.kind != Kind::Ratio => 2,
        FigureClass::Percent | FigureClass::Share => 4,
        FigureClass::Money if quantity.value < 10_000.0 => 1,
        FigureClass::Count if quantity.value >= 1e6 => 4,
        FigureClass::Money | FigureClass::Casualties | FigureClass::Count => 3,
    };
    // *Nearly 3.5 million* was still counted by somebody; *about $40,000* may be anybody's guess.
    let large = class == FigureClass::Count && quantity.value >= 1e6;
    let vague = quantity.hedge == Hedge::About && !large || quantity.form == Form::Words;
    base - u8::from(vague && base > 1)
}

/// Whether the words around the figure make it the public's own record: votes, rules, methods,
/// matches.
fn is_public_record(quantity: &Quantity, notes: &Annotations) -> bool {
    let sentence = &notes.sentences[quantity.sentence].tokens;
    let first = sentence.start.max(quantity.tokens.start.saturating_sub(RECORD));
    let last = sentence.end.min(quantity.tokens.end + RECORD);
    // Its own unit says nothing: *33 minutes a day*.
    let around = (first..quantity.tokens.start).chain(quantity.tokens.end..last);
    let mut around = around.map(|at| &notes.tokens[at]);
    around.any(|token| token.kind == TokenKind::Word && token.classes.has(Classes::PUBLIC_RECORD))
}

/// Whether the sentence is of a kind no desk asks a source for: a question, a supposition, or the
/// writer's and reader's own doings.
fn needs_no_source(block: &BlockText<'_>, notes: &Annotations, sentence: &Sentence) -> bool {
    let tokens = notes.tokens_of(sentence);
    let asks = tokens.last().is_some_and(|token| token.is(block.prose, "?"));
    let own = ["we", "our", "us", "i", "my", "you", "your", "if", "suppose", "imagine", "let"];
    asks || tokens.iter().any(|token| {
        token.kind == TokenKind::Word
            && token.text(block.prose) != "US"
            && own.iter().any(|word| token.is(block.prose, word))
    })
}

fn is_quoted(span: Span, notes: &Annotations) -> bool {
    let after = notes.quotations.partition_point(|quotation| quotation.span.start <= span.start);
    let before = notes.quotations[..after].iter().rev().take(3);
    before.into_iter().any(|quotation| quotation.content.contains(span))
}

fn superlatives(block: &BlockText<'_>, notes: &Annotations, found: &mut Vec<Claim>) {
    for (index, sentence) in notes.sentences.iter().enumerate() {
        let tokens = notes.tokens_of(sentence);
        for pair in tokens.windows(2) {
            let after_the = pair[0].is(block.prose, "the") || pair[0].kind == TokenKind::Clitic;
            if after_the && pair[1].classes.has(Classes::SUPERLATIVE) {
                found.push(Claim {
                    sentence: index,
                    span: pair[0].span.cover(pair[1].span),
                    kind: ClaimKind::Superlative,
                    value: 0.0,
                    quoted: is_quoted(pair[1].span, notes),
                    weight: 1,
                });
            }
        }
    }
}
