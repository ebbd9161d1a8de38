//! What stands behind a claim or a quotation: what it is, who says it and by which words, and what is
//! wanting.

use super::{Note, Showing};
use crate::analysis::Analysis;
use crate::annotate::attribution::{Level, SourceKind};
use crate::annotate::claim::{ClaimKind, FigureClass};
use crate::annotate::{BlockView, Claim};
use crate::document::{BlockKind, InlineKind};
use crate::findings::Family;
use crate::story::sourcing::{Pointer, PointerKind, Reach, Sourced, is_stub};
use crate::text::{Span, one_line};

/// The note on a claim or a quotation at `offset`.
pub(super) fn note(analysis: &Analysis, offset: usize, showing: &Showing<'_>) -> Option<Note> {
    claim(analysis, offset, showing).or_else(|| quotation(analysis, offset, showing))
}

/// What kind of claim it is, which source covers it, or what it needs.
fn claim(analysis: &Analysis, offset: usize, showing: &Showing<'_>) -> Option<Note> {
    let block = analysis.draft.block(analysis.draft.block_at(offset)?);
    let claims = &block.notes.claims;
    let at = |claim: &&Claim| block.absolute(claim.span).touches(offset);
    let (figure, other) = (ClaimKind::is_figure as fn(&ClaimKind) -> bool, |_: &ClaimKind| true);
    let found =
        [figure, other].iter().find_map(|kind| claims.iter().filter(at).find(|c| kind(&c.kind)));
    let claim = found?;
    let sourced = analysis.story.sourcing.claim(&block, claim);
    let told = covered(analysis, &block, &sourced, showing);
    let wanting = claim.weight > 0 && !claim.quoted && !is_reported(analysis, offset);
    let told = told.or_else(|| {
        wanting.then(|| format!(". Nobody is named for it: say {}", needs(claim.kind)))
    })?;
    let markdown = format!("{}{told}", capitalised(claim.kind.name()));
    Some(Note { span: block.absolute(claim.span), markdown })
}

/// Whether a finding says already that nobody is named.
fn is_reported(analysis: &Analysis, offset: usize) -> bool {
    analysis.findings.iter().any(|finding| {
        finding.family == Family::Sourcing
            && finding.check.starts_with("unsourced")
            && finding.span.touches(offset)
    })
}

/// What a claim of that kind needs.
const fn needs(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Figure(FigureClass::Poll) => "which poll found it",
        ClaimKind::Figure(FigureClass::Money) => "who puts it at that",
        ClaimKind::Figure(FigureClass::Ranking) => "whose ranking it is",
        ClaimKind::Figure(_) => "who counted or measured it",
        ClaimKind::Superlative => "who compared it with the rest",
        ClaimKind::Cause => "who found the one to follow from the other",
        ClaimKind::Comparison => "who compared them",
        ClaimKind::Allegation => "who makes it, and what the accused says",
        ClaimKind::Forecast => "who expects it",
    }
}

/// Who or what covers a claim: *, from **the mayor** (“said”), line 3*.
fn covered(
    analysis: &Analysis,
    block: &BlockView<'_>,
    sourced: &Sourced,
    showing: &Showing<'_>,
) -> Option<String> {
    let pointed = sourced.pointer.map(|pointer| pointed(analysis, pointer, showing));
    let Some(source) = sourced.source else {
        let passed_on = sourced.cue.filter(|_| sourced.level == Some(Level::Weak));
        let passed_on = passed_on.map(|cue| words(analysis, cue));
        let passed_on = passed_on.map(|cue| format!(", passed on by “{cue}”: nobody says so"));
        return pointed.or(passed_on);
    };
    let name = words(analysis, source);
    let cue = sourced.cue.map(|cue| format!(" (“{}”)", words(analysis, cue))).unwrap_or_default();
    if is_stub(&name) {
        return Some(", from a source that is still to be filled in".to_owned());
    }
    if sourced.by == Reach::None {
        return Some(format!(", in what **{name}** does by words{cue}: nobody says it"));
    }
    if sourced.by == Reach::Pointer && pointed.is_some() {
        return pointed;
    }
    let unnamed = sourced.kind == Some(SourceKind::Anonymous);
    let unnamed = if unnamed { ", unnamed" } else { "" };
    let how = reach(sourced.by, block.block.kind);
    // Within a sentence one sees the source.
    let far = (sourced.by != Reach::Explicit).then(|| showing.place(source)).flatten();
    let place = far.map(|place| format!(", {place}")).unwrap_or_default();
    let pointed = pointed.unwrap_or_default();
    Some(format!(", from **{name}**{cue}{unnamed}{how}{place}{pointed}"))
}

