#!/usr/bin/env python3
"""Memory of `tadqiq lint --jsonl` over more and more generated articles: peak resident set and time for each size.

    memory.py PROGRAM [SIZE…]      by default 1,000 10,000 100,000 1,000,000 articles
"""
import json
import os
import random
import subprocess
import sys
import threading
import time

program, sizes = sys.argv[1], [int(it) for it in sys.argv[2:]] or [1_000, 10_000, 100_000, 1_000_000]
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


def feed(pipe, size):
    articles = [article(i) for i in range(1_000)]
    for i in range(size):
        pipe.write(articles[i % 1_000])
    pipe.close()


for size in sizes:
    start = time.monotonic()
    run = subprocess.Popen([program, "lint", "--jsonl", "--field", "title,body"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    threading.Thread(target=feed, args=(run.stdin, size)).start()
    lines = length = 0
    while block := run.stdout.read1(1 << 20):
        lines += block.count(b"\n")
        length += len(block)
    _, status, usage = os.wait4(run.pid, 0)
    seconds = time.monotonic() - start
    assert lines == size, (lines, size)
    print(f"{size:>9} articles  {usage.ru_maxrss / 1024:7.1f} MB  {seconds:8.1f} s  {size / seconds:8.0f} a second  {length / 1e6:.1f} MB out  status {os.waitstatus_to_exitcode(status)}", flush=True)
