//! What holds for every text, whatever it is.
//!
//! The texts are the same in each run; `PROPTEST_RNG_SEED=7 PROPTEST_CASES=2000` tries others.

#![expect(clippy::disallowed_methods, reason = "the environment says how many texts are tried")]

#[path = "support/drafts.rs"]
mod drafts;

use std::sync::Arc;

use deskcheck::document::Format;
use deskcheck::findings::Finding;
use deskcheck::ledger::Ledger;
use deskcheck::navigation::{self, rename};
use deskcheck::notes::Showing;
use deskcheck::text::{LineIndex, PositionEncoding, Span, apply};
use deskcheck::{Analysis, Analyzer, Draft, Settings, facts, notes};
use jiff::civil::Date;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use drafts::{anything, draft, edits, format};

/// Everything is told.
const SHOWING: Showing<'_> =
    Showing { evidence: &|_| Some(String::new()), place: &|_| Some("there".to_owned()) };

const TODAY: Date = Date::constant(2026, 1, 15);

fn config(cases: u32) -> ProptestConfig {
    let mut config = ProptestConfig::default();
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(2026);
    }
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    config.failure_persistence = None;
    config
}

fn analyzer() -> Analyzer {
    Analyzer::new(Arc::new(Settings::default()))
}

fn analyze(analyzer: &mut Analyzer, text: &str, format: Format) -> Analysis {
    let text = text.into();
    analyzer.analyze(&Draft { text, format, today: Some(TODAY), ..Draft::default() })
}

fn analyze_anew(text: &str, format: Format) -> Analysis {
    analyze(&mut analyzer(), text, format)
}