/// How a source in another place reaches a claim.
const fn reach(by: Reach, kind: BlockKind) -> &'static str {
    match by {
        Reach::None | Reach::Explicit | Reach::Pointer => "",
        Reach::Pronoun => ", who goes on speaking",
        Reach::Source => ", named again here",
        Reach::Quotation => ", whose words these are",
        Reach::Lead if matches!(kind, BlockKind::ListItem) => ", named before the list",
        Reach::Lead => ", named before the colon",
        Reach::Table => ", the source of the table",
        Reach::Series => ", named before for figures of this kind",
        Reach::Body => ", named in the text below",
        Reach::Again => ", named where this is told too",
    }
}

/// What a link, footnote or bracket has to say: *, with a footnote: “Port authority”, line 9*.
fn pointed(analysis: &Analysis, pointer: Pointer, showing: &Showing<'_>) -> String {
    let kind = match pointer.kind {
        PointerKind::Link => "a link",
        PointerKind::Footnote => "a footnote",
        PointerKind::Bracket => "a citation",
        PointerKind::Comment => "a note in a comment",
    };
    if !pointer.filled {
        return format!(", with {kind} that is still to be filled in");
    }
    let (text, at) = behind(analysis, pointer)
        .unwrap_or_else(|| (one_line(pointer.span.of(analysis.text())), pointer.span));
    let far = (at != pointer.span).then(|| showing.place(at)).flatten();
    let place = far.map(|place| format!(", {place}")).unwrap_or_default();
    format!(", with {kind} for a source: {text}{place}")
}

/// Where a link leads, or what a footnote says and where.
fn behind(analysis: &Analysis, pointer: Pointer) -> Option<(String, Span)> {
    let draft = &analysis.draft;
    let block = draft.block(draft.block_at(pointer.span.start)?);
    let span = pointer.span.relative_to(block.block.span.start);
    match &block.block.inlines.iter().find(|inline| inline.span == span)?.kind {
        InlineKind::Link { target } => Some((target.clone(), pointer.span)),
        InlineKind::FootnoteReference { label } => {
            let notes = &draft.document.footnotes;
            let note = notes.iter().find(|note| note.label.eq_ignore_ascii_case(label))?;
            let text = one_line(note.span.of(analysis.text()));
            let text = text.split_once("]: ").map_or(text.as_str(), |(_, text)| text);
            Some((format!("“{text}”"), note.span))
        }
        _ => None,
    }
}

/// Who says a quotation, and where that is told.
fn quotation(analysis: &Analysis, offset: usize, showing: &Showing<'_>) -> Option<Note> {
    let speech = analysis.story.quotations.at(offset)?;
    let part = speech.parts.iter().copied().find(|part| part.touches(offset))?;
    let speaker = speech.speaker?;
    let said = words(analysis, speaker);
    let name = speech.entity.map(|entity| &analysis.story.entities.all[entity].name);
    let name = name.filter(|name| **name != said).map(|name| format!(" ({name})"));
    let place = showing.place(speaker).map(|place| format!(", {place}")).unwrap_or_default();
    let markdown = format!("Said by **{said}**{}{place}", name.unwrap_or_default());
    Some(Note { span: part, markdown })
}

fn words(analysis: &Analysis, span: Span) -> String {
    one_line(span.of(&analysis.draft.document.prose))
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use crate::notes::tests::hover;

    #[test]
    fn a_claim_tells_what_it_is_and_its_source() {
        for (text, words, expected) in [
            (
                "Thefts fell 12 percent, the mayor said.",
                "12",
                "Percentage, from **the mayor** (“said”)",
            ),
            (
                "Thefts fell 12 percent, officials said.",
                "12",
                "Percentage, from **officials** (“said”), unnamed",
            ),
            (
                "Thefts fell 12 percent.[^1]\n\n[^1]: Town of Selmouth.",
                "12",
                "Percentage, with a footnote for a source: “Town of Selmouth.”, line 3",
            ),
            (
                "Thefts fell [12 percent](https://selmouth.example).",
                "12",
                "Percentage, with a link for a source: https://selmouth.example",
            ),
            (
                "Thefts fell 12 percent, according to [source].",
                "12",
                "Percentage, from a source that is still to be filled in",
            ),
            (
                "The ministry gave figures, it said:\n\n- Thefts fell 12 percent\n",
                "12",
                "named before the list, line 1",
            ),
        ] {
            let told = hover(text, words);
            assert!(told.contains(expected), "{text}: {told}");
        }
    }

    #[test]
    fn that_nobody_is_named_is_told_once() {
        let text = "The net cost $400. That is 40 percent more than was planned.";
        let told = hover(text, "$400");
        assert!(told.contains("Sum of money. Nobody is named for it: say who puts"), "{told}");
        let reported = hover(text, "40 ");
        assert!(reported.contains("This percentage has no source"), "{reported}");
        assert!(!reported.contains("Nobody is named"), "{reported}");
    }

    #[test]
    fn a_quotation_tells_its_speaker() {
        let text = "“We shall be there tomorrow,” Ann Lee said.";
        assert!(hover(text, "“We").contains("Said by **Ann Lee**, line 1"));
        assert!(hover(text, "there").contains("Said by **Ann Lee**, line 1"));
    }
}
