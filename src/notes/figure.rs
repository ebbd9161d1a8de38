//! Notes on figures: what a number stands for and where else it is told.

use super::{Note, date};
use crate::analysis::Analysis;
use crate::annotate::quantity::{Dimension, Hedge, Interval, Kind, Unit, measure, plain};
use crate::annotate::{At, BlockView, Quantity};
use crate::checks::figures::known::computation;
use crate::story::figures::place;

/// Other places that are listed at most.
const LISTED: usize = 5;

/// The note on the figure or date at the byte `offset` of the draft.
pub(super) fn note(analysis: &Analysis, offset: usize) -> Option<Note> {
    let block = analysis.draft.block(analysis.draft.block_at(offset)?);
    let inside = offset - block.block.span.start;
    let dates = block.notes.dates.iter().enumerate();
    if let Some((index, date)) = dates.into_iter().find(|(_, date)| date.span.touches(inside)) {
        let at = At { block: block.index, index };
        return date::note(analysis, &block, date, at);
    }
    let quantities = block.notes.quantities.iter();
    if let Some(quantity) = quantities.into_iter().find(|q| q.span.touches(inside)) {
        return Some(figure_note(analysis, &block, quantity));
    }
    let compares = block.notes.comparisons.iter().find(|told| told.span.touches(inside))?;
    Some(comparison_note(&block, compares))
}

/// What *doubled* or *third-largest* says.
fn comparison_note(block: &BlockView<'_>, told: &Quantity) -> Note {
    let words = block.text(told.span);
    let reading = match (told.kind, told.hedge) {
        (Kind::Rank, _) => format!("place {}", number(told.value)),
        (_, Hedge::AtLeast) => format!("{} times or more", number(told.value)),
        (_, Hedge::AtMost) => format!("{} times or less", number(told.value)),
        _ => {
            let Interval { low, high } = told.stands_for();
            format!("{} times; say {} to {}", number(told.value), number(low), number(high))
        }
    };
    let mut text = format!("**{words}** — {reading}");
    if let Some(computed) = computation(block.prose, block.notes, told) {
        text.push_str("\n\n");
        text.push_str(&computed);
    }
    Note { span: block.absolute(told.span), markdown: text }
}

fn figure_note(analysis: &Analysis, block: &BlockView<'_>, quantity: &Quantity) -> Note {
    let mut text = format!("**{}**", block.text(quantity.span));
    if let Some(counted) = &quantity.counted {
        text.push(' ');
        text.push_str(block.text(counted.span));
    }
    if let Some(reading) = reading(quantity, block.text(quantity.span)) {
        text.push_str(" — ");
        text.push_str(&reading);
    }
    if let Some(computed) = computation(block.prose, block.notes, quantity) {
        text.push_str("\n\n");
        text.push_str(&computed);
    }
    if let Some(other) = converted(quantity) {
        text.push_str("\n\n");
        text.push_str(&other);
    }
    let here = block.absolute(quantity.span);
    let others = analysis.story.figures.keyed(quantity.key).iter();
    let others = others.map(|&(_, at)| place(&analysis.draft, at));
    let others: Vec<String> = others
        .filter(|other| quantity.key != 0 && other.block.absolute(other.quantity.span) != here)
        // Sums and shares of nothing in particular are the same thing only if they are the same.
        .filter(|other| match (&other.quantity.counted, &quantity.counted) {
            (Some(_), Some(_)) => true,
            _ => {
                other.quantity.unit == quantity.unit
                    && (other.quantity.value - quantity.value).abs() < f64::EPSILON
            }
        })
        .take(LISTED)
        .map(|other| format!("\n- {}", around(&other.block, other.quantity)))
        .collect();
    if !others.is_empty() {
        text.push_str("\n\nAlso in this draft:\n");
        text.push_str(&others.concat());
    }
    Note { span: here, markdown: text }
}

/// What the printed digits stand for.
fn reading(quantity: &Quantity, printed: &str) -> Option<String> {
    let Interval { low, high } = quantity.interval;
    let sign = printed.chars().next().filter(|sign| matches!(sign, '$' | '€' | '£' | '¥'));
    let sign = sign.map(String::from).unwrap_or_default();
    let number = |value| format!("{sign}{}", number(value));
    let range = format!("{} to {}", number(low), number(high));
    match quantity.hedge {
        // Cents and pence are printed as exactly as anybody asks.
        Hedge::None if low >= high || number(low) == number(high) => None,
        Hedge::None => Some(format!("as printed, {range}")),
        Hedge::About => {
            let Interval { low, high } = quantity.stands_for();
            Some(format!("about; say {} to {}", number(low), number(high)))
        }
        Hedge::AtLeast => Some(format!("{} or more", number(quantity.value))),
        Hedge::AtMost => Some(format!("{} or less", number(quantity.value))),
    }
}

