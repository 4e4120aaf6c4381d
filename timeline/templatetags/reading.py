"""Words for the templates: dates, texts in another language, and how a date was reckoned."""

import json
import re
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.html import format_html
from django.utils.http import escape_leading_slashes
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from events.dates import read
from events.dates import working as how
from events.dates.hijri import hijri_words
from events.dates.words import in_words, under_its_year
from events.models import Citation, Conflict, Event
from events.text.given import balanced
from events.text.languages import Text, current_language, direction, grouped
from timeline.drawing.colours import on_both
from timeline.drawing.disagreement import Disagreement
from timeline.drawing.disagreement import disagreement as dates_of
from timeline.drawing.marks import SIGNS, TURNED
from timeline.drawing.sketch import SHAPES, glyphs
from timeline.filters import EventFilter
from timeline.listing import MONTH_NOT_GIVEN, YEAR_NOT_GIVEN
from timeline.matches import marked, match_beside
from timeline.shown import about_so_many

register = template.Library()
register.filter("grouped", grouped)
register.filter("about_so_many", about_so_many)
register.filter("balanced", balanced)
# A plain date, or from one to another.
DATE = r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?"
EXACT = re.compile(f"(?P<startDate>{DATE})(?:/(?P<endDate>{DATE}))?", re.ASCII)
ROW = re.compile(r"(?:row|ligne|الصف) (\d+)")  # as an import says it
NO_MARKUP = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}  # as django.utils.html.json_script


@register.simple_tag
def sign(name: str) -> SafeString:
    """~, ? or ≠ as it is drawn, by its name."""
    svg = '<svg class="glyph sign" viewBox="-8 -8 16 16" width="16" height="16" aria-hidden="true">{}</svg>'
    turned = mark_safe(' transform="scale(-1 1)"') if (current_language(), name) in TURNED else ""
    return format_html(svg, format_html('<path d="{}"{}/>', SIGNS[name], turned))


@register.simple_tag
def shapes() -> SafeString:
    """The shapes that a page's drawings use, once."""
    return mark_safe(glyphs())  # noqa: S308 — nothing but ours


@register.filter
def dated(edtf: str) -> str:
    """An EDTF string in the words of the page's language."""
    return in_words(read(edtf), current_language()) if edtf else _("date not given")


@register.filter
def dated_event(event: Event) -> str:
    return in_words(event.when, current_language(), planned=event.planned) if event.when else dated("")


@register.filter
def dated_under(event: Event, heading: str) -> str:
    """Its date below the heading of its month."""
    if not event.when or heading not in (str(MONTH_NOT_GIVEN), str(YEAR_NOT_GIVEN)):
        return dated_event(event)
    return under_its_year(event.when, current_language(), planned=event.planned)


@register.filter
def dated_hijri(dated: Event | Citation) -> str:
    return hijri_words(dated.when, current_language()) if dated.when else ""


@register.filter
def dated_account(account: Citation) -> str:
    """The date of an account; "" where it gives none."""
    planned = account.stance == Citation.Stance.ANNOUNCES
    return in_words(account.when, current_language(), planned=planned) if account.when else ""


@register.filter
def located(account: Citation) -> str:
    """Where it stands in its source; the row of an imported table, told in the language of who imported it, in that
    of the page."""
    row = ROW.fullmatch(account.locator) if account.article.data_set_id else None
    return _("row %d") % int(row[1]) if row else account.locator


@register.filter
def disagreement(event: Event) -> Disagreement | None:
    return dates_of(event)


@register.filter
def drawn(svg: str) -> SafeString:
    """A drawing of ours, in which every text is escaped."""
    return mark_safe(svg)  # noqa: S308


@register.filter
def text(value: Text) -> str | SafeString:
    """A text of ours; marked up where it is not in the page's language."""
    if value.lang == current_language():
        return value.text
    return format_html('<span lang="{}" dir="{}">{}</span>', value.lang, value.dir, value.text)


@register.filter
def text_found(value: Text, query: str) -> SafeString:
    """A text of ours with what was searched for marked."""
    if value.lang == current_language():
        return marked(value.text, query)
    return format_html('<span lang="{}" dir="{}">{}</span>', value.lang, value.dir, marked(value.text, query))


@register.filter
def found_elsewhere(event: Event, query: str) -> SafeString | None:
    return match_beside(event, query, f"{event.title} {event.summary}")


@register.filter
def direction_of(lang: str) -> str:
    return direction(lang)


@register.filter
def working(account: Citation) -> str:
    return how.reckoned(account.date, account.public_reckoned_from)


