"""An article's findings → candidates, of which an editor makes something by `deciding`."""

import re
from collections import Counter
from collections.abc import Iterable
from itertools import chain, islice

from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.intake.proposer import MOST_PROPOSED, Proposer, readable
from events.models import Actor, Article, Candidate, Erasure
from events.models.accounts import QUOTE_LIMIT
from events.reading import Finding, read_article, read_on
from events.reading.following_days import days_together
from events.reading.proposing import groups_of
from events.record.at_once import undivided

State = Candidate.State
JOINED = re.compile(r"[\s,،]*(?:و|and|et)?\s*(?:on|in|le|في)?\s*")  # what stands between days that are listed
Identity = tuple[str, int]  # of a candidate: `Candidate.identity`


def read_into_candidates(article: Article) -> Counter[str]:
    """Read the article; propose what is new, bring undecided proposals up to date, drop what is no longer found.

    What an editor has decided, and what they made by hand, is never touched. Reading again changes nothing.
    Returns counts by new, known, gone, and `beyond` where there are more than are proposed.
    """
    findings, beyond = first_findings(article)
    text = article.text[: findings[-1].sentence[1] + QUOTE_LIMIT] if beyond else article.text
    proposer = Proposer(article, findings, text)
    groups = groups_of(findings, text, article.language, article.published) if findings else []
    proposals = [proposer.candidate(first, others) for first, *others in groups]
    named = [proposer.actors_of(first) for first, *_others in groups]
    with undivided():
        if is_outdated(article):
            return read_into_candidates(article)
        there = held({*chain.from_iterable(named), *(one.claimant_id for one in proposals if one.claimant_id)})
        present = article.candidates.select_for_update().prefetch_related("actors").order_by("pk")
        decided = Counter(candidate.identity for candidate in present if not candidate.undecided)
        waiting: dict[Identity, list[Candidate]] = {}
        for candidate in present:
            if candidate.undecided and not candidate.by_hand:
                waiting.setdefault(candidate.identity, []).append(candidate)
        by_hand = [
            candidate for candidate in present if candidate.undecided and candidate.by_hand and candidate.written
        ]
        bring_dates_up_to_date(by_hand, {proposed.identity: proposed for proposed in proposals})
        new, known = [], 0
        for actors, proposed in zip(named, proposals, strict=True):
            proposed.claimant_id = proposed.claimant_id if proposed.claimant_id in there else None
            # A sentence may stand in an article twice: each of its candidates answers for one of them.
            if decided[proposed.identity]:
                decided[proposed.identity] -= 1
            elif earlier := waiting.get(proposed.identity):
                bring_up_to_date(earlier.pop(0), proposed, actors & there)
                known += 1
            else:
                new.append((proposed, actors & there))
        Candidate.objects.bulk_create([candidate for candidate, _ in new])
        naming = Candidate.actors.through
        naming.objects.bulk_create(
            naming(candidate=candidate, actor_id=pk) for candidate, actors in new for pk in actors
        )
        gone = [candidate.pk for candidates in waiting.values() for candidate in candidates]
        Candidate.objects.filter(pk__in=gone).delete()
        Article.objects.filter(pk=article.pk).update(read_at=timezone.now())
    counts = Counter(new=len(new), known=known, gone=len(gone))
    return counts + Counter(beyond=1) if beyond else counts


def first_findings(article: Article) -> tuple[list[Finding], bool]:
    """As many as are proposed, of no words that were erased, and whether there are more."""
    erased = notices_in(article.text)
    read = read_on(article.text, article.language, article.published) if readable(article) else iter(())
    read = (one for one in read if not any(start <= one.start < end for start, end in erased))
    return days_together(islice(read, MOST_PROPOSED), article.text), next(read, None) is not None


def notices_in(text: str) -> list[tuple[int, int]]:
    """Where it says, with a day, that words were erased there: half-open spans."""
    notices = Erasure.objects.order_by().values_list("notice", flat=True).distinct() if "[" in text else []
    return [match.span() for notice in notices for match in re.finditer(re.escape(notice), text)]


def is_outdated(article: Article) -> bool:
    """Whether it says something else than was read; nobody changes it until the transaction ends."""
    said = article.text, article.language, article.published
    now = Article.objects.select_for_update(no_key=True).get(pk=article.pk)
    article.text, article.language, article.published = now.text, now.language, now.published
    return (now.text, now.language, now.published) != said


def held(actors: set[int]) -> set[int]:
    """Those who are there, and stay until the transaction ends."""
    rows = Actor.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=actors).order_by("pk")
    return set(rows.values_list("pk", flat=True))


def bring_up_to_date(candidate: Candidate, proposed: Candidate, actors: set[int]) -> None:
    """Make the waiting candidate say what is proposed now; writes nothing where it does."""
    proposed.pk = candidate.pk
    if model_to_dict(candidate, exclude=["actors"]) != model_to_dict(proposed, exclude=["actors"]):
        proposed.save()
    if {actor.pk for actor in candidate.actors.all()} != actors:
        proposed.actors.set(actors)


def bring_dates_up_to_date(by_hand: Iterable[Candidate], proposals: dict[Identity, Candidate]) -> None:
    """What an editor made by hand keeps its words and proposals; only its date follows the article's."""
    for candidate in by_hand:
        proposed = proposals.get(candidate.identity)
        if proposed and (candidate.date, candidate.reckoned_from) != (proposed.date, proposed.reckoned_from):
            for name in ("date", "reckoned_from", "confidence", "reasons", "working"):
                setattr(candidate, name, getattr(proposed, name))
            candidate.save()


def is_one_list(text: str, one: Candidate, other: Candidate, findings: Iterable[Finding]) -> bool:
    """Whether two dates are of one deed, as in "on Monday, Wednesday and Thursday"."""
    first, last = sorted([(one.start, one.end), (other.start, other.end)])
    place, between = first[1], []
    for finding in findings:
        if place <= finding.start < last[0]:
            between.append(text[place : finding.start])
            place = finding.end
    return all(JOINED.fullmatch(words) for words in [*between, text[place : last[0]]])


def propose_words(article: Article, start: int, end: int) -> Candidate:
    """A candidate of the words that an editor selected (half-open span): with the date in them, or else none.

    Raises ValidationError where the span holds no words, or more than a quote may have.
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
    proposer = Proposer(article, findings, article.text)
    inside = [finding for finding in findings if start <= finding.start and finding.end <= end]
    candidate = proposer.candidate(inside[0]) if inside else proposer.undated(start, end)
    candidate.by_hand = True
    same = article.candidates.filter(title=candidate.title, sentence_start=candidate.sentence_start)
    if any(not is_one_list(article.text, one, candidate, findings) for one in same.exclude(date=candidate.date)):
        candidate.title = ""  # that deed is of the other day: of what this one is, nobody said
    if inside and (inside[0].start, inside[0].end) == (
        start,
        end,
    ):  # the date alone proves nothing: its sentence does
        named = proposer.actors_of(inside[0])
    else:
        candidate.quote = article.text[start:end]
        named = {mention.pk for mention in proposer.actors.mentions(candidate.quote)}
    candidate.save()
    candidate.actors.set(named)
    return candidate
