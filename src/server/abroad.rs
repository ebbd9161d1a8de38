//! Where findings point to in other drafts, in the client's columns. Those drafts are read for it from
//! disk: their places are known in bytes of the file.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp_server::ls_types::{Location, Position, Range};

use super::convert;
use crate::files::{self, Source};
use crate::findings::{Elsewhere, Finding};
use crate::series::{Member, Series};
use crate::text::{LineIndex, PositionEncoding, Span};

/// A draft's place in a series on disk.
#[derive(Clone, Debug, Default)]
pub(super) struct Seat {
    /// The drafts it is compared with, and what it is called among them.
    pub(super) member: Member,
    /// The folder that their names start from.
    pub(super) folder: PathBuf,
}

/// The places in other drafts that the findings of one draft point to.
#[derive(Debug, Default)]
pub(super) struct Abroad {
    places: HashMap<(Arc<str>, Span), Location>,
}

impl Abroad {
    /// Where a place is; `None` where its draft could not be read.
    pub(super) fn location(&self, place: &Elsewhere) -> Option<&Location> {
        self.places.get(&(Arc::clone(&place.file), place.span))
    }
}

/// The drafts that were pointed into, as long as their series is the same.
#[derive(Debug, Default)]
pub(super) struct Atlas {
    series: Arc<Series>,
    drafts: HashMap<PathBuf, Option<(Source, LineIndex)>>,
}

impl Atlas {
    /// Looks up where findings point to.
    pub(super) fn look_up(
        &mut self,
        findings: &[Finding],
        seat: &Seat,
        columns: PositionEncoding,
    ) -> Abroad {
        let mut abroad = Abroad::default();
        for place in findings.iter().flat_map(|finding| &finding.elsewhere) {
            if !Arc::ptr_eq(&self.series, &seat.member.series) {
                self.series = Arc::clone(&seat.member.series);
                self.drafts.clear();
            }
            if let Some(location) =
                self.location(&seat.folder.join(&*place.file), place.span, columns)
            {
                abroad.places.insert((Arc::clone(&place.file), place.span), location);
            }
        }
        abroad
    }

    fn location(&mut self, path: &Path, span: Span, columns: PositionEncoding) -> Option<Location> {
        let read = || {
            let source = files::read(path).ok()?;
            let lines = LineIndex::new(&source.text);
            Some((source, lines))
        };
        let read = self.drafts.entry(path.to_owned()).or_insert_with(read);
        let (source, lines) = read.as_ref()?;
        let position = |offset: usize| {
            // The file may have been written since it was compared.
            let offset = source.text.floor_char_boundary(offset.saturating_sub(source.base));
            let position = lines.position(&source.text, offset, columns);
            Position { line: position.line, character: position.column }
        };
        let range = Range { start: position(span.start), end: position(span.end) };
        Some(Location { uri: convert::uri(path)?, range })
    }
}
