//! The `tadqiq` program: arguments to [`tadqiq::cli::run`], its exit status back.

use std::process::ExitCode;

fn main() -> ExitCode {
    tadqiq::cli::run()
}
