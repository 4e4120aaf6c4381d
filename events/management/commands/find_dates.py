"""Find the dates of an article and show the working; needs no database."""

import json
import sys
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.reading import LEXICONS, Finding, guess_language, read_article
from events.reading.lines import as_finding
from events.reading.typed import one_date


class Command(BaseCommand):
    help = "Find the dated expressions of a text, resolved from the day it was published, with the working."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", help="a text file (default: standard input)")
        parser.add_argument("--published", default="", help="the article's date: 2023-03-31, or in words")
        parser.add_argument("--lang", choices=sorted(LEXICONS), help="the text's language (default: guessed)")
        parser.add_argument(
            "--jsonl", action="store_true", help="JSON Lines of id, lang, published and text, in and out"
        )

    def handle(self, *, file: str | None, published: str, lang: str | None, jsonl: bool, **options: Any) -> None:
        if jsonl:
            self.read_lines()
            return
        try:
            with open(file, encoding="utf-8") if file else sys.stdin as source:
                text = source.read()
            lang = lang or guess_language(text)
            findings = read_article(text, lang, day_of(published, lang))
        except (OSError, UnicodeDecodeError, ValueError, ValidationError) as error:
            raise CommandError(fault(error)) from None
        for finding in findings:
            self.stdout.write(row(finding, text))
        self.stdout.write(f"{len(findings)} dated expressions.")

    def read_lines(self) -> None:
        """One answer a line; a broken line is named on standard error, and the rest goes on."""
        broken = 0
        for number, line in enumerate(sys.stdin, 1):
            if not line.strip():
                continue
            try:
                self.stdout.write(json.dumps(answer(json.loads(line)), ensure_ascii=False))
            except (ValueError, TypeError, KeyError, ValidationError) as error:
                broken += 1
                self.stderr.write(f"line {number}: {fault(error)}")
        if broken:
            raise CommandError(f"{broken} lines could not be read.", returncode=1)


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """The answer to one line; raises KeyError, TypeError, ValueError or ValidationError."""
    text, lang = request["text"], request.get("lang") or guess_language(request["text"])
    if lang not in LEXICONS:
        raise ValueError(f"lang is “{lang}”, and must be one of {', '.join(LEXICONS)}")
    findings = read_article(text, lang, day_of(request.get("published") or "", lang))
    return {"id": request.get("id"), "found": [as_finding(finding) for finding in findings]}


def row(finding: Finding, text: str) -> str:
    """A line for people: span, EDTF string, confidence, words and the reasons."""
    why = "; ".join(f"{reason.code} {text[reason.start : reason.end]}".strip() for reason in finding.reasons)
    other = f"  or {', '.join(finding.alternatives)}" if finding.alternatives else ""
    span = f"{finding.start}–{finding.end}"
    return f"{span:>11}  {finding.edtf or '?':26} {finding.confidence:7} {finding.text}  ({why}){other}"


def day_of(published: str, lang: str) -> str:
    """The article's date as EDTF; raises ValidationError."""
    return str(one_date(published, lang)) if published else ""


def fault(error: Exception) -> str:
    """What was wrong, in one line."""
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    return f"“{error.args[0]}” is missing" if isinstance(error, KeyError) else str(error)
