#!/usr/bin/env python3
"""Memory of `tadqiq lint --jsonl` over more and more articles: peak resident set and time for each size.

    memory.py PROGRAM [SIZE…]                       generated articles; by default 1,000 10,000 100,000 1,000,000 of them
    memory.py PROGRAM --articles FOLDER [SIZE…]     those of a folder, an article a file, again and again
"""
import itertools
import json
import pathlib
import random
import subprocess
import sys
import threading
import time

program, rest = sys.argv[1], sys.argv[2:]
folder = pathlib.Path(rest[1]) if rest[:1] == ["--articles"] else None
sizes = [int(it) for it in rest[2 if folder else 0 :]] or [1_000, 10_000, 100_000, 1_000_000]
GIVEN, FAMILY = "شاهر سامي نادر وليد عمر سلمى هناء رامي".split(), "الدوماني الحوراني البيطار الشامي القاسم النجار".split()
PLACES = "البلدة القرية المرفأ السوق المدرسة الجسر الحديقة".split()


def article(i):
    pick = random.Random(i).choice
    name, place = f"{pick(GIVEN)} {pick(FAMILY)}", pick(PLACES)
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


def feed(pipe, size):
    for it in itertools.islice(itertools.cycle(ARTICLES), size):
        pipe.write(it)
    pipe.close()


# What the system counts for a child begins with its parent's memory; this is the program's own.
def peak(pid):
    try:
        status = pathlib.Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0
    return next((int(it.split()[1]) for it in status.splitlines() if it.startswith("VmHWM")), 0)


for size in sizes:
    start = time.monotonic()
    run = subprocess.Popen([program, "lint", "--jsonl", "--field", "body" if folder else "title,body"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    threading.Thread(target=feed, args=(run.stdin, size)).start()
    lines = length = most = 0
    while block := run.stdout.read1(1 << 20):
        most = max(most, peak(run.pid))
        lines += block.count(b"\n")
        length += len(block)
    status = run.wait()
    seconds = time.monotonic() - start
    assert lines == size, (lines, size)
    print(f"{size:>9} articles  {most / 1024:7.1f} MB  {seconds:8.1f} s  {size / seconds:8.0f} a second  {length / 1e6:.1f} MB out  status {status}", flush=True)
