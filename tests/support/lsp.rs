//! A language client for tests: it speaks to a server in this process or to the real command.

use std::collections::{HashMap, VecDeque};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use deskcheck::server::{End, Options, serve};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt};
use tokio::sync::mpsc;
use tokio::task::JoinHandle;

/// The clients whose capabilities stand in `clients/`.
pub(crate) const CLIENTS: [&str; 5] = ["code", "nvim", "helix", "eglot", "minimal"];

/// How long anything may take on a slow machine.
const LONG: Duration = Duration::from_secs(20);

/// A session with a server.
pub(crate) struct Session {
    out: mpsc::UnboundedSender<Value>,
    inbox: mpsc::UnboundedReceiver<Value>,
    next_id: i64,
    answers: HashMap<i64, Value>,
    /// Publications that nobody has asked for yet.
    published: VecDeque<Value>,
    /// What the server asked the client, as method and parameters.
    pub(crate) asked: Vec<(String, Value)>,
    /// What the server wrote to the client's log.
    pub(crate) log: Vec<String>,
    /// What the client answers when it is asked for its settings.
    pub(crate) settings: Value,
    /// What it answers for a folder of the workspace, by address, in place of that.
    pub(crate) folder_settings: HashMap<String, Value>,
    /// Whether the client applies the edits it is asked to.
    pub(crate) takes_edits: bool,
    /// What the server showed the user.
    pub(crate) shown: Vec<String>,
    /// How far the server said long work had come.
    pub(crate) progress: Vec<Value>,
    capabilities: Value,
    server: Server,
}

enum Server {
    Here(JoinHandle<End>),
    Process(Child),
}

/// The capabilities of a client.
pub(crate) fn capabilities(client: &str) -> Value {
    let text = match client {
        "code" => include_str!("clients/code.json"),
        "nvim" => include_str!("clients/nvim.json"),
        "helix" => include_str!("clients/helix.json"),
        "eglot" => include_str!("clients/eglot.json"),
        _ => include_str!("clients/minimal.json"),
    };
    serde_json::from_str(text).expect("the client's capabilities are JSON")
}

