//! What names cost: finding them in the blocks and joining them, by the number of words and by the
//! number of distinct names.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::Instant;

use deskcheck::Settings;
use deskcheck::annotate::{AnnotatedDraft, Annotations, BlockText, annotate, mention};
use deskcheck::checks::{self, BlockNotes, StoryView};
use deskcheck::document::{Document, Format};
use deskcheck::findings::Family;
use deskcheck::ledger::Ledger;
use deskcheck::series::Others;
use deskcheck::settings::Level;
use deskcheck::sources::Sources;
use deskcheck::story::{Story, entities};

const ROWS: [(u32, u32); 8] = [
    (12_500, 5_000),
    (25_000, 5_000),
    (50_000, 5_000),
    (100_000, 5_000),
    (100_000, 625),
    (100_000, 1_250),
    (100_000, 2_500),
    (100_000, 10_000),
];

fn main() {
    println!(
        "{:>8} {:>7} {:>9} {:>9} {:>15} {:>10} {:>9}",
        "words", "names", "find ms", "join ms", "ms/1,000 words", "checks ms", "entities"
    );
    for (words, names) in ROWS {
        row(words, names);
    }
}

fn row(words: u32, names: u32) {
    let text: Arc<str> = prose(words, names).into();
    let document = Document::parse(text, Format::Markdown);
    let notes: Vec<Annotations> = document
        .blocks
        .iter()
        .map(|block| annotate(&BlockText::of(block, &document), &Settings::default()))
        .collect();
    let find = median(|| {
        for (block, notes) in document.blocks.iter().zip(&notes) {
            std::hint::black_box(mention::find(&BlockText::of(block, &document), notes));
        }
    });
    let notes = notes.into_iter().map(Arc::new).collect();
    let annotated = AnnotatedDraft { notes, document };
    let mut found = 0;
    let join = median(|| found = entities::link(&annotated).all.len());
    let each = (find + join) / f64::from(words) * 1000.0;
    let checks = checks_ms(&annotated);
    println!(
        "{words:>8} {names:>7} {find:>9.2} {join:>9.2} {each:>15.3} {checks:>10.2} {found:>9}"
    );
}

/// What all checks of names cost, off those of other families.
fn checks_ms(draft: &AnnotatedDraft) -> f64 {
    let others = checks::ALL.iter().filter(|check| check.family != Family::Names);
    let off = others.map(|check| (check.name.to_owned(), Level::Off));
    let settings = Settings { checks: off.collect(), ..Settings::default() };
    let story = Story::tell(draft, &settings, None);
    let (sources, ledger, series) = (&Sources::default(), &Ledger::default(), &Others::default());
    median(|| {
        let mut faults = Vec::new();
        for (block, notes) in draft.document.blocks.iter().zip(&draft.notes) {
            let block = &BlockText::of(block, &draft.document);
            let notes = BlockNotes { block, notes, settings: &settings };
            std::hint::black_box(checks::run_block(&notes, &mut faults));
        }
        let view = StoryView { draft, story: &story, sources, ledger, series, settings: &settings };
        std::hint::black_box(checks::run_story(&view, &mut faults));
    })
}

/// News of about so many words in which so many people are named, each in turn: in full or
/// by the surname. There is one name in about ten words, as in print.
fn prose(words: u32, names: u32) -> String {
    let mut text = String::new();
    // A sentence has 20 words.
    for sentence in 0..words / 20 {
        let (first, last) = name(sentence % names);
        let told = match sentence % 3 {
            0 => format!(
                "The engineer, {first} {last} of the Harbour Office, said that the new \
                          bridge over the river would open in the spring."
            ),
            1 => format!(
                "{last} added that nobody at the Harbour Office had asked for more money \
                          than the town had offered in March."
            ),
            _ => format!(
                "A reader in Oblenz told {first} {last} that the road to the bridge was \
                          too narrow for the buses of today."
            ),
        };
        let gap = if sentence % 4 == 3 { "\n\n" } else { " " };
        write!(text, "{told}{gap}").expect("a string takes everything");
    }
    text
}

/// A first name and a surname: of the same number the same, of different ones different surnames.
fn name(number: u32) -> (&'static str, String) {
    const FIRST: [&str; 8] = ["Ann", "Bo", "Carmen", "Dora", "Emil", "Frank", "Grace", "Hugo"];
    const SYLLABLES: [&str; 22] = [
        "lin", "dor", "vas", "kel", "mur", "tan", "sel", "bro", "gar", "pel", "nor", "wex", "hal",
        "rud", "fen", "mos", "tir", "zan", "cal", "jor", "vik", "esk",
    ];
    let syllable = |place: u32| SYLLABLES[(number / 22_u32.pow(place)) as usize % 22];
    let last: String = (0..4).map(syllable).collect();
    let last = format!("{}{}", last[..1].to_uppercase(), &last[1..]);
    (FIRST[number as usize % 8], last)
}

/// The median of seven runs in milliseconds.
fn median(mut run: impl FnMut()) -> f64 {
    let mut times: Vec<f64> = (0..7)
        .map(|_| {
            let start = Instant::now();
            run();
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    times[3]
}
