"""Who says it of a date's event, and whether they say, deny or announce it: by the verb that is theirs."""

from typing import NamedTuple

from events.reading.claimants import Claim
from events.reading.folding import fold_with_offsets
from events.reading.wording import ANNOUNCES, DENIES, REPORTS, SAYS, Spans, Wording, beginning, claim_of

LONGEST_OPENING = 7  # words before a denial, with a date: more tell of something themselves


class Told(NamedTuple):
    """The claim is None, and the stance the plain one, where it is not sure whose the words are."""

    claim: Claim | None
    stance: str


def told(sentence: str, wording: Wording, dates: Spans = (), at: int | None = None, *, planned: bool = False) -> Told:
    """What is told of the date at the letter `at`, or of the sentence; `planned` where its reading found a plan."""
    dates = list(dates)
    first, last = part_around(sentence, wording, beginning(sentence) if at is None else at)
    claim = claim_of(sentence, wording, dates)
    if claim and claim.start < first < claim.lead[1]:  # "the front, which holds the town, said"
        first = claim.start
    parted = last - first < len(sentence)
    if parted and not (claim and first <= claim.start < last):
        inside = [(a - first, b - first) for a, b in dates if first <= a < last]
        claim = claim_of(sentence[first:last], wording, inside)
        claim = claim.moved(first) if claim else None
    found = stance_of(sentence, wording, claim, (first, last), at)
    return Told(found.claim, ANNOUNCES) if planned else found


def part_around(sentence: str, wording: Wording, at: int) -> tuple[int, int]:
    """The half-open span around the letter `at` between the words after which another speaks, or denies."""
    folded = fold_with_offsets(sentence)
    turns = [turn.span() for turn in wording.turn.finditer(folded.text)]
    ends = [start for start, _ in turns[1:]] + [len(folded.text)]
    cuts = []
    for (start, end), until in zip(turns, ends, strict=False):
        comma = folded.text.find(",", end) if not folded.text[:start].strip() else -1
        until = comma if comma > 0 else until
        if any(cue.search(folded.text, start, until) for _, cue in wording.stances):
            cuts += [start, *([comma] if comma > 0 else [])]
    places = [0, *(folded.span(cut, cut + 1)[0] for cut in cuts), len(sentence)]
    first = max(place for place in places[:-1] if place <= at)
    return first, min(place for place in places[1:] if place > at)


def stance_of(sentence: str, wording: Wording, claim: Claim | None, part: tuple[int, int], at: int | None) -> Told:
    """By the claim's verb; without a claim nobody denies."""

    def folded(start: int, end: int) -> str:
        return fold_with_offsets(sentence[start:end]).text

    words = folded(*part)
    plain = SAYS if any(cue.search(words) for name, cue in wording.stances if name == SAYS) else REPORTS
    if claim is None or wording.denial.search(folded(claim.start, claim.end)):
        return Told(None, REPORTS if wording.denial.search(words) else plain)
    denies = bool(wording.denial.search(folded(*claim.verb)))
    begins, ends = claim.verb
    between = folded(max(ends, claim.end), at) if at is not None and at > ends else ""
    if not denies:
        return Told(None, REPORTS) if wording.denial.search(between) else Told(claim, plain)
    before = len(folded(max(part[0], beginning(sentence)), min(begins, claim.start)).split())
    another = at is not None and at < begins and before > LONGEST_OPENING
    says_on = any(cue.search(between) for name, cue in wording.stances if name == SAYS)
    if another or says_on or wording.disowned.search(between or folded(ends, part[1])):
        return Told(None, REPORTS)
    return Told(claim, DENIES)
