use crate::annotate::quantity::{self, Hedge, Quantity, Unit};
use crate::annotate::{Annotations, BlockText, date};
use crate::document::{BlockKind, Role};
use crate::language;

fn quantities(prose: &str) -> Vec<Quantity> {
    let block = BlockText {
        kind: BlockKind::Paragraph,
        role: Role::Body,
        source: prose,
        prose,
        inlines: &[],
    };
    let mut notes = Annotations::default();
    notes.tokens = language::tokens(prose);
    notes.sentences = language::sentences(prose, &notes.tokens);
    notes.dates = date::find(&block, &notes);
    quantity::find(&block, &notes)
}

fn show(quantity: &Quantity, prose: &str) -> String {
    let hedge = match quantity.hedge {
        Hedge::None => "",
        Hedge::About => "~",
        Hedge::AtLeast => ">",
        Hedge::AtMost => "<",
    };
    let unit = match &quantity.unit {
        Unit::Count => "",
        Unit::Percent => " %",
        Unit::PercentagePoints => " points",
        Unit::Money(code) => &format!(" {code}"),
        Unit::Measure(name) => &format!(" {name}"),
    };
    format!("{}={hedge}{}{unit}", quantity.span.of(prose), quantity.value)
}
