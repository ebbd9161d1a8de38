use crate::analysis::{Analyzer, Draft};
use crate::settings::Settings;

/// Each quotation's first words with who is found to say it: by the draft's words, and whom they mean.
fn speakers(text: &str) -> Vec<String> {
    let analysis = Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text));
    let show = |speech: &super::Speech| {
        let words = speech.parts[0].of(text).trim_matches(['“', '”', '‘', '’', '"', '>', ' ']);
        let first = words.split([' ', '.', ',']).next().unwrap_or_default();
        let speaker = speech.speaker.map_or("-", |speaker| speaker.of(text));
        let name = speech.entity.map(|entity| analysis.story.entities.all[entity].name.as_str());
        match name.filter(|name| *name != speaker) {
            Some(name) => format!("{first}: {speaker} = {name}"),
            None => format!("{first}: {speaker}"),
        }
    };
    analysis.story.quotations.all.iter().map(show).collect()
}

#[test]
fn speakers_are_found_wherever_a_reader_finds_them() {
    for (text, expected) in [
        ("“One is gone,” Ann Lee said. “Two is not.”", "One: Ann Lee|Two: Ann Lee"),
        ("Ann Lee was there. “One is gone for good.”", "One: Ann Lee"),
        ("“One is gone,” Ann Lee said.\n\n“Two is not gone yet.”", "One: Ann Lee|Two: Ann Lee"),
        (
            "“One is gone,” Ann Lee said.\n\n“Two is not gone.”\n\n“Three is gone too.”\n\n“Four is here,” said Bo Chan.\n\n“Five is here.”",
            "One: Ann Lee|Two: Ann Lee|Three: Ann Lee|Four: Bo Chan|Five: Bo Chan",
        ),
        ("Ann Lee shrugged.\n\n“One is gone for good.”", "One: Ann Lee"),
        ("“One is gone for good.”\n\nAnn Lee shrugged.", "One: Ann Lee"),
        ("Ann Lee made the following remark:\n\n“One is gone for good.”", "One: Ann Lee"),
        ("The pier is shut.\n\n“One is gone for good.”\n\n— Ann Lee, baker", "One: Ann Lee"),
        ("The pier is shut.\n\n“One is gone for good.”\n\n- Ann Lee, baker", "One: Ann Lee"),
        ("“One is gone for good.” – Ann Lee, baker", "One: Ann Lee"),
        ("The pier is shut.\n\n“One is gone for good.”\n\nIt rained.", "One: -"),
        ("Ann Lee said it was late. It fell.\n\n“One is gone for good.”", "One: -"),
        ("Ann Lee said it was late.\n\n“One is gone for good.”", "One: Ann Lee"),
        (
            "Ann Lee said it was late.\n\n“One is gone for good.”\n\nThat was how Bo Chan put it.",
            "One: Bo Chan",
        ),
        ("Ann Lee left.\n\n## The end\n\n“One is gone for good.”", "One: -"),
        ("Ann Lee left.\n\n‘Gone for good’\n\nIt rained.", "Gone: -"),
    ] {
        assert_eq!(speakers(text).join("|"), expected, "{text}");
    }
}

#[test]
fn another_verb_of_speech_in_the_sentence_takes_no_quotation_away() {
    for (text, expected) in [
        (
            "Ann Lee rejected a claim that Bo Chan planned to sell boats, calling it “wholly made up” and accusing him of “base tricks on us all”.",
            "wholly: Ann Lee|base: Ann Lee",
        ),
        (
            "Asked by the clerk whether he had anything to say, Bo Chan stood and said, “One is gone for good.”",
            "One: Bo Chan",
        ),
        ("Asked about it by Ann Lee, Bo Chan said: “One is gone for good.”", "One: Bo Chan"),
        ("In a letter to Bo Chan, Ann Lee wrote: “One is gone for good.”", "One: Ann Lee"),
        ("Ann Lee planned to go. “One is gone,” said Bo Chan.", "One: Bo Chan"),
    ] {
        assert_eq!(speakers(text).join("|"), expected, "{text}");
    }
}

#[test]
fn a_pronoun_means_the_person_spoken_of() {
    for (text, expected) in [
        ("Ann Lee left. “One is gone,” she said.", "One: she = Ann Lee"),
        ("Ann Lee met Bo Chan. “One is gone,” she said.", "One: she = Ann Lee"),
        (
            "Ann Lee’s house burnt. Mary Moss saw it.\n\n“One is gone,” she said.",
            "One: she = Mary Moss",
        ),
        ("Mary Moss met John Reed. “One is gone,” he said.", "One: he = John Reed"),
        ("It rained. “One is gone,” she said.", "One: she"),
        ("A spokesman for Mary Moss said: “One is gone.”", "One: A spokesman for Mary Moss"),
        ("Moss left. “One is gone,” Mary Moss’s lawyer said.", "One: Mary Moss’s lawyer"),
        ("Mary Moss met John Reed.\n\n“One is gone,” said Reed.", "One: Reed = John Reed"),
    ] {
        assert_eq!(speakers(text).join("|"), expected, "{text}");
    }
}

#[test]
fn a_quotation_over_paragraphs_is_one() {
    let text =
        "“One is gone,” Ann Lee said. “Two is not.\n\n“Three goes on.\n\n“Four ends.” It rained.";
    assert_eq!(speakers(text).join("|"), "One: Ann Lee|Two: Ann Lee");
}

#[test]
fn what_is_quoted_whole_has_a_speaker() {
    for (text, expected) in [
        (
            "POST: What was lost?\n\nLEE: One boat.\n\nPOST: And now?\n\nLEE: Two wait.\n\nThree sank.",
            "What: POST|One: LEE|And: POST|Two: LEE",
        ),
        (
            "Q: What was lost?\n\nA: One boat.\n\nIt was old.\n\nQ: And now?\n\nA: Two wait.",
            "What: Q|One: A|And: Q|Two: A",
        ),
        (
            "**Ann Lee:** One.\n\n**Bo Chan:** Two.\n\n**Ann Lee:** Three.\n\n**Bo Chan:** Four.",
            "One: Ann Lee|Two: Bo Chan|Three: Ann Lee|Four: Bo Chan",
        ),
        ("NOTE: One.\n\nNOTE: Two.\n\nNOTE: Three.\n\nNOTE: Four.", ""),
        ("Harlow: One.\n\nSelmouth: Two.\n\nNorden: Three.", ""),
        ("Ann Lee wrote:\n\n> One boat was lost.\n\nIt rained.", "One: Ann Lee"),
        (
            "The pier is shut.\n\n> One boat was lost.\n> — Ann Lee, baker\n\nIt rained.",
            "One: Ann Lee",
        ),
        (
            "The pier is shut.\n\n> One boat was lost.\n>\n> — Ann Lee, baker\n\nIt rained.",
            "One: Ann Lee",
        ),
        ("The pier is shut.\n\n> One boat was lost.\n\n— Ann Lee, baker", "One: Ann Lee"),
        ("The pier is shut.\n\n> One boat was lost.\n\nIt rained.", ""),
    ] {
        assert_eq!(speakers(text).join("|"), expected, "{text}");
    }
}
