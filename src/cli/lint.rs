//! `tadqiq lint`.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::analysis::names::archive::Elsewhere;
use crate::lint::baseline::{Baseline, Known};
use crate::lint::config::check_rule;
use crate::lint::diff;
use crate::lint::files::{self, FileError};
use crate::lint::since::Since;
use crate::rules::finding::Severity;
use crate::rules::names;

use super::args::{LintArgs, LintFormat};
use super::file::{Linted, Task, settings};
use super::input::{self, Source, complain};
use super::output::Output;
use super::progress::Progress;
use super::report::{Manner, Report, Run, count, report};
use super::{Status, interrupt, pipe, reading, watch};

/// So many files are read before any of them is printed: enough work for every core, and little to keep.
const BATCH: usize = 512;

pub(super) fn run(args: &LintArgs) -> io::Result<Status> {
    if let Err(it) = check_args(args) {
        complain(&it);
        return Ok(Status::Failed);
    }
    interrupt::install();
    if args.jsonl {
        return pipe::run(args);
    }
    if args.watch {
        return watch::run(&args.input.paths, || once(args));
    }
    once(args)
}

fn check_args(args: &LintArgs) -> Result<(), String> {
    if args.suggested && !args.fix && !args.diff {
        return Err("--suggested says which fixes are applied; add --fix or --diff".to_owned());
    }
    if args.statistics && !matches!(args.format, LintFormat::Text | LintFormat::Json) {
        return Err("--statistics prints text or json; leave --format out, or say --format json".to_owned());
    }
    args.select.iter().chain(&args.ignore).try_for_each(|it| check_rule(it))
}

fn once(args: &LintArgs) -> io::Result<Status> {
    match task(args) {
        Ok((task, sources, errors)) => Lint::new(task, errors).finish(&sources),
        Err(it) => {
            complain(&it);
            Ok(Status::Failed)
        }
    }
}

// What is asked, and of which files: all that can fail before one is read.
fn task(args: &LintArgs) -> Result<(Task<'_>, Vec<Source>, Vec<FileError>), String> {
    let (mut sources, errors) = input::sources(&args.input, args.quiet)?;
    let language = input::language(&args.input, &sources);
    if let Some(elsewhere) = elsewhere(&sources, args) {
        sources.iter_mut().for_each(|it| it.settings.background.elsewhere = Arc::clone(&elsewhere));
    }
    let baseline = args.baseline.as_deref().map(Baseline::load).transpose().map_err(|it| it.to_string())?;
    let since = args.since.as_ref().map(|it| Since::new(Path::new("."), it)).transpose()?;
    if let Some(since) = &since {
        // A path that is not there stays, so that it is told.
        sources.retain(|it| it.is_stdin() || !it.path.exists() || since.is_changed(&it.path));
    }
    Ok((Task { args, language, since, baseline }, sources, errors))
}

/// A run while it goes on.
struct Lint<'a> {
    task: Task<'a>,
    out: Output,
    report: Box<dyn Report>,
    run: Run,
    known: Vec<Known>,
    failing: bool,
}

impl<'a> Lint<'a> {
    fn new(task: Task<'a>, errors: Vec<FileError>) -> Self {
        let args = task.args;
        let out = Output::new(args.output_file.as_deref(), args.input.color);
        let manner = Manner {
            format: args.format,
            language: task.language,
            colored: out.is_colored(),
            quiet: args.quiet,
            statistics: args.statistics,
        };
        let run = Run { errors, ..Run::default() };
        Self { report: report(manner), task, out, run, known: Vec::new(), failing: false }
    }

    fn finish(mut self, sources: &[Source]) -> io::Result<Status> {
        let args = self.task.args;
        if args.fix && !args.diff {
            // What killed runs left behind is nobody's any more.
            sources.iter().filter_map(Source::folder).collect::<BTreeSet<_>>().iter().for_each(|it| files::sweep(it));
        }
        let progress = Progress::new(sources.len(), args.quiet);
        for batch in sources.chunks(BATCH) {
            let results: Vec<Result<Linted, FileError>> = batch
                .par_iter()
                .map(|it| {
                    let linted = self.task.lint(it);
                    progress.add(1);
                    linted
                })
                .collect();
            progress.hide(|| results.into_iter().zip(batch).try_for_each(|(it, source)| self.take(source, it)))?;
            // Nobody reads on. What is known already decides, unless files are still to be mended.
            if self.out.is_closed() && self.failing && !args.fix {
                return Ok(Status::Findings);
            }
        }
        progress.finish();
        self.run.errors.extend(input::missing_fields(&args.input, sources, args.quiet));
        if let Some(path) = &args.write_baseline {
            self.write_baseline(path);
        } else if !self.prints_text(sources) {
            self.report.end(&mut self.out, &self.run)?;
        }
        if let Err(it) = self.out.finish() {
            self.run.errors.push(it);
        }
        self.run.errors.iter().for_each(complain);
        Ok(self.status())
    }

