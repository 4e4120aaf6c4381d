"""The events that a reader asks for: one class for page, API and figure."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from pydantic import PrivateAttr

from events.dates import Span
from events.models import Actor, Article, Conflict, Event, FormerSlug, Participation, Place, Tally
from events.models.finding import EventQuerySet
from events.models.searching import Search, holding_any, of_rows
from events.models.terms import term
from events.record.counting import ALL, Counts, having, kinds_of, number_of, tallied, total
from events.record.terms import kept as has_terms
from events.record.words import kept as has_words
from timeline.drawing.gathered import (
    COLUMNS,
    MOST_GATHERED,
    MOST_LOOKED_AT,
    Asked,
    Found,
    Gathered,
    Ranged,
    Sample,
    columns,
    these,
)
from timeline.drawing.lanes import EVENT_OF, MODEL, By
from timeline.parameters import Parameters

NAMED: dict[By, type[Actor | Place]] = {"actor": Actor, "place": Place}


class EventFilter(Parameters):
    """The parameters of a filtered view; the same in the page's address and in the API."""

    _drafts_for: User | None = PrivateAttr(default=None)
    _counting: bool = PrivateAttr(default=False)
    # What was asked, once a request: the copies of a filter share it.
    _asked: dict[tuple[Any, ...], Asked] = PrivateAttr(default_factory=dict)
    _tables: dict[tuple[Any, ...], Counts] = PrivateAttr(default_factory=dict)
    _searches: dict[tuple[int, str], Search] = PrivateAttr(default_factory=dict)
    _present: dict[tuple[str, str], dict[str, str]] = PrivateAttr(default_factory=dict)

    def with_drafts(self, user: User) -> "EventFilter":
        """The same filter for a person who prepares events; no parameter of an address asks for it."""
        wider = self.model_copy()
        wider._drafts_for = user
        return wider

    def seen_as_by(self, other: "EventFilter") -> "EventFilter":
        """The same filter for the person who asks the other."""
        return self if other._drafts_for is None else self.with_drafts(other._drafts_for)

    def counting(self) -> "EventFilter":
        """The same filter for who asks, too, how many events of each actor and place match."""
        counting = self.model_copy()
        counting._counting = True
        return counting

    @property
    def drafts(self) -> bool:
        """Whether events in preparation match too."""
        return self._drafts_for is not None

    @property
    def shown(self) -> EventQuerySet:
        """The events of all conflicts that its reader may see: the published, for who prepares events also drafts."""
        user = self._drafts_for
        return Event.objects.published() if user is None else Event.objects.in_preparation(user)

    def slugs(self, name: str) -> list[str]:
        """Those asked for, each once, by what they are called since they were renamed or merged."""
        return list(dict.fromkeys(self.slugs_now(name)))

    def slugs_now(self, name: str) -> list[str]:
        """For each that was asked for, what it is called since it was renamed or merged."""
        given = self.given_slugs(name)
        if not given or name not in MODEL:
            return given
        key = (name, getattr(self, name))
        if key not in self._present:
            model = MODEL[name]._meta.model_name
            former = FormerSlug.objects.filter(of=model, slug__in=given)
            self._present[key] = dict(former.values_list("slug", "now"))
        return [self._present[key].get(slug, slug) for slug in given]

    def named(self, conflict: Conflict, name: By) -> "QuerySet[Any]":
        """The kinds, actors or places that its reader sees in events of the conflict; no others are named."""
        things = MODEL[name]._default_manager
        if self.drafts:
            return things.filter(Exists(self.shown.of(conflict).filter(**{EVENT_OF[name]: OuterRef("pk")})))
        return things.filter(pk__in=kinds_of(conflict) if name == "kind" else having(conflict, name))

    def apply(self, conflict: Conflict) -> EventQuerySet:
        """The published events of `conflict` that match, in order; those in preparation too where they are shown."""
        return self.asked(conflict).matching

    def asked(self, conflict: Conflict) -> Asked:
        """The events that match, in order, and their numbers; found once, for all copies of this filter."""
        key = self.key(conflict)
        if key not in self._asked:
            self._asked[key] = self.ask(conflict)
        return self._asked[key]

    def key(self, conflict: Conflict) -> tuple[Any, ...]:
        """The same for all copies that ask for the same events."""
        said = self.model_dump_json(exclude={"lanes", "time", "hijri", "months"})
        return conflict.pk, said, self._drafts_for.pk if self._drafts_for else None

    def ask(self, conflict: Conflict) -> Asked:
        """By the tables of counts where they say all of the filter; else gathered or, where too many match, met on a
        walk through an index, with numbers of one in so many."""
        if self.top:
            return self.greatest(conflict, self.top)
        if counts := self.counts(conflict):
            return Asked(self.conditions(conflict, by_index=False).in_order(), counts)
        found = Found(
            conflict,
            self.shown.of(conflict),
            self.conditions(conflict, by_index=False),
            partial(self.conditions, conflict, by_index=sooner_by_index(conflict)),
            columns(named=self._counting or self.lanes != "kind"),
        )
        if not sooner_by_index(conflict) and not self.drafts and (gathered := found.gathered()):
            return Asked(gathered.matching.in_order(), gathered)
        known = self.known(conflict)
        least = min(known.values())
        if least > MOST_GATHERED and self.only("from_", "to", "kind") and not self.drafts:
            return Asked(found.walk.in_order(), Ranged(found, self.slugs("kind"), self.range))
        sample = Sample(found, least if self.known_exactly else None) if least > MOST_GATHERED else None
        if sample is None or not sample.are_many():
            by_days = known.get("days") == least <= MOST_LOOKED_AT
            if gathered := found.gathered(self.range, by_days=by_days):
                return Asked(gathered.matching.in_order(), gathered)
        return Asked(found.walk.in_order(), sample or Sample(found, None))

    def gathered(self, conflict: Conflict) -> Gathered | None:
        """Those that match, gathered; None where they are too many."""
        matching, numbers = self.asked(conflict)
        if type(numbers) is Gathered:
            return numbers
        if numbers.total() > MOST_GATHERED:
            return None
        gathered = Gathered(self.shown.of(conflict), matching.order_by().values_list(*columns(named=True)))
        self._asked[self.key(conflict)] = Asked(matching, gathered)
        return gathered

    def greatest(self, conflict: Conflict, count: int) -> Asked:
        """The most significant of those that match but for their number."""
        matching, numbers = self.model_copy(update={"top": None}).asked(conflict)
        if type(numbers) is Gathered:
            chosen = these(self.shown.of(conflict), numbers.greatest(ALL, count))
        else:
            chosen = matching.most_significant(count)
        gathered = Gathered(self.shown.of(conflict), chosen.order_by().values_list(*COLUMNS))
        return Asked(gathered.matching.in_order(), gathered)

    def known(self, conflict: Conflict) -> dict[str, int]:
        """How many events at most some parts of the filter leave, each by itself; the tables know no drafts."""
        if self.drafts:
            return {"conflict": self.shown.of(conflict).order_by()[: MOST_GATHERED + 1].count()}
        counts = self.table(conflict, self.slugs("kind"))
        known = {"kind" if self.kind else "conflict": counts.total()}
        if self.from_ or self.to:
            known["days"] = sum(counts.possibly_in(self.range).values())
        for of in NAMED:
            if slugs := self.slugs(of):
                tallies = tallied(conflict, of, NAMED[of]._default_manager.filter(slug__in=slugs))
                numbers = [tallies.get(slug, 0) for slug in slugs]
                needs_all = of == "actor" and self.actors == "all"
                known[of] = min(numbers, default=0) if needs_all else sum(numbers)
        if self.disputed:
            known["disputed"] = number_of(conflict, Tally.Of.DISPUTED)
        if self.source:
            known["source"] = number_of(conflict, Tally.Of.SOURCE, int(self.source))
        if self.events:
            known["events"] = len(self.slugs("events"))
        return known

    @property
    def known_exactly(self) -> bool:
        """Whether the least of what is known is the number of those that match."""
        alone = [name for name in ("actor", "place", "disputed") if self.only(name)]
        return bool(alone) and len(self.slugs(alone[0]) if alone != ["disputed"] else "1") == 1

    def conditions(self, conflict: Conflict, *, by_index: bool) -> EventQuerySet:
        """The events that match but for their number; `by_index` as `Search.condition` has it."""
        matching = self.shown.of(conflict)
        if self.q:
            matching = matching.found_by(self.search(conflict), by_index=by_index)
        matching = self.of_terms(conflict, matching, by_index) if has_terms() else self.of_rows(matching, by_index)
        if self.source and (self.drafts or not has_terms()):
            cited = self.shown.accounts_shown.filter(article=int(self.source), article__confidential=False)
            matching = matching.filter(of_rows(cited, by_index=by_index))
        if self.events:
            matching = matching.filter(slug__in=self.slugs("events"))
        if self.from_ or self.to:
            matching = (
                matching.certainly_in(self.range) if self.match == "certain" else matching.possibly_in(self.range)
            )
        return matching

    def search(self, conflict: Conflict) -> Search:
        """What the words ask, whose names are looked up once."""
        key = (conflict.pk, self.q)
        if key not in self._searches:
            self._searches[key] = Search(self.q, conflict)
        return self._searches[key]

    def of_rows(self, matching: EventQuerySet, by_index: bool) -> EventQuerySet:
        """Those of the kinds, places and actors, where no index knows terms."""
        if self.kind:
            matching = matching.filter(kind__slug__in=self.slugs("kind"))
        if self.place:
            matching = matching.filter(place__slug__in=self.slugs("place"))
        if self.actor:
            slugs = self.slugs("actor")
            for wanted in [[slug] for slug in slugs] if self.actors == "all" else [slugs]:
                taking_part = Participation.objects.filter(actor__slug__in=wanted)
                matching = matching.filter(of_rows(taking_part, by_index=by_index))
        return matching.disputed() if self.disputed else matching

    def of_terms(self, conflict: Conflict, matching: EventQuerySet, by_index: bool) -> EventQuerySet:
        """Those of the kinds, places, actors and source, by the terms of events."""
        for of in MODEL:
            slugs = self.slugs(of)
            ids = dict(MODEL[of].objects.filter(slug__in=slugs).values_list("slug", "pk")) if slugs else {}
            needs_all = of == "actor" and self.actors == "all"
            for wanted in [[slug] for slug in slugs] if needs_all else [slugs] if slugs else []:
                numbers = [term(of, conflict.pk, ids[slug]) for slug in wanted if slug in ids]
                matching = matching.filter(holding_any(numbers, by_index=by_index))
        if self.disputed:
            matching = matching.filter(holding_any([term("disputed", conflict.pk)], by_index=by_index))
        if self.source and not self.drafts:
            known = Article.objects.filter(pk=int(self.source), confidential=False).exists()
            numbers = [term("source", conflict.pk, int(self.source))] if known else []
            matching = matching.filter(holding_any(numbers, by_index=by_index))
        return matching

    def counts(self, conflict: Conflict) -> Counts | None:
        """The conflict's counts, where they say all of this filter; None where rows must be asked."""
        if self.drafts or not self.only("kind", "match"):
            return None
        return self.table(conflict, self.slugs("kind"))

    def table(self, conflict: Conflict, kinds: Sequence[str] = ()) -> Counts:
        """The counts of all the conflict's events, or of these kinds; asked once, for all copies of this filter."""
        key = conflict.pk, *kinds
        if key not in self._tables:
            self._tables[key] = Counts(conflict, kinds)
        return self._tables[key]

    def but(self, name: str) -> "EventFilter":
        """The same filter without one of its parts."""
        return self.model_copy(update={name: "", "top": None})

    def within(self, shown: Span) -> "EventFilter":
        """The same filter for those of its days that are `shown`, which has both ends."""
        start, end = self.range
        first = max(filter(None, [start, shown.start]))
        last = min(filter(None, [end, shown.end]))
        return self.model_copy(update={"from_": first.isoformat(), "to": max(first, last).isoformat()})

    def counts_in_range(self, conflict: Conflict) -> dict[str, int] | None:
        """How many events match certainly and how many possibly; None where no range of days is asked for."""
        if not (self.from_ or self.to):
            return None
        return {
            match: self.model_copy(update={"match": match}).asked(conflict).numbers.total()
            for match in ("certain", "possible")
        }

    def estimates_the_certain(self, conflict: Conflict) -> bool:
        """Whether the number of events that match certainly is an estimate."""
        certain = self.model_copy(update={"match": "certain"})
        return bool(self.from_ or self.to) and certain.asked(conflict).numbers.about


def sooner_by_index(conflict: Conflict) -> bool:
    """Whether an index of all conflicts finds events of this one sooner than a look at each."""
    return (has_terms() or has_words()) and total(conflict) > MOST_GATHERED
