"""A view to pass on: how to cite it, its address, and how another site shows it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.dates import read
from events.dates.words import in_words
from events.models import Conflict
from events.text.languages import LANGUAGES, current_language
from timeline.drawing.lanes import MODEL
from timeline.drawing.picture import Words
from timeline.filters import BadQuery, EventFilter

WIDTH, HEIGHT, NARROWEST = 800, 640, 320  # px


@dataclass(frozen=True)
class Share:
    address: str  # of the view, with scheme and host
    citation: str
    code: str  # HTML that shows the view in another page
    oembed: str  # address of the same for programs
    image: str  # address of its picture


def of_view(request: HttpRequest, conflict: Conflict, filters: EventFilter) -> Share:
    page = with_query(reverse("timeline:conflict", args=[conflict.slug]), filters.query())
    address = request.build_absolute_uri(page)
    return Share(
        address,
        citation(conflict, address),
        frame(request, conflict, filters),
        oembed_address(request, address),
        picture_address(request, conflict, filters),
    )


def picture_address(request: HttpRequest, conflict: Conflict, filters: EventFilter) -> str:
    page = reverse("timeline:picture", args=[conflict.slug])
    return request.build_absolute_uri(with_query(page, filters.query()))


def filter_in_words(conflict: Conflict, filters: EventFilter) -> str:
    """What is filtered, as a reader says it: “Kind: law · from 1975 to 1991”; "" where nothing is."""
    parts = [_("“%s”") % filters.q] if filters.q else []
    for name, model in MODEL.items():
        if slugs := filters.slugs(name):
            parts.append(_(", ").join(str(thing) for thing in model.objects.filter(slug__in=slugs)))
    if filters.days:
        parts.append(filters.days)
    if filters.disputed:
        parts.append(_("only where sources disagree on the date"))
    return " · ".join(parts)


def picture_words(request: HttpRequest, conflict: Conflict, filters: EventFilter, count: int) -> Words:
    events = ngettext("%(n)d event", "%(n)d events", count) % {"n": count}
    today = in_words(read(date.today().isoformat()), current_language())
    return Words(conflict.name.text, filter_in_words(conflict, filters), f"{events} · {today}", request.get_host())


def citation(conflict: Conflict, address: str) -> str:
    """A reference with the day of the view: what is seen at its address may change."""
    today = in_words(read(date.today().isoformat()), current_language())
    words = {"title": conflict.name.text, "editors": conflict.editors, "day": today, "address": address}
    if conflict.editors:
        return _("%(editors)s, “%(title)s”, a sourced timeline, as seen on %(day)s, %(address)s") % words
    return _("“%(title)s”, a sourced timeline, as seen on %(day)s, %(address)s") % words


def frame(
    request: HttpRequest, conflict: Conflict, filters: EventFilter, width: int | None = None, height: int = HEIGHT
) -> str:
    """An <iframe> of the view; as wide as its place where no width is given."""
    page = with_query(reverse("timeline:embed", args=[conflict.slug]), filters.query())
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" frameborder="0"></iframe>',
        request.build_absolute_uri(page),
        conflict.name.text,
        width or "100%",
        height,
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
            conflict = Conflict.objects.get(slug=match.kwargs["conflict"])
            filters = EventFilter.from_query(QueryDict(wanted.query))
        except (Resolver404, Http404, BadQuery, Conflict.DoesNotExist):
            return None
        width = max(size(request, "maxwidth", WIDTH), NARROWEST)
        height = size(request, "maxheight", HEIGHT)
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
    value = request.GET.get(name, "")
    return min(int(value), most) if value.isascii() and value.isdigit() and int(value) else most


def with_query(path: str, query: str) -> str:
    return f"{path}?{query}" if query else path
