"""Words for the pages of the desk."""

from datetime import datetime
from typing import Any, NamedTuple, cast

from django import template
from django.conf import settings
from django.contrib.admin.helpers import AdminForm
from django.contrib.auth.models import User
from django.forms import BoundField, Form
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from events.dates import read, working
from events.dates.words import in_words
from events.desk import beginning, front, waiting
from events.desk.base import VIEW_CONFLICTS, desk_of
from events.desk.choosing import conflict_at
from events.desk.seen import version_of
from events.models import Article, Candidate, Citation, Conflict, Event
from events.models.columns import Listed
from events.models.roles import administrators
from events.reading import sentence_around
from events.text.given import address_in_short, shortened
from events.text.languages import current_language, direction, listed

LANGUAGE_NAMES = {"ar": "العربية", "en": "English", "fr": "Français"}

# Of Django, whose Arabic has the number beside a dual.
SINCE: dict[str, Any] = {
    "year": ngettext_lazy("%(num)d year", "%(num)d years", "num"),
    "month": ngettext_lazy("%(num)d month", "%(num)d months", "num"),
    "week": ngettext_lazy("%(num)d week", "%(num)d weeks", "num"),
    "day": ngettext_lazy("%(num)d day", "%(num)d days", "num"),
    "hour": ngettext_lazy("%(num)d hour", "%(num)d hours", "num"),
    "minute": ngettext_lazy("%(num)d minute", "%(num)d minutes", "num"),
}

register = template.Library()
register.filter("direction_of", direction)
register.filter("address_in_short", address_in_short)
register.filter("shortened", shortened)


@register.filter
def ago(at: datetime) -> str:
    """How long since then, told to people: within a minute it is now."""
    since = timesince(at, time_strings=SINCE)
    return _("%s ago") % since if since != timesince(timezone.now(), time_strings=SINCE) else _("now")


@register.filter
def person(user: User) -> str:
    """Who typed what a browser keeps: of another database, as of a demo made anew, another has the number."""
    return f"{user.pk}-{int(user.date_joined.timestamp())}"


@register.filter
def dated(edtf: str) -> str:
    """The date in words, in the language of the page; words for none where it is ""."""
    return in_words(read(edtf), current_language()) if edtf else _("date not given")


@register.filter
def reading_told(candidate: Candidate) -> list[str]:
    """How the date of a candidate was read, and how far to trust it."""
    codes = {reason["code"] for reason in candidate.reasons}
    sentences = []
    if reckoned := working.reckoned(candidate.date, candidate.reckoned_from):
        sentences.append(f"{reckoned[:1].upper()}{reckoned[1:]}.")
    sentences += working.choice_made({**candidate.working, "alternatives": []})  # the card lists them itself
    if candidate.dates and not candidate.date:
        sentences.append(_("The words give no day. The article’s own is offered: choose it if it is meant."))
    if candidate.begins:
        sentences.append(
            _("The words say since when, and not until when: if only its beginning is meant, choose that.")
        )
    if candidate.told_after_article:
        sentences.append(
            _(
                "The sentence tells it as over, but this day is after the article’s own date: either the article "
                "holds a slip, or the day was reckoned from a wrong one."
            )
        )
    if "anchor-estimated" in codes:
        sentences.append(_("The article's own date is an estimate, and another would move this one."))
    if "no-anchor" in codes:
        sentences.append(
            _("It cannot be reckoned: no day before it in the text can be counted from.")
            if candidate.article.published
            else _("It cannot be reckoned: the article has no date of publication.")
        )
    return sentences


class Sentence(NamedTuple):
    """What an account quotes, between the rest of its sentences."""

    before: str
    quote: str
    after: str


MOST_AROUND = 300  # letters before a quote, and after it
LOOKED_AT = 2_000  # letters on each side: to part a whole text into sentences, for each account, takes a second


