"""How well the reading of articles does on `sentences.txt`: F1 of spans and of values, per language.

A span counts where it names the very words; a value where span and EDTF string are both right. Every fifth
sentence of the first part is kept unseen while rules are written:

    .venv/bin/python -m tests.reading.accuracy [--misses]
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from events.reading import read_article

ALL_SEEN = "# All seen"
LANGUAGES = ("ar", "en", "fr")
Reader = Callable[[str, str, str], list[tuple[str, str]]]


@dataclass(frozen=True)
class Sentence:
    lang: str
    published: str
    text: str
    expected: tuple[tuple[str, str], ...]  # words, EDTF
    unseen: bool


def sentences() -> list[Sentence]:
    lines = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
    mark = next(number for number, line in enumerate(lines) if line.startswith(ALL_SEEN))
    kept, later = ([line for line in part if line and line[0] != "#"] for part in (lines[:mark], lines[mark:]))
    return [
        *(parse(row, unseen=number % 5 == 0) for number, row in enumerate(kept, 1)),
        *(parse(row, unseen=False) for row in later),
    ]


def parse(row: str, *, unseen: bool) -> Sentence:
    lang, published, text, expected = (part.strip() for part in row.split("|"))
    pairs = [pair.rpartition(" = ") for pair in expected.split("; ") if pair]
    return Sentence(lang, published, text, tuple((words, edtf) for words, _, edtf in pairs), unseen)


def ours(text: str, lang: str, published: str) -> list[tuple[str, str]]:
    return [(finding.text, finding.edtf) for finding in read_article(text, lang, published)]


@dataclass(frozen=True)
class Score:
    spans: float
    values: float
    clean: str  # sentences without a date in which none was found


def score(of: Iterable[Sentence], reader: Reader = ours) -> Score:
    hits, total, clean = Counter(), Counter(), [0, 0]
    for sentence in of:
        found = reader(sentence.text, sentence.lang, sentence.published)
        for name, pick in (("spans", lambda pair: pair[0]), ("values", lambda pair: pair)):
            wanted, got = Counter(map(pick, sentence.expected)), Counter(map(pick, found))
            hits[name] += sum((wanted & got).values())
            total[name] += sum(wanted.values()) + sum(got.values())
        if not sentence.expected:
            clean[0] += not found
            clean[1] += 1
    f1 = {name: 2 * hits[name] / total[name] if total[name] else 1.0 for name in ("spans", "values")}
    return Score(f1["spans"], f1["values"], f"{clean[0]}/{clean[1]}")


def main() -> None:
    everything = sentences()
    for unseen in (False, True):
        for lang in LANGUAGES:
            part = [s for s in everything if s.lang == lang and s.unseen == unseen]
            found = score(part)
            kind = "unseen" if unseen else "seen"
            print(
                f"{kind:6} {lang} {len(part):4} sentences  "
                f"span F1 {found.spans:.3f}  value F1 {found.values:.3f}  clean {found.clean}"
            )
    if "--misses" in sys.argv:
        for sentence in everything:
            found = ours(sentence.text, sentence.lang, sentence.published)
            if not sentence.unseen and Counter(found) != Counter(sentence.expected):
                print(f"\n{sentence.published} {sentence.text}\n  wanted {sentence.expected}\n  found  {found}")


if __name__ == "__main__":
    main()
