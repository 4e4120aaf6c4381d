"""The reading of articles beside dateparser, in one run: accuracy on our sentences, and characters a second.

dateparser is no dependency: install it for this measurement alone.

    .venv/bin/pip install dateparser && .venv/bin/python -m tests.benchmarks.reading_speed
"""

import time
import warnings
from pathlib import Path

import yaml

from events.reading import read_article
from tests.reading.accuracy import LANGUAGES, Sentence, ours, score, sentences

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


def speeds(name: str, of: list[Sentence]) -> None:
    letters = sum(len(sentence.text) for sentence in of)
    if "before" in name:
        seconds(lambda: [read_article(s.text, s.lang, s.published) for s in of])
    us = seconds(lambda: [read_article(s.text, s.lang, s.published) for s in of])
    them = seconds(lambda: [dateparser_reads(s.text, s.lang, s.published) for s in of])
    print(f"{name:14} ours {letters / us:10,.0f}   dateparser {letters / them:8,.0f}   {them / us:5.1f} times")


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
    print("characters a second: sentences full of dates, new ones, and with words met before; and an article")
    for lang in LANGUAGES:
        of = [sentence for sentence in sentences() if sentence.lang == lang]
        read_article(of[0].text, lang, of[0].published)
        dateparser_reads(of[0].text, lang, of[0].published)
        speeds(f"{lang} new", of)
        speeds(f"{lang} met before", of)
    article = practice_article()
    speeds("ar article", [article])
    speeds("   met before", [article])
    print("\nseconds per 1,000 characters, by length of the text (linear: the same)")
    for lang in LANGUAGES:
        each = (seconds(read_article, news(lang, n), lang, "2023-03-31") / n * 1_000 for n in LENGTHS)
        print(lang, "  ".join(f"{n:,}: {s:.5f}" for n, s in zip(LENGTHS, each, strict=True)))
    print()
    accuracy(sentences())


if __name__ == "__main__":
    main()
