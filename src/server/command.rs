//! Commands: what an editor may have the server do.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::json;
use tower_lsp_server::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp_server::ls_types::request::ExecuteCommand;
use tower_lsp_server::ls_types::{ExecuteCommandParams, LSPAny, Range, Uri};

use super::main_loop::MainLoop;
use super::request::Question;
use crate::checks;
use crate::settings::{Acceptance, did_you_mean};

/// Takes spellings or an acronym into the house style.
pub(super) const ACCEPT: &str = "deskcheck.accept";

/// Enters sentences in the ledger.
pub(super) const VERIFY: &str = "deskcheck.verify";

/// Takes sentences out of the ledger.
pub(super) const WITHDRAW: &str = "deskcheck.unverify";

/// Gives the page of a check.
const EXPLAIN: &str = "deskcheck.explain";

/// Lists the facts of a draft.
const FACTS: &str = "deskcheck.facts";

/// Tells where the settings of a draft stand.
const SETTINGS: &str = "deskcheck.settings";

/// All commands there are.
pub(super) const ALL: [&str; 6] = [ACCEPT, EXPLAIN, FACTS, SETTINGS, WITHDRAW, VERIFY];

/// The protocol's code for a request that is right in its form and cannot be done.
const REQUEST_FAILED: i64 = -32803;

/// What [`ACCEPT`] is asked: `{ "uri", "spellings": […] }` or `{ "uri", "acronym" }`.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Accept {
    /// The draft in whose house it is to be accepted.
    pub(super) uri: Uri,
    /// What is to be accepted.
    #[serde(flatten)]
    pub(super) what: Acceptance,
}

/// What [`VERIFY`] and [`WITHDRAW`] are asked: `{ "uri", "range" }`, and who verified the sentences
/// on what ground if the client knows it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Verify {
    /// The draft.
    pub(super) uri: Uri,
    /// The place; every sentence in it is meant.
    pub(super) range: Range,
    /// What bears it out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) source: Option<String>,
    /// Who verified it; the user's name where it is left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) by: Option<String>,
}

/// What [`FACTS`] and [`SETTINGS`] are asked.
#[derive(Debug, Deserialize)]
struct OfDraft {
    uri: Uri,
}

#[derive(Debug, Deserialize)]
struct Explain {
    check: String,
}

impl Question for ExecuteCommand {
    const ACTS: bool = true;

    fn uri(params: &ExecuteCommandParams) -> Option<Uri> {
        let first = params.arguments.first()?;
        first.get("uri")?.as_str()?.parse().ok()
    }

    fn nothing(_: ExecuteCommandParams) -> Option<LSPAny> {
        None
    }

    fn of_all(params: ExecuteCommandParams, main_loop: &mut MainLoop) -> Result<Option<LSPAny>> {
        match params.command.as_str() {
            ACCEPT => main_loop.take_into_house(&arguments(params)?).map(Some),
            VERIFY => main_loop.verify(&arguments(params)?).map(Some),
            WITHDRAW => main_loop.withdraw(&arguments(params)?).map(Some),
            FACTS => main_loop.facts(&arguments::<OfDraft>(params)?.uri).map(Some),
            SETTINGS => Ok(main_loop.settings_file(&arguments::<OfDraft>(params)?.uri)),
            EXPLAIN => explain(&arguments(params)?).map(Some),
            other => {
                Err(wrong(format!("There is no command `{other}`; there is {}", ALL.join(", "))))
            }
        }
    }
}

/// The first argument of a command, understood.
fn arguments<T: DeserializeOwned>(params: ExecuteCommandParams) -> Result<T> {
    let first = params.arguments.into_iter().next().unwrap_or_default();
    let read = serde_json::from_value(first);
    read.map_err(|error| wrong(format!("The arguments of `{}` are wrong: {error}", params.command)))
}

fn explain(asked: &Explain) -> Result<LSPAny> {
    let Some(check) = checks::named(&asked.check) else {
        let hint = did_you_mean(&asked.check, checks::names().into_iter());
        return Err(wrong(format!("There is no check `{}`{hint}", asked.check)));
    };
    Ok(json!({ "check": check.name, "markdown": check.page }))
}

/// The error for a command that is not understood.
pub(super) fn wrong(message: String) -> Error {
    Error::invalid_params(message)
}

/// The error for a command that is understood and cannot be carried out.
pub(super) fn failed(message: String) -> Error {
    Error { code: ErrorCode::ServerError(REQUEST_FAILED), message: message.into(), data: None }
}
