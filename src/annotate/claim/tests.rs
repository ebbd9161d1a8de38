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

#[test]
fn what_nobody_asks_a_source_for_weighs_nothing() {
    for prose in [
        // Votes and results, rules, taxes, courts, prizes.
        "Ode won with 58,825 votes.",
        "Vans must weigh no more than 3,500 pounds of cargo, or 40 percent of their own weight.",
        "The tariff of 25 percent was lifted.",
        "She was sentenced to pay $40,000.",
        "The $30,000 prize went to Ode.",
        // How a poll was taken.
        "The poll asked 1,200 adults.",
        "The poll has a margin of error of 3 percentage points.",
        // The writer's and the reader's own, suppositions, instructions, what ought to be.
        "We counted 1,400 gulls.",
        "A reporter counted 1,400 gulls.",
        "If 40 percent of them left, the town would be empty.",
        "Schedule 25 percent more time.",
        "2) Spend 25 percent more time on it.",
        "It should take up 25 percent of the page.",
        "Did 40 percent of them leave?",
        // Labels, headlines, names, addresses.
        "20% high, 47% medium",
        "31 Islanders Share Their Honest Thoughts About Ferries.",
        "They met at 1600 Harbour Avenue.",
        "He filled in a Form 1040 yesterday.",
        // A way of speaking.
        "Half the town was there.",
        // The stock exchange, rates of exchange.
        "Shares in the port fell 7.2 percent to €31.15.",
        "(1 euro = $1.09)",
    ] {
        let claims = read(prose);
        let weighs = claims.split('|').any(|claim| !claim.is_empty() && !claim.ends_with("/0"));
        assert!(!weighs, "{prose}: {claims}");
    }
}

#[test]
fn ages_dates_scores_and_constants_are_no_claims() {
    for prose in [
        "Kim, 26, was born in 1999.",
        "Park, who is 58 and tall, rose at 3 in the morning.",
        "The 15-member council met on 4 May 2024.",
        "Norden beat Selmouth 3-1.",
        "They waited in room 1200 for three hours.",
        "It happened 12 times.",
    ] {
        assert_eq!(read(prose), "", "{prose}");
    }
}

#[test]
fn the_writers_own_arithmetic_weighs_nothing() {
    table(&[
        (
            "Of its 4,000 boats 1,200 leak, or 30 percent.",
            "4,000/Count/3|1,200/Count/3|30 percent/Percent/0",
        ),
        (
            "Of its 4,000 boats 1,200 leak, and 45 percent are blue.",
            "4,000/Count/3|1,200/Count/3|45 percent/Percent/4",
        ),
        (
            "It paid $20,000 and $30,000, in all $50,000.",
            "$20,000/Money/3|$30,000/Money/3|$50,000/Money/0",
        ),
    ]);
}

#[test]
fn precision_hedges_and_plans_change_the_weight() {
    table(&[
        ("Crime rose about 12 percent.", "12 percent/Percent/3"),
        ("Crime rose 12.4 percent.", "12.4 percent/Percent/5"),
        ("Crime rose about 12.4 percent.", "12.4 percent/Percent/5"),
        ("Its plan is to plant 40 million trees.", "40 million/Magnitude/2"),
        ("Nearly half of all households own one.", "half/Share/1"),
        ("The pier had 30 fewer visitors than the beach.", "30/Count/4"),
    ]);
}

#[test]
fn statements_without_figures_have_kinds() {
    table(&[
        ("It is the oldest mast in the country.", "the oldest/Superlative/2"),
        ("It is one of the oldest masts in the country.", "the oldest/Superlative/1"),
        ("They met in the largest room.", "the largest/Superlative/1"),
        ("It is Europe’s oldest mast.", "’s oldest/Superlative/2"),
        ("She was the first woman ever to lead it.", "the first/Superlative/2"),
        ("The first day was hard.", ""),
        ("It is the most beautiful town in the country.", ""),
        ("Most of them danced, at least twice.", ""),
        ("It is the third-largest port in the country.", "third-largest/Ranking/2"),
        ("Children here are twice as likely to sail.", "twice as likely/Comparison/2"),
        ("It has more boats than any other town.", ""),
        ("Rents are higher than last year.", "higher than last year/Comparison/2"),
        ("Sales fell because of the strike.", "because of/Cause/2"),
        ("The match was off because of rain.", "because of/Cause/1"),
        ("The ferry is due to arrive at noon.", ""),
        ("The treasurer embezzled the fund.", "embezzled/Allegation/3"),
        ("The treasurer was charged: he embezzled the fund.", "embezzled/Allegation/0"),
        ("Nobody knows how to embezzle.", ""),
        ("Delacroix bribed the mayor.", "bribed/Allegation/3"),
        ("The firm cooked its books.", "cooked its books/Allegation/3"),
        ("Rumours that he stole a car spread.", "stole/Allegation/0"),
        ("She is the last ropemaker in the country.", "the last/Superlative/2"),
        ("The last day was hard.", ""),
        ("Turnout is expected to double.", "expected to/Forecast/2"),
        ("The bridge is set to open in May.", "is set to/Forecast/1"),
    ]);
}
