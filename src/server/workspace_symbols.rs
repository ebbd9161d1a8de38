//! The people and organisations of all drafts that are open.

use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::request::WorkspaceSymbolRequest;
use tower_lsp_server::ls_types::{
    Location, SymbolInformation, SymbolKind, Uri, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use super::convert::Places;
use super::main_loop::MainLoop;
use super::request::Question;
use super::worker::Snapshot;
use crate::navigation::{self, Named, NamedKind};
use crate::text::PositionEncoding;

impl Question for WorkspaceSymbolRequest {
    fn uri(_: &WorkspaceSymbolParams) -> Option<Uri> {
        None
    }

    fn nothing(_: WorkspaceSymbolParams) -> Option<WorkspaceSymbolResponse> {
        None
    }

    /// A draft that is being typed in is answered for as it was last read.
    fn of_all(
        params: WorkspaceSymbolParams,
        main_loop: &mut MainLoop,
    ) -> Result<Option<WorkspaceSymbolResponse>> {
        let query = Query::new(&params.query);
        let columns = main_loop.features().columns();
        let mut found = Vec::new();
        for (uri, snapshot) in main_loop.snapshots() {
            found.extend(matching(&query, uri, snapshot, columns));
        }
        found.sort_by(|a, b| {
            let place = |symbol: &SymbolInformation| symbol.location.range.start;
            (&a.location.uri, place(a)).cmp(&(&b.location.uri, place(b)))
        });
        Ok(Some(WorkspaceSymbolResponse::Flat(found)))
    }
}

fn matching(
    query: &Query,
    uri: &Uri,
    snapshot: &Snapshot,
    columns: PositionEncoding,
) -> Vec<SymbolInformation> {
    let places = Places::of(snapshot, columns);
    let names = navigation::names(&snapshot.analysis).filter(|named| query.fits(&named.name));
    names.map(|named| symbol(&named, uri, &places)).collect()
}

fn symbol(named: &Named, uri: &Uri, places: &Places<'_>) -> SymbolInformation {
    let location = Location { uri: uri.clone(), range: places.range(named.first) };
    // The protocol knows no people.
    let kind = match named.kind {
        NamedKind::Person => SymbolKind::CLASS,
        _ => SymbolKind::NAMESPACE,
    };
    let container_name = uri.path().as_str().rsplit('/').next().map(str::to_owned);
    #[expect(deprecated, reason = "the type has no other way to be made")]
    SymbolInformation {
        name: named.name.clone(),
        kind,
        tags: None,
        deprecated: None,
        location,
        container_name: container_name.filter(|name| !name.is_empty()),
    }
}

/// What is looked for: letters that a name must have in this order, whatever stands between them.
struct Query(Vec<char>);

impl Query {
    fn new(text: &str) -> Self {
        Self(letters(text).collect())
    }

    fn fits(&self, name: &str) -> bool {
        let mut name = letters(name);
        self.0.iter().all(|letter| name.any(|other| other == *letter))
    }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_order_fit() {
        for (query, fits) in [
            ("", true),
            ("ort", true),
            ("m ORT", true),
            ("mog", true),
            ("Ó", false),
            ("tro", false),
        ] {
            assert_eq!(Query::new(query).fits("Maria Ortega"), fits, "{query}");
        }
    }
}
