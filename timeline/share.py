"""A view to pass on: how to cite it, its address, and how another site shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, QueryDict
from django.templatetags.static import static
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.dates import read
from events.dates.words import in_words
from events.models import Conflict, Event, EventKind
from events.models.finding import EventQuerySet
from events.text.given import whole_number
from events.text.languages import LANGUAGES, current_language, left_to_right
from timeline.chips import filter_in_words
from timeline.conflicts import seen_conflict
from timeline.drawing.layouts import FOLDED
from timeline.drawing.marks import ROW
from timeline.drawing.picture import INK, MOST_LANES, Key, Words
from timeline.drawing.window import Window, size_of, window
from timeline.filters import EventFilter
from timeline.parameters import BadQuery

WIDTH, HEIGHT, NARROWEST = 800, 960, 320  # px
AROUND = 660  # px of a framed page that are not rows of its chart, at most


@dataclass(frozen=True)
class Share:
    address: str  # of the view, with scheme and host
    citation: str
    code: str  # HTML that shows the view in another page
    oembed: str  # address of the same for programs
    image: str  # address of its picture


def framed_height(drawn: Window) -> int:
    """px that a frame of the view needs where it is widest in its rows, its list and legend closed.

    Which is a narrow one: with more room no folded chart has more rows.
    """
    return max(drawn.chart(layout).rows for layout in FOLDED[:2]) * ROW + AROUND


def of_view(request: HttpRequest, conflict: Conflict, filters: EventFilter, height: int) -> Share:
    """`height`: px of a frame that shows it."""
    page = with_query(reverse("timeline:conflict", args=[conflict.slug]), filters.query())
    address = request.build_absolute_uri(page)
    return Share(
        address,
        citation(conflict, address),
        frame(request, conflict, filters, height=height),
        oembed_address(request, address),
        picture_address(request, conflict, filters),
    )


def picture_address(request: HttpRequest, conflict: Conflict, filters: EventFilter) -> str:
    page = reverse("timeline:picture", args=[conflict.slug])
    return request.build_absolute_uri(with_query(page, filters.query()))


def picture_words(
    request: HttpRequest, conflict: Conflict, filters: EventFilter, matching: EventQuerySet, count: int
) -> Words:
    """Of one event its title and date; of others the conflict's name and what is filtered."""
    today = in_words(read(date.today().isoformat()), current_language())
    event = matching.first() if count == 1 and filters.events else None
    if event:
        dated = in_words(read(event.date), current_language(), planned=event.planned)
        return Words(event.title.text, dated, f"{conflict.name} · {today}", request.get_host())
    events = ngettext("%(n)d event", "%(n)d events", count) % {"n": count}
    return Words(conflict.name.text, filter_in_words(conflict, filters), f"{events} · {today}", request.get_host())


def key_of(kinds: Sequence[EventKind], *, laned: bool) -> list[Key]:
    """What the shapes of a picture mean, and the colours of kinds that have no lane of their own."""
    unnamed = kinds if not laned else kinds[MOST_LANES - 1 :] if len(kinds) > MOST_LANES else []
    forms = [
        Key("circle", INK, True, _("solid: on that day")),
        Key("circle", INK, False, _("hollow: on a day or days within, not given which")),
    ]
    return [*forms, *(Key(kind.shape, kind.colour, True, kind.name.text) for kind in unnamed)]


def citation(conflict: Conflict, address: str, event: Event | None = None) -> str:
    """A reference to a view, or to one event, with the day of the view: what is seen at its address may change."""
    today = in_words(read(date.today().isoformat()), current_language())
    title = f"{event.title} · {conflict.name}" if event else conflict.name.text
    words = {"title": title, "editors": conflict.editors, "day": today, "address": left_to_right(address)}
    if conflict.editors:
        return _("%(editors)s, “%(title)s”, a sourced timeline, as seen on %(day)s, %(address)s") % words
    return _("“%(title)s”, a sourced timeline, as seen on %(day)s, %(address)s") % words


def frame(
    request: HttpRequest, conflict: Conflict, filters: EventFilter, width: int | None = None, height: int = HEIGHT
) -> str:
    """An <iframe> of the view; as wide as its place where no width is given. With a script beside it, which sites may
    leave out, it follows what is opened in it."""
    page = with_query(reverse("timeline:embed", args=[conflict.slug]), filters.query())
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" frameborder="0"></iframe>'
        '<script async src="{}"></script>',
        request.build_absolute_uri(page),
        conflict.name.text,
        width or "100%",
        height,
        request.build_absolute_uri(static("timeline/frame.js")),
    )


def oembed_address(request: HttpRequest, address: str) -> str:
    query = QueryDict(mutable=True)
    query["url"] = address
    return request.build_absolute_uri(f"{reverse('oembed')}?{query.urlencode()}")


def oembed(request: HttpRequest) -> dict[str, Any] | None:
    """The oEmbed answer for the view at the `url` that the request asks for; None where none is there."""
    try:
        wanted = urlsplit(request.GET.get("url", ""))
    except ValueError:
        return None
    lang = wanted.path.strip("/").partition("/")[0]
    if wanted.netloc != request.get_host() or lang not in LANGUAGES:
        return None
    with translation.override(lang):
        try:
            match = resolve(wanted.path)
            if match.view_name not in ("timeline:conflict", "timeline:embed"):
                return None
            conflict = seen_conflict(match.kwargs["conflict"])
            filters = EventFilter.from_query(QueryDict(wanted.query))
        except (Resolver404, Http404, BadQuery):
            return None
        width = max(size(request, "maxwidth", WIDTH), NARROWEST)
        matching, counts = filters.asked(conflict)
        drawn = window(matching, filters.lanes, filters.range, (), size_of(matching, counts), counts)
        height = size(request, "maxheight", framed_height(drawn))
        return {
            "version": "1.0",
            "type": "rich",
            "title": conflict.name.text,
            "provider_name": _("Sourced timeline"),
            "html": frame(request, conflict, filters, width, height),
            "width": width,
            "height": height,
        }


def size(request: HttpRequest, name: str, most: int) -> int:
    """The size in px that the query asks for, no more than `most`; `most` where it names none."""
    return min(whole_number(request.GET.get(name)) or most, most)


def with_query(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
