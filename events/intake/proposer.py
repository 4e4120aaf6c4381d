"""One finding of an article → a candidate: its words, title, kind, actors, places, and who said it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import Any, NamedTuple

from events.intake.entered import Entered
from events.intake.mentions import (
    Mention,
    Spellings,
    actors_spelled,
    is_where,
    kinds_spelled,
    nearest,
    places_spelled,
)
from events.models import Actor, Article, Candidate, Conflict, EventKind, Place
from events.models.accounts import QUOTE_LIMIT
from events.models.belonging import of
from events.reading import LEXICONS, Finding, read_on, sentence_around, stances, states, wording
from events.reading.introduced import introduced
from events.reading.kinds import kind_of
from events.reading.naming import clause_of, is_parted, taking_part, title_of
from events.reading.own_deeds import tells_of_itself
from events.reading.places import introduced_places, is_beside, is_place, places_in

State = Candidate.State
CLAUSE_ENDS = "،,؛;:.\n"
MOST_PROPOSED = 1000  # dated expressions of one article: what a request makes candidates of


def offered_kinds(conflict: Conflict | None) -> list[EventKind]:
    """Those of the conflict; all where it has none."""
    return list(of(EventKind.objects.all(), conflict)) or list(EventKind.objects.all())


def readable(article: Article) -> bool:
    """Whether it has a text in a language whose dates are read."""
    return article.language in LEXICONS and bool(article.text)


class Said(NamedTuple):
    """What a sentence says whatever its dates; `attribution` is the half-open span of the words that tell by whom,
    where that is no deed of their own."""

    kinds: list[Mention]
    actors: list[Mention]
    attribution: tuple[int, int] | None


class Proposer:
    """Makes candidates of one article's findings: what they could be called, of what kind, by whom said."""

    def __init__(self, article: Article, findings: Sequence[Finding], text: str) -> None:
        """`text` is the article's, as far as anything is proposed of it."""
        self.article = article
        self.lexicon = LEXICONS.get(article.language, LEXICONS["en"])
        of_one = list(article.conflicts.all()[:2]) if article.pk else []
        conflict = of_one[0] if len(of_one) == 1 else None  # whose names alone are known
        actors = list(of(Actor.objects.all(), conflict))
        self.actors: Spellings = actors_spelled(actors, {actor.pk for actor in actors} if conflict else ())
        kinds = offered_kinds(conflict)
        self.kinds: Spellings = kinds_spelled(kinds)
        self.own_places: Spellings = places_spelled(of(Place.objects.all(), conflict))
        self.entered = Entered(conflict)
        self.kinds_by_slug = {kind.slug: kind.pk for kind in kinds}
        known_language = article.language if article.language in LEXICONS else "en"
        text = text if findings else ""
        self.introduced = introduced(text, known_language)
        self.know_what_the_text_calls_them()
        self.places = introduced_places(text, known_language)
        # What has a date without the article's own was not reckoned from that.
        unanchored = read_on(text, article.language) if findings else iter(())
        last = max((finding.start for finding in findings), default=0)
        alone = {(one.start, one.end): one.edtf for one in takewhile(lambda one: one.start <= last, unanchored)}
        self.stated = {place for f in findings if f.edtf and alone.get(place := (f.start, f.end)) == f.edtf}
        self.in_sentence: dict[tuple[int, int], list[Finding]] = {}
        # What a sentence says whatever the date in it; of a text of nothing but dates one holds a hundred.
        self.said = lru_cache(1000)(self.said_in)
        for finding in findings:
            self.in_sentence.setdefault(finding.sentence, []).append(finding)

    def know_what_the_text_calls_them(self) -> None:
        """Who is known by one of the spellings that the text gives is known by the others: "Mouvement X (M23)"."""
        for spellings in self.introduced.by_name().values():
            known = {pk for spelling in spellings if (pk := self.actors.is_one(spelling)) is not None}
            for spelling in spellings if len(known) == 1 else ():
                self.actors.add(spelling, *known)

    def candidate(self, finding: Finding, others: Sequence[Finding] = ()) -> Candidate:
        """Not saved, and without its actors; EDTF strings are "" where the words give no date.

        `others` are the dates that stand beside it and are of no event of their own.
        """
        candidate = self.blank(finding.start, finding.end, finding.sentence)
        candidate.written = finding.text[:200]
        candidate.date = finding.edtf
        candidate.reckoned_from = "" if (finding.start, finding.end) in self.stated else self.article.published
        candidate.confidence = finding.confidence.value
        candidate.reasons = [
            {"code": reason.code, "start": reason.start, "end": reason.end} for reason in finding.reasons
        ]
        candidate.working = working(finding, self.article.text)
        candidate.beside = self.beside(candidate, others)
        if self.planned(finding):
            candidate.stance = wording.ANNOUNCES
        return candidate

    def beside(self, candidate: Candidate, beside: Sequence[Finding]) -> dict[str, Any]:
        """What the card offers beside the date: other dates, and actors and places that nobody has entered."""
        sentence, start = candidate.sentence, candidate.start - candidate.sentence_start
        span = candidate.sentence_start, candidate.sentence_start + len(sentence)
        spans, told_by = self.spans(span, candidate.sentence_start), self.lexicon.wording
        clause = clause_of(self.article.text, span, spans, start, told_by, self.introduced)
        parted = is_parted(sentence, spans, start, clause, self.introduced)
        known = {sentence[mention.start : mention.end] for mention in self.said(sentence, spans).actors}
        claim = wording.claim_of(sentence, told_by, spans)
        named = [
            mention.name
            for mention in taking_part(sentence, claim, candidate.title, self.introduced)
            if clause[0] <= mention.start < clause[1]
        ]
        fresh = [
            name
            for name in dict.fromkeys(named)
            if not any(name in one or one in name for one in known) and not self.actors.is_one(name)
        ]
        dates = [
            {"written": other.text, "date": other.edtf, "start": other.start, "end": other.end} for other in beside
        ]
        own, places = self.places_of(sentence[slice(*clause)] if parted else sentence[wording.beginning(sentence) :])
        placed = {place["name"] for place in places}
        actors = [name for name in fresh if name not in placed and not self.own_places.mentions(name)]
        spelled = self.introduced.by_name() if actors else {}
        others = {
            name: [one for one in spelled.get(name, []) if one != name and one in self.article.text]
            for name in actors
        }
        offered = {
            "dates": dates,
            "actors": actors,
            "spellings": {name: spellings for name, spellings in others.items() if spellings},
            "own_places": own,
            "places": places,
        }
        return {name: values for name, values in offered.items() if values}

    def places_of(self, words: str) -> tuple[list[int], list[dict[str, Any]]]:
        """Ids of the installation's own places that some words name; and the others, which a tick would enter."""
        mentions = [
            mention
            for mention in self.own_places.mentions(words)
            if is_place(words, mention.start, mention.end, self.places.lang)
        ]
        own, others = [mention.pk for mention in mentions], list[dict[str, Any]]()
        known = [words[mention.start : mention.end] for mention in mentions]
        for name in places_in(words, self.places):
            town = self.places.towns.get(name)
            if any(name in one or one in name for one in known):
                continue
            entered = self.entered.town(town.latitude, town.longitude) if town else None
            if entered:
                own.append(entered.pk)
            elif town:
                where = {"state": town.country, "latitude": town.latitude, "longitude": town.longitude}
                others.append({"name": name, **where})
            else:
                others.append({"name": name})
        lang = self.places.lang
        beside = {mention.pk for mention in mentions if is_beside(words, mention.start, lang)}
        towns = [other for other in others if other["name"] not in states.names(lang)]
        if not beside.issuperset(own) or any(not is_beside(words, words.find(one["name"]), lang) for one in towns):
            own = [pk for pk in own if pk not in beside]
        named = min((mention.start for mention in mentions if mention.pk in own), default=0)
        if first := next((town for town in towns if "latitude" in town and words.find(town["name"]) < named), None):
            first["first"] = True  # they fled from there to a place that is known
        return list(dict.fromkeys(own)), others

    def planned(self, finding: Finding) -> bool:
        """Whether it was still to come when the article appeared, or is told as a plan of the past."""
        published = self.article.published_date
        return finding.is_planned(published.bounds.end if published else None) or any(
            reason.code == "plan-past" and reason.end <= finding.start for reason in finding.reasons
        )

    def said_in(self, text: str, dates: tuple[tuple[int, int], ...]) -> "Said":
        claim = wording.claim_of(text, self.lexicon.wording, dates)
        return Said(
            self.kinds.mentions(text),
            self.actors.mentions(text),
            (claim.start, claim.end) if claim and not tells_of_itself(text, claim, "") else None,
        )

    def undated(self, start: int, end: int) -> Candidate:
        """Of the words in the half-open span, in which no date was read: with the article's own day to choose."""
        candidate = self.blank(start, end, sentence_around(self.article.text, start))
        own, places = self.places_of(self.article.text[start:end])
        offered = self.beside(candidate, ()) | {"own_places": own, "places": places}
        candidate.beside = {name: values for name, values in offered.items() if values}
        if self.article.published_date_is_a_day:
            candidate.working = {"alternatives": [self.article.published]}
        return candidate

    def blank(self, start: int, end: int, sentence: tuple[int, int]) -> Candidate:
        """What the sentence says beside its date; all spans are half-open, in the article's text."""
        first, last = min(sentence[0], start), max(sentence[1], end)
        text = self.article.text[first:last]
        spans = self.spans(sentence, first)
        at, told_by = start - first, self.lexicon.wording
        clause = clause_of(self.article.text, (first, last), spans, at, told_by, self.introduced)
        said = self.said(text, spans)
        title = title_of(self.article.text, (first, last), spans, at, told_by, self.introduced)
        kinds = said.kinds
        claim, stance = stances.told(text, told_by, spans, at)
        claimants = within(said.actors, (claim.start, claim.end)) if claim else []
        return Candidate(
            article=self.article,
            sentence=text,
            sentence_start=first,
            start=start,
            end=end,
            quote=quotable(text, start - first, end - first),
            title=title,
            kind_id=self.kind_of(title)
            or nearest(within(kinds, clause), start - first, end - first)
            or nearest(kinds, start - first, end - first)
            or self.kind_of(text),
            stance=stance,
            attribution=claim.name if claim else "",
            claimant_id=claimants[0].pk if claimants else None,
        )

    def kind_of(self, words: str) -> int | None:
        """The id of the kind that the words tell of by their main verb, if this installation has it."""
        return self.kinds_by_slug.get(kind_of(words, self.article.language) if words else "")

    def spans(self, sentence: tuple[int, int], first: int) -> tuple[tuple[int, int], ...]:
        """The half-open spans of a sentence's dated expressions, as offsets from `first`."""
        return tuple((finding.start - first, finding.end - first) for finding in self.in_sentence.get(sentence, []))

    def actors_of(self, finding: Finding) -> set[int]:
        """Ids of those that the sentence names, whoever says it aside; where it has several dates, of those in the
        expression's clause, if any."""
        first, last = finding.sentence
        text, spans = self.article.text[first:last], self.spans(finding.sentence, first)
        said = self.said(text, spans)
        attributed = said.attribution or (0, 0)
        named = [
            mention
            for mention in said.actors
            if not attributed[0] <= mention.start < attributed[1]
            and not is_where(text, mention.start, mention.end, self.article.language)
        ]
        at, told_by = finding.start - first, self.lexicon.wording
        clause = clause_of(self.article.text, finding.sentence, spans, at, told_by, self.introduced)
        if is_parted(text, spans, at, clause, self.introduced):
            named = within(named, clause) or named
        return {mention.pk for mention in named}


