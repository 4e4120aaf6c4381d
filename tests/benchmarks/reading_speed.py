"""The reading of articles beside dateparser, in one run: accuracy on our sentences, and characters a second.

dateparser is no dependency: install it for this measurement alone.

    .venv/bin/pip install dateparser && .venv/bin/python -m tests.benchmarks.reading_speed
"""

import time
import warnings
from pathlib import Path
from statistics import median

import yaml

from events.dates import read
from events.reading import LEXICONS, anchors, read_article
from tests.reading.accuracy import LANGUAGES, Sentence, ours, score, sentences

ROUNDS = 7
LENGTHS = (1_000, 10_000, 100_000, 1_000_000)


def dateparser_reads(text: str, lang: str, published: str) -> list[tuple[str, str]]:
    from datetime import datetime

    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.fromisoformat(published), "PREFER_DATES_FROM": "past"}
    found = search_dates(text, languages=[lang], settings=settings) or []
    return [(words, day.date().isoformat()) for words, day in found]


def seconds(run, *args) -> float:
    start = time.perf_counter()
    run(*args)
    return time.perf_counter() - start


def news(lang: str, length: int) -> str:
    text = " ".join(sentence.text for sentence in sentences() if sentence.lang == lang)
    return (text * (length // len(text) + 1))[:length]


def forget() -> None:
    """Everything that reading remembers of words and dates, as in a process that has just begun."""
    for lang in LANGUAGES:
        for openings in (LEXICONS[lang].openings, LEXICONS[lang].openings_by_themselves):
            openings.remembered.clear()
            openings.fits.clear()
    anchors.cache_clear()
    read.cache_clear()


def speeds(name: str, of: list[Sentence]) -> None:
    """The middle of some rounds, in which ours and theirs take turns: so both meet the same machine."""
    rounds = []
    for _ in range(ROUNDS):
        forget()
        rounds.append(
            (
                seconds(lambda: [read_article(s.text, s.lang, s.published) for s in of]),
                seconds(lambda: [read_article(s.text, s.lang, s.published) for s in of]),
                seconds(lambda: [dateparser_reads(s.text, s.lang, s.published) for s in of]),
            )
        )
    letters = sum(len(sentence.text) for sentence in of)
    first, again, theirs = (letters / median(times) for times in zip(*rounds, strict=True))
    print(
        f"{name:12} {letters:7,} {first:11,.0f} {again:11,.0f} {theirs:11,.0f}"
        f"   {first / theirs:5.1f} and {again / theirs:5.1f} times"
    )


def joined(of: list[Sentence], length: int) -> list[Sentence]:
    """One text of about as many characters."""
    text = "\n".join(sentence.text for sentence in of)[:length]
    return [Sentence(of[0].lang, of[0].published, text, (), unseen=False)]


def practice_article() -> Sentence:
    [row] = yaml.safe_load(Path("seeds/western-sahara/practice.yaml").read_text(encoding="utf-8"))["articles"]
    return Sentence("ar", row["published"], row["text"], (), unseen=False)


def accuracy(of: list[Sentence]) -> None:
    print("value F1 (span F1)      ours, seen      ours, unseen    dateparser, all")
    for lang in LANGUAGES:
        mine = [s for s in of if s.lang == lang]
        parts = [
            score([s for s in mine if not s.unseen], ours),
            score([s for s in mine if s.unseen], ours),
            score(mine, dateparser_reads),
        ]
        print(
            f"{lang} ({len(mine):3} sentences)    " + "     ".join(f"{p.values:.2f} ({p.spans:.2f})" for p in parts)
        )


def main() -> None:
    warnings.simplefilter("ignore")
    print("characters a second     characters      first       again  dateparser   first and again")
    for lang in LANGUAGES:
        of = [sentence for sentence in sentences() if sentence.lang == lang]
        speeds(f"{lang} sentences", of)
        speeds(f"{lang} one text", joined(of, 10_000))
    speeds("ar article", [practice_article()])
    print("\nseconds per 1,000 characters, by length of the text (linear: the same)")
    for lang in LANGUAGES:
        each = (seconds(read_article, news(lang, n), lang, "2023-03-31") / n * 1_000 for n in LENGTHS)
        print(lang, "  ".join(f"{n:,}: {s:.5f}" for n, s in zip(LENGTHS, each, strict=True)))
    print()
    accuracy(sentences())


if __name__ == "__main__":
    main()
