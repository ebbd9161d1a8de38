//! The drafts in `examples/`, and the README that shows what is found in one of them.
//!
//! `UPDATE=1 cargo test --test examples` puts the real output into the README.

#![expect(clippy::disallowed_methods, reason = "the test reads and rewrites the README")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What stands in the README before the output.
const BEFORE: &str = "<!-- The output of `deskcheck check examples/harbour-bridge.md`; a test \
                      compares them. -->\n\n```text\n";

#[test]
fn the_readme_shows_what_is_printed() {
    let readme = read("README.md");
    let (before, rest) = readme.split_once(BEFORE).expect("the README marks the output");
    let (shown, after) = rest.split_once("```").expect("the output is fenced");
    let printed = check(&["examples/harbour-bridge.md"]);
    let update = std::env::var_os("UPDATE").is_some_and(|value| value != "0");
    if update && shown != printed {
        let text = [before, BEFORE, &printed, "```", after].concat();
        fs::write(root().join("README.md"), text).expect("the README can be written");
    } else {
        assert_eq!(shown, printed, "run UPDATE=1 cargo test --test examples, and read the diff");
    }
}

#[test]
fn the_draft_with_mistakes_has_one_of_many_a_kind() {
    let found = check(&["examples/harbour-bridge.md", "--format", "jsonl"]);
    for name in [
        "weekday-mismatch",
        "acronym-late",
        "percent-change-mismatch",
        "name-variant",
        "placeholder",
        "figure-conflict",
    ] {
        assert!(found.contains(&format!("\"code\":\"{name}\"")), "{name}: {found}");
    }
}

#[test]
fn the_corrected_draft_has_none() {
    assert_eq!(check(&["examples/harbour-bridge-checked.md", "--format", "jsonl"]), "");
}

/// What `check` prints, without white space at the ends of lines.
fn check(args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
    let output = command.arg("check").args(args).current_dir(root()).output();
    let output = output.expect("the binary is built");
    let printed = String::from_utf8(output.stdout).expect("it prints UTF-8");
    printed.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}

fn read(path: &str) -> String {
    let text = fs::read_to_string(root().join(path)).expect("the repository has it");
    text.replace("\r\n", "\n")
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}
