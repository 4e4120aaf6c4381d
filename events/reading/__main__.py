"""The reading of articles without Django: JSON Lines of id, lang, published (EDTF) and text in, what was found out.

python -m events.reading [--events] < articles.jsonl
"""

import json
import sys

from events.reading import LEXICONS, guess_language, read_article
from events.reading.lines import as_event, as_finding
from events.reading.proposing import propose


def main() -> int:
    """The exit status: 1 where a line could not be read, which is named on standard error."""
    broken = 0
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            print(json.dumps(answer(json.loads(line)), ensure_ascii=False))
        except (ValueError, TypeError, KeyError) as error:
            broken += 1
            print(f"line {number}: {error}", file=sys.stderr)
    return 1 if broken else 0


def answer(request: dict[str, str]) -> dict[str, object]:
    text = request["text"]
    lang = request.get("lang") or guess_language(text)
    if lang not in LEXICONS:
        raise ValueError(f"lang is “{lang}”, and must be one of {', '.join(LEXICONS)}")
    published = request.get("published") or ""
    if "--events" in sys.argv:
        return {"id": request.get("id"), "events": [as_event(p, lang) for p in propose(text, lang, published)]}
    return {"id": request.get("id"), "found": [as_finding(f) for f in read_article(text, lang, published)]}


if __name__ == "__main__":
    sys.exit(main())
