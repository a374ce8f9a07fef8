#!/usr/bin/env python3
"""Draws articles for a reader to label, as LABELLING.md says, and turns the labels into lines of `unseen.jsonl`.

usage: draw.py FOLDER SEED SETS OUT     OUT/set1.txt … with every quotation numbered, OUT/set1.json with where each stands
       draw.py --labels OUT NAME        checks OUT/NAME.lab of OUT/NAME.json (a second reading NAMEb.lab of the same), writes OUT/NAME.jsonl; 1 where one is to mend

FOLDER holds the articles of SaudiNewsNet and of the ANT corpus, one a file, as OUTLET/ID.txt. Drawn are those that no label file of this folder holds,
of at most 9,000 characters and thirty quotations in paragraphs whose marks match, one of them of eight words; half the quotations of a set are of the
ANT corpus, and each outlet that has any left comes up as often as the next.
"""
import collections, hashlib, json, pathlib, random, sys
from quotations import SPEECH

HERE = pathlib.Path(__file__).resolve().parent
LABELLED = ("quotations.jsonl", "speakers.jsonl", "unseen.jsonl")
ANT = {"cnn", "france24", "skynews", "jawharafm"}
CLOSES = {"«": "»", "“": "”"}
HALF, LONGEST, MOST, LONG = 83, 9000, 30, 8
NAMES = "term", "title"

def is_turned(paragraph, n, opens):
    """Whether the straight mark at n looks as if it did the opposite: one " in another's marks cannot be paired by turns."""
    before, behind = paragraph[n - 1:n] if n else "", paragraph[n + 1:n + 2]
    return before.isalnum() and not behind.isalnum() if opens else not before.strip() and behind.isalnum()

def pairs(text):
    """Where each quotation begins and ends, in scalar values; none of a paragraph whose marks do not match, or whose straight ones stand in each other."""
    out, at = [], 0
    for paragraph in text.split("\n"):
        out += [(at + start, at + end) for start, end in sorted(matched(paragraph))]
        at += len(paragraph) + 1
    return out

def matched(paragraph):
    out, open_ = [], []
    for n, char in enumerate(paragraph):
        opens = char in CLOSES or char == '"' and (not open_ or open_[-1][0] != '"')
        if char == '"' and is_turned(paragraph, n, opens):
            return []
        if opens:
            open_.append((char, n))
        elif char in "»”\"":
            if not open_ or CLOSES.get(open_[-1][0], '"') != char:
                return []
            out.append((open_.pop()[1], n + 1))
    return [] if open_ else out

def pool(folder):
    """Articles with their quotations, by half and outlet."""
    known = {(row["outlet"], row["id"]) for file in LABELLED for row in map(json.loads, open(HERE / file, encoding="utf-8"))}
    seen, out = set(), collections.defaultdict(list)
    for path in sorted(pathlib.Path(folder).rglob("*.txt")):
        text = path.read_bytes().decode("utf-8", errors="replace")
        found = pairs(text) if len(text) <= LONGEST and (path.parent.name, path.stem) not in known and text not in seen else None
        seen.add(text)
        if found and len(found) <= MOST and any(len(text[start:end].split()) >= LONG for start, end in found):
            out[path.parent.name in ANT, path.parent.name].append((path, text, found))
    return out

def draw(folder, seed, sets, out):
    random.seed(seed)
    of = pool(folder)
    for number in range(1, int(sets) + 1):
        chosen = []
        for ant in (False, True):
            count = 0
            while count < HALF:
                outlets = sorted(outlet for half, outlet in of if half == ant and of[half, outlet])
                if not outlets:
                    sys.exit(f"set{number}: no such article is left")
                left = of[ant, random.choice(outlets)]
                chosen.append(left.pop(random.randrange(len(left))))
                count += len(chosen[-1][2])
        random.shuffle(chosen)
        lines, places = [], []
        for n, (path, text, found) in enumerate(chosen, 1):
            numbers = {start: len(places) + n for n, (start, _) in enumerate(found, 1)}
            places += [{"k": numbers[start], "path": str(path), "start": start, "end": end} for start, end in found]
            shown = "".join(f"[#{numbers[at]}]{char}" if at in numbers else char for at, char in enumerate(text))
            lines += [f"===== article {n}", *(f"{line}: {words}" for line, words in enumerate(shown.split("\n"), 1))]
        (pathlib.Path(out) / f"set{number}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
        (pathlib.Path(out) / f"set{number}.json").write_text(json.dumps(places), encoding="utf-8")
        print(f"set{number}: {len(chosen)} articles, {len(places)} quotations")

def place(text, told):
    """Where a label's [line, words, which] stands, in scalar values."""
    if not told:
        return None
    line, words, which = told
    lines, at = text.split("\n"), -1
    for _ in range(which):
        at = lines[line - 1].index(words, at + 1)
    start = sum(len(it) + 1 for it in lines[:line - 1]) + at
    return {"start": start, "end": start + len(words)}

def labels(out, name):
    out = pathlib.Path(out)
    places = json.loads((out / f"{name.rstrip('b')}.json").read_text(encoding="utf-8"))
    told = [json.loads(line) for line in (out / f"{name}.lab").read_text(encoding="utf-8").splitlines() if line.strip()]
    told, rows, wrong = {it["k"]: it for it in told}, [], 0
    count = collections.Counter()
    for it in places:
        data = pathlib.Path(it["path"]).read_bytes()
        text = data.decode("utf-8", errors="replace")
        outlet, article = pathlib.Path(it["path"]).with_suffix("").parts[-2:]
        count[outlet, article] += 1
        try:
            label = told[it["k"]]
            kind, speech = label["kind"], label["kind"] in SPEECH
            if not speech and (kind not in NAMES or label.get("speaker")):
                raise ValueError(f"{kind} is no kind, or has a speaker")
            cue, others = place(text, label.get("cue")), [place(text, other) for other in label.get("cue_alt") or []]
            rows.append({
                "id": article, "outlet": outlet, "sha1": hashlib.sha1(data).hexdigest(), "stratum": "fresh", "n": count[outlet, article],
                "start": it["start"], "end": it["end"], "open": text[it["start"]], "close": text[it["end"] - 1], "missing": None,
                "headline": it["start"] < len(text.split("\n")[0]), "kind": kind,
                "attributed": bool(label.get("speaker") or cue) if speech else None, "needs_attribution": False,
                "speaker": place(text, label.get("speaker")), "via": label.get("via"), "cue": cue, "cue_alt": others,
            })
        except (KeyError, ValueError, IndexError) as error:
            print(f"#{it['k']}: {type(error).__name__} {error}")
            wrong += 1
    if wrong:
        sys.exit(f"{wrong} to mend")
    (out / f"{name}.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    print(f"OK, {len(rows)} labels")

if __name__ == "__main__":
    labels(*sys.argv[2:]) if sys.argv[1] == "--labels" else draw(*sys.argv[1:])
