"""Which place of the installation a town of the gazetteer is."""

import itertools

from events.models import Conflict, Place
from events.models.belonging import its_own_first
from events.reading.gazetteer import key_of, towns_called
from events.reading.gazetteer.sounding import towns_sounding


def spot_of(latitude: float | None, longitude: float | None) -> tuple[int, int] | None:
    """Where a place is, to a tenth of a degree."""
    return (round(latitude * 10), round(longitude * 10)) if latitude is not None and longitude is not None else None


class Entered:
    """The places that have coordinates, in every conflict, as a town is the same in all; its own stand first."""

    def __init__(self, conflict: Conflict | None) -> None:
        self.at: dict[tuple[int, int], list[Place]] = {}
        for place in its_own_first(Place.objects.all(), conflict):
            if spot := spot_of(place.latitude, place.longitude):
                self.at.setdefault(spot, []).append(place)

    def town(self, latitude: float, longitude: float) -> Place | None:
        """The town that the gazetteer has there, in whatever language it was entered; never the one beside it."""
        north, east = round(latitude * 10), round(longitude * 10)
        cells = itertools.product((north, north - 1, north + 1), (east, east - 1, east + 1))
        near = (place for cell in cells for place in self.at.get(cell, ()))
        return next((place for place in near if is_town(place, latitude, longitude)), None)


def is_town(place: Place, latitude: float, longitude: float) -> bool:
    keys = [key_of(name) for name in place.spellings]
    towns = [town for key in keys for town in (*towns_called(key), *towns_sounding(key))]
    return any((town.latitude, town.longitude) == (latitude, longitude) for town in towns)
