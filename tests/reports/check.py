#!/usr/bin/env python3
"""Runs `tadqiq lint` in every format over files with odd names and charsets; holds each output to its schema and to the JSON one."""
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import jsonschema
import junitparser
import xmltodict

PROGRAM, NODE = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
SLIP = "وقال مدير المعرض شاهر الدوماني إن لـ»السنبلة» دورا في ذلك."
OPEN = "وأضاف: «لم نكن نتوقع أن يأتي كل هؤلاء الناس في اليوم الأول."
NAMES = "قال الرئيس شاهر عبد الفتاح الدوماني إن الخطة جاهزة.\nوأكد الرئيس شاهر عبدالفتاح الدوماني أنها تبدأ غدا."
FILES = {
    "a.txt": f"{SLIP}\n{OPEN}\n",
    "اسم عربي, 100% \"x\" & <y>.txt": f"سطر {chr(1)}\r\n{SLIP}\r\n",
    "folder/b:c.md": f"# عنوان\n\n**{SLIP}**\n\n{NAMES}\n",
    "page.html": f"<p>{SLIP.replace('»', '&raquo;')}</p>".encode("utf-16"),
    "names.txt": NAMES,
    "clean.txt": "لا شيء هنا.\n",
    "bad.txt": b"\xd9 x",
}
passed = failed = 0


def check(name, test):
    global passed, failed
    try:
        test()
        passed += 1
        print(f"ok    {name}")
    except Exception as fault:  # Each check is told of; none hides the next.
        failed += 1
        print(f"FAILED {name}: {type(fault).__name__}: {str(fault)[:600]}")


def same(got, expected):
    assert got == expected, f"\n  got      {got}\n  expected {expected}"


