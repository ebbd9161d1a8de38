//! Pairs of quotations that may be one, and how their words line up.
//!
//! `story` nominates the pairs; here they are looked at word by word.

use crate::annotate::quotation::WILD;
use crate::annotate::{At, Quotation};
use crate::checks::StoryView;
use crate::story::quotations::Speech;

/// One quotation of the draft, or one paragraph's part of it.
#[derive(Clone, Copy)]
pub(super) struct Quoted<'a> {
    pub(super) at: At,
    pub(super) speech: &'a Speech,
    pub(super) quotation: &'a Quotation,
}

impl Quoted<'_> {
    pub(super) fn words(&self) -> &[u32] {
        &self.quotation.words
    }
}

/// The pairs of quotations that share words, earlier one first, with the later one's number.
pub(super) fn pairs<'a>(
    view: &StoryView<'a>,
) -> impl Iterator<Item = (Quoted<'a>, Quoted<'a>)> + use<'a> {
    let StoryView { draft, story, .. } = *view;
    let quoted = move |(speech, part): (usize, usize)| {
        let speech = &story.quotations.all[speech];
        let at = speech.at[part];
        Quoted { at, speech, quotation: &draft.notes[at.block].quotations[at.index] }
    };
    story.quotations.kin.iter().map(move |&(first, second)| (quoted(first), quoted(second)))
}

/// How the shorter of two quotations lines up with a run of words of the longer one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Alignment {
    /// From the shorter one's first word to its last.
    pub(super) steps: Vec<Step>,
}

/// Two words side by side, as indices in the shorter and the longer quotation; `None` where one has
/// no word for the other's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) short: Option<usize>,
    pub(super) long: Option<usize>,
    /// Whether the words differ.
    pub(super) differs: bool,
}

impl Alignment {
    /// How many words differ.
    pub(super) fn differences(&self) -> usize {
        self.steps.iter().filter(|step| step.differs).count()
    }

    /// How many words of the two are the same; what a gap stands for is not among them.
    pub(super) fn agreed(&self, short: &[u32], long: &[u32]) -> usize {
        let same = |step: &&Step| match (step.short, step.long) {
            (Some(one), Some(other)) => short[one] == long[other] && short[one] != WILD,
            _ => false,
        };
        self.steps.iter().filter(same).count()
    }

    /// The steps from the first difference to the last, widened by words that agree until both
    /// quotations have a word in them.
    pub(super) fn extent(&self) -> &[Step] {
        let differs = |step: &Step| step.differs;
        let mut first = self.steps.iter().position(differs).unwrap_or(0);
        let mut end = self.steps.iter().rposition(differs).map_or(0, |last| last + 1);
        let wants = |steps: &[Step]| {
            steps.iter().all(|step| step.short.is_none())
                || steps.iter().all(|step| step.long.is_none())
        };
        while wants(&self.steps[first..end]) && (first > 0 || end < self.steps.len()) {
            if first > 0 { first -= 1 } else { end += 1 }
        }
        &self.steps[first..end]
    }
}

/// Lines up `short` with that run of `long` it differs least from, if they differ in no more than
/// `most` words. Words of `long` before and behind the run do not count; a wild card stands for any
/// number of words.
pub(super) fn align(short: &[u32], long: &[u32], most: usize) -> Option<Alignment> {
    // Where both have gaps, a gap stands for a gap: else each would swallow what the other says.
    let gaps = short.contains(&WILD) != long.contains(&WILD);
    let swallows = gaps && long.contains(&WILD);
    if !swallows && wanting(short, long) > most {
        return None;
    }
    let most = u32::try_from(most).unwrap_or(u32::MAX - 1);
    let cost = costs(short, long, gaps, most);
    let up_to = |column: usize| cost[column * (short.len() + 1) + short.len()];
    let end = (0..=long.len()).rev().min_by_key(|&column| up_to(column))?;
    (up_to(end) <= most).then(|| trace(short, long, &cost, (end, gaps)))
}

/// How many words of `short` are not in `long`, or fewer: each of them is a difference.
fn wanting(short: &[u32], long: &[u32]) -> usize {
    let bit = |word: u32| {
        let hash = word.wrapping_mul(0x9e37_79b1) >> 22;
        (hash as usize / 64, 1_u64 << (hash % 64))
    };
    let mut there = [0_u64; 16];
    for (at, mask) in long.iter().copied().map(bit) {
        there[at] |= mask;
    }
    let words = short.iter().copied().filter(|&word| word != WILD).map(bit);
    words.filter(|&(at, mask)| there[at] & mask == 0).count()
}

