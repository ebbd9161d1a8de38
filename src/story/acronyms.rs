//! The draft's acronyms: what each stands for and where it is used.

use rustc_hash::FxHashMap;

use crate::annotate::acronym::Fit;
use crate::annotate::mention::{Capital, key};
use crate::annotate::{AnnotatedDraft, BlockView};
use crate::language::{Classes, lexicon};
use crate::settings::Settings;
use crate::text::Span;

/// All acronyms of a draft.
#[derive(Clone, Debug, Default)]
pub struct Acronyms {
    /// In order of first use.
    pub all: Vec<Acronym>,
    by_key: FxHashMap<u64, usize>,
}

impl Acronyms {
    /// The acronym of that key.
    pub fn keyed(&self, key: u64) -> Option<&Acronym> {
        self.by_key.get(&key).map(|&at| &self.all[at])
    }
}

/// One acronym.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acronym {
    /// Its letters as first written, without a plural's *s*.
    pub letters: String,
    /// The same number for every use of the acronym.
    pub key: u64,
    /// Where it stands, in reading order, headlines aside; each place with a plural's *s*.
    pub uses: Vec<Span>,
    /// Where it is expanded, in reading order.
    pub definitions: Vec<Definition>,
    /// Whether every reader knows it, or the desk says so.
    pub known: bool,
}

/// One place where an acronym is expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The block it stands in.
    pub block: usize,
    /// The acronym.
    pub acronym: Span,
    /// The words it stands for.
    pub expansion: Span,
    /// How well they fit.
    pub fit: Fit,
}

impl Acronym {
    /// Where it is first expanded by words that fit.
    pub fn definition(&self) -> Option<&Definition> {
        self.definitions.iter().find(|definition| definition.is_exact())
    }
}

impl Definition {
    /// Whether the words fit.
    pub fn is_exact(&self) -> bool {
        self.fit == Fit::Exact
    }
}

/// Collects the acronyms of a draft.
pub(super) fn collect(draft: &AnnotatedDraft, settings: &Settings) -> Acronyms {
    let mut collector = Collector { all: Vec::new(), by_key: FxHashMap::default(), settings };
    for view in draft.blocks() {
        collector.uses(&view);
        collector.definitions(&view);
    }
    Acronyms { all: collector.all, by_key: collector.by_key }
}

struct Collector<'a> {
    all: Vec<Acronym>,
    by_key: FxHashMap<u64, usize>,
    settings: &'a Settings,
}

impl Collector<'_> {
    fn uses(&mut self, view: &BlockView<'_>) {
        let words = view.notes.name_words.iter();
        for word in words.filter(|word| word.acronym && word.capital != Capital::Headline) {
            if is_in_address(view.prose, word.span) {
                continue;
            }
            let letters = without_plural(view.text(word.span));
            let acronym = self.acronym(letters);
            acronym.uses.push(view.absolute(word.span));
        }
    }

    fn definitions(&mut self, view: &BlockView<'_>) {
        for found in &view.notes.acronyms {
            let letters = without_plural(view.text(found.acronym));
            let definition = Definition {
                block: view.index,
                acronym: view.absolute(found.acronym),
                expansion: view.absolute(found.expansion),
                fit: found.fit,
            };
            self.acronym(letters).definitions.push(definition);
        }
    }

    fn acronym(&mut self, letters: &str) -> &mut Acronym {
        let key = key(letters);
        let next = self.all.len();
        let at = *self.by_key.entry(key).or_insert(next);
        if at == next {
            let house = self.settings.house.acronyms.iter().any(|known| known == letters);
            self.all.push(Acronym {
                letters: letters.to_owned(),
                key,
                uses: Vec::new(),
                definitions: Vec::new(),
                known: house || is_known(letters),
            });
        }
        &mut self.all[at]
    }
}

/// Whether every reader knows an acronym, with or without periods.
fn is_known(letters: &str) -> bool {
    let known = |letters: &str| lexicon::classes(letters).has(Classes::KNOWN_ACRONYM);
    known(letters) || letters.contains('.') && known(&letters.replace('.', ""))
}

/// Whether the word is part of an address or a handle: *GSA.gov*, *@GSA*.
fn is_in_address(prose: &str, word: Span) -> bool {
    let mut behind = prose[word.end..].chars();
    let joined = matches!(behind.next(), Some('.' | '@' | '_' | '/' | ':'))
        && behind.next().is_some_and(char::is_alphanumeric);
    joined || prose[..word.start].ends_with(['@', '/', '_', '#', '.'])
}

/// *API* of *APIs*.
pub(crate) fn without_plural(word: &str) -> &str {
    word.strip_suffix('s').filter(|rest| rest.ends_with(char::is_uppercase)).unwrap_or(word)
}
