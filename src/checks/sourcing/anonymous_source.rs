//! A source that is a class of people: officials, experts, critics.

use rustc_hash::{FxHashMap, FxHashSet};

use super::stub;
use crate::annotate::attribution::{Level, SourceKind};
use crate::annotate::{Attribution, BlockView};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Severity};
use crate::language::{Classes, lexicon};
use crate::text::Span;

/// See the page.
pub static CHECK: Check = Check {
    name: "anonymous-source",
    family: Family::Sourcing,
    summary: "A source that is a class of people, with nobody named",
    page: include_str!("anonymous_source.md"),
    severity: Severity::Info,
    default_on: true,
    since: "0.1.0",
    run: Run::Story(run),
};

/// Papers that speak for nobody: they have no reason for not being named.
const PAPERS: &[&str] =
    &["studies", "research", "statistics", "surveys", "polls", "data", "estimates", "figures"];
/// So many attributions behind one are looked at for somebody with a name.
const NEAR: usize = 16;

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut order: Vec<Vec<Span>> = Vec::new();
    let mut classes: FxHashMap<String, usize> = FxHashMap::default();
    let explained = explained(view);
    for block in view.draft.blocks().filter(|block| block.block.role == Role::Body) {
        for attribution in block.notes.attributions.iter().filter(|a| is_anonymous(&block, a)) {
            let Some(source) = attribution.source else { continue };
            if is_supposed(&block, source, attribution.cue) || is_vouched_for(&block, attribution) {
                continue;
            }
            let class = block.text(source).to_lowercase();
            if explained.contains(&class) {
                continue;
            }
            let at = *classes.entry(class).or_insert_with(|| {
                order.push(Vec::new());
                order.len() - 1
            });
            order[at].push(block.absolute(source));
        }
    }
    for places in order {
        report(view, &places, findings);
    }
}

/// The classes that are described somewhere: there readers learn why they are not named.
fn explained(view: &StoryView<'_>) -> FxHashSet<String> {
    let mut classes = FxHashSet::default();
    for block in view.draft.blocks() {
        let anonymous = block.notes.attributions.iter().filter(|a| a.kind == SourceKind::Anonymous);
        for attribution in anonymous.filter(|a| is_explained(&block, a.sentence)) {
            classes.extend(attribution.source.map(|source| block.text(source).to_lowercase()));
        }
    }
    classes
}

/// Whether nobody in particular states or believes something. What a class wants or does is a fact
/// about it, and people who speak for themselves (*voters*, *residents*) are no expert witnesses.
fn is_anonymous(block: &BlockView<'_>, attribution: &Attribution) -> bool {
    let Some(source) = attribution.source else { return false };
    let cue = lexicon::classes(block.text(attribution.cue));
    let behind = &block.prose[attribution.cue.end..];
    // Whoever calls for a vote or calls on somebody accuses nobody.
    let calls = [" for ", " on ", " to "].iter().any(|tie| behind.starts_with(tie));
    let believes = matches!(attribution.level, Level::Believes | Level::Speaks)
        && attribution.content
        && cue.has(Classes::OPINION | Classes::CUE_ADJECTIVE)
        && !calls;
    let states = attribution.level == Level::Says || believes;
    // *Analysts polled by Norden* answer to whoever asked them.
    let asked = [" polled by ", " surveyed by ", " interviewed by "];
    let asked = asked.iter().any(|by| block.prose[source.end..].starts_with(by));
    attribution.kind == SourceKind::Anonymous
        && states
        && !asked
        && !names_one(&block.prose[source.end..])
        && is_class(block.text(source))
}

/// *Many experts, including Ms. Park, say*: one of the class has a name.
fn names_one(behind: &str) -> bool {
    let ties = [", including ", " including ", ", such as ", " such as ", ", among them "];
    let name = ties.iter().find_map(|tie| behind.strip_prefix(tie));
    name.is_some_and(|name| name.starts_with(char::is_uppercase))
}

/// Whether the words name a class that vouches for things: *officials*, *a person close to him*.
fn is_class(source: &str) -> bool {
    let close = ["familiar", "close", "briefed", "involved"];
    let mut words = source.split(' ');
    lexicon::classes(source).has(Classes::SOURCE_ALONE | Classes::EVIDENCE)
        || words.any(|word| {
            lexicon::classes(word).has(Classes::SOURCE_ANONYMOUS) || close.contains(&word)
        })
}

/// *Research may show*: nobody has spoken yet.
fn is_supposed(block: &BlockView<'_>, source: Span, cue: Span) -> bool {
    let between = source.end..cue.start.max(source.end).min(source.end + 40);
    let words = block.prose.get(between).unwrap_or_default();
    let supposes = ["may", "might", "could", "can", "will", "would", "should", "must"];
    words.split_whitespace().any(|word| supposes.contains(&word))
}

/// Whether somebody with a name stands for it: in its sentence (*according to the bank, analysts
/// expect*), or in the next, as one of the class (*other scientists report… Joan Park, a scientist*).
fn is_vouched_for(block: &BlockView<'_>, attribution: &Attribution) -> bool {
    let at = attribution.sentence;
    let named = |other: &&Attribution| {
        other.names_a_source()
            && matches!(
                other.kind,
                SourceKind::Person
                    | SourceKind::Office
                    | SourceKind::Organisation
                    | SourceKind::Document
            )
    };
    let all = &block.notes.attributions;
    let first = all.partition_point(|other| other.sentence < at);
    let near = || all[first..].iter().take(NEAR).filter(named);
    if near().any(|other| other.sentence == at && other.cue != attribution.cue) {
        return true;
    }
    let one = attribution.source.map(|source| block.text(source).to_lowercase());
    let Some(one) = one.as_deref().and_then(|class| class.rsplit(' ').next()) else { return false };
    let Some(one) = one.strip_suffix('s').filter(|one| one.len() > 4) else { return false };
    near().any(|other| {
        let source = other.source.filter(|_| other.sentence == at + 1);
        source.is_some_and(|source| {
            let start = block.notes.sentences[other.sentence].span.start;
            let before =
                block.prose.get(start..other.cue.start.max(source.end)).unwrap_or_default();
            before.len() < 400 && before.split(|c: char| !c.is_alphabetic()).any(|w| w == one)
        })
    })
}

/// Whether the sentence says why they are not named.
fn is_explained(block: &BlockView<'_>, sentence: usize) -> bool {
    let span = block.notes.sentences[sentence].span;
    // A run of words longer than this is no sentence, and not read again for each source in it.
    if span.len() > 4000 {
        return false;
    }
    let text = block.text(span);
    ["anonym", "not to be named", "not authori", "declined to be named", "not be named"]
        .iter()
        .any(|words| text.contains(words))
        || stub::waits(block, sentence)
}

fn report(view: &StoryView<'_>, places: &[Span], findings: &mut Findings) {
    let (&first, later) = places.split_first().expect("a class is entered with its first place");
    let words = first.of(&view.draft.document.source);
    let rests = match later.len() {
        0 => String::new(),
        more => format!(", and {} statements rest on it", more + 1),
    };
    let paper = PAPERS.contains(&words.to_lowercase().as_str());
    let message = if paper {
        format!("“{words}” names no source{rests}: say whose")
    } else {
        format!("“{words}” names nobody{rests}: say who, or why they are not named")
    };
    let finding = findings.report(first, message);
    for &place in later {
        finding.related(place, "the same unnamed source");
    }
    let fixes = if paper { stub::paper(view, places) } else { stub::anonymous(view, places) };
    for fix in fixes {
        finding.fix(fix);
    }
}
