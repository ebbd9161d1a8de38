//! How many facts a draft has and how they stand, in a line.

use std::fmt;

use serde::Serialize;

use super::{Fact, Status};

/// How many facts there are, by status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// All of them.
    pub facts: usize,
    /// With a document, a link, a person or organisation behind them.
    pub sourced: usize,
    /// With nobody behind them who has a name.
    pub weak: usize,
    /// With nobody behind them.
    pub open: usize,
}

impl Tally {
    /// Counts facts.
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Self {
        let mut tally = Self::default();
        for fact in facts {
            tally.facts += 1;
            *match fact.status {
                Status::Sourced | Status::Attributed => &mut tally.sourced,
                Status::Weak => &mut tally.weak,
                Status::Open => &mut tally.open,
            } += 1;
        }
        tally
    }
}

impl fmt::Display for Tally {
    /// *12 facts · 7 sourced · 2 open*; weak ones are named if there are any. Empty without facts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.facts == 0 {
            return Ok(());
        }
        let s = if self.facts == 1 { "" } else { "s" };
        write!(f, "{} fact{s} · {} sourced", self.facts, self.sourced)?;
        if self.weak > 0 {
            write!(f, " · {} weak", self.weak)?;
        }
        write!(f, " · {} open", self.open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_told_in_a_line() {
        for (facts, sourced, weak, open, expected) in [
            (12, 10, 0, 2, "12 facts · 10 sourced · 2 open"),
            (1, 0, 1, 0, "1 fact · 0 sourced · 1 weak · 0 open"),
            (0, 0, 0, 0, ""),
        ] {
            assert_eq!(Tally { facts, sourced, weak, open }.to_string(), expected);
        }
    }
}
