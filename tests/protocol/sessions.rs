//! How sessions begin and end, also with the real command.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::lsp::{CLIENTS, Session, place};
use super::{DRAFT, URI};

#[tokio::test]
async fn every_client_can_have_a_whole_session() {
    for client in CLIENTS {
        let mut session = Session::start(client).await;
        session.open(URI, DRAFT);
        assert!(session.request("textDocument/hover", place(URI, 0, 20)).await.is_ok());
        assert!(session.shut_down().await, "{client}");
    }
}

#[tokio::test]
async fn exit_without_shutdown_and_a_closed_stream_are_no_good_order() {
    let session = Session::start("helix").await;
    session.notify("exit", Value::Null);
    assert!(!session.ended().await);
    let session = Session::start("helix").await;
    assert!(!session.hang_up().await);
}

#[tokio::test]
async fn the_command_serves_on_standard_input_and_output() {
    for client in CLIENTS {
        let mut session = Session::process(client);
        session.initialize(json!({})).await;
        session.open(URI, DRAFT);
        if client == "code" {
            let pull = json!({ "textDocument": { "uri": URI } });
            assert!(session.request("textDocument/diagnostic", pull).await.is_ok());
        } else {
            session.published_checks(URI, &["placeholder"]).await;
        }
        assert!(session.shut_down().await, "{client}: exit code 0");
    }
}

#[tokio::test]
async fn the_commands_exit_code_tells_how_it_ended() {
    let mut session = Session::process("helix");
    session.initialize(json!({})).await;
    session.notify("exit", Value::Null);
    assert!(!session.ended().await);
    let mut session = Session::process("helix");
    session.initialize(json!({})).await;
    assert!(!session.hang_up().await);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn the_server_ends_with_its_clients_process() {
    let mut parent = Command::new("sleep").arg("60").spawn().expect("a process to watch");
    let mut session = Session::process("helix");
    session.initialize(json!({ "processId": parent.id() })).await;
    session.open(URI, DRAFT);
    session.published_checks(URI, &["placeholder"]).await;
    parent.kill().expect("it can be ended");
    parent.wait().expect("it ends");
    assert!(!session.ended_by_itself().await);
}

#[test]
fn messages_that_are_none_are_survived() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_deskcheck"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the command can be started");
    let mut stdin = child.stdin.take().expect("it has an input");
    let initialize =
        r#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#;
    for body in ["{\"jsonrpc\":", "[]", "{}", initialize] {
        write!(stdin, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("it reads");
    }
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("\"serverInfo\""), "{told}");
}
