//! What the ledger says of a sentence: nothing else of a draft shows that somebody verified it.

use super::Note;
use crate::analysis::Analysis;
use crate::ledger::{Entry, Fingerprint, Ledger};

/// The note on the verified sentence at the byte `offset` of the draft.
pub(super) fn note(analysis: &Analysis, ledger: &Ledger, offset: usize) -> Option<Note> {
    if ledger.entries.is_empty() {
        return None;
    }
    let block = analysis.draft.block(analysis.draft.block_at(offset)?);
    let sentences = block.notes.sentences.iter().map(|sentence| block.absolute(sentence.span));
    let span = sentences.into_iter().find(|span| span.touches(offset))?;
    let wanted = Fingerprint::of(span.of(analysis.text()));
    let entry = ledger.entries.iter().find(|entry| Fingerprint::of(&entry.sentence) == wanted)?;
    Some(Note { span, markdown: told(entry) })
}

/// *Verified on 2026-03-06 by A. Marsh: minutes of the meeting*, as far as it was noted down.
fn told(entry: &Entry) -> String {
    let part = |before: &str, words: &str| match words.trim() {
        "" => String::new(),
        words => format!("{before}{words}"),
    };
    let (on, by) = (part(" on ", &entry.on), part(" by ", &entry.by));
    format!("**Verified**{on}{by}{}", part(": ", &entry.source))
}

#[cfg(test)]
mod tests {
    use crate::ledger::Ledger;
    use crate::notes::tests::hover_with;

    const TEXT: &str = "It rained a lot. Thefts fell 12 percent, the mayor said. It rained again.";

    fn hover(ledger: &str, words: &str) -> Option<String> {
        let ledger = Ledger::parse(ledger).expect("it is a ledger");
        let offset = TEXT.find(words).expect("the words are in the text") + 1;
        hover_with(TEXT, &ledger, offset)
    }

    #[test]
    fn a_verified_sentence_says_so_everywhere_in_it_and_others_do_not() {
        let ledger = "[[entry]]\nsentence = 'Thefts fell 12 percent, the mayor said.'\n\
                      source = 'minutes'\nby = 'A. Marsh'\non = '2026-03-06'\n";
        let told = "**Verified** on 2026-03-06 by A. Marsh: minutes";
        assert_eq!(hover(ledger, "Thefts").as_deref(), Some(told));
        let figure = hover(ledger, "12").expect("there is a note on the figure");
        assert!(
            figure.starts_with("Percentage, from **the mayor**") && figure.ends_with(told),
            "{figure}"
        );
        assert_eq!(hover(ledger, "rained"), None);
    }

    #[test]
    fn what_was_not_noted_down_is_not_told() {
        let ledger = "[[entry]]\nsentence = 'It rained a lot.'\n";
        assert_eq!(hover(ledger, "rained").as_deref(), Some("**Verified**"));
        assert_eq!(hover("", "rained"), None);
    }
}
