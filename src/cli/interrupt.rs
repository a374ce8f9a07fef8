//! Ctrl-C: files that are being replaced are replaced, no other is begun, and the status says what happened.

use crate::lint::files::WRITES;

/// What a shell gives for a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// From now on, Ctrl-C (on Unix also a request to end, or a terminal that closes) ends the run between two replacements of files.
pub(super) fn install() {
    // Where there is no handler (another is installed), the system's own way of ending stays.
    let _ = ctrlc::set_handler(|| {
        // Held to the end, so that no replacement begins.
        let _whole = WRITES.write();
        std::process::exit(INTERRUPTED);
    });
}
