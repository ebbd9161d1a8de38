//! The suites: every example of every check's page is a test of its own.
//!
//! A page is at once the manual page of a check and its test suite. Each heading with a fenced
//! `article` block under it is one test, named `check-name::Heading`; the articles' marks say what
//! deskcheck must find there, and that it must find nothing else. `tests/suites/README.md` explains
//! how to write them. `UPDATE=1 cargo test --test suites` rewrites the marks, `fixed` and `hover`
//! blocks to what is found now; the diff is then reviewed like code.

#![expect(clippy::disallowed_methods, reason = "the suites read and rewrite pages on disk")]

#[path = "suites/article.rs"]
mod article;
#[path = "suites/case.rs"]
mod case;
#[path = "suites/desk.rs"]
mod desk;
#[path = "suites/diff.rs"]
mod diff;
#[path = "suites/fixes.rs"]
mod fixes;
#[path = "suites/judge.rs"]
mod judge;
#[path = "suites/own.rs"]
mod own;
#[path = "suites/page.rs"]
mod page;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use deskcheck::checks::{self, Check};
use libtest_mimic::{Arguments, Failed, Trial};

use page::Page;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let update = std::env::var_os("UPDATE").is_some_and(|value| value != "0");
    let mut trials = own::trials();
    for source in sources() {
        trials.extend(source.trials(update));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// One page on disk.
struct Source {
    path: PathBuf,
    name: String,
    check: Option<&'static Check>,
}

/// The pages of all checks, then the pages of `tests/suites`, which belong to no check.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut sources: Vec<Source> = checks::ALL.iter().map(|check| of_check(root, check)).collect();
    let mut free: Vec<PathBuf> = std::fs::read_dir(root.join("tests/suites"))
        .expect("the folder of this harness exists")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .filter(|path| !path.ends_with("README.md"))
        .collect();
    free.sort();
    sources.extend(free.into_iter().map(|path| {
        let name = path.file_stem().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        Source { path, name, check: None }
    }));
    sources
}

fn of_check(root: &Path, check: &'static Check) -> Source {
    let file = format!("{}.md", check.name.replace('-', "_"));
    let path = root.join("src/checks").join(check.family.name()).join(file);
    Source { path, name: check.name.to_owned(), check: Some(check) }
}

impl Source {
    fn trials(self, update: bool) -> Vec<Trial> {
        let text = match std::fs::read_to_string(&self.path) {
            Ok(text) => text.replace("\r\n", "\n"),
            Err(error) => return vec![self.broken(format!("{}: {error}", self.path.display()))],
        };
        let mut page = match Page::read(&self.name, self.check, text) {
            Ok(page) => page,
            Err(problem) => return vec![self.broken(problem)],
        };
        if update {
            page = match self.update(&page) {
                Ok(page) => page,
                Err(problem) => return vec![self.broken(problem)],
            };
        }
        let mut trials = page.trials();
        if let (Some(check), false) = (self.check, update) {
            trials.push(built_from_this(check, page.text));
        }
        trials
    }

    fn update(&self, page: &Page) -> Result<Page, String> {
        let text = page.updated();
        if text != page.text {
            std::fs::write(&self.path, &text).map_err(|error| error.to_string())?;
        }
        Page::read(&self.name, self.check, text)
    }

    fn broken(&self, problem: String) -> Trial {
        Trial::test(self.name.clone(), move || Err(Failed::from(problem)))
    }
}

/// The page that `explain` and hover show is the one that was tested.
fn built_from_this(check: &'static Check, text: String) -> Trial {
    Trial::test(format!("{}::(the page compiled in)", check.name), move || {
        if check.page.replace("\r\n", "\n") == text {
            return Ok(());
        }
        let file = check.name.replace('-', "_");
        Err(format!("`page` of {} is not include_str!(\"{file}.md\")", check.name).into())
    })
}
