//! Any bytes are a draft: nothing panics, every place is one of the text.
//!
//! `cargo +nightly fuzz run analyze`

#![no_main]

use deskcheck::ledger::Ledger;
use deskcheck::notes::{self, Showing};
use deskcheck::{Analyzer, Draft};
use libfuzzer_sys::fuzz_target;

/// Everything is told.
const SHOWING: Showing<'_> =
    Showing { evidence: &|_| Some(String::new()), place: &|_| Some("there".to_owned()) };

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for draft in [Draft::markdown(&*text), Draft::plain(&*text)] {
        let analysis = Analyzer::new(Default::default()).analyze(&draft);
        assert!(analysis.faults.is_empty(), "{:?}", analysis.faults);
        for finding in &analysis.findings {
            let edits = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
            let related = finding.related.iter().map(|related| related.span);
            for span in edits.chain(related).chain([finding.span]) {
                assert!(text.get(span.range()).is_some(), "{span:?} of {finding:?}");
            }
            notes::at(&analysis, &Ledger::default(), finding.span.start, &SHOWING);
        }
    }
});
