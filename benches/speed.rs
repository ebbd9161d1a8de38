//! What reading a draft costs: all of it, a keystroke, each stage, each check.
//!
//! `cargo bench --bench speed` for all, `cargo bench --bench speed keystroke` for some.

#[path = "support/prose.rs"]
mod prose;

use std::sync::Arc;

use deskcheck::annotate::{AnnotatedDraft, BlockText, annotate};
use deskcheck::checks;
use deskcheck::document::{Block, Document, Format};
use deskcheck::settings::Level;
use deskcheck::story::Story;
use deskcheck::{Analyzer, Draft, Settings, language};
use divan::Bencher;

const WORDS: [usize; 3] = [2_000, 20_000, 100_000];

fn main() {
    divan::main();
}

/// Everything, by an analyzer that has read nothing yet.
#[divan::bench(args = WORDS)]
fn cold(bencher: Bencher<'_, '_>, words: usize) {
    let draft = Draft::markdown(prose::draft(words));
    bencher.bench(|| Analyzer::new(Arc::default()).analyze(&draft));
}

/// One character typed in the middle.
#[divan::bench(args = WORDS, sample_count = 200)]
fn keystroke(bencher: Bencher<'_, '_>, words: usize) {
    type_with(bencher, words, Settings::default());
}

/// A keystroke with all checks off: what is left is document, cache and story.
#[divan::bench(args = WORDS, sample_count = 200)]
fn keystroke_without_checks(bencher: Bencher<'_, '_>, words: usize) {
    type_with(bencher, words, only(None));
}

/// A keystroke at 100,000 words with one check on.
#[divan::bench(args = checks::ALL.iter().map(|check| check.name), sample_count = 20)]
fn keystroke_with_only(bencher: Bencher<'_, '_>, check: &str) {
    type_with(bencher, 100_000, only(Some(check)));
}

fn only(name: Option<&str>) -> Settings {
    let level = |check: &str| if Some(check) == name { Level::On } else { Level::Off };
    let checks = checks::ALL.iter().map(|check| (check.name.to_owned(), level(check.name)));
    Settings { checks: checks.collect(), ..Settings::default() }
}

fn type_with(bencher: Bencher<'_, '_>, words: usize, settings: Settings) {
    let states = prose::typing(&prose::draft(words), 40);
    let states: Vec<Draft> = states.into_iter().map(Draft::markdown).collect();
    let mut analyzer = Analyzer::new(settings.into());
    analyzer.analyze(&states[0]);
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % states.len();
        analyzer.analyze(&states[at])
    });
}

/// What an editor asks for after a keystroke, beside the findings.
mod asked {
    use super::{Analyzer, Arc, Bencher, Draft, WORDS, prose};
    use deskcheck::{Analysis, facts, navigation};

    /// For the lens, the outline and lists.
    #[divan::bench(name = "facts", args = WORDS)]
    fn all_facts(bencher: Bencher<'_, '_>, words: usize) {
        let read = read(words);
        bencher.bench(|| facts::asked(&read));
    }

    /// For the outline.
    #[divan::bench(args = WORDS)]
    fn names(bencher: Bencher<'_, '_>, words: usize) {
        let read = read(words);
        bencher.bench(|| navigation::names(&read).count());
    }

    fn read(words: usize) -> Analysis {
        Analyzer::new(Arc::default()).analyze(&Draft::markdown(prose::draft(words)))
    }
}

/// The stages of a cold pass, each from what the one before gives.
mod stage {
    use super::{
        Arc, Bencher, Block, Document, Format, Settings, Story, WORDS, annotated, language, parsed,
        prose,
    };

    #[divan::bench(args = WORDS)]
    fn document(bencher: Bencher<'_, '_>, words: usize) {
        let text: Arc<str> = prose::draft(words).into();
        bencher.bench(|| Document::parse(Arc::clone(&text), Format::Markdown));
    }

    #[divan::bench(args = WORDS)]
    fn language(bencher: Bencher<'_, '_>, words: usize) {
        let document = parsed(words);
        bencher.bench(|| {
            let read = |block: &Block| {
                let prose = block.span.of(&document.prose);
                let tokens = language::tokens(prose);
                language::sentences(prose, &tokens).len()
            };
            document.blocks.iter().map(read).sum::<usize>()
        });
    }