@register.filter
def choice_made(account: Citation) -> list[str]:
    return how.choice_made(account.public_working)


@register.filter
def contact(conflict: Conflict) -> str:
    """Where readers report an error: the conflict's own address, else the site's; empty where there is neither."""
    return conflict.contact or settings.CONTACT_EMAIL


@register.filter
def day_in_words(day: date) -> str:
    return in_words(read(day.isoformat()), current_language())


@register.filter
def with_match(filters: EventFilter, match: str) -> str:
    """The query of a filter with another way of matching days, for an address."""
    return filters.query(match="" if match == "possible" else match)


@register.filter
def with_disputed(filters: EventFilter) -> str:
    """The query of a filter that is limited to disagreements, or no longer is, for an address."""
    return filters.query(disputed=not filters.disputed)


@register.filter
def after(filters: EventFilter, key: str) -> str:
    """The query of the same view with its list from another place on, for an address."""
    return filters.query(after=key)


@register.filter
def without(filters: EventFilter, name: str) -> str:
    """The query of a filter without one of its parts, for an address."""
    return filters.query(**{name: ""})


@register.filter
def number_of(sources: dict[int, tuple[int, Any]], pk: int) -> int:
    return sources[pk][0]


@register.filter
def numbers_of(sources: dict[int, tuple[int, Any]], event: Event) -> str:
    """The numbers of the sources of an event's accounts: "[2] [5]"."""
    return " ".join(dict.fromkeys(f"[{sources[a.article_id][0]}]" for a in event.citations.all()))


@register.filter
def words(text: str) -> list[str]:
    return text.split()


@register.filter
def at_the_quote(account: Citation) -> str:
    """The address of the source, opening at the quoted words where the browser can: a text fragment.

    Syntax: https://wicg.github.io/scroll-to-text-fragment/. A long quote is named by its first and last words.
    """
    url = account.article.public_url
    if not (url and account.quote) or "#" in url:
        return url
    words = account.quote.split()
    parts = [" ".join(words)] if len(words) <= 12 else [" ".join(words[:5]), " ".join(words[-5:])]
    return f"{url}#:~:text={','.join(quote(part, safe='').replace('-', '%2D') for part in parts)}"


@register.filter
def json_ld(event: Event, request: HttpRequest) -> SafeString:
    """The event for search engines, as schema.org describes events; without dates where they are not exact."""
    described: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Event",
        "name": event.title.text,
        "description": event.summary.text,
        "url": request.build_absolute_uri(event.get_absolute_url()),
        "inLanguage": event.title.lang,
        "about": event.conflict.name.text,
    }
    if found := EXACT.fullmatch(event.date):
        described |= {name: date for name, date in found.groupdict().items() if date}
    if event.place:
        described["location"] = {"@type": "Place", "name": event.place.name.text}
    text = json.dumps(described, ensure_ascii=False).translate(NO_MARKUP)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 — escaped just above


@register.simple_tag(takes_context=True)
def absolute_page_in(context: dict[str, Any], lang: str) -> str:
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(this_page_in(context, lang))


@register.simple_tag(takes_context=True)
def this_page_in(context: dict[str, Any], lang: str) -> str:
    """The address of the same page, with the same filter, in another language."""
    request: HttpRequest = context["request"]
    # Of two slashes at its beginning browsers read what follows as another site.
    return translate_url(escape_leading_slashes(request.get_full_path()), lang)


@register.simple_tag(takes_context=True)
def page_of(context: dict[str, Any], conflict: Conflict) -> str:
    """The conflict's page; in a preview the preview of it, as readers may see none yet."""
    return reverse("timeline:preview" if context.get("preview") else "timeline:conflict", args=[conflict.slug])


@register.simple_tag(takes_context=True)
def address_of(context: dict[str, Any], event: Event) -> str:
    """An event's own page, which keeps the filter of this one in its address: by it one goes on and back."""
    here = [event.conflict.slug, event.slug]
    path = reverse("timeline:preview_event", args=here) if context["preview"] else event.get_absolute_url()
    return f"{path}?{context['query']}" if context["query"] else path


@register.simple_tag
@lru_cache(256)
def glyph(shape: str, colour: str, hollow: bool = False) -> SafeString:
    """A kind's mark, 14 px wide."""
    paint = format_html('fill="none" stroke="{}" stroke-width="2"' if hollow else 'fill="{}"', on_both(colour))
    return format_html(
        '<svg class="glyph" viewBox="-8 -8 16 16" aria-hidden="true"><use href="#g-{}" {}/></svg>',
        shape if shape in SHAPES else "circle",
        paint,
    )
