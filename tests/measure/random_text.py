#!/usr/bin/env python3
"""Writes random valid text for `tadqiq lint`: Arabic letters and words, tashkeel, every quotation mark, marks of direction, line ends.

    random_text.py FOLDER [MEGABYTES] [SEED]

Half of it is one long file, a quarter is a Markdown file, the rest many small ones. The same seed gives the same bytes.
"""
import pathlib
import random
import sys

LETTERS = [chr(it) for it in [*range(0x621, 0x63B), *range(0x641, 0x64B)]]
TASHKEEL = [chr(it) for it in [*range(0x64B, 0x660), 0x670, 0x6D6, 0x6DC, 0x6E5, 0x8F0]]
MARKS = list("«»“”„‟‹›\"'‘’‚〝〞") + ["''", "<<", ">>", "``", "((", "))"]
SIGNS = list(".,:;!?،؛؟۔…()[]{}-–—ـ/*_#>|`~&") + ["﴾", "﴿", "٪", "%"]
DIRECTION = [chr(it) for it in [0x61C, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF, 0xAD]]
ENDS = ["\n", "\r\n", "\r", "\n\n", "\u2028", "\u2029", "\u0085", "\v", "\f", "\t", "\0"]
WORDS = (
    "قال وقال وأضاف وتابع وأكد أعلن بحسب وفقا لـ عن إن أن الرئيس الوزير الدكتور الشيخ السيد محمد أحمد عبد عبدالله الله أبو أبي بن ابن "
    "شاهر الدوماني علي على الحسن حسن مصر لبنان وزارة مجلس شركة في من إلى التي الذي هذا بيان مقابلة لل بال وال ﷺ ﻻ ﻣﺼﺮ گفت است ہے"
).split()
OTHERS = ["word", "12", "٣٫٥", "2026", "😀", "👩‍👩‍👧", "é", "e\u0301", "\U0001F1EA\U0001F1EC", "\U00010FFFF", "\uFFFD", "\uD7FF", "<b>", "&amp;", "![](", "](x)", "---", "```"]
KINDS = [(WORDS, 30), (LETTERS, 20), (TASHKEEL, 8), (MARKS, 14), (SIGNS, 10), (DIRECTION, 3), (ENDS, 5), (OTHERS, 4), ([" "], 30)]


def text(random_, size):
    out, length = [], 0
    kinds, weights = [it[0] for it in KINDS], [it[1] for it in KINDS]
    while length < size:
        for kind in random_.choices(kinds, weights, k=1000):
            crumb = random_.choice(kind)
            out.append(crumb)
            length += len(crumb.encode())
    return "".join(out).encode()


def main():
    folder = pathlib.Path(sys.argv[1])
    size = int(float(sys.argv[2] if len(sys.argv) > 2 else 10) * 1_000_000)
    random_ = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "long.txt").write_bytes(text(random_, size // 2))
    (folder / "long.md").write_bytes(text(random_, size // 4))
    for i in range(250):
        (folder / f"{i:03}.{'md' if i % 5 == 0 else 'txt'}").write_bytes(text(random_, size // 1000))


if __name__ == "__main__":
    main()
