"""An article's findings → candidates, and what an editor makes of them. The only writer of candidates."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.intake.mentions import Mention, Spellings, actors_spelled, kinds_spelled, nearest
from events.models import Actor, Article, Candidate, Citation, Conflict, Event, EventKind, Participation
from events.models.accounts import QUOTE_LIMIT
from events.reading import LEXICONS, Finding, read_article, sentence_around, wording
from events.record import verbs
from events.record.door import change
from events.text.languages import LANGUAGES

State = Candidate.State
CLAUSE_ENDS = "،,؛;:.\n"


class Decided(Exception):
    """Somebody else has decided this candidate meanwhile."""

    message = _("Another editor has decided this one meanwhile. Nothing of theirs was overwritten.")


# Reading


def read_into_candidates(article: Article) -> Counter:
    """Read the article; propose what is new, bring undecided proposals up to date, drop what is no longer found.

    What an editor has decided, and what they made by hand, is never touched. Reading again changes nothing.
    Returns counts by new, known and gone.
    """
    findings = read_article(article.text, article.language, article.published) if readable(article) else []
    proposer = Proposer(article, findings)
    with transaction.atomic():
        present = article.candidates.select_for_update().prefetch_related("actors").order_by("pk")
        decided = Counter(c.identity for c in present if not c.undecided)
        waiting: dict[Any, list[Candidate]] = {}
        for candidate in present:
            if candidate.undecided and not candidate.by_hand:
                waiting.setdefault(candidate.identity, []).append(candidate)
        self_made = [c for c in present if c.undecided and c.by_hand and c.written]
        bring_dates_up_to_date(self_made, {c.identity: c for c in map(proposer.candidate, findings)})
        new, known = [], 0
        for finding in findings:
            if in_dateline(finding, article.text):
                continue
            proposed = proposer.candidate(finding)
            # A sentence may stand in an article twice: each of its candidates answers for one of them.
            if decided[proposed.identity]:
                decided[proposed.identity] -= 1
            elif earlier := waiting.get(proposed.identity):
                bring_up_to_date(earlier.pop(0), proposed, proposer.actors_of(finding))
                known += 1
            else:
                new.append((proposed, proposer.actors_of(finding)))
        Candidate.objects.bulk_create([candidate for candidate, _ in new])
        naming = Candidate.actors.through
        naming.objects.bulk_create(naming(candidate=c, actor_id=pk) for c, actors in new for pk in actors)
        gone = [c.pk for left in waiting.values() for c in left]
        Candidate.objects.filter(pk__in=gone).delete()
        Article.objects.filter(pk=article.pk).update(read_at=timezone.now())
    return Counter(new=len(new), known=known, gone=len(gone))


def in_dateline(finding: Finding, text: str) -> bool:
    """Whether it says when the article was written, and nothing of an event: "GENEVA, March 14 – "."""
    start, end = finding.sentence
    return start < finding.start and finding.end <= start + wording.dateline_end(text[start:end])


def bring_up_to_date(candidate: Candidate, proposed: Candidate, actors: set[int]) -> None:
    """Make the waiting candidate say what is proposed now; writes nothing where it does."""
    proposed.pk = candidate.pk
    if model_to_dict(candidate) | {"actors": []} != model_to_dict(proposed) | {"actors": []}:
        proposed.save()
    if {actor.pk for actor in candidate.actors.all()} != actors:
        proposed.actors.set(actors)


def bring_dates_up_to_date(by_hand: Iterable[Candidate], proposed: dict[Any, Candidate]) -> None:
    """What an editor made by hand keeps its words and proposals; only its date follows the article's."""
    for candidate in by_hand:
        read = proposed.get(candidate.identity)
        if read and (candidate.date, candidate.reckoned_from) != (read.date, read.reckoned_from):
            for name in ("date", "reckoned_from", "confidence", "reasons", "working"):
                setattr(candidate, name, getattr(read, name))
            candidate.save()


def readable(article: Article) -> bool:
    return article.language in LEXICONS and bool(article.text)


def propose_words(article: Article, start: int, end: int) -> Candidate:
    """A candidate of the words that an editor selected (half-open span): with the date in them, or else none.

    Raises ValidationError where the span holds no words.
    """
    words = article.text[start:end]
    start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
    if not 0 <= start < end <= len(article.text):
        raise ValidationError(_("Select some words of the article first."))
    if end - start > QUOTE_LIMIT:
        raise ValidationError(
            _("Select at most %(limit)d letters: readers see no longer quotes."), params={"limit": QUOTE_LIMIT}
        )
    findings = read_article(article.text, article.language, article.published) if readable(article) else []
    proposer = Proposer(article, findings)
    inside = [finding for finding in findings if start <= finding.start and finding.end <= end]
    candidate = proposer.candidate(inside[0]) if inside else proposer.undated(start, end)
    candidate.quote = article.text[start:end]
    candidate.by_hand = True
    candidate.save()
    candidate.actors.set({m.pk for m in proposer.actors.mentions(candidate.quote)})
    return candidate


