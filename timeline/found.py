"""The events that a reader's words find, asked once a request."""

import json

from django.db import connection
from django.db.models.expressions import RawSQL

from events.models import Conflict
from events.models.events import EventQuerySet
from events.models.searching import Search
from events.record.counting import total

MOST_GATHERED = 40_000  # ids that are kept for the other questions of a request; of more, each asks the words again
# Events of a conflict that are looked at one by one sooner than found in PostgreSQL's index of all; SQLite has none.
SMALL = 20_000
# The rows of one parameter, however many: as the two databases unpack it.
ROWS = {
    "postgresql": "SELECT value::bigint FROM json_array_elements_text(%s::json)",
    "sqlite": "SELECT value FROM json_each(%s)",
}


def found(events: EventQuerySet, words: str, conflict: Conflict) -> EventQuerySet:
    """Those of the conflict's `events` that hold all the words, ready to be asked many questions of."""
    search = Search(words, conflict)
    first = events.found_by(search, by_index=sooner_by_index(conflict)).order_by()
    ids = list(first.values_list("pk", flat=True)[: MOST_GATHERED + 1])
    if len(ids) > MOST_GATHERED:
        return events.found_by(search, by_index=False)
    return events.of(conflict).filter(pk__in=RawSQL(ROWS[connection.vendor], [json.dumps(ids)]))  # noqa: S611


def sooner_by_index(conflict: Conflict) -> bool:
    """Whether the index of all conflicts finds words of this one sooner than a look at each of its events."""
    return connection.vendor == "postgresql" and total(conflict) > SMALL