def within(mentions: Iterable[Mention], span: tuple[int, int]) -> list[Mention]:
    """Those that lie whole in the half-open span."""
    return [mention for mention in mentions if span[0] <= mention.start and mention.end <= span[1]]


def working(finding: Finding, text: str) -> dict[str, Any]:
    """How a date was resolved, for the account that it becomes: rule, direction, cue and alternatives."""
    first = finding.reasons[0]
    words = text[first.start : first.end]
    before = first.code in ("from-text", "narrative-year")
    cues = [text[reason.start : reason.end].strip() for reason in finding.reasons if reason.end and not before]
    return {
        **({"because": first.code} if before or first.code == "nearest" else {}),
        **({"before": words} if before else {}),
        **({"planned": True} if any(reason.code == "plan-past" for reason in finding.reasons) else {}),
        "rule": finding.rule,
        "direction": finding.direction,
        "cue": cues[0] if cues else "",
        "alternatives": list(finding.alternatives),
        "warning": finding.warning,
    }


def quotable(sentence: str, start: int, end: int) -> str:
    """The sentence without its dateline; of a long one the clauses around the half-open span."""
    begins = wording.beginning(sentence)
    sentence, start, end = sentence[begins:], max(start - begins, 0), max(end - begins, 0)
    if len(sentence) <= QUOTE_LIMIT:
        return sentence
    room = (QUOTE_LIMIT - (end - start)) // 2  # on each side; what one does not need the other has
    first = max(min(start - room, len(sentence) - QUOTE_LIMIT), 0)
    last = min(first + QUOTE_LIMIT, len(sentence))
    if first:
        cuts = [sentence.find(mark, first, start) for mark in CLAUSE_ENDS]
        cut = min((cut for cut in cuts if cut >= 0), default=-1)
        cut = cut if cut >= 0 else sentence.find(" ", first, start)
        first = cut + 1 if cut >= 0 else first
    if last < len(sentence):
        cut = max(sentence.rfind(mark, end, last) for mark in CLAUSE_ENDS)
        last = cut if cut >= 0 else max(sentence.rfind(" ", end, last), end)
    return sentence[first:last].strip()
