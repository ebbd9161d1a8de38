//! Who says so?

pub mod placeholder;
