//! When?
