"""Find the dates of an article and show the working; needs no database."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from events.management.json_lines import answer_lines, day_of
from events.reading import LEXICONS, Finding, guess_language, read_article
from events.reading.lines import dates_of


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
            answer_lines(self, dates_of)
            return
        try:
            with open(file, encoding="utf-8") if file else sys.stdin as source:
                text = source.read()
            lang = lang or guess_language(text)
            findings = read_article(text, lang, day_of(published, lang))
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from None
        for finding in findings:
            self.stdout.write(row(finding, text))
        self.stdout.write(f"{len(findings)} dated expressions.")


def row(finding: Finding, text: str) -> str:
    """A line for people: span, EDTF string, confidence, words and the reasons."""
    why = "; ".join(f"{reason.code} {text[reason.start : reason.end]}".strip() for reason in finding.reasons)
    other = f"  or {', '.join(finding.alternatives)}" if finding.alternatives else ""
    span = f"{finding.start}–{finding.end}"
    return f"{span:>11}  {finding.edtf or '?':26} {finding.confidence:7} {finding.text}  ({why}){other}"
