//! `deskcheck facts`: everything of a draft that can be checked, and who stands for it.

use std::process::ExitCode;

use super::args::{Color, Facts, FactsFormat};
use super::one::One;
use super::{could_not_run, print};
use crate::facts::{self, Fact};
use crate::ledger::Fingerprint;

mod table;
mod text;

/// Lists the facts of one draft.
pub(super) fn run(args: &Facts, color: Color) -> ExitCode {
    let Some(one) = One::read(&args.file, &args.reading) else { return could_not_run() };
    let all = if args.all { facts::all(&one.analysis) } else { facts::asked(&one.analysis) };
    let verified = verified(&one, &all);
    let color = if args.format == FactsFormat::Text { color } else { Color::Never };
    let printed = print(&told(args.format, &one, &verified), color);
    if one.flawed { could_not_run() } else { printed }
}

/// A fact, and whether its sentence has been verified as it stands. Its status stays what the draft
/// says of it: that a desk knows better does not name a source to the reader.
struct Listed<'a> {
    fact: &'a Fact,
    verified: bool,
}

fn verified<'a>(one: &One, facts: &'a [Fact]) -> Vec<Listed<'a>> {
    let standing = one.ledger.standing();
    // Of the facts of one sentence the first one tells for all.
    let mut last = None;
    let listed = facts.iter().map(|fact| {
        let known = last.filter(|(sentence, _)| *sentence == fact.sentence);
        let (_, verified) = known.unwrap_or_else(|| {
            let print = || Fingerprint::of(fact.sentence.of(one.analysis.text()));
            (fact.sentence, !standing.is_empty() && standing.contains(&print()))
        });
        last = Some((fact.sentence, verified));
        Listed { fact, verified }
    });
    listed.collect()
}

fn told(format: FactsFormat, one: &One, facts: &[Listed<'_>]) -> String {
    match format {
        FactsFormat::Text => text::of(one, facts),
        FactsFormat::Json => table::json(one, facts),
        FactsFormat::Csv => table::csv(one, facts),
    }
}
