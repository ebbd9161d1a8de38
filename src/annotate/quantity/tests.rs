use crate::annotate::quantity::{self, Hedge, Interval, Kind, Quantity, Unit};
use crate::annotate::{Annotations, BlockText, date};
use crate::language;

fn quantities(prose: &str) -> Vec<Quantity> {
    let block = BlockText::paragraph(prose);
    let mut notes = Annotations::default();
    notes.tokens = language::tokens(prose);
    notes.sentences = language::sentences(prose, &notes.tokens);
    notes.dates = date::find(&block, &notes, crate::settings::NumericDates::Either);
    quantity::find(&block, &notes)
}

/// `hedge value unit`, one for each quantity.
fn read(prose: &str) -> String {
    let shown: Vec<String> = quantities(prose).iter().map(show).collect();
    shown.join("; ")
}

fn show(quantity: &Quantity) -> String {
    let hedge = match quantity.hedge {
        Hedge::None => "",
        Hedge::About => "~",
        Hedge::AtLeast => ">",
        Hedge::AtMost => "<",
    };
    let unit = match &quantity.unit {
        Unit::Count => "",
        Unit::Percent => "%",
        Unit::PercentagePoints => " points",
        Unit::Money(code) => &format!(" {code}"),
        Unit::Measure(name) => &format!(" {name}"),
    };
    let value = (quantity.value * 1000.0).round() / 1000.0;
    format!("{hedge}{value}{unit}")
}

