//! What reading a draft allocates: `max alloc` is the peak, `alloc` less `dealloc` what is kept.

#[path = "support/prose.rs"]
mod prose;

use std::sync::Arc;

use deskcheck::{Analyzer, Draft};
use divan::{AllocProfiler, Bencher};

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

const WORDS: [usize; 3] = [2_000, 20_000, 100_000];

fn main() {
    divan::main();
}

/// The analyzer with its cache, and the analysis.
#[divan::bench(args = WORDS, sample_count = 3, sample_size = 1)]
fn cold(bencher: Bencher<'_, '_>, words: usize) {
    let draft = Draft::markdown(prose::draft(words));
    bencher.bench(|| {
        let mut analyzer = Analyzer::new(Arc::default());
        let analysis = analyzer.analyze(&draft);
        (analyzer, analysis)
    });
}

/// One character typed, by an analyzer that knows the rest.
#[divan::bench(args = WORDS, sample_count = 10, sample_size = 1)]
fn keystroke(bencher: Bencher<'_, '_>, words: usize) {
    let states = prose::typing(&prose::draft(words), 40);
    let states: Vec<Draft> = states.into_iter().map(Draft::markdown).collect();
    let mut analyzer = Analyzer::new(Arc::default());
    analyzer.analyze(&states[0]);
    let mut at = 0;
    bencher.bench_local(|| {
        at = (at + 1) % states.len();
        analyzer.analyze(&states[at])
    });
}
