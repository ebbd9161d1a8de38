//! The groups below the headings of an outline: people, organisations, figures, quotations.

use tower_lsp_server::ls_types::SymbolKind;

use super::super::worker::Snapshot;
use crate::facts::{Fact, FactKind};
use crate::navigation::{self, Named, NamedKind};
use crate::text::Span;

/// Characters of a quotation that an outline shows.
const SHOWN: usize = 60;

/// What a draft has of one kind.
pub(super) struct Group {
    /// What it is called.
    pub(super) name: &'static str,
    /// Its items in reading order; at least one.
    pub(super) items: Vec<Item>,
}

/// One person, figure or quotation.
pub(super) struct Item {
    /// What it is called, on one line.
    pub(super) name: String,
    /// How often it is named, or who says it.
    pub(super) detail: Option<String>,
    /// Its icon. The protocol knows no people.
    pub(super) kind: SymbolKind,
    /// Where it stands first.
    pub(super) span: Span,
}

/// The groups of a draft that have something in them.
pub(super) fn of(snapshot: &Snapshot) -> Vec<Group> {
    let everybody: Vec<Named> = navigation::names(&snapshot.analysis).collect();
    let named = |wanted: NamedKind| {
        let all = everybody.iter().filter(|named| named.kind == wanted);
        all.map(of_name).collect()
    };
    let told = |wanted: FactKind| {
        let facts = snapshot.facts().iter().filter(|fact| fact.kind == wanted);
        facts.map(of_fact).collect()
    };
    let groups: [(&str, Vec<Item>); 4] = [
        ("People", named(NamedKind::Person)),
        ("Organisations", named(NamedKind::Organisation)),
        ("Figures", told(FactKind::Figure)),
        ("Quotations", told(FactKind::Quotation)),
    ];
    let groups = groups.into_iter().filter(|(_, items)| !items.is_empty());
    groups
        .map(|(name, mut items)| {
            items.sort_by_key(|item| item.span);
            Group { name, items }
        })
        .collect()
}

fn of_name(named: &Named) -> Item {
    let detail = match named.mentions.len() {
        1 => "1 mention".to_owned(),
        several => format!("{several} mentions"),
    };
    let kind = match named.kind {
        NamedKind::Person => SymbolKind::CLASS,
        _ => SymbolKind::NAMESPACE,
    };
    Item { name: named.name.clone(), detail: Some(detail), kind, span: named.first }
}

fn of_fact(fact: &Fact) -> Item {
    let kind = match fact.kind {
        FactKind::Figure => SymbolKind::NUMBER,
        _ => SymbolKind::STRING,
    };
    let source = fact.source.as_ref().or(fact.citation.as_ref());
    let detail = source.map_or_else(|| fact.status.name().to_owned(), |source| source.text.clone());
    Item { name: short(&fact.text), detail: Some(detail), kind, span: fact.span }
}

fn short(text: &str) -> String {
    if text.chars().count() <= SHOWN {
        return text.to_owned();
    }
    let head: String = text.chars().take(SHOWN - 1).collect();
    format!("{}…", head.trim_end())
}
