//! One analyzer that reads each state of a draft says what a new one says of that state.
//!
//! The input is a draft and edits, divided by lines of three bytes `\n%\n`; the first byte of an edit
//! says where, the second how much is removed. `cargo +nightly fuzz run edits`

#![no_main]

use deskcheck::text::{Edit, Span, apply};
use deskcheck::{Analyzer, Draft};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let input = String::from_utf8_lossy(bytes);
    let mut parts = input.split("\n%\n");
    let mut text = parts.next().unwrap_or_default().to_owned();
    let mut kept = Analyzer::new(Default::default());
    kept.analyze(&Draft::markdown(text.as_str()));
    for part in parts.take(16) {
        text = edited(&text, part);
        let draft = Draft::markdown(text.as_str());
        let (kept, new) = (kept.analyze(&draft), Analyzer::new(Default::default()).analyze(&draft));
        assert_eq!(kept.findings, new.findings);
        assert_eq!(format!("{:?}", kept.story), format!("{:?}", new.story));
    }
});

fn edited(text: &str, edit: &str) -> String {
    let mut chars = edit.chars();
    let mut number = || chars.next().map_or(0, |c| c as usize);
    let (at, removed) = (number() * text.len() / 128, number());
    let start = text.floor_char_boundary(at.min(text.len()));
    let end = text.ceil_char_boundary((start + removed % 64).min(text.len()));
    apply(text, &[Edit::replace(Span::new(start, end), chars.as_str())])
}
