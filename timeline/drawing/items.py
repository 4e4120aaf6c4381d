"""An event as the items of a chart, and the words that are shown of it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.dates import claims, read
from events.dates.words import in_words
from events.models import Citation, Event
from events.text.languages import current_language
from timeline.drawing.figure import isolated
from timeline.drawing.marks import Item, Rival

NAMED_SOURCES = 3


def items_of(
    event: Event, lanes: Iterable[str], counted_on: date | None = None, *, titled: bool = True
) -> Iterator[Item]:
    if not event.date:  # a draft that is not dated yet
        return
    accounts = list(event.citations.all())
    for lane in lanes:
        yield Item(
            slug=event.slug,
            lane=lane,
            title=event.title.text if event.status == Event.Status.PUBLISHED else f"✎ {event.title.text}",
            edtf=event.date,
            when=in_words(read(event.date), current_language(), planned=event.planned) if titled else "",
            told=told(event, accounts) if titled else "",
            colour=event.kind.colour,
            shape=event.kind.shape,
            significance=event.significance,
            planned=event.planned,
            disputed=event.is_disputed,
            known_until=event.core_end,
            counted_on=counted_on,
            rivals=tuple(rivals_of(event, accounts, titled)),
        )


def rivals_of(event: Event, accounts: Iterable[Citation], titled: bool) -> Iterator[Rival]:
    """The dates of the event's own accounts that it does not follow, each once."""
    seen = {event.date}
    for account in accounts:
        dates_it = account.aspect == claims.EVENT and account.stance != Citation.Stance.DENIES
        if dates_it and account.date and account.date not in seen:
            seen.add(account.date)
            announced = account.stance == claims.ANNOUNCES
            yield Rival(account.date, announced, rival_told(event, account, announced) if titled else "")


def told(event: Event, accounts: Sequence[Citation]) -> str:
    """Title, date in words and sources, in Plotly's small HTML; everything of ours escaped."""
    lang = current_language()
    lines = [isolated(event.title.text, event.title.lang)]
    lines.append(isolated(in_words(read(event.date), lang, planned=event.planned), lang))
    names = list(dict.fromkeys(source_of(account) for account in accounts))
    shown = (_("%s and others") if len(names) > NAMED_SOURCES else "%s") % _(", ").join(names[:NAMED_SOURCES])
    count = ngettext("%(count)d account", "%(count)d accounts", len(accounts)) % {"count": len(accounts)}
    lines.append(f"{escape(count)}{_(': ')}{isolated(shown, lang)}")
    if event.status != Event.Status.PUBLISHED:
        lines.append(escape(_("In preparation: readers do not see it.")))
    if event.is_disputed:
        lines.append(escape(_("Sources disagree on the date")))
    return "<br>".join(lines)


def rival_told(event: Event, account: Citation, announced: bool) -> str:
    lang = current_language()
    words = in_words(read(account.date), lang, planned=announced)
    return (
        f"{isolated(event.title.text, event.title.lang)}<br>"
        f"{isolated(source_of(account), lang)}{escape(_(': '))}{isolated(words, lang)}"
    )


def source_of(account: Citation) -> str:
    return account.article.public_publisher or account.article.shown_title
