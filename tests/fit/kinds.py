#!/usr/bin/env python3
"""Learns src/lexicon/kinds.tsv: what a quotation is, by its signs, in three decisions.

usage: kinds.py SIGNS [LABELS...] > src/lexicon/kinds.tsv
       kinds.py --judge SIGNS [LABELS...]      learns from four fifths of the articles and judges by the rest, five times (weighed); beside it what
                                               the program says, whose table has learned from all of them (shipped)
       kinds.py --list FOLDER... [-- LABELS...]   prints the annotated articles that the folders hold, for the example fit_kinds

SIGNS is what the example fit_kinds prints for articles. Readers' labels are those of ../measure/quotations.jsonl and speakers.jsonl, and of the LABELS given, in the
same format, and what ../articles expects: our own articles count OWN times, for they hold what is rare. Logistic regressions over the signs that keep
few weights (an L1 penalty): is it somebody's words; of names, is it that of a work or body, or a term; of words that are not long, is it a statement or
a fragment. --judge takes what is above 0 for the first, the program leans towards words (signs.rs). The table holds weights (natural logarithms) only,
`base` those of every quotation. Needs numpy and scipy.
"""
import collections, hashlib, json, pathlib, sys, zlib
import numpy as np
from speakers import index, matrix, sparse

SPEECH = ("statement", "fragment", "verse")
LONG = ("n=8", "n=10", "n=13")      # the signs of words that are a statement whatever their shape
LEAST, OWN = 0.03, 8
# A decision: which kinds it is about, which of them is above 0, what a weight costs and its square, how many articles have a sign that counts.
DECISIONS = {
    "speech": (("statement", "fragment", "verse", "term", "title"), SPEECH, 1.0, 4.0, 4),
    "title": (("term", "title"), ("title",), 2.0, 4.0, 4),
    "statement": (("statement", "fragment"), ("statement",), 2.0, 2.0, 8),
}
TESTS = pathlib.Path(__file__).resolve().parents[1]
LABELS = (TESTS / "measure" / "quotations.jsonl", TESTS / "measure" / "speakers.jsonl")

def labels(files):
    out = collections.defaultdict(dict)
    for file in (*LABELS, *files):
        for line in open(file, encoding="utf-8"):
            row = json.loads(line)
            out[row["outlet"], row["id"], row["sha1"]][row["start"], row["end"]] = row["kind"]
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
            out[start, start + 1] = kind
    return out

def read(signs, files):
    """(article, its kind, what the tool took it for, signs) of each quotation that a reader labelled."""
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
                out.append((path, own[start, start + 1], found, sorted(set(signs))))
            continue
        rows = wanted.get(file.with_suffix("").parts[-2:], {})
        best = max(rows, key=share, default=None)
        if best and share(best) >= 0.5:
            out.append((path, rows[best], found, sorted(set(signs))))
    return out

def score(weights, signs):
    return weights["base"] + sum(weights.get(it, 0) for it in signs)

def about(decision, cases):
    """The cases that a decision is about."""
    kinds = DECISIONS[decision][0]
    long = lambda signs: decision == "statement" and any(it in signs for it in LONG)
    return [it for it in cases if it[1] in kinds and not long(it[3])]

def fit(decision, cases):
    cases, (_, above, cost, square, least) = about(decision, cases), DECISIONS[decision]
    known = index(((path, signs) for path, _, _, signs in cases), least)
    known["base"] = len(known)
    times = np.array([OWN if pathlib.Path(path).parent == TESTS / "articles" else 1 for path, *_ in cases], dtype=float)
    right = np.array([it in above for _, it, _, _ in cases], dtype=float)
    x = matrix([[*signs, "base"] for *_, signs in cases], known)
    back = x.T.tocsr()
    def loss(w):
        s = x @ w
        miss = times * (1 / (1 + np.exp(-s)) - right)
        return times @ (np.logaddexp(0, s) - right * s) + square / 2 * w @ w, back @ miss + square * w
    w = sparse(loss, len(known), cost, (known["base"],))
    return {sign: round(float(w[n]), 2) for sign, n in known.items() if abs(w[n]) >= LEAST or sign == "base"}

def judge(decision, cases):
    counts, above = collections.Counter(), DECISIONS[decision][1]
    cases = [it for it in cases if pathlib.Path(it[0]).parent != TESTS / "articles"]
    for part in range(5):
        held = lambda it: zlib.crc32(it[0].encode()) % 5 == part
        weights = fit(decision, [it for it in cases if not held(it)])
        for _, kind, found, signs in filter(held, about(decision, cases)):
            counts["weighed", score(weights, signs) > 0, kind in above] += 1
            counts["shipped", found in above, kind in above] += 1
    for way in ("weighed", "shipped"):
        right, false, missed = (counts[way, *it] for it in ((True, True), (True, False), (False, True)))
        print(f"{decision}, {way}: P {right / (right + false):.3f} R {right / (right + missed):.3f}, {false + missed} of {right + false + missed + counts[way, False, False]} wrong")

def main():
    args = sys.argv[1:]
    if args[0] == "--list":
        cut = args.index("--") if "--" in args else len(args)
        return paths(args[1:cut], args[cut + 1:])
    if args[0] == "--judge":
        cases = read(args[1], args[2:])
        return [judge(it, cases) for it in DECISIONS]
    print("# What a quotation is: weights (natural logarithms) of its signs, in three columns. Above 0 are somebody's words, below it the name of something;")
    print("# of names, above 0 that of a work or body, below it a term; of words that are not long, above 0 a statement, below it a fragment.")
    print("# Learned by tests/fit/kinds.py from quotations that readers labelled.")
    print("# base: every quotation. The words: n, how many they are; first, second, last, only, what kind of word stands there; clause, a clause of")
    print("# their own; ordinary, words that name nothing; label, what they would name. Around them: left, right, the words there; stops, the clause")
    print("# ends there; named, what a noun before says they name. What reports them: cue, stance, weak, the reporting word; near, how many tokens lie")
    print("# between (that: and an أن); far, how many words in fives; commas; actor, who acts in the sentence. The story: row, what the one before is,")
    print("# joined by و; previous, the one before in the paragraph; straight, \" for a mark; long, how many are long, in fifths.")
    print("# i, all, paragraph: where it stands in the story; before, next: how far the ones beside it are and how long (n); inner: in another's marks;")
    print("# lead, rest: how many words of its paragraph stand before and behind it, in fours; whole: none; mark, what opens it.")
    print("# ~: the words' classes (classes.tsv) there, alone and beside each other; in: each of the first in the marks, before: of those before them;")
    print("# w, b, l, t, s: only without its و or ف, ب, ل, article, س; ?: a rare word; -: none. word: the word itself. row goes on: joined to the next.")
    print("# Kinds of words: a closed-class word stands for itself, a sign too; the- has the article; others by their group in the lexicon or their form.")
    print("# sign\tsomebody's words\ttitle\tstatement")
    cases = read(args[0], args[1:])
    tables = [fit(it, cases) for it in DECISIONS]
    for sign in sorted(set().union(*tables)):
        weights = [f"{it[sign]:.2f}" if sign in it else "" for it in tables]
        print("\t".join([sign, *weights]).rstrip("\t"))

if __name__ == "__main__":
    main()
