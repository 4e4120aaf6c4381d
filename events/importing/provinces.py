"""Where the provinces of a table lie, as towns in them show of which there is but one: Caldwell, New Jersey, is not
that in Idaho. Pure."""

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from django.utils.translation import ngettext

from events.importing.coordinates import is_near
from events.importing.mapping import Mapping, first_said
from events.importing.namesakes import name_and_wider
from events.reading.gazetteer import Town, key_of, towns_called
from events.reading.states import lands
from events.text.folding import fold

ASKED = 2000  # names of towns
# Degrees: a province's town mostly has another within NEAR, and lies within FAR of its middle; what has several of
# another BESIDE it lies in that.
BESIDE, NEAR, FAR = 0.7, 3, 8
FEW = 3  # towns, that show nothing of others
Spots = Sequence[tuple[float, float]]


class Told(NamedTuple):
    """A town with its province and its state, as a row tells them; "" for a state that it does not."""

    name: str
    province: str
    state: str


class Provinces:
    """Takes the rows of a table whose places have no coordinates but a wider place."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.columns = [] if mapping.has_coordinates else mapping.place_columns
        self.told: set[Told] = set()

    def take(self, row: dict[str, str]) -> None:
        if not self.columns or len(self.told) >= ASKED:
            return
        name, province = name_and_wider(row, self.mapping)
        if name and province and not state_of(province):
            self.told.add(Told(name, province, state_of(first_said(row, self.columns[-1:]))))

    def spots(self, land: str) -> dict[str, Spots]:
        """By province where the towns lie of which there is but one in the row's state, or in `land`."""
        found: dict[str, set[tuple[float, float]]] = {}
        for one in self.told:
            towns = towns_in(one.name, one.state or land)
            if len(towns) == 1:
                found.setdefault(fold(one.province), set()).add(spot_of(towns[0]))
        return {province: sorted(spots) for province, spots in found.items()}

    def nowhere(self, land: str) -> Iterator[Told]:
        """Those of which it is not known where they lie, though there are towns of their names."""
        spots = self.spots(land)
        for one in sorted(self.told):
            towns = towns_in(one.name, one.state or land)
            if towns and not town_in(one.name, one.province, towns, spots):
                yield one

    def note(self, land: str) -> str:
        if not (without := [*self.nowhere(land)]):
            return ""
        told = ngettext(
            "“%(name)s” in “%(province)s” has no coordinates: the towns of that name that are known lie elsewhere, "
            "or nothing shows which of them it is.",
            "%(n)d places, such as “%(name)s” in “%(province)s”, have no coordinates: the towns of their names that "
            "are known lie elsewhere, or nothing shows which of them they are.",
            len(without),
        )
        return told % {"n": len(without), "name": without[0].name, "province": without[0].province}


def town_in(name: str, province: str, towns: Sequence[Town], spots: dict[str, Spots]) -> Town | None:
    """The town of those of one name that lies in the province, as its others show; None where they do not."""
    if not towns or fold(name) in fold(province):  # Aleppo, of the province of that name, is the largest
        return next(iter(towns), None)
    known = spots.get(fold(province), ())
    around = {town: [spot for spot in known if spot != spot_of(town)] for town in towns}
    near = [town for town in towns if any(is_near(spot_of(town), spot, NEAR) for spot in around[town])]
    if near:
        return min(near, key=lambda town: min(distance(spot_of(town), spot) for spot in around[town]))
    if len(towns) > 1 or lies_in_another(towns[0], fold(province), spots):
        return None
    known = around[towns[0]]
    middle = (median(north for north, _east in known), median(east for _north, east in known)) if known else None
    is_far = len(known) >= FEW and not is_near(spot_of(towns[0]), middle, FAR)
    return None if is_far else towns[0]


def lies_in_another(town: Town, province: str, spots: dict[str, Spots]) -> bool:
    """Whether several towns of another province are close to it."""
    here = spot_of(town)
    others = ([spot for spot in known if spot != here] for name, known in spots.items() if name != province)
    return any(sum(is_near(here, spot, BESIDE) for spot in known) > 1 for known in others)


def towns_in(name: str, state: str) -> list[Town]:
    return [town for town in towns_called(key_of(name)) if state in ("", town.country)]


def state_of(name: str) -> str:
    """The code of the state of this name; "" of others."""
    return lands().get(fold(name.strip()), "")


def spot_of(town: Town) -> tuple[float, float]:
    return town.latitude, town.longitude


def distance(one: tuple[float, float], other: tuple[float, float]) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])
