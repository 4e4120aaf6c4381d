"""What waits for a person at the desk: each a rule over events or articles, with a count and a list."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import reduce
from itertools import combinations
from operator import or_
from typing import Any, Generic, NamedTuple, TypeVar, cast

from django.contrib.admin import ModelAdmin, SimpleListFilter
from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from events.desk.choosing import narrowed
from events.models import Article, Candidate, Citation, Comment, Conflict, Event, Participation
from events.models.accounts import CitationQuerySet
from events.models.finding import EventQuerySet, Status
from events.models.sources import ArticleQuerySet
from events.record.counting import total, totals
from events.text.languages import grouped, languages_used

MOST_COUNTED = 1000  # beyond that the desk says "more than"
MOST_LOOKED_AT = 100_000  # events of a conflict, each of which a costly question reads
NO_REASON = Q(date_reason_ar="", date_reason_en="", date_reason_fr="")


Rows = TypeVar("Rows", EventQuerySet, ArticleQuerySet)


@dataclass(frozen=True)
class Waiting(Generic[Rows]):
    """One kind of work. `of` takes the rows and the person, and gives those that wait."""

    key: str
    label: Promise
    told: Any  # the sentence of how many, by `n` and, as it is written, by `count`
    of: Callable[[Rows, User], Rows]
    for_editors: bool = False  # who may publish
    costly: bool = False  # no index answers it
    filled: bool = False  # its list opens as a table to fill in


def with_accounts(events: EventQuerySet, accounts: CitationQuerySet) -> EventQuerySet:
    """The published ones that have one of these accounts."""
    return events.filter(Exists(accounts.filter(event=OuterRef("pk"))), status=Status.PUBLISHED)


def moved(events: EventQuerySet, user: User) -> EventQuerySet:
    """With a date reckoned from a date that their article bore before; of articles that the person may see."""
    return with_accounts(events, Citation.objects.visible_to(user).reckoned_from_another_date())


def lost_quotes(events: EventQuerySet, user: User) -> EventQuerySet:
    """Events with a quote of an original text that was corrected since, and does not hold the words any more."""
    quoted = Citation.objects.visible_to(user).exclude(quote="").exclude(article__text="")
    quoted = quoted.filter(article__text_is=Article.TextIs.ORIGINAL)
    lost = quoted.exclude(article__text__contains=F("quote"))
    return events.filter(Exists(lost.filter(event=OuterRef("pk"))))


def in_one_language(events: EventQuerySet, user: User) -> EventQuerySet:
    """Published ones that lack a title in all languages of the installation but one; none where it has but one."""
    pairs = combinations(languages_used(), len(languages_used()) - 1)
    lacking = [Q(**{f"title_{lang}": "" for lang in pair}) for pair in pairs if pair]
    return published(events).filter(reduce(or_, lacking)) if lacking else events.none()


def published(events: EventQuerySet) -> EventQuerySet:
    return events.filter(status=Status.PUBLISHED)


def not_withdrawn(events: EventQuerySet) -> EventQuerySet:
    return events.exclude(status=Status.WITHDRAWN)


EVENTS: tuple[Waiting[EventQuerySet], ...] = (
    Waiting(
        "assigned",
        _("Assigned to you"),
        ngettext_lazy("%(count)s event is assigned to you.", "%(count)s events are assigned to you.", "n"),
        lambda events, user: events.assigned_to(user),
    ),
    Waiting(
        "mine",
        _("Your drafts"),
        ngettext_lazy(
            "%(count)s draft of yours is not finished.", "%(count)s drafts of yours are not finished.", "n"
        ),
        lambda events, user: events.drafts_of(user),
    ),
    Waiting(
        "review",
        _("To review"),
        ngettext_lazy("%(count)s event waits for a review.", "%(count)s events wait for a review.", "n"),
        lambda events, user: events.filter(status=Status.IN_REVIEW),
        True,
    ),
    Waiting(
        "accounts",
        _("Published events with accounts that are not public yet"),
        ngettext_lazy(
            "%(count)s published event has accounts that are not public yet.",
            "%(count)s published events have accounts that are not public yet.",
            "n",
        ),
        lambda events, user: with_accounts(events, Citation.objects.filter(published=False)),
        True,
    ),
    Waiting(
        "disputed",
        _("Disputed dates without a reason"),
        ngettext_lazy(
            "The sources of %(count)s published event disagree on its date, and no reason is told.",
            "The sources of %(count)s published events disagree on their dates, and no reason is told.",
            "n",
        ),
        lambda events, user: published(events).disputed().filter(NO_REASON),
        True,
    ),
    Waiting(
        "moved",
        _("Dates reckoned from an article whose date was corrected"),
        ngettext_lazy(
            "%(count)s event has a date reckoned from an article whose date was corrected.",
            "%(count)s events have a date reckoned from an article whose date was corrected.",
            "n",
        ),
        moved,
        True,
    ),
    Waiting(
        "quotes",
        _("Quotes that no longer stand in their article"),
        ngettext_lazy(
            "%(count)s event has a quote that no longer stands in its article.",
            "%(count)s events have a quote that no longer stands in its article.",
            "n",
        ),
        lost_quotes,
    ),
    Waiting(
        "no-place",
        _("Without a place"),
        ngettext_lazy("%(count)s event has no place.", "%(count)s events have no place.", "n"),
        lambda events, user: not_withdrawn(events).filter(place=None),
        filled=True,
    ),
    Waiting(
        "no-actor",
        _("Without an actor"),
        ngettext_lazy("%(count)s event has no actor.", "%(count)s events have no actor.", "n"),
        lambda events, user: not_withdrawn(events).exclude(
            Exists(Participation.objects.filter(event=OuterRef("pk")))
        ),
        costly=True,
        filled=True,
    ),
    Waiting(
        "one-language",
        _("In one language only"),
        ngettext_lazy(
            "%(count)s published event has a title in one language only.",
            "%(count)s published events have a title in one language only.",
            "n",
        ),
        in_one_language,
        costly=True,
        filled=True,
    ),
)


def to_decide(articles: ArticleQuerySet, user: User) -> ArticleQuerySet:
    return articles.filter(Exists(Candidate.objects.undecided().filter(article=OuterRef("pk"))))


ARTICLES: tuple[Waiting[ArticleQuerySet], ...] = (
    Waiting(
        "decide",
        _("Articles with dates to decide on"),
        ngettext_lazy(
            "%(count)s article has dates to decide on.", "%(count)s articles have dates to decide on.", "n"
        ),
        to_decide,
    ),
    Waiting(
        "unread",
        _("Articles never read"),
        ngettext_lazy("%(count)s article was never read.", "%(count)s articles were never read.", "n"),
        lambda articles, user: articles.filter(read_at=None).exclude(text=""),
    ),
    Waiting(
        "nameless",
        _("Sources of which readers know neither publisher nor address"),
        ngettext_lazy(
            "Of %(count)s source that readers see neither publisher nor address is known.",
            "Of %(count)s sources that readers see neither publisher nor address is known.",
            "n",
        ),
        lambda articles, user: articles.filter(publisher="", url="", confidential=False).cited_in_public(),
        True,
        costly=True,
    ),
)


class WaitingFilter(SimpleListFilter, Generic[Rows]):
    """The lists of the desk's front page."""

    title = _("what waits")
    parameter_name = "waiting"
    kinds: tuple[Waiting[Rows], ...] = ()

    def lookups(self, request: HttpRequest, model_admin: "ModelAdmin[Any]") -> list[tuple[str, str]]:
        return [(kind.key, str(kind.label)) for kind in self.kinds]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = next((kind for kind in self.kinds if kind.key == self.value()), None)
        return chosen.of(cast(Rows, queryset), cast(User, request.user)) if chosen else queryset


