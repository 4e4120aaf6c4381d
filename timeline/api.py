"""The API under /api/v1/: what is published, as JSON, described by its OpenAPI document."""

from typing import Annotated, Any

import orjson
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.log import log_response
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Path, Query, Schema
from ninja.errors import ValidationError as NinjaError
from pydantic import BaseModel, Field

from events.importing.own_json import article_out, event_out, public_columns, thing_out
from events.models import Actor, Article, Citation, Conflict, DataSet, Event
from events.record.counting import ALL, Counts, having, totals
from events.text.languages import Language
from timeline.conflicts import seen_conflict
from timeline.drawing.figure import figure as plotly_figure
from timeline.drawing.layouts import Layout, layout_of
from timeline.drawing.window import window
from timeline.errors import failed
from timeline.exports import page_address
from timeline.filters import EventFilter
from timeline.listing import slice_of
from timeline.parameters import OF_TEXT
from timeline.shown import days_of, said_of

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
Slug = Annotated[str, Path(max_length=100, pattern="^[-a-zA-Z0-9_]+$", examples=["western-sahara"])]


# What is sent is plain already: Ninja's own schemas look up each field of each row as templates do, in a fifth of the
# time of an answer.
class Texts(BaseModel):
    ar: str
    en: str
    fr: str


class Problem(BaseModel):
    reason: str = Field(description="What was wrong, and what would be right.")


class ConflictOut(BaseModel):
    slug: str
    name: Texts
    summary: Texts
    licence: str
    licence_url: str
    public_version: int = Field(description="Grows with every public change.")


class KindOut(BaseModel):
    slug: str
    name: Texts
    colour: str = Field(examples=["#2274b5"])
    shape: str = Field(description="Plotly's name of the mark's shape.")


class ActorOut(BaseModel):
    slug: str
    kind: str = Field(description="state, movement, organisation, organ, person or group")
    name: Texts
    short: Texts
    part_of: str | None = Field(description="The slug of the actor to which this one belongs.")


class ArticleOut(BaseModel):
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


class ParticipationOut(BaseModel):
    actor: str
    role: str


class AccountOut(BaseModel):
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
    attribution: Texts = Field(description="Who is said to say it: the claimant's name, or else its own words.")
    own_attribution: Texts = Field(description="Its own words for whom it is attributed to, beside a claimant too.")
    confidential_source: str = Field(
        description="A code that accounts of one confidential source share; empty where the source is named."
    )
    claimant: str | None = Field(description="The slug of the actor to whom the source attributes it.")
    working: dict[str, Any] = Field(description="How the reading of the article resolved the date, if it did.")
    deaths_low: int | None
    deaths_best: int | None
    deaths_high: int | None
    locator: str


class DataSetOut(BaseModel):
    slug: str
    name: str
    version: str
    licence: str
    credit: str
    licence_url: str
    redistributable: bool = Field(description="Whether its terms let it be passed on.")


class EventOut(BaseModel):
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


class EventPage(BaseModel):
    count: int = Field(description="How many events match.")
    estimated: bool = Field(description="Whether `count` is an estimate, as words match more than 10,000 events.")
    next: str | None = Field(description="The address of the next page.")
    events: list[EventOut]


class PageQuery(Schema):
    limit: int = Field(100, ge=1, le=500, description="Events in one answer.")
    offset: int = Field(0, ge=0, le=10_000_000, description="How many to pass over.")


class ViewQuery(Schema):
    view: str = Field(
        "",
        max_length=40,
        description="The part of the axis to show, as an EDTF date or interval; what is none is refused with 400.",
        json_schema_extra=OF_TEXT,
    )
    width: int = Field(1000, ge=200, le=4000, description="px of the chart; below 620 all lanes are folded into one.")
    folded: bool = Field(False, description="All lanes in one, as on a telephone, whatever the width.")
    low: int = Field(
        0, ge=0, le=4000, description="px of a window that is low: all lanes in one that it shows whole."
    )
    lang: Language = Field("en", description="Language of labels; Arabic runs from the right.")

    @property
    def layout(self) -> Layout:
        return layout_of(self.width, folded=self.folded, low=self.low)


@api.get("/conflicts", response=list[ConflictOut], summary="All conflicts with a public event")
def conflicts(request: HttpRequest) -> Any:
    shown = Conflict.objects.filter(pk__in=totals()).select_related("versions")
    return [{**public_columns(conflict), "public_version": conflict.public_version} for conflict in shown]


