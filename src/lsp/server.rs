//! The protocol's methods. Each hands over to the owner and does no work of its own.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;
use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionParams, CodeActionProviderCapability, CodeActionResponse, DidChangeConfigurationParams,
    DidChangeTextDocumentParams, DidChangeWatchedFilesParams, DidChangeWatchedFilesRegistrationOptions, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, DidSaveTextDocumentParams, DocumentHighlight, DocumentHighlightParams, DocumentOnTypeFormattingParams,
    DocumentSymbolParams, DocumentSymbolResponse, ExecuteCommandOptions, ExecuteCommandParams, FileSystemWatcher, GlobPattern, Hover,
    HoverParams, HoverProviderCapability, InitializeParams, InitializeResult, InitializedParams, Location, MessageType, OneOf,
    PrepareRenameResponse, ReferenceParams, Registration, RenameOptions, RenameParams, SaveOptions, ServerCapabilities, ServerInfo,
    TextDocumentIdentifier, TextDocumentPositionParams, TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, TextEdit, Url, WorkDoneProgressOptions, WorkspaceEdit,
};
use tower_lsp::{Client, LanguageServer};

use super::client::ClientInfo;
use super::owner::{Event, Owner};
use super::snapshot::Snapshot;
use super::transport::Backlog;
use super::{actions, explain, hover, ledger, newsroom, on_type, outline, people, protocol};

/// So often the client's process is looked for.
const PULSE: Duration = Duration::from_secs(1);

/// What tower-lsp calls.
pub(super) struct Backend {
    client: Client,
    info: OnceLock<Arc<ClientInfo>>,
    owner: UnboundedSender<Event>,
}

impl Backend {
    /// Starts the owner.
    pub(super) fn new(client: Client, backlog: Backlog) -> Self {
        let (owner, inbox) = unbounded_channel();
        tokio::spawn(Owner::new(client.clone(), owner.clone(), backlog).run(inbox));
        Self { client, info: OnceLock::new(), owner }
    }

    fn send(&self, event: Event) {
        // The owner is gone only when the process ends.
        let _ = self.owner.send(event);
    }

    /// The answer to a question about a document; the default where it is not open.
    async fn ask<T: Default + Send + 'static>(&self, uri: Url, question: impl FnOnce(&Snapshot) -> T + Send + 'static) -> Result<T> {
        let (reply, answer) = oneshot::channel();
        self.send(Event::Ask(
            uri,
            Box::new(move |it| {
                // Who asked may have cancelled.
                let _ = reply.send(it.map(question).unwrap_or_default());
            }),
        ));
        answer.await.map_err(|_| Error::internal_error())
    }

    /// `tadqiq/text`: the server's own text of a document, null where it is not open.
    pub(super) async fn text(&self, params: Value) -> Result<Value> {
        let (reply, answer) = oneshot::channel();
        self.send(Event::Text(document(&params)?, reply));
        Ok(answer.await.ok().flatten().map_or(Value::Null, Value::String))
    }

    /// `tadqiq/stats`: what the last reading of a document took: its paragraphs, and how many of them were read anew.
    pub(super) async fn stats(&self, params: Value) -> Result<Value> {
        let stats = |it: &Snapshot| json!({ "version": it.version, "paragraphs": it.story.document().paragraphs().len(), "reread": it.story.reread() });
        self.ask(document(&params)?, stats).await
    }

    /// `tadqiq/quotations`: who says what; null where the document is not open.
    pub(super) async fn quotations(&self, params: Value) -> Result<Value> {
        self.ask(document(&params)?, ledger::quotations).await
    }

    /// `tadqiq/people`: who is in it; null where the document is not open.
    pub(super) async fn people(&self, params: Value) -> Result<Value> {
        self.ask(document(&params)?, ledger::people).await
    }
}

fn document(params: &Value) -> Result<Url> {
    let it = params.get("textDocument").cloned().and_then(|it| serde_json::from_value::<TextDocumentIdentifier>(it).ok());
    it.map(|it| it.uri).ok_or_else(|| Error::invalid_params("textDocument.uri is missing"))
}

