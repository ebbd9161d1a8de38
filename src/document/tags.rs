//! Tags that a web page left behind in plain text: `<a href="…">`, `</p>`.

use super::mask::Mask;
use crate::text::Span;

/// A tag is no longer than this, in bytes.
const LONGEST: usize = 2000;

/// Hides the tags of a text, save the web address in one.
pub(super) fn hide(source: &str, mask: &mut Mask<'_>) {
    let mut behind = 0;
    for start in memchr::memchr_iter(b'<', source.as_bytes()) {
        let rest = &source[start..source.floor_char_boundary(start + LONGEST)];
        let Some(len) = tag_len(rest).filter(|_| start >= behind) else { continue };
        behind = start + len;
        mask.hide(Span::new(start, behind));
        if let Some(address) = address(&rest[..len]) {
            mask.show(address.shifted(start));
        }
    }
}

/// The length of the tag that a text begins with. Words between angle brackets are a tag's only if
/// one of them has a value; `x <y and z>` is arithmetic.
fn tag_len(text: &str) -> Option<usize> {
    let inner = text.get(1..)?;
    let inner = &inner[..inner.find(['<', '>', '\n', '\r'])?];
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let name_len = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let (name, rest) = name.split_at(name_len);
    let named = name.starts_with(|c: char| c.is_ascii_lowercase());
    let values = rest.is_empty() || rest.trim() == "/" || rest.contains("=\"");
    let parted = rest.is_empty() || rest.starts_with([' ', '/']);
    let closed = text[1 + inner.len()..].starts_with('>');
    (named && values && parted && closed).then_some(inner.len() + 2)
}

fn address(tag: &str) -> Option<Span> {
    let start = tag.find("=\"http")? + 2;
    let len = tag[start..].find(['"', '>'])?;
    Some(Span::new(start, start + len))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_hidden_and_addresses_kept() {
        for (text, expected) in [
            ("a <b>c</b> d", "a    c     d"),
            ("<p id=\"1800\">One.</p>", "             One.    "),
            ("<a href=\"https://a.org\">b</a>", "         https://a.org  b    "),
            ("<a href=\"https://a.org>b</a>", "         https://a.org b    "),
            ("x <y and z> w", "x <y and z> w"),
            ("write <ann@a.org> or <https://a.org>", "write <ann@a.org> or <https://a.org>"),
            ("1 < 2 <", "1 < 2 <"),
        ] {
            let mut mask = Mask::open(text);
            hide(text, &mut mask);
            assert_eq!(mask.into_prose(), expected);
        }
    }
}
