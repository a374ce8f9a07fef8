//! Ctrl-C: files that are being replaced are replaced, no other is begun, and the status says what happened.

use std::io::{self, IsTerminal, Write};

use crate::lint::files::WRITES;

/// What a shell gives for a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// From now on, Ctrl-C (on Unix also a request to end, or a terminal that closes) ends the run between two replacements of files.
pub(super) fn install() {
    // Where there is no handler (another is installed), the system's own way of ending stays.
    let _ = ctrlc::set_handler(|| {
        // Held to the end, so that no replacement begins.
        let _whole = WRITES.write();
        if io::stderr().is_terminal() {
            // The terminal has written ^C where the cursor stood; what the shell says next begins a line.
            let _ = writeln!(io::stderr());
        }
        std::process::exit(INTERRUPTED);
    });
}
