use super::*;
use crate::annotate::annotate;
use crate::settings::Settings;

fn definitions(prose: &str) -> String {
    let block = BlockText::paragraph(prose);
    let notes = annotate(&block, &Settings::default());
    let show = |found: &AcronymDefinition| {
        let (acronym, expansion) = (found.acronym.of(prose), found.expansion.of(prose));
        format!("{acronym}={expansion}/{:?}", found.fit)
    };
    notes.acronyms.iter().map(show).collect::<Vec<_>>().join(" ")
}

#[test]
fn definitions_in_many_forms() {
    for (prose, expected) in [
        ("the World Health Organization (WHO) said", "WHO=World Health Organization/Exact"),
        ("the Bureau of Labor Statistics’ (BLS) data", "BLS=Bureau of Labor Statistics/Exact"),
        ("the RTA (Regional Transit Authority) said", "RTA=Regional Transit Authority/Exact"),
        (
            "application programming interfaces (APIs)",
            "APIs=application programming interfaces/Exact",
        ),
        ("RTA stands for the Regional Transit Authority.", "RTA=Regional Transit Authority/Exact"),
        (
            "The acronym RTA refers to its full name, the Regional Transit Authority.",
            "RTA=Regional Transit Authority/Exact",
        ),
        ("the Regional Transit Authority, or RTA, said", "RTA=Regional Transit Authority/Exact"),
        ("the Regional Transit Authority (“RTA”)", "RTA=Regional Transit Authority/Exact"),
        ("It was cold (VERY) and wet.", ""),
        (
            "Centers for Disease Control and Prevention (CDC)",
            "CDC=Centers for Disease Control and Prevention/Exact",
        ),
        ("the U.S. Regional Transit Authority (RTA)", "RTA=Regional Transit Authority/Exact"),
        ("his brother (aged 12, NY)", ""),
    ] {
        assert_eq!(definitions(prose), expected, "{prose}");
    }
}

#[test]
fn near_misses() {
    for (prose, expected) in [
        ("the World Health Federation (WHO)", "WHO=World Health Federation/Near"),
        ("the World Health Organization (WOH)", "WOH=World Health Organization/Near"),
        ("the Office of Rail Safety (ORR)", "ORR=Office of Rail Safety/Near"),
        (
            "the National Technical Training Service (TNTS)",
            "TNTS=National Technical Training Service/Near",
        ),
        ("the National Hockey Association (FIFA)", ""),
        ("Doctors Without Borders (MSF)", ""),
        ("the Extensible Markup Language (XML)", "XML=Extensible Markup Language/Exact"),
    ] {
        assert_eq!(definitions(prose), expected, "{prose}");
    }
}
