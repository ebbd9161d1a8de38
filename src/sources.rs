//! The reporter's own material: transcripts, statements, documents; and where in them words stand.
//!
//! A source is text with a name. Which files are sources is the desk's setting; reading them is left
//! to [`load`], the only part of this room that touches files. Whether a draft agrees with its
//! sources is for `checks` to say.

pub mod load;
mod search;

use std::sync::Arc;

use crate::text::Span;
use search::Index;

/// The sources of a draft, indexed for searching.
#[derive(Debug, Default)]
pub struct Sources {
    all: Vec<Source>,
    index: Index,
}

/// One document of the reporter's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it is called in messages: its path below the settings file.
    pub name: String,
    /// What it says.
    pub text: Arc<str>,
}

/// Where words of a draft stand in the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found<'a> {
    /// Word for word.
    Verbatim(Passage<'a>),
    /// Nearly so: at most a third of the words differ.
    Altered(Passage<'a>),
    /// In no source.
    Nowhere,
}

/// A place in a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage<'a> {
    /// The source.
    pub source: &'a Source,
    /// The place in its text.
    pub span: Span,
}

impl Passage<'_> {
    /// The source's words.
    pub fn text(&self) -> &str {
        self.span.of(&self.source.text)
    }
}

impl Sources {
    /// Indexes sources: one pass over each.
    pub fn new(all: Vec<Source>) -> Self {
        let index = Index::new(all.iter().map(|source| &*source.text));
        Self { all, index }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// Looks up a run of words, such as a quotation's. Case, punctuation and the style of marks do
    /// not count. Runs of fewer than [`MIN_WORDS`] words are told only when they stand verbatim.
    pub fn find(&self, words: &str) -> Found<'_> {
        let Some(hit) = self.index.find(words) else { return Found::Nowhere };
        let passage = Passage { source: &self.all[hit.text], span: hit.span };
        if hit.differing == 0 { Found::Verbatim(passage) } else { Found::Altered(passage) }
    }
}

/// The fewest words for which a near match says anything: shorter runs resemble too much.
pub const MIN_WORDS: usize = 5;

#[cfg(test)]
mod tests {
    use super::*;

    fn sources() -> Sources {
        let text = "MAYOR: We will not close the bridge before the winter, and I told them so.\n\
                    Q: When, then?\nMAYOR: In spring. The bridge is safe for every car in town.";
        Sources::new(vec![Source { name: "interview.txt".into(), text: text.into() }])
    }

    #[test]
    fn words_are_found_as_they_were_said_or_nearly_so() {
        let sources = sources();
        for (words, expected) in [
            ("We will not close the bridge before the winter", "verbatim"),
            ("we will not close the bridge, before the winter", "verbatim"),
            ("In spring", "verbatim"),
            ("We will never close the bridge before the winter", "altered"),
            ("The bridge is safe for each car in the town", "altered"),
            ("The harbour will be dredged before the end of the year", "nowhere"),
            ("In autumn", "nowhere"),
            ("", "nowhere"),
        ] {
            let found = match sources.find(words) {
                Found::Verbatim(_) => "verbatim",
                Found::Altered(_) => "altered",
                Found::Nowhere => "nowhere",
            };
            assert_eq!(found, expected, "{words}");
        }
    }

    #[test]
    fn an_altered_quotation_leads_to_the_words_that_were_said() {
        let sources = sources();
        let Found::Altered(passage) =
            sources.find("I will never close the bridge before the winter")
        else {
            panic!("found otherwise");
        };
        assert_eq!(passage.text(), "We will not close the bridge before the winter");
    }
}
