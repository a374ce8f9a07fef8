//! The command line's words.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

use crate::arabic::date::Date;
use crate::rules::finding::{Language, Severity};
use crate::text::charset::Charset;
use crate::text::format::Field;

fn charset(label: &str) -> Result<Charset, String> {
    Charset::of_label(label)
        .ok_or_else(|| "no such charset; known are utf-8, utf-16le, utf-16be, windows-1256 and the labels of browsers".to_owned())
}

fn date(text: &str) -> Result<Date, String> {
    Date::parse(text).filter(|it| it.day.is_some()).ok_or_else(|| "no day of the calendar; write 2024-03-12".to_owned())
}

/// tadqiq (تدقيق): a copy desk for Arabic journalism.
#[derive(Debug, Parser)]
#[command(name = "tadqiq", version, max_term_width = 100)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Check articles: exit status 0 clean, 1 findings, 2 the run failed
    Lint(LintArgs),
    /// Who says what: every quotation with its kind, speaker and reporting word
    Quotes(QuotesArgs),
    /// Who is in it: people, organisations and places with their spellings
    Names(LedgerArgs),
    /// Propose a names.toml from an archive: who is named, in which spellings, how often and when
    Learn(LearnArgs),
    /// Write a tadqiq.toml in which every choice stands as a comment
    Init(InitArgs),
    /// List the rules
    Rules(RulesArgs),
    /// Print a rule's page
    Explain(ExplainArgs),
    /// Print completions for a shell, or the manual page
    Completions(CompletionsArgs),
    /// Serve an editor over standard input and output (Language Server Protocol)
    Server(ServerArgs),
}

/// What files are read, and in which language a person is told of them.
#[derive(Debug, clap::Args)]
pub(super) struct InputArgs {
    /// Files and folders; `-` is standard input. A folder stands for its .txt, .md and .html files (.json where fields are named), ignore
    /// files honoured
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// In folders, only files that match; with `!` before it, none that match (as in .gitignore; may be given often)
    #[arg(long, value_name = "GLOB")]
    pub(super) glob: Vec<String>,
    /// The name that standard input would have: it tells format and configuration
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// What the files are encoded in (utf-8, utf-16le, windows-1256, …); a byte order mark goes before it
    #[arg(long, value_name = "CHARSET", value_parser = charset)]
    pub(super) encoding: Option<Charset>,
    /// A field of JSON and NDJSON records that holds text: title, body:html, content.rendered:html, note:markdown
    #[arg(long = "field", value_name = "FIELD", value_delimiter = ',')]
    pub(super) fields: Vec<Field>,
    /// Use this configuration instead of the nearest tadqiq.toml
    #[arg(long, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    /// The day of stories that bear none themselves, such as 2024-03-12; what depends on a date is silent without one
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) date: Option<Date>,
    /// Language of messages; Arabic unless the configuration says otherwise
    #[arg(long, value_name = "LANGUAGE")]
    pub(super) lang: Option<Lang>,
    /// When to use colour
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub(super) color: Color,
}

#[derive(Debug, clap::Args)]
pub(super) struct LintArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// How findings are printed
    #[arg(long, default_value = "text")]
    pub(super) format: LintFormat,
    /// Apply safe fixes to the files (standard input: print the fixed text)
    #[arg(long)]
    pub(super) fix: bool,
    /// With --fix or --diff: apply the first fix of every finding, suggested ones too
    #[arg(long)]
    pub(super) suggested: bool,
    /// Print what --fix would change, and change nothing
    #[arg(long)]
    pub(super) diff: bool,
    /// Only these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) select: Vec<String>,
    /// Not these rules or groups
    #[arg(long, value_name = "RULE", value_delimiter = ',')]
    pub(super) ignore: Vec<String>,
    /// The least severity that makes the exit status 1
    #[arg(long, value_name = "SEVERITY", default_value = "warning")]
    pub(super) fail_on: FailOn,
    /// Exit 0 even where something is found (2 where the run fails, as always)
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Print so many findings at most; all count
    #[arg(long, value_name = "N")]
    pub(super) max_findings: Option<usize>,
    /// Print how often each rule speaks, and not the findings (text and json)
    #[arg(long)]
    pub(super) statistics: bool,
    /// Print findings and errors only: no summary, no notes, no progress
    #[arg(long, short)]
    pub(super) quiet: bool,
    /// Write the report to a file
    #[arg(long, value_name = "FILE")]
    pub(super) output_file: Option<PathBuf>,
    /// Only findings in sentences that changed since a git revision
    #[arg(long, value_name = "REV")]
    pub(super) since: Option<String>,
    /// Leave out findings that this file knows
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    /// Write what is found to a baseline, and exit 0
    #[arg(long, value_name = "FILE", conflicts_with_all = ["baseline", "fix", "diff"])]
    pub(super) write_baseline: Option<PathBuf>,
    /// Run again whenever a file changes
    #[arg(long, conflicts_with_all = ["fix", "diff", "output_file", "write_baseline"])]
    pub(super) watch: bool,
    /// Read JSON records, one a line, from standard input and write each record's findings as one line, in the same order
    #[arg(long, conflicts_with_all = ["fix", "diff", "since", "baseline", "write_baseline", "watch", "statistics", "paths"])]
    pub(super) jsonl: bool,
    /// With --jsonl: the field that names a record in the output
    #[arg(long, value_name = "FIELD", default_value = "id")]
    pub(super) id: Field,
}

