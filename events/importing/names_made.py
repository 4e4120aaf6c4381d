"""The kinds, actors, places and sources that an import made: kept as numbers, and gone with it where nobody needs
them."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast

from events.models import Actor, Article, Count, EventKind, FileImport, NameMerge, Place

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
                while unneeded(MODELS[model], ids).delete()[0]:
                    pass


def parts(runs: list[list[int]]) -> Iterator[list[int]]:
    """The newest first: what belongs to another was made after it."""
    ids = list(chain.from_iterable(range(first, last + 1) for first, last in runs))[::-1]
    yield from (ids[at : at + AT_ONCE] for at in range(0, len(ids), AT_ONCE))


def unneeded(model: Any, ids: list[int]) -> Any:
    """Those of these that no row of any model names, and of which no work of a person is known."""
    # Whoever is about to name one waits, or is waited for.
    list(model._default_manager.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    rows = model._default_manager.filter(pk__in=ids).annotate(number=Cast("pk", CharField()))
    derived = (Count, model.conflicts.through)
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.one_to_many and relation.related_model not in derived:
            naming = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            rows = rows.exclude(Exists(naming))
    worked_on = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id=OuterRef("number")
    )
    merged = NameMerge.objects.filter(of=model._meta.model_name, kept=OuterRef("pk"))
    kept = rows.exclude(Exists(worked_on)).exclude(Exists(merged)).values_list("pk", flat=True)
    return model._default_manager.filter(pk__in=list(kept))
