//! Habits of this repository that the compiler does not keep.

#![expect(clippy::disallowed_methods, reason = "the test reads the sources")]

#[path = "support/rust.rs"]
mod rust;

use deskcheck::checks::{self, Check};
use rust::{File, code, files_below};

/// The sections that every check's page has.
const SECTIONS: [&str; 3] = ["## Why it matters", "## What it does not flag", "## How to fix"];

/// A file of the sources is shorter, in lines.
const LONGEST_FILE: usize = 600;

/// The median function is shorter, in lines.
const MEDIAN_FUNCTION: usize = 15;

/// Nineteen functions in twenty are shorter, in lines.
const LONG_FUNCTION: usize = 50;

#[test]
fn every_check_is_three_edits() {
    none(files_below("src/checks").iter().flat_map(|file| missing_edits(file, &listed())));
}

#[test]
fn a_missing_edit_is_named() {
    let file = |path: &str, text: &str| File { path: path.to_owned(), text: text.to_owned() };
    let check = file("src/checks/names/new_one.rs", "pub static CHECK: Check = Check {};");
    let page = file("src/checks/names/new_one.md", "# new-one");
    let problems = [missing_edits(&check, &[]), missing_edits(&page, &[])].concat();
    assert!(problems[0].contains("`&names::new_one::CHECK`"), "{problems:?}");
    assert_eq!(problems.len(), 2, "{problems:?}");
    let helper = file("src/checks/names/shared.rs", "pub(super) fn helper() {}");
    assert_eq!(missing_edits(&helper, &[]), [""; 0]);
}

/// What is wrong with a file that belongs to a check which is not listed.
fn missing_edits(file: &File, listed: &[String]) -> Vec<String> {
    let Some((stem, kind)) = file.path.rsplit_once('.') else { return Vec::new() };
    if listed.iter().any(|path| path == stem) {
        return Vec::new();
    }
    let rust_path = stem.trim_start_matches("src/checks/").replace('/', "::");
    let path = &file.path;
    match kind {
        "rs" if file.text.contains("static CHECK: Check") => {
            vec![format!("{path}: list `&{rust_path}::CHECK` in `checks::ALL`")]
        }
        "md" => vec![format!("{path}: no check listed in `checks::ALL` has this page")],
        _ => Vec::new(),
    }
}

fn listed() -> Vec<String> {
    checks::ALL.iter().map(|check| stem(check)).collect()
}

/// Where a check's files are, without their endings.
fn stem(check: &Check) -> String {
    format!("src/checks/{}/{}", check.family.name(), check.name.replace('-', "_"))
}

#[test]
fn every_listed_check_has_its_files_where_its_name_says() {
    let files = files_below("src/checks");
    let exists = |path: &String| files.iter().any(|file| file.path == *path);
    let wanted = checks::ALL
        .iter()
        .flat_map(|check| ["rs", "md"].map(|kind| format!("{}.{kind}", stem(check))));
    none(wanted.filter(|path| !exists(path)).map(|path| format!("{path} is wanting")));
}

#[test]
fn checks_are_listed_by_family_then_by_name() {
    let names: Vec<_> = checks::ALL.iter().map(|check| (check.family.name(), check.name)).collect();
    let pairs = names.windows(2).filter(|pair| pair[0] >= pair[1]);
    none(pairs.map(|pair| format!("{} stands before {}", pair[0].1, pair[1].1)));
}

#[test]
fn names_are_words_joined_by_hyphens() {
    let wrong = |check: &&&Check| {
        check
            .name
            .split('-')
            .any(|word| word.is_empty() || !word.bytes().all(|byte| byte.is_ascii_lowercase()))
    };
    none(checks::ALL.iter().filter(wrong).map(|check| check.name.to_owned()));
}

#[test]
fn summaries_start_with_a_capital_and_end_without_a_full_stop() {
    let wrong = |check: &&&Check| {
        check.summary.starts_with(|first: char| !first.is_uppercase())
            || check.summary.ends_with('.')
    };
    none(
        checks::ALL.iter().filter(wrong).map(|check| format!("{}: {}", check.name, check.summary)),
    );
}

#[test]
fn every_page_is_a_manual_page() {
    none(checks::ALL.iter().flat_map(|check| {
        let problems = page_problems(check);
        problems.into_iter().map(|problem| format!("{}.md: {problem}", stem(check)))
    }));
}

fn page_problems(check: &Check) -> Vec<String> {
    let page = check.page.replace("\r\n", "\n");
    let mut problems = Vec::new();
    let mut want = |holds: bool, problem: String| {
        if !holds {
            problems.push(problem);
        }
    };
    let (name, severity) = (check.name, check.severity);
    let on = if check.default_on { "**On by default**" } else { "**Off by default**" };
    want(page.starts_with(&format!("# {name}\n\n")), format!("it starts with `# {name}`"));
    want(after(&page, "**Severity**") == severity.name(), format!("**Severity** {severity}"));
    want(page.contains(on), on.to_owned());
    for section in SECTIONS {
        let has = page.lines().any(|line| line == section);
        want(has, format!("it has a section `{section}`"));
    }
    let marks = || page.lines().filter(|line| line.trim_start().starts_with('^'));
    let says = |line: &str| line.trim_start_matches([' ', '^']).to_owned();
    let flagged = marks().any(|line| says(line).starts_with(name));
    want(flagged, "it has an example of what it flags".to_owned());
    let quiet = marks().any(|line| says(line).starts_with("ok"));
    want(quiet, "it has an example marked `ok`".to_owned());
    problems
}

