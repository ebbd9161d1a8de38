use super::*;
use crate::annotate::annotate;
use crate::settings::Settings;

/// The claims of a paragraph, as `words/kind/weight`.
fn read(prose: &str) -> String {
    let notes = annotate(&BlockText::paragraph(prose), &Settings::default());
    let show = |claim: &Claim| {
        let kind = match claim.kind {
            ClaimKind::Figure(class) => format!("{class:?}"),
            kind => format!("{kind:?}"),
        };
        format!("{}/{kind}/{}", claim.span.of(prose), claim.weight)
    };
    notes.claims.iter().map(show).collect::<Vec<_>>().join("|")
}

/// Asserts for each sentence which claims it makes.
fn table(rows: &[(&str, &str)]) {
    for (prose, expected) in rows {
        assert_eq!(read(prose), *expected, "{prose}");
    }
}

#[test]
fn figures_have_classes() {
    table(&[
        ("Crime rose 12 percent.", "12 percent/Percent/4"),
        ("The bridge cost $45 million.", "$45 million/Money/3"),
        ("The tea cost $4.", "$4/Money/1"),
        ("One in five islanders owns a boat.", "One in five/Share/3"),
        ("The storm killed 14 sailors.", "14/Casualties/3"),
        ("The port moved 1.2 million containers.", "1.2 million/Magnitude/4"),
        ("The port employs 3,000 people.", "3,000/Count/3"),
        ("The bridge carries 900 cars a day.", "900/Rate/3"),
        ("The rate is 8 per 100,000.", "8/Rate/3"),
        ("The survey put support at 40 percent.", "40 percent/Poll/4"),
        ("The harbour scored 63.9 out of 100.", "63.9/Ranking/3"),
    ]);
}
