//! Does it add up?

pub mod conversion_mismatch;
mod line;
pub mod percent_change_mismatch;
mod style;
