//! Prose to measure with: made up, varied, the same at each run.
//!
//! It has what costs time in real drafts: a cast that grows with the length, figures and dates that
//! recur, quotations over several sentences, lists, tables, links and notes.

use std::fmt::Write as _;

const GIVEN: [&str; 24] = [
    "Ines", "Ruben", "Dorothea", "Amadou", "Carmen", "Joon", "Leila", "Anton", "Grace", "Mateus",
    "Yuki", "Oksana", "Tobias", "Nadia", "Percy", "Salome", "Viktor", "Wanda", "Hugo", "Esther",
    "Idris", "Marta", "Noor", "Casper",
];
const SYLLABLES: [&str; 20] = [
    "Lind", "Oka", "Var", "Ben", "Tor", "Mar", "Kel", "Sun", "Hal", "Rov", "Est", "Dun", "Alm",
    "Gar", "Pol", "Nev", "Cast", "Bri", "Wen", "Zor",
];
const ENDINGS: [&str; 12] =
    ["qvist", "for", "ga", "nett", "res", "ley", "ler", "dar", "stad", "ic", "son", "mann"];
const TOWNS: [&str; 16] = [
    "Tarnow",
    "Brelsford",
    "Oudehaven",
    "Castelmare",
    "Nørvik",
    "Port Ellis",
    "Ashcombe",
    "Velika",
    "San Bruno Alto",
    "Kirkwell",
    "Dunmore",
    "Lisse",
    "Mirador",
    "Halden",
    "Greymouth",
    "Pontevico",
];
const BODIES: [&str; 12] = [
    "Harbour Authority",
    "Statistics Office",
    "Ministry of Transport",
    "Fishermen's Union",
    "World Ports Association (WPA)",
    "Court of Audit",
    "River Commission",
    "Health Board",
    "Teachers' Federation",
    "Central Bank",
    "Institute for Water Research (IWR)",
    "Fire Service",
];
const THINGS: [&str; 16] = [
    "boats",
    "households",
    "pupils",
    "jobs",
    "patients",
    "trees",
    "buses",
    "applications",
    "flats",
    "complaints",
    "teachers",
    "lorries",
    "shops",
    "voters",
    "farms",
    "inspections",
];
const CLAUSES: [&str; 18] = [
    "the new bridge would open before the winter",
    "the pumps had failed twice in a row",
    "nobody had told the residents of the plan",
    "the contract was signed without a tender",
    "the school would close at the end of the term",
    "the levy had been spent on other things",
    "the dam was safe and would remain so",
    "the ferry would run only on weekdays",
    "the tests had shown nothing unusual",
    "the archive had burnt down years ago",
    "talks with the owners were under way",
    "the road was in a worse state than thought",
    "the harbour needed to be dredged again",
    "the warning had come too late for many",
    "the vote would have to be repeated",
    "the money was never meant for this",
    "the roof had been repaired in a hurry",
    "the company had kept its word so far",
];
const DAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS: [&str; 12] = [
    "January", "Feb.", "March", "April", "May", "June", "July", "August", "Sept.", "Oct.", "Nov.",
    "December",
];

/// A generator of prose.
struct Writer {
    state: u64,
    cast: usize,
    words: usize,
    out: String,
}

/// A Markdown draft of about that many words.
pub(crate) fn draft(words: usize) -> String {
    let cast = 12 + words / 150;
    let mut writer = Writer { state: 0x9e37_79b9_7f4a_7c15, cast, words: 0, out: String::new() };
    writer.out.push_str("# The long report on the state of the coast\n\n");
    let mut paragraphs = 0;
    while writer.words < words {
        match paragraphs % 24 {
            7 | 15 | 23 => writer.heading(),
            11 => writer.list(),
            19 => writer.table(),
            _ => writer.paragraph(),
        }
        paragraphs += 1;
    }
    writer.out
}

impl Writer {
    fn next(&mut self, below: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        usize::try_from(self.state >> 33).unwrap_or_default() % below
    }