@api.get("/conflicts/{conflict}/events", response={200: EventPage, 400: Problem, 404: Problem}, summary="Events")
def events(request: HttpRequest, conflict: Slug, filters: Query[EventFilter], page: Query[PageQuery]) -> Any:
    """The events that match, by their earliest day; those open to the past first."""
    found = seen_conflict(conflict)
    matching, numbers = filters.asked(found)
    count = numbers.total()
    if kept_back := kept_back_sets(found):
        matching = matching.may_be_passed_on()
        count = count if numbers.about else matching.count()
    end = page.offset + page.limit
    whole, since = not kept_back and not filters.active, filters.range.start
    ids = slice_of(matching, None if kept_back else numbers, page.offset, end + 1, whole=whole, since=since)
    shown = Event.objects.filter(pk__in=ids[: page.limit]).in_order().with_accounts()
    more = filters.query(limit=page.limit, offset=end) if len(ids) > page.limit else None
    return {
        "count": count,
        "estimated": numbers.about,
        "next": request.build_absolute_uri(f"?{more}") if more else None,
        "events": [event_out(event, page_address(request)) for event in shown],
    }


def kept_back_sets(conflict: Conflict) -> bool:
    """Whether some events of the conflict may not be passed on."""
    if settings.PASS_ON_ALL_DATA_SETS:
        return False
    return DataSet.objects.filter(pk__in=having(conflict, "data set"), redistributable=False).exists()


@api.get(
    "/conflicts/{conflict}/events/{event}", response={200: EventOut, 400: Problem, 404: Problem}, summary="One event"
)
def event(request: HttpRequest, conflict: Slug, event: Slug) -> Any:
    public = Event.objects.published().may_be_passed_on().with_accounts()
    return event_out(get_object_or_404(public, conflict__slug=conflict, slug=event), page_address(request))


@api.get(
    "/conflicts/{conflict}/figure",
    response={200: dict, 400: Problem, 404: Problem},
    summary="A Plotly figure",
    url_name="figure",
)
def figure(request: HttpRequest, conflict: Slug, filters: Query[EventFilter], view: Query[ViewQuery]) -> Any:
    """`data` and `layout` of the timeline. Where more than 600 events are in and beside the view, bars say how
    many begin when, and only the most significant are drawn singly.

    It draws what the page draws, also events of data sets that may not be passed on, which the other answers leave
    out. The figure carries no colours of a theme; give it those of your page. `layout.meta.said` tells how many
    events are in the view.
    """
    json = figure_of(seen_conflict(conflict), filters, view)
    return HttpResponse(json, content_type="application/json")


def figure_of(conflict: Conflict, filters: EventFilter, view: ViewQuery) -> bytes:
    """The figure as JSON. Raises ValidationError where the view cannot be read."""
    with translation.override(view.lang):
        matching, counts = filters.asked(conflict)
        asked = days_of(view.view)
        shown = asked or filters.range
        drawn_of = window(matching, filters.lanes, shown, counts=counts, exact=asked is not None)
        chart = drawn_of.chart(view.layout)
        right_to_left, width = filters.right_to_left(view.lang), view.width if view.layout.folded else None
        drawn = plotly_figure(chart, right_to_left=right_to_left, lang=view.lang, width=width)
        drawn["layout"]["meta"] |= said_of(matching, counts, shown)
    return orjson.dumps(drawn)


@api.get("/conflicts/{conflict}/actors", response={200: list[ActorOut], 400: Problem, 404: Problem}, summary="Actors")
def actors(request: HttpRequest, conflict: Slug) -> Any:
    """The actors that take part in a published event."""
    taking_part = Actor.objects.filter(pk__in=having(seen_conflict(conflict), "actor"))
    return [thing_out(actor) for actor in taking_part.select_related("part_of")]


@api.get(
    "/conflicts/{conflict}/kinds",
    response={200: list[KindOut], 400: Problem, 404: Problem},
    summary="Kinds of events",
)
def kinds(request: HttpRequest, conflict: Slug) -> Any:
    counts = Counts(seen_conflict(conflict))
    shown = counts.possibly_in(ALL)
    return [thing_out(kind) for kind in counts.kinds.values() if kind.slug in shown]


@api.get("/articles/{id}", response={200: ArticleOut, 400: Problem, 404: Problem}, summary="A source")
def article(request: HttpRequest, id: Annotated[int, Path(ge=1, le=2**63 - 1)]) -> Any:
    """A source that a published account cites; never its whole text."""
    cited = Citation.objects.published().filter(article=OuterRef("pk"), event__status=Event.Status.PUBLISHED)
    return article_out(get_object_or_404(Article, Exists(cited), pk=id, confidential=False))


@api.exception_handler(Http404)
def not_there(request: HttpRequest, error: Http404) -> HttpResponse:
    return api.create_response(request, {"reason": _("There is nothing published at this address.")}, status=404)


@api.exception_handler(Exception)
def broken(request: HttpRequest, error: Exception) -> HttpResponse:
    response = failed(error)
    log_response("%s", request.path, response=response, request=request, exception=error)
    return response


@api.exception_handler(NinjaError)
def bad_query(request: HttpRequest, error: NinjaError) -> HttpResponse:
    reasons = [f"{e['loc'][-1]}: {e['msg'].removeprefix('Value error, ')}" for e in error.errors]
    return api.create_response(request, {"reason": " ".join(reasons)}, status=400)


@api.exception_handler(ValidationError)
def bad_value(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return api.create_response(request, {"reason": " ".join(error.messages)}, status=400)
