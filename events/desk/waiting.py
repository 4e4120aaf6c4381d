"""What waits for a person at the desk: each a rule over events or articles, with a count and a list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from events.models import Article, Candidate, Citation, Event, Participation
from events.models.events import Status

MOST_COUNTED = 1000  # beyond that the desk says "more than"
NO_REASON = Q(date_reason_ar="", date_reason_en="", date_reason_fr="")
FEW_TITLES = Q(title_ar="", title_en="") | Q(title_ar="", title_fr="") | Q(title_en="", title_fr="")


@dataclass(frozen=True)
class Waiting:
    """One kind of work. `of` takes the rows and the person, and gives those that wait."""

    key: str
    label: Any
    of: Callable[[Any, Any], QuerySet]
    for_editors: bool = False  # who may publish


def with_accounts(events: Any, accounts: QuerySet) -> QuerySet:
    return events.filter(Exists(accounts.filter(event=OuterRef("pk"))), status=Status.PUBLISHED)


def moved(events: Any, user: Any) -> QuerySet:
    visible = Article.objects.visible_to(user).values("pk")
    return with_accounts(events, Citation.objects.reckoned_from_another_date().filter(article__in=visible))


def lost_quotes(events: Any, user: Any) -> QuerySet:
    """Events with a quote of an original text that was corrected since, and does not hold the words any more."""
    quoted = Citation.objects.exclude(quote="").filter(article__text_is=Article.TextIs.ORIGINAL)
    quoted = quoted.filter(article__in=Article.objects.visible_to(user).values("pk")).exclude(article__text="")
    lost = quoted.exclude(article__text__contains=F("quote"))
    return events.filter(Exists(lost.filter(event=OuterRef("pk"))))


def published(events: Any) -> QuerySet:
    return events.filter(status=Status.PUBLISHED)


EVENTS = (
    Waiting("mine", _("Your drafts"), lambda events, user: events.drafts_of(user)),
    Waiting("review", _("To review"), lambda events, user: events.filter(status=Status.IN_REVIEW), True),
    Waiting(
        "accounts",
        _("Published events with accounts that are not public yet"),
        lambda events, user: with_accounts(events, Citation.objects.filter(published=False)),
        True,
    ),
    Waiting(
        "disputed",
        _("Disputed dates without a reason"),
        lambda events, user: published(events).disputed().filter(NO_REASON),
        True,
    ),
    Waiting("moved", _("Dates reckoned from an article whose date was corrected"), moved, True),
    Waiting("quotes", _("Quotes that no longer stand in their article"), lost_quotes),
    Waiting("no-place", _("Without a place"), lambda events, user: published(events).filter(place=None)),
    Waiting(
        "no-actor",
        _("Without an actor"),
        lambda events, user: published(events).exclude(Exists(Participation.objects.filter(event=OuterRef("pk")))),
    ),
    Waiting("one-language", _("In one language only"), lambda events, user: published(events).filter(FEW_TITLES)),
)


def to_decide(articles: Any, user: Any) -> QuerySet:
    return articles.filter(Exists(Candidate.objects.undecided().filter(article=OuterRef("pk"))))


ARTICLES = (
    Waiting("decide", _("Articles with dates to decide on"), to_decide),
    Waiting(
        "unread", _("Articles never read"), lambda articles, user: articles.filter(read_at=None).exclude(text="")
    ),
)


@dataclass(frozen=True)
class Row:
    label: Any
    count: int
    more: bool  # there are more than were counted
    address: str


def rows(user: Any) -> list[Row]:
    """What waits for this person, without what is empty; each with the address of its list."""
    found = []
    for base, kinds, page in (
        (Article.objects.visible_to(user), ARTICLES, "article"),
        (Event.objects.all(), EVENTS, "event"),
    ):
        if not user.has_perm(f"events.view_{page}"):
            continue
        for kind in kinds:
            if kind.for_editors and not user.has_perm("events.publish_event"):
                continue
            count = kind.of(base, user).order_by()[: MOST_COUNTED + 1].count()
            if count:
                address = f"{reverse(f'admin:events_{page}_changelist')}?waiting={kind.key}"
                found.append(Row(kind.label, min(count, MOST_COUNTED), count > MOST_COUNTED, address))
    return found
