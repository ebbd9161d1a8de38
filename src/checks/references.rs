//! Does the pointer lead anywhere?

pub mod empty_references;
