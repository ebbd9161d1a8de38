//! One surname, two first names.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::annotate::mention::{MentionKind, NameWord, key};
use crate::annotate::{AnnotatedDraft, At};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, Shape, lexicon};
use crate::story::entities::{self, Entity};
use crate::text::{Edit, Span};

/// See the page.
pub static CHECK: Check = Check {
    name: "first-name-mismatch",
    family: Family::Names,
    summary: "One surname with two first names",
    page: include_str!("first_name_mismatch.md"),
    severity: Severity::Warning,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    for family in &view.story.entities.families {
        let [one, other] = family[..] else { continue };
        let all = &view.story.entities.all;
        let (Some(one), Some(other)) =
            (Bearer::of(view.draft, &all[one]), Bearer::of(view.draft, &all[other]))
        else {
            continue;
        };
        let (rare, common) =
            if other.full.len() <= one.full.len() { (other, one) } else { (one, other) };
        if rare.full.len() == 1 && are_one(view.draft, &rare, &common) {
            report(view, &rare, &common, findings);
        }
    }
}

/// One who bears the surname.
struct Bearer<'a> {
    name: &'a str,
    /// The mentions with the first name.
    full: Vec<At>,
    /// The mentions by surname alone.
    bare: usize,
    first: NameWord,
}

impl<'a> Bearer<'a> {
    fn of(draft: &AnnotatedDraft, person: &'a Entity) -> Option<Self> {
        let words = |at: &At| entities::mention(draft, *at).words.len();
        let full: Vec<At> = person.mentions.iter().copied().filter(|at| words(at) > 1).collect();
        let bare = person.mentions.len() - full.len();
        let at = *full.first()?;
        let first = entities::mention(draft, at).words.start;
        let first = draft.notes[at.block].name_words[first];
        (person.kind == MentionKind::Person).then_some(Self {
            name: &person.name,
            full,
            bare,
            first,
        })
    }
}

/// Whether the draft speaks of one person: it uses the surname by itself, as a writer does who knows
/// one bearer, or names the other in full again; nothing near speaks of relatives, and the two
/// never meet in one paragraph.
fn are_one(draft: &AnnotatedDraft, rare: &Bearer<'_>, common: &Bearer<'_>) -> bool {
    let at = rare.full[0];
    let used = rare.bare + common.bare > 0 || common.full.len() > 1;
    let sentence = |at: At| (at.block, entities::mention(draft, at).sentence);
    let apart = common.full.iter().all(|&other| sentence(other) != sentence(at));
    let body = draft.document.blocks[at.block].role == Role::Body;
    let before = At { block: at.block.saturating_sub(1), ..at };
    let kin = speaks_of_kin(draft, at) || speaks_of_kin(draft, before);
    rare.first.classes.has(Classes::GIVEN_NAME)
        && !rare.first.classes.has(Classes::NAME_PARTICLE)
        && !common.first.classes.has(Classes::FAMILY_FIRST)
        && common.first.span.len() > 2
        && used
        && !has_own_title(draft, rare, common)
        && apart
        && body
        && !kin
        && !are_forms_of_one(rare.first.key, common.first.key)
}

/// Whether the one bears a title that the other does not: *first lady Ann Lee*.
fn has_own_title(draft: &AnnotatedDraft, rare: &Bearer<'_>, common: &Bearer<'_>) -> bool {
    let title = |at: At| {
        let view = draft.block(at.block);
        entities::mention(draft, at).title.map(|title| view.text(title))
    };
    let own = title(rare.full[0]);
    own.is_some() && common.full.iter().all(|&at| title(at) != own)
}

/// Whether the paragraph of a mention speaks of relatives, or lists people.
fn speaks_of_kin(draft: &AnnotatedDraft, at: At) -> bool {
    let view = draft.block(at.block);
    let kin = view
        .notes
        .tokens
        .iter()
        .any(|token| token.shape == Shape::Lower && KINSHIP.contains(view.text(token.span)));
    let people = view
        .notes
        .mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Person && mention.words.len() > 1);
    kin || people.count() > 6
}

/// Whether one first name is short for the other.
fn are_forms_of_one(one: u64, other: u64) -> bool {
    let lines = |name: u64| NICKNAMES.get(&name).map_or(&[][..], Vec::as_slice);
    lines(one).iter().any(|line| lines(other).contains(line))
}

fn report(view: &StoryView<'_>, rare: &Bearer<'_>, common: &Bearer<'_>, findings: &mut Findings) {
    let span = entities::span(view.draft, rare.full[0]);
    let other = entities::span(view.draft, common.full[0]);
    let message =
        format!("{} is called {} elsewhere, unless they are two people", rare.name, common.name);
    let finding = findings.report(span, message);
    finding.related(other, format!("{} here", common.name));
    let first = |at: At, word: &NameWord| {
        word.span.shifted(view.draft.document.blocks[at.block].span.start)
    };
    let words = |span: Span| super::words(view.draft, span);
    let (here, there) = (first(rare.full[0], &rare.first), first(common.full[0], &common.first));
    let edit = Edit::replace(here, words(there));
    finding.fix(Fix::new(format!("Change “{}” to “{}”", words(here), words(there)), vec![edit]));
    let edits = common.full.iter().map(|&at| {
        let word = entities::mention(view.draft, at).words.start;
        let word = view.draft.notes[at.block].name_words[word];
        Edit::replace(first(at, &word), words(here))
    });
    let title = format!("Change “{}” to “{}” everywhere", words(there), words(here));
    finding.fix(Fix::new(title, edits.collect()));
}

/// For each name that has short forms, the lines of the list it stands in.
static NICKNAMES: LazyLock<FxHashMap<u64, Vec<usize>>> = LazyLock::new(|| {
    let mut names: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (line, entry) in lexicon::entries(include_str!("nicknames.txt")).enumerate() {
        for name in entry.split_whitespace() {
            names.entry(key(name)).or_default().push(line);
        }
    }
    names
});

static KINSHIP: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::entries(include_str!("kinship.txt")).collect());
