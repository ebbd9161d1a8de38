use super::*;
use crate::analysis::{Analyzer, Draft};
use crate::settings::Settings;

fn read(text: &str) -> Analysis {
    Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text))
}

/// Each fact as `kind: text = value < source [citation] status`, as far as it has them.
fn told(facts: &[Fact]) -> Vec<String> {
    let line = |fact: &Fact| {
        let value = fact.value.as_ref().map(|value| format!(" = {value}")).unwrap_or_default();
        let source = fact.source.as_ref().map(|s| format!(" < {}", s.text)).unwrap_or_default();
        let citation = fact.citation.as_ref().map(|s| format!(" [{}]", s.text)).unwrap_or_default();
        let (kind, status) = (fact.kind.name(), fact.status.name());
        format!("{kind}: {}{value}{source}{citation} {status}", fact.text)
    };
    facts.iter().map(line).collect()
}

#[test]
fn each_kind_is_told_with_who_stands_for_it() {
    for (text, expected) in [
        (
            "Thefts fell 12 percent, Mayor Ann Lee said.",
            "figure: 12 percent = 12 percent < Ann Lee attributed",
        ),
        (
            "Mayor Ann Lee left. Thefts fell 12 percent, the mayor said.",
            "figure: 12 percent = 12 percent < Ann Lee attributed",
        ),
        ("Thefts fell 12 percent.", "figure: 12 percent = 12 percent open"),
        (
            "Officials said thefts fell 12 percent.",
            "figure: 12 percent = 12 percent < Officials weak",
        ),
        ("Thefts reportedly fell 12 percent.", "figure: 12 percent = 12 percent weak"),
        ("An estimated 12 percent stay away.", "figure: 12 percent = 12 percent weak"),
        (
            "The report showed that 40,000 homes stand empty.",
            "figure: 40,000 homes = 40,000 homes < The report sourced",
        ),
        (
            "It cost $4.5 million ([accounts](https://example.org/a)).",
            "figure: $4.5 million = 4,500,000 USD [https://example.org/a] sourced",
        ),
        (
            "It cost $4.5 million.[^1]\n\n[^1]: Town accounts, page 4",
            "figure: $4.5 million = 4,500,000 USD [Town accounts, page 4] sourced",
        ),
        (
            "Between 5 and 10 percent stay away, the ministry said.",
            "figure: 5 and 10 percent = 5–10 percent < the ministry attributed",
        ),
        (
            "“We shall be there tomorrow,” Ann Lee said.",
            "quotation: “We shall be there tomorrow,” < Ann Lee attributed",
        ),
        ("“We shall be there tomorrow.”", "quotation: “We shall be there tomorrow.” open"),
        (
            "Selmouth has the largest fishing port in the north.",
            "superlative: the largest fishing port open",
        ),
        (
            "Ann Lee said that the **quay** would be mended.",
            "statement: Ann Lee said that the quay would be mended. < Ann Lee attributed",
        ),
    ] {
        assert_eq!(told(&asked(&read(text))), [expected], "{text}");
    }
}

#[test]
fn what_nobody_asks_a_source_for_is_left_to_the_whole_list() {
    for (text, rest) in [
        ("Ann Lee, 26, lives in Selmouth.", "figure: 26 = 26 open"),
        ("The bill passed by 212 votes.", "figure: 212 votes = 212 votes open"),
        ("They met on March 4, 2026.", "date: March 4, 2026 = 2026-03-04 open"),
        ("It closed in 1999.", "date: 1999 open"),
        ("Two inspectors came.", "figure: Two inspectors = 2 inspectors open"),
    ] {
        let read = read(text);
        assert_eq!(told(&asked(&read)), [""; 0], "{text}");
        assert_eq!(told(&all(&read)), [rest], "{text}");
    }
    let table = "| Town | Share |\n|---|---|\n| Selmouth | 40 percent |\n";
    assert_eq!(asked(&read(table)), []);
}

#[test]
fn titles_and_words_at_arms_length_are_no_quotations() {
    for text in ["He sang “The Long Way Home Again” twice.", "The “experts” were late."] {
        assert_eq!(told(&all(&read(text))), [""; 0], "{text}");
    }
    let said = "Ann Lee called them “pawns” and laughed, she said.";
    assert_eq!(told(&asked(&read(said)))[0], "quotation: “pawns” < Ann Lee attributed");
}

#[test]
fn a_place_that_is_to_be_filled_in_is_no_source() {
    for text in [
        "Thefts fell 12 percent. [TK source]",
        "Thefts fell 12 percent, according to [source].",
        "Thefts fell 12 percent.[^1]\n\n[^1]: TK",
        "Thefts fell 12 percent.[^1]",
        "We found that thefts fell 12 percent.",
    ] {
        let facts = all(&read(text));
        assert_eq!(facts[0].status, Status::Open, "{text}");
    }
}

#[test]
fn a_figure_told_again_is_as_well_sourced_as_where_it_is_sourced() {
    let text = "# Thefts fall 12 percent\n\nThefts fell 12 percent, the mayor said.";
    let facts = asked(&read(text));
    assert_eq!(facts.len(), 2);
    assert!(facts.iter().all(|fact| fact.status == Status::Attributed), "{facts:?}");
    let other = "# Thefts fall 13 percent\n\nThefts fell 12 percent, the mayor said.";
    assert_eq!(asked(&read(other))[0].status, Status::Open);
}

#[test]
fn a_pronoun_is_named_only_where_nobody_else_can_be_meant() {
    for (text, source) in [
        ("Ann Lee resigned. Thefts fell 12 percent, she said.", "Ann Lee"),
        ("Ann Lee resigned. Thefts fell 12 percent, he said.", "he"),
        ("Ann Lee resigned. Thefts fell 12 percent, they said.", "they"),
        ("Ann Lee met Jo Park. Thefts fell 12 percent, she said.", "Ann Lee"),
    ] {
        let facts = asked(&read(text));
        let fact = facts.iter().find(|fact| fact.kind == FactKind::Figure).expect("12 percent");
        assert_eq!(fact.source.as_ref().map(|source| source.text.as_str()), Some(source), "{text}");
    }
}

#[test]
fn what_a_footnote_quotes_is_no_fact_of_the_draft() {
    let text = "Rents rose.[^1]\n\n[^1]: “They rose and rose and rose,” he wrote.\n\n\
                “We shall be there tomorrow,” Ann Lee said. “We shall not be late,” she said.";
    let facts = asked(&read(text));
    let texts: Vec<_> = facts.iter().map(|fact| fact.text.as_str()).collect();
    assert_eq!(texts, ["“We shall be there tomorrow,”", "“We shall not be late,”"]);
}

#[test]
fn facts_stand_in_reading_order() {
    let text = "“Thefts fell by 12 percent last year,” Ann Lee said. Jo Park told the council that \
                the largest shop would close. Rents rose 4 percent.";
    let facts = asked(&read(text));
    let kinds: Vec<_> = facts.iter().map(|fact| fact.kind.name()).collect();
    assert_eq!(kinds, ["quotation", "figure", "superlative", "figure"]);
    assert!(facts.is_sorted_by_key(|fact| fact.span.start));
}
