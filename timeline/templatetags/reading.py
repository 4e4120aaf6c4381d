"""Words for the templates: dates, texts in another language, and how a date was reckoned."""

from typing import Any

from django import template
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from events import workingwords
from events.dates import read
from events.datewords import in_words
from events.models import Citation, Event
from events.texts import Text, current_language, direction
from timeline.sketch import SHAPES

register = template.Library()


@register.filter
def dated(edtf: str) -> str:
    """An EDTF string in the words of the page's language."""
    return in_words(read(edtf), current_language()) if edtf else _("date not given")


@register.filter
def dated_event(event: Event) -> str:
    return in_words(event.when, current_language(), planned=event.planned) if event.when else dated("")


@register.filter
def dated_account(account: Citation) -> str:
    return in_words(account.when, current_language(), planned=account.stance == "announces") if account.date else ""


@register.filter
def text(value: Text) -> str | SafeString:
    """A text of ours; marked up where it is not in the page's language."""
    if value.lang == current_language():
        return value.text
    return format_html('<span lang="{}" dir="{}">{}</span>', value.lang, value.dir, value.text)


@register.filter
def direction_of(lang: str) -> str:
    return direction(lang)


@register.filter
def working(account: Citation) -> str:
    return workingwords.reckoned(account.date, account.reckoned_from)


@register.filter
def choice_made(account: Citation) -> list[str]:
    return workingwords.choice_made(account.working)


@register.simple_tag(takes_context=True)
def this_page_in(context: dict[str, Any], lang: str) -> str:
    """The address of the same page, with the same filter, in another language."""
    request: HttpRequest = context["request"]
    return translate_url(request.get_full_path(), lang)


@register.simple_tag
def glyph(shape: str, colour: str, hollow: bool = False) -> SafeString:
    """A kind's mark, 14 px wide."""
    paint = (
        format_html('fill="none" stroke="{}" stroke-width="2"', colour)
        if hollow
        else format_html('fill="{}"', colour)
    )
    return format_html(
        '<svg class="glyph" viewBox="-8 -8 16 16" width="14" height="14" aria-hidden="true"><path d="{}" {}/></svg>',
        SHAPES[shape],
        paint,
    )
