use crate::analysis::{Analyzer, Draft};
use crate::settings::Settings;

/// The words of each finding that says what its figure comes to, and what that is.
fn computed(text: &str) -> Vec<(String, String)> {
    let analysis = Analyzer::new(Settings::default().into()).analyze(&Draft::markdown(text));
    let told = analysis
        .findings
        .iter()
        .filter_map(|finding| Some((finding.span.of(text).to_owned(), finding.computed.clone()?)));
    told.collect()
}

#[test]
fn a_figure_that_is_wrong_by_arithmetic_says_what_it_comes_to() {
    for (text, figure, value) in [
        ("Four men and 12 women were rescued, 15 people in all.", "15", "16"),
        (
            "Of all votes, 60 percent went to Lee, 30 percent to Park and 20 percent to Ode.",
            "60 percent",
            "110% in all",
        ),
        ("The budget rose by 20 percent, from $40 million to $50 million.", "20 percent", "25%"),
        ("Two-thirds of members, or 75 percent, stayed away.", "75 percent", "67%"),
        ("Lee, who was born in 1950, died in 2020 at the age of 50.", "50", "69 or 70"),
        ("It lies 10 miles (18 km) off the coast.", "18 km", "16 km"),
        ("She led the firm for 20 years, from 1990 to 2000.", "20 years", "10 years"),
    ] {
        assert_eq!(computed(text), [(figure.to_owned(), value.to_owned())], "{text}");
    }
}

#[test]
fn two_places_that_disagree_come_to_nothing() {
    let text = "# Storm kills 14\n\nThe storm killed 16 people, rescuers said.";
    assert_eq!(computed(text), []);
}
