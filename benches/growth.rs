//! Whether cost is linear in a draft's length: a table of 1×, 2×, 4× and 8×, of prose, of drafts that are
//! one sentence without an end, and of folders of drafts that are compared with one another.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "support/prose.rs"]
mod prose;

use std::sync::Arc;
use std::time::Instant;

use deskcheck::analysis::digest;
use deskcheck::document::Format;
use deskcheck::series::{Member, Series};
use deskcheck::{Analyzer, Draft, Settings};

/// A sentence with one figure in five words.
const FIGURES: [&str; 4] = ["boats", "homes", "jobs", "pupils"];

const WORDS: [u32; 4] = [12_500, 25_000, 50_000, 100_000];

/// What some drafts go on with for ever: a program has eaten their full stops and line breaks.
const ENDLESS: [&str; 3] = [
    "officials said “the 12,000 boats of Oka rose 20% from 50 to 65” on Tuesday",
    "the survey by Lind says 12,000 jobs of 30,000 went between 2006 and 2012 for $4 million",
    "“Ines Okafor (IO) and Ruben Varga” and the mayor, Port Ellis, “it is”",
];

fn main() {
    println!("{:>8} {:>9} {:>9} {:>13}", "drafts", "read ms", "file ms", "keystroke ms");
    for drafts in DRAFTS {
        series(drafts);
    }
    println!(
        "\n{:>8} {:>9} {:>14} {:>13} {:>9}",
        "words", "cold ms", "ms/1000 words", "keystroke ms", "findings"
    );
    for words in WORDS {
        row(words);
    }
    println!("\none figure in five words");
    for words in WORDS {
        endless(words, &figures(words / 5));
    }
    for unit in ENDLESS {
        println!("\n“{unit}”, again and again");
        for words in WORDS {
            let times = words as usize / unit.split_whitespace().count();
            endless(words, &format!("{unit} ").repeat(times));
        }
    }
}

const DRAFTS: [u32; 4] = [250, 500, 1_000, 2_000];

/// What a folder of so many drafts costs whose names are compared, and a keystroke in one of them.
fn series(drafts: u32) {
    let texts: Vec<String> = (0..drafts).map(article).collect();
    let settings = Settings::default();
    let mut digests = Vec::new();
    let read = time(|| {
        let read = texts.iter().enumerate().map(|(at, text)| {
            let name = format!("{at:05}.md");
            (name.into(), digest(text.as_str().into(), Format::Markdown, 0, &settings).into())
        });
        digests.extend(read);
    });
    let mut series = Series::default();
    let filed = time(|| series = Series::of(digests));
    let member = Member { series: series.into(), name: "00007.md".into() };
    let states = prose::typing(&texts[7], 60).into_iter();
    let states: Vec<Draft> =
        states.map(|text| Draft { series: member.clone(), ..Draft::markdown(text) }).collect();
    let mut analyzer = Analyzer::new(Arc::default());
    analyzer.analyze(&states[0]);
    let keystroke = median(states.iter().map(|state| time(|| drop(analyzer.analyze(state)))));
    println!("{drafts:>8} {read:>9.1} {filed:>9.1} {keystroke:>13.3}");
}

/// Twenty paragraphs about twenty people, of whom sixteen are in no other draft.
fn article(number: u32) -> String {
    const FIRST: [&str; 8] = ["Ann", "Bo", "Carmen", "Dora", "Emil", "Frank", "Grace", "Hugo"];
    const SYLLABLES: [&str; 10] =
        ["lin", "dor", "vas", "kel", "mur", "tan", "sel", "bro", "gar", "pel"];
    let paragraphs = (0..20).map(|at| {
        let person = if at % 5 == 0 { at } else { number * 16 + at };
        let syllables = (0..5).map(|place| SYLLABLES[(person / 10_u32.pow(place)) as usize % 10]);
        let first = FIRST[person as usize % 8];
        let last: String = syllables.collect();
        format!(
            "The engineer, {first} O{last} of the Harbour Office, said that the bridge would open in \
             spring. O{last} added that nobody had sent an email about it.\n\n"
        )
    });
    paragraphs.collect()
}

fn endless(words: u32, text: &str) {
    let draft = Draft::markdown(text);
    let cold = time(|| drop(Analyzer::new(Arc::default()).analyze(&draft)));
    println!("{words:>8} {cold:>9.2} {:>14.3}", cold / f64::from(words) * 1000.0);
}

/// So many figures, each in a sentence of five words, eight of them a paragraph.
fn figures(count: u32) -> String {
    let sentences = (0..count).map(|at| {
        let thing = FIGURES[at as usize % FIGURES.len()];
        let end = if at % 8 == 7 { "\n\n" } else { " " };
        format!("Oka sold {} {thing} again.{end}", 100 + at * 37 % 9_973)
    });
    sentences.collect()
}

fn row(words: u32) {
    let states = prose::typing(&prose::draft(words as usize), 60);
    let states: Vec<Draft> = states.into_iter().map(Draft::markdown).collect();
    let mut findings = 0;
    let cold = median((0..5).map(|_| {
        let mut analyzer = Analyzer::new(Arc::default());
        time(|| findings = analyzer.analyze(&states[0]).findings.len())
    }));
    let mut analyzer = Analyzer::new(Arc::default());
    analyzer.analyze(&states[0]);
    let keystroke = median(states.iter().map(|state| time(|| drop(analyzer.analyze(state)))));
    let each = cold / f64::from(words) * 1000.0;
    println!("{words:>8} {cold:>9.2} {each:>14.3} {keystroke:>13.3} {findings:>9}");
}

/// Milliseconds.
fn time(run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64() * 1000.0
}

fn median(times: impl Iterator<Item = f64>) -> f64 {
    let mut times: Vec<f64> = times.collect();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
