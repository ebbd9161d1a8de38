//! Whether cost is linear in a draft's length: a table of 1×, 2×, 4× and 8×.

#![expect(clippy::disallowed_methods, reason = "a benchmark reads the clock")]
#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

#[path = "support/prose.rs"]
mod prose;

use std::sync::Arc;
use std::time::Instant;

use deskcheck::{Analyzer, Draft};

const WORDS: [u32; 4] = [12_500, 25_000, 50_000, 100_000];

fn main() {
    println!(
        "{:>8} {:>9} {:>14} {:>13} {:>9}",
        "words", "cold ms", "ms/1000 words", "keystroke ms", "findings"
    );
    for words in WORDS {
        row(words);
    }
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