    fn one(&mut self, of: &[&'static str]) -> &'static str {
        of[self.next(of.len())]
    }

    fn write(&mut self, text: &str) {
        self.words += text.split_whitespace().count();
        self.out.push_str(text);
    }

    fn heading(&mut self) {
        let (town, thing) = (self.one(&TOWNS), self.one(&THINGS));
        self.write(&format!("## What {town} does about its {thing}\n\n"));
    }

    fn paragraph(&mut self) {
        for _ in 0..2 + self.next(4) {
            let sentence = self.sentence();
            self.write(&sentence);
            self.out.push(' ');
        }
        self.out.push_str("\n\n");
    }

    fn list(&mut self) {
        self.write("The report names the following:\n\n");
        for _ in 0..3 + self.next(4) {
            let sentence = self.sentence();
            self.write(&format!("- {sentence}\n"));
        }
        self.out.push('\n');
    }

    fn table(&mut self) {
        let thing = self.one(&THINGS);
        self.write(&format!("| Town | {thing} |\n|---|---|\n"));
        for _ in 0..4 + self.next(5) {
            let (town, count) = (self.one(&TOWNS), self.count());
            self.write(&format!("| {town} | {count} |\n"));
        }
        self.out.push('\n');
    }

    fn person(&mut self) -> (&'static str, String) {
        let n = self.next(self.cast);
        let surname = format!("{}{}", SYLLABLES[n % 20], ENDINGS[(n / 20) % 12]);
        (GIVEN[(n * 7) % 24], surname)
    }

    fn count(&mut self) -> String {
        let n = self.next(90_000) + 12;
        if n < 1000 { n.to_string() } else { format!("{},{:03}", n / 1000, n % 1000) }
    }

    fn date(&mut self) -> String {
        let (day, month) = (1 + self.next(28), self.one(&MONTHS));
        match self.next(4) {
            0 => format!("on {}", self.one(&DAYS)),
            1 => format!("on {month} {day}, {}", 2010 + self.next(16)),
            2 => format!("in {}", 1990 + self.next(36)),
            _ => format!("on {month} {day}"),
        }
    }

    fn sentence(&mut self) -> String {
        let (given, surname) = self.person();
        let (town, body, thing) = (self.one(&TOWNS), self.one(&BODIES), self.one(&THINGS));
        let (clause, other) = (self.one(&CLAUSES), self.one(&CLAUSES));
        let (count, date, share) = (self.count(), self.date(), self.next(90) + 3);
        let tenth = self.next(10);
        let mut out = String::new();
        let written = match self.next(14) {
            0 => write!(out, "{given} {surname} of the {body} said {date} that {clause}."),
            1 => write!(
                out,
                "“{}, and {other},” {surname} told reporters in {town}.",
                first_up(clause)
            ),
            2 => write!(
                out,
                "According to the {body}, {count} {thing} were counted in {town} {date}."
            ),
            3 => write!(
                out,
                "The share of {thing} rose {share}.{tenth} percent {date}, the {body} said."
            ),
            4 => write!(out, "Mayor {given} {surname}, {share}, said {clause}."),
            5 => write!(out, "Repairs in {town} cost ${share}.{tenth} million, more than planned."),
            6 => write!(out, "{surname} added that {clause}, while {other}."),
            7 => write!(out, "Officials in {town} said {count} {thing} were affected."),
            8 => write!(out, "{} It was not clear why {other}.", first_up(clause) + "."),
            9 => write!(out, "The [report](https://example.org/{share}) lists {count} {thing}."),
            10 => {
                write!(out, "\"We knew that {clause},\" said {given} {surname}. \"It is a pity.\"")
            }
            11 => {
                write!(out, "In {town}, **{count}** of the {thing} are older than {share} years.")
            }
            12 => write!(out, "Critics disagree: they say {clause}, and that {other}."),
            _ => write!(out, "{surname}'s office at the {body} did not comment {date}."),
        };
        written.expect("writing to a string cannot fail");
        out
    }
}

fn first_up(clause: &str) -> String {
    let (first, rest) = clause.split_at(1);
    first.to_uppercase() + rest
}

/// The draft as it is while somebody types in its middle, one character at a time.
pub(crate) fn typing(draft: &str, keystrokes: usize) -> Vec<String> {
    let middle = draft.floor_char_boundary(draft.len() / 2);
    let at = draft[middle..].find(". ").map_or(draft.len(), |at| middle + at + 2);
    let typed =
        "Mayor Ines Okafor said 14 percent of the boats were lost. ".repeat(keystrokes / 50 + 1);
    (1..=keystrokes).map(|n| [&draft[..at], &typed[..n], &draft[at..]].concat()).collect()
}
