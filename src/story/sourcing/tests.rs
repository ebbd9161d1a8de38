use super::*;
use crate::analysis::{Analysis, Analyzer, Draft};
use crate::settings::Settings;

fn read(text: &str) -> Analysis {
    Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text))
}

/// Who stands for the figure that begins with the last `words` of the text, and how: `series: a poll`.
fn figure(text: &str, words: &str) -> String {
    let analysis = read(text);
    let offset = text.rfind(words).expect("the words are in the text");
    let block = analysis.draft.block(analysis.draft.block_at(offset).expect("a block"));
    let at = |quantity: &&Quantity| block.absolute(quantity.span).start == offset;
    let quantity = block.notes.quantities.iter().find(at).expect("a figure");
    told(&analysis, &analysis.story.sourcing.figure(&block, quantity))
}

fn told(analysis: &Analysis, sourced: &Sourced) -> String {
    let source = sourced.source.filter(|_| sourced.by.is_any());
    let source = source.or(sourced.pointer.map(|pointer| pointer.span));
    let words = source.map_or("", |span| span.of(analysis.text()));
    format!("{}: {words}", sourced.by.name()).trim_end_matches(": ").to_owned()
}

#[test]
fn a_poll_stands_for_the_shares_that_follow() {
    let poll = "A Harlow College poll found 40 percent of voters for Lee.";
    for (rest, words, expected) in [
        // Right behind it, in its paragraph and in the next.
        ("Park had 38 percent.", "38", "series: A Harlow College poll"),
        ("\n\nPark had 38 percent of voters.", "38", "series: A Harlow College poll"),
        ("\n\nThe poll has Park at 38 percent.", "38", "series: A Harlow College poll"),
        // Behind another voice where it speaks as one does of polls.
        (
            "\n\n“We fight on,” said Park.\n\nSome 38 percent of respondents were undecided.",
            "38",
            "series: A Harlow College poll",
        ),
        // Not what was never asked, nor money, nor behind another voice.
        ("\n\nRents rose 9 percent.", "9", "none"),
        ("\n\nThe quay cost $3 million.", "$3", "none"),
        ("\n\n“We fight on,” said Jo Park.\n\nRents rose 9 percent.", "9", "none"),
    ] {
        assert_eq!(figure(&format!("{poll} {rest}"), words), expected, "{rest}");
    }
}

#[test]
fn a_study_stands_for_what_it_brought() {
    let study = "The study by Norden University followed 40,000 nurses on night shifts.";
    for (rest, words, expected) in [
        ("Nearly 12,000 slept badly.", "12,000", "series: The study by Norden University"),
        (
            "\n\nOf the nurses on long shifts 3,100 left.",
            "3,100",
            "series: The study by Norden University",
        ),
        ("\n\nThe ferry carried 9,000 cars.", "9,000", "none"),
        ("\n\n## The ferry\n\nIt carried 9,000 cars.", "9,000", "none"),
        ("Ann Lee runs a ferry, she said. It carried 9,000 cars.", "9,000", "none"),
    ] {
        assert_eq!(figure(&format!("{study} {rest}"), words), expected, "{rest}");
    }
}

#[test]
fn words_that_name_nobody_open_no_series() {
    for text in [
        "They sent an interesting report in July. It closed 40 percent of the shops.",
        "The numbers are in. Some 40 percent of the shops closed.",
        "The polls close at eight. Some 40 percent of the shops closed.",
        "The Budget Office moved house. Some 40 percent of the shops closed.",
        "He read “the Norden survey” on stage. Some 40 percent of the shops closed.",
    ] {
        assert_eq!(figure(text, "40"), "none", "{text}");
    }
}

#[test]
fn a_body_stands_for_its_paragraph() {
    let says = "The ministry said thefts of bicycles rose 9 percent.";
    for (rest, expected) in [
        ("Thefts of cars fell 4 percent.", "series: The ministry"),
        ("Rents fell 4 percent.", "none"),
        ("\n\nThefts of cars fell 4 percent.", "none"),
    ] {
        assert_eq!(figure(&format!("{says} {rest}"), "4"), expected, "{rest}");
    }
}
