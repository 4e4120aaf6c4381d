"""The state in which the places of a table lie, as names show that towns of one state alone have. Pure."""

from collections import Counter

from django.utils.translation import gettext as _

from events.importing.mapping import Mapping
from events.importing.namesakes import name_and_wider
from events.reading.gazetteer import key_of, towns_called
from events.reading.states import state_called
from events.text.languages import current_language

ASKED = 2000  # names
FEW, MOSTLY = 10, 0.9  # names that show it, at least; their share


class Lands:
    """Takes the rows of a table whose places have no coordinates, and tells the state in which nearly all lie."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.name = None if mapping.has_coordinates else mapping.place.get("name")
        self.names: set[str] = set()
        self.shown: Counter[str] = Counter()

    def take(self, row: dict[str, str]) -> None:
        name = name_and_wider(row, self.mapping)[0] or self.name.fill(row) if self.name else ""
        if name and name not in self.names and len(self.names) < ASKED:
            self.names.add(name)
            states = {town.country for town in towns_called(key_of(name))}
            self.shown.update(states if len(states) == 1 else ())

    @property
    def land(self) -> str:
        """Its code; "" where they lie in several, or few tell."""
        ((land, number),) = self.shown.most_common(1) or [("", 0)]
        return land if number >= max(FEW, MOSTLY * self.shown.total()) else ""

    def note(self) -> str:
        if not (land := self.land):
            return ""
        said = {"state": state_called(land, current_language()), "n": self.shown[land]}
        return (
            _("The places lie in %(state)s, as %(n)d names show: a name of a town elsewhere has no coordinates.")
            % said
        )
