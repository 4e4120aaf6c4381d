"""Of two between whom something was signed or fought, the one that the text names without saying what it is."""

import re

from events.reading import states
from events.reading.actors import Introduced
from events.reading.actors_latin import NO_ACTORS
from events.reading.gazetteer import key_of, towns_called
from events.reading.organs_latin import CAP

BETWEEN_TWO = re.compile(
    rf"(?<!\w)(?:entre|between|Entre|Between) (?:l[ae]s? |l['’]|the )?(?P<one>[A-ZÀ-Þ][^,.;:()\n]{{1,60}}?)"
    rf"(?: \([^()\n]{{2,40}}\))?,? (?:et|and) (?:l[ae]s? |l['’]|the )?(?P<other>{CAP}(?: {CAP}){{0,2}})(?![\w’'-])"
)


def add_counterparts(text: str, actors: Introduced) -> None:
    """The other one of two between whom something was signed or fought: "between the MNLA and Ansar Velo"."""
    for match in BETWEEN_TWO.finditer(text):
        name, known = match["other"], match["one"].rstrip()
        none = NO_ACTORS.match(name) or name in states.adjectives(actors.lang) or towns_called(key_of(name))
        if known in actors.names and not none:
            actors.add(name)
