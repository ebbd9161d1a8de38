use super::*;
use crate::{Analyzer, Draft, Settings};

fn analyze(text: &str) -> Analysis {
    Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text))
}

/// What a draft becomes when what stands at its cursor is renamed, or why it does not; and how many
/// mentions were left.
fn renamed(text: &str, new: &str) -> (String, usize) {
    let offset = text.find('‸').expect("the text has a cursor");
    let text = text.replacen('‸', "", 1);
    match rename(&analyze(&text), offset, new) {
        Ok(Renamed { edits, left }) => (crate::text::apply(&text, &edits), left),
        Err(refusal) => (refusal.to_string(), 0),
    }
}

fn all_become(cases: &[(&str, &str, &str)]) {
    let mut wrong = Vec::new();
    for (before, new, after) in cases {
        let (text, left) = renamed(before, new);
        if text != *after || left > 0 {
            wrong
                .push(format!("{before}\n  {new}\n  is    {text}\n  wants {after}\n  left {left}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n\n"));
}

#[test]
fn an_office_and_a_pronoun_stay() {
    all_become(&[(
        "The mayor, ‸Ann Lee, left. It rained when the mayor slept. Then Lee said she woke.",
        "Ana Berg",
        "The mayor, Ana Berg, left. It rained when the mayor slept. Then Berg said she woke.",
    )]);
}

#[test]
fn other_names_of_one_country_or_body_stay() {
    all_become(&[
        (
            "It is in ‸North Korea. The DPRK is the Democratic People’s Republic of Korea. North Korea fired.",
            "Northern Korea",
            "It is in Northern Korea. The DPRK is the Democratic People’s Republic of Korea. Northern Korea fired.",
        ),
        (
            "He is in the ‸United States. The U.S. won.",
            "United Lands",
            "He is in the United Lands. The U.S. won.",
        ),
        (
            "The ‸U.N. Security Council met. The Security Council voted. The United Nations Security Council left.",
            "U.N. Security Board",
            "The U.N. Security Board met. The Security Board voted. The United Nations Security Board left.",
        ),
        (
            "The firm, ‸Oxley Ltd., sold boats. Oxley’s boats sank. It was Oxley.",
            "Oxlee Ltd.",
            "The firm, Oxlee Ltd., sold boats. Oxlee’s boats sank. It was Oxlee.",
        ),
        (
            "The writer ‸William “Bill” Ode left. Bill Ode’s car broke. Mr. Ode slept.",
            "William “Bill” Odd",
            "The writer William “Bill” Odd left. Bill Odd’s car broke. Mr. Odd slept.",
        ),
        (
            "The ‸Tarn-led party won. The leader, Oda Tarn, smiled. TARN was glad.",
            "Torn",
            "The Torn-led party won. The leader, Oda Torn, smiled. TORN was glad.",
        ),
    ]);
}

#[test]
fn every_form_of_a_persons_name_follows() {
    all_become(&[
        (
            "The mayor, Maria ‸Ortega, left. It was Ms. Ortega’s car. Ortega slept.",
            "Marta Ortiga",
            "The mayor, Marta Ortiga, left. It was Ms. Ortiga’s car. Ortiga slept.",
        ),
        (
            "The mayor, Maria Ortega, left. It was Mayor ‸Ortega's car.",
            "Ortiga",
            "The mayor, Maria Ortiga, left. It was Mayor Ortiga's car.",
        ),
        (
            "The girl, Maria Ortega, left. Then ‸Maria slept. And Maria Ortega woke.",
            "Marta",
            "The girl, Marta Ortega, left. Then Marta slept. And Marta Ortega woke.",
        ),
        (
            "# ORTEGA OUT AS MAYOR\n\nThe mayor, Maria ‸Ortega, left.",
            "Maria Ortiga",
            "# ORTIGA OUT AS MAYOR\n\nThe mayor, Maria Ortiga, left.",
        ),
        (
            "The mayor, Maria Ortega, left. The “‸ORTEGA” sign fell.",
            "ORTIGA",
            "The mayor, Maria Ortiga, left. The “ORTIGA” sign fell.",
        ),
        (
            "The mayor, Maria Ortega, left. It was Mayor ‸Ortega's car.",
            "Maria Ortiga",
            "The mayor, Maria Ortiga, left. It was Mayor Ortiga's car.",
        ),
        (
            "# Ortega Warns of New Tests\n\nThe mayor, Maria ‸Ortega, left.",
            "Maria Ortiga",
            "# Ortiga Warns of New Tests\n\nThe mayor, Maria Ortiga, left.",
        ),
        (
            "Ambassador Kim Min-seo spoke. Later ‸Kim left, and Kim’s aide.",
            "Gim",
            "Ambassador Gim Min-seo spoke. Later Gim left, and Gim’s aide.",
        ),
        (
            "Ambassador ‸Kim Min-seo spoke. Later Kim left.",
            "Gim Min-su",
            "Ambassador Gim Min-su spoke. Later Gim left.",
        ),
        (
            "Ambassador ‸Kim Min-seo spoke. Later Kim left.",
            "Gim Min Su",
            "Ambassador Gim Min Su spoke. Later Gim left.",
        ),
        (
            "The envoy, Minjae ‸Hwang, spoke. Then Hwang left.",
            "Min-jae Hwang",
            "The envoy, Min-jae Hwang, spoke. Then Hwang left.",
        ),
        (
            "The envoy, Minjae ‸Hwang, spoke. Then Hwang left.",
            "Hwang Min-jae",
            "The envoy, Hwang Min-jae, spoke. Then Hwang left.",
        ),
        (
            "Ambassador Kim ‸Min-seo spoke. Later Kim left.",
            "Minseo Kim",
            "Ambassador Minseo Kim spoke. Later Kim left.",
        ),
        (
            "The mayor, Maria Ortega, left. It was Mayor ‸Ortega’s.",
            "Maria Ortiga",
            "The mayor, Maria Ortiga, left. It was Mayor Ortiga’s.",
        ),
        (
            "He met Ann B. ‸Lee. She, Ann Lee, left. Ms. Lee slept.",
            "Anna B. Leigh",
            "He met Anna B. Leigh. She, Anna Leigh, left. Ms. Leigh slept.",
        ),
        (
            "He met Ann B. Lee. She, Ann ‸Lee, left. Ms. Lee slept.",
            "Anna Leigh",
            "He met Anna B. Leigh. She, Anna Leigh, left. Ms. Leigh slept.",
        ),
        (
            "She met Dorothy Camille ‸Shea. Then Shea left. Dorothy Shea slept.",
            "Dora Shay",
            "She met Dora Shay. Then Shay left. Dora Shay slept.",
        ),
        (
            "She met Dorothy Camille ‸Shea. Then Shea left. To friends she is Camille Shea.",
            "Dora Camilla Shea",
            "She met Dora Camilla Shea. Then Shea left. To friends she is Camilla Shea.",
        ),
        (
            "She met Dorothy ‸Shea. Then Shea left.",
            "Dorothy Camille Shea",
            "She met Dorothy Camille Shea. Then Shea left.",
        ),
        ("She met Dorothy ‸Shea. Then Shea left.", "Shay", "She met Shay. Then Shay left."),
    ]);
}

#[test]
fn particles_suffixes_and_initials() {
    all_become(&[
        (
            "The painter Piet van ‸Otter came. Then Van Otter left. He saw van Otter.",
            "Piet van Otten",
            "The painter Piet van Otten came. Then Van Otten left. He saw van Otten.",
        ),
        (
            "The painter Piet van ‸Otter came. Then he saw van Otter. Van Otter’s car.",
            "Piet Otten",
            "The painter Piet Otten came. Then he saw Otten. Otten’s car.",
        ),
        (
            "The painter Piet van ‸Otter came. Otter left.",
            "Piet de Otten",
            "The painter Piet de Otten came. Otten left.",
        ),
        (
            "The painter Piet van ‸Otter came. Otter left.",
            "Piet Otten",
            "The painter Piet Otten came. Otten left.",
        ),
        (
            "The painter Piet ‸Otter came. Otter left. He saw Otter.",
            "Piet van Otter",
            "The painter Piet van Otter came. Van Otter left. He saw van Otter.",
        ),
        (
            "The painter Piet van Otter came. Then ‸Otter left.",
            "Otten",
            "The painter Piet van Otten came. Then Otten left.",
        ),
        (
            "He met Rosa de la ‸Cruz. Mr. Cruz slept.",
            "Rosa de la Croix",
            "He met Rosa de la Croix. Mr. Croix slept.",
        ),
        (
            "He met Omar bin ‸Rashid. Then bin Rashid left.",
            "Omar bin Rashad",
            "He met Omar bin Rashad. Then bin Rashad left.",
        ),
        (
            "He met Omar ‸al-Rashid. Then al-Rashid left.",
            "Omar al-Rashad",
            "He met Omar al-Rashad. Then al-Rashad left.",
        ),
        (
            "He met Dr. Jane Q. ‸Fox Jr. again. Dr. Fox slept.",
            "Jane Q. Fuchs Jr.",
            "He met Dr. Jane Q. Fuchs Jr. again. Dr. Fuchs slept.",
        ),
        (
            "He met Jane ‸Fox, Jr. again. Dr. Fox slept.",
            "Jane Fuchs",
            "He met Jane Fuchs again. Dr. Fuchs slept.",
        ),
        (
            "He met Martin ‸Roy. Then Roy slept.",
            "Martin Roy Jr.",
            "He met Martin Roy Jr. Then Roy slept.",
        ),
        (
            "He met Martin ‸Roy Jr. Then Roy slept.",
            "Martin Ray",
            "He met Martin Ray. Then Ray slept.",
        ),
        (
            "The pilot John ‸Smith fell. A note by J. Smith said so. Smith slept.",
            "Karl Smythe",
            "The pilot Karl Smythe fell. A note by K. Smythe said so. Smythe slept.",
        ),
        (
            "Senator Ana Peña ‸Ruiz rose. Then Peña Ruiz sat. Ruiz left.",
            "Ana Peña Ruíz",
            "Senator Ana Peña Ruíz rose. Then Peña Ruíz sat. Ruíz left.",
        ),
    ]);
}

#[test]
fn possessives_apostrophes_and_accents() {
    all_become(&[
        (
            "The mayor, Tom ‸Jones, left. It was Jones’ car. Jones’s dog ran.",
            "Tom Berg",
            "The mayor, Tom Berg, left. It was Berg’s car. Berg’s dog ran.",
        ),
        (
            "The mayor, Tom ‸Jones, left. It was Jones' car.",
            "Tom Berg",
            "The mayor, Tom Berg, left. It was Berg's car.",
        ),
        (
            "The mayor, Tom ‸Jones, left. It was Jones' car.",
            "Tom Torres",
            "The mayor, Tom Torres, left. It was Torres' car.",
        ),
        (
            "The mayor, Tom ‸Berg, left. It was Berg's car.",
            "Tom Torres",
            "The mayor, Tom Torres, left. It was Torres's car.",
        ),
        (
            "The singer Sinead ‸O’Brien sang. O'Brien bowed.",
            "Sinéad O'Neil",
            "The singer Sinéad O’Neil sang. O'Neil bowed.",
        ),
        (
            "The mayor, **Zoë** ‸Müller, left 😀. “Müller’s”, he said.",
            "Zoe Muller",
            "The mayor, **Zoe** Muller, left 😀. “Muller’s”, he said.",
        ),
        (
            "The skater Anna ‸Berg-Larsen fell. Berg-Larsen rose.",
            "Anna Larsen",
            "The skater Anna Larsen fell. Larsen rose.",
        ),
        (
            "The mayor, Maria ‸Ortega, left. An Ortega-backed law and an anti-Ortega march.",
            "Maria Ortiga",
            "The mayor, Maria Ortiga, left. An Ortiga-backed law and an anti-Ortiga march.",
        ),
    ]);
}

#[test]
fn markup_and_line_ends_stay() {
    all_become(&[
        (
            "The mayor, **Maria ‸Ortega**, left. *Ortega*’s car.",
            "Marta Ortiga",
            "The mayor, **Marta Ortiga**, left. *Ortiga*’s car.",
        ),
        (
            "The mayor, Maria\n‸Ortega, left.\n\n> Then *Maria* __Ortega__ slept.",
            "Marta Ortiga",
            "The mayor, Marta\nOrtiga, left.\n\n> Then *Marta* __Ortiga__ slept.",
        ),
        (
            "The mayor, [Maria ‸Ortega](https://example.org/Ortega \"Ortega\"), left `Ortega` there.",
            "Maria Ortiga",
            "The mayor, [Maria Ortiga](https://example.org/Ortega \"Ortega\"), left `Ortega` there.",
        ),
        (
            "The mayor, Maria ‸Ortega, left https://example.org/Ortega and <b class=\"Ortega\">Ortega</b>.",
            "Maria Ortiga",
            "The mayor, Maria Ortiga, left https://example.org/Ortega and <b class=\"Ortega\">Ortiga</b>.",
        ),
        (
            "She met Dorothy *Camille* ‸Shea. Then Shea left.",
            "Dorothy Shea",
            "She met Dorothy Shea. Then Shea left.",
        ),
        (
            "She met Dorothy\nCamille ‸Shea. Then Shea left.",
            "Dorothy Shay",
            "She met Dorothy Shay. Then Shay left.",
        ),
        (
            "| Who | What |\n|---|---|\n| Maria ‸Ortega | mayor |\n| Ms. Ortega | again |",
            "Maria Ortiga",
            "| Who | What |\n|---|---|\n| Maria Ortiga | mayor |\n| Ms. Ortiga | again |",
        ),
    ]);
}

#[test]
fn organisations_and_places() {
    all_become(&[
        (
            "The Regional Transit ‸Authority (RTA) runs. The RTA stopped. The Regional Transit Authority’s buses.",
            "Regional Transport Authority",
            "The Regional Transport Authority (RTA) runs. The RTA stopped. The Regional Transport Authority’s buses.",
        ),
        (
            "The Regional Transit Authority (RTA) runs. The ‸RTA stopped.",
            "RTS",
            "The Regional Transit Authority (RTS) runs. The RTS stopped.",
        ),
        (
            "The Queen’s ‸Hospital is full. Queen’s Hospital said so.",
            "Queen’s Clinic",
            "The Queen’s Clinic is full. Queen’s Clinic said so.",
        ),
        (
            "Use total quality control (TQC). Then ‸TQC won.",
            "TKC",
            "Use total quality control (TKC). Then TKC won.",
        ),
        (
            "She left ‸Oxley Ltd. for good. Then Oxley fell. It was Oxley’s end.",
            "Exley Ltd.",
            "She left Exley Ltd. for good. Then Exley fell. It was Exley’s end.",
        ),
        (
            "She left Oxley Ltd. for good. Then ‸Oxley fell. It was Oxley’s end.",
            "Exley",
            "She left Exley Ltd. for good. Then Exley fell. It was Exley’s end.",
        ),
        (
            "He joined the Ministry of ‸Unification. The Ministry of\nUnification said so.",
            "Ministry of Union",
            "He joined the Ministry of Union. The Ministry of\nUnion said so.",
        ),
        (
            "It was the Food and Drug ‸Administration. The Food and Drug Administration knew.",
            "Food Administration",
            "It was the Food Administration. The Food Administration knew.",
        ),
        (
            "They live near ‸Oblenz, and Oblenz’s mill burns.",
            "Oblentz",
            "They live near Oblentz, and Oblentz’s mill burns.",
        ),
        (
            "The skater Eva London fell. Later London rose. She lives in ‸London.",
            "Lunden",
            "The skater Eva London fell. Later London rose. She lives in Lunden.",
        ),
        (
            "The skater Eva ‸London fell. Later London rose. She lives in London.",
            "Eva Lunden",
            "The skater Eva Lunden fell. Later Lunden rose. She lives in London.",
        ),
    ]);
}

#[test]
fn of_two_who_bear_a_surname_only_the_certain_one_is_renamed() {
    for (before, new, after, left) in [
        (
            "Mayor Ann Lee met Captain Bo ‸Lee.\n\nIt rained.\n\nIt snowed.\n\nIt was Mayor Lee.",
            "Bo Leigh",
            "Mayor Ann Lee met Captain Bo Leigh.\n\nIt rained.\n\nIt snowed.\n\nIt was Mayor Lee.",
            0,
        ),
        (
            "The poet Ann ‸Lee met the pilot Bo Lee.\n\nIt rained.\n\nIt snowed.\n\nThen Lee left.",
            "Ann Leigh",
            "The poet Ann Leigh met the pilot Bo Lee.\n\nIt rained.\n\nIt snowed.\n\nThen Lee left.",
            1,
        ),
        (
            "The poet Ann Lee met the pilot Bo ‸Lee.\n\nIt rained.\n\nIt snowed.\n\nThen Lee left.",
            "Bo Leigh",
            "The poet Ann Lee met the pilot Bo Leigh.\n\nIt rained.\n\nIt snowed.\n\nThen Lee left.",
            1,
        ),
        (
            "The poet Ann ‸Lee met the pilot Bo Lee.\n\nIt rained.\n\nIt snowed.\n\nThen Lee left.",
            "Anna Lee",
            "The poet Anna Lee met the pilot Bo Lee.\n\nIt rained.\n\nIt snowed.\n\nThen Lee left.",
            0,
        ),
        (
            "The poet Ann Lee sang.\n\nThe pilot Bo ‸Lee came.\n\nThen Lee left.",
            "Bo Leigh",
            "The poet Ann Lee sang.\n\nThe pilot Bo Leigh came.\n\nThen Leigh left.",
            0,
        ),
        (
            "Mayor Ann ‸Lee met Captain Bo Lee.\n\nIt rained.\n\nIt snowed.\n\nIt was Mayor Lee.",
            "Ann Leigh",
            "Mayor Ann Leigh met Captain Bo Lee.\n\nIt rained.\n\nIt snowed.\n\nIt was Mayor Leigh.",
            0,
        ),
    ] {
        assert_eq!(renamed(before, new), (after.to_owned(), left), "{before}");
    }
}

#[test]
fn what_cannot_be_renamed_is_refused() {
    let draft = "The mayor, Maria ‸Ortega, left.";
    for (text, new, refusal) in [
        ("The ‸mayor left.", "Ortega", "Nothing here to rename: put the cursor on a name"),
        ("Mayor Ann Lee left. ‸She slept.", "Bo Lee", "Nothing here to rename"),
        ("Mayor Ann Lee left. It helped the ‸mayor.", "Bo Lee", "Nothing here to rename"),
        ("The storm killed ‸14 people. Of 14 people", "15", "Nothing here to rename"),
        ("The `Ortega‸`", "Berg", "Nothing here to rename"),
        (draft, "", "at least one letter"),
        (draft, " \t ", "at least one letter"),
        (draft, "12", "at least one letter"),
        (draft, "Maria\nBerg", "on one line"),
        (draft, "*Maria* Berg", "“*”"),
        (draft, "[Maria](x)", "“[”"),
        (draft, "Maria\0", "markup"),
        (
            "The poet Ann Lee met the pilot Bo Lee.\n\nIt rained.\n\nIt snowed.\n\nThen ‸Lee left.",
            "Leigh",
            "“Lee” may be Ann Lee or Bo Lee: rename from a place that names one in full",
        ),
    ] {
        let (told, _) = renamed(text, new);
        assert!(told.contains(refusal), "{text}: {told}");
    }
}

#[test]
fn what_is_offered_is_the_form_at_hand() {
    for (text, words) in [
        ("The mayor, **Maria\n‸Ortega**, left.", "Maria Ortega"),
        ("The mayor, Maria Ortega, left. It was Mayor ‸Ortega’s.", "Ortega"),
        ("He met Jane ‸Fox, Jr. again.", "Jane Fox, Jr."),
    ] {
        let offset = text.find('‸').expect("the text has a cursor");
        let text = text.replacen('‸', "", 1);
        let target = prepare(&analyze(&text), offset).expect("a name");
        assert_eq!(target.words, words);
        assert_eq!(one_line(&target.span.of(&text).replace('*', "")), words);
        let edits = rename(&analyze(&text), offset, words).expect("a name").edits;
        assert_eq!(edits, [], "the same name changes nothing");
    }
}

/// Drafts with people in many forms.
const DRAFTS: [&str; 4] = [
    include_str!("../../../examples/harbour-bridge.md"),
    include_str!("../../../examples/trawler.txt"),
    "# Ortega Warns of New Storm\n\nMayor **Maria Ortega** spoke. “Ortega’s plan,” said Piet\n\
     van Otter. Van Otter, 54, is Ms. Ortega's aide. See [Ortega](https://example.org/Ortega).\n\n\
     | Who |\n|---|\n| Maria Ortega |\n| van Otter |\n\nAn Ortega-backed law. Maria Ortega left.\n",
    "Ambassador Kim Min-seo met Dorothy Camille Shea. Kim’s aide, Tom Jones, waved.\n\n\
     Shea left; Dorothy Shea slept. Jones’ car broke. It was Ambassador Kim. Mr. Jones’s dog.\n",
];

/// The entities of a draft: each as the places of its mentions.
fn entities(analysis: &Analysis) -> Vec<Vec<At>> {
    analysis.story.entities.all.iter().map(|entity| entity.mentions.clone()).collect()
}

/// A name that stands in none of the drafts, with as many words.
fn fresh(form: &Form<'_>, family_first: bool) -> String {
    if family_first {
        return "Park Ji-woo".to_owned();
    }
    let last = form.words.len() - 1;
    let words = form.words.iter().enumerate().map(|(nth, word)| match nth {
        0 => "Ingrid",
        _ if nth == last && word.text.ends_with('s') => "Zellmars",
        _ if nth == last => "Zellmark",
        _ if form::is_particle(word.text) => word.text,
        _ => "Solveig",
    });
    words.collect::<Vec<_>>().join(" ")
}

#[test]
fn a_renamed_draft_has_the_same_entities_and_back_is_the_same_text() {
    let mut people = 0;
    for text in DRAFTS {
        let analysis = analyze(text);
        for entity in &analysis.story.entities.all {
            let span = entities::span(&analysis.draft, entity.canonical);
            let form = Form::of(&analysis.draft, entity.canonical);
            if entity.family == 0 || form.words.len() < 2 {
                continue;
            }
            people += 1;
            let fresh = fresh(&form, form.words[0].key == entity.family);
            let there = rename(&analysis, span.start, &fresh).expect("a name is renamed");
            let renamed = crate::text::apply(text, &there.edits);
            let after = analyze(&renamed);
            assert_eq!(entities(&after), entities(&analysis), "{}: {renamed}", entity.name);
            let before = there.edits.iter().filter(|edit| edit.span.end <= span.start);
            let at = before.fold(span.start, |at, edit| at + edit.text.len() - edit.span.len());
            let back = rename(&after, at, &entity.name).expect("a name is renamed");
            assert_eq!(crate::text::apply(&renamed, &back.edits), text, "{}", entity.name);
        }
    }
    assert!(people > 8, "{people}");
}

#[test]
fn a_name_on_every_page_of_a_long_draft_costs_no_more_than_its_mentions() {
    let start = "The vet, Mr. Anna Lee, came. The pilot, Bo Lee, left.";
    let analysis = analyze(&format!("{start}{}", " Mr. Lee said no.".repeat(2000)));
    // Some twenty milliseconds; were each mention compared with all others, minutes.
    let renamed = rename(&analysis, start.find("Anna").unwrap_or(0), "Ana Borg");
    assert_eq!(renamed.map(|renamed| (renamed.edits.len(), renamed.left)), Ok((2002, 0)));
}
