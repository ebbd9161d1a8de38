//! Were these the words?
