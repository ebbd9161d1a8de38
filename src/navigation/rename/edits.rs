//! From new words to edits: each word set as the old one was, nothing between them touched.

use rustc_hash::FxHashSet;

use super::form::{Form, Word, is_caps, is_particle};
use super::group::Group;
use super::parts::{Swap, alike};
use crate::analysis::Analysis;
use crate::text::{Edit, Span};

/// Sets new words as the old ones are set.
pub(super) struct Setter<'a> {
    analysis: &'a Analysis,
    /// The keys of words that are not always set in capitals.
    small: FxHashSet<u64>,
    /// Whether the form that was typed anew is set in capitals.
    from_caps: bool,
}

impl<'a> Setter<'a> {
    /// For a name whose form `here` is typed anew.
    pub(super) fn new(analysis: &'a Analysis, group: &Group<'_>, here: &Form<'_>) -> Self {
        let words = group.forms.iter().flat_map(|form| &form.words);
        let small = words.filter(|word| !word.is_caps()).map(|word| word.key).collect();
        let mut setter = Self { analysis, small, from_caps: false };
        setter.from_caps = setter.is_in_caps(here);
        setter
    }

    /// A word as it would be set in small letters, where it was typed in place of capitals.
    pub(super) fn small(&self, word: &str) -> String {
        if self.from_caps && is_caps(word) { titled(word) } else { word.to_owned() }
    }

    /// Whether a form is set in capitals that its words do not have elsewhere.
    fn is_in_caps(&self, form: &Form<'_>) -> bool {
        let mut long =
            form.words.iter().filter(|word| word.text.chars().nth(1).is_some_and(|c| c != '.'));
        let any = form.words.iter().any(|word| word.is_caps() && self.small.contains(&word.key));
        any && long.all(Word::is_caps)
    }

    /// The edits that put new words into a form.
    pub(super) fn edits(&self, form: &Form<'_>, swaps: &[Swap<'_>]) -> Vec<Edit> {
        let caps = self.is_in_caps(form);
        let mut edits = Vec::new();
        for swap in swaps {
            self.swap(form, swap, caps, &mut edits);
        }
        edits.extend(possessive(form, &edits));
        if form.closes {
            self.close(form, &mut edits);
        }
        edits
    }

    fn swap(&self, form: &Form<'_>, swap: &Swap<'_>, caps: bool, edits: &mut Vec<Edit>) {
        let (before, behind) = alike(&swap.from, &swap.to);
        let old = swap.words.start + before..swap.words.end - behind;
        let new = &swap.to[before..swap.to.len() - behind];
        let from = &swap.from[before..swap.from.len() - behind];
        if old.is_empty() && !new.is_empty() {
            let text = self.set_all(new, form, None, caps);
            let opens = form.opens && old.start == 0;
            let text = if opens { capitalised(&text) } else { text };
            edits.push(insertion(form, old.start, &text));
            return;
        }
        for (nth, at) in old.clone().enumerate() {
            // The last word takes all that is left.
            let rest = nth + 1 == old.len();
            match if rest { new.get(nth..) } else { new.get(nth..=nth) } {
                Some([]) | None => edits.push(self.deletion(form, at)),
                Some(new) => {
                    let text = self.set_all(new, form, Some((at, from[nth])), caps);
                    if text != form.words[at].text {
                        edits.push(Edit::replace(form.words[at].span, text));
                    }
                }
            }
        }
    }

    /// New words in place of the one at `old`, which stands as the other text in the form that was
    /// typed anew.
    fn set_all(
        &self,
        new: &[String],
        form: &Form<'_>,
        old: Option<(usize, &str)>,
        caps: bool,
    ) -> String {
        let words =
            new.iter().map(|word| if caps { word.to_uppercase() } else { self.small(word) });
        let text = words.collect::<Vec<_>>().join(" ");
        let Some((at, from)) = old else { return text };
        let old = form.words[at].text;
        let text = if from.is_empty() { text } else { in_the_case_of(old, from, text) };
        let text = with_the_apostrophe_of(old, text);
        if form.opens && at == 0 && starts_upper(old) { capitalised(&text) } else { text }
    }

    /// The period of *Jr.* ends a sentence as well: it stays with the sentence.
    fn close(&self, form: &Form<'_>, edits: &mut [Edit]) {
        let Some(last) = form.words.last() else { return };
        let end = last.span.end;
        let Some(edit) = edits.iter_mut().find(|edit| edit.span.end == end) else { return };
        let replaced = !edit.span.is_empty() && last.text.ends_with('.');
        if replaced && !edit.text.ends_with('.') {
            edit.text.push('.');
        }
        if !replaced && self.analysis.text()[end..].starts_with('.') && edit.text.ends_with('.') {
            edit.text.pop();
        }
    }

    /// A word taken out, with emphasis around it and the space beside it.
    fn deletion(&self, form: &Form<'_>, at: usize) -> Edit {
        let source = self.analysis.text();
        let Span { mut start, mut end } = form.words[at].span;
        let marker = |text: Option<char>| text.filter(|c| matches!(c, '*' | '_'));
        while let Some(mark) = marker(source[..start].chars().next_back())
            && source[end..].starts_with(mark)
        {
            start -= 1;
            end += 1;
        }
        let space = |c: char| c.is_whitespace() || c == ',';
        if at == 0 {
            end = source.len() - source[end..].trim_start_matches(space).len();
        } else {
            start = source[..start].trim_end_matches(space).len();
        }
        Edit::delete(Span::new(start, end))
    }
}

/// Words put in before the word at `at`, or behind the last one.
fn insertion(form: &Form<'_>, at: usize, text: &str) -> Edit {
    match at.checked_sub(1) {
        Some(before) => Edit::insert(form.words[before].span.end, format!(" {text}")),
        None => Edit::insert(form.words[0].span.start, format!("{text} ")),
    }
}

/// The length of an apostrophe without an *s*, straight and curly.
const BARE: [usize; 2] = ['\''.len_utf8(), '’'.len_utf8()];

/// A bare apostrophe behind a name that no longer ends in *s* gets one: *Jones’ car*, *Berg’s car*.
fn possessive(form: &Form<'_>, edits: &[Edit]) -> Option<Edit> {
    let clitic = form.possessive.filter(|clitic| BARE.contains(&clitic.len()))?;
    let last = form.words.last()?;
    let sibilant = |text: &str| text.ends_with(['s', 'S', 'z', 'Z', 'x', 'X']);
    let edit = edits.iter().find(|edit| edit.span == last.span)?;
    let s = if is_caps(&edit.text) { "S" } else { "s" };
    (sibilant(last.text) && !sibilant(&edit.text)).then(|| Edit::insert(clitic.end, s))
}

fn starts_upper(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// *O’BRIEN* as *O’Brien*.
fn titled(word: &str) -> String {
    let mut begins = true;
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if begins {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        begins = !c.is_alphanumeric();
    }
    out
}

/// A particle has its capital where the old one has, and none where it has none.
fn in_the_case_of(old: &str, from: &str, new: String) -> String {
    match (starts_upper(old), starts_upper(from), starts_upper(&new)) {
        (true, false, false) => capitalised(&new),
        (false, true, true) if is_particle(old) => {
            let mut chars = new.chars();
            chars
                .next()
                .map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
        }
        _ => new,
    }
}

/// *O’Neil* where the old word is *O’Brien*, *O'Neil* where it is *O'Brien*.
fn with_the_apostrophe_of(old: &str, new: String) -> String {
    match (old.contains('’'), old.contains('\'')) {
        (true, false) => new.replace('\'', "’"),
        (false, true) => new.replace('’', "'"),
        _ => new,
    }
}
