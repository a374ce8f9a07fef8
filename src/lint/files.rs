//! Files: which ones, what is in them, and how one is replaced.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use crate::text::format::Format;

/// Offsets are 32 bits wide, so that a text is smaller than this, in bytes.
const LIMIT: u64 = u32::MAX as u64;

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

/// The files that `paths` name, each once, in the order of their paths. A folder stands for the files of known formats
/// below it, with ignore files honoured and hidden files left out; a file named by itself is always taken.
/// A file that two paths name stands under the first. What can't be walked comes back as errors.
pub fn discover(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<FileError>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        for entry in ignore::WalkBuilder::new(path).require_git(false).sort_by_file_path(Ord::cmp).build() {
            match entry {
                Ok(it) if it.file_type().is_some_and(|it| it.is_file()) && Format::of_extension(it.path()).is_some() => {
                    // `.` is where one stands: nobody writes it before a name.
                    files.push(it.path().strip_prefix(".").unwrap_or(it.path()).to_owned());
                }
                Ok(_) => {}
                Err(it) => errors.push(error(path, it)),
            }
        }
    }
    let mut seen = BTreeSet::new();
    files.retain(|it| seen.insert(it.canonicalize().unwrap_or_else(|_| it.clone())));
    files.sort();
    (files, errors)
}

/// The text of a file. A byte order mark stays in it, so that its bytes count.
///
/// # Errors
/// The file can't be read, is too large, or is no UTF-8: the message names the first bad byte.
pub fn read(path: &Path) -> Result<String, FileError> {
    let file = std::fs::File::open(path).map_err(|it| error(path, it))?;
    match file.metadata() {
        Ok(it) if it.len() >= LIMIT => Err(too_large(path)),
        _ => decode(path, file),
    }
}

/// The text that comes from `input`; `name` stands for it in errors.
///
/// # Errors
/// As [`read`].
pub fn decode(name: &Path, input: impl Read) -> Result<String, FileError> {
    let mut bytes = Vec::new();
    input.take(LIMIT).read_to_end(&mut bytes).map_err(|it| error(name, it))?;
    if bytes.len() as u64 >= LIMIT {
        return Err(too_large(name));
    }
    String::from_utf8(bytes).map_err(|it| {
        let at = it.utf8_error().valid_up_to();
        error(name, format_args!("not UTF-8: byte {at} begins no character; convert the file to UTF-8"))
    })
}

/// Replaces the text of a file, whole or not at all, and only where it still is `old`. Links are followed, permissions kept.
///
/// # Errors
/// The file has changed since it was read, or can't be written.
pub fn replace(path: &Path, old: &str, new: &str) -> Result<(), FileError> {
    let target = path.canonicalize().map_err(|it| error(path, it))?;
    if read(&target)? != old {
        return Err(error(path, "the file has changed since it was read; nothing was written"));
    }
    write(&target, new).map_err(|it| error(path, it))
}

/// Writes a new file, whole or not at all.
///
/// # Errors
/// Something stands there already, or it can't be written.
pub fn create(path: &Path, text: &str) -> Result<(), FileError> {
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // As other programs create files: whoever may, by the user's own mask.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    // The error would name the temporary file, which tells nobody anything.
    let mut file = builder.tempfile_in(folder).map_err(|it| error(path, io::Error::from(it.kind())))?;
    file.write_all(text.as_bytes()).and_then(|()| file.as_file().sync_all()).map_err(|it| error(path, it))?;
    file.persist_noclobber(path).map(drop).map_err(|it| match it.error.kind() {
        io::ErrorKind::AlreadyExists => error(path, "stands already; nothing was written"),
        _ => error(path, it.error),
    })
}

fn write(target: &Path, text: &str) -> io::Result<()> {
    let permissions = std::fs::metadata(target)?.permissions();
    let mut file = tempfile::NamedTempFile::new_in(target.parent().unwrap_or(Path::new(".")))?;
    file.write_all(text.as_bytes())?;
    file.as_file().set_permissions(permissions)?;
    file.as_file().sync_all()?;
    file.persist(target)?;
    Ok(())
}