/// The least number of differences up to each pair of words, column by column of `long`. What is
/// above `most` is not worked out, and `most + 1` stands for it: of two quotations that have little
/// in common, only the first few rows of each column are ever looked at.
fn costs(short: &[u32], long: &[u32], gaps: bool, most: u32) -> Vec<u32> {
    let is_gap = |word: u32| gaps && word == WILD;
    let height = short.len() + 1;
    let mut cost = vec![most + 1; height * (long.len() + 1)];
    cost[0] = 0;
    // The last row of the column before that is small enough.
    let mut reach = 0;
    for (row, &word) in (1..).zip(short) {
        cost[row] = (cost[row - 1] + u32::from(!is_gap(word))).min(most + 1);
        reach = if cost[row] <= most { row } else { reach };
    }
    for (column, &other) in (1..).zip(long) {
        let (before, here) = cost.split_at_mut(column * height);
        let (before, here) = (&before[(column - 1) * height..], &mut here[..height]);
        here[0] = 0;
        let mut last = 0;
        for (row, &word) in (1..).zip(short) {
            // Nothing beside or above is small enough, so nothing below can be.
            if row > reach + 1 && row > last + 1 {
                break;
            }
            let step = u32::from(!(is_gap(word) || is_gap(other)));
            let both = before[row - 1] + step * u32::from(word != other);
            here[row] = both.min(before[row] + step).min(here[row - 1] + step).min(most + 1);
            last = if here[row] <= most { row } else { last };
        }
        reach = last;
    }
    cost
}

fn trace(short: &[u32], long: &[u32], cost: &[u32], (end, gaps): (usize, bool)) -> Alignment {
    let cost = |row: usize, column: usize| cost[column * (short.len() + 1) + row];
    let (mut row, mut column) = (short.len(), end);
    let mut steps = Vec::new();
    while row > 0 {
        let here = cost(row, column);
        let gap = |word: u32| gaps && word == WILD;
        let wild = gap(short[row - 1]) || column > 0 && gap(long[column - 1]);
        let same = column > 0 && short[row - 1] == long[column - 1];
        let price = u32::from(!wild);
        let both = column > 0 && cost(row - 1, column - 1) + u32::from(!same && !wild) == here;
        let left = !both && column > 0 && cost(row, column - 1) + price == here;
        row -= usize::from(!left);
        column -= usize::from(both || left);
        steps.push(Step {
            short: (!left).then_some(row),
            long: (both || left).then_some(column),
            differs: !wild && (!both || !same),
        });
    }
    steps.reverse();
    Alignment { steps }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn aligned(short: &[u32], long: &[u32]) -> Alignment {
        align(short, long, 1).expect("no more than one word differs")
    }

    #[test]
    fn too_many_differences_are_no_alignment() {
        let long = [1, 2, 3, 4, 5, 6];
        let most = |short: &[u32]| (0..9).find(|&most| align(short, &long, most).is_some());
        assert_eq!(
            [most(&[2, 3]), most(&[3, 2, 4]), most(&[7, 2, 8, 9])],
            [Some(0), Some(1), Some(3)]
        );
    }

    fn words() -> impl Strategy<Value = Vec<u32>> {
        prop::collection::vec(prop_oneof![1 => Just(WILD), 8 => 1_u32..6], 1..14)
    }

    proptest! {
        #[test]
        fn what_is_not_worked_out_changes_nothing(
            short in words(),
            long in words(),
            most in 0_usize..6,
        ) {
            let all = align(&short, &long, short.len() + long.len()).expect("so many may differ");
            let few = Some(all).filter(|all| all.differences() <= most);
            prop_assert_eq!(align(&short, &long, most), few);
        }
    }

    #[test]
    fn a_fragment_lines_up_with_its_place() {
        let found = aligned(&[3, 4, 5], &[1, 2, 3, 4, 5, 6]);
        assert_eq!((found.steps.len(), found.differences()), (3, 0));
    }

    #[test]
    fn one_changed_word_is_found() {
        let found = aligned(&[3, 9, 5, 6], &[1, 2, 3, 4, 5, 6]);
        assert_eq!(found.extent(), [Step { short: Some(1), long: Some(3), differs: true }]);
        let found = aligned(&[2, 3, 5, 6], &[1, 2, 3, 4, 5, 6]);
        let kept = Step { short: Some(1), long: Some(2), differs: false };
        let wanting = Step { short: None, long: Some(3), differs: true };
        assert_eq!(found.extent(), [kept, wanting]);
    }

    #[test]
    fn an_ellipsis_stands_for_any_words() {
        let found = aligned(&[1, 2, WILD, 8, 9], &[1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(found.differences(), 0);
    }

    #[test]
    fn what_a_gap_swallows_is_not_agreed_upon() {
        let (short, long) = ([1, 2, 3, 4, 5], [6, 7, WILD, 8, 9]);
        let found = aligned(&short, &long);
        assert_eq!((found.differences(), found.agreed(&short, &long)), (0, 0));
    }
}
