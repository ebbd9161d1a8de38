//! The command line, by the binary as users run it: formats, exit codes, problems, settings.

#![expect(clippy::disallowed_methods, reason = "these tests write drafts for the binary to read")]

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

#[path = "cli/series.rs"]
mod series;

const TK: &str = "The mayor resigned TK days later.\n";

struct Desk(TempDir);

/// What came of a run.
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Desk {
    fn new(files: &[(&str, &str)]) -> Self {
        let desk = Self(tempfile::tempdir().expect("a folder of our own"));
        for (name, text) in files {
            desk.write(name, text.as_bytes());
        }
        desk
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file in it");
    }

    fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "", |command| command)
    }

    fn run_with(
        &self,
        args: &[&str],
        stdin: &str,
        set: impl Fn(&mut Command) -> &mut Command,
    ) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
        command.args(args).current_dir(self.0.path());
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = set(&mut command).spawn().expect("the binary is built");
        let mut pipe = child.stdin.take().expect("it is piped");
        // A run that reads no standard input may be over by now.
        let _ = pipe.write_all(stdin.as_bytes());
        drop(pipe);
        Ran::from(child.wait_with_output().expect("it ends"))
    }
}

impl Desk {
    /// What the only finding in a draft says: its wording is the check's own business.
    fn message(&self, file: &str) -> String {
        let found = self.run(&["check", file, "--format", "jsonl"]).lines();
        assert_eq!(found.len(), 1);
        found[0]["message"].as_str().expect("a sentence").to_owned()
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("it was not killed"),
            out: String::from_utf8(output.stdout).expect("it prints UTF-8"),
            err: String::from_utf8(output.stderr).expect("it prints UTF-8"),
        }
    }
}

impl Ran {
    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect()
    }

    fn json(&self) -> Value {
        serde_json::from_str(&self.out).expect("the output is JSON")
    }
}

