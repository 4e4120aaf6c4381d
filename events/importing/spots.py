"""Which coordinate comes first in a column whose cells hold both. Pure."""

from collections import Counter

from django.utils.translation import gettext as _

from events.importing.cells import degrees_of
from events.importing.coordinates import Spot, is_near, order_in_heading, spot_in
from events.importing.mapping import Mapping
from events.reading.gazetteer import key_of, towns_called

NEAR = 0.5  # degrees, within which a town lies where it is said to
MOSTLY = 0.9  # of the towns
ASKED = 200  # cells


class Spots:
    """Takes the rows of a table, and tells which comes first in them.

    As the mapping or the heading says, or the cells that can be read in one order alone, or the towns where they are
    known to lie.
    """

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.cells, self.names = mapping.place.get("coordinates"), mapping.place.get("name")
        self.headings = sorted(self.cells.columns) if self.cells else []
        self.either = ""  # a cell that could be read in both orders
        self.certain: dict[str, str] = {}  # by order a cell that shows it
        self.towns: Counter[str] = Counter()
        self.town: dict[str, str] = {}  # by order a place that shows it

    def take(self, row: dict[str, str]) -> None:
        cell = self.cells.fill(row) if self.cells else ""
        spot = spot_in(cell) if cell else None
        if spot is None or spot.order:
            return
        if len(spot.orders) == 1:
            self.certain.setdefault(spot.orders[0], cell)
            return
        self.either = self.either or cell
        if self.names and self.towns.total() < ASKED and (order := order_by_town(spot, name := self.names.fill(row))):
            self.towns[order] += 1
            self.town.setdefault(order, name)

    @property
    def by_heading(self) -> str:
        return order_in_heading(self.headings[0]) if self.headings else ""

    @property
    def by_towns(self) -> str:
        return next((order for order, n in self.towns.items() if n >= MOSTLY * self.towns.total()), "")

    @property
    def order(self) -> str:
        """Of coordinates.ORDERS; "" where nothing tells."""
        stated = self.mapping.first or self.by_heading
        if stated or len(self.certain) > 1:
            return stated
        return next(iter(self.certain), "") or self.by_towns

    def note(self) -> str:
        """How they are read, and why; nothing where there are none of which it matters."""
        order = self.order
        if not self.either:
            return ""
        said = {"cell": self.either, "heading": "".join(self.headings[:1])}
        said["order"] = _("latitude, longitude") if order == "latitude" else _("longitude, latitude")
        said["other"] = self.certain.get(order) or self.town.get(order, "")
        if not order:
            nothing = _(
                "Nothing tells whether coordinates like “%(cell)s” begin with the latitude or the longitude: they "
                "are left out. Say which comes first (in a mapping, place: first, latitude or longitude)."
            )
            return nothing % said
        if self.mapping.first:
            return _("Coordinates like “%(cell)s” are read as %(order)s, as the mapping says.") % said
        if self.by_heading:
            return _("Coordinates like “%(cell)s” are read as %(order)s, as the heading “%(heading)s” says.") % said
        return _("Coordinates like “%(cell)s” are read as %(order)s, as “%(other)s” shows.") % said


def order_by_town(spot: Spot, name: str) -> str:
    """The only order in which a town of this name lies there."""
    towns = [(town.latitude, town.longitude) for town in towns_called(key_of(name))]
    fitting = [order for order in spot.orders if any(is_near(spot.placed(order), town, NEAR) for town in towns)]
    return fitting[0] if len(fitting) == 1 else ""


def is_town_at(name: str, latitude: str, longitude: str) -> bool:
    """Whether the first words of a name, as of “Aleppo, Syria”, are those of a town that lies there."""
    north, east = degrees_of(latitude, 90, "NS"), degrees_of(longitude, 180, "EW")
    if north is None or east is None:
        return False
    towns = towns_called(key_of(name.partition(",")[0]))
    return any(is_near((town.latitude, town.longitude), (north, east), NEAR) for town in towns)