@dataclass(frozen=True)
class Row:
    """A sentence of the front page: what waits, and where it is listed; `count` is at most one above MOST_COUNTED,
    and 0 where nothing was counted."""

    told: str
    count: int
    address: str


def rows(user: User, conflict: Conflict | None = None) -> list[Row]:
    """What waits for this person in the conflict, or in all, without what is empty; each with its list's address."""
    articles = narrowed(Article.objects.visible_to(user), conflict)
    events = narrowed(Event.objects.all(), conflict)
    many = how_many(conflict) > MOST_LOOKED_AT
    return [
        *waiting_rows(articles, ARTICLES, "article", user, many=many),
        *waiting_rows(events, EVENTS, "event", user, many=many),
    ]


def how_many(conflict: Conflict | None) -> int:
    """Published events of the conflict, or of all, as they are counted."""
    return total(conflict) if conflict else sum(totals().values())


MOST_ASKED = 10  # shown each; the list of what is assigned holds all


class Asked(NamedTuple):
    """What a colleague asked a person, on the page of an event."""

    by: str
    text: str
    event: str
    address: str


def asked_of(user: User) -> list[Asked]:
    """Of every conflict, whichever the desk is of: the newest first."""
    if not user.has_perm("events.view_event"):
        return []
    asked = Comment.objects.filter(to=user, done=False).select_related("by", "event__conflict").order_by("-at", "-pk")
    return [
        Asked(
            str(one.by or _("somebody who is gone")),
            Truncator(one.text).chars(200),
            str(one.event),
            f"{reverse('admin:events_event_change', args=[one.event_id])}#comments",
        )
        for one in asked[:MOST_ASKED]
    ]


def waiting_rows(
    base: Rows, kinds: tuple[Waiting[Rows], ...], page: str, user: User, *, many: bool = False
) -> list[Row]:
    """The lines of one list of the desk, "event" or "article"; none for who may not see it. Of `many` rows what is
    costly is not counted."""
    if not user.has_perm(f"events.view_{page}"):
        return []
    lines = []
    for kind in kinds:
        if kind.for_editors and not user.has_perm("events.publish_event"):
            continue
        address = f"{reverse(f'admin:events_{page}_changelist')}?waiting={kind.key}"
        if kind.filled and user.has_perm("events.publish_event"):
            address += f"&filling={kind.key}"
        if many and kind.costly:
            lines.append(Row(_("“%s” is not counted among so many events.") % kind.label, 0, address))
        elif count := kind.of(base, user).order_by()[: MOST_COUNTED + 1].count():
            written = grouped(count) if count <= MOST_COUNTED else _("more than %s") % grouped(MOST_COUNTED)
            if page == "article" and count == 1 and (only := kind.of(base, user).first()):  # no list of one
                address = reverse("admin:events_article_read", args=[only.pk])
            lines.append(Row(kind.told % {"n": count, "count": written}, count, address))
    return lines