/// The place of a fact in its file.
fn bytes(fact: &Value) -> std::ops::Range<usize> {
    let byte = |key: &str| fact[key].as_u64().and_then(|at| at.try_into().ok()).expect("a place");
    byte("start_byte")..byte("end_byte")
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

#[test]
fn a_line_of_jsonl_has_these_keys_in_this_order() {
    let desk = Desk::new(&[("a.md", TK)]);
    let ran = desk.run(&["check", "a.md", "--format", "jsonl"]);
    let found = &ran.lines()[0];
    let expected = [
        "file",
        "start_line",
        "start_col",
        "end_line",
        "end_col",
        "start_byte",
        "end_byte",
        "code",
        "family",
        "severity",
        "message",
        "excerpt",
        "related",
        "fixes",
    ];
    assert_eq!(keys(found), expected);
    assert_eq!((&found["code"], &found["excerpt"]), (&"placeholder".into(), &"TK".into()));
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
}

#[test]
fn related_places_and_fixes_have_bytes_of_the_file() {
    let text = "\u{feff}<!-- deskcheck-ignore placeholder: none left -->\n\nThe mayor resigned.\n";
    let desk = Desk::new(&[("a.md", text)]);
    let ran = desk.run(&["check", "a.md", "--format", "jsonl", "--only", "unused-suppression"]);
    let fix = &ran.lines()[0]["fixes"][0];
    assert_eq!(keys(fix), ["title", "edits"]);
    let edit = &fix["edits"][0];
    assert_eq!(keys(edit), ["start_byte", "end_byte", "text"]);
    let start = edit["start_byte"].as_u64().expect("a number");
    assert!(text[usize::try_from(start).expect("small")..].starts_with("<!--"), "{edit}");
}

#[test]
fn columns_count_utf16_units_and_bytes_those_of_the_file() {
    let desk = Desk::new(&[("a.md", "\u{feff}First line.\r\n\r\nNaïve 😀 TK.\r\n")]);
    let found = &desk.run(&["check", "a.md", "--format", "jsonl"]).lines()[0];
    let place = ["start_line", "start_col", "end_line", "end_col", "start_byte", "end_byte"]
        .map(|key| found[key].as_u64().expect("a number"));
    assert_eq!(place, [2, 9, 2, 11, 30, 32]);
}

#[test]
fn text_shows_the_line_with_the_words_underlined() {
    let desk = Desk::new(&[("a.md", "One.\n\nNaïve 😀\tdays TK.\n")]);
    let message = desk.message("a.md");
    let ran = desk.run(&["check", "a.md"]);
    let expected = "\
error[placeholder]: MESSAGE
  ┌─ a.md:3:14
  │
3 │ Naïve 😀 days TK.
  │               ^^
";
    assert!(ran.out.starts_with(&expected.replace("MESSAGE", &message)), "{}", ran.out);
    assert!(ran.out.ends_with("\n\n1 error in 1 draft\n") && ran.code == 1, "{}", ran.out);
}

#[test]
fn a_long_line_is_cut_around_the_words() {
    let line = format!(
        "{}The mayor resigned TK days later.{}",
        "Before it. ".repeat(99),
        " After it.".repeat(99)
    );
    let desk = Desk::new(&[("a.txt", &format!("A headline\n\n{line}\n"))]);
    let ran = desk.run(&["check", "a.txt", "--only", "placeholder"]);
    assert!(ran.out.contains("The mayor resigned TK days later."), "{}", ran.out);
    assert!(ran.out.lines().all(|line| line.chars().count() < 120), "{}", ran.out);
}

#[test]
fn colours_are_for_terminals_and_for_who_asks() {
    let desk = Desk::new(&[("a.md", TK)]);
    assert!(!desk.run(&["check", "a.md"]).out.contains('\u{1b}'));
    assert!(desk.run(&["check", "a.md", "--color", "always"]).out.contains('\u{1b}'));
    assert!(!desk.run(&["check", "--format", "json", "--color", "always"]).out.contains('\u{1b}'));
    let no_color = desk.run_with(&["check", "a.md"], "", |command| command.env("NO_COLOR", "1"));
    assert!(!no_color.out.contains('\u{1b}'));
}

#[test]
fn what_a_terminal_would_act_upon_is_not_passed_on() {
    let desk = Desk::new(&[("a.md", "The \u{1b}[2Jmayor resigned TK days later.\n")]);
    let ran = desk.run(&["check", "a.md"]);
    assert!(ran.out.contains("␛[2J") && !ran.out.contains('\u{1b}'), "{}", ran.out);
}

#[test]
fn json_is_one_object_with_a_summary() {
    let desk = Desk::new(&[("a.md", TK), ("b.md", TK), ("c.md", "All is well.\n")]);
    let told = desk.run(&["check", "--format", "json"]).json();
    assert_eq!(told["findings"].as_array().map(Vec::len), Some(2));
    assert_eq!(told["findings"][1]["file"], "b.md");
    assert_eq!((&told["summary"]["drafts"], &told["summary"]["errors"]), (&3.into(), &2.into()));
}

#[test]
fn json_without_findings_is_json() {
    let desk = Desk::new(&[("c.md", "All is well.\n")]);
    for format in ["json", "sarif"] {
        let ran = desk.run(&["check", "--format", format]);
        assert_eq!((ran.json().is_object(), ran.code), (true, 0));
    }
    assert_eq!(desk.run(&["check", "--format", "jsonl"]).out, "");
    assert_eq!(desk.run(&["check"]).out, "nothing found in 1 draft\n");
}

#[test]
fn sarif_names_rules_and_places() {
    let desk = Desk::new(&[("my drafts/a.md", "One. 😀 TK\n")]);
    let told = desk.run(&["check", "--format", "sarif"]).json();
    let run = &told["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("a list");
    assert!(rules.iter().any(|rule| rule["id"] == "placeholder"));
    let result = &run["results"][0];
    assert_eq!((&result["ruleId"], &result["level"]), (&"placeholder".into(), &"error".into()));
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "my%20drafts/a.md");
    assert_eq!(place["region"]["startColumn"], 9);
}

#[test]
fn github_annotations_escape_what_would_end_them() {
    let desk = Desk::new(&[("a,b.md", TK)]);
    let ran = desk.run(&["check", "--format", "github"]);
    let place = "file=a%2Cb.md,line=1,endLine=1,col=20,endColumn=22,title=placeholder";
    assert_eq!(ran.out, format!("::error {place}::{}\n", desk.message("a,b.md")));
}

#[test]
fn the_exit_code_depends_on_fail_on() {
    let desk = Desk::new(&[("a.md", TK)]);
    let code = |args: &[&str]| desk.run(&[&["check"], args].concat()).code;
    assert_eq!(code(&[]), 1);
    assert_eq!(code(&["--fail-on", "error"]), 1);
    assert_eq!(code(&["--fail-on", "never"]), 0);
    desk.write("deskcheck.toml", b"[checks]\nplaceholder = \"info\"\n");
    assert_eq!(code(&[]), 0);
    assert_eq!(code(&["--fail-on", "info"]), 1);
}

#[test]
fn a_draft_that_cannot_be_read_does_not_hinder_the_others() {
    let desk = Desk::new(&[("good.md", TK)]);
    desk.write("bad.md", b"One.\n\xff TK\n");
    let ran = desk.run(&["check", "bad.md", "missing.md", "good.md", "--format", "jsonl"]);
    assert_eq!((ran.code, ran.lines().len()), (2, 1));
    assert!(ran.err.contains("bad.md: not UTF-8 text (byte 5, on line 2)"), "{}", ran.err);
    assert!(ran.err.contains("missing.md: there is no such file"), "{}", ran.err);
}

#[test]
fn a_folder_without_drafts_is_a_problem() {
    let desk = Desk::new(&[("empty/notes.csv", "a,b\n")]);
    let ran = desk.run(&["check", "empty"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("empty: no drafts in this folder"), "{}", ran.err);
}

#[test]
fn folders_are_walked_in_order_without_what_is_ignored() {
    let desk = Desk::new(&[
        ("b.md", TK),
        ("a/deep/c.txt", TK),
        ("a/z.markdown", TK),
        ("old/d.md", TK),
        (".hidden/e.md", TK),
        ("notes.csv", TK),
        (".gitignore", "old/\n"),
    ]);
    let ran = desk.run(&["check", "--format", "jsonl", "--only", "placeholder"]);
    let files: Vec<_> = ran.lines().iter().map(|found| found["file"].clone()).collect();
    assert_eq!(files, ["a/deep/c.txt", "a/z.markdown", "b.md"]);
    assert_eq!(desk.run(&["check", "old/d.md"]).code, 1);
}

#[test]
fn many_drafts_come_in_the_order_of_their_names() {
    let names: Vec<String> = (0..120).map(|n| format!("{n:03}.md")).collect();
    let files: Vec<_> = names.iter().map(|name| (name.as_str(), TK)).collect();
    let desk = Desk::new(&files);
    let found = desk.run(&["check", "--format", "jsonl"]).lines();
    let order: Vec<_> = found.iter().map(|found| found["file"].as_str().expect("a name")).collect();
    assert_eq!(order, names);
}

#[test]
fn standard_input_is_checked() {
    let desk = Desk::new(&[]);
    let ran = desk.run_with(&["check", "-", "--format", "jsonl"], TK, |command| command);
    assert_eq!((ran.code, &ran.lines()[0]["file"]), (1, &"-".into()));
    let named = ["check", "-", "--format", "jsonl", "--stdin-name", "a.md"];
    let ran = desk.run_with(&named, TK, |command| command);
    assert_eq!(ran.lines()[0]["file"], "a.md");
}

#[test]
fn standard_input_is_markdown_if_it_looks_like_it() {
    let desk = Desk::new(&[]);
    let format = |args: &[&str], text| {
        let ran = desk.run_with(&[&["inspect", "-"], args].concat(), text, |command| command);
        ran.json()["format"].as_str().expect("a name").to_owned()
    };
    assert_eq!(format(&[], "A headline\n\nThe mayor resigned.\n"), "plain");
    assert_eq!(format(&[], "# A headline\n\nThe mayor resigned.\n"), "markdown");
    assert_eq!(format(&[], "---\ntitle: x\n---\nThe mayor resigned.\n"), "markdown");
    assert_eq!(format(&["--stdin-name", "x.md"], "The mayor resigned.\n"), "markdown");
    assert_eq!(format(&["--stdin-name", "x.txt"], "# Not a heading\n"), "plain");
}

#[test]
fn inspect_prints_every_list_even_if_it_is_empty() {
    let desk = Desk::new(&[("empty.md", "")]);
    let told = desk.run(&["inspect", "empty.md", "--format", "json"]).json();
    let lists = [
        "blocks",
        "sentences",
        "mentions",
        "entities",
        "quantities",
        "dates",
        "quotations",
        "acronyms",
        "figures",
    ];
    for list in lists {
        assert!(told[list].as_array().is_some_and(Vec::is_empty), "{list}");
    }
}

const FACTS: &str = "# Theft\n\nThefts fell 12 percent, Mayor Ann Lee said.\n\n\
                     Rents in \"the Gut\" reportedly rose to $1,200 in 2025.\n";

#[test]
fn facts_are_listed_a_line_each_below_their_count() {
    let desk = Desk::new(&[("a.md", FACTS), ("none.md", "Fine.\n")]);
    let ran = desk.run(&["facts", "a.md"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(lines[0], "a.md: 2 facts · 1 sourced · 1 weak · 0 open");
    assert_eq!(
        lines[2],
        "5  weak        figure       …s in \"the Gut\" reportedly rose to $1,200 in 2025. · reportedly"
    );
    assert_eq!(
        lines[4],
        "3  attributed  figure       Thefts fell 12 percent, Mayor Ann Lee said. · Ann Lee"
    );
    assert!(lines.iter().all(|line| line.chars().count() <= 100), "{}", ran.out);
    assert_eq!(desk.run(&["facts", "none.md"]).out, "none.md: no facts to check\n");
}

#[test]
fn facts_as_json_have_these_keys_in_this_order() {
    let desk = Desk::new(&[("a.md", FACTS)]);
    let ran = desk.run(&["facts", "a.md", "--format", "json"]);
    let told = ran.json();
    assert_eq!(keys(&told), ["file", "summary", "facts"]);
    let expected = "start_line start_col end_line end_col start_byte end_byte kind status asked \
                    text value number to unit source cue citation sentence reach verified";
    let fact = &told["facts"][0];
    assert_eq!(keys(fact).join(" "), expected);
    assert_eq!((&fact["value"], &fact["number"]), (&"12 percent".into(), &12.0.into()));
    assert_eq!((&fact["source"], &fact["cue"]), (&"Ann Lee".into(), &"said".into()));
    assert_eq!(&FACTS[bytes(fact)], "12 percent");
    let all = desk.run(&["facts", "a.md", "--format", "json", "--all"]).json();
    let dates = all["facts"].as_array().expect("a list").iter().filter(|f| f["kind"] == "date");
    assert_eq!(dates.count(), 1);
}

#[test]
fn facts_as_a_table_quote_what_a_table_needs_quoted() {
    let desk = Desk::new(&[("a.md", FACTS)]);
    let ran = desk.run_with(&["facts", "-", "--format", "csv"], FACTS, |command| command);
    let lines: Vec<&str> = ran.out.lines().collect();
    assert_eq!(
        lines[0],
        "line,kind,status,text,value,number,to,unit,source,cue,citation,sentence,reach,verified"
    );
    assert!(lines[1].starts_with("3,figure,attributed,12 percent,12 percent,12,,percent,Ann Lee,"));
    let sentence = "\"Rents in \"\"the Gut\"\" reportedly rose to $1,200 in 2025.\",sentence,";
    assert!(lines[2].ends_with(sentence), "{}", lines[2]);
    assert_eq!((ran.code, lines.len()), (0, 3));
}

#[test]
fn facts_of_a_draft_that_cannot_be_read_exit_with_2() {
    let ran = Desk::new(&[]).run(&["facts", "gone.md"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("there is no such file"), "{}", ran.err);
}

#[test]
fn inspect_places_sentences_in_the_file() {
    let text = "\u{feff}Ännchen came. She said it was late.\n";
    let desk = Desk::new(&[("a.md", text)]);
    let told = desk.run(&["inspect", "a.md"]).json();
    let sentences = told["sentences"].as_array().expect("a list");
    let place = |key: &str| usize::try_from(sentences[1][key].as_u64().expect("a number"));
    let (start, end) = (place("start_byte").expect("small"), place("end_byte").expect("small"));
    assert_eq!(&text[start..end], "She said it was late.");
    let attribution = sentences[0]["attribution"].as_str().expect("a word");
    assert!(["none", "explicit", "carried"].contains(&attribution), "{attribution}");
    let expected = ["attribution", "reach", "source", "source_kind", "cue", "level"];
    assert!(keys(&sentences[0]).ends_with(&expected));
}

#[test]
fn settings_come_from_the_folder_or_above_up_to_the_repository() {
    let off = "[checks]\nplaceholder = \"off\"\n";
    let desk = Desk::new(&[
        ("deskcheck.toml", off),
        ("a/b/draft.md", TK),
        ("repository/.git/HEAD", ""),
        ("repository/draft.md", TK),
        ("own/deskcheck.toml", "[checks]\nplaceholder = \"hint\"\n"),
        ("own/draft.md", TK),
    ]);
    let ran = desk.run(&["check", "--format", "jsonl"]);
    let found: Vec<_> =
        ran.lines().iter().map(|f| (f["file"].clone(), f["severity"].clone())).collect();
    let expected = [("own/draft.md", "hint"), ("repository/draft.md", "error")];
    assert_eq!(found, expected.map(|(file, severity)| (file.into(), severity.into())));
    let ran = desk.run(&["check", "own", "--config", "deskcheck.toml", "--format", "jsonl"]);
    assert_eq!((ran.out.as_str(), ran.code), ("", 0));
}

#[test]
fn a_folder_that_the_path_only_goes_through_is_not_above() {
    let off = "[checks]\nplaceholder = \"off\"\n";
    let desk = Desk::new(&[("own/deskcheck.toml", off), ("other/draft.md", TK)]);
    let ran = desk.run(&["check", "own/../other/draft.md", "--format", "jsonl"]);
    assert_eq!(ran.lines()[0]["severity"], "error");
}

#[test]
fn a_mistake_in_the_settings_is_shown_and_the_drafts_are_checked() {
    let desk = Desk::new(&[
        ("a.md", TK),
        ("deskcheck.toml", "[checks]\nplaceholdr = \"off\"\nplaceholder = \"hint\"\n"),
    ]);
    let ran = desk.run(&["check", "--format", "jsonl"]);
    assert_eq!((ran.code, &ran.lines()[0]["severity"]), (2, &"hint".into()));
    let told = "there is no check `placeholdr`; did you mean `placeholder`?";
    assert!(ran.err.contains(told) && ran.err.contains("deskcheck.toml:2:1"), "{}", ran.err);
    assert_eq!(ran.err.matches("error").count(), 1, "{}", ran.err);
}

#[test]
fn single_checks_can_be_asked_for_and_left_out() {
    let desk = Desk::new(&[("a.md", TK)]);
    assert_eq!(desk.run(&["check", "--only", "unused-suppression"]).code, 0);
    assert_eq!(desk.run(&["check", "--only", "placeholder"]).code, 1);
    assert_eq!(desk.run(&["check", "--disable", "placeholder"]).code, 0);
    let ran = desk.run(&["check", "--only", "placeholdr"]);
    assert!(ran.err.contains("did you mean `placeholder`?"), "{}", ran.err);
    assert_eq!(ran.code, 2);
}

#[test]
fn explain_shows_the_page() {
    let desk = Desk::new(&[]);
    let ran = desk.run(&["explain", "placeholder"]);
    assert!(ran.out.starts_with("placeholder\n") && ran.code == 0, "{}", ran.out);
    assert!(!ran.out.contains("```"), "{}", ran.out);
}

#[test]
fn explain_lists_every_check() {
    let desk = Desk::new(&[]);
    let ran = desk.run(&["explain"]);
    for check in deskcheck::checks::ALL {
        assert!(ran.out.contains(check.name) && ran.out.contains(check.summary), "{}", check.name);
    }
}

#[test]
fn explain_guesses_which_check_is_meant() {
    let desk = Desk::new(&[]);
    let ran = desk.run(&["explain", "plceholder"]);
    assert!(ran.err.contains("did you mean `placeholder`?"), "{}", ran.err);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

#[test]
fn init_writes_settings_once() {
    let desk = Desk::new(&[("a.md", TK)]);
    assert_eq!(desk.run(&["init"]).code, 0);
    let ran = desk.run(&["check"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let again = desk.run(&["init"]);
    assert!(again.code == 2 && again.err.contains("exists already"), "{}", again.err);
}

#[test]
fn standard_input_has_the_settings_of_its_name() {
    let desk = Desk::new(&[("own/deskcheck.toml", "[checks]\nplaceholder = \"off\"\n")]);
    let args = ["check", "-", "--stdin-name", "own/draft.md"];
    assert_eq!(desk.run_with(&args, TK, |command| command).code, 0);
    assert_eq!(desk.run_with(&args[..2], TK, |command| command).code, 1);
}

#[test]
fn wrong_arguments_exit_with_2_and_help_with_0() {
    let desk = Desk::new(&[]);
    assert_eq!(desk.run(&["check", "--format", "yaml"]).code, 2);
    assert_eq!(desk.run(&["check", "--date", "tomorrow"]).code, 2);
    assert_eq!(desk.run(&[]).code, 2);
    let help = desk.run(&["--help"]);
    assert!(help.code == 0 && help.out.contains("deskcheck check draft.md"), "{}", help.out);
}

#[test]
fn a_reader_that_goes_away_is_no_problem() {
    let desk = Desk::new(&[("a.md", &TK.repeat(20_000))]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_deskcheck"));
    command.args(["check", "--only", "placeholder"]).current_dir(desk.0.path());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary is built");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn any_text_is_a_draft() {
    let desk = Desk::new(&[
        ("nul.md", "\0\u{1a}\u{85}\u{2028}TK"),
        ("line.md", &"word ".repeat(200_000)),
        ("empty.txt", ""),
        ("mark.txt", "\u{feff}"),
        ("cr.txt", "a\rb\rTK\r"),
    ]);
    for format in ["text", "json", "jsonl", "sarif", "github"] {
        let ran = desk.run(&["check", "--format", format]);
        assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{format}");
    }
}

// Sources and ledger

const SAID: &str = "“We will never close the bridge before the winter,” Mayor Ann Lee said.\n";

#[test]
fn quotations_are_compared_with_the_sources_the_settings_name() {
    let desk = Desk::new(&[
        ("deskcheck.toml", "[sources]\nfiles = [\"notes/lee.txt\"]\n"),
        ("notes/lee.txt", "LEE: We will not close the bridge before the winter.\n"),
        ("drafts/bridge.md", SAID),
    ]);
    assert!(desk.message("drafts/bridge.md").starts_with("notes/lee.txt has “We will not"));
}

#[test]
fn a_source_that_is_not_there_is_told_and_the_drafts_are_checked() {
    let settings = "[sources]\nfiles = [\"notes/lee.txt\"]\n";
    let desk = Desk::new(&[("deskcheck.toml", settings), ("draft.md", TK)]);
    let ran = desk.run(&["check", "draft.md", "--format", "jsonl"]);
    assert_eq!((ran.code, ran.lines().len()), (2, 1));
    assert!(ran.err.contains("the source notes/lee.txt is not at "), "{}", ran.err);
}

#[test]
fn a_verified_sentence_that_changed_is_found() {
    let entry = "[[entry]]\nsentence = \"The bridge took four years to build.\"\nby = \"AB\"\n";
    let desk = Desk::new(&[
        ("deskcheck.toml", ""),
        ("deskcheck.ledger.toml", entry),
        ("draft.md", "The bridge took nine years to build.\n"),
    ]);
    assert!(desk.message("draft.md").starts_with("Verified by AB as “The bridge took four"));
    desk.write("deskcheck.ledger.toml", b"[[entry]]\nsentense = 1\n");
    let ran = desk.run(&["check", "draft.md"]);
    assert!(ran.code == 2 && ran.err.contains("deskcheck.ledger.toml is not one"), "{}", ran.err);
}
