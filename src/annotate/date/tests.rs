use crate::annotate::{Annotations, BlockText, date};
use crate::document::{BlockKind, Role};
use crate::language;

pub(super) fn dates(prose: &str) -> Vec<String> {
    let block = BlockText {
        kind: BlockKind::Paragraph,
        role: Role::Body,
        source: prose,
        prose,
        inlines: &[],
    };
    let mut notes = Annotations::default();
    notes.tokens = language::tokens(prose);
    notes.sentences = language::sentences(prose, &notes.tokens);
    date::find(&block, &notes).iter().map(|date| show(date, prose)).collect()
}

fn show(date: &date::DateMention, prose: &str) -> String {
    let number = |n: Option<i64>| n.map_or("-".to_owned(), |n| n.to_string());
    let mut out = format!(
        "{}={}/{}/{}",
        date.span.of(prose),
        number(date.year.map(i64::from)),
        number(date.month.map(i64::from)),
        number(date.day.map(i64::from))
    );
    if let Some((weekday, _)) = date.weekday {
        out.push_str(&format!(" {weekday:?}"));
    }
    if let Some(date::Relative(by)) = date.relative {
        out.push_str(&format!(" {by:+}"));
    }
    match date.grain {
        date::Grain::Day => {}
        grain => out.push_str(&format!(" {grain:?}")),
    }
    out
}
