"""Who is in it, on articles that readers annotated: scores `tadqiq names` against `names.jsonl`.

usage: names.py TADQIQ FOLDER...

The labels are readers', made before the tool had seen the articles: ids, offsets in Unicode scalar values and numbers of people, no text. A name
within an institution's or a place's is `embedded`: finding it is neither right nor wrong. FOLDER holds the articles as for `quotations.py`; a file
whose SHA-1 is another is left out. Printed: precision and recall of mentions of people (half their union shared is enough), and of pairs of
mentions that are one person.
"""

import collections
import itertools
import pathlib
import sys

from quotations import overlap, place, told


def meets(a, b):
    inter = overlap(a, b)
    return inter > 0 and inter * 2 >= max(a[1], b[1]) - min(a[0], b[0])


def main():
    tool, folders = sys.argv[1], [pathlib.Path(it) for it in sys.argv[2:]]
    count = collections.Counter()
    for found, of, rows in told(tool, "names", "names.jsonl", folders, count):
        people = [it for it in found["entities"] if it["kind"] == "person"]
        mentions = [(place(mention, of), number) for number, it in enumerate(people) for mention in it["mentions"]]
        spans = [((it["start"], it["end"]), it) for it in rows]
        free = [span for span, it in spans if it["embedded"]]
        gold = [(span, it["entity"]) for span, it in spans if not it["embedded"]]
        mentions = [it for it in mentions if not any(overlap(it[0], span) for span in free) or any(overlap(it[0], span) for span, _ in gold)]
        match = {}
        for at, (span, _) in enumerate(gold):
            best = next((i for i, it in enumerate(mentions) if i not in match.values() and meets(span, it[0])), None)
            if best is not None:
                match[at] = best
        count.update({"people's mentions": len(gold), "found": len(mentions), "right": len(match)})
        pairs = {(a, b) for a, b in itertools.combinations(range(len(gold)), 2) if gold[a][1] == gold[b][1]}
        linked = {(a, b) for a, b in itertools.combinations(sorted(match), 2) if mentions[match[a]][1] == mentions[match[b]][1]}
        all_told = sum(a[1] == b[1] for a, b in itertools.combinations(mentions, 2))
        count.update({"pairs": len(pairs), "pairs told": all_told, "pairs right": len(pairs & linked)})
    for name, value in count.items():
        print(f"{name}\t{value}")
    for name, right, given, all_of in (("mentions", "right", "found", "people's mentions"), ("pairs", "pairs right", "pairs told", "pairs")):
        print(f"{name}\tP {count[right] / max(1, count[given]):.3f}\tR {count[right] / max(1, count[all_of]):.3f}")


if __name__ == "__main__":
    main()