#[track_caller]
fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(prose, expected)| read(prose) != *expected)
        .map(|(prose, expected)| format!("{prose}: {} instead of {expected}", read(prose)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn counts_in_digits() {
    check(&[
        ("There were 7 dogs.", "7"),
        ("He saw 187 ships.", "187"),
        ("About 12,000 troops left.", "~12000"),
        ("Over 12,000 North Korean troops stayed.", ">12000"),
        ("More than 1,234,567 people voted.", ">1234567"),
        ("In India 1,00,000 people voted.", "100000"),
        ("It sold 3.5 units.", "3.5"),
        ("It counts 45000 members.", "45000"),
        ("The 15-member council met.", "15"),
        ("A 140-character limit.", "140"),
        ("Fewer than 40 members came.", "<40"),
        ("Up to 300 guests came.", "<300"),
        ("At least 107 people were killed.", ">107"),
        ("It has 100+ offices.", ">100"),
        ("Some 500 or more houses burnt.", ">500"),
        ("No fewer than 60 ships sank.", ">60"),
        ("As many as 80 ships sank.", "<80"),
        ("Nearly 2,000 schools closed.", "~2000"),
        ("It grew to 2½ times its size.", "2.5"),
    ]);
}

#[test]
fn magnitudes() {
    check(&[
        ("It has 1.2 million readers.", "1200000"),
        ("It lost 15m tonnes.", "15000000 tonne"),
        ("It has 10k followers.", "10000"),
        ("It has 3bn users.", "3000000000"),
        ("It has 20 million-plus users.", "20000000"),
        ("It has 500 thousand users.", "500000"),
        ("He owns 3 dozen hens.", "36"),
        ("A 2.5-million copy run.", "2500000"),
    ]);
}

#[test]
fn numbers_in_words() {
    check(&[
        ("Seven dogs barked.", "7"),
        ("There were forty-five thousand of them.", "45000"),
        ("One hundred and fifty thousand refugees came.", "150000"),
        ("Twenty five dogs barked.", "25"),
        ("He bought a dozen eggs.", "12"),
        ("He bought half a dozen eggs.", "6"),
        ("Half a million people came.", "500000"),
        ("A hundred people came.", "100"),
        ("One million people came.", "1000000"),
        ("Two and a half million people came.", "2500000"),
        ("A three-member panel met.", "3"),
        ("Two hundred and six bones.", "206"),
        ("Three thousand four hundred men came.", "3400"),
        ("Twelve hundred men came.", "1200"),
        ("Sixty-two million people live there.", "62000000"),
        ("Five of the six boats sank.", "5; 6"),
    ]);
}

#[test]
fn fractions_and_shares() {
    check(&[
        ("Two-thirds of the voters agreed.", "0.667"),
        ("Half of the voters agreed.", "0.5"),
        ("Half the voters agreed.", "0.5"),
        ("A third of the voters agreed.", "0.333"),
        ("A quarter of the voters agreed.", "0.25"),
        ("Three quarters of the voters agreed.", "0.75"),
        ("One-fifth of the voters agreed.", "0.2"),
        ("One in five voters agreed.", "0.2"),
        ("About 1 in 9 websites failed.", "~0.111"),
        ("Three out of four voters agreed.", "0.75"),
    ]);
}

#[test]
fn percent_and_points() {
    check(&[
        ("Rates rose 3.5 percent.", "3.5%"),
        ("Rates rose 3.5%.", "3.5%"),
        ("Rates rose 20 per cent.", "20%"),
        ("Rates rose twenty percent.", "20%"),
        ("Rates rose 5pc.", "5%"),
        ("A 20-percent cut.", "20%"),
        ("Rates rose 3.5 percentage points.", "3.5 points"),
        ("A two-percentage-point rise.", "2 points"),
        ("A twenty-percent cut.", "20%"),
        ("Some 5 to 10 percent of homes.", "~5%; 10%"),
        ("It is (+52%).", "52%"),
        ("It fell 5–7 percent.", "5%; 7%"),
    ]);
}

#[test]
fn money() {
    check(&[
        ("It cost $4bn.", "4000000000 USD"),
        ("It cost $400m.", "400000000 USD"),
        ("It cost US$4.5 million.", "4500000 USD"),
        ("It cost A$20.", "20 AUD"),
        ("It cost £294.0m.", "294000000 GBP"),
        ("It cost €5 million.", "5000000 EUR"),
        ("It cost Rs 500 crore.", "5000000000 INR"),
        ("It cost 45 million euros.", "45000000 EUR"),
        ("It cost 3 US dollars.", "3 USD"),
        ("It cost 90 cents.", "90 cent"),
        ("It cost two million yen.", "2000000 JPY"),
        ("It cost five pounds sterling.", "5 GBP"),
        ("It cost $5-10 million.", "5000000 USD; 10000000 USD"),
        ("It cost $1,299.99.", "1299.99 USD"),
        ("A $2.5-billion plan.", "2500000000 USD"),
        ("It cost a million dollars.", "1000000 USD"),
        ("It cost USD 400.", "400 USD"),
    ]);
}

#[test]
fn measures() {
    check(&[
        ("The trail is 10 miles long.", "10 mile"),
        ("He ran 5km.", "5 kilometre"),
        ("It weighs 200 pounds.", "200 pound"),
        ("He is 6 ft 4.", "6.333 foot"),
        ("She is five feet ten inches tall.", "5.833 foot"),
        ("It covers 2,000 acres (809 hectares).", "2000 acre; 809 hectare"),
        ("It covers 12 square miles.", "12 square mile"),
        ("Gusts of up to 51 mph (82 km/h).", "<51 mile per hour; 82 kilometre per hour"),
        ("It was 25°C.", "25 degree Celsius"),
        ("It was 77 degrees Fahrenheit.", "77 degree Fahrenheit"),
        ("A three-mile walk.", "3 mile"),
        ("A 15-mile walk.", "15 mile"),
        ("It holds 940 gallons, or 3,558 litres.", "940 gallon; 3558 litre"),
        ("An 8.3 MB file.", "8.3 megabyte"),
        ("It is 40 metres deep.", "40 metre"),
        ("He lost 3 kg.", "3 kilogram"),
    ]);
}

#[test]
fn time_and_age() {
    check(&[
        ("It took 2 hours 30 minutes.", "2.5 hour"),
        ("It took three years.", "3 year"),
        ("A five-year plan.", "5 year"),
        ("It took two and a half years.", "2.5 year"),
        ("He is 26 years old.", "26 year"),
        ("The 26-year-old left.", "26 year"),
        ("A thirty-two-year-old left.", "32 year"),
        ("Ann Lee, 26, left.", "26"),
        ("She died aged 50.", "50"),
    ]);
    for prose in ["He is 26 years old.", "The 26-year-old left.", "Ann Lee, 26, left.", "Aged 50."]
    {
        assert!(quantities(prose).iter().all(|quantity| quantity.kind == Kind::Age), "{prose}");
    }
}

#[test]
fn no_quantity_at_all() {
    let wrong: Vec<String> = [
        "It began in 2006.",
        "From 1999-2001 he worked there.",
        "The 2014 floods.",
        "In 2006 people left.",
        "The 1990s were long.",
        "It happened on March 4, 2026.",
        "On 4 March 2026 it rained.",
        "By 2026-03-04 it was over.",
        "It is certified to ISO 9001/14001.",
        "See section 5.",
        "See page 12.",
        "See No. 3.",
        "It is Article 5.",
        "He flew a Boeing 737.",
        "He has an iPhone 6.",
        "He took Flight 370.",
        "Call 1-209-255-1000.",
        "Call 555-0100.",
        "It ships version 1.2.3.",
        "It is at 10:30.",
        "It is at 5 p.m.",
        "It is at 10 a.m.",
        "It is at 9 o'clock.",
        "A 3D film.",
        "A 5G network.",
        "Help is there 24/7.",
        "The 9/11 attacks.",
        "COVID-19 spread.",
        "It is issue #12.",
        "The 21st century.",
        "He came 4th.",
        "One of the first came.",
        "No one came.",
        "They like one another.",
        "One day he left.",
        "Thousands of people came.",
        "Hundreds of cars passed.",
        "It is agenda item 4.",
        "Go to Room 101.",
        "Chapter 3 is long.",
        "1. First item",
        "Two ways: 1) by bus.",
        "See [3].",
        "Route 66 is closed.",
        "Interstate 80 is closed.",
        "The first and the second.",
        "A second chance.",
        "It was ranked No. 5.",
        "The file is a.b/2/c.",
        "Zero tolerance.",
    ]
    .iter()
    .filter(|prose| {
        let found = quantities(prose);
        found.len() > usize::from(prose.starts_with("Two ways"))
    })
    .map(|prose| format!("{prose}: {}", read(prose)))
    .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_printed_number_is_an_interval() {
    for (prose, low, high) in [
        ("12,000 troops left.", 11_500.0, 12_500.0),
        ("45,000 troops left.", 44_500.0, 45_500.0),
        ("187 troops left.", 187.0, 187.0),
        ("It has 1.2 million readers.", 1_150_000.0, 1_250_000.0),
        ("Rates rose 20%.", 19.5, 20.5),
        ("Rates rose 4.7%.", 4.65, 4.75),
        ("It cost $4bn.", 3.5e9, 4.5e9),
    ] {
        let interval = quantities(prose)[0].interval;
        assert!((interval.low - low).abs() < 1e-6 * high, "{prose} {interval:?}");
        assert!((interval.high - high).abs() < 1e-6 * high, "{prose} {interval:?}");
    }
}

#[test]
fn what_is_counted() {
    for (prose, head, modifiers) in [
        ("Over 12,000 North Korean troops left.", "troop", "north korean"),
        ("It polled 2,000 people.", "person", ""),
        (
            "There are 67 different air traffic facilities here.",
            "facility",
            "different air traffic",
        ),
        ("Some 5% of all homes burnt.", "home", ""),
        ("A 15-member council.", "member", ""),
        ("Two-thirds of the women agreed.", "woman", ""),
        ("There were 494 pages.", "page", ""),
    ] {
        let found = quantities(prose);
        let counted = found[0].counted.as_ref().expect(prose);
        assert_eq!(
            (counted.head.as_str(), counted.modifiers.join(" ").as_str()),
            (head, modifiers)
        );
    }
}

#[test]
fn anything_is_read_without_panic() {
    for prose in [
        "",
        "1",
        "½",
        "-",
        "$",
        "$$1",
        "1-1-1-1",
        "a\u{1a}1\u{1a}%",
        "١٢",
        "1,2,3",
        "one-",
        "-one",
        "é1é",
        "ten-é",
        "5-é",
        "1e9999",
        "99999999999999999999",
    ] {
        quantities(prose);
        date::read(prose);
    }
}

/// `kind value (low to high)`, one for each multiple and rank.
fn compared(prose: &str) -> String {
    let block = BlockText::paragraph(prose);
    let notes = crate::annotate::annotate(&block, &crate::settings::Settings::default());
    let shown = notes.comparisons.iter().map(|found| {
        let Interval { low, high } = found.stands_for();
        let round = |value: f64| (value * 1000.0).round() / 1000.0;
        format!("{:?} {} ({} to {})", found.kind, found.value, round(low), round(high))
    });
    shown.collect::<Vec<_>>().join("; ")
}

#[test]
fn multiples_and_ranks() {
    for (prose, expected) in [
        ("Sales doubled.", "Multiple 2 (1.8 to 2.2)"),
        ("Sales more than doubled.", "Multiple 2 (1.8 to inf)"),
        ("Sales nearly tripled.", "Multiple 3 (2.7 to 3.3)"),
        ("Sales rose threefold.", "Multiple 3 (2.7 to 3.3)"),
        ("The fee was more than halved.", "Multiple 0.5 (-inf to 0.55)"),
        ("It has twice as many boats as Holt.", "Multiple 2 (1.8 to 2.2)"),
        ("It has half as many.", "Multiple 0.5 (0.45 to 0.55)"),
        ("It is double the price.", "Multiple 2 (1.8 to 2.2)"),
        ("It rains twice a week.", ""),
        ("She plays doubles and ran back, doubled over.", ""),
        ("Half the members left.", ""),
        ("Vara is the third-largest port.", "Rank 3 (3 to 3)"),
        ("Vara is the second largest port.", "Rank 2 (2 to 2)"),
        ("It is the 10th-most populous town.", "Rank 10 (10 to 10)"),
        ("It ranked 5th of 32 towns.", "Rank 5 (5 to 5)"),
        ("It ranks No. 5.", "Rank 5 (5 to 5)"),
        ("She finished fourth.", "Rank 4 (4 to 4)"),
        ("She is in fifth place.", "Rank 5 (5 to 5)"),
        ("He is the third of four sons.", "Rank 3 (3 to 3)"),
        ("A third of 12 boats sank.", ""),
        ("The second test came on the 4th of May.", ""),
        ("The third boat sank in the 21st century.", ""),
    ] {
        assert_eq!(compared(prose), expected, "{prose}");
    }
}

/// One quantity of the table: value and unit, the values it stands for, what it is told per.
fn told(quantity: &Quantity, prose: &str) -> String {
    let round = |value: f64| match value {
        f64::INFINITY => "more".to_owned(),
        f64::NEG_INFINITY => "less".to_owned(),
        value => ((value * 10_000.0).round() / 10_000.0).to_string(),
    };
    let plain = Quantity { hedge: Hedge::None, ..quantity.clone() };
    let Interval { low, high } = quantity.stands_for();
    let per = quantity.per.map_or(String::new(), |per| format!(", {}", per.of(prose)));
    let end = if quantity.range.is_some() { ", an end of a range" } else { "" };
    format!("{} ({} to {}{per}{end})", show(&plain), round(low), round(high))
}

fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[test]
fn the_table_of_quantities() {
    let table = include_str!("read.txt");
    let mut wrong = Vec::new();
    for line in lines(table) {
        let (prose, expected) = line.split_once('\t').expect("two columns");
        let all: Vec<String> = quantities(prose).iter().map(|one| told(one, prose)).collect();
        let found = all.join("; ");
        if found.is_empty() || found != expected {
            wrong.push(format!("{prose} {found} instead of {expected}"));
        }
    }
    assert!(lines(table).count() >= 150);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_of_what_is_no_quantity() {
    let table = include_str!("unread.txt");
    let wrong: Vec<String> = lines(table)
        .filter(|prose| !quantities(prose).is_empty())
        .map(|prose| format!("{prose} {}", read(prose)))
        .collect();
    assert!(lines(table).count() >= 80);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
