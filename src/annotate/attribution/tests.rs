use super::*;
use crate::annotate::annotate;
use crate::document::{BlockKind, Role};
use crate::settings::Settings;

fn read(prose: &str, role: Role) -> String {
    let block = BlockText { kind: BlockKind::Paragraph, role, source: prose, prose, inlines: &[] };
    let notes = annotate(&block, &Settings::default());
    let show = |attribution: &Attribution| {
        let source = attribution.source.map_or("-", |source| source.of(prose));
        format!("{source}/{}/{:?}", attribution.cue.of(prose), attribution.kind)
    };
    let strong = notes.attributions.iter().filter(|found| found.level != Level::Speaks);
    strong.map(show).collect::<Vec<_>>().join("|")
}

#[test]
fn sources_stand_on_either_side_of_their_cue() {
    for (prose, expected) in [
        ("The mayor said the bridge was closed.", "The mayor/said/Office"),
        ("The bridge is closed, the mayor said.", "the mayor/said/Office"),
        ("The bridge is closed, said Joan Park.", "Joan Park/said/Person"),
        ("“The bridge is shut,” said Joan Park, who runs it.", "Joan Park/said/Person"),
        ("“The bridge is shut,” she said on Friday.", "she/said/Pronoun"),
        ("Joan Park, head of the port, said it was shut.", "Joan Park/said/Person"),
        ("Park, who runs the port, said it was shut.", "Park/said/Person"),
        ("The firm on Tuesday said it would close.", "The firm/said/Organisation"),
        ("According to Park the bridge is shut.", "Park/According to/Person"),
        ("It is shut, according to the ministry.", "the ministry/according to/Organisation"),
        ("It is shut, according to [source].", "[source]/according to/Document"),
        ("Officials have confirmed that it is shut.", "Officials/confirmed/Anonymous"),
        ("The study found 40 percent of bees died.", "The study/found/Document"),
        ("Some say it is shut.", "Some/say/Anonymous"),
        ("Researchers claim it was shut.", "Researchers/claim/Anonymous"),
        ("“The bridge is shut”, added Park.", "Park/added/Person"),
        ("The unions are concerned the bridge will close.", "The unions/concerned/Organisation"),
        (
            "It is shut, according to research by Norden.",
            "research/according to/Document|Norden/research by/Document",
        ),
        ("Facebook posts featuring bridges are liked.", ""),
        ("It is shut, people close to the port said.", "people close to the port/said/Anonymous"),
        (
            "People familiar with the matter said it is shut.",
            "People familiar with the matter/said/Anonymous",
        ),
        ("The court heard that it was shut.", "The court/heard/Organisation"),
        ("The court was told that it was shut.", "The court/told/Organisation"),
        ("Officials put the loss at 4 million.", "Officials/put/Anonymous"),
        ("By her own count it was shut twice.", "her/By her own count/Pronoun"),
        ("She met critics, who said it was shut.", "critics/said/Anonymous"),
        ("Officials shut the pier, which they said was unsafe.", "Officials/said/Anonymous"),
        ("Two men were hurt, the harbour watch said.", "the harbour watch/said/Person"),
        ("It is shut, said owner Per Lund.", "owner Per Lund/said/Person"),
        ("He’s hoping it will open.", "He/hoping/Pronoun"),
        ("The mayor declined to say why.", "The mayor/declined/Office|The mayor/say/Office"),
        ("Her claim that it is shut is wrong.", "Her/claim/Pronoun"),
        ("That view was shared, Park said.", "Park/said/Person"),
        ("But as Park noted, it was shut.", "Park/noted/Person"),
        ("Park — who runs it — said it was shut.", "Park/said/Person"),
        ("It hired Joan Park, who said it was shut.", "Joan Park/said/Person"),
        ("Critics like Park say it was shut.", "Critics like Park/say/Person"),
        ("A mere 9 percent say it was shut.", "A mere 9 percent/say/Person"),
        ("By May, 42% say it was shut.", "42%/say/Person"),
        ("A waste, say critics of the bridge.", "critics of the bridge/say/Anonymous"),
        ("The advert claims “it is shut”.", "The advert/claims/Document"),
        ("The port saw its traffic fall.", ""),
        ("Figures to be published today show it was shut.", "Figures/show/Anonymous"),
        ("Park went on, “We knew that all along.”", "Park/,/Person"),
    ] {
        assert_eq!(read(prose, Role::Body), expected, "{prose}");
    }
}

