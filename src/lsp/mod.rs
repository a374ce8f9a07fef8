//! The language server, on tower-lsp.
//!
//! Handlers only hand over: one task (`owner`) holds every document and changes text in the order that the client sent it;
//! analysis runs on snapshots elsewhere, and its result is dropped where the text has moved on. `transport` stands between
//! tower-lsp and standard input and output, `boundary` between it and a panic: what the framework leaves to us.

mod actions;
mod attribution;
mod boundary;
mod client;
mod config;
mod diagnostics;
mod explain;
mod hover;
mod ledger;
mod newsroom;
mod on_type;
mod outline;
mod owner;
mod people;
mod protocol;
mod server;
mod snapshot;
mod snippet;
mod transport;
mod typing;
mod workspace;

use tower_lsp::{LspService, Server};

use server::Backend;

/// Serves an editor over standard input and output until it says `exit`, closes the input, or is gone.
/// `exit` ends the process with status 0 after `shutdown` and 1 without, a closed input with 1; 2 is returned where no server can start.
pub fn run() -> i32 {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_time().build() else { return 2 };
    runtime.block_on(async {
        let (input, output) = transport::stdio();
        let backlog = output.backlog();
        let (service, socket) = LspService::build(|client| Backend::new(client, backlog))
            .custom_method("tadqiq/text", Backend::text)
            .custom_method("tadqiq/stats", Backend::stats)
            .custom_method("tadqiq/quotations", Backend::quotations)
            .custom_method("tadqiq/people", Backend::people)
            .finish();
        Server::new(input, output, socket).serve(snippet::Snippets::new(boundary::Boundary(service))).await;
    });
    // No drop of the runtime waits for a thread that still reads: the process ends here. Input ended without `exit`.
    std::process::exit(1)
}
