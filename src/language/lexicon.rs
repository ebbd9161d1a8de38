//! What is known of single words, from data files beside this one.
//!
//! Each file holds one class of words, one a line; `#` opens a comment that says where the list
//! comes from. A word may be in several. What follows a tab is for the room that reads the file as
//! a table. A file of verbs or nouns holds their base forms; the others are made here, and what is
//! irregular follows a tab.

mod inflect;
mod table;

use std::borrow::Cow;
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
    ($($(#[$doc:meta])* $name:ident = $bit:literal $(, $($forms:ident)? $file:literal)?;)*) => {
        impl Classes {
            $($(#[$doc])* pub const $name: Self = Self::bit($bit);)*
        }

        const FILES: &[(Classes, Forms, &str)] = &[
            $($((Classes::$name, [$(Forms::$forms,)? Forms::AsWritten][0], include_str!($file)),)?)*
        ];

        #[cfg(test)]
        const NUMBERS: &[u32] = &[$($bit),*];
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
    /// Verbs that report speech with a clause.
    SAYS = 45, Verb "lexicon/cue_verbs_say.txt";
    /// Verbs of acts done by words, and of taking a stand: *criticised*, *called for*.
    SPEAKS = 46, Verb "lexicon/cue_verbs_speak.txt";
    /// Verbs that report what somebody thinks or wants.
    BELIEVES = 47, Verb "lexicon/cue_verbs_believe.txt";
    /// What a document does: shows, finds.
    DATA_CUE = 48, Verb "lexicon/cue_verbs_data.txt";
    /// Forms of cues that are nouns as well: *claim*, *claims*.
    HOMOGRAPH = 64, Noun "lexicon/cue_verbs_homographs.txt";
    /// The base form of a cue.
    BASE = 65;
    /// The form of a cue in *-s*.
    THIRD_PERSON = 66;
    /// The past form and past participle of a cue.
    PAST = 67;
    /// The form of a cue in *-ing*.
    PARTICIPLE = 68;
    /// The plural of a noun that is listed in the singular.
    PLURAL = 69;
    /// Nouns of what somebody says or thinks: *claim*, *warnings*.
    CUE_NOUN = 70, Noun "lexicon/cue_nouns.txt";
    /// What somebody is who thinks or fears that something is so: *confident*.
    CUE_ADJECTIVE = 71, "lexicon/cue_adjectives.txt";
    /// Nouns of evidence that name their maker: *a poll by*.
    EVIDENCE = 72, Noun "lexicon/evidence.txt";
    /// What goes round: *there are fears that*.
    RUMOUR = 73, "lexicon/rumours.txt";
    /// Articles, demonstratives and possessives.
    DETERMINER = 74, "lexicon/determiners.txt";
    /// Personal pronouns that are subjects.
    SUBJECT_PRONOUN = 75, "lexicon/subject_pronouns.txt";
    /// Adverbs between a subject and its verb.
    MID_ADVERB = 76, "lexicon/mid_adverbs.txt";
    /// Words that may open a sentence before its subject.
    LEADING_ADVERB = 77, "lexicon/leading_adverbs.txt";
    /// What is *said*, *believed* … to be so, by nobody.
    PASSED_ON = 78, "lexicon/passed_on.txt";
    /// Words that stand for an anonymous class by themselves.
    SOURCE_ALONE = 79, "lexicon/sources_alone.txt";
    /// Words before a noun that are no articles.
    QUANTIFIER = 80, "lexicon/quantifiers.txt";
    /// Forms of *be*.
    BE = 81, "lexicon/be_forms.txt";
    /// What befalls a source, as opposed to what it says.
    HAPPENS = 82, "lexicon/happens.txt";
    /// Offices, beyond titles that stand before a name.
    SOURCE_OFFICE = 83, "lexicon/sources_offices.txt";
    /// Verbs of opinion: *believe*, *fear*.
    OPINION = 85, Verb "lexicon/cue_verbs_opinion.txt";
    /// Verbs of saying that take sides: *claimed*, *admitted*.
    LOADED = 86, Verb "lexicon/cue_verbs_loaded.txt";
    /// Forms of cues that some word behind them makes no cue.
    TRAP = 84, "lexicon/cue_traps.txt";
    /// Nouns of papers, data and studies.
    SOURCE_DOCUMENT = 49, "lexicon/sources_documents.txt";
    /// Nouns of what gathers figures: polls, studies, accounts.
    SERIES = 100, "lexicon/series.txt";
    /// Words of telling what a poll found.
    POLL_TALK = 101, "lexicon/poll_talk.txt";
    /// Words of telling how a company did.
    RESULTS_TALK = 103, "lexicon/results_talk.txt";
    /// Words that stand beside figures of any subject.
    SWEEPING = 102, "lexicon/sweeping_words.txt";
    /// Classes of people without a name.
    SOURCE_ANONYMOUS = 50, "lexicon/sources_anonymous.txt";
    /// Offices, trades and relations of one person.
    SOURCE_PERSON = 51, Noun "lexicon/sources_people.txt";
    /// Kinds of bodies that speak as one.
    SOURCE_BODY = 52, Noun "lexicon/sources_organisations.txt";
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
    /// Words for the present that go stale.
    STALE_TIME = 38, "lexicon/stale_times.txt";
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
    /// Words that say how many times one value is another; the factor follows each.
    MULTIPLE = 122, "lexicon/multiples.txt";
    /// Ordinal numbers in words; their value follows each.
    ORDINAL = 123, "lexicon/ordinals.txt";
    /// Words that end the noun phrase a number opens.
    PHRASE_END = 31, "lexicon/phrase_ends.txt";
    /// Words that place a day by the day of writing.
    RELATIVE_TIME = 32, "lexicon/relative_times.txt";
    /// Parts of the year, and what else makes a date with a year.
    CALENDAR = 127, "lexicon/calendar_words.txt";
    /// Words that open the name of a holiday.
    HOLIDAY = 33, "lexicon/holidays.txt";
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
    /// Pronouns for a woman.
    OF_HER = 87, "lexicon/pronouns_of_her.txt";
    /// Pronouns for a man.
    OF_HIM = 88, "lexicon/pronouns_of_him.txt";
    /// Words of a change of date, or of what comes again.
    ANOTHER_TIME = 89, "lexicon/another_time.txt";
    /// Numbers of one of several.
    ONE_OF_SEVERAL = 90, "lexicon/one_of_several.txt";
    /// Words for relatives.
    KINSHIP = 91, "lexicon/kinship.txt";
    /// Trades that stand for one person.
    TRADE = 92, "lexicon/trades.txt";
    /// Words that may stand for one person and are in no list of offices, trades or relatives.
    PERSON_NOUN = 93, "lexicon/people.txt";
    /// Words of what is to be, not of what is.
    AIM = 120, "lexicon/aims.txt";
    /// Words that open a cue of several words.
    CUE_OPENER = 121, "lexicon/cue_openers.txt";
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
    let mut words = Vec::new();
    for &(class, forms, file) in FILES {
        for entry in entries(file) {
            forms.add(entry, class, &mut words);
        }
    }
    Table::new(&words)
});

/// Which forms of its entries a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Forms {
    /// Each as it is to be found.
    AsWritten,
    /// Verbs in their base form.
    Verb,
    /// Nouns in the singular.
    Noun,
}

impl Forms {
    /// Adds the forms of an entry to the list of words.
    fn add(
        self,
        entry: &'static str,
        class: Classes,
        words: &mut Vec<(Classes, Cow<'static, str>)>,
    ) {
        let word = entry.split('\t').next().unwrap_or(entry);
        match self {
            Self::AsWritten => words.push((class, word.into())),
            Self::Verb => {
                words.extend(inflect::verb(entry).map(|(form, word)| (class | form, word)));
            }
            Self::Noun => {
                words.push((class, word.into()));
                words.push((class | Classes::PLURAL, inflect::plural(entry).into()));
            }
        }
    }
}

/// The words that make the cue `word` none if they stand right behind it: *off* behind *called*.
pub fn traps(word: &str) -> impl Iterator<Item = &'static str> {
    let is_for =
        |entry: &&str| entry.split('\t').next().is_some_and(|w| w.eq_ignore_ascii_case(word));
    let entry = TRAPS.iter().copied().find(is_for);
    entry.into_iter().flat_map(|entry| entry.split(['\t', ' ']).skip(1))
}

static TRAPS: LazyLock<Vec<&str>> =
    LazyLock::new(|| entries(include_str!("lexicon/cue_traps.txt")).collect());

/// The plural of a noun.
pub fn plural(noun: &'static str) -> String {
    inflect::plural(noun)
}

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
        for (_, _, file) in FILES {
            for word in entries(file) {
                assert_eq!(word, word.to_lowercase().trim_end_matches('.'));
            }
        }
    }

    #[test]
    fn every_class_has_a_number_of_its_own() {
        for (at, number) in NUMBERS.iter().enumerate() {
            assert!(*number < 128 && !NUMBERS[..at].contains(number), "{number}");
        }
    }

    #[test]
    fn verbs_and_nouns_are_found_in_all_forms() {
        assert!(classes("criticised").has(Classes::SPEAKS));
        assert!(classes("criticised").has(Classes::PAST));
        assert!(classes("Denies").has(Classes::THIRD_PERSON));
        assert!(classes("voters").has(Classes::PLURAL));
        assert!(!classes("voter").has(Classes::PLURAL));
    }

    #[test]
    fn words_are_found_in_any_case() {
        assert!(classes("JANUARY").has(Classes::MONTH));
        assert!(classes("Jan.").has(Classes::MONTH | Classes::WEEKDAY));
        assert_eq!(classes("élan"), Classes::NONE);
    }
}
