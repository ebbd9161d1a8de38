use super::*;
use crate::{Analyzer, Draft, Settings};

/// The text without the cursor, and what is named at it: `name: first | mention | mention`, with
/// the line of each from 1.
fn told(text: &str) -> String {
    let offset = text.find('‸').expect("the text has a cursor");
    let text = text.replacen('‸', "", 1);
    let analysis = Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(&*text));
    let show = |span: Span| {
        let line = text[..span.start].matches('\n').count() + 1;
        format!("{}:{}", line, one_line(span.of(&text)))
    };
    let Some(named) = at(&analysis, offset) else { return "nothing".to_owned() };
    assert!(named.mentions.contains(&named.here), "{text}");
    assert!(named.mentions.contains(&named.first), "{text}");
    assert!(named.mentions.is_sorted(), "{text}");
    let mentions: Vec<String> = named.mentions.iter().map(|&span| show(span)).collect();
    format!("{:?} {} <- {}", named.kind, show(named.first), mentions.join(" "))
}

#[test]
fn a_name_leads_to_all_its_mentions() {
    for (text, expected) in [
        (
            "The mayor, Maria Ortega, left.\nIt was Mayor ‸Ortega’s car.",
            "Person 1:Maria Ortega <- 1:Maria Ortega 2:Ortega",
        ),
        (
            "# Ortega out\n\nIn **Tarvisk**, Maria\nOrtega left. Then ‸Ortega slept.",
            "Person 3:Maria Ortega <- 1:Ortega 3:Maria Ortega 4:Ortega",
        ),
        (
            "# Mayor Maria Ortega out\n\nThe mayor, Maria ‸Ortega, left.",
            "Person 3:Maria Ortega <- 1:Maria Ortega 3:Maria Ortega",
        ),
        (
            "The Regional Transit Authority (RTA) runs.\nThen the ‸RTA stopped.",
            "Organisation 1:Regional Transit Authority <- \
             1:Regional Transit Authority 1:RTA 2:RTA",
        ),
        ("They live near ‸Oblenz, and Oblenz burns.", "Place 1:Oblenz <- 1:Oblenz 1:Oblenz"),
        (
            "The mayor, Maria Ortega, left.\nIt rained when ‸the mayor slept, and she woke.",
            "Person 1:Maria Ortega <- 1:Maria Ortega 2:the mayor 2:she",
        ),
        (
            "The mayor, Maria ‸Ortega, left.\nShe slept.",
            "Person 1:Maria Ortega <- 1:Maria Ortega 2:She",
        ),
        ("The ‸mayor left.", "nothing"),
        ("The ‸", "nothing"),
    ] {
        assert_eq!(told(text), expected, "{text}");
    }
}

#[test]
fn an_acronym_leads_to_the_words_it_stands_for() {
    let text = "Use total quality control (TQC).\nThen ‸TQC won.";
    assert_eq!(
        told(text),
        "Acronym 1:total quality control <- 1:total quality control 1:TQC 2:TQC"
    );
}

#[test]
fn a_figure_leads_to_where_it_is_told_again() {
    let text = "The storm killed ‸14 people.\n\nOf the 14 people, two were 14 years old.";
    assert_eq!(told(text), "Figure 1:14 <- 1:14 3:14");
    assert_eq!(told("The storm killed ‸14 people."), "nothing", "there is nowhere to go");
}

#[test]
fn every_place_of_any_text_can_be_asked_about() {
    for text in ["", "\u{1a}", "# É\n\nÉ. 😀 12 Ö", "A.B. (AB) 14 men, 14 men"] {
        let analysis = Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text));
        for offset in 0..=text.len() + 1 {
            at(&analysis, offset);
        }
    }
}

#[test]
fn the_names_of_a_draft_are_its_people_and_organisations() {
    let text = "The mayor, Maria Ortega, left Spain. The Food and Drug Administration knew.";
    let analysis = Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text));
    let names: Vec<String> = names(&analysis).map(|named| named.name).collect();
    assert_eq!(names, ["Maria Ortega", "Food and Drug Administration"]);
}
