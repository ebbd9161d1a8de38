//! What readers are told of a source without a name: what they do and why they are not named, or who
//! one of them is.

use crate::checks::StoryView;
use crate::findings::Fix;
use crate::language::{Classes, lexicon};
use crate::text::{Edit, Span};

/// Classes of people who speak in public, so that one of them can be named.
const PUBLIC: &[&str] = &[
    "academics",
    "activists",
    "advocates",
    "analysts",
    "campaigners",
    "commentators",
    "critics",
    "economists",
    "experts",
    "fans",
    "few",
    "historians",
    "locals",
    "many",
    "most",
    "observers",
    "opponents",
    "others",
    "pundits",
    "researchers",
    "residents",
    "scholars",
    "scientists",
    "several",
    "skeptics",
    "sceptics",
    "some",
    "supporters",
];
/// Present forms that take an *s* where one person takes the place of several.
const PRESENT: &[&str] = &[
    "agree", "argue", "believe", "claim", "estimate", "expect", "fear", "hope", "insist", "note",
    "predict", "say", "suggest", "think", "want", "warn",
];
/// What may tell more behind the noun: *officials in Norden*.
const LINKS: &[&str] =
    &["in", "of", "at", "from", "with", "for", "on", "to", "close", "familiar", "who", "that"];
/// Words before them that tell how many they are.
const MANY: &[&str] = &["many ", "several ", "some ", "most ", "few "];
/// Verbs whose form for one person is another word.
const IRREGULAR: &[(&str, &str)] =
    &[("have", "has"), ("are", "is"), ("were", "was"), ("do", "does")];
/// Words behind them that open what tells who is meant, and nothing else.
const TELLING: &[&str] = &["close", "familiar", "briefed"];
/// What ends the words that tell who is meant.
const BREAKS: &[char] = &[',', '.', ';', ':', '“', '"', '\n', '['];
/// No further behind a source is looked, in bytes.
const FAR: usize = 120;
/// Papers that come *from* somebody; others are *by* somebody.
const FROM: &[&str] = &["data", "figures", "statistics", "numbers"];

/// Ways to say more of a class of people who speak at `places`, the first of them first.
pub(in crate::checks::sourcing) fn anonymous(view: &StoryView<'_>, places: &[Span]) -> Vec<Fix> {
    let Some(&first) = places.first() else { return Vec::new() };
    let source = &view.draft.document.source;
    let words = first.of(source).to_lowercase();
    let end = phrase(view, first).end;
    // A comma of the draft's own closes what is put in.
    let closed = source[end..].starts_with([',', '.', ';', ':', '?', '!']) || source.len() == end;
    let comma = if closed { "" } else { "," };
    let insert =
        |title, text: &str| Fix::new(title, vec![Edit::insert(end, format!(", {text}{comma}"))]);
    let several = is_several(&words);
    let one = if several { "among them [name and office]" } else { "[name and office]" };
    let why = "who asked not to be named because [reason]";
    let named = insert(if several { "Name one of them" } else { "Name the source" }, one);
    let mut fixes = vec![named];
    if !PUBLIC.contains(&head(&words)) {
        fixes.insert(0, insert("Say why they are not named", why));
        let what = format!("[what they do] {why}");
        fixes.insert(0, insert("Say what they do and why they are not named", &what));
    }
    // *Liberal and other economists* are not one.
    let joined = |place: &Span| {
        let before = &source[..place.start];
        [" and ", " or "].iter().any(|joint| before.ends_with(joint))
    };
    if !places.iter().any(joined) {
        let edits = places.iter().flat_map(|&place| replaced(source, phrase(view, place)));
        fixes.push(Fix::new("Put a name in their place", edits.collect()));
    }
    fixes
}

/// Ways to say whose the papers at `places` are.
pub(in crate::checks::sourcing) fn paper(view: &StoryView<'_>, places: &[Span]) -> Vec<Fix> {
    let source = &view.draft.document.source;
    let edit = |&place: &Span| {
        let words = place.of(source).to_lowercase();
        let from = FROM.iter().any(|paper| words.ends_with(paper));
        Edit::insert(place.end, if from { " from [source]" } else { " by [source]" })
    };
    vec![Fix::new("Say whose", places.iter().map(edit).collect())]
}

