//! Drafts that are checked together and compared with one another.

use serde_json::{Value, json};

use super::Desk;

const ON: &str = "[house]\nacross-drafts = true\n";
const NORTH: &str = "The mayor, Maria Ortega, opened the bridge. Nobody cheered Maria Ortega.\n";
const SOUTH: &str = "Nobody saw Maria Ortegga on the quay, and nobody saw Tom Wexford.\n";

fn desk() -> Desk {
    Desk::new(&[("deskcheck.toml", ON), ("north.md", NORTH), ("south.md", SOUTH)])
}

const ONLY: [&str; 3] = ["check", "--only", "name-variant"];

fn run(desk: &Desk, more: &[&str]) -> String {
    desk.run(&[&ONLY, more].concat()).out
}

#[test]
fn a_name_that_another_draft_spells_otherwise_is_found_with_its_place_there() {
    let desk = desk();
    let finding: Value =
        serde_json::from_str(&run(&desk, &["--format", "jsonl"])).expect("there is one finding");
    let (place, related) = (&finding["excerpt"], &finding["related"][0]);
    assert_eq!((place.as_str(), related["file"].as_str()), (Some("Ortegga"), Some("north.md")));
    let bytes = (related["start_byte"].as_u64(), related["end_byte"].as_u64());
    assert_eq!(bytes, (Some(11), Some(23)));
    let told = run(&desk, &[]);
    assert!(told.contains("= north.md:1:12: “Maria Ortega” here"), "{told}");
    let sarif: Value = serde_json::from_str(&run(&desk, &["--format", "sarif"])).expect("JSON");
    let place = &sarif["runs"][0]["results"][0]["relatedLocations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "north.md");
    let region = json!({ "startLine": 1, "startColumn": 12, "endLine": 1, "endColumn": 24 });
    assert_eq!(place["region"], region);
    desk.write("deskcheck.toml", b"");
    assert!(!run(&desk, &[]).contains("Ortegga"));
}

#[test]
fn drafts_are_compared_only_with_those_they_are_checked_with() {
    let desk = desk();
    assert!(!run(&desk, &["south.md"]).contains("Ortegga"));
    desk.write("may/deskcheck.toml", ON.as_bytes());
    desk.write("may/south.md", SOUTH.as_bytes());
    assert!(!run(&desk, &["north.md", "may/south.md"]).contains("Ortegga"));
    let all = ["north.md", "may/south.md", "--config", "deskcheck.toml"];
    assert!(run(&desk, &all).contains("Ortegga"), "one settings file makes them one series");
}

#[test]
fn standard_input_is_compared_too() {
    let desk = desk();
    let with = |args: &[&str], stdin: &str| {
        desk.run_with(&[&ONLY, args].concat(), stdin, |command| command).out
    };
    let told = with(&["-", "--stdin-name", "west.md", "north.md"], SOUTH);
    assert!(told.contains("west.md:1:18"), "{told}");
    assert!(told.contains("= north.md:1:12: “Maria Ortega” here"), "{told}");
    let told = with(&["-", "--stdin-name", "west.md", "south.md"], NORTH);
    assert!(told.contains("= west.md:1:12: “Maria Ortega” here"), "{told}");
}

#[test]
fn a_byte_order_mark_of_the_other_draft_is_no_part_of_its_columns() {
    let desk = desk();
    desk.write("north.md", format!("\u{feff}{NORTH}").as_bytes());
    let finding: Value = serde_json::from_str(&run(&desk, &["--format", "jsonl"])).expect("one");
    assert_eq!(finding["related"][0]["start_byte"], 14);
    assert!(run(&desk, &[]).contains("= north.md:1:12: “Maria Ortega” here"));
}

#[test]
fn a_draft_that_cannot_be_read_is_told_once_and_costs_no_other() {
    let desk = desk();
    desk.write("west.md", &[0xff]);
    let ran = desk.run(&ONLY);
    assert_eq!(ran.err.matches("west.md: not UTF-8").count(), 1, "{}", ran.err);
    assert!(ran.out.contains("Ortegga"));
}