#[test]
fn beside_a_quotation_any_verb_names_the_speaker() {
    for (prose, expected) in [
        ("“We knew that all along,” she fumed on Friday.", "she/fumed/Pronoun"),
        ("“We knew that all along,” Park fumed.", "Park/fumed/Person"),
        ("“We knew that all along,” an angry Park shot back.", "an angry Park/shot/Person"),
        ("“We knew that all along,” Park concludes in her book.", "Park/concludes/Person"),
        ("“We knew that all along,” he went on.", "he/went/Pronoun"),
        ("“We knew that all along,” huffed Joan Park.", "Joan Park/huffed/Person"),
        ("“We knew that all along,” Park, the envoy, fumed.", "Park/fumed/Person"),
        ("Park put it so: “We knew that all along.”", "Park/:/Person"),
        ("Park: “We knew that all along.”", "Park/:/Person"),
        ("From the report: “They knew that all along.”", "the report/:/Document"),
        ("“We knew that all along.” — Joan Park, envoy", "Joan Park/—/Person"),
        ("“We knew that all along.” ― Joan Park", "Joan Park/―/Person"),
        ("“We knew that all along” – and Joan Park left.", ""),
        ("His book, “We Knew That All Along,” sold well.", ""),
        ("“We knew that all along.” The town filled with guests.", ""),
    ] {
        assert_eq!(read(prose, Role::Body), expected, "{prose}");
    }
}

#[test]
fn hearsay_has_no_source() {
    for (prose, expected) in [
        ("He is believed to be abroad.", "-/is believed to/Unnamed"),
        ("It was reported that he fled.", "-/was reported that/Unnamed"),
        ("He reportedly fled.", "-/reportedly/Unnamed"),
        ("There are fears that he fled.", "-/There are fears that/Unnamed"),
        ("Amid fears that he fled, the port closed.", "-/Amid fears that/Unnamed"),
        ("He is rumoured to be abroad.", "-/is rumoured to/Unnamed"),
        ("He fled, it is understood.", "-/is understood/Unnamed"),
        ("It is believed he fled.", "-/is believed/Unnamed"),
        ("The man, believed to be a pilot, fled.", "-/believed to/Unnamed"),
        ("The man was identified as Bo Chan.", "-/was identified as/Unnamed"),
        ("It is seen as a failure.", ""),
        ("It was once thought to be a failure.", ""),
    ] {
        assert_eq!(read(prose, Role::Body), expected, "{prose}");
    }
}

#[test]
fn words_that_only_look_like_cues() {
    for prose in [
        "The match was called off.",
        "Two phone calls were made.",
        "It added to the total.",
        "The report is due in May.",
        "They were back in May.",
        "The Harlow campaign buys time.",
        "At some point you have to stop.",
        "The proposed plan failed.",
        "Member states of the union met.",
        "The so-called expert left.",
        "She was told to leave.",
        "A man called Park came.",
    ] {
        assert_eq!(read(prose, Role::Body), "", "{prose}");
    }
}

#[test]
fn headlines_name_a_source_before_or_behind_a_colon() {
    assert_eq!(read("Police: two hurt", Role::Headline), "Police/:/Organisation");
    assert_eq!(read("Two hurt: officials", Role::Headline), "officials/:/Anonymous");
    assert_eq!(read("The plan: two roads", Role::Headline), "");
}

#[test]
fn any_text_can_be_read() {
    for text in
        ["", ",", "said", "said said said", "“", "according to", ", said", "[", "\0said \u{1a}"]
    {
        read(text, Role::Body);
    }
}
