#!/usr/bin/env python3
"""Learns src/lexicon/speakers.tsv, who said the words of a quotation, reports.tsv, which word reports it, and extents.tsv, where his name ends.

usage: speakers.py who SIGNS [LABELS...] > src/lexicon/speakers.tsv
       speakers.py cue SIGNS [LABELS...] > src/lexicon/reports.tsv   first of all: the signs of the other two are seen with it
       speakers.py end SIGNS [LABELS...] > src/lexicon/extents.tsv
       speakers.py --judge who|cue|end SIGNS [LABELS...]   learns from four fifths of the articles and judges by the rest, five times; who: a candidate
                                                       that the labelled name overlaps is right; cue: a reporting word that the labelled one
                                                       overlaps, where one is labelled; end: the same end, of names found where they begin

SIGNS is what the example fit_speakers prints for the articles that `kinds.py --list FOLDER...` lists. Readers' labels
are those of ../measure/quotations.jsonl and speakers.jsonl, and of the LABELS given. Logistic regressions that keep few weights (an L1 penalty): over the candidates of a quotation, over the words that
may report it and none, and word by word over whether the name goes on. Needs numpy and scipy. The program gives whom it read in the sentence, the
subject of the reporting word most, and the end that it read a lead besides (rank.rs, extent.rs), of which --judge knows nothing.
"""
import collections, json, pathlib, sys, zlib
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

SPEECH = ("statement", "fragment", "verse")
ARTICLES = {"who": 8, "end": 3}      # a sign counts that so many articles have
SPARSE = {"who": 0.5, "cue": 1.0, "end": 1.0}     # what a weight costs
SHRINK = {"who": 5.0, "cue": 0.3}     # what its square costs: more where words stand for themselves
STEPS, LEAST = 400, 0.06
TESTS = pathlib.Path(__file__).resolve().parents[1]

def labels(files):
    out = collections.defaultdict(list)
    for file in (TESTS / "measure" / "quotations.jsonl", TESTS / "measure" / "speakers.jsonl", *files):
        for line in open(file, encoding="utf-8"):
            row = json.loads(line)
            out[row["outlet"], row["id"]].append(row)
    return out

overlap = lambda a, b: max(0, min(a[1], b[1]) - max(a[0], b[0]))

def read(signs, files):
    """The labelled quotations: path, wanted place, the place found, candidates (place, bare, signs), ends (place, signs); in scalar values."""
    rows, out, case, text = labels(files), [], None, {}
    def at(path, byte):
        if path not in text:
            text.clear()
            text[path] = open(path, "rb").read()
        return len(text[path][:int(byte)].decode())
    for line in open(signs, encoding="utf-8"):
        kind, *fields = line.rstrip("\n").split("\t")
        if kind == "Q":
            path, case = fields[0], None
            span = at(path, fields[1]), at(path, fields[2])
            share = lambda it: overlap((it["start"], it["end"]), span) / (max(it["end"], span[1]) - min(it["start"], span[0]))
            best = max(rows.get(pathlib.Path(path).with_suffix("").parts[-2:], ()), key=share, default=None)
            if best and share(best) >= 0.5 and best["kind"] in SPEECH:
                spot = lambda it: (it["start"], it["end"])
                found = None if fields[3] == "-" else (at(path, fields[3]), at(path, fields[4]))
                cues = [spot(it) for it in [best["cue"], *best["cue_alt"]] if it]
                case = {"path": path, "want": best["speaker"] and spot(best["speaker"]), "found": found, "cues": cues}
                case.update(who=[], end=[], cue=[])
                out.append(case)
        elif case and kind == "R":
            case["who"].append(((at(path, fields[0]), at(path, fields[1])), fields[2] == "1", set(fields[3:])))
        elif case and kind == "W":
            case["cue"].append((None if fields[0] == "-" else (at(path, fields[0]), at(path, fields[1])), set(fields[2:])))
        elif case and kind == "B":
            case["end"].append((at(path, fields[0]), set(fields[1:])))
    return out

