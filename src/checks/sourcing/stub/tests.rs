use crate::analysis::{Analysis, Analyzer, Draft};
use crate::checks::StoryView;
use crate::document::Format;
use crate::ledger::Ledger;
use crate::series::Others;
use crate::settings::Settings;
use crate::sources::Sources;
use crate::text::{Span, apply};

use super::{Habits, fixes};

/// The draft after each fix of the words, with the fix's title.
fn fixed(text: &str, words: &str, format: Format) -> Vec<(String, String)> {
    let draft = Draft { text: text.into(), format, ..Draft::default() };
    let Analysis { draft, story, .. } = Analyzer::new(Settings::default().into()).analyze(&draft);
    let (sources, ledger, settings) = (Sources::default(), Ledger::default(), Settings::default());
    let (draft, story, series) = (&draft, &story, Others::default());
    let view = StoryView {
        draft,
        story,
        sources: &sources,
        ledger: &ledger,
        series: &series,
        settings: &settings,
    };
    let at = text.find(words).expect("the words are in the text");
    let fixes = fixes(&view, &Habits::of(&view), Span::new(at, at + words.len()));
    fixes.into_iter().map(|fix| (fix.title, apply(text, &fix.edits))).collect()
}

/// The draft after the first fix with these words in its title; empty without one.
fn after(text: &str, words: &str, format: Format, title: &str) -> String {
    let fixes = fixed(text, words, format).into_iter();
    fixes.into_iter().find(|(own, _)| own.contains(title)).map(|(_, text)| text).unwrap_or_default()
}

#[test]
fn a_source_is_named_behind_the_fact() {
    for (text, expected) in [
        ("Thefts rose 12 percent.", "Thefts rose 12 percent, according to [source]."),
        ("Thefts rose 12 percent", "Thefts rose 12 percent, according to [source]"),
        ("Thefts rose 12 percent!", "Thefts rose 12 percent, according to [source]!"),
        ("Thefts rose 12 percent...", "Thefts rose 12 percent, according to [source]..."),
        ("Thefts rose 12 percent:", "Thefts rose 12 percent, according to [source]:"),
        ("Did thefts rise 12 percent?", ""),
        (
            "Thefts rose 12 percent by 5 p.m.",
            "Thefts rose 12 percent by 5 p.m., according to [source].",
        ),
        (
            "Thefts rose 12 percent in “the worst year.” It rained.",
            "Thefts rose 12 percent in “the worst year,” according to [source]. It rained.",
        ),
        (
            "Thefts rose 12 percent in \"the worst year\".",
            "Thefts rose 12 percent in \"the worst year\", according to [source].",
        ),
        (
            "Thefts rose 12 percent and he asked “why?” It rained.",
            "Thefts rose 12 percent and he asked “why?” according to [source]. It rained.",
        ),
        (
            "Thefts rose 12 percent (from 50 to 56).",
            "Thefts rose 12 percent (from 50 to 56), according to [source].",
        ),
        (
            "It rained. (Thefts rose 12 percent.) It stopped.",
            "It rained. (Thefts rose 12 percent, according to [source].) It stopped.",
        ),
        (
            "Thefts rose 12 percent last year, while the port slept.",
            "Thefts rose 12 percent last year, according to [source], while the port slept.",
        ),
        (
            "Thefts rose 12 percent last year; the port slept.",
            "Thefts rose 12 percent last year, according to [source]; the port slept.",
        ),
        (
            "Thefts rose 12 percent, while burglaries fell 3 percent.",
            "Thefts rose 12 percent, while burglaries fell 3 percent, according to [source].",
        ),
        (
            "Thefts rose 12 percent in Ode, Selmouth, and Norden.",
            "Thefts rose 12 percent in Ode, Selmouth, and Norden, according to [source].",
        ),
        ("“Thefts rose 12 percent. It rained.”", ""),
    ] {
        for format in [Format::Markdown, Format::Plain] {
            assert_eq!(after(text, "12 percent", format, "Add “according"), expected);
        }
    }
}

#[test]
fn a_source_is_named_behind_markup() {
    for (text, expected) in [
        ("Thefts rose **12 percent**.", "Thefts rose **12 percent**, according to [source]."),
        ("**Thefts rose 12 percent.**", "**Thefts rose 12 percent, according to [source].**"),
        ("- Thefts rose *12 percent*", "- Thefts rose *12 percent*, according to [source]"),
        (
            "- Thefts rose [12 percent]()\n- It rained",
            "- Thefts rose [12 percent](), according to [source]\n- It rained",
        ),
        ("> Thefts rose\n> 12 percent.\n", "> Thefts rose\n> 12 percent, according to [source].\n"),
    ] {
        assert_eq!(after(text, "12 percent", Format::Markdown, "Add “according"), expected);
    }
}

#[test]
fn what_is_no_sentence_is_only_pointed_from() {
    for item in ["£4.4 million from adult care", "Adult care: £4.4 million"] {
        let text = format!("It rained.\n\n- {item}\n- It rained again.");
        let titles = fixed(&text, "£4.4 million", Format::Markdown).into_iter().map(|fix| fix.0);
        let titles: Vec<String> = titles.collect();
        assert!(titles[0].starts_with("Add a footnote") && titles.len() == 3, "{titles:?}");
    }
}

#[test]
fn a_source_is_named_before_the_fact() {
    for (text, expected) in [
        ("The port lost 12 percent.", "According to [source], the port lost 12 percent."),
        ("Thefts rose 12 percent.", "According to [source], thefts rose 12 percent."),
        ("Twelve ports lost 12 percent.", "According to [source], twelve ports lost 12 percent."),
        ("76 ports lost 12 percent.", "According to [source], 76 ports lost 12 percent."),
        ("Norden lost 12 percent.", "According to [source], Norden lost 12 percent."),
        ("May sales rose 12 percent.", "According to [source], May sales rose 12 percent."),
        ("UNESCO lost 12 percent.", "According to [source], UNESCO lost 12 percent."),
        ("“Easy” thefts rose 12 percent.", "According to [source], “Easy” thefts rose 12 percent."),
        ("But thefts rose 12 percent.", "But according to [source], thefts rose 12 percent."),
        (
            "However, thefts rose 12 percent.",
            "However, according to [source], thefts rose 12 percent.",
        ),
        (
            "Norden, a port, lost 12 percent.",
            "According to [source], Norden, a port, lost 12 percent.",
        ),
        ("(The port lost 12 percent.)", "(According to [source], the port lost 12 percent.)"),
        (
            "[The port](#port) lost 12 percent.",
            "According to [source], [the port](#port) lost 12 percent.",
        ),
        (
            "Brown lost 12 percent. It rained on Ann Brown.",
            "According to [source], Brown lost 12 percent. It rained on Ann Brown.",
        ),
        ("“It rained. Thefts rose 12 percent.”", ""),
    ] {
        assert_eq!(after(text, "12 percent", Format::Markdown, "Begin with"), expected);
    }
}
