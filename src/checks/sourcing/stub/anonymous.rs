//! What readers are told of a source without a name: what they do and why they are not named, or who
//! one of them is.

use crate::checks::StoryView;
use crate::findings::Fix;
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
const LINKS: &[&str] = &["in", "of", "at", "from", "with", "for", "on", "to", "close", "familiar"];
/// Papers that come *from* somebody; others are *by* somebody.
const FROM: &[&str] = &["data", "figures", "statistics", "numbers"];

/// Ways to say more of a class of people who speak at `places`, the first of them first.
pub(in crate::checks::sourcing) fn anonymous(view: &StoryView<'_>, places: &[Span]) -> Vec<Fix> {
    let Some(&first) = places.first() else { return Vec::new() };
    let source = &view.draft.document.source;
    let words = first.of(source).to_lowercase();
    let end = first.end;
    // A comma of the draft's own closes what is put in.
    let closed = source[end..].starts_with([',', '.', ';', ':', '?', '!']) || source.len() == end;
    let comma = if closed { "" } else { "," };
    let insert =
        |title, text: &str| Fix::new(title, vec![Edit::insert(end, format!(", {text}{comma}"))]);
    let several = is_several(&words);
    let one = if several { "among them [name and office]" } else { "[name and office]" };
    let why = "who asked not to be named because [reason]";
    let what = if several { "what they do" } else { "what the source does" };
    let named = insert(if several { "Name one of them" } else { "Name the source" }, one);
    let mut fixes = vec![
        insert("Say what they do and why they are not named", &format!("[{what}] {why}")),
        insert("Say why they are not named", why),
        named,
    ];
    if PUBLIC.contains(&head(&words)) {
        fixes.rotate_right(1);
    }
    let edits = places.iter().flat_map(|&place| replaced(source, place)).collect();
    fixes.push(Fix::new("Put a name in their place", edits));
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

/// One person in the place of several, with the verb that goes with one.
fn replaced(source: &str, place: Span) -> Vec<Edit> {
    let mut edits = vec![Edit::replace(place, "[name and office]")];
    let rest = &source[place.end..];
    let verb = rest.trim_start_matches(' ');
    let at = place.end + rest.len() - verb.len();
    let verb = verb.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    if is_several(&place.of(source).to_lowercase()) && PRESENT.contains(&verb) {
        edits.push(Edit::insert(at + verb.len(), "s"));
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
    let noun = words.split_whitespace().take_while(|word| !LINKS.contains(word));
    noun.last().unwrap_or_default()
}