class Proposer:
    """Makes candidates of one article's findings: what they could be called, of what kind, by whom said."""

    def __init__(self, article: Article, findings: Sequence[Finding]) -> None:
        self.article = article
        self.lexicon = LEXICONS.get(article.language, LEXICONS["en"])
        self.actors: Spellings = actors_spelled(Actor.objects.all())
        self.kinds: Spellings = kinds_spelled(EventKind.objects.all())
        # What has a date without the article's own was not reckoned from that.
        unanchored = read_article(article.text, article.language) if findings else []
        self.stated = {(f.start, f.end) for f in unanchored if f.edtf}
        self.in_sentence: dict[tuple[int, int], list[Finding]] = {}
        for finding in findings:
            self.in_sentence.setdefault(finding.sentence, []).append(finding)

    def candidate(self, finding: Finding) -> Candidate:
        candidate = self.blank(finding.start, finding.end, finding.sentence)
        candidate.written = finding.text[:200]
        candidate.date = finding.edtf
        candidate.reckoned_from = "" if (finding.start, finding.end) in self.stated else self.article.published
        candidate.confidence = finding.confidence.value
        candidate.reasons = [{"code": r.code, "start": r.start, "end": r.end} for r in finding.reasons]
        candidate.working = working(finding, self.article.text)
        candidate.stance = wording.stance(candidate.sentence, self.lexicon.wording, planned=self.planned(finding))
        return candidate

    def planned(self, finding: Finding) -> bool:
        """Whether it was still to come when the article appeared, or is told as a plan of the past."""
        published = self.article.published_date
        begins = finding.bounds.start
        return (
            finding.direction == "future"
            or any(reason.code == "plan-past" and reason.end <= finding.start for reason in finding.reasons)
            or bool(published and published.bounds.end and begins and begins > published.bounds.end)
        )

    def undated(self, start: int, end: int) -> Candidate:
        candidate = self.blank(start, end, sentence_around(self.article.text, start))
        candidate.stance = wording.stance(self.article.text[start:end], self.lexicon.wording, planned=False)
        return candidate

    def blank(self, start: int, end: int, sentence: tuple[int, int]) -> Candidate:
        text = self.article.text
        first, last = min(sentence[0], start), max(sentence[1], end)
        said = text[first:last]
        spans = [(f.start - first, f.end - first) for f in self.in_sentence.get(sentence, [])]
        clause = wording.clause_around(said, spans, start - first, self.lexicon.wording)
        named = self.actors.mentions(said)
        attributed = wording.attribution(said, self.lexicon.wording)
        return Candidate(
            article=self.article,
            sentence=said,
            sentence_start=first,
            start=start,
            end=end,
            quote=quotable(said, start - first, end - first),
            title=wording.headline(said, spans, start - first, self.lexicon.wording),
            kind_id=nearest(within(self.kinds.mentions(said), clause), start - first, end - first)
            or nearest(self.kinds.mentions(said), start - first, end - first),
            attribution=wording.attributed_to(said, self.lexicon.wording),
            claimant_id=next((m.pk for m in within(named, attributed)), None) if attributed else None,
        )

    def actors_of(self, finding: Finding) -> set[int]:
        """Those that the sentence names; where it has several dates, those of the expression's clause, if any."""
        said = self.article.text[slice(*finding.sentence)]
        first = finding.sentence[0]
        spans = [(f.start - first, f.end - first) for f in self.in_sentence[finding.sentence]]
        named = self.actors.mentions(said)
        attributed = wording.attribution(said, self.lexicon.wording)
        named = [m for m in named if not (attributed and attributed[0] <= m.start < attributed[1])]
        if len(spans) == 1:
            return {m.pk for m in named}
        clause = wording.clause_around(said, spans, finding.start - first, self.lexicon.wording)
        return {m.pk for m in within(named, clause)} or {m.pk for m in named}


def within(mentions: Iterable[Mention], span: tuple[int, int]) -> list[Mention]:
    return [m for m in mentions if span[0] <= m.start and m.end <= span[1]]


def working(finding: Finding, text: str) -> dict[str, Any]:
    """How a date was resolved, for the account that it becomes: rule, direction, cue and alternatives."""
    cues = [text[r.start : r.end] for r in finding.reasons if r.end]
    return {
        "rule": finding.rule,
        "direction": finding.direction,
        "cue": cues[0] if cues else "",
        "alternatives": list(finding.alternatives),
        "warning": finding.warning,
    }


