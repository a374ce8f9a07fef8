#!/usr/bin/env python3
"""Learns src/lexicon/slips.tsv: how a quotation that lacks a mark is mended, by what the repair would leave.

usage: slips.py CHOICES ANSWERS > src/lexicon/slips.tsv
       slips.py --judge CHOICES ANSWERS                  learns from four fifths of the articles and judges by the rest, five times

CHOICES is what the example fit_slips prints for articles with slips: published ones, and sound ones that lost a mark. ANSWERS says what a reader
of each would do: path, byte of the mark, put or remove, byte, weight (tab-separated); several lines for one slip where several repairs are right.
A conditional logit over the choices: the table holds weights (natural logarithms) only, `base` that of the place among printed quotations.
"""
import collections, math, sys, zlib

STEPS, RATE, SHRINK, LEAST = 60, 0.3, 1.0, 0.05

def read(choices, answers):
    right = collections.defaultdict(dict)
    for line in open(answers, encoding="utf-8"):
        path, byte, kind, at, weight = line.rstrip("\n").split("\t")
        right[path, byte][kind, at] = float(weight)
    out, case = [], None
    for line in open(choices, encoding="utf-8"):
        kind, *rest = line.rstrip("\n").split("\t")
        if kind == "=":
            case = {"path": rest[0], "key": (rest[0], rest[1]), "opening": rest[2] == "true", "rows": [], "right": set()}
            out.append(case)
        else:
            answer = right[case["key"]].get((kind, rest[0]))
            if answer is not None:
                case["right"].add(len(case["rows"]))
                case["weight"] = answer
            case["rows"].append((float(rest[1]), [s for s in rest[2:] if s]))
    return [it for it in out if it["right"]]

def scores(case, weights, base):
    return [base * share + sum(weights.get(s, 0) for s in signs) for share, signs in case["rows"]]

def fit(cases):
    weights, base, far, far_base = collections.defaultdict(float), 1.0, collections.defaultdict(lambda: 1e-3), 1e-3
    for _ in range(STEPS):
        slope, slope_base = collections.defaultdict(float), 0.0
        for case in cases:
            sums = scores(case, weights, base)
            best = max(sums)
            shares = [math.exp(it - best) for it in sums]
            total, good = sum(shares), sum(shares[i] for i in case["right"])
            for i, (share, signs) in enumerate(case["rows"]):
                miss = (shares[i] / total - (shares[i] / good if i in case["right"] else 0)) * case["weight"]
                slope_base += miss * share
                for sign in signs:
                    slope[sign] += miss
        for sign, value in slope.items():
            value += SHRINK * weights[sign]
            far[sign] += value * value
            weights[sign] -= RATE * value / math.sqrt(far[sign])
        value = slope_base + 20 * (base - 1)
        far_base += value * value
        base -= 0.3 * RATE * value / math.sqrt(far_base)
    return dict(weights), base

def judge(cases, opening):
    right = total = 0
    for part in range(5):
        held = lambda it: zlib.crc32(it["path"].encode()) % 5 == part
        model = fit([it for it in cases if not held(it)])
        for case in filter(held, cases):
            sums = scores(case, *model)
            total += case["weight"]
            right += case["weight"] * (sums.index(max(sums)) in case["right"])
    print("opening" if opening else "closing", f"{right:.0f} of {total:.0f}")

def main():
    args = sys.argv[1:]
    all_cases = read(*args[-2:])
    sides = [[it for it in all_cases if it["opening"] == opening] for opening in (True, False)]
    if args[0] == "--judge":
        for cases, opening in zip(sides, (True, False)):
            judge(cases, opening)
        return
    table = collections.defaultdict(lambda: ["", ""])
    for side, cases in enumerate(sides):
        weights, base = fit(cases)
        for sign, weight in [*weights.items(), ("base", base)]:
            if abs(weight) >= LEAST:
                table[sign][side] = f"{weight:.2f}"
    print("# How a quotation that lacks a mark is mended: weights (natural logarithms) of the signs of a repair, for opening and for closing marks.")
    print("# Learned by tests/fit/slips.py from slips of published articles that readers mended, and from sound quotations that lost a mark.")
    print("# base: the place among printed quotations (marks.tsv); l: what stands before the quotation; e: what its words end at; n: how many they are;")
    print("# stops: sentences that end in them; turns, told, we: the reporter speaks in them, goes on in them, they say we or I; rm: the mark that is there")
    print("# is taken out; early: the closing mark before it is, so that the words go on.")
    print("# Before a sign stands what leads to the words, where that matters: said, a colon, أن or a reporting word; near, a reporting word a little")
    print("# before; name, a noun that announces one, or the middle of a clause; apart, a stop, a mark or the start; other, the rest.")
    print("# sign\topen\tclose")
    for sign, (opening, closing) in sorted(table.items()):
        print(f"{sign}\t{opening}\t{closing}".rstrip())

if __name__ == "__main__":
    main()