proptest! {
    #![proptest_config(config(96))]

    /// Any text is a draft: nothing panics, inside a check or outside, not even for a note.
    #[test]
    fn analysis_never_fails(text in anything(), format in format()) {
        let analysis = analyze_anew(&text, format);
        prop_assert_eq!(&analysis.faults, &[]);
        for (offset, _) in text.char_indices().step_by(7) {
            notes::at(&analysis, &Ledger::default(), offset, &SHOWING);
        }
    }

    /// One analyzer that reads each state of a draft says what a new one says of that state.
    #[test]
    fn incremental_is_from_scratch(start in draft(), edits in edits(), format in format()) {
        let mut analyzer = analyzer();
        let mut text = start;
        analyze(&mut analyzer, &text, format);
        for edit in edits {
            text = edit.of(&text);
            let kept = analyze(&mut analyzer, &text, format);
            let new = analyze_anew(&text, format);
            prop_assert_eq!(&kept.findings, &new.findings, "in {:?}", text);
            prop_assert_eq!(shown(&kept), shown(&new), "in {:?}", text);
        }
    }

    /// Every place lies in the text, on character boundaries.
    #[test]
    fn places_are_whole_characters(text in anything(), format in format()) {
        let analysis = analyze_anew(&text, format);
        let document = &analysis.draft.document;
        prop_assert_eq!(document.prose.len(), text.len());
        let story = format!("{:?}", analysis.story);
        let rest = format!(
            "{:?}",
            (&document.front_matter, &document.dateline, &document.suppressions)
        );
        let findings = format!("{:?}", analysis.findings);
        for span in [story, rest, findings].iter().flat_map(|shown| spans(shown)) {
            prop_assert!(text.get(span.0..span.1).is_some(), "{:?} in {:?}", span, text);
        }
        for block in analysis.draft.blocks() {
            let mut shown = format!("{:?}{:?}", block.block.inlines, block.notes);
            shown.retain(|c| c != '\n');
            for span in spans(&shown) {
                let place = block.source().get(span.0..span.1).and(block.prose.get(span.0..span.1));
                prop_assert!(place.is_some(), "{:?} of {:?} in {:?}", span, block.source(), text);
            }
        }
    }

    /// Facts lie in the text, in reading order, each with words; what a desk asks about is among all.
    #[test]
    fn facts_are_places_in_reading_order(text in anything(), format in format()) {
        let analysis = analyze_anew(&text, format);
        let all = facts::all(&analysis);
        for span in spans(&format!("{all:?}")) {
            prop_assert!(text.get(span.0..span.1).is_some(), "{:?} in {:?}", span, text);
        }
        prop_assert!(all.is_sorted_by_key(|fact| fact.span.start), "{:?}", text);
        prop_assert!(all.iter().all(|fact| !fact.text.contains('\n')), "{:?}", text);
        let asked = all.iter().filter(|fact| fact.asked);
        prop_assert!(asked.eq(&facts::asked(&analysis)), "{:?}", text);
    }

    /// Blocks stand in order and apart; sentences and tokens too, and each token is in a sentence.
    #[test]
    fn structure_is_in_order(text in anything(), format in format()) {
        let analysis = analyze_anew(&text, format);
        let blocks = &analysis.draft.document.blocks;
        prop_assert!(apart(blocks.iter().map(|block| block.span)), "blocks of {:?}", text);
        for block in analysis.draft.blocks() {
            let (tokens, sentences) = (&block.notes.tokens, &block.notes.sentences);
            prop_assert!(apart(tokens.iter().map(|token| token.span)), "tokens of {:?}", text);
            prop_assert!(apart(sentences.iter().map(|s| s.span)), "sentences of {:?}", text);
            let mut next = 0;
            for sentence in sentences {
                prop_assert_eq!(sentence.tokens.start, next, "sentences of {:?}", text);
                next = sentence.tokens.end;
            }
            prop_assert_eq!(next, tokens.len(), "sentences of {:?}", text);
        }
    }

    /// A comment for the whole file leaves no finding but one on comments.
    #[test]
    fn a_file_wide_comment_silences_everything(text in draft()) {
        let text = format!("<!-- deskcheck-ignore-file: a test -->\n\n{text}");
        let analysis = analyze_anew(&text, Format::Markdown);
        let loud = |finding: &&Finding| finding.check != "unused-suppression";
        prop_assert_eq!(analysis.findings.iter().find(loud), None, "in {:?}", text);
    }

    /// A fix that cannot be wrong removes its finding and adds none of its kind.
    #[test]
    fn safe_fixes_remove_their_finding(text in draft(), format in format()) {
        let analysis = analyze_anew(&text, format);
        let of_kind = |analysis: &Analysis, check: &str| {
            analysis.findings.iter().filter(|finding| finding.check == check).count()
        };
        for finding in &analysis.findings {
            for fix in finding.fixes.iter().filter(|fix| fix.safe) {
                let repaired = apply(&text, &fix.edits);
                let after = analyze_anew(&repaired, format);
                let counts = (of_kind(&analysis, finding.check), of_kind(&after, finding.check));
                prop_assert!(counts.1 < counts.0, "{:?}\nin {:?}\n{:?}", finding, text, repaired);
            }
        }
    }

    /// What a fix leaves to be filled in is found as a placeholder, wherever it stands.
    #[test]
    fn stubs_are_found(text in draft(), format in format()) {
        let analysis = analyze_anew(&text, format);
        let marks = |analysis: &Analysis| {
            analysis.findings.iter().filter(|finding| finding.check == "placeholder").count()
        };
        for fix in analysis.findings.iter().flat_map(|finding| &finding.fixes) {
            let mut spans: Vec<Span> = fix.edits.iter().map(|edit| edit.span).collect();
            spans.sort();
            prop_assert!(apart(spans.iter().copied()), "{:?}\nin {:?}", fix, text);
            if fix.edits.iter().any(|edit| ["[source]", "[TK"].iter().any(|stub| edit.text.contains(stub))) {
                let repaired = apply(&text, &fix.edits);
                let after = analyze_anew(&repaired, format);
                prop_assert!(marks(&after) > marks(&analysis), "{:?}\nin {:?}", fix, repaired);
            }
        }
    }

    /// Wherever one asks, a rename's edits are whole characters and apart, and what is offered for
    /// a name changes nothing.
    #[test]
    fn renames_are_apart(text in anything(), format in format()) {
        let analysis = analyze_anew(&text, format);
        for (offset, _) in text.char_indices().step_by(5) {
            navigation::at(&analysis, offset);
            let Ok(target) = rename::prepare(&analysis, offset) else { continue };
            prop_assert!(target.span.touches(offset), "at {} of {:?}", offset, text);
            let same = rename::rename(&analysis, offset, &target.words);
            prop_assert!(same.is_err() || same.is_ok_and(|same| same.edits.is_empty()));
            let renamed = rename::rename(&analysis, offset, "Ana van der Berg").expect("a name");
            let spans = renamed.edits.iter().map(|edit| edit.span);
            prop_assert!(apart(spans.clone()), "{:?}\nin {:?}", renamed, text);
            for span in spans {
                prop_assert!(text.get(span.range()).is_some(), "{:?} in {:?}", span, text);
            }
        }
    }

    /// Lines and columns lead back to the byte they were made of.
    #[test]
    fn positions_lead_back(text in anything()) {
        let index = LineIndex::new(&text);
        let encodings = [PositionEncoding::Utf8, PositionEncoding::Utf16, PositionEncoding::Utf32];
        let ends = std::iter::once(text.len());
        for offset in text.char_indices().map(|(at, _)| at).chain(ends) {
            // Between the two halves of one line break there is no position.
            if text[..offset].ends_with('\r') && text[offset..].starts_with('\n') {
                continue;
            }
            for encoding in encodings {
                let position = index.position(&text, offset, encoding);
                prop_assert_eq!(index.offset(&text, position, encoding), offset, "in {:?}", text);
            }
        }
    }
}

fn shown(analysis: &Analysis) -> String {
    format!("{:#?}{:#?}", analysis.draft, analysis.story)
}

fn apart(spans: impl Iterator<Item = Span>) -> bool {
    let spans: Vec<Span> = spans.collect();
    spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
}

/// Every span in a debug rendering, so that no kind of annotation is forgotten.
fn spans(shown: &str) -> Vec<(usize, usize)> {
    let span = |text: &str| {
        let (start, rest) = text.split_once(", end: ")?;
        let end = rest.split_once(' ')?.0;
        Some((start.parse().ok()?, end.parse().ok()?))
    };
    shown.split("Span { start: ").skip(1).filter_map(span).collect()
}
