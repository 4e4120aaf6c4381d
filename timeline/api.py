"""The API under /api/v1/: what is published, as JSON, described by its OpenAPI document."""

import logging
from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

import orjson
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Path, Query, Schema
from ninja.errors import ValidationError as NinjaError
from pydantic import Field

from events.dates import Span
from events.dates.words import in_words
from events.models import Actor, Article, Citation, Conflict, Event, EventKind
from events.reading.typed import one_date
from events.text.languages import current_language, in_all_languages
from timeline.drawing.figure import figure as plotly_figure
from timeline.drawing.window import in_view, window
from timeline.filters import EventFilter

api = NinjaAPI(
    title="Sourced timeline",
    version="1",
    urls_namespace="api-1",
    description=(
        "Events of a conflict, each with every source's account of it. Only what is published is here. "
        "Dates are EDTF strings (ISO 8601-2): `2023-04` is some time in April 2023, not its first day. "
        "`earliest` and `latest` bound a date; null is an open end. Texts come in Arabic, English and French, "
        "empty where there is none. The data carry the conflict's licence; quotes are excepted from it."
    ),
)
logger = logging.getLogger(__name__)
Slug = Annotated[str, Path(max_length=100, examples=["western-sahara"])]


class Texts(Schema):
    ar: str
    en: str
    fr: str


class Problem(Schema):
    reason: str = Field(description="What was wrong, and what would be right.")


class ConflictOut(Schema):
    slug: str
    name: Texts
    summary: Texts
    licence: str
    licence_url: str
    public_version: int = Field(description="Grows with every public change.")


class KindOut(Schema):
    slug: str
    name: Texts
    colour: str = Field(examples=["#2274b5"])
    shape: str = Field(description="Plotly's name of the mark's shape.")


class ActorOut(Schema):
    slug: str
    kind: str = Field(description="state, movement, organisation, organ, person or group")
    name: Texts
    short: Texts
    part_of: str | None = Field(description="The slug of the actor to which this one belongs.")


class ArticleOut(Schema):
    id: int
    slug: str = Field(description="A short name; empty where the source is confidential.")
    title: str = Field(description="“A source known to the editors” where the source is confidential.")
    publisher: str
    affiliation: str
    url: str
    symbol: str
    language: str
    published: str = Field(description="Day of publication, as an EDTF string; a range where estimated.")
    published_reason: str = Field(description="How the day of publication was estimated.")
    licence: str


class ParticipationOut(Schema):
    actor: str
    role: str


class AccountOut(Schema):
    article: ArticleOut
    quote: str = Field(description="The source's own words; excepted from the licence.")
    translation: Texts = Field(description="The editors' translation of the quote.")
    claim: Texts = Field(description="What the source says, in the editors' words.")
    date_as_written: str = Field(examples=["مساء الخميس"])
    date: str = Field(description="The date as resolved, as an EDTF string.", examples=["2023-03-30"])
    reckoned_from: str = Field(description="EDTF: the article's date from which it was reckoned, or empty.")
    aspect: str = Field(
        description="What the date is the date of: event, announcement, document, effect, part, other."
    )
    stance: str = Field(description="reports, says, denies or announces")
    attribution: Texts
    claimant: str | None = Field(description="The slug of the actor to whom the source attributes it.")
    working: dict = Field(description="How the reading of the article resolved the date, if it did.")
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None
    locator: str


class DataSetOut(Schema):
    slug: str
    name: str
    version: str
    licence: str
    credit: str


class EventOut(Schema):
    slug: str
    url: str
    kind: str
    title: Texts
    summary: Texts
    date: str = Field(description="EDTF string.", examples=["2023-03-27/2023-03-31"])
    date_words: Texts = Field(description="The date as a reader says it.")
    date_reason: Texts
    earliest: str | None
    latest: str | None
    planned: bool = Field(description="Announced, and no account yet says that it took place.")
    disputed: bool = Field(description="Accounts of the event itself disagree on its date.")
    disagreement_explained: bool
    significance: int = Field(description="1 a detail, 2 notable, 3 a landmark")
    place: str | None
    actors: list[ParticipationOut]
    accounts: list[AccountOut]
    data_set: DataSetOut | None = Field(description="The data set it was imported from, whose licence it carries.")


class EventPage(Schema):
    count: int = Field(description="How many events match.")
    next: str | None = Field(description="The address of the next page.")
    events: list[EventOut]


class PageQuery(Schema):
    limit: int = Field(100, ge=1, le=500, description="Events in one answer.")
    offset: int = Field(0, ge=0, le=10_000_000, description="How many to pass over.")


class ViewQuery(Schema):
    view: str = Field("", max_length=40, description="The part of the axis to show, as an EDTF date or interval.")
    width: int = Field(1000, ge=200, le=4000, description="px for which the marks are laid out.")
    lang: Literal["ar", "en", "fr"] = Field("en", description="Language of labels; Arabic runs from the right.")