class Run:
    def __init__(self, folder):
        self.folder = folder
        self.json = json.loads(self.lint("json"))
        self.errors = [it["path"] for it in self.json["errors"]]
        self.findings = [(it["path"], finding) for it in self.json["files"] for finding in it["findings"]]

    def lint(self, format_, *args, status=(2,)):
        run = subprocess.run([PROGRAM, "lint", "--lang", "en", "--format", format_, *args, "."], cwd=self.folder, capture_output=True)
        assert run.returncode in status, (format_, run.returncode, run.stderr)
        return run.stdout.decode()

    def places(self, *more):
        return [(path, it["rule"], it["start"]["line"], *(it[key] for key in more)) for path, it in self.findings]

    def contract(self):
        same(self.errors, ["bad.txt"])
        same(self.json["summary"]["findings"], len(self.findings))
        assert len({it["rule"] for _, it in self.findings}) >= 3, "too few rules take part"
        for path, it in self.findings:
            if path.endswith(".html"):
                continue
            text = (self.folder / path).read_bytes()
            same(text[it["start"]["byte"]:it["end"]["byte"]].decode(), it["text"])
            line = re.split("\r\n|\r|\n", text.decode())[it["start"]["line"] - 1]
            assert line[it["start"]["column"] - 1:].startswith(it["text"][:1])
            for edit in (edit for fix in it["fixes"] for edit in fix["edits"]):
                text[:edit["start"]].decode(), text[edit["start"]:edit["end"]].decode()

    def json_lines(self):
        lines = [json.loads(it) for it in self.lint("json-lines").splitlines()]
        same([it["error"]["path"] for it in lines if "error" in it], self.errors)
        found = [it for it in lines if "error" not in it]
        same([(it["path"], it["rule"], it["start"]["line"], it["fingerprint"]) for it in found], self.places("fingerprint"))

    def sarif(self):
        log = json.loads(self.lint("sarif"))
        schema = json.loads(next((NODE / "sarif").rglob("sarif-2.1.0*.json")).read_text())
        jsonschema.validators.validator_for(schema)(schema, format_checker=jsonschema.FormatChecker()).validate(log)
        run = log["runs"][0]
        from urllib.parse import unquote
        place = lambda it: it["locations"][0]["physicalLocation"]
        same([(unquote(place(it)["artifactLocation"]["uri"]), it["ruleId"], place(it)["region"]["startLine"]) for it in run["results"]], self.places())
        rules = [it["id"] for it in run["tool"]["driver"]["rules"]]
        assert all(rules[it["ruleIndex"]] == it["ruleId"] for it in run["results"])
        assert all(it["help"]["markdown"] for it in run["tool"]["driver"]["rules"])
        assert any(it["relatedLocations"] for it in run["results"]) and any(it["fixes"] for it in run["results"])
        same(run["invocations"][0]["executionSuccessful"], False)
        same([len(it["fixes"]) for it in run["results"]], [len(it["fixes"]) for _, it in self.findings])

    def rdjson(self):
        text = self.lint("rdjson")
        path = self.folder / "out.rdjson"
        path.write_text(text)
        run = subprocess.run(["node", NODE / "node_modules/@umbrelladocs/rdformat-validator/bin/rdformat-validator.js", path], capture_output=True, text=True)
        path.unlink()
        assert run.returncode == 0, run.stdout + run.stderr
        found = [it for it in json.loads(text)["diagnostics"] if it["code"]["value"] != "unreadable"]
        same([(it["location"]["path"], it["code"]["value"], it["location"]["range"]["start"]["line"]) for it in found], self.places())
        for it in found:
            if it["location"]["path"].endswith(".html"):
                continue
            lines = re.split(b"\r\n|\r|\n", (self.folder / it["location"]["path"]).read_bytes())
            for place in (it["location"], *it["suggestions"]):
                start, end = place["range"]["start"], place["range"]["end"]
                lines[start["line"] - 1][:start["column"] - 1].decode(), lines[end["line"] - 1][:end["column"] - 1].decode()

    def gitlab(self):
        text = self.lint("gitlab")
        found = json.loads(text)
        same([(it["location"]["path"], it["check_name"], it["location"]["lines"]["begin"]) for it in found if it["check_name"] != "unreadable"], self.places())
        same(len({it["fingerprint"] for it in found}), len(found))
        source = NODE / "report.ts"
        source.write_text(f"import {{ Issue }} from 'codeclimate-types'\nexport const report: Issue[] = {text}")
        run = subprocess.run(["node", "node_modules/typescript/bin/tsc", "--noEmit", "--strict", "--module", "nodenext", "--skipLibCheck", source.name], cwd=NODE, capture_output=True, text=True)
        assert run.returncode == 0, run.stdout

    def junit(self):
        xml = junitparser.JUnitXml.fromstring(self.lint("junit").encode())
        cases = [(suite.name, case.name.split()[0]) for suite in xml for case in suite if any(isinstance(it, junitparser.Failure) for it in case.result)]
        same(cases, [(path, it["rule"]) for path, it in self.findings])
        same((xml.failures, xml.errors), (len(self.findings), len(self.errors)))

    def checkstyle(self):
        document = xmltodict.parse(self.lint("checkstyle"), force_list=("file", "error"))
        found = [(file["@name"], it["@source"].removeprefix("tadqiq."), int(it["@line"])) for file in document["checkstyle"]["file"] for it in file["error"]]
        same([it for it in found if it[1] != "unreadable"], self.places())
        assert {it["@severity"] for file in document["checkstyle"]["file"] for it in file["error"]} <= {"error", "warning", "info", "ignore"}

    def github(self):
        split = lambda line: re.fullmatch(r"::(\w+) ([^:]*)::(.*)", line).groups()
        lines = [split(it) for it in self.lint("github").splitlines()]
        lines = [(kind, dict(it.split("=", 1) for it in properties.split(",")), message) for kind, properties, message in lines]
        back = lambda text: text.replace("%0A", "\n").replace("%0D", "\r").replace("%2C", ",").replace("%3A", ":").replace("%25", "%")
        calls = []
        for (path, it), (kind, _, message) in zip(self.findings, lines):
            properties = {"file": path, "title": f"tadqiq: {it['rule']}", "startLine": it["start"]["line"], "endLine": it["end"]["line"],
                          "startColumn": it["start"]["column"], "endColumn": it["end"]["column"]}
            calls.append(json.dumps({"kind": kind, "message": back(message), "properties": properties}))
        calls.append(json.dumps({"kind": "error", "message": back(lines[-1][2]), "properties": {"file": "bad.txt", "title": "tadqiq"}}))
        theirs = subprocess.run(["node", pathlib.Path(__file__).parent / "annotations.cjs", NODE], input="\n".join(calls), capture_output=True, text=True)
        assert theirs.returncode == 0, theirs.stderr
        theirs = [split(it) for it in theirs.stdout.splitlines()]
        same(lines, [(kind, dict(it.split("=", 1) for it in properties.split(",")), message) for kind, properties, message in theirs])

    def order(self):
        for format_ in ["text", "concise", "grouped", "json", "json-lines", "sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"]:
            first = self.lint(format_)
            for threads in "1", "7":
                run = subprocess.run([PROGRAM, "lint", "--lang", "en", "--format", format_, "."], cwd=self.folder, capture_output=True, env={"RAYON_NUM_THREADS": threads})
                same(run.stdout.decode(), first)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for path, text in FILES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    for i in range(60):
        (folder / f"more{i:02}.txt").write_text(f"{SLIP}\n" * (i % 7))
    run = Run(folder)
    for test in (run.contract, run.json_lines, run.sarif, run.rdjson, run.gitlab, run.junit, run.checkstyle, run.github, run.order):
        check(test.__name__, test)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
