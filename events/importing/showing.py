"""Imported rows as people look at them before anything is written: on the desk's page, and by `--dry-run`."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, ngettext_lazy

from events.dates import read
from events.dates.words import in_words
from events.importing.cells import spaced
from events.importing.rows import Imported
from events.importing.there_before import MOST_LOOKED_AT
from events.importing.writing import Seen
from events.text import counts
from events.text.languages import current_language, listed

MOST_SHOWN = 50  # rows that are taken
MOST_REFUSED = 100
BECOMES = {
    "created": gettext_lazy("new"),
    "updated": gettext_lazy("changed"),
    "unchanged": gettext_lazy("unchanged"),
    "edited": gettext_lazy("left as edited"),
    "refused": gettext_lazy("refused"),
}


COUNTED = {  # as `Outcome` calls them
    "created": ngettext_lazy("%(n)s event is new", "%(n)s events are new", "n"),
    "updated": ngettext_lazy("%(n)s is changed", "%(n)s are changed", "n"),
    "unchanged": ngettext_lazy("%(n)s is unchanged", "%(n)s are unchanged", "n"),
    "edited": ngettext_lazy("%(n)s is left as an editor changed it", "%(n)s are left as an editor changed them", "n"),
    "refused": ngettext_lazy("%(n)s row is refused", "%(n)s rows are refused", "n"),
}


def counted_in_words(counts: Mapping[str, int]) -> str:
    """What became of the rows of a file, or would: “30 events are new, 1 row is refused”."""
    said = [str(words % {"n": counts[name]}) for name, words in COUNTED.items() if counts[name]]
    return listed(said) if said else _("no row is an event")


class Shown(NamedTuple):
    """A row as it will look, or why it is refused; the cells as `headings` names them."""

    number: int
    becomes: str
    cells: list[str]
    reason: str
    about: str

    @property
    def word(self) -> str:
        return str(BECOMES[self.becomes])


def headings() -> list[str]:
    return [_("Date"), _("Kind"), _("Title"), _("Place"), _("Actors"), _("Deaths"), _("Sources")]


class Showing:
    """Takes what is seen of each row; keeps the first that are refused, and the first of the others."""

    def __init__(self, most_refused: int = MOST_REFUSED, kind_names: dict[str, str] | None = None) -> None:
        self.most_refused = most_refused
        self.kind_names = kind_names or {}  # by slug, of those that are there
        self.refused: list[Shown] = []
        self.taken: list[Shown] = []
        self.more = {"refused": 0, "taken": 0}
        self.kinds: dict[str, str] = {}  # slugs by name, as of the others
        self.actors: dict[str, str] = {}
        self.places: dict[str, str] = {}
        self.new: list[Imported] = []  # the first that would be events

    def see(self, seen: Seen) -> None:
        if seen.imported is None:
            self.keep("refused", self.most_refused, seen)
            return
        self.keep("taken", MOST_SHOWN, seen)
        row = seen.imported
        if seen.becomes == "created" and len(self.new) < MOST_LOOKED_AT:
            self.new.append(row)
        self.kinds.setdefault(row.kind_name, row.kind)
        for slug, name in row.actors:
            self.actors.setdefault(name, slug)
        if row.place:
            self.places.setdefault(row.place.name, row.place.slug)

    def keep(self, name: str, most: int, seen: Seen) -> None:
        kept: list[Shown] = getattr(self, name)
        if len(kept) < most:
            cells = cells_of(seen.imported, self.kind_names) if seen.imported else []
            kept.append(Shown(seen.number, seen.becomes, cells, seen.reason, seen.about))
        else:
            self.more[name] += 1

    @property
    def lines(self) -> list[str]:
        """As text: the refused ones first."""
        shown = [
            f"{row.number}: {row.word}: {row.reason or ' | '.join(row.cells)}" for row in self.refused + self.taken
        ]
        more = sum(self.more.values())
        return [
            *shown,
            *([ngettext("… and %(n)d row more.", "… and %(n)d rows more.", more) % {"n": more}] if more else []),
        ]


def cells_of(row: Imported, kind_names: dict[str, str]) -> list[str]:
    died = (row.deaths.get(name) for name in ("low", "best", "high"))
    return [
        in_words(read(row.date), current_language()),
        kind_names.get(row.kind, spaced(row.kind_name)),
        " / ".join(filter(None, row.title.values())),
        spaced(row.place.name) if row.place else "",
        "; ".join(spaced(name) for _slug, name in row.actors),
        counts.in_words(*died),
        "; ".join(source.title for source in row.sources),
    ]
