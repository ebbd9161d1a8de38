//! What stands around a name and says what it names: *the film Oblenz*, *Oblenz, a town in the north*.

use std::ops::Range;

use super::MentionKind::{self, Organisation, Person, Place, Work};
use super::nouns::{self, Way};
use super::run::Run;
use super::scan::Scanner;
use crate::language::{Classes, Shape, TokenKind};

/// How much the surroundings of a name speak for each kind; 2 is a word that hardly leaves a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cues {
    /// For a person.
    pub person: u8,
    /// For an organisation.
    pub organisation: u8,
    /// For a place.
    pub place: u8,
    /// For a book, a film, a piece of music.
    pub work: u8,
    /// For a team that is called by its country or town.
    pub team: u8,
}

impl Cues {
    /// In the order person, organisation, place, work.
    pub const fn counts(self) -> [u8; 4] {
        [self.person, self.organisation, self.place, self.work]
    }

    /// The kind that most speaks for, if that is a word at least.
    pub(super) fn told(self) -> Option<MentionKind> {
        let kinds = [Person, Organisation, Place, Work];
        let counts = self.counts();
        let best = *counts.iter().max()?;
        let mut told = kinds.into_iter().zip(counts).filter(|&(_, count)| count == best);
        let first = told.next().filter(|_| best >= 2)?;
        told.next().is_none().then_some(first.0)
    }

    /// More that speaks for a kind.
    pub(super) fn add(&mut self, kind: MentionKind, weight: u8) {
        let count = match kind {
            Person => &mut self.person,
            Organisation => &mut self.organisation,
            Place => &mut self.place,
            Work => &mut self.work,
            MentionKind::Unknown => return,
        };
        *count = count.saturating_add(weight);
    }
}

/// What speaks for each kind around a name without a title.
pub(super) fn of(scan: &Scanner<'_>, run: &Run, name: &Range<usize>) -> Cues {
    let belongs = Classes::PROPER_WORD | Classes::DEMONYM;
    if name.len() == 1 && scan.classes(name.start).has(belongs) {
        return Cues::default();
    }
    let mark = |at: usize| scan.tokens[at].kind == TokenKind::QuotationMark;
    let stop = usize::from(name.end < run.limit && matches!(scan.text(name.end), "," | "."));
    let closes = name.end + stop < run.limit && mark(name.end + stop);
    let quoted = name.start > 0 && closes && mark(name.start - 1);
    let around = Around { scan, name, limit: run.limit, quoted };
    let mut cues = Cues::default();
    around.before(&mut cues);
    around.behind(&mut cues);
    cues
}

struct Around<'a> {
    scan: &'a Scanner<'a>,
    name: &'a Range<usize>,
    limit: usize,
    /// Whether quotation marks enclose the name.
    quoted: bool,
}

/// The most words of a description behind a name: *a small and quiet fishing town*.
const MAX_WORDS: usize = 7;

