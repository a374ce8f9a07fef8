#!/usr/bin/env python3
"""The ways in which a newsroom gets tadqiq, each taken to its end in a repository of articles: `cargo install`, the GitHub Action's steps, the
pre-commit hook.

    check.py PROGRAM      PYTHONPATH holds ruamel.yaml and pre-commit; what cargo builds stays in CARGO_TARGET_DIR
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

from ruamel.yaml import YAML

PROGRAM, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(__file__).resolve().parents[2]
SLIP, RIGHT = "وقال شاهر الدوماني إن لـ»السنبلة» دورا في ذلك.\n", "وقال شاهر الدوماني إن لـ«السنبلة» دورا في ذلك.\n"
NOBODY = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in (("NAME", "desk"), ("EMAIL", "desk@example.org"))}
ENV = {**os.environ, **NOBODY, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "CARGO_TARGET_DIR": os.environ.get("CARGO_TARGET_DIR", str(ROOT / "target"))}


def run(*command, cwd, env=ENV, status=0):
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == status, f"{command}: status {done.returncode}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


def newsroom(folder):
    """A repository in which an old article has a slip, and the last commit adds an article with another."""
    copy = folder / "newsroom"
    (copy / "articles").mkdir(parents=True)
    run("git", "init", "--quiet", "--initial-branch=main", cwd=copy)
    (copy / "articles" / "old.txt").write_text(SLIP)
    run("git", "add", ".", cwd=copy)
    run("git", "commit", "--quiet", "-m", "old", cwd=copy)
    base = run("git", "rev-parse", "HEAD", cwd=copy).strip()
    (copy / "articles" / "new.txt").write_text(RIGHT + SLIP)
    run("git", "add", ".", cwd=copy)
    run("git", "commit", "--quiet", "-m", "new", cwd=copy)
    return copy, base


def on_path(folder, name, script):
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/usr/bin/env bash\n{script}\n")
    (folder / name).chmod(0o755)


def action(folder, copy, context, inputs, status=0):
    """Runs the action's steps as a runner does: expressions filled in, each step in bash -eo pipefail, GITHUB_PATH heeded."""
    steps = YAML(typ="safe").load(ROOT / ".github" / "action.yml")
    values = {f"inputs.{key}": it["default"] for key, it in steps["inputs"].items()} | {f"inputs.{key}": it for key, it in inputs.items()} | context
    fill = lambda text: re.sub(r"\$\{\{ *([\w.-]+) *\}\}", lambda it: values.get(it[1], ""), text)
    temp = folder / "runner"
    shutil.rmtree(temp, ignore_errors=True)
    temp.mkdir()
    (temp / "path").touch()
    env, printed = {**ENV, "PATH": f"{folder / 'bin'}:{ENV['PATH']}", "RUNNER_TEMP": str(temp), "RUNNER_OS": "Linux", "RUNNER_ARCH": "X64", "GITHUB_PATH": str(temp / "path")}, ""
    for i, step in enumerate(steps["runs"]["steps"]):
        last = i + 1 == len(steps["runs"]["steps"])
        script = temp / f"step{i}.sh"
        script.write_text(fill(step["run"]))
        more = {key: fill(value) for key, value in step.get("env", {}).items()}
        printed += run("bash", "--noprofile", "--norc", "-eo", "pipefail", str(script), cwd=copy, env={**env, **more}, status=status if last else 0)
        env["PATH"] = ":".join([*(temp / "path").read_text().split(), env["PATH"]])
    return printed


def the_action_takes_the_released_program_and_annotates_what_changed(folder):
    copy, base = newsroom(folder)
    # `gh` gives what the release workflow packs.
    name = "tadqiq-x86_64-unknown-linux-gnu"
    with tarfile.open(folder / f"{name}.tar.gz", "w:gz") as packed:
        packed.add(PROGRAM, f"{name}/tadqiq")
    on_path(folder / "bin", "gh", f'test "$1 $2 $3 $5 $7" = "release download v0.1.0 desk/tadqiq {name}.tar.gz" && cp "{folder}/$7" "$9/"')
    context = {"github.token": "none", "github.action_repository": "desk/tadqiq", "github.action_ref": "v0.1.0", "github.action_path": str(ROOT / ".github"), "github.event.pull_request.base.sha": base}
    printed = action(folder, copy, context, {"paths": "articles"}, status=1)
    assert len(printed.splitlines()) == 1 and printed.startswith("::warning file=articles/new.txt,line=2,"), printed
    printed = action(folder, copy, context, {"paths": "articles", "changed-only": "false"}, status=1)
    assert len(printed.splitlines()) == 2 and "old.txt" in printed, printed
    printed = action(folder, copy, context, {"args": "--fail-on error --ignore names"}, status=0)
    assert len(printed.splitlines()) == 1, printed
    # A push has no base: the whole is checked.
    assert len(action(folder, copy, context | {"github.event.pull_request.base.sha": ""}, {}, status=1).splitlines()) == 2


def the_action_builds_the_program_where_there_is_no_release(folder):
    copy, base = newsroom(folder)
    on_path(folder / "bin", "gh", "exit 1")
    context = {"github.action_path": str(ROOT / ".github"), "github.event.pull_request.base.sha": base}
    assert len(action(folder, copy, context, {"paths": "articles"}, status=1).splitlines()) == 1
    # Which is `cargo install --path .` into a folder of its own.
    assert run(folder / "runner" / "tadqiq" / "tadqiq", "--version", cwd=folder).startswith("tadqiq ")


def the_hook_stops_a_commit_that_has_findings(folder):
    copy, _ = newsroom(folder)
    revision = run("git", "rev-parse", "HEAD", cwd=ROOT).strip()
    (copy / ".pre-commit-config.yaml").write_text(f"repos:\n- repo: {ROOT}\n  rev: {revision}\n  hooks:\n  - id: tadqiq\n")
    env = {**ENV, "PRE_COMMIT_HOME": str(folder / "hooks"), "HOME": str(folder)}
    if "CARGO_HOME" not in env:
        env |= {"CARGO_HOME": str(pathlib.Path.home() / ".cargo"), "RUSTUP_HOME": os.environ.get("RUSTUP_HOME", str(pathlib.Path.home() / ".rustup"))}
    git = lambda *args, status=0: run("git", *args, cwd=copy, env=env, status=status)
    run(sys.executable, "-m", "pre_commit", "install", cwd=copy, env=env)
    (copy / "articles" / "third.txt").write_text(SLIP)
    git("add", ".")
    stopped = git("commit", "-m", "third", status=1)
    assert "quotes/reversed" in stopped and "third.txt:1:25" in stopped and "old.txt" not in stopped, stopped
    (copy / "articles" / "third.txt").write_text(RIGHT)
    git("add", ".")
    assert "Passed" in git("commit", "-m", "third")


TESTS = (
    the_action_takes_the_released_program_and_annotates_what_changed,
    the_action_builds_the_program_where_there_is_no_release,
    the_hook_stops_a_commit_that_has_findings,
)
passed = failed = 0
for test in TESTS:
    with tempfile.TemporaryDirectory() as name:
        try:
            test(pathlib.Path(name))
            passed += 1
        except AssertionError as it:
            failed += 1
            print(f"{test.__name__}: {it}")
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
