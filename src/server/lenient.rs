//! Patience with clients: what the framework would refuse for its shape alone is put into the shape
//! it knows before it sees it. And what its types do not know yet, edits with a place to type in
//! (LSP 3.18), takes its shape behind it.

use std::fmt::Write;
use std::task::{Context, Poll};

use serde_json::Value;
use tower_lsp_server::jsonrpc::{Request, Response};
use tower_lsp_server::ls_types::Uri;
use tower_lsp_server::{ExitedError, LspService};
use tower_service::Service;

use super::forward::Forward;

/// Where among the experimental capabilities the main loop finds whether the client takes edits with
/// a place to type in: the framework's types have no place for it.
pub(super) const SNIPPET_SUPPORT: &str = "snippetEditSupport";

/// The annotation of an edit whose text is a snippet.
pub(super) const SNIPPET: &str = "deskcheck.snippet";

/// The framework's service behind a patient door.
#[derive(Debug)]
pub(super) struct Lenient(pub(super) LspService<Forward>);

impl Service<Request> for Lenient {
    type Response = Option<Response>;
    type Error = ExitedError;
    type Future = <LspService<Forward> as Service<Request>>::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.0.poll_ready(context)
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let actions = request.method() == "textDocument/codeAction";
        let answer = self.0.call(mended(request));
        if !actions {
            return answer;
        }
        Box::pin(async move { answer.await.map(|response| response.map(with_snippets)) })
    }
}

fn mended(request: Request) -> Request {
    match request.method() {
        "workspace/didChangeConfiguration" => with_settings(request),
        "initialize" => rebuilt(request, |params| {
            escape_addresses(params);
            pass_on_snippet_support(params);
        }),
        _ if has_bad_address(&request) => rebuilt(request, escape_addresses),
        _ => request,
    }
}

/// A change of settings that brings none means that they must be asked for.
fn with_settings(request: Request) -> Request {
    rebuilt(request, |params| {
        let settings = params.get_mut("settings").map(Value::take);
        *params = serde_json::json!({ "settings": settings });
    })
}

fn pass_on_snippet_support(params: &mut Value) {
    let path = "/capabilities/workspace/workspaceEdit/snippetEditSupport";
    let support = params.pointer(path).cloned();
    if let (Some(support), Some(client)) = (support, params.get_mut("capabilities"))
        && client.get("experimental").is_none_or(|all| all.is_null() || all.is_object())
    {
        client["experimental"][SNIPPET_SUPPORT] = support;
    }
}

/// Code actions whose annotated edits are the snippets they stand for.
fn with_snippets(response: Response) -> Response {
    let (id, mut result) = response.into_parts();
    let actions = result.as_mut().ok().and_then(Value::as_array_mut);
    for action in actions.into_iter().flatten() {
        let changes = action.pointer_mut("/edit/documentChanges").and_then(Value::as_array_mut);
        let edits = changes.into_iter().flatten().filter_map(|change| change.get_mut("edits"));
        edits.filter_map(Value::as_array_mut).flatten().for_each(make_snippet);
    }
    Response::from_parts(id, result)
}

fn make_snippet(edit: &mut Value) {
    if edit.get("annotationId").is_some_and(|annotation| annotation == SNIPPET) {
        let (range, text) = (edit["range"].take(), edit["newText"].take());
        *edit = serde_json::json!({
            "range": range, "snippet": { "kind": "snippet", "value": text },
        });
    }
}

fn rebuilt(request: Request, mend: impl FnOnce(&mut Value)) -> Request {
    let (method, id, params) = request.into_parts();
    let mut params = params.unwrap_or_default();
    mend(&mut params);
    let request = Request::build(method).params(params);
    match id {
        Some(id) => request.id(id).finish(),
        None => request.finish(),
    }
}

fn has_bad_address(request: &Request) -> bool {
    let document = request.params().and_then(|params| params.get("textDocument"));
    let address = document.and_then(|document| document.get("uri")).and_then(Value::as_str);
    address.is_some_and(|address| address.parse::<Uri>().is_err())
}

/// Some clients do not escape the spaces and accents of a path.
fn escape_addresses(params: &mut Value) {
    match params {
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(address) if matches!(key.as_str(), "uri" | "rootUri") => {
                        *address = escaped(address);
                    }
                    value => escape_addresses(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(escape_addresses),
        _ => {}
    }
}

/// An address in which everything that no address may hold is escaped.
fn escaped(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for byte in address.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'()*+,;=%".contains(&byte) {
            out.push(char::from(byte));
        } else {
            write!(out, "%{byte:02X}").expect("a string takes everything");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_address_may_hold_is_escaped() {
        assert_eq!(escaped("file:///a b/Größe.md"), "file:///a%20b/Gr%C3%B6%C3%9Fe.md");
        for address in ["untitled:Untitled-1", "file:///a%20b.md", "vscode-remote://x+y/z?q#f"] {
            assert_eq!(escaped(address), address);
        }
    }
}
