//! Does it add up?

pub mod age_mismatch;
mod anniversary;
mod conflict;
pub mod conversion_mismatch;
pub mod count_mismatch;
pub mod duration_mismatch;
mod enumeration;
pub mod figure_conflict;
mod group;
pub mod headline_conflict;
mod headline_label;
mod headline_toll;
mod jubilee;
pub(crate) mod known;
mod line;
pub mod magnitude_slip;
mod multiple;
pub mod percent_change_mismatch;
pub mod percent_points;
pub mod percent_total;
mod phrase;
mod points;
pub mod product_mismatch;
mod proportion;
pub mod range_inverted;
pub mod rank_mismatch;
pub mod rate_conflict;
mod ratio;
mod rivals;
pub mod share_mismatch;
pub(super) mod slip;
mod style;
mod sum;
pub mod sum_mismatch;
mod table;
mod table_share;

#[cfg(test)]
mod tests;
