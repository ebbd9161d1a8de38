//! Does the pointer lead anywhere?
