"""Two days of one event: "on Friday and Saturday"."""

import re
from collections.abc import Iterable
from datetime import date, timedelta

from events.reading.findings import Finding

JOINED = re.compile(r",? and (?:on )?| et (?:le |ce )?|،? و ?")
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def days_together(findings: Iterable[Finding], text: str) -> list[Finding]:
    """Where a weekday and the next one are joined by "and", the days from the one to the other for both."""
    together: list[Finding] = []
    for finding in findings:
        before = together[-1] if together else None
        if before and follows(before, finding) and JOINED.fullmatch(text, before.end, finding.start):
            edtf = f"{before.edtf}/{finding.edtf}"
            words = text[before.start : finding.end]
            together[-1] = before._replace(text=words, end=finding.end, edtf=edtf, alternatives=())
        else:
            together.append(finding)
    return together


def follows(one: Finding, other: Finding) -> bool:
    if not one.rule == other.rule == "weekday" or not (DAY.fullmatch(one.edtf) and DAY.fullmatch(other.edtf)):
        return False
    return date.fromisoformat(one.edtf) + timedelta(1) == date.fromisoformat(other.edtf)
