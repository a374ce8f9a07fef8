#!/usr/bin/env python3
"""Memory of a command over more and more articles: peak resident set and time for each size.

    memory.py PROGRAM [SIZE…]                       `lint --jsonl`; generated articles, by default 1,000 10,000 100,000 1,000,000 of them
    memory.py PROGRAM --command learn [SIZE…]       another command (learn, names, quotes, across: lint with what needs all files) on one file of records
    memory.py PROGRAM --command learn --files …     the same on a folder, an article a file
    memory.py PROGRAM --command learn --new-names … every article names somebody whom no other names
    memory.py PROGRAM --articles FOLDER [SIZE…]     the articles of a folder, an article a file, again and again
"""
import argparse
import itertools
import json
import pathlib
import random
import subprocess
import tempfile
import threading
import time

arguments = argparse.ArgumentParser(usage=__doc__)
arguments.add_argument("program")
arguments.add_argument("sizes", type=int, nargs="*", default=[1_000, 10_000, 100_000, 1_000_000])
arguments.add_argument("--command", choices=["lint", "learn", "names", "quotes", "across"], default="lint")
arguments.add_argument("--files", action="store_true")
arguments.add_argument("--new-names", action="store_true")
arguments.add_argument("--articles", type=pathlib.Path)
args = arguments.parse_intermixed_args()
program, folder = args.program, args.articles
fields = "body" if folder else "title,body"
GIVEN, FAMILY = "شاهر سامي نادر وليد عمر سلمى هناء رامي".split(), "الدوماني الحوراني البيطار الشامي القاسم النجار".split()
LETTERS = "بتجحدرزسشصطعفقكلمنه"
PLACES = "البلدة القرية المرفأ السوق المدرسة الجسر الحديقة".split()


def article(i):
    pick = random.Random(i).choice
    family = "ال" + "".join(pick(LETTERS) for _ in range(6)) + "ي" if args.new_names else pick(FAMILY)
    name, place = f"{pick(GIVEN)} {family}", pick(PLACES)
    mark = "»" if i % 50 == 0 else "«"
    body = [
        f"قال مدير {place} {name} إن الأعمال تبدأ غدا في {pick(PLACES)}، وإن لـ{mark}السنبلة» دورا في ذلك.",
        f"وأضاف {name}: «لم نكن نتوقع أن يأتي كل هؤلاء الناس في اليوم الأول».",
        f"وتابع أن عدد الزوار بلغ {i % 900 + 100} زائرا، وعاد أكثرهم إلى {pick(PLACES)} مساء.",
    ] * 3
    return json.dumps({"id": i, "title": f"يوم طويل في {place}", "body": "\n".join(body)}, ensure_ascii=False).encode() + b"\n"


def record(path):
    return json.dumps({"id": str(path), "body": path.read_text(errors="replace")}, ensure_ascii=False).encode() + b"\n"


ARTICLES = [record(it) for it in sorted(folder.rglob("*.txt"))] if folder else [article(i) for i in range(1_000)]


def articles(size):
    return map(article, range(size)) if args.new_names else itertools.islice(itertools.cycle(ARTICLES), size)


def feed(pipe, size):
    for it in articles(size):
        pipe.write(it)
    pipe.close()


# What the system counts for a child begins with its parent's memory; this is the program's own.
def peak(pid):
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(it.split()[1]) for it in status.splitlines() if it.startswith("VmHWM")), 0)


def watched(command, size, stdin=None):
    start = time.monotonic()
    run = subprocess.Popen([program, *command], stdin=stdin, stdout=subprocess.PIPE)
    if stdin:
        threading.Thread(target=feed, args=(run.stdin, size)).start()
    most = {"kB": 0}

    def watch():
        while run.poll() is None:
            most["kB"] = max(most["kB"], peak(run.pid))
            time.sleep(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    lines = length = 0
    while block := run.stdout.read1(1 << 20):
        lines += block.count(b"\n")
        length += len(block)
    status = run.wait()
    watcher.join()
    seconds = time.monotonic() - start
    print(f"{size:>9} articles  {most['kB'] / 1024:7.1f} MB  {seconds:8.1f} s  {size / seconds:8.0f} a second  {length / 1e6:.1f} MB out  status {status}", flush=True)
    return lines


COMMANDS = {
    "learn": ["learn", "--all", "--min-stories", "1"],
    "names": ["names", "--format", "json"],
    "quotes": ["quotes", "--format", "json"],
    "across": ["lint", "--select", "names/inconsistent-across-files", "--format", "json-lines", "--quiet"],
}


def write(place, size):
    if not args.files:
        path = place / "archive.ndjson"
        with path.open("wb") as out:
            feed(out, size)
        return path
    for i, line in enumerate(articles(size)):
        it = json.loads(line)
        path = place / f"{i // 1000}" / f"{i}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(filter(None, [it.get("title"), it["body"]])))
    return place


for size in args.sizes:
    if args.command == "lint":
        lines = watched(["lint", "--jsonl", "--field", fields], size, subprocess.PIPE)
        assert lines == size, (lines, size)
        continue
    with tempfile.TemporaryDirectory() as place:
        path = write(pathlib.Path(place), size)
        watched([*COMMANDS[args.command], "--field", fields, str(path)], size)