def speaker_choice(case):
    """The signs of each candidate, and which are the labelled speaker: of one of whom only the first word is known, that one."""
    want = case["want"]
    is_it = lambda place, bare: want and (place[0] == want[0] if bare else overlap(place, want) > 0)
    return case["path"], [signs for *_, signs in case["who"]], [is_it(place, bare) for place, bare, _ in case["who"]]

def cue_choice(case):
    """The signs of each reporting word and of none, and which is labelled."""
    is_it = lambda place: any(overlap(place, it) for it in case["cues"]) if place else not case["cues"]
    return case["path"], [signs for _, signs in case["cue"]], [is_it(place) for place, _ in case["cue"]]

def index(case_signs, least):
    articles = collections.defaultdict(set)
    for path, signs in case_signs:
        for sign in signs:
            articles[sign].add(path)
    return {sign: n for n, sign in enumerate(sorted(it for it in articles if len(articles[it]) >= least))}

def matrix(rows, known):
    at, of = [], []
    for n, signs in enumerate(rows):
        for sign in signs:
            if sign in known:
                at.append(n)
                of.append(known[sign])
    return csr_matrix((np.ones(len(at)), (at, of)), shape=(len(rows), len(known)))

def sparse(loss, size, cost, free=()):
    """The weights that make `loss` least, a weight costing `cost`; those in `free` cost nothing."""
    price = np.full(size, cost)
    price[list(free)] = 0
    def both(v):
        value, slope = loss(v[:size] - v[size:])
        return value + price @ v[:size] + price @ v[size:], np.r_[slope + price, price - slope]
    v = minimize(both, np.zeros(2 * size), jac=True, method="L-BFGS-B", bounds=[(0, None)] * (2 * size), options={"maxiter": STEPS}).x
    return v[:size] - v[size:]

def learn_choice(way, choices):
    """Weights with which the right one of several has the highest sum: of (path, signs of each, which are right)."""
    choices = [it for it in choices if any(it[2]) and len(it[1]) > 1]
    known = index(((path, signs) for path, each, _ in choices for signs in each), ARTICLES["who"])
    x = matrix([signs for _, each, _ in choices for signs in each], known)
    good = np.array([bool(yes) for *_, right in choices for yes in right])
    starts = np.cumsum([0] + [len(each) for _, each, _ in choices[:-1]])
    of = np.repeat(np.arange(len(choices)), [len(each) for _, each, _ in choices])
    back = x.T.tocsr()
    def loss(w):
        s = x @ w
        e = np.exp(s - np.maximum.reduceat(s, starts)[of])
        all_, yes = np.add.reduceat(e, starts), np.maximum(np.add.reduceat(e * good, starts), 1e-300)
        return np.sum(np.log(all_) - np.log(yes)) + SHRINK[way] / 2 * w @ w, back @ (e / all_[of] - e * good / yes[of]) + SHRINK[way] * w
    w = sparse(loss, len(known), SPARSE[way])
    return {sign: round(float(w[n]), 2) for sign, n in known.items() if abs(w[n]) >= LEAST}

def learn_who(cases):
    return learn_choice("who", map(speaker_choice, cases))

def learn_cue(cases):
    return learn_choice("cue", map(cue_choice, cases))

def steps(cases):
    """Word by word of each name that begins where it was found: path, signs, whether the name goes on."""
    seen = set()
    for case in cases:
        if not case["found"] or not case["want"] or case["found"][0] != case["want"][0] or (case["path"], case["want"]) in seen:
            continue
        seen.add((case["path"], case["want"]))
        for end, signs in case["end"]:
            if end <= case["want"][1]:
                yield case["path"], signs, end < case["want"][1]

def learn_end(cases):
    rows = list(steps(cases))
    known = index(((path, signs) for path, signs, _ in rows), ARTICLES["end"])
    known["base"] = len(known)
    x = matrix([signs | {"base"} for _, signs, _ in rows], known)
    y, back = np.array([on for *_, on in rows], dtype=float), x.T.tocsr()
    def loss(w):
        s = x @ w
        p = 1 / (1 + np.exp(-s))
        return np.sum(np.logaddexp(0, s) - y * s), back @ (p - y)
    w = sparse(loss, len(known), SPARSE["end"], (known["base"],))
    return {sign: round(float(w[n]), 2) for sign, n in known.items() if abs(w[n]) >= LEAST or sign == "base"}

