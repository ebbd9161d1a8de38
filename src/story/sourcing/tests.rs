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

/// Who stands for the last sentence of the text that begins with `words`, and how.
fn sentence(text: &str, words: &str) -> String {
    let analysis = read(text);
    let offset = text.rfind(words).expect("the words are in the text");
    told(&analysis, analysis.story.sourcing.at(offset).expect("a sentence"))
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

const TABLE: &str = "| Town | Share |\n|---|---|\n| Selmouth | 40 percent |\n";

#[test]
fn a_source_line_stands_for_its_table() {
    for (before, behind, expected) in [
        ("", "", "none"),
        ("", "\nSource: Harlow Port", "table: Harlow Port"),
        ("", "\n*Source: Harlow Port*", "table: Harlow Port"),
        ("Source: Harlow Port\n\n", "", "table: Harlow Port"),
        ("", "| Source: Harlow Port | |\n", "table: Harlow Port"),
        ("The port gave these figures, Ann Lee said:\n\n", "", "lead-in: Ann Lee"),
        // Of the next table, and of one that text stands between.
        ("", "\nThat was the year.\n\nSource: Harlow Port", "none"),
        ("Source: Harlow Port\n\nThat was the year.\n\n", "", "none"),
    ] {
        let text = format!("{before}{TABLE}{behind}\n\nIt rained.");
        assert_eq!(figure(&text, "40"), expected, "{text}");
    }
}

#[test]
fn a_lead_in_stands_for_its_list() {
    for (text, expected) in [
        ("The study found:\n\n- 40 percent slept badly\n- few complained", "lead-in: The study"),
        ("The study found:\n\n- few complained\n- 40 percent slept badly", "lead-in: The study"),
        ("What we saw:\n\n- 40 percent slept badly", "none"),
        ("The study found much.\n\n- 40 percent slept badly", "series: The study"),
        ("- 40 percent slept badly\n\nSource: Harlow Port", "table: Harlow Port"),
    ] {
        assert_eq!(figure(text, "40"), expected, "{text}");
    }
}

#[test]
fn a_pointer_stands_for_its_sentence() {
    for (text, expected) in [
        (
            "Thefts fell 40 percent ([log](https://example.org)).",
            "pointer: [log](https://example.org)",
        ),
        ("Thefts fell 40 percent.[^1]\n\n[^1]: Police log.", "pointer: [^1]"),
        ("Thefts fell 40 percent (Lee 2020).", "pointer: (Lee 2020)"),
        (
            "Thefts fell 40 percent. <!-- source: police log -->",
            "pointer: <!-- source: police log -->",
        ),
        (
            "Thefts fell 40 percent.\n<!-- https://example.org -->",
            "pointer: <!-- https://example.org -->",
        ),
        ("Thefts fell 40 percent. <!-- a good line? -->", "none"),
        ("Thefts fell 40 percent. They did. <!-- source: police log -->", "none"),
        ("<!-- source: police log -->\n\nThefts fell 40 percent.", "none"),
    ] {
        assert_eq!(figure(text, "40"), expected, "{text}");
    }
}

#[test]
fn a_sentence_goes_on_with_the_source_before_it() {
    for (text, words, expected) in [
        ("Ann Lee said it rained.", "Ann", "sentence: Ann Lee"),
        (
            "The report says it rained. The report also warns of floods.",
            "The report also",
            "sentence: The report",
        ),
        ("“It rained,” Ann Lee said. “It never stopped.”", "“It never", "quotation: Ann Lee"),
        ("“It rained,” Ann Lee said. It was a Monday.", "It was", "none"),
    ] {
        assert_eq!(sentence(text, words), expected, "{text}");
    }
}

#[test]
fn figures_go_on_with_a_pronoun_for_the_speaker() {
    for (text, expected) in [
        ("Ann Lee said it rained. She has sold 4,100 umbrellas.", "pronoun: Ann Lee"),
        ("It rained, said Ann Lee.\n\nShe has sold 4,100 umbrellas.", "pronoun: Ann Lee"),
        ("Ann Lee said it rained. He has sold 4,100 umbrellas.", "none"),
        ("Ann Lee came by. She has sold 4,100 umbrellas.", "none"),
        ("Ann Lee said it rained. Shops have sold 4,100 umbrellas.", "none"),
    ] {
        assert_eq!(figure(text, "4,100"), expected, "{text}");
    }
}

#[test]
fn a_figure_is_not_sourced_by_whom_it_counts() {
    let said = "About 12 percent of respondents said they walk.";
    assert_eq!(figure(said, "12"), "none");
    let poll = format!("A Harlow College poll found 40 percent of voters for Lee. {said}");
    assert_eq!(figure(&poll, "12"), "series: A Harlow College poll");
}

#[test]
fn a_figure_is_sourced_where_it_is_told_elsewhere() {
    for (text, words, expected) in [
        (
            "# Thefts fall 40 percent\n\nThefts fell 40 percent, Ann Lee said.",
            "40 percent\n",
            "body: Ann Lee",
        ),
        (
            "Thefts fell 40 percent, Ann Lee said.\n\nIn May thefts were still down 40 percent.",
            "40",
            "again: Ann Lee",
        ),
        ("Thefts fell 40 percent, Ann Lee said.\n\nRents rose 40 percent.", "40", "none"),
        ("# Thefts fall 41 percent\n\nThefts fell 40 percent, Ann Lee said.", "41", "none"),
    ] {
        assert_eq!(figure(text, words), expected, "{text}");
    }
}

#[test]
fn a_company_tells_how_it_did() {
    let says = "Marrow Glass said on Thursday that profit fell 18 percent.";
    for (rest, words, expected) in [
        ("Sales rose to $3.1 billion.", "$3", "series: Marrow Glass"),
        ("\n\nVolumes fell 5 percent.", "5", "series: Marrow Glass"),
        ("Ann Lee, a rival, said it rained. Sales rose to $3.1 billion.", "$3", "none"),
        ("Rents rose 4 percent.", "4", "none"),
    ] {
        assert_eq!(figure(&format!("{says} {rest}"), words), expected, "{rest}");
    }
}

#[test]
fn a_paragraph_stands_under_according_to() {
    let opens = "According to the ministry: the pier cost $4 million.";
    for (rest, expected) in [
        ("The road cost $9 million.", "lead-in: the ministry"),
        ("It rained. The road cost $9 million.", "lead-in: the ministry"),
        ("Ann Lee said it rained. The road cost $9 million.", "none"),
        ("\n\nThe road cost $9 million.", "none"),
    ] {
        assert_eq!(figure(&format!("{opens} {rest}"), "$9"), expected, "{rest}");
    }
}

#[test]
fn what_a_lead_in_names_ends_with_its_list() {
    let text = "The savings, as listed in the budget papers:\n\n- $4.4 million from pay\n\n\
                The road cost $9 million.";
    assert_eq!(figure(text, "$4.4"), "lead-in: the budget papers");
    assert_eq!(figure(text, "$9"), "none");
}

#[test]
fn the_sentence_behind_names_who_counted() {
    for (behind, expected) in [
        ("Of these, 318 leak, according to Ann Lee.", "source: Ann Lee"),
        ("Some leak, according to Ann Lee.", "none"),
        ("Of these, 318 leak.", "none"),
    ] {
        let text = format!("The state has 2,216 dams. {behind}");
        assert_eq!(figure(&text, "2,216"), expected, "{behind}");
    }
}

#[test]
fn a_place_to_be_filled_in_is_no_source() {
    for (text, stub) in [
        ("[source]", true),
        ("[SOURCE]", true),
        ("[TK source]", true),
        ("[what the source does]", true),
        ("[Source: town accounts]", false),
        ("[1]", false),
        ("(Source: WHO)", false),
    ] {
        assert_eq!(is_stub(text), stub, "{text}");
    }
}
