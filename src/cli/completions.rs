//! `tadqiq completions`: what a shell and `man` know of the command line.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::Status;
use super::args::{Args, CompletionsArgs, Page};

const NAME: &str = "tadqiq";

/// Prints a shell's completions, or the manual page.
pub(super) fn run(args: &CompletionsArgs) -> io::Result<Status> {
    let mut out = Vec::new();
    let shell = match args.page {
        Page::Bash => Some(Shell::Bash),
        Page::Zsh => Some(Shell::Zsh),
        Page::Fish => Some(Shell::Fish),
        Page::Powershell => Some(Shell::PowerShell),
        Page::Elvish => Some(Shell::Elvish),
        Page::Man => None,
    };
    match shell {
        Some(it) => clap_complete::generate(it, &mut Args::command(), NAME, &mut out),
        None => manual(&mut out)?,
    }
    io::stdout().lock().write_all(&out)?;
    Ok(Status::Clean)
}

// One page for the program and its subcommands: nobody looks for nine.
fn manual(out: &mut Vec<u8>) -> io::Result<()> {
    let mut command = Args::command();
    command.build();
    let page = Man::new(command.clone());
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    page.render_description_section(out)?;
    for it in command.get_subcommands().filter(|it| it.get_name() != "help") {
        writeln!(out, ".SH \"{NAME} {}\"", it.get_name().to_uppercase())?;
        writeln!(out, "{}", it.get_about().map(ToString::to_string).unwrap_or_default())?;
        let page = Man::new(it.clone());
        page.render_synopsis_section(out)?;
        page.render_options_section(out)?;
    }
    writeln!(
        out,
        ".SH \"EXIT STATUS\"\n0: nothing at or above the failing severity; 1: findings; 2: the run itself failed; 130: interrupted."
    )?;
    page.render_version_section(out)
}