@api.get("/conflicts", response=list[ConflictOut], summary="All conflicts")
def conflicts(request: HttpRequest) -> Any:
    return [
        {**plain(c, "slug", "licence", "licence_url", "public_version"), **texts(c, "name", "summary")}
        for c in Conflict.objects.all()
    ]


@api.get("/conflicts/{conflict}/events", response={200: EventPage, 400: Problem, 404: Problem}, summary="Events")
def events(request: HttpRequest, conflict: Slug, filters: Query[EventFilter], page: Query[PageQuery]) -> Any:
    """The events that match, by their earliest day; those open to the past first."""
    matching = filters.apply(get_object_or_404(Conflict, slug=conflict)).may_be_passed_on()
    count = matching.count()
    end = page.offset + page.limit
    shown = matching.with_accounts()[page.offset : end]
    more = filters.query(limit=page.limit, offset=end) if end < count else None
    return {
        "count": count,
        "next": request.build_absolute_uri(f"?{more}") if more else None,
        "events": [event_out(request, event) for event in shown],
    }


@api.get("/conflicts/{conflict}/events/{event}", response={200: EventOut, 404: Problem}, summary="One event")
def event(request: HttpRequest, conflict: Slug, event: Slug) -> Any:
    found = Event.objects.published().may_be_passed_on().with_accounts()
    return event_out(request, get_object_or_404(found, conflict__slug=conflict, slug=event))


@api.get(
    "/conflicts/{conflict}/figure",
    response={200: dict, 400: Problem, 404: Problem},
    summary="A Plotly figure",
    url_name="figure",
)
def figure(request: HttpRequest, conflict: Slug, filters: Query[EventFilter], view: Query[ViewQuery]) -> Any:
    """`data` and `layout` of the timeline. Where more than 600 events are in and beside the view, bars say how
    many begin when, and only the most significant are drawn singly.

    The figure carries no colours of a theme; give it those of your page. `layout.meta.said` tells how many events
    are in the view.
    """
    found = get_object_or_404(Conflict, slug=conflict)
    return HttpResponse(figure_of(found, filters, view), content_type="application/json")


def figure_of(conflict: Conflict, filters: EventFilter, view: ViewQuery) -> bytes:
    """The figure as JSON. Raises ValidationError where the view cannot be read."""
    with translation.override(view.lang):
        matching, counts = filters.apply(conflict), filters.counts(conflict)
        seen = shown(view.view) or filters.range
        chart = window(matching, filters.lanes, seen, counts=counts).chart(view.width)
        told = plotly_figure(chart, right_to_left=filters.right_to_left(view.lang), lang=view.lang)
        told["layout"]["meta"] = {
            "said": in_view(sum(counts.possibly_in(seen).values()) if counts else matching.possibly_in(seen).count())
        }
    return orjson.dumps(told)


def shown(view: str) -> Span | None:
    """The days of a view; raises ValidationError where it cannot be read or has an open end."""
    if not view:
        return None
    span = one_date(view, current_language()).bounds
    if span.start is None or span.end is None:
        raise ValidationError(_("A view needs both ends, as in 1975/1991."))
    return span


@api.get("/conflicts/{conflict}/actors", response={200: list[ActorOut], 404: Problem}, summary="Actors")
def actors(request: HttpRequest, conflict: Slug) -> Any:
    """The actors that take part in a published event."""
    found = get_object_or_404(Conflict, slug=conflict)
    taking_part = Actor.objects.filter(events__in=Event.objects.published().of(found)).distinct()
    return [
        {**plain(a, "slug", "kind"), **texts(a, "name", "short"), "part_of": a.part_of and a.part_of.slug}
        for a in taking_part.select_related("part_of")
    ]


@api.get("/conflicts/{conflict}/kinds", response={200: list[KindOut], 404: Problem}, summary="Kinds of events")
def kinds(request: HttpRequest, conflict: Slug) -> Any:
    found = get_object_or_404(Conflict, slug=conflict)
    used = EventKind.objects.filter(events__in=Event.objects.published().of(found)).distinct()
    return [{**plain(k, "slug", "colour", "shape"), **texts(k, "name")} for k in used]


@api.get("/articles/{id}", response={200: ArticleOut, 404: Problem}, summary="A source")
def article(request: HttpRequest, id: Annotated[int, Path(ge=1, le=2**63 - 1)]) -> Any:
    """A source that a published account cites; never its whole text."""
    cited = Citation.objects.published().filter(event__in=Event.objects.published())
    found = Article.objects.filter(confidential=False, citations__in=cited).distinct()
    return article_out(get_object_or_404(found, pk=id))


