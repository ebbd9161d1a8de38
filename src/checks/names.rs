//! Is it the same one?