LEARN = {"who": learn_who, "end": learn_end, "cue": learn_cue}

def judge(way, cases):
    count = collections.Counter()
    total = lambda weights, signs: sum(weights.get(it, 0) for it in signs)
    for part in range(5):
        held = lambda it: zlib.crc32(it["path"].encode()) % 5 == part
        weights = LEARN[way]([it for it in cases if not held(it)])
        for case in filter(held, cases):
            found, want = case["found"], case["want"]
            if way == "end":
                if case["end"] and found and want and found[0] == want[0]:
                    ends = (end for end, signs in case["end"] if weights["base"] + total(weights, signs) < 0)
                    count.update(all=1, weighed=next(ends, None) == want[1], read=found == want)
                continue
            _, each, right = (speaker_choice if way == "who" else cue_choice)(case)
            if not each or not (want if way == "who" else case["cues"]):
                continue
            best = max(range(len(each)), key=lambda it: total(weights, each[it]))
            read = found and overlap(found, want) if way == "who" else any("read" in signs and yes for signs, yes in zip(each, right))
            count.update(all=1, weighed=right[best], read=bool(read))
    print(f"{way}: of {count['all']}, weighed {count['weighed'] / count['all']:.4f}, {'as read' if way == 'cue' else 'the program'} {count['read'] / count['all']:.4f}")

def main():
    args = sys.argv[1:]
    if args[0] == "--judge":
        return judge(args[1], read(args[2], args[3:]))
    way, cases = args[0], read(args[1], args[2:])
    if way == "who":
        print("# Who of those who may have said the words of a quotation did: weights (natural logarithms) of the signs of each; the highest sum is he.")
        print("# @ how many sentences back (x: behind a turn); open, actor, own, goes, spoke, name, org, nth, back: how he stands there; r:, a: a reporting")
        print("# word before and behind the marks whose voice he is; t: the word where his name begins, + behind the reporting word, - before it.")
        print("# desc: called by office or by what he is; last: who spoke the statement before; rank, verb> and <verb (A: behind the marks): how near he is.")
        print("# ~: the words' classes (classes.tsv) at his name, where his sentence opens, before and behind: between him and the marks, verb: of the")
        print("# reporting word; w, b, l, t, s: only without its و or ف, ب, ل, article, س; ?: a rare word; -: none. word: the word itself.")
        print("# The others: best, the best way in which the story points at him, | at the best of them, \",\" at another, how many stand nearer; verb, gap, that")
        print("# way by the reporting word and by how far the quotation before is; next, prior: who stands beside him; same, over: with his first or last word,")
        print("# in his place; way, cue> and <: commas, و, أن (t), relative words and stops between him and the marks, the reporting word; rivals there.")
    elif way == "cue":
        print("# Which of the words beside a quotation reports it: weights (natural logarithms) of the signs of each; the highest sum reports.")
        print("# r: before the marks or far from them, a: behind them; read: what the reading of the sentence takes; none: no word; ~: its class (classes.tsv).")
    else:
        print("# Whether a speaker's name or noun phrase goes on behind a word (above 0): weights (natural logarithms) of the signs there.")
        print("# base: every word. h, t, n, n2: what kind of word the first, this, the next and the one after it are;")
        print("# ~: their classes (classes.tsv); read: whether what was read in the sentence ends there, goes on or is past.")
        print("# k, how far; the, which have the article; name, where the names of the story end; p, led: a preposition, a proclitic.")
    print("# Learned by tests/fit/speakers.py from quotations that readers labelled.\n# sign\tweight")
    for sign, weight in sorted(LEARN[way](cases).items()):
        print(f"{sign}\t{weight:.2f}")

if __name__ == "__main__":
    main()
