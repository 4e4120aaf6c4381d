"""Places of one name that are several, as wider places beside them show: Calamar in Bolívar and in Guaviare. Pure."""

import re

from events.importing.mapping import Mapping, first_said
from events.text.folding import fold

WITH_A_CODE = re.compile(r"([^,;\d]+), *([A-Z]{2,3})")  # Curitiba, PR


def name_and_wider(row: dict[str, str], mapping: Mapping) -> tuple[str, str]:
    """The name of the place, and of the next wider one that the row tells; "" for what it does not."""
    columns = mapping.place_columns
    name = first_said(row, columns)
    if wider := next((said for one in columns if (said := first_said(row, [one])) and said != name), ""):
        return name, wider
    found = WITH_A_CODE.fullmatch(name)
    return (found[1], found[2]) if found else (name, "")


class Namesakes:
    """Takes the rows of a table, and tells the names that stand for several places; where coordinates tell places
    apart there are none."""

    def __init__(self, mapping: Mapping) -> None:
        self.mapping = mapping
        self.has_wider = not mapping.has_coordinates and len(mapping.place_columns) > 1
        self.wider: dict[str, str] = {}
        self.several: set[str] = set()

    def take(self, row: dict[str, str]) -> None:
        if not self.has_wider:
            return
        name, wider = name_and_wider(row, self.mapping)
        if wider and self.wider.setdefault(name, fold(wider)) != fold(wider):
            self.several.add(name)