impl Around<'_> {
    fn before(&self, cues: &mut Cues) {
        let Some(at) = self.name.start.checked_sub(1 + usize::from(self.quoted)) else { return };
        let called = matches!(self.scan.text(at), "called" | "named" | "titled" | "entitled");
        let noun = at.checked_sub(usize::from(called)).and_then(|at| self.noun(at));
        if let Some(noun) = noun.filter(|&noun| noun != Work || self.quoted || !called) {
            cues.add(noun, 3);
        }
        cues.work += u8::from(self.quoted && called);
        let acronym = self.is_acronym();
        match self.scan.text(at) {
            "in" | "In" if at > 0 && self.is_held(at - 1) => cues.organisation += 2,
            "in" | "In" | "near" | "Near" | "across" | "Across" | "outside" | "Outside"
            | "throughout" | "Throughout" => cues.place += if self.owns() { 1 } else { 2 },
            "from" | "From" if !self.owns() => cues.place += 1,
            "to" if at > 0 => self.towards(at - 1, cues),
            "joined" => cues.organisation += 1,
            "the" | "The" if self.telling() && !self.qualifies() => cues.organisation += 1,
            "of" => self.of(at, acronym, cues),
            "at" | "for" | "with" if acronym => cues.organisation += 1,
            "(" if acronym && self.closes() => cues.organisation += 1,
            "as" | "including" | "like" => self.among(at, cues),
            _ => {}
        }
    }

    /// Whether the word before *in* is what one has in a body and not in a place: *a stake in Oxley*.
    fn is_held(&self, at: usize) -> bool {
        const HELD: [&str; 7] =
            ["investment", "investors", "leadership", "membership", "share", "shares", "stake"];
        HELD.contains(&self.scan.text(at))
    }

    /// Whether a bracket is closed right behind the name.
    fn closes(&self) -> bool {
        self.name.end < self.limit && self.scan.text(self.name.end) == ")"
    }

    /// What stands before *to*: one flies to a place, and moves to a firm as well.
    fn towards(&self, at: usize, cues: &mut Cues) {
        cues.place += match self.scan.text(at) {
            "deported" | "drove" | "emigrated" | "fled" | "flew" | "next" | "sailed"
            | "travelled" | "traveled" => 2,
            "came" | "moved" | "returned" | "went" => 1,
            _ => 0,
        };
    }

    /// What the name is one of: *towns such as Oblenz*, *banks, including Oxley*.
    fn among(&self, link: usize, cues: &mut Cues) {
        let such = self.scan.text(link) == "as";
        let Some(at) = link.checked_sub(if such { 2 } else { 1 }) else { return };
        if such && self.scan.text(at + 1) != "such" {
            return;
        }
        let at = at.saturating_sub(usize::from(self.scan.text(at) == ","));
        if let Some(kind) = self.several(at) {
            cues.add(kind, 2);
        }
    }

    /// What stands before *of* and the name: *the town of Oblenz*, *members of Oxley*.
    fn of(&self, of: usize, acronym: bool, cues: &mut Cues) {
        let Some(at) = of.checked_sub(1) else { return };
        let noun = nouns::noun(self.scan.text(at));
        match self.scan.text(at) {
            "author" | "star" | "episode" | "publication" if self.quoted => cues.work += 3,
            _ if noun.what == Some(Place) => cues.place += 3,
            _ => match noun.owner(Way::Of) {
                Some(kind) => cues.add(kind, 2),
                None if acronym && self.scan.tokens[at].is_capitalised() => cues.organisation += 2,
                None => {}
            },
        }
    }

    fn behind(&self, cues: &mut Cues) {
        let end = self.name.end + usize::from(self.quoted);
        if self.quoted {
            cues.work += 1;
        }
        self.tail(cues);
        if end >= self.limit {
            return;
        }
        let token = &self.scan.tokens[end];
        let the = self.name.start.checked_sub(1).is_some_and(|at| self.is(at, "the"));
        match self.scan.text(end) {
            "," => self.apposition(end + 1, cues),
            "who" => cues.person += 2,
            "is" | "was" if self.has(end + 1, Classes::DETERMINER) && !self.is_object() => {
                self.described(end + 1, cues);
            }
            "(" => self.bracket(end + 1, cues),
            "and" | "or" => self.other(end + 1, cues),
            _ if token.kind == TokenKind::Clitic => self.owned(end + 1, cues),
            _ if token.classes.has(Classes::SPEECH_VERB) => {
                cues.add(if the || self.is_acronym() { Organisation } else { Person }, 1);
            }
            _ => self.qualified(end, cues),
        }
    }

    /// Whether a preposition stands before the name, so that what follows is said of somebody else: *the
    /// mayor of Oblenz was the winner*.
    fn is_object(&self) -> bool {
        self.name.start.checked_sub(1).is_some_and(|at| self.preposition(at))
    }

    /// *Oblenz-based*
    fn tail(&self, cues: &mut Cues) {
        let last = self.scan.text(self.name.end - 1);
        if let Some((_, "based" | "born" | "area" | "raised" | "bound")) = last.rsplit_once('-') {
            cues.place += 3;
        }
    }

    /// Behind a comma: *a town in the north*, *who*, *34*, *Texas*.
    fn apposition(&self, at: usize, cues: &mut Cues) {
        if at >= self.limit {
            return;
        }
        let token = &self.scan.tokens[at];
        match self.scan.text(at) {
            "who" | "whose" => cues.person += 2,
            "where" => cues.place += 2,
            _ if token.kind == TokenKind::Number && token.span.len() == 2 => cues.person += 2,
            _ if token.classes.has(Classes::DETERMINER) => self.described(at, cues),
            _ if token.is_capitalised() && token.classes.has(Classes::PLACE) => {
                let closes =
                    at + 1 >= self.limit || matches!(self.scan.text(at + 1), "," | "." | ")");
                cues.place += 2 * u8::from(closes);
            }
            _ => {
                let noun = self.noun(at).filter(|_| self.preposition(at + 1));
                noun.inspect(|&noun| cues.add(noun, 2));
            }
        }
    }

    /// The last noun of a description: *town* in *a small fishing town in the north*.
    fn described(&self, article: usize, cues: &mut Cues) {
        let end = self.limit.min(article + 1 + MAX_WORDS);
        let words = (article + 1..end).take_while(|&at| {
            self.scan.tokens[at].kind == TokenKind::Word
                && !self.preposition(at)
                && !matches!(self.scan.text(at), "who" | "whose" | "which" | "that" | "where")
        });
        let last = words.last().and_then(|at| self.noun(at));
        if let Some(kind) = last {
            cues.add(kind, 3);
        }
    }

    /// *(RTA)* behind a name makes it a body.
    fn bracket(&self, at: usize, cues: &mut Cues) {
        let closes = at + 1 < self.limit && self.scan.text(at + 1) == ")";
        if closes && self.scan.tokens[at].shape == Shape::Upper {
            cues.organisation += 2;
        }
    }

    /// What a name has: *Oblenz’s mayor*, *Oxley’s shareholders*, *the RTA’s Ann Lee*.
    fn owned(&self, at: usize, cues: &mut Cues) {
        if at >= self.limit {
            return;
        }
        if let Some(owner) = nouns::noun(self.scan.text(at)).owner(Way::Own) {
            cues.add(owner, 2);
        }
        let acronym = self.is_acronym();
        let named = self.has(at, Classes::GIVEN_NAME) && self.scan.tokens[at].is_capitalised();
        cues.organisation += u8::from(acronym) + u8::from(named);
    }

    /// The nouns behind a name that it qualifies: *Oblenz county*, *the Oxley news agency*.
    fn qualified(&self, at: usize, cues: &mut Cues) {
        if let Some(owner) = nouns::noun(self.scan.text(at)).owner(Way::With) {
            // *Ortega spokeswoman Ann Lee* speaks for a person.
            let classes = self.scan.tokens[at].classes;
            let one = classes.has(Classes::SOURCE_PERSON | Classes::TITLE)
                && !classes.has(Classes::PLURAL);
            cues.add(owner, if one { 1 } else { 2 });
            return;
        }
        let nouns = [self.noun(at), self.noun(at + 1).filter(|_| self.lower(at))];
        let told = nouns.into_iter().flatten().find(|kind| *kind != Person);
        told.filter(|kind| *kind != Work).inspect(|&kind| cues.add(kind, 1));
    }

    /// *Oblenz and other towns*
    fn other(&self, at: usize, cues: &mut Cues) {
        if at + 1 < self.limit && self.is(at, "other") {
            self.several(at + 1).inspect(|&kind| cues.add(kind, 2));
        }
    }

    /// The kind of what a noun in lower case names.
    fn noun(&self, at: usize) -> Option<MentionKind> {
        if at >= self.limit || !self.lower(at) {
            return None;
        }
        let classes = self.scan.tokens[at].classes;
        let of_person = Classes::SOURCE_PERSON.or(Classes::TITLE);
        let person = classes.has(of_person) && !classes.has(Classes::PLURAL);
        let known = nouns::noun(self.scan.text(at));
        known.what.filter(|_| !known.several).or(person.then_some(Person))
    }

    /// The kind of each of those that a plural names: *towns*, *painters*.
    fn several(&self, at: usize) -> Option<MentionKind> {
        let classes = self.scan.tokens[at].classes;
        let people = classes.has(Classes::SOURCE_PERSON) && classes.has(Classes::PLURAL);
        let known = nouns::noun(self.scan.text(at));
        known.what.filter(|_| known.several).or(people.then_some(Person))
    }

    fn is_acronym(&self) -> bool {
        self.scan.tokens[self.name.start].shape == Shape::Upper
    }

    /// Whether a noun in lower case stands behind the name, which the article belongs to.
    fn qualifies(&self) -> bool {
        let at = self.name.end;
        self.noun(at).is_some() || at < self.limit && self.lower(at) && self.noun(at + 1).is_some()
    }

    /// Whether a possessive stands behind the name.
    fn owns(&self) -> bool {
        let behind = self.scan.tokens.get(self.name.end).filter(|_| self.name.end < self.limit);
        behind.is_some_and(|token| token.kind == TokenKind::Clitic)
    }

    fn telling(&self) -> bool {
        self.quoted || self.name.clone().all(|at| !self.scan.ordinary(at))
    }

    fn lower(&self, at: usize) -> bool {
        let token = &self.scan.tokens[at];
        token.kind == TokenKind::Word && token.shape == Shape::Lower
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.scan.tokens[at].is(self.scan.prose, word)
    }

    fn has(&self, at: usize, classes: Classes) -> bool {
        at < self.limit && self.scan.is(at, classes)
    }

    fn preposition(&self, at: usize) -> bool {
        self.has(at, Classes::PREPOSITION) || at < self.limit && self.is(at, "of")
    }
}
