#!/usr/bin/env python3
"""How fast `tadqiq lint` reads a folder of articles, beside programs that others wrote, in one run over the same files.

    peers.py PROGRAM FOLDER [--files N] [--runs 5] [--json FILE]

`wc -m` and `cat` stand for what reading and decoding cost, ripgrep for a search, typos and autocorrect for linters. They are installed, pinned, into
target/peers. The commands take turns, so that a machine that slows down slows all of them; a first turn warms the file cache and does not count.
Figures are medians, and ratios are what to judge by. Memory is the peak of the command's first process, looked at fifty times a second. One that takes
longer than two minutes is run once.
"""
import argparse
import json
import os
import pathlib
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parents[2] / "target" / "peers"
PYTHON = ["ripgrep==15.1.0", "typos==1.52.0"]
NODE = ["autocorrect-node@2.14.0"]
SLOW = 120


def install():
    ready = HERE / ("-".join([*PYTHON, *NODE]).replace("/", "-") + ".ready")
    if ready.exists():
        return
    shutil.rmtree(HERE, ignore_errors=True)
    HERE.mkdir(parents=True)
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]
    subprocess.run([*pip, "--target", HERE / "python", *PYTHON], check=True)
    subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", HERE / "node", *NODE], check=True)
    ready.touch()


def found(name):
    for folder in (HERE / "python" / "bin", HERE / "node" / "node_modules" / ".bin"):
        if (folder / name).exists():
            return str(folder / name)
    sys.exit(f"{name}: not installed")


def copied(folder, root, count):
    files = sorted(it for it in folder.rglob("*") if it.suffix in (".txt", ".md") and it.is_file())
    if count:
        files = random.Random(3).sample(files, min(count, len(files)))
    size = 0
    for i, it in enumerate(sorted(files)):
        target = root / f"{i // 1000:03}" / f"{i:06}{it.suffix}"
        target.parent.mkdir(exist_ok=True)
        size += shutil.copyfile(it, target).stat().st_size
    return len(files), size / 1e6


# What the system counts for a child at its end begins with this script's own memory.
def peak(pid, seen):
    while True:
        try:
            status = pathlib.Path(f"/proc/{pid}/status").read_text()
        except OSError:
            return
        kilobytes = [int(it.split()[1]) for it in status.splitlines() if it.startswith("VmHWM")]
        if not kilobytes:
            return
        seen.append(kilobytes[0])
        time.sleep(0.02)


def run(command, env, cwd):
    start = time.perf_counter()
    process = subprocess.Popen(["/bin/sh", "-c", f"exec {command}"], cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    length, seen = 0, []
    watch = threading.Thread(target=peak, args=(process.pid, seen))
    watch.start()
    while block := process.stdout.read1(1 << 20):
        length += len(block)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.perf_counter() - start
    watch.join()
    return {"wall": wall, "cpu": usage.ru_utime + usage.ru_stime, "memory": max(seen, default=0) / 1024, "status": process.returncode, "printed": length}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--files", type=int, default=0, help="so many at random; 0: all")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", type=pathlib.Path)
    args = parser.parse_args()
    install()
    # Only the packages' own starters need to know where they are.
    env = {**os.environ, "LC_ALL": "C.UTF-8", "PYTHONPATH": str(HERE / "python")}
    program = args.program.resolve()
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name) / "articles"
        root.mkdir()
        files, megabytes = copied(args.folder, root, args.files)
        commands = {
            "floor: true": "true",
            "cat": "find . -type f -exec cat {} +",
            "wc -m": "find . -type f -exec wc -m {} +",
            "ripgrep": f"{found('rg')} -c « .",
            "typos": f"{found('typos')} .",
            "autocorrect": f"{found('autocorrect')} --lint .",
            "tadqiq": f"{program} lint .",
            "tadqiq, one thread": f"env RAYON_NUM_THREADS=1 {program} lint .",
        }
        turns = {it: [] for it in commands}
        for turn in range(args.runs + 1):
            for name, command in commands.items():
                if turns[name] and turns[name][0]["wall"] > SLOW:
                    continue
                result = run(command, env, root)
                if result["status"] not in (0, 1, 2) or result["wall"] < 0.0001:
                    sys.exit(f"{name}: status {result['status']}")
                if turn == 1 and turns[name]:
                    turns[name].clear()
                turns[name].append(result)
    rows = {}
    for name, results in turns.items():
        row = {key: statistics.median(it[key] for it in results) for key in ("wall", "cpu", "memory")}
        rows[name] = {**row, "least": min(it["wall"] for it in results), "most": max(it["wall"] for it in results), "status": results[-1]["status"], "printed": results[-1]["printed"]}
    print(f"{files} files, {megabytes:.1f} MB, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, median of {args.runs}")
    print(f"{'':20}{'seconds':>9} {'least':>8}-{'most':<8}{'CPU s':>8}{'MB/s':>8}{'files/s':>9}{'peak MB':>9}{'wall to typos':>15}  status, bytes printed")
    for name, it in rows.items():
        ratio = it["wall"] / rows["typos"]["wall"]
        print(f"{name:20}{it['wall']:9.3f} {it['least']:8.3f}-{it['most']:<8.3f}{it['cpu']:8.2f}{megabytes / it['wall']:8.1f}{files / it['wall']:9.0f}{it['memory']:9.1f}{ratio:15.2f}  {it['status']}, {it['printed']}")
    if args.json:
        args.json.write_text(json.dumps({"files": files, "megabytes": megabytes, "load": os.getloadavg(), "rows": rows}, indent=1))


if __name__ == "__main__":
    main()
