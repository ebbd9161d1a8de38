//! One surname, two first names.

mod across;

use std::cell::LazyCell;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::annotate::mention::{MentionKind, NameWord, key};
use crate::annotate::{AnnotatedDraft, At, Mention};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::language::{Classes, lexicon};
use crate::story::entities::roles::{Form, Post};
use crate::story::entities::{self, Entities, Entity};
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
    across::run(view, findings);
    let singles = LazyCell::new(|| single_names(view.draft));
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
        let one = rare.full.len() == 1
            && are_one(view, &rare, &common, share_an_office(view, family))
            && !is_introduced(view.draft, &rare, &common)
            && !singles.0.contains(&plural(view.draft, &rare))
            && !singles.1.contains(&rare.first.key)
            && !singles.1.contains(&common.first.key);
        if one {
            report(view, &rare, &common, findings);
        }
    }
}

/// The keys of names of one word: all, and those that the writer speaks of.
fn single_names(draft: &AnnotatedDraft) -> (FxHashSet<u64>, FxHashSet<u64>) {
    let (mut all, mut own) = (FxHashSet::default(), FxHashSet::default());
    for view in draft.blocks() {
        for mention in view.notes.mentions.iter().filter(|mention| mention.words.len() == 1) {
            let key = view.notes.name_words[mention.words.start].key;
            all.insert(key);
            if !super::is_quoted(&view, mention.span) {
                own.insert(key);
            }
        }
    }
    (all, own)
}

/// The key of the surname in the plural: where a draft speaks of *the Odes*, there are several.
fn plural(draft: &AnnotatedDraft, bearer: &Bearer<'_>) -> u64 {
    let at = bearer.full[0];
    let last = entities::mention(draft, at).words.end - 1;
    let last = draft.notes[at.block].name_words[last].span;
    key(&format!("{}s", draft.block(at.block).text(last)))
}

/// Whether the draft makes two people of them: the rarer name has a bracket of its own behind it
/// (*Ann Lee (North Ward)*), or the first names or the words behind them are a man's and a woman's: a
/// slip of the pen puts another man for a man.
fn is_introduced(draft: &AnnotatedDraft, rare: &Bearer<'_>, common: &Bearer<'_>) -> bool {
    let at = rare.full[0];
    let view = draft.block(at.block);
    let behind = entities::mention(draft, at).span.end;
    let bracket = view.prose[behind..].trim_start().starts_with('(');
    let (one, other) = (pronoun(draft, rare), pronoun(draft, common));
    let (first, second) = (is_woman(rare.first.classes), is_woman(common.first.classes));
    let differ = |a: Option<bool>, b: Option<bool>| a.is_some() && b.is_some() && a != b;
    bracket || differ(one, other) || differ(first, second)
}

/// Whether a first name is a woman's, where it tells.
fn is_woman(first: Classes) -> Option<bool> {
    let told = first.has(Classes::GIVEN_NAME) && !first.has(Classes::GIVEN_NAME_EITHER);
    told.then(|| first.has(Classes::GIVEN_NAME_WOMAN))
}

/// The same of the first word of a mention.
pub(super) fn is_named_woman(draft: &AnnotatedDraft, at: At) -> Option<bool> {
    let first = entities::mention(draft, at).words.start;
    is_woman(draft.notes[at.block].name_words.get(first)?.classes)
}

/// How many mentions of a person are looked at, and how many tokens behind each.
const MENTIONS: usize = 6;
const BEHIND: usize = 16;

/// Whether the pronouns right behind the full name are a woman's; `None` where there are none, or
/// both.
fn pronoun(draft: &AnnotatedDraft, bearer: &Bearer<'_>) -> Option<bool> {
    let mut told = bearer.full.iter().take(MENTIONS).filter_map(|&at| pronoun_behind(draft, at));
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

/// The same of one mention.
pub(super) fn pronoun_behind(draft: &AnnotatedDraft, at: At) -> Option<bool> {
    let view = draft.block(at.block);
    let tokens = &view.notes.tokens;
    let end = entities::mention(draft, at).span.end;
    let somebody = |mention: &&Mention| {
        let words = &view.notes.name_words[mention.words.clone()];
        mention.kind == MentionKind::Person || words.iter().any(|word| !word.ordinary)
    };
    let next = view.notes.mentions[at.index + 1..].iter().find(somebody);
    let next = next.map_or(usize::MAX, |next| next.span.start);
    let start = tokens.partition_point(|token| token.span.start < end);
    let near = tokens[start..].iter().take(BEHIND).take_while(|token| token.span.start < next);
    near.filter(|token| token.span.len() <= 3).find_map(|token| {
        match view.text(token.span).to_lowercase().as_str() {
            "he" | "his" | "him" => Some(false),
            "she" | "her" => Some(true),
            _ => None,
        }
    })
}

/// One who bears the surname.
struct Bearer<'a> {
    name: &'a str,
    /// The mentions with the first name.
    full: Vec<At>,
    /// Whether the surname stands alone.
    bare: bool,
    first: NameWord,
}

