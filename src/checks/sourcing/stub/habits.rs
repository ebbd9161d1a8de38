//! How a draft names its sources: by which words, before or behind the fact, with which footnotes.

use rustc_hash::FxHashSet;

use super::footnote::Notes;
use crate::annotate::attribution::Level;
use crate::annotate::mention::{self, Capital};
use crate::annotate::{Attribution, BlockView};
use crate::checks::StoryView;

/// How a draft names its sources. Finding out is a walk over the draft: once for all findings.
#[derive(Clone, Debug)]
pub(in crate::checks::sourcing) struct Habits {
    /// Whether it rather names them first.
    pub(super) source_first: bool,
    /// Its footnotes.
    pub(super) notes: Notes,
    /// Whether it has its sources *say* things, rather than writing *according to*.
    says: bool,
    verb: Verb,
    /// The words that bear a capital within a sentence, by their keys.
    names: FxHashSet<u64>,
}

/// How a draft has its sources say things.
#[derive(Clone, Debug)]
struct Verb {
    /// *Said* or *says*.
    word: &'static str,
    /// Whether it stands before its source: *said the mayor*.
    first: bool,
    /// Whether *that* follows it.
    that: bool,
}

/// How often a draft does one thing rather than another: above 0, more often than not.
#[derive(Default)]
struct Balance {
    says: i32,
    present: i32,
    verb_first: i32,
    that: i32,
    according_first: i32,
    says_first: i32,
}

impl Habits {
    /// The habits of a draft.
    pub(in crate::checks::sourcing) fn of(view: &StoryView<'_>) -> Self {
        let (mut balance, mut names) = (Balance::default(), FxHashSet::default());
        for block in view.draft.blocks() {
            for attribution in &block.notes.attributions {
                balance.read(&block, attribution);
            }
            let words = block.notes.name_words.iter();
            names.extend(words.filter(|word| word.capital == Capital::Tells).map(|word| word.key));
        }
        let says = balance.says > 0;
        let first = if says { balance.says_first } else { balance.according_first };
        Self {
            source_first: first > 0,
            notes: Notes::of(view),
            says,
            verb: Verb {
                word: if balance.present > 0 { "says" } else { "said" },
                first: balance.verb_first > 0,
                that: balance.that > 0,
            },
            names,
        }
    }

    /// What names a source behind the fact: in the draft's own words, and in others.
    pub(super) fn behind(&self) -> [String; 2] {
        let according = "according to [source]".to_owned();
        let Verb { word, first, .. } = self.verb;
        let says = if first { format!("{word} [source]") } else { format!("[source] {word}") };
        if self.says { [says, according] } else { [according, says] }
    }

    /// What names a source before the fact.
    pub(super) fn before(&self) -> String {
        let that = if self.verb.that { " that" } else { "" };
        if self.says {
            format!("[source] {}{that}", self.verb.word)
        } else {
            "According to [source],".to_owned()
        }
    }

    /// Whether a word bears a capital within a sentence of the draft.
    pub(super) fn is_name(&self, word: &str) -> bool {
        self.names.contains(&mention::key(word))
    }
}

impl Balance {
    fn read(&mut self, block: &BlockView<'_>, attribution: &Attribution) {
        let Some(source) = attribution.source.filter(|_| attribution.level == Level::Says) else {
            return;
        };
        let cue = block.text(attribution.cue);
        let is = |words: &str| cue.eq_ignore_ascii_case(words);
        let sentence = block.notes.sentences[attribution.sentence].span;
        let whole = attribution.cue.cover(source);
        let first = sign(sentence.end - whole.end > whole.start - sentence.start);
        if is("according to") {
            self.says -= 1;
            self.according_first += first;
        } else if is("said") || is("says") {
            self.present += sign(is("says"));
            // Quotations have somebody say them whatever the habit.
            if is_quoted(block, attribution.sentence) {
                return;
            }
            self.says += 1;
            self.says_first += first;
            if first > 0 {
                let behind = block.prose[attribution.cue.end..].trim_start();
                self.that += sign(behind.starts_with("that "));
            } else {
                self.verb_first += sign(attribution.cue.start < source.start);
            }
        }
    }
}

const fn sign(holds: bool) -> i32 {
    if holds { 1 } else { -1 }
}

/// Whether a quotation stands in the sentence, or begins before it ends.
fn is_quoted(block: &BlockView<'_>, sentence: usize) -> bool {
    let span = block.notes.sentences[sentence].span;
    let begun = block.notes.quotations.partition_point(|quotation| quotation.span.start < span.end);
    let last = begun.checked_sub(1).map(|last| block.notes.quotations[last].span);
    last.is_some_and(|last| last.end > span.start)
}
