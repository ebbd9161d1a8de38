//! Work-done progress: how far a long pass has come, for clients that show it. Short passes are not
//! worth a word.

use std::time::Duration;

use tokio::sync::watch;
use tower_lsp_server::Client;
use tower_lsp_server::ls_types::notification::Progress as Told;
use tower_lsp_server::ls_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, WorkDoneProgress, WorkDoneProgressBegin,
    WorkDoneProgressEnd, WorkDoneProgressReport,
};

/// A pass that is over sooner is not told.
const WORTH_TELLING: Duration = Duration::from_millis(500);

/// How often it is told at most.
const PACE: Duration = Duration::from_millis(100);

/// A pass under way. Dropping it ends what the client shows.
#[derive(Debug)]
pub(super) struct Progress {
    state: watch::Sender<State>,
}

#[derive(Clone, Copy, Debug, Default)]
struct State {
    total: usize,
    left: usize,
}

impl Progress {
    /// A pass that has just begun; `number` tells it from others of this session.
    pub(super) fn start(client: Client, number: u64, title: &'static str) -> Self {
        let (state, watched) = watch::channel(State::default());
        tokio::spawn(tell(client, format!("deskcheck/{number}"), title, watched));
        Self { state }
    }

    /// So much is left, of which some may be new.
    pub(super) fn expect(&mut self, left: usize) {
        self.state.send_modify(|state| {
            state.total = state.total - state.left.min(state.total) + left;
            state.left = left;
        });
    }

    /// So much is left.
    pub(super) fn left(&self, left: usize) {
        self.state.send_modify(|state| state.left = left);
    }
}

impl State {
    fn percentage(self) -> u32 {
        let done = self.total.saturating_sub(self.left);
        u32::try_from(done * 100 / self.total.max(1)).unwrap_or(100)
    }

    fn message(self) -> String {
        format!("{} of {}", self.total.saturating_sub(self.left), self.total)
    }
}

async fn tell(client: Client, name: String, title: &str, mut state: watch::Receiver<State>) {
    tokio::time::sleep(WORTH_TELLING).await;
    // The other end is gone: the pass is over.
    if state.has_changed().is_err() {
        return;
    }
    let token = NumberOrString::String(name);
    if client.create_work_done_progress(token.clone()).await.is_err() {
        return;
    }
    let say = async |value| {
        let value = ProgressParamsValue::WorkDone(value);
        client.send_notification::<Told>(ProgressParams { token: token.clone(), value }).await;
    };
    let now = *state.borrow_and_update();
    say(WorkDoneProgress::Begin(WorkDoneProgressBegin {
        title: title.to_owned(),
        cancellable: Some(true),
        message: Some(now.message()),
        percentage: Some(now.percentage()),
    }))
    .await;
    while state.changed().await.is_ok() {
        let now = *state.borrow_and_update();
        say(WorkDoneProgress::Report(WorkDoneProgressReport {
            cancellable: Some(true),
            message: Some(now.message()),
            percentage: Some(now.percentage()),
        }))
        .await;
        tokio::time::sleep(PACE).await;
    }
    say(WorkDoneProgress::End(WorkDoneProgressEnd { message: None })).await;
}
