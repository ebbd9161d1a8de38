//! Does it add up?
