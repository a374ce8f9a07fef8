//! The language server.

/// Stub.
pub fn run() -> i32 {
    2
}