impl Session {
    /// A server in this process, not yet initialised.
    pub(crate) fn new(client: &str, options: Options) -> Self {
        let (ours, theirs) = tokio::io::duplex(1 << 16);
        let (reader, writer) = tokio::io::split(theirs);
        let server = Server::Here(tokio::spawn(serve(reader, writer, options)));
        let (reader, mut writer) = tokio::io::split(ours);
        let (out, mut letters) = mpsc::unbounded_channel::<Value>();
        let (deliver, inbox) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Some(letter) = letters.recv().await {
                if writer.write_all(framed(&letter).as_bytes()).await.is_err() {
                    return;
                }
            }
            // The client has gone.
            let _ = writer.shutdown().await;
        });
        tokio::spawn(async move {
            let mut reader = tokio::io::BufReader::new(reader);
            while let Some(message) = read_async(&mut reader).await {
                if deliver.send(message).is_err() {
                    return;
                }
            }
        });
        Self::over(capabilities(client), out, inbox, server)
    }

    /// The real command, not yet initialised.
    pub(crate) fn process(client: &str) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_deskcheck"))
            .arg("lsp")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the command can be started");
        let stdin = child.stdin.take().expect("it has an input");
        let stdout = child.stdout.take().expect("it has an output");
        let (out, letters) = mpsc::unbounded_channel();
        let (deliver, inbox) = mpsc::unbounded_channel();
        std::thread::spawn(move || write_all(stdin, letters));
        std::thread::spawn(move || read_all(stdout, &deliver));
        Self::over(capabilities(client), out, inbox, Server::Process(child))
    }

    fn over(
        capabilities: Value,
        out: mpsc::UnboundedSender<Value>,
        inbox: mpsc::UnboundedReceiver<Value>,
        server: Server,
    ) -> Self {
        Self {
            out,
            inbox,
            next_id: 0,
            answers: HashMap::new(),
            published: VecDeque::new(),
            asked: Vec::new(),
            log: Vec::new(),
            settings: Value::Null,
            folder_settings: HashMap::new(),
            takes_edits: true,
            shown: Vec::new(),
            progress: Vec::new(),
            capabilities,
            server,
        }
    }

    /// A server in this process, ready for drafts.
    pub(crate) async fn start(client: &str) -> Self {
        Self::start_with(client, Options::default(), json!({})).await
    }

    /// A server in this process, ready for drafts; `extra` joins the parameters of `initialize`.
    pub(crate) async fn start_with(client: &str, options: Options, extra: Value) -> Self {
        let mut session = Self::new(client, options);
        session.initialize(extra).await;
        session
    }

    /// Introduces the client, and returns what the server says of itself.
    pub(crate) async fn initialize(&mut self, extra: Value) -> Value {
        let mut params = json!({ "processId": null, "capabilities": self.capabilities });
        if let (Some(params), Value::Object(extra)) = (params.as_object_mut(), extra) {
            params.extend(extra);
        }
        let answer = self.request("initialize", params).await.expect("it can be initialised");
        self.notify("initialized", json!({}));
        answer
    }

    /// Sends a notification.
    #[expect(clippy::needless_pass_by_value, reason = "tests write the value where they call")]
    pub(crate) fn notify(&self, method: &str, params: Value) {
        self.send(json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request and returns its number.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let mut message = json!({ "jsonrpc": "2.0", "id": self.next_id, "method": method });
        if !params.is_null() {
            message["params"] = params;
        }
        self.send(message);
        self.next_id
    }

    /// Waits for the answer to a request: its result, or the code of its error.
    pub(crate) async fn answer(&mut self, id: i64) -> Result<Value, i64> {
        while !self.answers.contains_key(&id) {
            self.take_one().await;
        }
        let answer = self.answers.remove(&id).expect("it has just been seen");
        match answer.get("error") {
            Some(error) => Err(error["code"].as_i64().expect("an error has a code")),
            None => Ok(answer["result"].clone()),
        }
    }

    /// Whether a request has been answered by now.
    pub(crate) fn is_answered(&self, id: i64) -> bool {
        self.answers.contains_key(&id)
    }

    /// Asks and waits.
    pub(crate) async fn request(&mut self, method: &str, params: Value) -> Result<Value, i64> {
        let id = self.ask(method, params);
        self.answer(id).await
    }

    /// Opens a draft as version 1.
    pub(crate) fn open(&self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Edits a draft.
    #[expect(clippy::needless_pass_by_value, reason = "tests write the value where they call")]
    pub(crate) fn change(&self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    /// Types text at a place of a draft.
    pub(crate) fn type_at(&self, uri: &str, version: i32, line: u32, column: u32, text: &str) {
        let at = json!({ "line": line, "character": column });
        let range = json!({ "start": at, "end": at });
        self.change(uri, version, json!([{ "range": range, "text": text }]));
    }

    /// Replaces all of a draft.
    pub(crate) fn replace(&self, uri: &str, version: i32, text: &str) {
        self.change(uri, version, json!([{ "text": text }]));
    }

    /// Closes a draft.
    pub(crate) fn close(&self, uri: &str) {
        self.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// Waits for the next publication of a draft.
    pub(crate) async fn published(&mut self, uri: &str) -> Value {
        loop {
            let at = self.published.iter().position(|published| published["uri"] == uri);
            if let Some(published) = at.and_then(|at| self.published.remove(at)) {
                return published;
            }
            self.take_one().await;
        }
    }

    /// Waits until a publication of a draft holds findings of just these checks.
    pub(crate) async fn published_checks(&mut self, uri: &str, checks: &[&str]) -> Value {
        loop {
            let published = self.published(uri).await;
            if codes(&published["diagnostics"]) == checks {
                return published;
            }
        }
    }

    /// Takes what comes within some milliseconds, and returns the publications among it.
    pub(crate) async fn listen(&mut self, milliseconds: u64) -> Vec<Value> {
        let end = tokio::time::Instant::now() + Duration::from_millis(milliseconds);
        while let Ok(Some(message)) = tokio::time::timeout_at(end, self.inbox.recv()).await {
            self.take(message);
        }
        self.published.drain(..).collect()
    }

    /// Waits until the server has asked something of the client.
    pub(crate) async fn asked(&mut self, method: &str) -> Value {
        loop {
            let at = self.asked.iter().position(|(asked, _)| asked == method);
            if let Some(at) = at {
                return self.asked.remove(at).1;
            }
            self.take_one().await;
        }
    }

    /// Waits until long work has begun, gone on or ended.
    pub(crate) async fn progressed(&mut self, kind: &str) -> Value {
        loop {
            let at = self.progress.iter().position(|one| one["value"]["kind"] == kind);
            if let Some(at) = at {
                return self.progress.remove(at);
            }
            self.take_one().await;
        }
    }

    /// Waits until the server has shown the user something with these words.
    pub(crate) async fn shown(&mut self, words: &str) -> String {
        loop {
            if let Some(at) = self.shown.iter().position(|line| line.contains(words)) {
                return self.shown.remove(at);
            }
            self.take_one().await;
        }
    }

    /// Waits until the server has logged something with these words.
    pub(crate) async fn logged(&mut self, words: &str) -> String {
        loop {
            if let Some(at) = self.log.iter().position(|line| line.contains(words)) {
                return self.log.remove(at);
            }
            self.take_one().await;
        }
    }

    /// Ends the session in good order; whether the server did so as well.
    pub(crate) async fn shut_down(mut self) -> bool {
        self.request("shutdown", Value::Null).await.expect("it can be shut down");
        self.notify("exit", Value::Null);
        self.ended().await
    }

    /// Waits until the server has ended; whether it was in good order.
    pub(crate) async fn ended(self) -> bool {
        match self.server {
            Server::Here(server) => {
                let end = tokio::time::timeout(LONG, server).await;
                end.expect("it ends in time").expect("it does not panic") == End::Orderly
            }
            Server::Process(mut child) => {
                drop((self.out, self.inbox));
                child.wait().expect("it ends").success()
            }
        }
    }

    /// Waits until the process has ended although its stream is open; whether it was in good order.
    pub(crate) async fn ended_by_itself(mut self) -> bool {
        while let Ok(Some(_)) = tokio::time::timeout(LONG, self.inbox.recv()).await {}
        match &mut self.server {
            Server::Here(_) => false,
            Server::Process(child) => {
                child.try_wait().expect("it can be asked").is_some_and(|status| status.success())
            }
        }
    }

    /// Closes the stream and waits until the server has ended.
    pub(crate) async fn hang_up(self) -> bool {
        let Self { out, server, .. } = self;
        drop(out);
        match server {
            Server::Here(server) => {
                let end = tokio::time::timeout(LONG, server).await;
                end.expect("it ends in time").expect("it does not panic") == End::Orderly
            }
            Server::Process(mut child) => child.wait().expect("it ends").success(),
        }
    }

    fn settings_of(&self, items: &Value) -> Value {
        let of = |item: &Value| {
            let folder = item["scopeUri"].as_str().and_then(|uri| self.folder_settings.get(uri));
            folder.unwrap_or(&self.settings).clone()
        };
        items.as_array().into_iter().flatten().map(of).collect()
    }

    fn send(&self, message: Value) {
        self.out.send(message).expect("the session goes on");
    }

    async fn take_one(&mut self) {
        let message = tokio::time::timeout(LONG, self.inbox.recv()).await;
        assert!(message.is_ok(), "nothing came; log: {:?}", self.log);
        self.take(message.ok().flatten().expect("the server is there"));
    }

    fn take(&mut self, message: Value) {
        let method = message["method"].as_str().unwrap_or_default().to_owned();
        match (method.as_str(), message.get("id")) {
            ("", Some(id)) => {
                let id = id.as_i64().expect("we number our requests");
                self.answers.insert(id, message);
            }
            (_, Some(id)) => {
                let result = match method.as_str() {
                    "workspace/configuration" => self.settings_of(&message["params"]["items"]),
                    "workspace/applyEdit" => json!({ "applied": self.takes_edits }),
                    _ => Value::Null,
                };
                self.send(json!({ "jsonrpc": "2.0", "id": id, "result": result }));
                self.asked.push((method, message["params"].clone()));
            }
            ("textDocument/publishDiagnostics", None) => {
                self.published.push_back(message["params"].clone());
            }
            ("$/progress", None) => self.progress.push(message["params"].clone()),
            ("window/showMessage", None) => {
                let message = params_message(&message);
                self.shown.push(message);
            }
            ("window/logMessage", None) => {
                self.log.push(params_message(&message));
            }
            _ => {}
        }
    }
}

fn params_message(message: &Value) -> String {
    message["params"]["message"].as_str().unwrap_or_default().to_owned()
}

/// The checks of a list of diagnostics, in order.
pub(crate) fn codes(diagnostics: &Value) -> Vec<&str> {
    let all = diagnostics.as_array().expect("diagnostics are a list");
    all.iter().map(|diagnostic| diagnostic["code"].as_str().unwrap_or_default()).collect()
}

/// The parameters of a request about a place.
pub(crate) fn place(uri: &str, line: u32, character: u32) -> Value {
    json!({
        "textDocument": { "uri": uri },
        "position": { "line": line, "character": character },
    })
}

/// The parameters of a request about a range of one line.
pub(crate) fn range(uri: &str, line: u32, start: u32, end: u32) -> Value {
    json!({
        "textDocument": { "uri": uri },
        "range": {
            "start": { "line": line, "character": start },
            "end": { "line": line, "character": end },
        },
        "context": { "diagnostics": [] },
    })
}

fn framed(message: &Value) -> String {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len())
}

async fn read_async<R: tokio::io::AsyncBufRead + Unpin>(reader: &mut R) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).await.ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", value)) => length = value.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).await.ok()?;
    serde_json::from_slice(&body).ok()
}

fn write_all(mut stdin: ChildStdin, mut letters: mpsc::UnboundedReceiver<Value>) {
    while let Some(letter) = letters.blocking_recv() {
        if stdin.write_all(framed(&letter).as_bytes()).is_err() {
            return;
        }
    }
}

fn read_all(stdout: ChildStdout, deliver: &mpsc::UnboundedSender<Value>) {
    let mut reader = BufReader::new(stdout);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).is_ok_and(|read| read == 0) {
                return;
            }
            match line.trim().split_once(": ") {
                Some(("Content-Length", value)) => length = value.parse().unwrap_or(0),
                Some(_) => {}
                None => break,
            }
        }
        let mut body = vec![0; length];
        if reader.read_exact(&mut body).is_err() {
            return;
        }
        let message = serde_json::from_slice(&body).expect("only messages go to standard output");
        if deliver.send(message).is_err() {
            return;
        }
    }
}