fn capabilities(client: &ClientInfo) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(protocol::encoding_kind(client.encoding)),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions { include_text: Some(false) })),
            ..TextDocumentSyncOptions::default()
        })),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX, actions::fix_all_kind()]),
            ..CodeActionOptions::default()
        })),
        references_provider: Some(OneOf::Left(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        rename_provider: Some(match client.prepares_rename {
            true => {
                OneOf::Right(RenameOptions { prepare_provider: Some(true), work_done_progress_options: WorkDoneProgressOptions::default() })
            }
            false => OneOf::Left(true),
        }),
        document_symbol_provider: Some(OneOf::Left(true)),
        document_on_type_formatting_provider: client.on_type_help.then(on_type::options),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: vec![explain::COMMAND.to_owned(), newsroom::COMMAND.to_owned()],
            ..ExecuteCommandOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}

#[tower_lsp::async_trait]
impl LanguageServer for Backend {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let info = self.info.get_or_init(|| Arc::new(ClientInfo::read(&params)));
        if let Some(it) = params.process_id {
            end_with(it);
        }
        let folders = params.workspace_folders.unwrap_or_default().into_iter().filter_map(|it| it.uri.to_file_path().ok()).collect();
        self.send(Event::Initialized(Arc::clone(info), folders));
        if let Some(it) = params.initialization_options {
            self.send(Event::Configure(Some(it)));
        }
        Ok(InitializeResult {
            capabilities: capabilities(info),
            server_info: Some(ServerInfo { name: "tadqiq".to_owned(), version: Some(env!("CARGO_PKG_VERSION").to_owned()) }),
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        if self.info.get().is_some_and(|it| it.watches) {
            // Not awaited here: the answer could stand behind messages that wait for this handler.
            tokio::spawn(watch(self.client.clone()));
        }
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let it = params.text_document;
        self.send(Event::Open { uri: it.uri, version: it.version, language: it.language_id, text: it.text });
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let it = params.text_document;
        self.send(Event::Change { uri: it.uri, version: it.version, changes: params.content_changes });
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.send(Event::Save(params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.send(Event::Close(params.text_document.uri));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.send(Event::Configure(Some(params.settings).filter(|it| !it.is_null())));
    }

    async fn did_change_watched_files(&self, _: DidChangeWatchedFilesParams) {
        self.send(Event::Configure(None));
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let it = params.text_document_position_params;
        self.ask(it.text_document.uri, move |snapshot| hover::at(snapshot, it.position)).await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        self.ask(params.text_document.uri, move |snapshot| actions::of(snapshot, params.range, &params.context)).await
    }

    async fn references(&self, params: ReferenceParams) -> Result<Option<Vec<Location>>> {
        let it = params.text_document_position;
        self.ask(it.text_document.uri, move |snapshot| people::references(snapshot, it.position)).await
    }

    async fn document_highlight(&self, params: DocumentHighlightParams) -> Result<Option<Vec<DocumentHighlight>>> {
        let it = params.text_document_position_params;
        self.ask(it.text_document.uri, move |snapshot| people::highlights(snapshot, it.position)).await
    }

    async fn prepare_rename(&self, it: TextDocumentPositionParams) -> Result<Option<PrepareRenameResponse>> {
        self.ask(it.text_document.uri, move |snapshot| people::prepare(snapshot, it.position)).await
    }

    async fn rename(&self, params: RenameParams) -> Result<Option<WorkspaceEdit>> {
        let it = params.text_document_position;
        let edit = move |snapshot: &Snapshot| Some(people::rename(snapshot, it.position, &params.new_name));
        self.ask(it.text_document.uri, edit).await?.unwrap_or(Ok(None)).map_err(Error::invalid_params)
    }

    async fn document_symbol(&self, params: DocumentSymbolParams) -> Result<Option<DocumentSymbolResponse>> {
        self.ask(params.text_document.uri, |snapshot| Some(outline::of(snapshot))).await
    }

    async fn on_type_formatting(&self, params: DocumentOnTypeFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let it = params.text_document_position;
        self.ask(it.text_document.uri, move |snapshot| on_type::after(snapshot, it.position)).await
    }

    async fn execute_command(&self, params: ExecuteCommandParams) -> Result<Option<Value>> {
        if params.command == newsroom::COMMAND {
            let (uri, change) = newsroom::arguments(&params)?;
            let written = self.ask(uri, move |snapshot| Some(newsroom::write(snapshot, &change))).await?;
            // Every open document may be read against these names.
            self.send(Event::Configure(None));
            let path = written.unwrap_or_else(|| Err("the document is not open".to_owned())).map_err(Error::invalid_params)?;
            return Ok(Some(path.display().to_string().into()));
        }
        let page = explain::page(&params)?;
        if !self.info.get().is_some_and(|it| it.shows_pages) {
            let client = self.client.clone();
            tokio::spawn(async move { client.show_message(MessageType::INFO, page).await });
        }
        Ok(Some(page.into()))
    }
}

async fn watch(client: Client) {
    let options = DidChangeWatchedFilesRegistrationOptions {
        watchers: vec![FileSystemWatcher { glob_pattern: GlobPattern::String("**/{tadqiq,names}.toml".to_owned()), kind: None }],
    };
    let registration = Registration {
        id: "tadqiq.toml".to_owned(),
        method: "workspace/didChangeWatchedFiles".to_owned(),
        register_options: serde_json::to_value(options).ok(),
    };
    // A client that refuses loses nothing but speed: the file is looked at before each reading too.
    let _ = client.register_capability(vec![registration]).await;
}

// An editor that was killed closes its end of the pipe, unless another process holds it open too.
fn end_with(process: u32) {
    #[cfg(unix)]
    if let Some(process) = i32::try_from(process).ok().and_then(rustix::process::Pid::from_raw) {
        std::thread::spawn(move || {
            while rustix::process::test_kill_process(process) != Err(rustix::io::Errno::SRCH) {
                std::thread::sleep(PULSE);
            }
            std::process::exit(1);
        });
    }
    #[cfg(not(unix))]
    let _ = process;
}
