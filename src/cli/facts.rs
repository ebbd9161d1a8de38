//! `deskcheck facts`: everything of a draft that can be checked, and who stands for it.

use std::process::ExitCode;

use super::args::{Color, Facts, FactsFormat};
use super::one::One;
use super::{could_not_run, print};
use crate::facts::{self, Fact};

mod table;
mod text;

/// Lists the facts of one draft.
pub(super) fn run(args: &Facts, color: Color) -> ExitCode {
    let Some(one) = One::read(&args.file, &args.reading) else { return could_not_run() };
    let all = if args.all { facts::all(&one.analysis) } else { facts::asked(&one.analysis) };
    let color = if args.format == FactsFormat::Text { color } else { Color::Never };
    let printed = print(&told(args.format, &one, &all), color);
    if one.flawed { could_not_run() } else { printed }
}

fn told(format: FactsFormat, one: &One, facts: &[Fact]) -> String {
    match format {
        FactsFormat::Text => text::of(one, facts),
        FactsFormat::Json => table::json(one, facts),
        FactsFormat::Csv => table::csv(one, facts),
    }
}
