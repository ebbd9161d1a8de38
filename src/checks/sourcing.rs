//! Who says so?

pub mod anonymous_source;
pub mod hearsay;
pub mod loaded_cue;
pub mod placeholder;
pub mod single_source;
mod stub;
pub mod unattributed_quotation;
pub mod unsourced_claim;
pub mod unsourced_figure;
