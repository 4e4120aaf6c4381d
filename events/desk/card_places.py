"""The places that a card offers: the installation's own that its clause names, and those that nobody has entered."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from events.desk.base import apart
from events.models import Candidate, Place
from events.reading.places import town_called
from events.reading.states import names, state_called, told_of
from events.text.languages import current_language

LEFT_TO_RIGHT, POP = "\u2066", "\u2069"  # numbers among words of the other direction


def own_places(candidates: Iterable[Candidate]) -> dict[int, Place]:
    """The installation's places that the cards of some candidates offer."""
    return Place.objects.in_bulk({pk for candidate in candidates for pk in candidate.beside.get("own_places", [])})


class CardPlaces:
    """Of one candidate, in a `language`; `known` holds the installation's own, by their keys."""

    def __init__(self, candidate: Candidate, known: Mapping[int, Place], language: str) -> None:
        self.own = [known[pk] for pk in candidate.beside.get("own_places", []) if pk in known]
        self.new: list[dict[str, Any]] = candidate.beside.get("places", [])
        self.text, self.language = candidate.article.text, language

    @property
    def choices(self) -> list[tuple[str | int, str]]:
        """By name; none where one of the installation's own is all that is named."""
        several = len(self.own) > 1 or self.named_first
        own = [(place.name.text, place.name.text) for place in self.own] if several else []
        new = [(place["name"], described(place)) for place in self.new]
        return [("", _("none of these")), *own, *new] if own or new else []

    @property
    def without_coordinates(self) -> bool:
        """Whether the gazetteer knows none of the places that nobody has entered."""
        return not any("latitude" in place for place in self.new)

    @property
    def named_first(self) -> str:
        """The town that nobody has entered and the words name before the installation's own places; else ""."""
        return next((str(place["name"]) for place in self.new if place.get("first")), "") if self.own else ""

    @property
    def alone(self) -> str:
        """The one of the installation's own that is all that the clause names; else ""."""
        return self.own[0].name.text if len(self.own) == 1 and not self.named_first else ""

    @property
    def likeliest(self) -> str:
        """That which is named first of several of the installation's own, or before them; a new one, if no other is
        named.

        A state is not chosen: a text that names one mostly says whose something is.
        """
        if self.named_first:
            return self.named_first
        if len(self.own) > 1:
            return self.own[0].name.text
        chosen = len(self.new) == 1 and not self.own and self.new[0]["name"] not in names(self.language)
        return str(self.new[0]["name"]) if chosen else ""

    def spot_of(self, where: str) -> tuple[float, float] | None:
        """Latitude and longitude of a place that nobody has entered, where the gazetteer knows which town it is."""
        offered = {place["name"]: place for place in self.new}
        if where in offered:
            town = offered[where]
            return (town["latitude"], town["longitude"]) if "latitude" in town else None
        meant = town_called(where, told_of(self.text, self.language)) if where else None
        return (meant.latitude, meant.longitude) if meant else None


def described(place: Mapping[str, Any]) -> str:
    """The name of a place that nobody has entered; of a town also its state, which tells it from others."""
    if "state" not in place:
        return str(place["name"])
    state = state_called(place["state"], current_language())
    where = f"{place['latitude']:.2f}, {place['longitude']:.2f}"
    return f"{place['name']} ({apart(state)} · {LEFT_TO_RIGHT}{where}{POP})"
