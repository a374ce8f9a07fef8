//! Files: which ones, what is in them, and how one is replaced.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::RwLock;
use std::time::Duration;

use ignore::overrides::{Override, OverrideBuilder};

use crate::text::charset::{self, Charset};
use crate::text::format::Field;

use super::shape::Shape;

/// Offsets are 32 bits wide, so that a text is smaller than this, in bytes.
const LIMIT: u64 = u32::MAX as u64;
/// How the name of a file begins that is being written beside the one that it will replace.
const TEMPORARY: &str = ".tadqiq-";
/// So old is such a file when nobody can still be about to lock it, on another machine either.
const OLD: Duration = Duration::from_secs(60);

/// Why a file was not read or written; its display is one sentence that names the file.
#[derive(Debug)]
pub struct FileError {
    /// The file.
    pub path: PathBuf,
    /// What went wrong, and what would help.
    pub message: String,
}

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.message)
    }
}

impl std::error::Error for FileError {}

fn too_large(path: &Path) -> FileError {
    error(path, "the file is larger than 4 GiB; split it")
}

fn error(path: &Path, message: impl fmt::Display) -> FileError {
    FileError { path: path.into(), message: message.to_string() }
}

/// Which files below a folder are read.
#[derive(Clone, Debug, Default)]
pub struct Walk {
    /// Globs as ignore files write them: a file must match one, and none that begins with `!`.
    pub globs: Vec<String>,
    /// The fields that make a JSON file an article; empty: no JSON is read.
    pub fields: Vec<Field>,
}

/// What paths name.
#[derive(Debug, Default)]
pub struct Found {
    /// The files, each once, in the order of their paths.
    pub files: Vec<PathBuf>,
    /// What can't be walked.
    pub errors: Vec<FileError>,
    /// Folders in which nothing is to be read.
    pub empty: Vec<PathBuf>,
}

/// The files that `paths` name. A folder stands for the files of known formats below it, with ignore files honoured and hidden files
/// left out; a file named by itself is always taken. A file that two paths name stands under the first.
pub fn discover(paths: &[PathBuf], walk: &Walk) -> Found {
    let mut found = Found::default();
    let Found { files, errors, empty } = &mut found;
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let before = (files.len(), errors.len());
        let globs = match overrides(path, walk) {
            Ok(it) => it,
            Err(it) => {
                errors.push(error(path, it));
                continue;
            }
        };
        for entry in ignore::WalkBuilder::new(path).require_git(false).overrides(globs).sort_by_file_path(Ord::cmp).build() {
            match entry {
                Ok(it) if it.file_type().is_some_and(|it| it.is_file()) && Shape::takes(it.path(), &walk.fields) => {
                    // `.` is where one stands: nobody writes it before a name.
                    files.push(it.path().strip_prefix(".").unwrap_or(it.path()).to_owned());
                }
                Ok(_) => {}
                Err(it) => errors.push(error(path, it)),
            }
        }
        if (files.len(), errors.len()) == before {
            empty.push(path.clone());
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|it| seen.insert(it.canonicalize().unwrap_or_else(|_| it.clone())));
    files.sort();
    found
}

