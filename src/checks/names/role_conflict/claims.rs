//! One office of two bodies, places or countries; two ties to one person.

use super::uses::{self, Reader};
use super::{MAX_RELATED, MAX_SLIPS, speaks_of_kin};
use crate::annotate::At;
use crate::annotate::mention::MentionKind;
use crate::checks::StoryView;
use crate::findings::{Findings, Fix};
use crate::story::entities::roles::{Held, Kind, Post, Role, Tie};
use crate::story::entities::{self, Entities};
use crate::text::{Edit, Span};

/// A place where something is said of a person that is so in one way only.
#[derive(Clone, Copy, Debug)]
pub(super) struct Claim {
    pub(super) at: At,
    /// What is said of.
    topic: Topic,
    /// What is said: the same number for the same.
    value: usize,
    /// The words that say it, in the draft.
    words: Span,
    /// What of them another value would have otherwise.
    part: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Topic {
    /// Whose office it is.
    Body(u64),
    /// Where it is held: *ambassador to Selm*.
    Abroad(u64),
    /// Of which country it is.
    Nation(u64),
    /// What tie there is to a person.
    Tie(usize),
}

/// What is said of a person in the draft's own voice.
pub(super) fn of(reader: &Reader<'_>, person: usize) -> Vec<Claim> {
    let view = reader.view;
    let own = |role: &&Role| uses::is_told(&view.draft.block(role.at.block));
    let roles = view.story.entities.roles.of(person).filter(own);
    let claims = roles.flat_map(|role| match &role.kind {
        Kind::Post(post) => of_post(view, role.at, post),
        Kind::Tie(tie) => of_tie(view, role, tie).into_iter().collect(),
        Kind::Age | Kind::Other => Vec::new(),
    });
    claims.collect()
}

/// Whose an office is that one person has once.
fn of_post(view: &StoryView<'_>, at: At, post: &Post) -> Vec<Claim> {
    let title = &post.title;
    if title.held != Held::Now || !title.whole || !title.is_single() {
        return Vec::new();
    }
    let claim =
        |topic, value, part: Span| Claim { at, topic, value, words: part.cover(title.span), part };
    let mut claims = Vec::new();
    if let Some(nation) = post.nation.filter(|_| title.is_national()) {
        claims.push(claim(Topic::Nation(title.id()), nation.id, nation.span));
    }
    let of = post.of.and_then(|of| Some((of, view.story.entities.entity_of(of)?)));
    // One may head two companies, but speaks for one; towns and countries have heads of their own.
    let speaks = title.span.of(&view.draft.document.prose).to_lowercase().contains("spokes");
    let several = |body: usize| view.story.entities.all[body].kind == MentionKind::Organisation;
    if let Some((of, body)) = of.filter(|&(_, body)| speaks || !several(body)) {
        let topic = if post.abroad { Topic::Abroad } else { Topic::Body };
        claims.push(claim(topic(title.id()), body, entities::span(view.draft, of)));
    }
    claims
}

/// Whose relative somebody is, where that is certain.
fn of_tie(view: &StoryView<'_>, role: &Role, tie: &Tie) -> Option<Claim> {
    let entities = &view.story.entities;
    let whose = tie.whose?;
    let named = tie.holder.and_then(|holder| entities.entity_of(holder));
    let meant = || entities.indirect_at(whose.start).filter(|meant| meant.span == whose);
    let holder = named.or_else(|| meant().map(|meant| meant.entity))?;
    let topic = Topic::Tie(holder);
    Some(Claim { at: role.at, topic, value: tie.tie, words: role.span, part: tie.word })
}

/// Reports, for each thing that is said of a person in two ways, the rarer one or the later.
pub(super) fn check(reader: &Reader<'_>, person: usize, claims: &[Claim], findings: &mut Findings) {
    let mut topics: Vec<Topic> = Vec::new();
    for claim in claims {
        if topics.contains(&claim.topic) || topics.len() >= MAX_TOPICS {
            continue;
        }
        topics.push(claim.topic);
        let all: Vec<&Claim> = claims.iter().filter(|other| other.topic == claim.topic).collect();
        if all.iter().any(|other| other.value != claim.value) {
            compare(reader, person, all, findings);
        }
    }
}

/// So many things are compared of one person.
const MAX_TOPICS: usize = 8;

/// Compares what is said of one thing.
fn compare(reader: &Reader<'_>, person: usize, mut all: Vec<&Claim>, findings: &mut Findings) {
    let tie = matches!(all[0].topic, Topic::Tie(_));
    all.retain(|claim| reader.is_plain(claim.at));
    let Some(first) = all.first().map(|claim| claim.value) else { return };
    let (one, other): (Vec<&Claim>, Vec<&Claim>) = all.iter().partition(|c| c.value == first);
    let Some(second) = other.first() else { return };
    let two = other.iter().all(|claim| claim.value == second.value);
    if !two || may_agree(reader.view, one[0], second) || reader.changes(person) {
        return;
    }
    let (rare, common) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let beside =
        |claim: &Claim| common.iter().any(|other| is_beside(reader.view, claim.at, other.at));
    let told = |claim: &&&Claim| !beside(claim) && (tie || !speaks_of_kin(reader.view, claim.at));
    if rare.len() <= MAX_SLIPS {
        for claim in rare.iter().filter(told) {
            report(reader.view, person, claim, &common, findings);
        }
    }
}

/// Whether two claims may come to one: names that share a word, an acronym, a place in one case and a
/// body in the other.
fn may_agree(view: &StoryView<'_>, one: &Claim, other: &Claim) -> bool {
    if !matches!(one.topic, Topic::Body(_) | Topic::Abroad(_)) {
        return false;
    }
    let Entities { all, .. } = &view.story.entities;
    let (one, other) = (&all[one.value], &all[other.value]);
    let known = matches!(one.kind, MentionKind::Organisation | MentionKind::Place);
    let letters = |name: &str| !name.contains(char::is_lowercase);
    let shares = |word: &str| other.name.split_whitespace().any(|of| of.eq_ignore_ascii_case(word));
    one.kind != other.kind
        || !known
        || letters(&one.name)
        || letters(&other.name)
        || one.name.split_whitespace().any(shares)
}

fn is_beside(view: &StoryView<'_>, one: At, other: At) -> bool {
    let sentence = |at: At| (at.block, entities::mention(view.draft, at).sentence);
    sentence(one) == sentence(other)
}

fn report(
    view: &StoryView<'_>,
    person: usize,
    rare: &Claim,
    common: &[&Claim],
    out: &mut Findings,
) {
    let words = |span: Span| super::super::words(view.draft, span);
    let name = &view.story.entities.all[person].name;
    let (here, there) = (words(rare.words), words(common[0].words));
    let message = format!(
        "{name} is “{here}” here and “{there}” elsewhere: one must be wrong, unless the draft tells of a change"
    );
    let finding = out.report(rare.words, message);
    for other in common.iter().take(MAX_RELATED) {
        finding.related(other.words, format!("“{}” here", words(other.words)));
    }
    // *Danish* does not take the place of *of Denmark*.
    let before = |claim: &Claim| claim.part.start == claim.words.start;
    if common.iter().any(|claim| before(claim) != before(rare)) {
        return;
    }
    let (part, other) = (words(rare.part), words(common[0].part));
    let edit = Edit::replace(rare.part, other.clone());
    finding.fix(Fix::new(format!("Change “{part}” to “{other}”"), vec![edit]));
    let edits = common.iter().map(|claim| Edit::replace(claim.part, part.clone()));
    finding.fix(Fix::new(format!("Change “{other}” to “{part}” everywhere"), edits.collect()));
}
