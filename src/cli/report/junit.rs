//! JUnit XML: a file is a suite, a finding a failed case of it.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report as Xml, TestCase, TestCaseStatus, TestSuite};

use super::row::File;
use super::{Report, Run};

/// One document.
#[derive(Default)]
pub(super) struct Junit {
    suites: Vec<TestSuite>,
}

impl Report for Junit {
    fn file(&mut self, _: &mut dyn Write, file: File) -> io::Result<()> {
        if file.findings.is_empty() {
            return Ok(());
        }
        let mut suite = TestSuite::new(file.path.as_str());
        for it in &file.findings {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            status.set_message(it.message.as_str()).set_type(it.severity);
            let place = format!("{}:{}:{}", file.path, it.start.line, it.start.column);
            status.set_description(format!("{place}\n{}⟦{}⟧{}", it.excerpt.before, it.excerpt.covered, it.excerpt.after));
            let mut case = TestCase::new(format!("{} {}:{}", it.rule, it.start.line, it.start.column), status);
            case.set_classname(file.path.as_str());
            suite.add_test_case(case);
        }
        self.suites.push(suite);
        Ok(())
    }

    fn end(&mut self, out: &mut dyn Write, run: &Run) -> io::Result<()> {
        let mut xml = Xml::new("tadqiq");
        xml.add_test_suites(self.suites.iter().cloned());
        for it in &run.errors {
            let path = it.path.display().to_string();
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
            status.set_message(it.message.as_str());
            let mut suite = TestSuite::new(path.as_str());
            let mut case = TestCase::new("read", status);
            case.set_classname(path.as_str());
            suite.add_test_case(case);
            xml.add_test_suite(suite);
        }
        // A reader that shows only cases would show an empty document as no run at all.
        if self.suites.is_empty() && run.errors.is_empty() {
            let mut suite = TestSuite::new("tadqiq");
            suite.add_test_case(TestCase::new("no findings", TestCaseStatus::success()));
            xml.add_test_suite(suite);
        }
        let text = xml.to_string().map_err(io::Error::other)?;
        writeln!(out, "{}", text.trim_end())
    }
}
