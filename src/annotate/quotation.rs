//! What stands between quotation marks within one block.
//!
//! Curly, straight, doubled and single marks, nested ones, apostrophes and inches told apart. A
//! quotation that runs over several paragraphs is one of these in each; `story` joins them and
//! settles who said it.

mod kind;
mod marks;
mod words;

use super::{Annotations, BlockText};
use crate::text::Span;

pub use words::{WILD, of as words_of};

/// Words between quotation marks. One that runs over several paragraphs is one of these in each;
/// `story` joins them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks.
    pub span: Span,
    /// Without them.
    pub content: Span,
    /// Whether its closing mark stands in this block.
    pub closed: bool,
    /// Which marks it stands between.
    pub marks: Marks,
    /// How many quotations it stands in: 0 for most.
    pub depth: u8,
    /// What is quoted.
    pub what: What,
    /// Its words, folded and hashed, for comparing: punctuation and case do not count, an ellipsis
    /// or a bracketed insertion is [`WILD`]. Empty for nested ones.
    pub words: Box<[u32]>,
}

/// What can stand between quotation marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum What {
    /// What somebody said or wrote.
    #[default]
    Speech,
    /// The name of a work: *“Songs of the Pier”*.
    Title,
    /// A word mentioned as a word, a nickname, a few words held at arm's length.
    Mention,
}

/// Kinds of quotation marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Marks {
    /// `“…”`, `"…"`, `«…»`, two single ones.
    Double,
    /// `‘…’`, `'…'`.
    Single,
}

impl Quotation {
    /// Whether it is long enough to be speech rather than a title or a word held at arm's length.
    pub fn is_speech(&self) -> bool {
        self.words.len() >= 4
    }
}

/// Finds the quotations of a block.
pub fn find(block: &BlockText<'_>, notes: &Annotations) -> Vec<Quotation> {
    let mut found = marks::pair(block.prose, &notes.tokens);
    marks::end_unclosed(&mut found, block.prose, &notes.sentences);
    for quotation in found.iter_mut().filter(|quotation| quotation.depth == 0) {
        quotation.words = words::of(block.prose, &notes.tokens, quotation.content);
        quotation.what = kind::of(block.prose, notes, quotation);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn read(prose: &str) -> Vec<String> {
        let mut notes = Annotations { tokens: language::tokens(prose), ..Annotations::default() };
        notes.sentences = language::sentences(prose, &notes.tokens);
        let block = BlockText::paragraph(prose);
        let show = |quotation: &Quotation| {
            let open = if quotation.closed { "" } else { " …" };
            format!("{}:{}{open}", quotation.depth, quotation.content.of(prose))
        };
        find(&block, &notes).iter().map(show).collect()
    }

    #[test]
    fn marks_are_paired() {
        for (prose, expected) in [
            ("“Go,” he said. “Now.”", "0:Go,|0:Now."),
            ("\"Go,\" he said. \"Now.\"", "0:Go,|0:Now."),
            ("``Go,'' he said.", "0:Go,"),
            ("''Go,'' he said.", "0:Go,"),
            ("«Go», he said.", "0:Go"),
            ("He called it ‘the dogs’ dinner’ today.", "0:the dogs’ dinner"),
            ("Rail ‘to close’ in May", "0:to close"),
            ("Rail 'to close' in May", "0:to close"),
            ("“She said ‘go’ and ‘now’,” he said.", "0:She said ‘go’ and ‘now’,|1:go|1:now"),
            ("\"She said 'go',\" he said.", "0:She said 'go',|1:go"),
            ("“Not “here” again”, he said.", "0:Not “here” again|1:here"),
            ("\"Not \"here\" again\", he said.", "0:Not \"here\" again|1:here"),
            ("“One. Two. “Three.” End", "0:One. Two.|0:Three."),
            ("(\"Go\") and —\"stop\"", "0:Go|0:stop"),
            (" \" Go \" he said", "0: Go "),
        ] {
            assert_eq!(read(prose).join("|"), expected, "{prose}");
        }
    }

    #[test]
    fn speech_is_told_from_titles_and_mentions() {
        for (prose, expected) in [
            ("“We shall be there tomorrow,” Ann Lee said.", "Speech"),
            ("“Yes,” Ann Lee said.", "Speech"),
            ("Ann Lee said: “Never!”", "Speech"),
            ("He called it “a complete and utter disgrace”.", "Speech"),
            ("The novel “Songs of the Pier” won.", "Title"),
            ("She sang in “The Pier at Night”.", "Title"),
            ("The song “Hallelujah” was played.", "Title"),
            ("The report “Pier safety in our time” is out.", "Title"),
            ("In her book, “A Harbour for All,” she is kind.", "Title"),
            ("In the report, “Officials failed to act on it,” it says.", "Speech"),
            ("The “reform” was a cut.", "Mention"),
            ("They call it “the big one.”", "Mention"),
            ("The word “pier” is old.", "Mention"),
            ("Known as “The Wall,” he kept goal.", "Mention"),
        ] {
            let mut notes =
                Annotations { tokens: language::tokens(prose), ..Annotations::default() };
            notes.sentences = language::sentences(prose, &notes.tokens);
            let found = find(&BlockText::paragraph(prose), &notes);
            let what: Vec<_> = found.iter().map(|found| format!("{:?}", found.what)).collect();
            assert_eq!(what.join("|"), expected, "{prose}");
        }
    }

    #[test]
    fn apostrophes_feet_and_inches_are_not_marks() {
        for prose in [
            "the dogs’ owners and the cats’ owners",
            "the '90s and the ’60s",
            "rock 'n' roll, 'tis said, get 'em",
            "a 6'4\" player with a 5\" scar",
            "He is 6’ 4” tall.",
            "don't and won’t",
        ] {
            assert_eq!(read(prose).join("|"), "", "{prose}");
        }
    }

    #[test]
    fn an_unclosed_one_runs_to_the_end_of_its_block_or_sentence() {
        for (prose, expected) in [
            ("“One. Two.", "0:One. Two. …"),
            ("He said: \"One. Two.", "0:One. Two. …"),
            ("“One,” no. “Two, he said. “Three,” he said.", "0:One,|0:Two, he said. …|0:Three,"),
            ("\"One, he said. \"Three,\" he said.", "0:One, he said. …|0:Three,"),
            ("‘One. Two three four.", "0:One. Two three four. …"),
        ] {
            assert_eq!(read(prose).join("|"), expected, "{prose}");
        }
    }

    #[test]
    fn marks_the_wrong_way_round_still_pair() {
        assert_eq!(read("”Go,“ he said.").join("|"), "0:Go,");
        assert_eq!(read("He said ”Go” and “stop“.").join("|"), "0:Go|0:stop");
    }
}
