//! `tadqiq learn` and `tadqiq init`: files for a newsroom to begin with.

use std::io::{self, Write};
use std::path::Path;

use crate::lint::files;
use crate::lint::learn::{Choice, counted_people, propose};
use crate::lint::{config, template};

use super::Status;
use super::args::{InitArgs, LearnArgs};
use super::input::{self, complain};
use super::reading;

/// Proposes a `names.toml` from an archive.
pub(super) fn learn(args: &LearnArgs) -> io::Result<Status> {
    if let Some(path) = args.output.as_deref().filter(|it| it.exists()) {
        complain(&format!("{}: stands already; name another file, or move it away", path.display()));
        return Ok(Status::Failed);
    }
    let (sources, mut errors) = match input::sources(&args.input, false) {
        Ok(it) => it,
        Err(it) => {
            complain(&it);
            return Ok(Status::Failed);
        }
    };
    let (archive, unread) = reading::archive(&sources.iter().collect::<Vec<_>>(), false);
    errors.extend(unread);
    errors.extend(input::missing_fields(&args.input, &sources, false));
    if !errors.is_empty() {
        // A half-read archive would leave a file that refuses the corrected run.
        errors.iter().for_each(complain);
        complain(&"nothing proposed, for not everything was read; mend or leave out what is named above");
        return Ok(Status::Failed);
    }
    let (text, people) = propose(&archive, Choice { stories: args.min_stories, all: args.all });
    match &args.output {
        Some(path) => {
            if let Err(it) = files::create(path, &text) {
                complain(&it);
                return Ok(Status::Failed);
            }
            complain(&format!("{}: {}; read the file before you use it", path.display(), counted_people(people)));
        }
        None => {
            let mut out = io::stdout().lock();
            out.write_all(text.as_bytes())?;
            out.flush()?;
        }
    }
    Ok(Status::Clean)
}

/// Writes a `tadqiq.toml` in which every choice stands as a comment.
pub(super) fn init(args: &InitArgs) -> io::Result<Status> {
    let path = args.folder.as_deref().unwrap_or(Path::new("")).join(config::FILE);
    if let Some(it) = args.folder.as_deref().filter(|it| !it.is_dir()) {
        complain(&format!("{}: no such folder; make it first, or name the one that holds the copy", it.display()));
        return Ok(Status::Failed);
    }
    match files::create(&path, &template::configuration()) {
        Ok(()) => {
            complain(&format!("{}: written; take the # from what you choose", path.display()));
            Ok(Status::Clean)
        }
        Err(it) => {
            complain(&it);
            Ok(Status::Failed)
        }
    }
}
