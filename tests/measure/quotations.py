"""Who says what, on articles that readers annotated: scores `tadqiq quotes` against `quotations.jsonl`, `speakers.jsonl` and `unseen.jsonl`.

usage: quotations.py TADQIQ FOLDER...

The labels are readers', made before the tool had seen the articles: ids, offsets in Unicode scalar values and kinds, no text. From those of
`quotations.jsonl` and `speakers.jsonl` the tool has learned since: what a quotation is (`../fit/kinds.py`), who of several says it
(`../fit/speakers.py`); or a rule was mended by their articles, which the next learning takes too. From those of `unseen.jsonl` nothing was learned, and of their articles 43 quotations were read, by which no rule was mended (classes of words know the text of all, without labels). FOLDER holds the
articles of SaudiNewsNet and of the ANT corpus, one a file, as OUTLET/ID.txt; a file whose SHA-1 is another is left out. Printed for either: how many
quotations have their kind, how much speech is found, and how many speakers are right: the same span, or one that meets it.
"""

import collections
import hashlib
import json
import pathlib
import subprocess
import sys

SPEECH = ("statement", "fragment", "verse")


def offsets(text):
    """Byte offset -> offset in scalar values."""
    out, at = {0: 0}, 0
    for index, char in enumerate(text):
        at += len(char.encode())
        out[at] = index + 1
    return out


def place(value, of):
    return value and (of[value["start"]["byte"]], of[value["end"]["byte"]])


def overlap(a, b):
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def articles(labels, folders, count):
    """The annotated articles that the folders hold, each with its labels; how many there are and how many are left out is counted."""
    gold = collections.defaultdict(list)
    for line in (pathlib.Path(__file__).parent / labels).read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold[row["outlet"], row["id"], row["sha1"]].append(row)
    for (outlet, name, sha1), rows in sorted(gold.items()):
        paths = [it for it in (folder / outlet / f"{name}.txt" for folder in folders) if it.exists()]
        if not paths or hashlib.sha1(paths[0].read_bytes()).hexdigest() != sha1:
            count["articles left out"] += 1
            continue
        count["articles"] += 1
        yield paths[0], rows


def told(tool, command, labels, folders, count):
    """What a command of the tool prints for each annotated article: its entry, offsets by byte, and the labels."""
    for path, rows in articles(labels, folders, count):
        printed = json.loads(subprocess.run([tool, command, "--format", "json", path], capture_output=True, check=True).stdout)
        yield printed["files"][0], offsets(path.read_bytes().decode("utf-8")), rows


def score(tool, labels, folders):
    count = collections.Counter()
    for found, of, rows in told(tool, "quotes", labels, folders, count):
        quotations = [(place(it, of), it) for it in found["quotations"]]
        count["speech found"] += sum(it["kind"] in SPEECH for _, it in quotations)
        for row in rows:
            span = (row["start"], row["end"])
            best = max(quotations, key=lambda it: overlap(it[0], span), default=(None, None))
            union = best[1] and max(best[0][1], span[1]) - min(best[0][0], span[0])
            match = best[1] if union and overlap(best[0], span) / union >= 0.5 else None
            count["quotations"] += 1
            count["kind right"] += bool(match) and match["kind"] == row["kind"]
            if row["kind"] not in SPEECH:
                continue
            count["speech"] += 1
            count["speech right"] += bool(match) and match["kind"] in SPEECH
            if row["speaker"]:
                said = match and place(match["speaker"], of)
                want = (row["speaker"]["start"], row["speaker"]["end"])
                count["speakers"] += 1
                count["speaker span"] += said == want
                count["speaker met"] += bool(said) and overlap(said, want) > 0
    return count


def main():
    tool, folders = sys.argv[1], [pathlib.Path(it) for it in sys.argv[2:]]
    for labels in ("quotations.jsonl", "speakers.jsonl", "unseen.jsonl"):
        count = score(tool, labels, folders)
        print(labels)
        for name, value in count.items():
            print(f"  {name}\t{value}")
        share = lambda part, whole: f"{count[part] / max(count[whole], 1):.3f}"
        print(f"  kinds {share('kind right', 'quotations')}, speech recall {share('speech right', 'speech')}, speakers: overlap "
              f"{share('speaker met', 'speakers')}, exact {share('speaker span', 'speakers')}")


if __name__ == "__main__":
    main()
