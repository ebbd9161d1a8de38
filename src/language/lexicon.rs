//! What is known of single words, from data files beside this one.
//!
//! Each file holds one class of words, one a line; `#` opens a comment that says where the list
//! comes from. A word may be in several. What follows a tab is for the room that reads the file as
//! a table.

mod table;

use std::ops::BitOr;
use std::sync::LazyLock;

use table::Table;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Classes {
    low: u64,
    high: u64,
}

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:literal, $file:literal;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self::bit($bit);)*
        }

        const FILES: &[(Classes, &str)] = &[$((Classes::$name, include_str!($file)),)*];
    };
}

classes! {
    /// Names of months and their abbreviations.
    MONTH = 0, "lexicon/months.txt";
    /// Names of weekdays and their abbreviations.
    WEEKDAY = 1, "lexicon/weekdays.txt";
    /// Words written with a capital and a period that does not, by itself, end a sentence.
    ABBREVIATION = 2, "lexicon/abbreviations.txt";
    /// Words written with such a period in lower case.
    ABBREVIATION_LOWER = 3, "lexicon/abbreviations_lower.txt";
    /// Abbreviations that stand before a name and end no sentence.
    ABBREVIATION_NAME = 4, "lexicon/abbreviations_names.txt";
    /// Words that are abbreviations before a number only.
    ABBREVIATION_NUMBER = 5, "lexicon/abbreviations_numbers.txt";
    /// Words that open a sentence when they bear a capital.
    OPENER = 6, "lexicon/sentence_openers.txt";
    /// Verbs that tie a quotation before them to its speaker.
    AFTER_QUOTATION = 7, "lexicon/verbs_after_quotations.txt";
    /// Verbs that report speech, where they are never nouns.
    SAYS = 45, "lexicon/cues_says.txt";
    /// Forms that report speech or are nouns.
    SAYS_OR_NOUN = 46, "lexicon/cues_either.txt";
    /// Verbs that report what somebody thinks or wants.
    BELIEVES = 47, "lexicon/cues_believes.txt";
    /// What a document does: shows, finds.
    DATA_CUE = 48, "lexicon/cues_data.txt";
    /// Nouns of papers, data and studies.
    SOURCE_DOCUMENT = 49, "lexicon/sources_documents.txt";
    /// Nouns of what gathers figures: polls, studies, accounts.
    SERIES = 100, "lexicon/series.txt";
    /// Words of telling what a poll found.
    POLL_TALK = 101, "lexicon/poll_talk.txt";
    /// Words that stand beside figures of any subject.
    SWEEPING = 102, "lexicon/sweeping_words.txt";
    /// Classes of people without a name.
    SOURCE_ANONYMOUS = 50, "lexicon/sources_anonymous.txt";
    /// Offices, trades and relations of one person.
    SOURCE_PERSON = 51, "lexicon/sources_people.txt";
    /// Kinds of bodies that speak as one.
    SOURCE_BODY = 52, "lexicon/sources_organisations.txt";
    /// Occasions and papers in which somebody speaks.
    COMMUNICATION = 53, "lexicon/communications.txt";
    /// Adverbs that pass a statement on.
    HEARSAY = 54, "lexicon/hearsay.txt";
    /// Words that may make a sentence a claim: superlatives, causes, wrongdoing.
    CLAIM_CUE = 55, "lexicon/claims.txt";
    /// The writer, the reader, and what might be.
    ASIDE = 8, "lexicon/asides.txt";
    /// Verbs that open an instruction.
    INSTRUCTION = 9, "lexicon/instructions.txt";
    /// Plans, wishes and promises.
    INTENTION = 28, "lexicon/intentions.txt";
    /// Polls and how they are taken.
    POLL = 29, "lexicon/polls.txt";
    /// What a rate is counted in: *a day*.
    PERIOD = 44, "lexicon/periods.txt";
    /// Words that make a number an average.
    AVERAGE = 43, "lexicon/averages.txt";
    /// What a superlative is measured against.
    SCOPE = 42, "lexicon/scopes.txt";
    /// Measured things that rise and fall, and how they do.
    CHANGE = 41, "lexicon/changes.txt";
    /// What makes a superlative one of many, a guess or a hope.
    SOFTENER = 37, "lexicon/softeners.txt";
    /// Courts and police.
    JUSTICE = 40, "lexicon/justice.txt";
    /// Words beside a number of people hurt or dead.
    CASUALTY = 56, "lexicon/casualties.txt";
    /// Votes and results, rules and law, methods, sport.
    PUBLIC_RECORD = 57, "lexicon/public_record.txt";
    /// Words that open a clause.
    SUBORDINATOR = 58, "lexicon/subordinators.txt";
    /// Forms of be, have and do, and the modal verbs.
    AUXILIARY = 59, "lexicon/auxiliaries.txt";
    /// Prepositions.
    PREPOSITION = 60, "lexicon/prepositions.txt";
    /// Words numerals are made of; a value and a place in the numeral follow each.
    NUMBER_WORD = 30, "lexicon/number_words.txt";
    /// Words that end the noun phrase a number opens.
    PHRASE_END = 31, "lexicon/phrase_ends.txt";
    /// Words that place a day by the day of writing.
    RELATIVE_TIME = 32, "lexicon/relative_times.txt";
    /// First names.
    GIVEN_NAME = 10, "lexicon/given_names.txt";
    /// Given names of women.
    GIVEN_NAME_WOMAN = 26, "lexicon/given_names_women.txt";
    /// Given names that women and men bear alike.
    GIVEN_NAME_EITHER = 27, "lexicon/given_names_either.txt";
    /// Offices, ranks and occupations that stand before a name.
    TITLE = 11, "lexicon/titles.txt";
    /// Words that qualify an office: *deputy*, *former*.
    TITLE_MODIFIER = 12, "lexicon/title_modifiers.txt";
    /// Forms of address: *Mr*, *Dr*.
    HONORIFIC = 13, "lexicon/honorifics.txt";
    /// Nationalities, as adjectives and nouns.
    DEMONYM = 14, "lexicon/demonyms.txt";
    /// Countries, capitals, large cities and regions of one word.
    PLACE = 15, "lexicon/places.txt";
    /// Words that make a name an organisation's: *Ministry*, *Ltd*.
    ORGANISATION_HEAD = 16, "lexicon/organisation_heads.txt";
    /// Words that make a name a place's: *River*, *Peninsula*.
    PLACE_HEAD = 17, "lexicon/place_heads.txt";
    /// Words inside a family name: *van*, *bin*.
    NAME_PARTICLE = 18, "lexicon/name_particles.txt";
    /// Ordinary words in their base form.
    COMMON_WORD = 19, "lexicon/common_words.txt";
    /// Acronyms every reader knows.
    KNOWN_ACRONYM = 20, "lexicon/known_acronyms.txt";
    /// Family names that stand before the given name.
    FAMILY_FIRST = 21, "lexicon/family_first.txt";
    /// Organisations known by one word.
    ORGANISATION = 22, "lexicon/organisations.txt";
    /// Capitalised words that name nobody in particular: faiths, parties, festivals.
    PROPER_WORD = 23, "lexicon/proper_words.txt";
    /// Words that only join others: articles, pronouns, prepositions.
    FUNCTION_WORD = 24, "lexicon/function_words.txt";
    /// Verbs beside the name of someone who speaks.
    SPEECH_VERB = 25, "lexicon/speech_verbs.txt";
}

