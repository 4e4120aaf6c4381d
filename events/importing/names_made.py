"""The kinds, actors, places and sources that an import made: kept as numbers, and gone with it where nobody needs
them."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.db.models import Q

from events.models import Actor, Article, EventKind, FileImport, Place
from events.record.removing import remove
from events.record.unneeded import unneeded

MODELS: dict[str, Any] = {"eventkind": EventKind, "actor": Actor, "place": Place, "article": Article}
AT_ONCE = 500  # of which the database is asked
Made = dict[str, list[list[int]]]  # by model: the first and the last id of each run


def note(made: Made, model: str, ids: Iterable[int]) -> None:
    """Add ids that were just given: mostly one after the other."""
    runs = made.setdefault(model, [])
    for pk in sorted(ids):
        if runs and runs[-1][1] == pk - 1:
            runs[-1][1] = pk
        else:
            runs.append([pk, pk])


def forget_unused(batch: str) -> None:
    """Delete those that the import made, or one that was taken back before it while others used them, where nothing
    names them and nobody worked on them."""
    taken_back = Q(batch=batch) | Q(state=FileImport.State.UNDONE)
    for counts in FileImport.objects.filter(taken_back).values_list("counts", flat=True):
        for model, runs in counts.get("made", {}).items():
            for ids in parts(runs):
                # An actor of which but these were parts is needed no more when they are gone.
                while remove(unneeded(MODELS[model], ids)):
                    pass


def parts(runs: list[list[int]]) -> Iterator[list[int]]:
    """The newest first: what belongs to another was made after it."""
    ids = list(chain.from_iterable(range(first, last + 1) for first, last in runs))[::-1]
    yield from (ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE))
