"""JSON Lines of articles in, and of the dates of each out, as the commands write them."""

import json
import sys
from collections.abc import Callable
from typing import Any

from events.reading import LEXICONS, Finding, guess_language, read_article

Read = Callable[[str, str, str], dict[str, Any]]  # of a text, its language, and its date as EDTF


def answer_lines(read: Read, write: Callable[[str], object], complain: Callable[[str], object]) -> int:
    """One answer a line of id, lang, published and text; of a broken one, a complaint. How many were broken."""
    broken = 0
    for number, line in enumerate(sys.stdin, 1):
        if not line.strip():
            continue
        try:
            write(json.dumps(answer(json.loads(line), read), ensure_ascii=False))
        except KeyError as error:
            complain(f"line {number}: “{error.args[0]}” is missing")
        except (ValueError, TypeError) as error:
            complain(f"line {number}: {error}")
        else:
            continue
        broken += 1
    return broken


def answer(request: dict[str, Any], read: Read) -> dict[str, Any]:
    """The answer to one line. Raises KeyError, TypeError or ValueError."""
    text, lang = request["text"], request.get("lang") or guess_language(request["text"])
    if lang not in LEXICONS:
        raise ValueError(f"lang is “{lang}”, and must be one of {', '.join(LEXICONS)}")
    return {"id": request.get("id"), **read(text, lang, request.get("published") or "")}


def dates_of(text: str, lang: str, published: str) -> dict[str, Any]:
    return {"found": [as_finding(finding) for finding in read_article(text, lang, published)]}


def as_finding(finding: Finding) -> dict[str, Any]:
    return {
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "edtf": finding.edtf,
        "confidence": finding.confidence,
        "rule": finding.rule,
        "alternatives": list(finding.alternatives),
        **({"furniture": True} if finding.furniture else {}),
    }