    // What could not be read may hold findings that the baseline has known so far: it stays as it is then.
    fn write_baseline(&mut self, path: &Path) {
        if !self.run.errors.is_empty() {
            return;
        }
        let (known, findings) = (std::mem::take(&mut self.known), self.run.findings);
        match Baseline::write(path, known) {
            Ok(()) if self.task.args.quiet => {}
            Ok(()) => complain(&format!("{}: {} written", path.display(), count(findings, "finding"))),
            Err(it) => self.run.errors.push(it),
        }
    }

    // Whether texts are printed in place of findings.
    fn prints_text(&self, sources: &[Source]) -> bool {
        self.task.args.diff || (self.task.args.fix && sources.iter().any(Source::is_stdin))
    }

    fn take(&mut self, source: &Source, result: Result<Linted, FileError>) -> io::Result<()> {
        let args = self.task.args;
        let linted = match result {
            Ok(it) => it,
            Err(it) => {
                self.run.errors.push(it);
                return Ok(());
            }
        };
        self.run.files += 1;
        self.run.errors.extend(linted.errors);
        self.run.fixed += linted.fixed;
        self.run.known += linted.known;
        let mut file = linted.file;
        if linted.guessed && !args.quiet {
            let name = file.encoding.as_deref().unwrap_or_default();
            complain(&format!("{}: read as {name}, which is a guess; --encoding says what it is", file.path));
        }
        self.run.found_in += usize::from(!file.findings.is_empty());
        self.run.findings += file.findings.len();
        self.run.fixable += file.findings.iter().filter(|it| !it.fixes.is_empty()).count();
        self.run.safe += file.findings.iter().filter(|it| it.has_safe_fix()).count();
        let least = Severity::from(args.fail_on);
        self.failing |= file.findings.iter().any(|it| it.level <= least) || (args.diff && linted.fixed > 0);
        if args.write_baseline.is_some() {
            let known = |it: super::report::Row| Known {
                path: file.path.clone(),
                rule: it.rule.to_owned(),
                fingerprint: it.fingerprint,
                text: it.text,
            };
            self.known.extend(file.findings.into_iter().map(known));
            return Ok(());
        }
        if args.diff {
            return linted.texts.map_or(Ok(()), |(before, after)| write!(self.out, "{}", diff::unified(&file.path, &before, &after)));
        }
        if args.fix && source.is_stdin() {
            if !args.quiet && !file.findings.is_empty() {
                complain(&format!("{}: {} left; `tadqiq lint` shows what", file.path, count(file.findings.len(), "finding")));
            }
            return write!(self.out, "{}", linted.texts.map_or_else(String::new, |it| it.1));
        }
        let room = args.max_findings.map_or(usize::MAX, |it| it - self.run.printed.min(it));
        file.findings.truncate(room);
        self.run.printed += file.findings.len();
        if file.findings.is_empty() { Ok(()) } else { self.report.file(&mut self.out, file) }
    }

    // With --diff, findings that would be mended count too: the files still hold them.
    fn status(&self) -> Status {
        let args = self.task.args;
        if !self.run.errors.is_empty() {
            Status::Failed
        } else if self.failing && !args.exit_zero && args.write_baseline.is_none() {
            Status::Findings
        } else {
            Status::Clean
        }
    }
}

// How the files spell names, where a rule asks for it: they are all read once for that before any is checked. What can't be read is told then.
fn elsewhere(sources: &[Source], args: &LintArgs) -> Option<Arc<Elsewhere>> {
    let asked = |it: &Source| settings(it, args).level(&names::inconsistent_across_files::RULE).is_some();
    if !sources.iter().any(asked) {
        return None;
    }
    // Standard input can be read only once.
    let files: Vec<&Source> = sources.iter().filter(|it| !it.is_stdin()).collect();
    let (archive, _) = reading::archive(&files, args.quiet);
    Some(Arc::new(archive.elsewhere()))
}