/// The source with the words behind it that tell who is meant: *officials close to the talks*.
fn phrase(view: &StoryView<'_>, place: Span) -> Span {
    let prose = &view.draft.document.prose;
    let cue = cue(view, place).filter(|cue| cue.start >= place.end);
    let limit = cue.map_or(place.end + FAR, |cue| cue.start).min(place.end + FAR);
    let rest = &prose[place.end..prose.floor_char_boundary(limit)];
    let rest = &rest[..rest.find(BREAKS).unwrap_or(rest.len())];
    let first = rest.split_whitespace().next().unwrap_or_default();
    // Where the verb does not tell where they end, only words that can tell nothing else.
    let tells = if cue.is_some() { first != "on" } else { TELLING.contains(&first) };
    if !rest.starts_with(' ') || !tells {
        return place;
    }
    let mut words = rest.trim_end();
    while let Some((before, last)) = words.rsplit_once(' ')
        && (is_aside(last) || ["who", "that"].contains(&last))
    {
        words = before.trim_end();
    }
    if ["who", "that"].contains(&words.trim_start()) {
        return place;
    }
    // *Analysts because they believe*: what follows is no part of who they are.
    let clause = Classes::SUBJECT_PRONOUN | Classes::SUBORDINATOR;
    let tied = |word: &str| LINKS.contains(&word) || !lexicon::classes(word).has(clause);
    if !words.split_whitespace().all(tied) {
        return place;
    }
    Span::new(place.start, place.end + words.len())
}

/// Whether a word between them and their verb tells nothing of them.
fn is_aside(word: &str) -> bool {
    let adverb = word.len() > 4 && word.ends_with("ly");
    let more = ["still", "then", "now", "again", "earlier", "later", "also"];
    adverb || more.contains(&word) || lexicon::classes(word).has(Classes::AUXILIARY)
}

/// The cue of the attribution whose source stands at `place`.
fn cue(view: &StoryView<'_>, place: Span) -> Option<Span> {
    let block = view.draft.block(view.draft.block_at(place.start)?);
    let inside = place.relative_to(block.block.span.start);
    let sentence = block.notes.sentence_at(inside.start);
    let mut here = block.notes.attributions_around(sentence..=sentence, inside.start);
    let its = here.find(|(_, found)| found.source == Some(inside));
    its.map(|(_, found)| block.absolute(found.cue))
}

/// One person in the place of several, with the verb that goes with one.
fn replaced(source: &str, place: Span) -> Vec<Edit> {
    let many = MANY.iter().find(|many| source[..place.start].ends_with(**many));
    let start = place.start - many.map_or(0, |many| many.len());
    let mut edits = vec![Edit::replace(Span::new(start, place.end), "[name and office]")];
    let rest = &source[place.end..];
    let verb = rest.trim_start_matches(' ');
    let at = place.end + rest.len() - verb.len();
    let verb = verb.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if !is_several(&place.of(source).to_lowercase()) {
        return edits;
    }
    if PRESENT.contains(&verb) {
        edits.push(Edit::insert(at + verb.len(), "s"));
    } else if let Some((_, one)) = IRREGULAR.iter().find(|(several, _)| *several == verb) {
        edits.push(Edit::replace(Span::new(at, at + verb.len()), *one));
    }
    edits
}

/// Whether these are several: *officials*, *some residents*, but *a source close to the talks*.
fn is_several(words: &str) -> bool {
    let one = ["a ", "an ", "one ", "another ", "the "].iter().any(|one| words.starts_with(one));
    let several = ["people", "many", "few", "some", "most"];
    !one && (head(words).ends_with('s') || several.contains(&head(words)))
}

/// The noun: *aides* in *several aides to the mayor*.
fn head(words: &str) -> &str {
    let tells_more = |word: &&str| LINKS.contains(word) || word.ends_with("ed");
    let noun = words.split_whitespace().take_while(|word| !tells_more(word));
    noun.last().unwrap_or_default()
}
