#!/usr/bin/env python3
"""Learns src/lexicon/classes.tsv: words in classes by the company they keep, so that what is learned of one word is known of others like it.

usage: classes.py FOLDER... > src/lexicon/classes.tsv    articles are *.txt under the folders

A word is told by the words up to two places before and behind it: their positive pointwise mutual information, reduced to a hundred
dimensions (singular values), and k-means over those by the angle between them. No labels; the table holds words and their classes only.
Learned anew, classes have other numbers: kinds.tsv, speakers.tsv and extents.tsv must be learned after it. Needs numpy and scipy.
"""
import collections, pathlib, re, sys
import numpy as np
import scipy.sparse as sp
from scipy.sparse.linalg import svds

CLASSES, LEAST, COMPANY, DIMENSIONS, ROUNDS = 160, 12, 3000, 100, 40
PLACES = ((1, 1.0), (-1, 1.0), (2, 0.6), (-2, 0.6))   # how far, and how much it counts
TOKEN = re.compile(r"[ء-ي]+|[0-9٠-٩]+|[A-Za-z]+|[^\sA-Za-z0-9ء-ي]")
FOLD = str.maketrans("أإآىة", "اااي" + "ه")

def tokens(line):
    """The keys of its words (as arabic::fold makes them); numbers are 0, foreign words A, signs themselves."""
    for token in TOKEN.findall(re.sub("[ً-ْـٰ]", "", line)):
        yield token.translate(FOLD) if "ء" <= token[0] <= "ي" else "0" if token[0].isdigit() else "A" if token.isalpha() else token

def paragraphs(folders):
    seen = set()
    for folder in folders:
        for path in sorted(pathlib.Path(folder).rglob("*.txt")):
            text = path.read_text(encoding="utf-8", errors="replace")
            if text not in seen:
                seen.add(text)
                yield from (list(tokens(line)) for line in text.split("\n"))

def vectors(texts):
    """The words from the most frequent to the least, how often each stands, and a vector of length 1 for each."""
    count = collections.Counter(word for text in texts for word in text)
    words = sorted((it for it, n in count.items() if n >= LEAST), key=lambda it: (-count[it], it))
    index, border = {word: n for n, word in enumerate(words)}, len(words)
    ids = np.array([border] + [it for text in texts for it in [*(index.get(word, -1) for word in text), border]])
    blocks = []
    for far, weight in PLACES:
        here, there = ids[2:-2], np.roll(ids, -far)[2:-2]
        there = np.where(there == border, COMPANY, there)
        keep = (here >= 0) & (here < border) & (there >= 0) & (there <= COMPANY)
        pairs = sp.coo_matrix((np.ones(keep.sum()), (here[keep], there[keep])), shape=(border, COMPANY + 1)).tocsr().tocoo()
        row, column = (np.asarray(pairs.sum(axis)).ravel() + 1e-9 for axis in (1, 0))
        smooth = column ** 0.75 * column.sum() / (column ** 0.75).sum()   # rare company says less
        information = np.log(pairs.data * pairs.data.sum() / (row[pairs.row] * smooth[pairs.col]))
        blocks.append(sp.csr_matrix((np.maximum(information, 0) * weight, (pairs.row, pairs.col)), shape=pairs.shape))
    matrix = sp.hstack(blocks).tocsr().astype(np.float32)
    left, values, _ = svds(matrix, k=DIMENSIONS, v0=np.ones(min(matrix.shape), dtype=np.float32))
    out = left * values ** 0.5
    return words, np.array([count[it] for it in words], dtype=float), out / (np.linalg.norm(out, axis=1, keepdims=True) + 1e-9)

def classes(vectors, weights):
    draw = np.random.default_rng(1)
    centres = vectors[draw.choice(len(vectors), CLASSES, replace=False, p=weights / weights.sum())].copy()
    for _ in range(ROUNDS):
        of = (vectors @ centres.T).argmax(1)
        for n in range(CLASSES):
            mine = of == n
            centre = (vectors[mine] * weights[mine, None]).sum(0) if mine.any() else vectors[draw.integers(len(vectors))]
            centres[n] = centre / (np.linalg.norm(centre) + 1e-9)
    return (vectors @ centres.T).argmax(1)

def main():
    words, count, found = vectors(list(paragraphs(sys.argv[1:])))
    of = collections.defaultdict(list)
    for word, n in zip(words, classes(found, np.log(count))):
        if "ء" <= word[0] <= "ي":
            of[n].append(word)
    print("# Words by the company they keep: a line is a class, the order of the lines its number; words are keys (hamza and final letters folded).")
    print("# Learned by tests/fit/classes.py from which words stand beside which in published articles, without labels.")
    for n in sorted(of):
        print(" ".join(sorted(of[n])))

if __name__ == "__main__":
    main()