#[derive(Debug, clap::Args)]
pub(super) struct QuotesArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// How the quotations are printed
    #[arg(long, default_value = "table")]
    pub(super) format: QuotesFormat,
    /// Say on what the kind and the speaker of each quotation rest
    #[arg(long)]
    pub(super) why: bool,
    /// Count by speaker over all files: quotations, words, reporting verbs; unnamed sources apart
    #[arg(long, conflicts_with = "why")]
    pub(super) speakers: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct LedgerArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// How the ledger is printed
    #[arg(long, default_value = "table")]
    pub(super) format: LedgerFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct LearnArgs {
    #[command(flatten)]
    pub(super) input: InputArgs,
    /// Write the proposal to a new file; without this it is printed
    #[arg(long, short, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Only people who are named in so many stories
    #[arg(long, value_name = "N", default_value = "2")]
    pub(super) min_stories: u32,
    /// People whose name is spelled one way too
    #[arg(long)]
    pub(super) all: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct InitArgs {
    /// Where the file is written; without this, here
    pub(super) folder: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(super) struct RulesArgs {
    /// How the list is printed
    #[arg(long, default_value = "table")]
    pub(super) format: LedgerFormat,
}

#[derive(Debug, clap::Args)]
pub(super) struct ExplainArgs {
    /// A rule's id, such as quotes/reversed
    pub(super) rule: String,
}

#[derive(Debug, clap::Args)]
pub(super) struct CompletionsArgs {
    /// For what
    pub(super) page: Page,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Page {
    /// bash
    Bash,
    /// zsh
    Zsh,
    /// fish
    Fish,
    /// PowerShell
    Powershell,
    /// Elvish
    Elvish,
    /// man: one page for all commands
    Man,
}

#[derive(Debug, clap::Args)]
pub(super) struct ServerArgs {
    /// Accepted because editors pass it: standard input and output are the only way
    #[arg(long)]
    stdio: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LintFormat {
    /// For a person: the line, what is wrong, what would help
    #[value(alias = "full")]
    Text,
    /// For a person: a finding a line
    Concise,
    /// For a person: a finding a line, under its file
    Grouped,
    /// For a program: one object
    Json,
    /// For a program: an object a finding
    JsonLines,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// Annotations of GitHub Actions
    Github,
    /// Code quality report of GitLab
    Gitlab,
    /// JUnit XML
    Junit,
    /// Checkstyle XML
    Checkstyle,
    /// Reviewdog's format, with suggestions
    Rdjson,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum LedgerFormat {
    /// For a person
    Table,
    /// For a program
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum QuotesFormat {
    /// For a person
    Table,
    /// For a program
    Json,
    /// For a spreadsheet
    Csv,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// Arabic
    Ar,
    /// English
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Ar => Self::Arabic,
            Lang::En => Self::English,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal
    Auto,
    /// Even into a file
    Always,
    /// Not at all
    Never,
}

impl From<Color> for anstream::ColorChoice {
    fn from(color: Color) -> Self {
        match color {
            Color::Auto => Self::Auto,
            Color::Always => Self::AlwaysAnsi,
            Color::Never => Self::Never,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum FailOn {
    /// Errors only
    Error,
    /// Warnings and errors
    Warning,
    /// Information too
    Information,
    /// Everything
    Hint,
}

impl From<FailOn> for Severity {
    fn from(it: FailOn) -> Self {
        match it {
            FailOn::Error => Self::Error,
            FailOn::Warning => Self::Warning,
            FailOn::Information => Self::Information,
            FailOn::Hint => Self::Hint,
        }
    }
}
