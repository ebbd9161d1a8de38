//! Is what was set aside or verified still what it says?

pub mod unused_suppression;
pub mod verification_lapsed;
