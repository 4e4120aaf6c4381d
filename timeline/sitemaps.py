"""The addresses of all public pages in three languages, for search engines: https://www.sitemaps.org/protocol.html.

An index of parts, each of the events of 2,000 ids, so that no answer grows with the site. Of an event is said on
which day readers saw it change last; the hour nobody is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain, zip_longest
from urllib.parse import quote

from django.db.models import F, Max
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape
from django.views.decorators.http import require_safe

from events.models import Batch, Conflict, Event, Revision
from events.record.counting import totals
from events.text.languages import LANGUAGES
from timeline.sending import whole_or_streamed

IDS = 2000  # of events in a part; in each language a page of its own: the protocol allows 50,000 addresses
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
XHTML = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
XML = "application/xml"
HOLE = "__"  # in the place of a slug
Page = dict[str, str]  # its addresses, by language


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    blocks = Event.objects.published().order_by().values_list(F("pk") / IDS, flat=True).distinct()
    parts = [reverse("sitemap-pages"), *(reverse("sitemap-events", args=[block]) for block in sorted(blocks))]
    lines = [f"<sitemap><loc>{escape(request.build_absolute_uri(part))}</loc></sitemap>\n" for part in parts]
    return HttpResponse(f"{HEAD}<sitemapindex {NAMESPACE}>\n{''.join(lines)}</sitemapindex>\n", XML)


@require_safe
def pages(request: HttpRequest) -> HttpResponse | StreamingHttpResponse:
    """The home page, and of each conflict with a public event its page and what is said about it."""
    slugs = [[slug] for slug in Conflict.objects.filter(pk__in=totals()).values_list("slug", flat=True)]
    found = [page for name in ("conflict", "about") for page in addresses(request, name, slugs)]
    return answer((page, None) for page in [*addresses(request, "home", [[]]), *found])


@require_safe
def events(request: HttpRequest, block: int) -> HttpResponse | StreamingHttpResponse:
    """The pages of the public events of so many ids; raises Http404 where there are none."""
    published = Event.objects.published().filter(pk__gte=block * IDS, pk__lt=block * IDS + IDS).order_by("pk")
    rows = list(published.values_list("pk", "import_batch", "conflict__slug", "slug"))
    if not rows:
        raise Http404
    versions = Revision.objects.filter(event__in=[row[0] for row in rows], public=True).order_by()
    changed = dict(versions.values_list("event").annotate(Max("at")))
    imported = dict(Batch.objects.filter(batch__in={row[1] for row in rows}).values_list("batch", "at"))
    days = (changed.get(pk) or imported.get(batch) for pk, batch, *_slugs in rows)
    return answer(zip(addresses(request, "event", [row[2:] for row in rows]), days, strict=True))


def addresses(request: HttpRequest, name: str, slugs: Iterable[Sequence[str]]) -> Iterator[Page]:
    """Of the pages of one name, each with what stands in its address."""
    patterns: dict[str, list[str]] = {}
    for each in slugs:
        for lang in () if patterns else LANGUAGES:
            with translation.override(lang):  # reversed once: it costs more than all else
                address = reverse(f"timeline:{name}", args=[HOLE] * len(each))
            patterns[lang] = request.build_absolute_uri(address).split(HOLE)
        yield {lang: filled(pattern, each) for lang, pattern in patterns.items()}


def filled(pattern: list[str], slugs: Sequence[str]) -> str:
    return escape("".join(chain.from_iterable(zip_longest(pattern, map(quote, slugs), fillvalue=""))))


def answer(found: Iterable[tuple[Page, datetime | None]]) -> HttpResponse | StreamingHttpResponse:
    return whole_or_streamed(lines(found), XML)


def lines(found: Iterable[tuple[Page, datetime | None]]) -> Iterator[str]:
    """Each page in each language, with the others beside it, and the day of its last change where that is known."""
    yield f"{HEAD}<urlset {NAMESPACE} {XHTML}>\n"
    for page, changed in found:
        links = (f'<xhtml:link rel="alternate" hreflang="{lang}" href="{at}"/>' for lang, at in page.items())
        beside = (f"<lastmod>{changed:%Y-%m-%d}</lastmod>" if changed else "") + "".join(links)
        yield "".join(f"<url><loc>{at}</loc>{beside}</url>\n" for at in page.values())
    yield "</urlset>\n"