def plain(row: Any, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def texts(row: Any, *names: str) -> dict[str, Any]:
    return {name: in_all_languages(row, name) for name in names}


def event_out(request: HttpRequest, event: Event) -> dict[str, Any]:
    return {
        **plain(event, "slug", "date", "planned", "disputed", "disagreement_explained", "significance"),
        **texts(event, "title", "summary", "date_reason"),
        "url": request.build_absolute_uri(event.get_absolute_url()),
        "kind": event.kind.slug,
        "date_words": {lang: in_words(event.when, lang, planned=event.planned) for lang in ("ar", "en", "fr")},
        "earliest": event.earliest and event.earliest.isoformat(),
        "latest": event.latest and event.latest.isoformat(),
        "place": event.place and event.place.slug,
        "actors": [{"actor": p.actor.slug, "role": p.role} for p in event.participations.all()],
        "accounts": [account_out(account) for account in event.citations.all()],
        "data_set": event.data_set and plain(event.data_set, "slug", "name", "version", "licence", "credit"),
    }


def export_out(request: HttpRequest, conflict: Conflict, events: Iterable[Event]) -> Iterator[bytes]:
    """The parts of a file of events with the conflict, its licence and the address that it was asked for at."""
    head = {
        "conflict": {**plain(conflict, "slug", "editors", "licence", "licence_url"), **texts(conflict, "name")},
        "licence_note": "The licence is that of the data; words quoted from sources are excepted from it.",
        "address": request.build_absolute_uri(),
    }
    named: dict[str, dict[str, Any]] = {"kinds": {}, "places": {}, "actors": {}}
    yield orjson.dumps(head)[:-1] + b',"events":['
    for number, event in enumerate(events):
        yield (b",\n" if number else b"\n") + orjson.dumps(event_out(request, event))
        gather(named, event)
    yield b"]," + orjson.dumps({name: list(rows.values()) for name, rows in named.items()})[1:] + b"\n"


def gather(named: dict[str, dict[str, Any]], event: Event) -> None:
    """What the file is read with again elsewhere: the kinds, places and actors that its events name, each once."""
    kind, place = event.kind, event.place
    if kind.slug not in named["kinds"]:
        named["kinds"][kind.slug] = {**plain(kind, "slug", "colour", "shape", "position"), **texts(kind, "name")}
    if place and place.slug not in named["places"]:
        where = plain(place, "slug", "latitude", "longitude", "precision")
        named["places"][place.slug] = {**where, **texts(place, "name")}
    claimants = [account.claimant for account in event.citations.all() if account.claimant]
    for actor in [*(p.actor for p in event.participations.all()), *claimants]:
        gather_actor(named["actors"], actor)


def gather_actor(actors: dict[str, Any], actor: Actor) -> None:
    """After those of which it is a part."""
    if actor.slug in actors:
        return
    if actor.part_of:
        gather_actor(actors, actor.part_of)
    part_of = actor.part_of and actor.part_of.slug
    actors[actor.slug] = {
        **plain(actor, "slug", "kind", "aliases"),
        **texts(actor, "name", "short"),
        "part_of": part_of,
    }


def account_out(account: Citation) -> dict[str, Any]:
    claimant = account.claimant
    return {
        **plain(account, "quote", "date_as_written", "date", "aspect", "stance"),
        "reckoned_from": account.public_reckoned_from,
        **plain(account, "deaths_low", "deaths_best", "deaths_high"),
        **texts(account, "translation", "claim"),
        "claimant": claimant and claimant.slug,
        "working": {} if account.article.confidential else account.working,
        "locator": "" if account.article.confidential else account.locator,
        "attribution": in_all_languages(claimant, "name") if claimant else in_all_languages(account, "attribution"),
        "article": article_out(account.article),
    }


def article_out(article: Article) -> dict[str, Any]:
    return {
        "id": 0 if article.confidential else article.pk,
        "slug": "" if article.confidential else article.slug,
        "title": article.public_title,
        "publisher": article.public_publisher,
        "affiliation": Article.Affiliation.UNKNOWN if article.confidential else article.affiliation,
        "url": article.public_url,
        "symbol": article.public_symbol,
        "language": article.language,
        **{
            name: "" if article.confidential else getattr(article, name)
            for name in ("published", "published_reason", "licence")
        },
    }


@api.exception_handler(Http404)
def not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    return api.create_response(request, {"reason": _("There is nothing published at this address.")}, status=404)


@api.exception_handler(Exception)
def broken(request: HttpRequest, error: Exception) -> HttpResponse:
    logger.exception("The API failed at %s", request.path)
    reason = _("Something went wrong on our side. Please try again in a moment.")
    return api.create_response(request, {"reason": reason}, status=500)


@api.exception_handler(NinjaError)
def bad_query(request: HttpRequest, error: NinjaError) -> HttpResponse:
    told = [f"{e['loc'][-1]}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors]
    return api.create_response(request, {"reason": " ".join(told)}, status=400)


@api.exception_handler(ValidationError)
def bad_value(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return api.create_response(request, {"reason": " ".join(error.messages)}, status=400)
