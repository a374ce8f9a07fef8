#!/usr/bin/env python3
"""What a person sees at a terminal: colours, the progress bar, `--watch`, Ctrl-C. A real one (tmux), its screen read back.

    check.py PROGRAM SCREENS      the screens are kept in the folder SCREENS
"""
import pathlib
import re
import subprocess
import sys
import tempfile
import time

PROGRAM, SCREENS = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SLIP = "وقال شاهر الدوماني إن لـ»السنبلة» دورا في ذلك.\n"
RIGHT = SLIP.replace("لـ»", "لـ«")
PATIENCE = 60


class Terminal:
    """A shell in a window of a hundred columns and thirty lines."""

    def __init__(self, name, folder):
        self.name = name
        self.socket = folder / f"{name}.tmux"
        self.tmux("-f", "/dev/null", "new-session", "-d", "-s", "it", "-x", "100", "-y", "30", "-c", str(folder / "copy"), "env PS1='> ' LC_ALL=C.UTF-8 sh")
        self.wait(r"^> *$")

    def tmux(self, *args):
        return subprocess.run(["tmux", "-u", "-S", self.socket, *args], check=True, capture_output=True, text=True).stdout

    def type(self, text):
        self.tmux("send-keys", "-t", "it", "-l", text)
        self.tmux("send-keys", "-t", "it", "Enter")

    def key(self, name):
        self.tmux("send-keys", "-t", "it", name)

    def screen(self, *args):
        return self.tmux("capture-pane", "-p", *args, "-t", "it").rstrip("\n")

    def wait(self, pattern):
        end = time.monotonic() + PATIENCE
        while not re.search(pattern, screen := self.screen(), re.M):
            assert time.monotonic() < end, f"{pattern!r} never stood on the screen:\n{screen}"
            time.sleep(0.02)
        return screen

    def keep(self, what):
        (SCREENS / f"{self.name}-{what}.txt").write_text(self.screen("-e") + "\n")

    def end(self):
        subprocess.run(["tmux", "-S", self.socket, "kill-server"], capture_output=True)


def fill(folder, count, text):
    for i in range(count):
        (folder / f"{i:05}.txt").write_text(text)


def a_finding_is_underlined_where_it_stands(terminal, copy):
    fill(copy, 1, SLIP)
    terminal.type(f"{PROGRAM} lint . ; echo status $?")
    terminal.wait(r"^status 1$")
    terminal.keep("finding")
    assert re.search("[;[]4m(\x1b\\[33m)?»\x1b", terminal.screen("-e")), "the mark itself is underlined"
    assert "⟦" not in terminal.screen(), "no brackets where there is colour"


def a_bar_shows_how_far_a_long_run_has_come_and_goes(terminal, copy):
    fill(copy, 4000, RIGHT * 8)
    terminal.type(f"{PROGRAM} lint . ; echo status $?")
    screen = terminal.wait(r"[1-9][0-9,]*/4,000 ")
    terminal.keep("bar")
    assert len(screen.splitlines()) < 5, "one line, however long it runs"
    screen = terminal.wait(r"^status 0$")
    terminal.keep("end")
    assert "/4,000" not in screen and "لا ملاحظات في 4000 ملف" in screen, screen


def ctrl_c_ends_a_long_run_between_two_files(terminal, copy):
    fill(copy, 4000, SLIP * 8)
    terminal.type(f"{PROGRAM} lint --fix . ; echo status $?")
    terminal.wait(r"[1-9][0-9,]*/4,000 ")
    terminal.key("C-c")
    terminal.wait(r"^status 130$")
    terminal.keep("end")
    texts = {it.read_text() for it in copy.iterdir()}
    assert texts == {SLIP * 8, RIGHT * 8}, "some files are mended, some are not, none is anything else"
    terminal.type("echo still a shell")
    terminal.wait(r"^still a shell$")


def watching_begins_the_screen_anew_at_every_change(terminal, copy):
    fill(copy, 1, SLIP)
    terminal.type(f"{PROGRAM} lint --watch . ; echo status $?")
    terminal.wait(r"quotes/reversed")
    terminal.keep("before")
    (copy / "00000.txt").write_text(RIGHT)
    screen = terminal.wait(r"لا ملاحظات في ملف واحد")
    terminal.keep("after")
    assert "quotes/reversed" not in screen, "what was there before is gone"
    # As editors save: another file that takes the name.
    (copy / "new").write_text(SLIP)
    (copy / "new").rename(copy / "00000.txt")
    terminal.wait(r"quotes/reversed")
    (copy / "00001.txt").write_text(SLIP)
    terminal.wait("وجدنا ملاحظتين في ملفين")
    terminal.key("C-c")
    terminal.wait(r"^status 130$")
    terminal.keep("end")


SCREENS.mkdir(parents=True, exist_ok=True)
passed = failed = 0
for test in (
    a_finding_is_underlined_where_it_stands,
    a_bar_shows_how_far_a_long_run_has_come_and_goes,
    ctrl_c_ends_a_long_run_between_two_files,
    watching_begins_the_screen_anew_at_every_change,
):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        (folder / "copy").mkdir()
        terminal = Terminal(test.__name__.replace("_", "-"), folder)
        try:
            test(terminal, folder / "copy")
            passed += 1
        except AssertionError as it:
            failed += 1
            print(f"{test.__name__}: {it}")
        finally:
            terminal.end()
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