def quotable(sentence: str, start: int, end: int) -> str:
    """The sentence without its dateline; of a long one the clauses around the half-open span."""
    dateline = min(wording.dateline_end(sentence), start)
    sentence, start, end = sentence[dateline:], start - dateline, end - dateline
    if len(sentence) <= QUOTE_LIMIT:
        return sentence
    room = (QUOTE_LIMIT - (end - start)) // 2
    first, last = max(start - room, 0), min(end + room, len(sentence))
    if first:
        cut = min((c for c in (sentence.find(e, first, start) for e in CLAUSE_ENDS) if c >= 0), default=-1)
        cut = cut if cut >= 0 else sentence.find(" ", first, start)
        first = cut + 1 if cut >= 0 else first
    if last < len(sentence):
        cut = max(sentence.rfind(e, end, last) for e in CLAUSE_ENDS)
        last = cut if cut >= 0 else max(sentence.rfind(" ", end, last), end)
    return sentence[first:last].strip()


# Deciding


@dataclass
class Decision:
    """What an editor made of a candidate: the fields of the account, and of the event if it becomes a new one."""

    date: str
    quote: str
    title: str = ""
    kind: EventKind | None = None
    stance: str = Citation.Stance.REPORTS
    claimant: Actor | None = None
    attribution: str = ""
    actors: Sequence[Actor] = field(default_factory=list)


def accept(candidate: Candidate, decision: Decision, conflict: Conflict, *, by: Any, publish: bool = False) -> Event:
    """Make it a new event with one account; raises Decided, or ValidationError that says what is missing."""
    with change(by=by, reason=reason_for(candidate)):
        locked(candidate)
        language = candidate.article.language if candidate.article.language in LANGUAGES else "en"
        event = Event(conflict=conflict, kind=decision.kind, date=decision.date)
        setattr(event, f"title_{language}", decision.title)
        fallback = f"{decision.kind.slug if decision.kind else ''} {decision.date}"
        event.slug = Event.objects.free_address(conflict, [event.title_en, event.title_fr, fallback])
        event.full_clean()
        event.save()
        citation = account(candidate, decision, event)
        for actor in decision.actors:
            Participation(event=event, actor=actor).save()
        decide(candidate, State.ACCEPTED, citation)
        if publish:
            verbs.publish(event, by=by)
    return event


def add_to(candidate: Candidate, decision: Decision, event: Event, *, by: Any, publish: bool = False) -> Citation:
    """Make it an account of an event that is there; raises Decided or ValidationError."""
    with change([event.pk], by=by, reason=reason_for(candidate)):
        locked(candidate)
        citation = account(candidate, decision, event)
        decide(candidate, State.MERGED, citation)
        if publish:
            verbs.publish(event, by=by)
    return citation


def reject(candidate: Candidate) -> None:
    with transaction.atomic():
        locked(candidate)
        decide(candidate, State.REJECTED, None)


def put_back(candidate: Candidate) -> None:
    """A rejected candidate waits for a decision again."""
    with transaction.atomic():
        row = Candidate.objects.select_for_update().get(pk=candidate.pk)
        if row.state == State.REJECTED:
            decide(row, State.PROPOSED, None)


def account(candidate: Candidate, decision: Decision, event: Event) -> Citation:
    language = candidate.article.language if candidate.article.language in LANGUAGES else "en"
    as_read = decision.date == candidate.date
    offered = as_read or decision.date in candidate.working.get("alternatives", [])
    citation = Citation(
        event=event,
        article=candidate.article,
        quote=decision.quote,
        date_as_written=candidate.written,
        date=decision.date,
        reckoned_from=candidate.reckoned_from if offered else "",
        working=candidate.working if as_read else {},
        stance=decision.stance,
        claimant=decision.claimant,
    )
    # Where the same words stand twice, these are the ones that were read.
    place = candidate.sentence_start + max(candidate.sentence.find(decision.quote), 0)
    citation.quote_start, citation.quote_end = place, place + len(decision.quote)
    setattr(citation, f"attribution_{language}", decision.attribution)
    citation.full_clean(exclude=["event"])
    citation.save()
    return citation


def locked(candidate: Candidate) -> None:
    if not Candidate.objects.select_for_update().get(pk=candidate.pk).undecided:
        raise Decided(Decided.message)


def decide(candidate: Candidate, state: State, citation: Citation | None) -> None:
    candidate.state, candidate.citation = state, citation
    candidate.save(update_fields=["state", "citation"])


def reason_for(candidate: Candidate) -> str:
    return f"Read from {candidate.article.public_title}"
