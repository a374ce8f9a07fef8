//! Command lines with their output: every page of `tests/cli`.
//!
//! A section (`##`) has a folder of its own. A `file NAME` block writes a file into it (`\u{…}` stands for a character, `\x{…}` for a
//! byte); in a `console` block every `$ tadqiq …` is run there, followed by what it prints, what it says on standard error (after
//! `! `), and `exit N` where N is not 0. `< NAME` at the end gives it a file as standard input; `$ cat NAME` shows a file, and `$ git …` is run
//! without a word. In `console` blocks `\u{…}` and `\x{…}` stand for what could not be seen.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)] // A test that stops has failed.

mod support;

use std::fmt::Write as _;
use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};

use support::expectation::Report;
use support::{bytes, files, root};

#[test]
fn command_lines_print_what_the_pages_say() {
    let mut report = Report::default();
    for path in files(&root().join("tests/cli"), &["md"]) {
        let page = std::fs::read_to_string(&path).unwrap();
        report.compare_file(&path, &replay(&page));
    }
    report.finish();
}

// The page with the output that its command lines give now.
fn replay(page: &str) -> String {
    let mut out = String::new();
    let mut folder = tempfile::tempdir().unwrap();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        writeln!(out, "{line}").unwrap();
        if line.starts_with("## ") {
            folder = tempfile::tempdir().unwrap();
        }
        let Some(info) = line.strip_prefix("```") else { continue };
        let body: Vec<&str> = lines.by_ref().take_while(|it| *it != "```").collect();
        if info == "console" {
            for command in body.iter().filter_map(|it| it.strip_prefix("$ ")) {
                writeln!(out, "$ {command}").unwrap();
                out.push_str(&run(folder.path(), command));
            }
        } else {
            if let Some(name) = info.strip_prefix("file ") {
                write_file(&folder.path().join(name), &body);
            }
            body.iter().for_each(|it| writeln!(out, "{it}").unwrap());
        }
        out.push_str("```\n");
    }
    out
}

fn write_file(path: &Path, lines: &[&str]) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    let text: String = lines.iter().map(|it| format!("{it}\n")).collect();
    std::fs::write(path, bytes(&text)).unwrap();
}

// Text as it is; of what is no UTF-8, all that is no ASCII as `\x{…}`.
fn shown(bytes: &[u8]) -> String {
    let escaped = |out: String, &it: &u8| if it < 128 { out + &char::from(it).to_string() } else { out + &format!("\\x{{{it:X}}}") };
    std::str::from_utf8(bytes).map_or_else(|_| bytes.iter().fold(String::new(), escaped), str::to_owned)
}

// Nobody's own settings take part.
fn git(folder: &Path, args: &str) -> String {
    let settings = [("GIT_CONFIG_GLOBAL", "/dev/null"), ("GIT_CONFIG_SYSTEM", "/dev/null")];
    let names = ["AUTHOR", "COMMITTER"].map(|it| [(format!("GIT_{it}_NAME"), "desk"), (format!("GIT_{it}_EMAIL"), "desk@example.org")]);
    let run =
        Command::new("git").args(args.split_whitespace()).current_dir(folder).envs(settings).envs(names.into_iter().flatten()).output();
    let run = run.unwrap();
    assert!(run.status.success(), "git {args}: {}", shown(&run.stderr));
    String::new()
}

fn run(folder: &Path, command: &str) -> String {
    if let Some(name) = command.strip_prefix("cat ") {
        return shown(&std::fs::read(folder.join(name)).unwrap());
    }
    if let Some(args) = command.strip_prefix("git ") {
        return git(folder, args);
    }
    let (command, stdin) = command.split_once(" < ").map_or((command, None), |(it, name)| (it, Some(name)));
    let args = command.strip_prefix("tadqiq").expect("only tadqiq and cat are run").split_whitespace();
    let stdin = stdin.map_or_else(Stdio::null, |it| File::open(folder.join(it)).unwrap().into());
    let run = Command::new(env!("CARGO_BIN_EXE_tadqiq")).args(args).current_dir(folder).stdin(stdin).output().unwrap();
    let text = |bytes: Vec<u8>| {
        let text = shown(&bytes);
        let folder = folder.canonicalize().unwrap();
        text.replace(&format!("{}/", folder.display()), "").replace('\u{FEFF}', "\\u{FEFF}").replace('\u{1B}', "\\u{1B}")
    };
    let mut out = text(run.stdout);
    for line in text(run.stderr).lines() {
        writeln!(out, "! {line}").unwrap();
    }
    match run.status.code() {
        Some(0) => {}
        Some(it) => writeln!(out, "exit {it}").unwrap(),
        None => panic!("{command}: ended by a signal"),
    }
    out
}

