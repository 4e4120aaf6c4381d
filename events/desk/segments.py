"""An article's text in pieces: plain, dates with their candidates, and the words that decided."""

from collections.abc import Iterable
from typing import NamedTuple

from events.models import Candidate


class Segment(NamedTuple):
    """A piece of an article's text: plain, an expression with its candidate, or a cue that decided."""

    text: str
    candidate: Candidate | None = None
    cue: bool = False


def segments(text: str, proposals: Iterable[Candidate]) -> list[Segment]:
    """The whole text in pieces, in order; of marks that overlap, the first one stands."""
    marks: list[tuple[int, int, Candidate | None]] = []
    for candidate in proposals:
        start = where(text, candidate)
        if start is not None:
            marks.append((start, start + candidate.end - candidate.start, candidate))
            shift = start - candidate.start
            cues = [reason for reason in candidate.reasons if reason["end"]]
            marks += [(cue["start"] + shift, cue["end"] + shift, None) for cue in cues]
    pieces: list[Segment] = []
    place = 0
    for start, end, marked in sorted(marks, key=lambda mark: (mark[0], mark[2] is None, mark[1])):
        if start < place or end > len(text):
            continue
        pieces += [Segment(text[place:start]), Segment(text[start:end], marked, cue=marked is None)]
        place = end
    return [piece for piece in [*pieces, Segment(text[place:])] if piece.text]


def where(text: str, candidate: Candidate) -> int | None:
    """Where the candidate's words begin; in a corrected text where its sentence stands now; None if nowhere."""
    if text.startswith(candidate.sentence, candidate.sentence_start):
        return candidate.start
    sentence_start = text.find(candidate.sentence)
    return None if sentence_start < 0 else sentence_start + candidate.start - candidate.sentence_start