@register.filter
def sentence_of(account: Citation) -> Sentence | None:
    """The article's sentence in which the quote stands; None where it does not."""
    account.find_quote()
    text, start, end = account.article.text, account.quote_start, account.quote_end
    if start is None or end is None:
        return None
    first = max(start - LOOKED_AT, 0)
    text, start, end = text[first : end + LOOKED_AT], start - first, end - first
    begins, ends = sentence_around(text, start)[0], sentence_around(text, end - 1)[1]
    return Sentence(text[begins:start][-MOST_AROUND:], text[start:end], text[end:ends][:MOST_AROUND])


@register.filter
def fields(form: Form, names: str) -> list[BoundField]:
    return [form[name] for name in names.split()]


@register.simple_tag
def version_begun_from(row: Any) -> str:
    """That of the row in the database, which its form sends back; "" for an event, whose versions have numbers."""
    return version_of(row) if isinstance(row, Listed) and not isinstance(row, Event) else ""


@register.simple_tag(takes_context=True)
def what_waits(context: dict[str, Any]) -> list[waiting.Row]:
    request = context["request"]
    return waiting.rows(request.user, conflict_at(request))


@register.simple_tag(takes_context=True)
def asked_of_me(context: dict[str, Any]) -> list[waiting.Asked]:
    return waiting.asked_of(context["request"].user)


@register.simple_tag(takes_context=True)
def desk_conflict(context: dict[str, Any]) -> Conflict | None:
    """Of which the desk is; None for all."""
    return conflict_at(context["request"])


@register.simple_tag
def is_seen(conflict: Conflict) -> bool:
    """Whether its pages are there for readers; till then the desk leads to the preview."""
    return bool(Conflict.objects.seen_one(pk=conflict.pk))


@register.simple_tag(takes_context=True)
def confidential_sources(context: dict[str, Any]) -> str:
    """The ids of those that the person may know: a form that names one is kept no longer than its window is open."""
    known = Article.objects.visible_to(context["request"].user).filter(confidential=True)
    return " ".join(map(str, known.order_by().values_list("pk", flat=True)))


@register.simple_tag(takes_context=True)
def next_steps(context: dict[str, Any], conflict: Conflict | None = None) -> list[beginning.Step]:
    """What the conflict, or that of the desk, still lacks."""
    request = context["request"]
    conflict = conflict or conflict_at(request)
    return beginning.next_steps(conflict, request.user) if conflict else []


@register.simple_tag(takes_context=True)
def first_conflict(context: dict[str, Any]) -> AdminForm | None:
    """The form of the first conflict, where there is none, for who may make it: without one nothing can be done."""
    request = context["request"]
    if Conflict.objects.exists() or not request.user.has_perm("events.add_conflict"):
        return None
    desk = desk_of(Conflict)
    return AdminForm(desk.get_form(request)(), cast(Any, desk.get_fieldsets(request)), {}, model_admin=desk)


@register.simple_tag
def state_names() -> list[str]:
    return beginning.state_names_here()


@register.simple_tag(takes_context=True)
def last_done(context: dict[str, Any]) -> list[front.Done]:
    request = context["request"]
    return front.last_done(request.user, conflict_at(request))


@register.simple_tag
def who_invites() -> str:
    """The names of those who keep the accounts of people."""
    return listed(list(administrators().order_by("username").values_list("username", flat=True)))


@register.simple_tag
def sends_mail() -> bool:
    return settings.SENDS_MAIL


@register.inclusion_tag("admin/desk_head.html", takes_context=True)
def desk_head(context: dict[str, Any]) -> dict[str, Any]:
    """Of which conflict the desk is, and the way to another; to readers' pages and to other languages."""
    if not context.get("has_permission"):  # on pages of those who are not logged in
        return {"open": False}
    request = context["request"]
    chosen = conflict_at(request)
    return {
        "open": True,
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "chosen": chosen,
        "others": [one for one in Conflict.objects.all() if one != chosen],
        "may_choose": request.user.has_perms(VIEW_CONFLICTS),
        "may_add": request.user.has_perm("events.add_conflict"),
        "languages": LANGUAGE_NAMES,
        "here": request.get_full_path() if request.method == "GET" else request.path,
    }
