//! `tadqiq lint`.

use std::io::{self, Write};
use std::sync::Arc;

use rayon::prelude::*;
use similar::TextDiff;

use crate::analysis::names::archive::Elsewhere;
use crate::analysis::story::Story;
use crate::lint::archive::gather;
use crate::lint::check::check;
use crate::lint::config::{Settings, check_rule};
use crate::lint::files::{self, FileError};
use crate::lint::fix::{Choice, Fixed, fix};
use crate::rules::finding::{Finding, Severity};
use crate::rules::names;

use super::args::{LintArgs, LintFormat};
use super::input::{self, STDIN, Source, complain};
use super::{Status, json, learn, text};

/// One file as it was read, fixed where asked, and what is found in it then.
pub(super) struct Linted {
    pub(super) path: String,
    pub(super) story: Story,
    pub(super) findings: Vec<Finding>,
    pub(super) before: String,
    pub(super) fixed: Option<Fixed>,
}

pub(super) fn run(args: &LintArgs) -> io::Result<Status> {
    if args.suggested && !args.fix && !args.diff {
        complain(&"--suggested says which fixes are applied; add --fix or --diff");
        return Ok(Status::Failed);
    }
    for name in args.select.iter().chain(&args.ignore) {
        if let Err(message) = check_rule(name) {
            complain(&message);
            return Ok(Status::Failed);
        }
    }
    let (mut sources, mut errors) = match input::sources(&args.input) {
        Ok(it) => it,
        Err(it) => {
            complain(&it);
            return Ok(Status::Failed);
        }
    };
    if let Some(elsewhere) = elsewhere(&sources, args) {
        sources.iter_mut().for_each(|it| it.settings.background.elsewhere = Arc::clone(&elsewhere));
    }
    let language = input::language(&args.input, &sources);
    let results: Vec<Result<Option<Linted>, FileError>> = sources.par_iter().map(|it| lint(it, args)).collect();
    let mut read = 0;
    let mut files = Vec::new();
    for result in results {
        match result {
            Ok(it) => {
                read += 1;
                files.extend(it);
            }
            Err(it) => errors.push(it),
        }
    }
    let mut out = anstream::AutoStream::new(io::stdout().lock(), args.input.color.into());
    if args.diff {
        for file in &files {
            print_diff(&mut out, file)?;
        }
    } else if args.fix && sources.iter().any(Source::is_stdin) {
        for file in files.iter().filter(|it| it.path == STDIN) {
            write!(out, "{}", file.story.document().text())?;
        }
    } else if args.format == LintFormat::Json {
        json::lint(&mut out, read, &files, &errors, language)?;
    } else {
        text::lint(&mut out, read, &files, language)?;
    }
    out.flush()?;
    for error in &errors {
        complain(error);
    }
    Ok(status(&files, &errors, args))
}

// How the files spell names, where a rule asks for it: they are all read once for that before any is checked. What can't be read is told then.
fn elsewhere(sources: &[Source], args: &LintArgs) -> Option<Arc<Elsewhere>> {
    let asked = |it: &Source| settings(it, args).level(&names::inconsistent_across_files::RULE).is_some();
    if !sources.iter().any(asked) {
        return None;
    }
    let bar = learn::progress(sources.len());
    let (archive, _) = gather(sources, Source::casts, |read| bar.inc(read as u64));
    bar.finish_and_clear();
    Some(Arc::new(archive.elsewhere()))
}

fn settings(source: &Source, args: &LintArgs) -> Settings {
    Settings { select: args.select.clone(), ignore: args.ignore.clone(), ..source.settings.clone() }
}

// An archive is mostly clean: what nobody will be told of is not kept, so that memory grows with findings and not with files.
fn lint(source: &Source, args: &LintArgs) -> Result<Option<Linted>, FileError> {
    let before = source.read()?;
    let settings = settings(source, args);
    let choice = if args.suggested { Choice::First } else { Choice::Safe };
    let fixed = (args.fix || args.diff).then(|| fix(&before, source.format(), &settings, choice));
    if let Some(it) = &fixed
        && args.fix
        && !args.diff
        && !source.is_stdin()
        && it.text != before
    {
        files::replace(&source.path, &before, &it.text)?;
    }
    let after = fixed.as_ref().map_or(&before, |it| &it.text);
    let story = source.story(after);
    let findings = check(&story, &settings);
    let quiet = findings.is_empty() && fixed.as_ref().is_none_or(|it| it.count == 0) && !source.is_stdin();
    Ok((!quiet).then(|| Linted { path: source.path.display().to_string(), story, findings, before, fixed }))
}

fn print_diff(out: &mut impl Write, file: &Linted) -> io::Result<()> {
    let after = file.story.document().text();
    if file.before == after {
        return Ok(());
    }
    let diff = TextDiff::from_lines(file.before.as_str(), after);
    write!(out, "{}", diff.unified_diff().context_radius(1).header(&file.path, &file.path))
}

// With --diff, findings that would be mended count too: the files still hold them.
fn status(files: &[Linted], errors: &[FileError], args: &LintArgs) -> Status {
    if !errors.is_empty() {
        return Status::Failed;
    }
    let least = Severity::from(args.fail_on);
    let found = files.iter().flat_map(|it| &it.findings).any(|it| it.severity <= least);
    let pending = args.diff && files.iter().any(|it| it.fixed.as_ref().is_some_and(|it| it.count > 0));
    if found || pending { Status::Findings } else { Status::Clean }
}
