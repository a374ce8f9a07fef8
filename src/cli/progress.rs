//! How far a long run has come, on a terminal.

use std::fmt;
use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::input::Source;

/// Fewer files are done before anybody could read a bar.
const MANY: usize = 200;

/// So many bytes of records.
const LARGE: u64 = 16 << 20;

/// A bar on standard error; nothing where that is no terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    bytes: bool,
}

impl Progress {
    /// A bar over so many files.
    pub(super) fn new(files: usize, quiet: bool) -> Self {
        let out = Self { bar: ProgressBar::with_draw_target(Some(files as u64), target(quiet || files < MANY)), bytes: false };
        out.styled("{wide_bar} {human_pos}/{human_len} {rate} {eta}")
    }

    /// A bar over sources: over their bytes where one of them holds records, and standard input not.
    pub(super) fn over(sources: &[&Source], quiet: bool) -> Self {
        if !sources.iter().any(|it| it.is_records()) || sources.iter().any(|it| it.is_stdin()) {
            return Self::new(sources.len(), quiet);
        }
        let bytes = sources.iter().map(|it| it.size()).sum();
        let out = Self { bar: ProgressBar::with_draw_target(Some(bytes), target(quiet || bytes < LARGE)), bytes: true };
        out.styled("{wide_bar} {bytes}/{total_bytes} {bytes_per_sec} {eta}")
    }

    fn styled(self, template: &str) -> Self {
        if let Ok(style) = ProgressStyle::with_template(template) {
            let rate = |state: &ProgressState, out: &mut dyn fmt::Write| {
                let _ = write!(out, "{:.0}/s", state.per_sec());
            };
            self.bar.set_style(style.with_key("rate", rate));
        }
        self
    }

    /// Whether bytes are counted, and not files.
    pub(super) fn counts_bytes(&self) -> bool {
        self.bytes
    }

    /// So much more is done.
    pub(super) fn add(&self, done: u64) {
        self.bar.inc(done);
    }

    /// Prints without the bar in between.
    pub(super) fn hide<T>(&self, print: impl FnOnce() -> T) -> T {
        self.bar.suspend(print)
    }

    /// All is done: the bar goes.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn target(hidden: bool) -> ProgressDrawTarget {
    if hidden || !io::stderr().is_terminal() { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr_with_hz(10) }
}
