#!/usr/bin/env python3
"""kill -9 in the middle of `tadqiq lint --fix`, a hundred times: every file is either as it was or whole and fixed, and what the killed
runs leave beside the files goes with the next run, once it is a minute old.

    kill.py PROGRAM [TIMES] [FILES]
"""
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

program, times, files = pathlib.Path(sys.argv[1]).resolve(), int((sys.argv + ["", "100"])[2] or 100), int(sys.argv[3]) if len(sys.argv) > 3 else 300
OLD = ("وقال شاهر الدوماني إن لـ»السنبلة» دورا في ذلك كله.\n" * 40).encode()
NEW = OLD.decode().replace("لـ»", "لـ«").encode()
random_ = random.Random(1)


def fill(folder):
    for i in range(files):
        (folder / f"{i:04}.txt").write_bytes(OLD)


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    fill(folder)
    start = time.monotonic()
    subprocess.run([program, "lint", "--quiet", "--fix", "."], cwd=folder, stdout=subprocess.DEVNULL, check=True)
    whole = time.monotonic() - start
    assert all(it.read_bytes() == NEW for it in folder.glob("*.txt")), "an undisturbed run fixes everything"
    between = broken = 0
    for _ in range(times):
        fill(folder)
        run = subprocess.Popen([program, "lint", "--quiet", "--fix", "."], cwd=folder, stdout=subprocess.DEVNULL)
        time.sleep(random_.uniform(0, whole))
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
        texts = [it.read_bytes() for it in folder.glob("*.txt")]
        fixed = sum(it == NEW for it in texts)
        broken += sum(it not in (OLD, NEW) for it in texts) + (len(texts) != files)
        between += 0 < fixed < files
    left = list(folder.glob(".tadqiq-*"))
    for it in left:
        os.utime(it, (time.time() - 120,) * 2)
    subprocess.run([program, "lint", "--quiet", "--fix", "."], cwd=folder, stdout=subprocess.DEVNULL, check=True)
    stayed = len(list(folder.glob(".tadqiq-*")))
print(f"{times} kills over {files} files; a whole run takes {whole:.2f} s")
print(f"{between} came in the middle, {broken} files were neither old nor new")
print(f"{len(left)} temporary files were left (hidden, and never read); the next --fix left {stayed} of them")
sys.exit(broken > 0 or between < times // 4 or stayed > 0)
