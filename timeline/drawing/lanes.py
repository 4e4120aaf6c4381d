"""What a chart's lanes may stand for, and a filter may choose: each a model, and its slug as events reach it."""

from typing import Literal

from events.models import Actor, EventKind, Place

By = Literal["kind", "actor", "place"]
MODEL: dict[By, type[Actor | EventKind | Place]] = {"kind": EventKind, "actor": Actor, "place": Place}
EVENT_OF: dict[By, str] = {"kind": "kind", "actor": "participations__actor", "place": "place"}
