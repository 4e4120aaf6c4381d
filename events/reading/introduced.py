"""Actors that an article names, though nobody has entered them: groups, organs of states, persons with an office.

A name given with its short form is known by both for the rest of the article, a person by the last name too.
"""

from functools import lru_cache

from events.reading.actors import Introduced
from events.reading.actors_arabic import arabic
from events.reading.actors_latin import latin
from events.reading.armies import unite_armies
from events.reading.counterparts import add_counterparts
from events.reading.strikes import add_strikers
from events.reading.units import add_numbered


@lru_cache(2)  # the desk asks for its cards and for what they offer
def introduced(text: str, lang: str) -> Introduced:
    """The actors that an article names; not to be changed. `lang` is ar, en or fr."""
    actors = Introduced(lang)
    add_numbered(text, actors)
    (arabic if lang == "ar" else latin)(text, actors)
    add_counterparts(text, actors)
    unite_armies(actors)
    add_strikers(text, actors)
    return actors