    /// With `language`, which it calls.
    #[divan::bench(name = "annotate", args = WORDS)]
    fn annotations(bencher: Bencher<'_, '_>, words: usize) {
        let document = parsed(words);
        bencher.bench(|| annotated(document.clone()));
    }

    #[divan::bench(args = WORDS)]
    fn story(bencher: Bencher<'_, '_>, words: usize) {
        let draft = annotated(parsed(words));
        bencher.bench(|| Story::tell(&draft, &Settings::default(), None));
    }
}

/// What it costs to know who says what, of a draft that has been read up to there: quotations,
/// attributions and claims, how far sources reach, and the sourcing checks.
mod sourcing {
    use super::{Bencher, BlockText, Settings, Story, WORDS, annotated, parsed};
    use deskcheck::annotate::{AnnotatedDraft, attribution, claim, quotation};
    use deskcheck::checks::{self, BlockNotes, StoryView};
    use deskcheck::findings::Family;
    use deskcheck::ledger::Ledger;
    use deskcheck::series::Others;
    use deskcheck::settings::Level;
    use deskcheck::sources::Sources;
    use deskcheck::story::{quotations, sourcing};

    /// All of it.
    #[divan::bench(args = WORDS)]
    fn all(bencher: Bencher<'_, '_>, words: usize) {
        run(bencher, words, |draft, story, settings| {
            annotations(draft) + reach(draft, story) + judged(draft, story, settings)
        });
    }

    #[divan::bench(name = "annotate", args = WORDS)]
    fn annotate_only(bencher: Bencher<'_, '_>, words: usize) {
        run(bencher, words, |draft, _, _| annotations(draft));
    }

    #[divan::bench(name = "story", args = WORDS)]
    fn reach_only(bencher: Bencher<'_, '_>, words: usize) {
        run(bencher, words, |draft, story, _| reach(draft, story));
    }

    #[divan::bench(name = "checks", args = WORDS)]
    fn judged_only(bencher: Bencher<'_, '_>, words: usize) {
        run(bencher, words, judged);
    }

    fn run(
        bencher: Bencher<'_, '_>,
        words: usize,
        what: impl Fn(&AnnotatedDraft, &Story, &Settings) -> usize + Sync,
    ) {
        let draft = annotated(parsed(words));
        let story = Story::tell(&draft, &Settings::default(), None);
        let others = checks::ALL.iter().filter(|check| check.family != Family::Sourcing);
        let off = others.map(|check| (check.name.to_owned(), Level::Off));
        let settings = Settings { checks: off.collect(), ..Settings::default() };
        bencher.bench(|| what(&draft, &story, &settings));
    }

    fn annotations(draft: &AnnotatedDraft) -> usize {
        let read = |block: usize| {
            let (text, notes) = (
                BlockText::of(&draft.document.blocks[block], &draft.document),
                &draft.notes[block],
            );
            quotation::find(&text, notes).len()
                + attribution::find(&text, notes).len()
                + attribution::openings(&text, notes).len()
                + claim::find(&text, notes).len()
        };
        (0..draft.notes.len()).map(read).sum()
    }

    fn reach(draft: &AnnotatedDraft, story: &Story) -> usize {
        let quotations = quotations::collect(draft, &story.entities);
        usize::from(sourcing::trace(draft, &story.entities, &quotations).of(0, 0).is_some())
    }

    fn judged(draft: &AnnotatedDraft, story: &Story, settings: &Settings) -> usize {
        let mut faults = Vec::new();
        let mut found = 0;
        for (block, notes) in draft.document.blocks.iter().zip(&draft.notes) {
            let block = BlockText::of(block, &draft.document);
            found += checks::run_block(&BlockNotes { block: &block, notes, settings }, &mut faults)
                .len();
        }
        let (sources, ledger, series) =
            (&Sources::default(), &Ledger::default(), &Others::default());
        let view = StoryView { draft, story, sources, ledger, series, settings };
        found + checks::run_story(&view, &mut faults).len()
    }
}

fn parsed(words: usize) -> Document {
    Document::parse(prose::draft(words).into(), Format::Markdown)
}

fn annotated(document: Document) -> AnnotatedDraft {
    let settings = Settings::default();
    let read = |block: &Block| Arc::new(annotate(&BlockText::of(block, &document), &settings));
    let notes = document.blocks.iter().map(read).collect();
    AnnotatedDraft { document, notes }
}
