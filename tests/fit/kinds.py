#!/usr/bin/env python3
"""Learns src/lexicon/kinds.tsv: whether a quotation is somebody's words or the name of something, by its signs.

usage: kinds.py SIGNS [LABELS...] > src/lexicon/kinds.tsv
       kinds.py --judge SIGNS [LABELS...]      learns from four fifths of the articles and judges by the rest, five times (weighed); beside it what
                                               the program says, whose table has learned from all of them (shipped)
       kinds.py --list FOLDER... [-- LABELS...]   prints the annotated articles that the folders hold, for the example fit_kinds

SIGNS is what the example fit_kinds prints for articles. Readers' labels are those of ../measure/quotations.jsonl and speakers.jsonl, and of the LABELS given, in the
same format, and what ../articles expects: our own articles count OWN times, for they hold what is rare. A logistic regression over the signs that keeps
few weights (an L1 penalty); --judge takes what is above 0 for words, the program leans that way (signs.rs). The table holds weights (natural logarithms) only, `base` that of every quotation. Needs numpy and scipy.
"""
import collections, hashlib, json, pathlib, sys, zlib
import numpy as np
from speakers import index, matrix, sparse

SPEECH = ("statement", "fragment", "verse")
SPARSE, SHRINK, LEAST, ARTICLES = 1.0, 4.0, 0.03, 4
OWN = 8
TESTS = pathlib.Path(__file__).resolve().parents[1]
LABELS = (TESTS / "measure" / "quotations.jsonl", TESTS / "measure" / "speakers.jsonl")

def labels(files):
    out = collections.defaultdict(dict)
    for file in (*LABELS, *files):
        for line in open(file, encoding="utf-8"):
            row = json.loads(line)
            out[row["outlet"], row["id"], row["sha1"]][row["start"], row["end"]] = row["kind"] in SPEECH
    return out

def paths(folders, files):
    """The annotated articles that the folders hold."""
    for outlet, name, sha1 in sorted(labels(files)):
        for path in (pathlib.Path(it) / outlet / f"{name}.txt" for it in folders):
            if path.exists() and hashlib.sha1(path.read_bytes()).hexdigest() == sha1:
                print(path)
                break
    for path in sorted((TESTS / "articles").glob("*.quotations")):
        if path.with_suffix(".txt").exists():
            print(path.with_suffix(".txt"))

def expected(path):
    """What our own article expects, by where a quotation begins."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    out = {}
    for row in path.with_suffix(".quotations").read_text(encoding="utf-8").splitlines():
        if row[:1].isdigit():
            place, kind = row.split(" ")[:2]
            line, column = map(int, place.split(":"))
            start = sum(map(len, lines[:line - 1])) + column - 1
            out[start, start + 1] = kind in SPEECH
    return out

def read(signs, files):
    """(article, is it speech, what the tool took it for, signs) of each quotation that a reader labelled."""
    wanted = {(outlet, name): rows for (outlet, name, _), rows in labels(files).items()}
    texts, out = {}, []
    for line in open(signs, encoding="utf-8"):
        path, start, end, found, *signs = line.rstrip("\n").split("\t")
        if path not in texts:
            texts[path] = open(path, "rb").read()
        at = lambda byte: len(texts[path][:int(byte)].decode())
        start, end = at(start), at(end)
        share = lambda it: max(0, min(it[1], end) - max(it[0], start)) / (max(it[1], end) - min(it[0], start))
        file = pathlib.Path(path)
        if file.parent == TESTS / "articles":
            own = expected(file)
            if (start, start + 1) in own:
                out.append((path, own[start, start + 1], found in SPEECH, sorted(set(signs))))
            continue
        rows = wanted.get(file.with_suffix("").parts[-2:], {})
        best = max(rows, key=share, default=None)
        if best and share(best) >= 0.5:
            out.append((path, rows[best], found in SPEECH, sorted(set(signs))))
    return out

def score(weights, signs):
    return weights["base"] + sum(weights.get(it, 0) for it in signs)

def fit(cases):
    known = index(((path, signs) for path, _, _, signs in cases), ARTICLES)
    known["base"] = len(known)
    times = np.array([OWN if pathlib.Path(path).parent == TESTS / "articles" else 1 for path, *_ in cases], dtype=float)
    speech = np.array([it for _, it, _, _ in cases], dtype=float)
    x = matrix([[*signs, "base"] for *_, signs in cases], known)
    back = x.T.tocsr()
    def loss(w):
        s = x @ w
        miss = times * (1 / (1 + np.exp(-s)) - speech)
        return times @ (np.logaddexp(0, s) - speech * s) + SHRINK / 2 * w @ w, back @ miss + SHRINK * w
    w = sparse(loss, len(known), SPARSE, (known["base"],))
    return {sign: round(float(w[n]), 2) for sign, n in known.items() if abs(w[n]) >= LEAST or sign == "base"}

def judge(cases):
    counts = collections.Counter()
    for part in range(5):
        held = lambda it: zlib.crc32(it[0].encode()) % 5 == part
        weights = fit([it for it in cases if not held(it)])
        for path, speech, found, signs in filter(held, cases):
            if pathlib.Path(path).parent == TESTS / "articles":
                continue
            counts["weighed", score(weights, signs) > 0, speech] += 1
            counts["shipped", found, speech] += 1
    for way in ("weighed", "shipped"):
        right, false, missed = (counts[way, *it] for it in ((True, True), (True, False), (False, True)))
        print(f"{way}: speech P {right / (right + false):.3f} R {right / (right + missed):.3f}, {false + missed} of {right + false + missed + counts[way, False, False]} wrong")

def main():
    args = sys.argv[1:]
    if args[0] == "--list":
        cut = args.index("--") if "--" in args else len(args)
        return paths(args[1:cut], args[cut + 1:])
    if args[0] == "--judge":
        return judge(read(args[1], args[2:]))
    print("# Whether a quotation is somebody's words (above 0) or the name of something: weights (natural logarithms) of its signs.")
    print("# Learned by tests/fit/kinds.py from quotations that readers labelled.")
    print("# base: every quotation. The words: n, how many they are; first, second, last, only, what kind of word stands there; clause, a clause of")
    print("# their own; ordinary, words that name nothing; label, what they would name. Around them: left, right, the words there; stops, the clause")
    print("# ends there; named, what a noun before says they name. What reports them: cue, stance, weak, the reporting word; near, how many tokens lie")
    print("# between (that: and an أن); far, how many words in fives; commas; actor, who acts in the sentence. The story: row, what the one before is,")
    print("# joined by و; previous, the one before in the paragraph; straight, \" for a mark; long, how many are long, in fifths.")
    print("# ~: the words' classes (classes.tsv) there, alone and beside each other; in: each of the first in the marks, before: of those before them;")
    print("# w, b, l, t, s: only without its و or ف, ب, ل, article, س; ?: a rare word; -: none. word: the word itself. row goes on: joined to the next.")
    print("# Kinds of words: a closed-class word stands for itself, a sign too; the- has the article; others by their group in the lexicon or their form.")
    print("# sign\tweight")
    for sign, weight in sorted(fit(read(args[0], args[1:])).items()):
        print(f"{sign}\t{weight:.2f}")

if __name__ == "__main__":
    main()
