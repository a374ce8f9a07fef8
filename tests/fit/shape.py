#!/usr/bin/env python3
"""Learns src/lexicon/shape.tsv: whether a word is spelled as names of other languages are, by pairs and triples of its letters.

usage: shape.py FOLDER... > src/lexicon/shape.tsv         articles are *.txt under the folders
       shape.py --judge FOLDER...                         learns from four fifths of the words and judges by the rest

Names are the given names that given-names.tsv calls foreign, and what mostly follows one in the articles. The other words are the frequent
ones that never do, and the family names behind Arabic given names. A logistic regression over the letters tells the two apart;
weights are tenths of natural logarithms. Only the weights are kept: the table holds no name.
"""
import collections, math, pathlib, random, re, sys

LEXICON = pathlib.Path(__file__).resolve().parents[2] / "src" / "lexicon"
WORD = re.compile(r"[ء-غف-ْٰٱپڤگچ]+")
LENGTHS, LEAST, EPOCHS, RATE, SHRINK = (2, 3), 6, 10, 0.15, 0.002

def key(word):
    word = re.sub("[أإآٱ]", "ا", re.sub("[ً-ْـٰ]", "", word))
    return word.replace("ى", "ي").replace("ة", "ه")

def rows(name):
    return [l.rstrip("\n").split("\t") for l in (LEXICON / name).read_text(encoding="utf-8").splitlines() if not l.startswith("#")]

def signs(word):
    s = f"^{word}$"
    return {s[i:i + n] for n in LENGTHS for i in range(len(s) - n + 1)}

def words(folders):
    """(foreign names, other words) of the articles."""
    given = {}
    for name, group, ambiguous in rows("given-names.tsv"):
        given.setdefault(key(name), (group, ambiguous))
    common = {r[0] for r in rows("common.tsv")}
    seen, foreign, arabic = collections.Counter(), collections.Counter(), collections.Counter()
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.txt")):
            keys = [key(w) for w in WORD.findall(path.read_text(encoding="utf-8"))]
            seen.update(keys)
            for first, second in zip(keys, keys[1:]):
                group, ambiguous = given.get(first, ("", "y"))
                if ambiguous == "n":
                    (foreign if group == "foreign" else arabic)[second] += 1
    free = lambda w: len(w) >= 3 and not w.startswith("ال")
    names = {w for w, n in foreign.items() if n >= 2 and n / seen[w] >= 0.3 and free(w) and w not in common}
    names |= {w for w, (group, ambiguous) in given.items() if (group, ambiguous) == ("foreign", "n") and len(w) >= 3}
    others = {w for w, n in seen.items() if n >= 6 and free(w) and w not in given and foreign[w] / n < 0.01}
    others |= {w for w, n in arabic.items() if n >= 3 and n / seen[w] >= 0.3 and free(w)}
    others -= names
    first = fit(names, others, 4)
    # A place or a product is no ordinary word either: what a first reading calls foreign, and no list calls ordinary, teaches nothing.
    return names, {w for w in others if w in common or score(first, w) <= 1}

def fit(names, others, epochs=EPOCHS):
    data = [(sorted(signs(w)), y) for y, ws in ((1, names), (0, others)) for w in sorted(ws)]
    count = collections.Counter(s for ss, _ in data for s in ss)
    data = [([s for s in ss if count[s] >= LEAST], y) for ss, y in data]
    weights, bias, draw = collections.defaultdict(float), 0.0, random.Random(3)
    for epoch in range(epochs):
        draw.shuffle(data)
        rate = RATE / (1 + epoch * 0.7)
        for ss, y in data:
            sum_ = bias + sum(weights[s] for s in ss)
            miss = (y - 1 / (1 + math.exp(-max(-30, min(30, sum_))))) * (2 if y else 1)
            bias += rate * miss * 0.2
            for s in ss:
                weights[s] += rate * (miss - SHRINK * weights[s])
    return bias, weights

def score(model, word):
    return model[0] + sum(model[1].get(s, 0) for s in signs(word))

def table(model):
    return round(model[0] * 10), {s: round(w * 10) for s, w in sorted(model[1].items()) if abs(w) >= 0.3}

def main():
    args = sys.argv[1:]
    judge = args[:1] == ["--judge"]
    names, others = words(args[judge:])
    if judge:
        held = lambda w: sum(map(ord, w)) % 5 == 0
        model = table(fit({w for w in names if not held(w)}, {w for w in others if not held(w)}))
        for least in range(-30, 31, 10):
            share = lambda ws: sum(score(model, w) > least for w in ws if held(w)) / sum(map(held, ws))
            print(f"score > {least}: {share(names):.3f} of the names, {share(others):.4f} of the other words")
        return
    bias, weights = table(fit(names, others))
    print("# Whether a word is spelled as names of other languages are: weights (tenths of natural logarithms) of two and three letters in a row.")
    print("# Keys (hamza and final letters folded); ^ is the word's beginning, $ its end. Learned by tests/fit/shape.py from articles.")
    print("# letters\tweight")
    print(f"bias\t{bias}")
    for letters, weight in weights.items():
        print(f"{letters}\t{weight}")

if __name__ == "__main__":
    main()
