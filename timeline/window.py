"""The events of a filtered view as lanes of marks, ready to be drawn."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events import claims
from events.dates import Span, read
from events.datewords import in_words
from events.models import Citation, Event
from events.texts import current_language
from timeline.figure import isolated
from timeline.marks import Chart, Extent, Item, Lane, Rival, View, draw

MOST_MARKS = 1500  # what a browser pans smoothly
MOST_ACTOR_LANES = 12
OTHERS = "others"
NAMED_SOURCES = 3
YEAR_1970 = 719_163  # as an ordinal: where an empty chart stands


def chart_of(events: Sequence[Event], lanes: str, width: int, shown: Span | None = None) -> Chart:
    """Lay out events (loaded `with_accounts`) in lanes by kind, actor or place, `width` px wide.

    `shown` is the part of the axis to be seen; by default the whole extent of the events.
    """
    found = lanes_of(events, lanes)
    items = [item for event in events for item in items_of(event, keys_of(event, lanes, found))]
    return draw(items, found, view_of(events, width, shown))


def view_of(events: Iterable[Event], width: int, shown: Span | None) -> View:
    """The shown days; where an end is open, all that the events may reach, with a little air beside it."""
    days = [day.toordinal() for event in events for day in (event.reach_start, event.reach_end) if day]
    first, last = shown or Span(None, None)
    start = first.toordinal() if first else min(days, default=YEAR_1970)
    end = (last.toordinal() if last else max(days, default=start)) + 1
    end = max(end, start + 1)
    air = max((end - start) * 0.03, 10)
    return View(start if first else start - air, end if last else end + air, width)


def extents_of(events: Iterable[Event], view: View) -> Iterator[tuple[Extent, str]]:
    """From when to when each event may have been, with its kind's colour; what is open runs to the view's end."""
    for event in events:
        start = event.earliest.toordinal() if event.earliest else view.start
        end = event.latest.toordinal() + 1 if event.latest else view.end
        yield Extent(start, end), event.kind.colour


def lanes_of(events: Sequence[Event], by: str) -> list[Lane]:
    if by == "kind":
        kinds = sorted({event.kind for event in events}, key=lambda kind: (kind.position, kind.slug))
        return [Lane(kind.slug, str(kind)) for kind in kinds]
    if by == "place":
        counts = Counter(event.place for event in events if event.place)
        named = [Lane(place.slug, str(place)) for place, _count in counts.most_common(MOST_ACTOR_LANES)]
        return [*named, Lane(OTHERS, _("Other places, or none given"))]
    counts = Counter(p.actor for event in events for p in event.participations.all())
    named = [Lane(actor.slug, actor.short.text) for actor, _count in counts.most_common(MOST_ACTOR_LANES)]
    return [*named, Lane(OTHERS, _("Other actors"))]


def keys_of(event: Event, by: str, lanes: Sequence[Lane]) -> list[str]:
    """The lanes in which an event stands: one, or one for each of its actors."""
    if by == "kind":
        return [event.kind.slug]
    keys = {lane.key for lane in lanes}
    slugs = (
        [event.place.slug if event.place else ""]
        if by == "place"
        else [p.actor.slug for p in event.participations.all()]
    )
    return [slug for slug in slugs if slug in keys] or [OTHERS]


def items_of(event: Event, lanes: Iterable[str]) -> Iterator[Item]:
    accounts = list(event.citations.all())
    for lane in lanes:
        yield Item(
            slug=event.slug,
            lane=lane,
            title=event.title.text,
            edtf=event.date,
            told=told(event, accounts),
            colour=event.kind.colour,
            shape=event.kind.shape,
            significance=event.significance,
            planned=event.planned,
            disputed=event.disputed and not event.disagreement_explained,
            known_until=event.core_end,
            rivals=tuple(rivals_of(event, accounts)),
        )


def rivals_of(event: Event, accounts: Iterable[Citation]) -> Iterator[Rival]:
    """The dates of the event's own accounts that it does not follow, each once."""
    seen = {event.date}
    for account in accounts:
        if account.aspect == claims.EVENT and account.date and account.date not in seen:
            seen.add(account.date)
            if account.stance != Citation.Stance.DENIES:
                announced = account.stance == claims.ANNOUNCES
                yield Rival(account.date, announced, rival_told(event, account, announced))


def told(event: Event, accounts: Sequence[Citation]) -> str:
    """Title, date in words and sources, in Plotly's small HTML; everything of ours escaped."""
    lang = current_language()
    lines = [isolated(event.title.text, event.title.lang)]
    lines.append(isolated(in_words(read(event.date), lang, planned=event.planned), lang))
    names = list(dict.fromkeys(a.article.public_publisher or a.article.public_title for a in accounts))
    shown = (_("%s and others") if len(names) > NAMED_SOURCES else "%s") % _(", ").join(names[:NAMED_SOURCES])
    count = ngettext("%(count)d account", "%(count)d accounts", len(accounts)) % {"count": len(accounts)}
    lines.append(f"{escape(count, quote=False)}: {isolated(shown, lang)}")
    if event.disputed and not event.disagreement_explained:
        lines.append(escape(_("Sources disagree on the date"), quote=False))
    return "<br>".join(lines)


def rival_told(event: Event, account: Citation, announced: bool) -> str:
    lang = current_language()
    source = account.article.public_publisher or account.article.public_title
    words = in_words(read(account.date), lang, planned=announced)
    return (
        f"{isolated(event.title.text, event.title.lang)}<br>"
        f"{isolated(source, lang)}{escape(_(': '), quote=False)}{isolated(words, lang)}"
    )
