//! Were these the words?

pub mod quotation_altered;