/// The first word behind a label of a page's line of facts.
fn after(page: &str, label: &str) -> String {
    let rest = page.split_once(label).map_or("", |(_, rest)| rest);
    let rest = rest.trim_start_matches([' ', ':', '*', '`']);
    rest.chars().take_while(char::is_ascii_alphabetic).collect()
}

#[test]
fn every_file_opens_with_what_it_answers_for() {
    // Unit tables are named after what they test.
    let silent = rust_files().into_iter().filter(|file| !file.path.ends_with("/tests.rs"));
    let silent = silent.filter(|file| !file.text.starts_with("//!"));
    none(silent.map(|file| format!("{} does not open with `//!`", file.path)));
}

#[test]
fn files_are_short() {
    let long = rust_files().into_iter().filter(|file| file.text.lines().count() >= LONGEST_FILE);
    none(long.map(|file| format!("{}: {} lines", file.path, file.text.lines().count())));
}

#[test]
fn module_files_are_named_after_their_module() {
    let old = rust_files().into_iter().filter(|file| file.path.ends_with("/mod.rs"));
    none(old.map(|file| format!("{}: write foo.rs beside foo/", file.path)));
}

#[test]
fn nothing_is_left_to_do() {
    let (todo, later) = (concat!("to", "do!"), concat!("unimpl", "emented!"));
    let unfinished = rust_files().into_iter().filter(|file| {
        let code = code(&file.text);
        code.contains(todo) || code.contains(later)
    });
    none(unfinished.map(|file| file.path));
}

#[test]
fn word_lists_say_where_they_come_from() {
    let lists = files_below("src").into_iter().filter(|file| file.is("txt"));
    let silent = lists.filter(|file| !file.text.starts_with("# "));
    none(silent.map(|file| format!("{} opens with no comment on its origin", file.path)));
}

#[test]
fn no_path_of_one_machine() {
    // Where users' folders are, and where this repository lies just now; a folder right below the
    // root, as `/src`, may be anything.
    let here = Some(env!("CARGO_MANIFEST_DIR")).filter(|here| here.matches('/').count() > 1);
    let homes: Vec<&str> = ["/root/", "/Users/"].into_iter().chain(here).collect();
    none(files_below("").iter().filter(|file| !file.path.ends_with("tests/tidy.rs")).flat_map(
        |file| {
            let found = homes.iter().filter(|home| {
                file.text.match_indices(*home).any(|(at, _)| {
                    let before = file.text[..at].chars().next_back();
                    !before.is_some_and(|c| c.is_alphanumeric() || "._-/".contains(c))
                })
            });
            found.map(|home| format!("{} names {home}", file.path)).collect::<Vec<_>>()
        },
    ));
}

#[test]
fn functions_are_short() {
    let files = files_below("src");
    let rust = files.iter().filter(|file| file.is("rs"));
    let mut functions: Vec<(usize, String)> = rust
        .flat_map(|file| {
            let functions = functions(&code(&file.text));
            functions.into_iter().map(|(lines, name)| (lines, format!("{}: {name}", file.path)))
        })
        .collect();
    functions.sort();
    let at = |share: usize| functions[functions.len() * share / 100].0;
    let longest: Vec<_> = functions.iter().rev().take(functions.len() / 20 + 1).collect();
    assert!(at(50) < MEDIAN_FUNCTION, "the median function has {} lines", at(50));
    assert!(at(95) < LONG_FUNCTION, "the 95th percentile has {} lines: {longest:#?}", at(95));
}

#[test]
fn functions_are_measured_from_their_first_line_to_their_last() {
    let text = "fn a(x: [u8; 2]) -> u8 {\n  if x { y }\n  1\n}\ntrait T { fn b(&self); }\n\
        mod tests {\n  fn c() {}\n}\n";
    assert_eq!(functions(text), [(4, "a".to_owned()), (1, "c".to_owned())]);
}

/// The functions of a file, as lines and name. Only those with a body count.
fn functions(code: &str) -> Vec<(usize, String)> {
    let mut functions = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let in_word = code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let name: String =
            code[at + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
        if let (false, false, Some(len)) = (in_word, name.is_empty(), len(&code[at..])) {
            functions.push((code[at..at + len].lines().count(), name));
        }
    }
    functions
}

/// How long a function is that begins here; `None` if it has no body.
fn len(code: &str) -> Option<usize> {
    let mut round = 0_i32;
    let mut curly = 0_i32;
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            '{' => curly += 1,
            '}' => curly -= 1,
            ';' if round == 0 && curly == 0 => return None,
            _ => continue,
        }
        if c == '}' && curly == 0 && round == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// Our own Rust files.
fn rust_files() -> Vec<File> {
    let folders = ["src", "tests", "benches"];
    let files = folders.into_iter().flat_map(files_below);
    files.filter(|file| file.is("rs")).collect()
}

fn none(problems: impl IntoIterator<Item = String>) {
    let problems: Vec<String> = problems.into_iter().collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}
