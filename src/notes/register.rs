//! What the house register has of a person, a body or a place.

use crate::analysis::Analysis;
use crate::annotate::mention::{join, key};
use crate::story::entities::{self, Entity};

/// The entries in a few words: how the house writes the name and what it corrects, the offices,
/// spellings that it accepts side by side.
pub(super) fn entry(analysis: &Analysis, entity: &Entity) -> Option<String> {
    let house = &analysis.settings.house;
    let lists = [&house.names, &house.roles, &house.accept];
    if lists.iter().all(|list| list.is_empty()) {
        return None;
    }
    let forms = entity.mentions.iter().map(|&at| entities::mention(&analysis.draft, at).key);
    let mut forms: Vec<u64> = forms.collect();
    forms.sort_unstable();
    let has = |words: &String| forms.binary_search(&keyed(words)).is_ok();
    let names = house.names.iter().filter(|entry| entry.iter().any(has)).filter_map(|e| name(e));
    let roles = house.roles.iter().filter(|entry| entry.first().is_some_and(has));
    let roles = roles.filter_map(|entry| Some(entry.split_first()?.1.join(" or ")));
    let accepted = house.accept.iter().filter(|words| words.iter().any(has));
    let accepted = accepted.map(|words| format!("{} are right side by side", quoted(words, "and")));
    let all: Vec<String> = names.chain(roles).chain(accepted).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// *Kyiv*, *Kyiv, not “Kiev”*.
fn name(entry: &[String]) -> Option<String> {
    let (right, wrong) = entry.split_first()?;
    Some(match wrong {
        [] => format!("written {right}"),
        wrong => format!("written {right}, not {}", quoted(wrong, "or")),
    })
}

/// *“Ortega” and “Ortegga”*.
fn quoted(words: &[String], joint: &str) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    words.join(&format!(" {joint} "))
}

fn keyed(words: &str) -> u64 {
    words.split_whitespace().map(key).fold(0, join)
}
