"""How events are found: by who may see them, when they were, their words and their order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import Exact
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from events.dates import Span, claims, shift_days
from events.models.accounts import Citation, CitationQuerySet, Participation
from events.models.columns import in_languages
from events.models.comments import Comment
from events.models.conflicts import Conflict
from events.models.guarded import GuardedQuerySet
from events.models.history import FormerAddress, RetractedAddress, Revision
from events.models.searching import Search

if TYPE_CHECKING:
    from events.models.events import Event


class Status(models.TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "review", _("in review")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrawn")


SAMPLE = 64  # of so many events one stands for all, where they are too many: indexes hold just these


def one_in(size: int) -> Q:
    """One event in so many."""
    return Q(Exact(F("pk") % size, 0))


# Of events that weigh the same those of all times come first, and not the first ids, which are often of one time.
# Multiples of the golden section lie apart, however many one takes.
GOLDEN, PARTS = 40_503, 65_536


def scattered(pk: int) -> int:
    return pk * GOLDEN & PARTS - 1


# Numbers and no parameters, as an index has it.
SCATTERED = models.Func(
    F("id"), template=f"((%(expressions)s * {GOLDEN}) & {PARTS - 1})", output_field=models.BigIntegerField()
)


# Beside an event's preview stand pages of these names.
RESERVED = frozenset({"figure", "view", "listed"})


class EventQuerySet(GuardedQuerySet["Event"]):
    drafts_for: User | None = None  # by whom accounts that are not public are seen; None: by nobody

    def _clone(self) -> EventQuerySet:
        clone: EventQuerySet = super()._clone()  # type: ignore[misc] # the stubs leave out what is private
        clone.drafts_for = self.drafts_for
        return clone

    def published(self) -> EventQuerySet:
        return self.filter(status=Status.PUBLISHED)

    def seen(self) -> EventQuerySet:
        """Those that readers see or ever saw."""
        versions = Revision.objects.published().filter(event=models.OuterRef("pk"))
        return self.filter(Q(status=Status.PUBLISHED) | Q(models.Exists(versions)))

    def in_preparation(self, user: User) -> EventQuerySet:
        """All but the withdrawn: what readers would see if this person published everything that they may know."""
        return self.exclude(status=Status.WITHDRAWN).with_drafts_for(user)

    def with_drafts_for(self, user: User) -> EventQuerySet:
        """With their accounts that are not public, but for those of sources that the person may not know."""
        prepared = self.all()
        prepared.drafts_for = user
        return prepared

    @property
    def accounts_shown(self) -> CitationQuerySet:
        """The accounts that are loaded with the events."""
        if self.drafts_for is None:
            return Citation.objects.published()
        return Citation.objects.in_preparation(self.drafts_for)

    def changeable_by(self, user: User) -> EventQuerySet:
        """Those that a person may change: all who may publish, all; others, the drafts that they began or are asked
        to go on with."""
        if user.has_perm("events.publish_event"):
            return self
        begun = Revision.objects.filter(event=models.OuterRef("pk"), number=1, by=user)
        asked = Comment.objects.filter(event=models.OuterRef("pk"), to=user, done=False)
        return self.filter(models.Exists(begun) | models.Exists(asked), status=Status.DRAFT)

    def assigned_to(self, user: User) -> EventQuerySet:
        """Those that somebody asked this person to look at or to go on with."""
        return self.filter(models.Exists(Comment.objects.filter(event=models.OuterRef("pk"), to=user, done=False)))

    def drafts_of(self, user: User) -> EventQuerySet:
        """The drafts that a person began: whose first version is theirs."""
        begun = Revision.objects.filter(event=models.OuterRef("pk"), number=1, by=user)
        return self.filter(models.Exists(begun), status=Status.DRAFT)

    def of(self, conflict: Conflict) -> EventQuerySet:
        return self.filter(conflict=conflict)

    def in_order(self) -> EventQuerySet:
        """By the earliest day; those open to the past first."""
        return self.order_by(F("earliest").asc(nulls_first=True), "pk")

    def after(self, earliest: date | None, pk: int) -> EventQuerySet:
        """Those that come in order after the event of this earliest day and id."""
        if earliest is None:
            return self.filter(Q(earliest=None, pk__gt=pk) | Q(earliest__isnull=False))
        # The first condition is where an index begins to be read.
        return self.filter(Q(earliest__gt=earliest) | Q(pk__gt=pk), earliest__gte=earliest)

    def before(self, earliest: date, pk: int) -> EventQuerySet:
        """Those that come in order before it, but for those open to the past, which come first of all."""
        return self.filter(Q(earliest__lt=earliest) | Q(pk__lt=pk), earliest__lte=earliest)

    def beside(self, event: Event) -> tuple[Event | None, Event | None]:
        """The one before and the one after an event, which need not be one of them."""
        earlier = next(filter(None, (arm.in_order().last() for arm in self.arms_before(event))), None)
        return earlier, self.after(event.earliest, event.pk).in_order().first()

    def keys_before(self, event: Event, count: int) -> list[tuple[date | None, int]]:
        """Earliest day and id of those before an event, the nearest first."""
        arms = (arm.in_order().reverse().values_list("earliest", "pk")[:count] for arm in self.arms_before(event))
        return [*islice(chain.from_iterable(arms), count)]

    def arms_before(self, event: Event) -> list[EventQuerySet]:
        """Those that come in order before an event: the nearest, and before them those open to the past."""
        open_to_the_past = self.filter(earliest=None)
        if event.earliest is None:
            return [open_to_the_past.filter(pk__lt=event.pk)]
        return [self.before(event.earliest, event.pk), open_to_the_past]

    def possibly_in(self, wanted: Span) -> EventQuerySet:
        """Those that may have happened in the range: their reach touches it."""
        touching = self
        if wanted.end:
            touching = touching.filter(Q(reach_start=None) | Q(reach_start__lte=wanted.end))
        if wanted.start:
            touching = touching.filter(Q(reach_end=None) | Q(reach_end__gte=wanted.start))
        return touching

    def most_significant_in(self, wanted: Span, count: int) -> list[int]:
        """Ids of at most `count` of those that may have happened in a range, the most significant first.

        For ranges of few events; as `rows_in`.
        """
        order = ["-significance", "-weight", "scattered", "pk"]
        rows = self.annotate(scattered=SCATTERED).rows_in(wanted, *(name.lstrip("-") for name in order))
        return [pk for *_order, pk in rows.order_by(*order)[:count]]

    def rows_in(self, wanted: Span, *columns: str) -> models.QuerySet[Event, Any]:
        """These columns of those that may have happened in a range: one step of an index for each length of reach.

        Raises ValueError for a range without an end.
        """
        start, end = wanted
        if start is None and end is None:
            raise ValueError("the range has no end")
        arms = [self.possibly_in(wanted).filter(span_class=claims.SpanClass.LONGER)]
        for length, days in claims.LONGEST_DAYS.items():
            arm = self.filter(span_class=length)
            if start:
                arm = arm.filter(reach_start__gte=shift_days(start, 1 - days), reach_end__gte=start)
            arms.append(arm.filter(reach_start__lte=end) if end else arm)
        rows = [arm.order_by().values_list(*columns) for arm in arms]
        return rows[0].union(*rows[1:], all=True)

    def certainly_in(self, wanted: Span) -> EventQuerySet:
        """Those that surely happened in the range: their reach lies in it, or their core touches it."""
        inside, touching = Q(), Q(core_start__isnull=False)
        if wanted.start:
            inside &= Q(reach_start__gte=wanted.start)
            touching &= Q(core_end__gte=wanted.start)
        if wanted.end:
            inside &= Q(reach_end__lte=wanted.end)
            touching &= Q(core_start__lte=wanted.end)
        return self.filter(inside | touching, tentative=False)

    def by_significance(self) -> EventQuerySet:
        return self.order_by("-significance", "-weight", SCATTERED, "pk")

    def most_significant(self, count: int) -> EventQuerySet:
        """At most `count` of them, the most significant first chosen; further filters apply after that."""
        chosen = self.by_significance().values_list("pk", flat=True)[:count]
        return self.filter(pk__in=list(chosen))

    def may_be_passed_on(self) -> EventQuerySet:
        """Without those of data sets whose terms forbid it, unless the installation says otherwise."""
        return self if settings.PASS_ON_ALL_DATA_SETS else self.exclude(data_set__redistributable=False)

    def disputed(self) -> EventQuerySet:
        """Those on whose date accounts disagree, and no reason explains it away."""
        return self.filter(disputed=True, disagreement_explained=False)

    def search(self, text: str, conflict: Conflict, *, by_index: bool = False) -> EventQuerySet:
        """Those of the conflict that hold all words of `text`; `by_index` as `Search.condition` has it."""
        return self.found_by(Search(text, conflict), by_index=by_index)

    def found_by(self, search: Search, *, by_index: bool) -> EventQuerySet:
        """Those of the search's conflict that hold all its words."""
        found = self.of(search.conflict)
        for word in search.words:
            found = found.filter(search.condition(word, by_index=by_index))
        return found

    def free_address(self, conflict: Conflict | None, words: Iterable[str], but: int | None = None) -> str:
        """The last part of an address that no event of the conflict has, `but` (its id) aside.

        Made of the first of the words that have Latin letters: titles, then kind and date.
        """
        base = next((slug for text in words if (slug := slugify(text)[:90].strip("-"))), "event")
        others = self.filter(conflict=conflict).exclude(pk__in=[but] if but else [])
        former = FormerAddress.objects.filter(conflict=conflict).exclude(event__in=[but] if but else [])
        retracted = RetractedAddress.objects.filter(conflict=conflict)
        stand = (rows.filter(slug__startswith=base).values_list("slug", flat=True) for rows in (former, retracted))
        taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True)).union(RESERVED, *stand)
        return next(slug for slug in [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))] if slug not in taken)

    def with_accounts(self) -> EventQuerySet:
        """Everything that an event's card or list entry shows, in a fixed number of queries."""
        return self.select_related("conflict", "kind", "place", "data_set").with_rows(self.accounts_shown)

    def with_rows_of(self, others: EventQuerySet) -> EventQuerySet:
        """The same, with the accounts that are loaded with the others."""
        prepared = self.all()
        prepared.drafts_for = others.drafts_for
        return prepared.with_accounts()

    def with_rows(self, accounts: CitationQuerySet) -> EventQuerySet:
        """With these accounts of theirs, and all participations."""
        taking_part = Participation.objects.select_related("actor")
        events = self.prefetch_related(models.Prefetch("citations", accounts.with_source()))
        return events.prefetch_related(models.Prefetch("participations", taking_part))

    def for_documents(self) -> EventQuerySet:
        """All that documents hold, drafts' accounts too, in the order of their ids."""
        events = self.order_by("pk").select_related("conflict", "kind", "place")
        return events.with_rows(Citation.objects.all())

    def without_their_version(self) -> EventQuerySet:
        """Those whose version, as it stands, history does not hold: imported ones that nobody has touched."""
        held = Revision.objects.filter(event=models.OuterRef("pk"), number=models.OuterRef("version"))
        return self.filter(~models.Exists(held))

    def for_marks(self, lanes: str, *, titled: bool = True) -> EventQuerySet:
        """What a mark is made of, and where `titled` the words beside it; `lanes` is "kind", "actor" or "place".

        Of the accounts, where no words are wanted, only those of another date than the event's."""
        columns = ["event", "article", "aspect", "date", "stance"]
        accounts = self.accounts_shown
        if not titled:
            accounts = accounts.exclude(date=F("event__date"))
        if titled:  # joined, as SQLite takes no question that names more than a thousand sources
            accounts = accounts.select_related("article")
            columns += [f"article__{name}" for name in ("title", "publisher", "confidential")]
        accounts = accounts.only(*columns).order_by("pk")
        events = self.prefetch_related("kind", models.Prefetch("citations", accounts)).only(*MARK)
        if lanes == "place":
            return events.prefetch_related("place")
        if lanes == "actor":
            taking_part = Participation.objects.select_related("actor")
            return events.prefetch_related(models.Prefetch("participations", taking_part))
        return events


MARK = (
    *("slug", "kind", "place", *in_languages(("title",)), "date", "earliest", "latest", "span_class", "reach_start"),
    *("reach_end", "core_end", "significance", "planned", "disputed", "disagreement_explained", "status"),
)