#[test]
fn a_reader_that_goes_away_changes_no_status() {
    let folder = tempfile::tempdir().unwrap();
    let slips = "وقال شاهر إن لـ»السنبلة» دورا في المعرض الذي تقيمه البلدة كل عام في الخريف.\n".repeat(5000);
    std::fs::write(folder.path().join("a.txt"), slips).unwrap();
    let mut run = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
        .args(["lint", "a.txt"])
        .current_dir(folder.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(run.stdout.take());
    let out = run.wait_with_output().unwrap();
    assert_eq!((out.status.code(), out.stderr), (Some(1), Vec::new()));
}

#[cfg(unix)]
#[test]
fn a_fixed_file_keeps_its_permissions_and_its_links() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("a.txt"), folder.path().join("link.txt"));
    std::fs::write(&file, "وقال شاهر إن لـ»السنبلة» دورا في ذلك.\n").unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink("a.txt", &link).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_tadqiq")).args(["lint", "--fix"]).arg(&link).output().unwrap();
    assert_eq!(run.status.code(), Some(0));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "وقال شاهر إن لـ«السنبلة» دورا في ذلك.\n");
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 2, "nothing else is left behind");
}

// A killed run can't tidy up; the next one that may write does.
#[test]
fn what_a_killed_run_left_behind_goes_with_the_next_fix() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), "لا شيء.\n").unwrap();
    let left = folder.path().join(".tadqiq-x1Y2z3");
    std::fs::write(&left, "half a wo").unwrap();
    File::options()
        .write(true)
        .open(&left)
        .unwrap()
        .set_modified(std::time::SystemTime::now() - std::time::Duration::from_secs(90))
        .unwrap();
    for (args, stays) in [(&["lint", "."][..], true), (&["lint", "--fix", "--diff", "."], true), (&["lint", "--fix", "."], false)] {
        let run = Command::new(env!("CARGO_BIN_EXE_tadqiq")).args(args).current_dir(folder.path()).output().unwrap();
        assert_eq!((run.status.code(), left.exists()), (Some(0), stays), "{args:?}");
    }
}

// Files and folders beside one another, each with a slip or mended: none is anything else.
#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_every_file_whole() {
    let folder = tempfile::tempdir().unwrap();
    let old = "وقال شاهر إن لـ»السنبلة» دورا في المعرض.\n".repeat(40);
    let new = old.replace("لـ»", "لـ«");
    for i in 0..400 {
        std::fs::write(folder.path().join(format!("{i:03}.txt")), &old).unwrap();
    }
    let mut run = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
        .args(["lint", "--fix", "--quiet", "."])
        .current_dir(folder.path())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    // In the middle: some files are mended and some are not.
    while std::fs::read_to_string(folder.path().join("000.txt")).unwrap() == old {
        std::thread::yield_now();
    }
    rustix::process::kill_process(rustix::process::Pid::from_child(&run), rustix::process::Signal::INT).unwrap();
    assert_eq!(run.wait().unwrap().code(), Some(130));
    let texts: Vec<String> = files(folder.path(), &["txt"]).iter().map(|it| std::fs::read_to_string(it).unwrap()).collect();
    assert!(texts.len() == 400 && texts.iter().all(|it| *it == old || *it == new));
    assert!(texts.contains(&old), "the run was over before it was interrupted");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 400, "nothing else is left behind");
}

#[test]
fn a_place_in_a_long_file_of_records_counts_from_its_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive.ndjson");
    let record = |i: usize| {
        format!("{{\"id\":{i},\"body\":\"وصل الوزير شاهر الدوماني أمس. وقال الدوماني: «عدنا اليوم».{}\"}}\n", "ن ".repeat(i % 7))
    };
    let text: String = (0..4_000).map(record).collect();
    std::fs::write(&path, &text).unwrap();
    for (command, key) in [("names", "entities"), ("quotes", "quotations")] {
        let run = Command::new(env!("CARGO_BIN_EXE_tadqiq"))
            .current_dir(folder.path())
            .args([command, "--format", "json", "--field", "body", "archive.ndjson"])
            .output()
            .unwrap();
        assert!(run.status.success());
        let json: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
        let entries = json["files"][0][key].as_array().unwrap();
        assert_eq!(entries.len(), 4_000);
        for (i, it) in entries.iter().enumerate() {
            let place = if command == "names" { &it["mentions"][0] } else { it };
            let at = |end: &str| usize::try_from(place[end]["byte"].as_u64().unwrap()).unwrap();
            assert_eq!(text.get(at("start")..at("end")), place["text"].as_str());
            assert_eq!(place["start"]["line"], i + 1);
        }
    }
}
