//! Checkstyle XML.

use std::borrow::Cow;
use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, Event};

use super::row::File;
use super::{Report, Run};
use crate::rules::finding::Severity;

/// One document; files are written as they come.
#[derive(Default)]
pub(super) struct Checkstyle {
    begun: bool,
}

impl Checkstyle {
    fn begin(&mut self, out: &mut dyn Write) -> io::Result<()> {
        if !self.begun {
            self.begun = true;
            let mut xml = Writer::new(&mut *out);
            xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
            writeln!(xml.get_mut())?;
            xml.write_event(Event::Start(BytesStart::new("checkstyle").with_attributes([("version", "10.0")])))?;
            writeln!(out)?;
        }
        Ok(())
    }
}

impl Report for Checkstyle {
    fn file(&mut self, out: &mut dyn Write, file: File) -> io::Result<()> {
        if file.findings.is_empty() {
            return Ok(());
        }
        self.begin(out)?;
        let errors = file.findings.iter().map(|it| {
            let severity = match it.level {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Information | Severity::Hint => "info",
            };
            (it.start.line, it.start.column, severity, it.message.as_str(), format!("tadqiq.{}", it.rule))
        });
        write_file(out, &file.path, errors)
    }

    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        self.begin(out)?;
        for it in &run.errors {
            let error = (1, 1, "error", it.message.as_str(), "tadqiq.unreadable".to_owned());
            write_file(out, &it.path.display().to_string(), [error].into_iter())?;
        }
        let mut xml = Writer::new(&mut *out);
        xml.write_event(Event::End(BytesEnd::new("checkstyle")))?;
        writeln!(out)
    }
}

fn write_file<'s>(
    out: &mut dyn Write,
    path: &str,
    errors: impl Iterator<Item = (u32, u32, &'static str, &'s str, String)>,
) -> io::Result<()> {
    let mut xml = Writer::new(&mut *out);
    xml.write_event(Event::Start(BytesStart::new("file").with_attributes([("name", &*legal(path))])))?;
    writeln!(xml.get_mut())?;
    for (line, column, severity, message, source) in errors {
        let (line, column) = (line.to_string(), column.to_string());
        let attributes =
            [("line", &*line), ("column", &*column), ("severity", severity), ("message", &*legal(message)), ("source", &*source)];
        xml.write_event(Event::Empty(BytesStart::new("error").with_attributes(attributes)))?;
        writeln!(xml.get_mut())?;
    }
    xml.write_event(Event::End(BytesEnd::new("file")))?;
    writeln!(out)
}

// XML has no place for most controls, not even escaped.
fn legal(text: &str) -> Cow<'_, str> {
    let illegal = |it: char| (it < ' ' && !matches!(it, '\n' | '\r' | '\t')) || matches!(it, '\u{FFFE}' | '\u{FFFF}');
    if text.contains(illegal) { text.replace(illegal, "\u{FFFD}").into() } else { text.into() }
}