impl<'a> Bearer<'a> {
    fn of(draft: &AnnotatedDraft, person: &'a Entity) -> Option<Self> {
        let words = |at: &At| entities::mention(draft, *at).words.len();
        let full: Vec<At> = person.mentions.iter().copied().filter(|at| words(at) > 1).collect();
        let bare = full.len() < person.mentions.len();
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
/// one bearer, names the other in full again, or gives both one office; nothing near speaks of relatives, and the two
/// never meet in one paragraph.
fn are_one(view: &StoryView<'_>, rare: &Bearer<'_>, common: &Bearer<'_>, one_office: bool) -> bool {
    let (draft, entities) = (view.draft, &view.story.entities);
    let at = rare.full[0];
    let used = rare.bare || common.bare || common.full.len() > 1 || one_office;
    let sentence = |at: At| (at.block, entities::mention(draft, at).sentence);
    let apart = common.full.iter().all(|&other| sentence(other) != sentence(at));
    let body = draft.document.blocks[at.block].role == Role::Body;
    let before = At { block: at.block.saturating_sub(1), ..at };
    let kin = speaks_of_kin(draft, at) || speaks_of_kin(draft, before);
    are_given(draft, rare, common)
        && !rare.first.classes.has(Classes::NAME_PARTICLE)
        && !common.first.classes.has(Classes::FAMILY_FIRST)
        && common.first.span.len() > 2
        && used
        && is_name(draft, at)
        && !has_own_title(entities, rare, common)
        && apart
        && body
        && !kin
        && !are_forms_of_one(rare.first.key, common.first.key)
}

/// Whether the bearers of a surname are said to have one office.
fn share_an_office(view: &StoryView<'_>, family: &[usize]) -> bool {
    let offices = |&person: &usize| {
        let roles = view.story.entities.roles.of(person);
        roles.filter_map(|role| role.post()?.title.office).collect::<Vec<_>>()
    };
    let all: Vec<_> = family.iter().map(offices).collect();
    let Some((first, others)) = all.split_first() else { return false };
    first.iter().any(|office| others.iter().all(|held| held.iter().any(|own| own.is(office))))
}

/// Whether both first words are given names: listed ones, or no other words that are known, in names
/// of two words.
fn are_given(draft: &AnnotatedDraft, rare: &Bearer<'_>, common: &Bearer<'_>) -> bool {
    let listed = |bearer: &Bearer<'_>| bearer.first.classes.has(Classes::GIVEN_NAME);
    if listed(rare) && (listed(common) || common.full.len() > 1) {
        return true;
    }
    let short = |bearer: &Bearer<'_>| {
        let words = entities::mention(draft, bearer.full[0]).words.len();
        words == 2 && is_name(draft, bearer.full[0])
    };
    let unknown = |first: &NameWord| {
        !first.ordinary && !first.acronym && first.classes == Classes::NONE && first.span.len() > 2
    };
    [rare, common].into_iter().all(|one| short(one) && (listed(one) || unknown(&one.first)))
}

/// Whether the words are a name and no more: two, or an initial between them; not *The Ann Lee Show*,
/// not *Oscar-winner Lee*.
fn is_name(draft: &AnnotatedDraft, at: At) -> bool {
    let words = entities::mention(draft, at).words.clone();
    let words = &draft.notes[at.block].name_words[words];
    match words {
        [first, _] => !draft.block(at.block).text(first.span).contains('-'),
        [_, middle, _] => middle.span.len() <= 2,
        _ => false,
    }
}

/// Whether the one bears a title that is no office of the other: *first lady Ann Lee*.
fn has_own_title(entities: &Entities, rare: &Bearer<'_>, common: &Bearer<'_>) -> bool {
    let posts = |bearer: &Bearer<'_>| {
        let person = bearer.full.first().and_then(|&at| entities.entity_of(at));
        let roles = person.into_iter().flat_map(|person| entities.roles.of(person));
        roles.filter_map(|role| Some((role.at, *role.post()?))).collect::<Vec<_>>()
    };
    let before = |(at, post): &(At, Post)| *at == rare.full[0] && post.form == Form::Before;
    let own = posts(rare).into_iter().find(before);
    own.is_some_and(|(_, own)| !posts(common).iter().any(|(_, other)| other.title.is(&own.title)))
}

/// Whether the paragraph of a mention speaks of relatives, or lists people.
fn speaks_of_kin(draft: &AnnotatedDraft, at: At) -> bool {
    let view = draft.block(at.block);
    let kin = view.notes.tokens.iter().any(entities::is_kinship);
    let people = view
        .notes
        .mentions
        .iter()
        .filter(|mention| mention.kind == MentionKind::Person && mention.words.len() > 1);
    kin || people.count() > 6
}

/// Whether one first name is short for the other.
pub(super) fn are_forms_of_one(one: u64, other: u64) -> bool {
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