impl Classes {
    /// No class.
    pub const NONE: Self = Self { low: 0, high: 0 };

    /// The class with this number, below 128.
    const fn bit(number: u32) -> Self {
        if number < 64 {
            Self { low: 1 << number, high: 0 }
        } else {
            Self { low: 0, high: 1 << (number - 64) }
        }
    }

    /// These and `other`'s, where `|` is not to be had: in constants.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self { low: self.low | other.low, high: self.high | other.high }
    }

    /// These without `other`'s.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self { low: self.low & !other.low, high: self.high & !other.high }
    }

    /// Whether one of `other`'s classes is among these.
    pub const fn has(self, other: Self) -> bool {
        (self.low & other.low) | (self.high & other.high) != 0
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.or(other)
    }
}

/// The classes of a word, without regard to case; a closing period is not part of it.
pub fn classes(word: &str) -> Classes {
    let bare = word.strip_suffix('.').unwrap_or(word);
    LEXICON.get(bare)
}

static LEXICON: LazyLock<Table> = LazyLock::new(|| {
    let words: Vec<_> = FILES
        .iter()
        .flat_map(|&(class, file)| entries(file).map(move |entry| (class, entry)))
        .map(|(class, entry)| (class, entry.split('\t').next().unwrap_or(entry)))
        .collect();
    Table::new(&words)
});

/// The entries of a data file: its lines without comments and blank lines.
pub fn entries(file: &'static str) -> impl Iterator<Item = &'static str> {
    file.lines()
        .map(|line| line.split('#').next().unwrap_or_default().trim())
        .filter(|l| !l.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_lower_case_and_without_period() {
        for (_, file) in FILES {
            for word in entries(file) {
                assert_eq!(word, word.to_lowercase().trim_end_matches('.'));
            }
        }
    }

    #[test]
    fn every_class_has_a_bit_of_its_own() {
        let mut all = Classes::NONE;
        for (class, file) in FILES {
            assert!(!all.has(*class), "{}", file.lines().next().unwrap_or_default());
            all = all | *class;
        }
    }

    #[test]
    fn words_are_found_in_any_case() {
        assert!(classes("JANUARY").has(Classes::MONTH));
        assert!(classes("Jan.").has(Classes::MONTH | Classes::WEEKDAY));
        assert_eq!(classes("élan"), Classes::NONE);
    }
}
