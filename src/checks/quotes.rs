//! Were these the words?

mod alike;
pub mod quotation_altered;
pub mod quotation_variant;
pub mod speaker_conflict;
pub mod unbalanced_quotation;