fn overrides(folder: &Path, walk: &Walk) -> Result<Override, ignore::Error> {
    let mut out = OverrideBuilder::new(folder);
    for glob in &walk.globs {
        out.add(glob)?;
    }
    out.build()
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contents {
    /// Its text. A byte order mark of UTF-8 stays in it, so that its bytes count.
    pub text: String,
    /// How its bytes stand for it.
    pub charset: Charset,
}

/// How the bytes of a file are to be read.
#[derive(Clone, Copy, Debug, Default)]
pub struct Reading {
    /// The charset that was asked for; `None`: the file itself tells.
    pub charset: Option<Charset>,
    /// Whether a web page's own declaration counts.
    pub page: bool,
}

/// Reads a file.
///
/// # Errors
/// The file can't be read, is too large, or is no text: the message names the first bad byte.
pub fn read(path: &Path, reading: Reading) -> Result<Contents, FileError> {
    let file = std::fs::File::open(path).map_err(|it| match it.kind() {
        io::ErrorKind::NotFound => error(path, "no such file or folder; mend the path"),
        _ => error(path, it),
    })?;
    match file.metadata() {
        Ok(it) if it.len() >= LIMIT => Err(too_large(path)),
        Ok(it) if it.is_dir() => Err(error(path, "a folder, and not a file")),
        _ => decode(path, file, reading),
    }
}

/// What comes from `input`; `name` stands for it in errors.
///
/// # Errors
/// As [`read`].
pub fn decode(name: &Path, input: impl Read, reading: Reading) -> Result<Contents, FileError> {
    let mut bytes = Vec::new();
    input.take(LIMIT).read_to_end(&mut bytes).map_err(|it| error(name, it))?;
    if bytes.len() as u64 >= LIMIT {
        return Err(too_large(name));
    }
    let null = memchr::memchr(0, &bytes).is_some();
    match charset::decode(bytes, reading.charset, reading.page) {
        Ok((text, charset)) if text.len() as u64 >= LIMIT => {
            Err(error(name, format_args!("too large: {} gives more than 4 GiB", charset.name())))
        }
        Ok((text, charset)) => Ok(Contents { text, charset }),
        // No text holds one.
        Err(it) if it.charset == Charset::UTF8 && null => Err(error(name, "not a text: it holds null bytes; leave it out")),
        Err(it) if it.charset == Charset::UTF8 => {
            Err(error(name, format_args!("not UTF-8: byte {} begins no character; convert the file, or name its --encoding", it.at)))
        }
        Err(it) => Err(error(name, format_args!("not {}: byte {} begins no character", it.charset.name(), it.at))),
    }
}

/// Files are replaced under a share of this lock. Whoever holds it whole keeps every file as it is: an interrupted run ends so.
pub static WRITES: RwLock<()> = RwLock::new(());

/// Replaces the text of a file, whole or not at all, and only where it still is `old`, in the charset that it has. Links are followed,
/// permissions kept.
///
/// # Errors
/// The file has changed since it was read, can't be written, or its charset lacks a character of `new`.
pub fn replace(path: &Path, old: &Contents, reading: Reading, new: &str) -> Result<(), FileError> {
    let target = path.canonicalize().map_err(|it| error(path, it))?;
    let bytes = old.charset.encode(new).map_err(|it| {
        error(path, format_args!("{} has no character for U+{:04X}; nothing was written", old.charset.name(), u32::from(it)))
    })?;
    let _share = WRITES.read();
    if read(&target, reading)? != *old {
        return Err(error(path, "the file has changed since it was read; nothing was written"));
    }
    write(&target, &bytes).map_err(|it| error(path, it))
}

/// Writes a new file, whole or not at all.
///
/// # Errors
/// Something stands there already, or it can't be written.
pub fn create(path: &Path, text: &str) -> Result<(), FileError> {
    let mut file = temporary(folder_of(path)).map_err(|it| match it.kind() {
        io::ErrorKind::NotFound => error(path, format_args!("no folder `{}` to write it in; make it first", folder_of(path).display())),
        _ => error(path, it),
    })?;
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(|it| error(path, it))?;
    file.persist_noclobber(path).map(drop).map_err(|it| match it.error.kind() {
        io::ErrorKind::AlreadyExists => error(path, "stands already; nothing was written"),
        _ => error(path, it.error),
    })
}

/// Writes a report, whole or not at all, over the one before.
///
/// # Errors
/// It can't be written.
pub fn write_report(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let _share = WRITES.read();
    // What is no file (a pipe, a terminal) has no name to take over.
    let result = match std::fs::metadata(path) {
        Ok(it) if !it.is_file() => std::fs::write(path, bytes),
        Ok(_) => path.canonicalize().and_then(|it| write(&it, bytes)),
        Err(_) => write(path, bytes),
    };
    result.map_err(|it| error(path, it))
}

fn write(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let permissions = std::fs::metadata(target).ok().map(|it| it.permissions());
    let mut file = temporary(folder_of(target))?;
    file.write_all(bytes)?;
    if let Some(it) = permissions {
        file.as_file().set_permissions(it)?;
    }
    file.as_file().sync_all()?;
    file.persist(target)?;
    Ok(())
}

/// The folder in which a file stands.
pub fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

// Hidden and without an extension of ours: where a run is killed, no later run reads what it leaves. It is locked as long as it is written.
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(TEMPORARY);
    // As other programs create files: whoever may, by the user's own mask.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // The error would name the temporary file, which tells nobody anything.
    let file = builder.tempfile_in(folder).map_err(|it| io::Error::from(it.kind()))?;
    // Where a file system has no locks, nothing is ever swept.
    let _ = file.as_file().lock();
    Ok(file)
}

/// Deletes what runs that were killed left in a folder: files that only this program names so, that nobody is writing, and that have been
/// there for a minute. What can't be told or deleted stays.
pub fn sweep(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten().filter(|it| it.file_name().to_string_lossy().starts_with(TEMPORARY)) {
        let old = |it: &std::fs::Metadata| it.is_file() && it.modified().is_ok_and(|it| it.elapsed().is_ok_and(|it| it >= OLD));
        if entry.metadata().is_ok_and(|it| old(&it))
            && let Ok(file) = std::fs::File::open(entry.path())
            && file.try_lock().is_ok()
        {
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_changed_since_it_was_read_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        std::fs::write(&path, "before").unwrap();
        let read_then = read(&path, Reading::default()).unwrap();
        std::fs::write(&path, "somebody's work").unwrap();
        let fault = replace(&path, &read_then, Reading::default(), "after").unwrap_err();
        assert!(fault.to_string().ends_with("a.txt: the file has changed since it was read; nothing was written"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "somebody's work");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
        std::fs::write(&path, "before").unwrap();
        replace(&path, &read_then, Reading::default(), "after").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "after");
    }

    #[test]
    fn a_character_that_the_charset_lacks_is_not_lost() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        let reading = Reading { charset: Charset::of_label("windows-1256"), page: false };
        std::fs::write(&path, b"\xE4\xDA\xE3").unwrap();
        let contents = read(&path, reading).unwrap();
        assert_eq!(contents.text, "نعم");
        assert!(replace(&path, &contents, reading, "نعم\u{6D4}").unwrap_err().message.contains("U+06D4"));
        replace(&path, &contents, reading, "«نعم»").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"\xAB\xE4\xDA\xE3\xBB");
    }

    #[test]
    fn what_a_killed_run_left_goes_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let age = |path: &Path| {
            let old = std::time::SystemTime::now() - 2 * OLD;
            std::fs::File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
        };
        for name in [".tadqiq-left", ".tadqiq-new", ".tadqiqrc", "a.txt"] {
            std::fs::write(at(name), "words").unwrap();
        }
        std::fs::create_dir(at(".tadqiq-folder")).unwrap();
        let written = temporary(folder.path()).unwrap();
        for path in [&at(".tadqiq-left"), &at(".tadqiqrc"), &at("a.txt"), written.path()] {
            age(path);
        }
        sweep(folder.path());
        assert!(!at(".tadqiq-left").exists());
        for path in [&at(".tadqiq-new"), &at(".tadqiqrc"), &at("a.txt"), &at(".tadqiq-folder"), written.path()] {
            assert!(path.exists(), "{} is gone", path.display());
        }
        sweep(&at("nowhere"));
    }
}