/// The measure in the unit readers elsewhere would want.
fn converted(quantity: &Quantity) -> Option<String> {
    let Unit::Measure(name) = &quantity.unit else { return None };
    let from = measure(name)?;
    let (value, unit) = match from.name {
        "degree Celsius" => (quantity.value * 1.8 + 32.0, "°F"),
        "degree Fahrenheit" => ((quantity.value - 32.0) / 1.8, "°C"),
        _ => {
            let metric = matches!(
                from.name,
                "kilometre"
                    | "metre"
                    | "centimetre"
                    | "hectare"
                    | "square kilometre"
                    | "litre"
                    | "kilogram"
                    | "tonne"
                    | "kilometre per hour"
                    | "square metre"
            );
            let to = match (from.dimension, metric) {
                (Dimension::Length, true) if from.size >= 1000.0 => "mile",
                (Dimension::Length, true) => "foot",
                (Dimension::Length, false) if from.size >= 1000.0 => "kilometre",
                (Dimension::Length, false) => "metre",
                (Dimension::Area, true) => "acre",
                (Dimension::Area, false) => "hectare",
                (Dimension::Volume, true) => "gallon",
                (Dimension::Volume, false) => "litre",
                (Dimension::Mass, true) => "pound",
                (Dimension::Mass, false) => "kilogram",
                (Dimension::Speed, true) => "mile per hour",
                (Dimension::Speed, false) => "kilometre per hour",
                _ => return None,
            };
            let to = measure(to)?;
            (quantity.value * from.size / to.size, in_plural(to.name))
        }
    };
    Some(format!("= {} {unit}", number(value)))
}

/// The name of a unit behind a number.
fn in_plural(unit: &'static str) -> &'static str {
    match unit {
        "mile" => "miles",
        "foot" => "feet",
        "kilometre" => "kilometres",
        "metre" => "metres",
        "acre" => "acres",
        "hectare" => "hectares",
        "gallon" => "gallons",
        "litre" => "litres",
        "pound" => "pounds",
        "kilogram" => "kilograms",
        "mile per hour" => "miles per hour",
        "kilometre per hour" => "kilometres per hour",
        other => other,
    }
}

/// To about three significant digits, grouped in thousands.
fn number(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    plain(value, decimals)
}

/// A quantity with a few words around it, on one line; other figures stay whole.
fn around(block: &BlockView<'_>, quantity: &Quantity) -> String {
    let tokens = &block.notes.tokens;
    let sentence = &block.notes.sentences[quantity.sentence].tokens;
    let mut from = sentence.start.max(quantity.tokens.start.saturating_sub(4));
    let mut to = sentence.end.min(quantity.tokens.end + 5);
    for other in block.notes.quantities.iter().filter(|other| other.span != quantity.span) {
        if other.tokens.contains(&from) {
            from = other.tokens.end;
        }
        if other.tokens.contains(&(to - 1)) {
            to = other.tokens.start;
        }
    }
    let start = tokens[from.min(quantity.tokens.start)].span.start.min(quantity.span.start);
    let end = tokens[to.max(quantity.tokens.end) - 1].span.end.max(quantity.span.end);
    let before = block.prose[start..quantity.span.start].trim_start_matches(is_between_words);
    let after = block.prose[quantity.span.end..end].trim_end_matches(is_between_words);
    let opening = if from > sentence.start { "… " } else { "" };
    let closing = if to < sentence.end { " …" } else { "" };
    let line = format!("{opening}{before}**{}**{after}{closing}", block.text(quantity.span));
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What ought not to stand where words were cut off.
fn is_between_words(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | ';' | ':' | '–' | '—')
}

#[cfg(test)]
mod tests {
    use crate::notes::tests::hover;

    #[test]
    fn other_places_are_told_with_whole_figures() {
        let text = "It lost $5 million. It cost $2.1 million for the crew, $5 million for \
                    fuel and $900,000 for the berth.\n\nRents rose, an increase of $5 million.";
        let told = hover(text, "$5");
        assert!(told.contains("as printed, $4,500,000 to $5,500,000"), "{told}");
        assert!(told.contains("\n- … for the crew, **$5 million** for fuel and …\n"), "{told}");
        assert!(told.ends_with("\n- … an increase of **$5 million**."), "{told}");
        assert!(!told.contains("2.1"), "{told}");
        let exact = hover("It cost £2,087.15 to mend.", "£2");
        assert!(!exact.contains("as printed"), "{exact}");
    }

    #[test]
    fn what_a_figure_is_computed_from_is_told() {
        let sum = "The town counted 170 homes in the north and 214 in the south, a total of 384.";
        assert!(hover(sum, "384").contains("170 + 214 = 384"), "{}", hover(sum, "384"));
        let change = "The number of members rose from 50 to 65, an increase of 30 percent.";
        assert!(hover(change, "30 ").contains("from 50 to 65 = +30%"), "{}", hover(change, "30 "));
        assert!(!hover(sum, "170").contains('='));
        assert!(hover("About 300 boats sank.", "300").contains("270 to 330"));
    }

    #[test]
    fn what_a_multiple_or_rank_says_is_told() {
        let told = hover("The staff more than doubled, from 10 to 25.", "doubled");
        assert_eq!(told, "**doubled** — 2 times or more\n\nfrom 10 to 25 = 2.5 times");
        let told = hover("Vara is the third-largest port.", "third");
        assert!(told.ends_with("**third** — place 3"), "{told}");
        let told = hover("Sales tripled.", "tripled");
        assert_eq!(told, "**tripled** — 3 times; say 2.7 to 3.3");
    }

    #[test]
    fn shares_and_products_are_computed() {
        let share = "The survey found that 12 of 40 shops (30%) had closed.";
        assert!(hover(share, "30%").contains("12 of 40 = 30%"), "{}", hover(share, "30%"));
        let product = "The school bought 40 chairs at $25 each, a total of $1,000.";
        assert!(hover(product, "$1,0").contains("40 × $25 = $1,000"), "{}", hover(product, "$1,0"));
    }

    #[test]
    fn a_converted_measure_is_told_in_the_plural() {
        assert!(hover("The ship is 84 metres long.", "84").contains("= 276 feet"));
        assert!(hover("The road is 30 kilometres long.", "30").contains("= 18.6 miles"));
    }
}
