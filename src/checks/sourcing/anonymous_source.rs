//! A source that is a class of people: officials, experts, critics.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::annotate::attribution::{Level, SourceKind};
use crate::annotate::{Attribution, BlockView};
use crate::checks::{Check, Run, StoryView};
use crate::document::Role;
use crate::findings::{Family, Findings, Fix, Severity};
use crate::text::{Edit, Span};

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

fn run(view: &StoryView<'_>, findings: &mut Findings) {
    let mut order: Vec<Vec<Span>> = Vec::new();
    let mut classes: FxHashMap<String, usize> = FxHashMap::default();
    let explained = explained(view);
    for block in view.draft.blocks().filter(|block| block.block.role == Role::Body) {
        for attribution in block.notes.attributions.iter().filter(|a| is_anonymous(a)) {
            let Some(source) = attribution.source else { continue };
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

fn is_anonymous(attribution: &Attribution) -> bool {
    attribution.kind == SourceKind::Anonymous && attribution.level >= Level::Believes
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
}

fn report(view: &StoryView<'_>, places: &[Span], findings: &mut Findings) {
    let (&first, later) = places.split_first().expect("a class is entered with its first place");
    let words = first.of(&view.draft.document.source);
    let rests = match later.len() {
        0 => String::new(),
        more => format!(", and {} statements rest on it", more + 1),
    };
    let finding = findings.report(
        first,
        format!("“{words}” names nobody{rests}: say who, or why they are not named"),
    );
    for &place in later {
        finding.related(place, "the same unnamed source");
    }
    let behind = &view.draft.document.source[first.end..];
    let comma = if behind.starts_with([',', '.', ';', ':']) { "" } else { "," };
    let why = format!(", who asked not to be named because [reason]{comma}");
    finding.fix(Fix::new("Say why they are not named", vec![Edit::insert(first.end, why)])).fix(
        Fix::new(
            "Name the source",
            places.iter().map(|&place| Edit::replace(place, "[name and office]")).collect(),
        ),
    );
}
