//! What a writer settles for good: spellings and acronyms that the house accepts, and sentences that
//! have been verified.

use std::collections::HashMap;
use std::path::PathBuf;

use serde_json::{Value, json};
use tower_lsp_server::jsonrpc::Result;
use tower_lsp_server::ls_types::{MessageType, Uri};

use super::super::command::{self, Accept, Verify};
use super::super::verification::sentences_in;
use super::super::{convert, worker};
use super::MainLoop;
use crate::ledger::{self, Entry, Ledger};
use crate::settings::{self, Acceptance};
use crate::text::{Edit, Span, one_line};

/// What a settings file says that was made because a ledger has to lie beside one.
const EMPTY: &str = "# The desk's settings for deskcheck. None are set so far.\n";

impl MainLoop {
    /// Takes what was asked for into the settings file that holds for a draft; a new one where
    /// there is none.
    pub(in crate::server) fn take_into_house(&mut self, asked: &Accept) -> Result<Value> {
        if matches!(&asked.what, Acceptance::Spellings(words) if words.len() < 2) {
            let message = "Two spellings are needed to be accepted side by side".to_owned();
            return Err(command::wrong(message));
        }
        let path = self.home(&asked.uri)?;
        let changed = self.change_file(&path, |text| settings::accept(text, &asked.what));
        changed.map_err(|problem| self.tell_failure(problem))?;
        self.warn_if_overruled(asked);
        Ok(json!({ "file": convert::uri(&path) }))
    }

    /// Enters the sentences of a place in the ledger of the draft. One that has lapsed is renewed.
    pub(in crate::server) fn verify(&mut self, asked: &Verify) -> Result<Value> {
        let (all, chosen) = self.sentences(asked)?;
        let today = worker::today().to_string();
        let entry = |at: usize| Entry {
            sentence: one_line(&all[at]),
            source: asked.source.clone().unwrap_or_default(),
            by: asked.by.clone().unwrap_or_else(user),
            on: today.clone(),
        };
        self.change_ledger(asked, |text| {
            let ledger = Ledger::parse(text).unwrap_or_default();
            let texts: Vec<&str> = all.iter().map(String::as_str).collect();
            let lapsed = ledger.lapsed(&texts);
            // Of several entries that lapsed into one sentence the first is renewed.
            let lapsed = lapsed.iter().rev().map(|(entry, now)| (*now, entry.sentence.as_str()));
            let lapsed: HashMap<usize, &str> = lapsed.collect();
            let entries: Vec<_> =
                chosen.iter().map(|at| (entry(*at), lapsed.get(at).copied())).collect();
            ledger::verify(text, &entries)
        })
    }

    /// Takes the sentences of a place out of the ledger of the draft.
    pub(in crate::server) fn withdraw(&mut self, asked: &Verify) -> Result<Value> {
        let (all, chosen) = self.sentences(asked)?;
        self.change_ledger(asked, |text| {
            let sentences: Vec<&str> = chosen.iter().map(|&at| all[at].as_str()).collect();
            ledger::withdraw(text, &sentences)
        })
    }

    /// The facts of a draft that a desk would ask about.
    pub(in crate::server) fn facts(&mut self, uri: &Uri) -> Result<Value> {
        let draft = self.drafts.get(uri);
        let Some(snapshot) = draft.and_then(|draft| draft.snapshot.as_deref()) else {
            return Err(self.tell_failure("The draft is not open: open it first".to_owned()));
        };
        let places = convert::Places::of(snapshot, self.features.columns());
        let told = snapshot.facts().iter().map(|fact| {
            let source = fact.source.as_ref().or(fact.citation.as_ref());
            json!({
                "kind": fact.kind.name(),
                "range": places.range(fact.span),
                "text": fact.text,
                "value": fact.value.as_ref().map(ToString::to_string),
                "source": source.map(|source| &source.text),
                "status": fact.status.name(),
            })
        });
        Ok(told.collect())
    }

    /// The settings file that holds for a draft or would, if there is one that could.
    pub(in crate::server) fn settings_file(&mut self, uri: &Uri) -> Option<Value> {
        let file = convert::uri(&self.configuration.home(uri)?)?;
        Some(json!({ "file": file }))
    }

    /// The sentences of a draft, and which of them are meant.
    fn sentences(&self, asked: &Verify) -> Result<(Vec<String>, Vec<usize>)> {
        let draft = self.drafts.get(&asked.uri);
        let Some(snapshot) = draft.and_then(|draft| draft.snapshot.as_deref()) else {
            return Err(self.tell_failure("The draft is not open: open it first".to_owned()));
        };
        let draft = &snapshot.analysis.draft;
        let range = convert::Places::of(snapshot, self.features.columns()).span(asked.range);
        let chosen = sentences_in(draft, range);
        let spans: Vec<_> = draft.sentences().collect();
        let places: HashMap<Span, usize> =
            spans.iter().enumerate().map(|(at, &span)| (span, at)).collect();
        let chosen: Vec<usize> =
            chosen.iter().filter_map(|span| places.get(span).copied()).collect();
        if chosen.is_empty() {
            return Err(self.tell_failure("There is no sentence to verify here".to_owned()));
        }
        let texts = spans.iter().map(|span| span.of(&draft.document.source).to_owned());
        Ok((texts.collect(), chosen))
    }

    fn change_ledger(
        &mut self,
        asked: &Verify,
        change: impl FnOnce(&str) -> std::result::Result<String, String>,
    ) -> Result<Value> {
        let settings = self.home(&asked.uri)?;
        let path = settings.with_file_name(ledger::FILE_NAME);
        let changed = self.change_file(&path, |text| {
            Ok(Edit::between(text, &change(text)?).into_iter().collect())
        });
        changed.map_err(|problem| self.tell_failure(problem))?;
        // A ledger counts beside a settings file.
        if self.configuration.of(&asked.uri).folder.is_none() {
            let made = self.change_file(&settings, |_| Ok(vec![Edit::insert(0, EMPTY)]));
            made.map_err(|problem| self.tell_failure(problem))?;
        }
        Ok(json!({ "file": convert::uri(&path) }))
    }

    /// The settings file that holds for a draft or would.
    fn home(&mut self, uri: &Uri) -> Result<PathBuf> {
        let home = self.configuration.home(uri);
        home.ok_or_else(|| {
            let message =
                "The draft is not saved yet, so that no settings file holds for it: save it first";
            self.tell_failure(message.to_owned())
        })
    }

    /// An editor's own list takes the place of the file's.
    fn warn_if_overruled(&mut self, asked: &Accept) {
        let key = match asked.what {
            Acceptance::Spellings(_) => "accept",
            Acceptance::Acronym(_) => "acronyms",
        };
        if self.configuration.client_sets(&asked.uri, &["house", key]) {
            let message = format!(
                "The editor’s own setting deskcheck.house.{key} overrules the settings file: \
                 {} has to be added there, or the setting taken out",
                asked.what.told()
            );
            self.outbox.show(MessageType::WARNING, message);
        }
    }

    /// Tells the user why a command could not be carried out. Editors show little or nothing of an
    /// error in the answer to a command.
    pub(super) fn tell_failure(&self, message: String) -> tower_lsp_server::jsonrpc::Error {
        self.outbox.show(MessageType::ERROR, message.clone());
        command::failed(message)
    }
}

#[expect(clippy::disallowed_methods, reason = "the server knows whose editor it serves")]
fn user() -> String {
    let names = ["USER", "USERNAME", "LOGNAME"];
    names.iter().find_map(|name| std::env::var(name).ok()).unwrap_or_default()
}
