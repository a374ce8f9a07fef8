//! `tadqiq lint --watch`: again whenever a file changes.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::sync::mpsc;
use std::time::Duration;

use notify::{EventKind, RecursiveMode, Watcher};

use super::Status;
use super::input::{STDIN, complain};

/// An editor saves in several steps; what comes so soon after another change belongs to it.
const SETTLE: Duration = Duration::from_millis(150);

/// Runs once, and then after every change below `paths`, until Ctrl-C.
pub(super) fn run(paths: &[PathBuf], once: impl Fn() -> io::Result<Status>) -> io::Result<Status> {
    if paths.iter().any(|it| it.as_os_str() == STDIN) {
        complain(&"--watch watches files, and `-` is none");
        return Ok(Status::Failed);
    }
    let (send, changes) = mpsc::channel();
    let watched = notify::recommended_watcher(move |it: notify::Result<notify::Event>| {
        // Reading a file is no change. Where nobody listens any more, the run is over.
        if it.is_ok_and(|it| !matches!(it.kind, EventKind::Access(_))) {
            let _ = send.send(());
        }
    });
    let mut watcher = match watched {
        Ok(it) => it,
        Err(it) => {
            complain(&format!("--watch: {it}"));
            return Ok(Status::Failed);
        }
    };
    for path in paths {
        // Editors replace a file rather than write into it, so that its folder tells.
        let folder =
            if path.is_dir() { path.as_path() } else { path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(".".as_ref()) };
        let mode = if path.is_dir() { RecursiveMode::Recursive } else { RecursiveMode::NonRecursive };
        if let Err(it) = watcher.watch(folder, mode) {
            complain(&format!("{}: {it}", folder.display()));
            return Ok(Status::Failed);
        }
    }
    loop {
        if io::stdout().is_terminal() {
            // The screen begins anew, as for any program that watches.
            write!(anstream::stdout(), "\u{1B}[2J\u{1B}[H")?;
        }
        let status = once()?;
        if changes.recv().is_err() {
            return Ok(status);
        }
        while changes.recv_timeout(SETTLE).is_ok() {}
    }
}
