//! The command line: arguments in, reports out. The only layer that prints.

mod args;
mod completions;
mod explain;
mod file;
mod input;
mod interrupt;
mod json;
mod learn;
mod ledger;
mod lint;
mod output;
mod pages;
mod pipe;
mod progress;
mod quotes;
mod reading;
mod report;
mod speakers;
mod watch;

use std::io;
use std::process::ExitCode;

use clap::Parser;

use args::{Args, Command};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Status {
    /// Nothing at or above the failing severity.
    Clean,
    /// Findings.
    Findings,
    /// The run itself failed.
    Failed,
}

/// Runs the program that its arguments ask for: 0 nothing found, 1 findings, 2 the run itself failed.
pub fn run() -> ExitCode {
    let args = Args::parse();
    let result = match args.command {
        Command::Lint(args) => lint::run(&args),
        Command::Quotes(args) => quotes::quotes(&args),
        Command::Names(args) => ledger::names(&args),
        Command::Learn(args) => learn::learn(&args),
        Command::Init(args) => learn::init(&args),
        Command::Rules(args) => explain::rules(&args),
        Command::Explain(args) => explain::explain(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Server(_) => return ExitCode::from(u8::try_from(crate::lsp::run()).unwrap_or(2)),
    };
    match result {
        Ok(Status::Clean) => ExitCode::SUCCESS,
        Ok(Status::Findings) => ExitCode::from(1),
        Ok(Status::Failed) => ExitCode::from(2),
        // The reader of a pipe had enough: no fault of the run, and nobody is left to read a message.
        Err(it) if it.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(it) => {
            input::complain(&it);
            ExitCode::from(2)
        }
    }
}
