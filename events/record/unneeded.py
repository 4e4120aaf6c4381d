"""Which kinds, actors, places and sources nobody needs any more, once what they were made for is taken back."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef
from django.db.models import Count as NumberOf
from django.db.models.functions import Cast

from events.models import Count, NameMerge


def unneeded(model: Any, ids: list[int], but: Iterable[Any] = ()) -> Any:
    """Those of these that no row of any model names, `but` of some, that belong to one conflict or to none, and of
    which no work of a person is known."""
    # Whoever is about to name one waits; those whom somebody is changing just now are needed.
    held = model._default_manager.select_for_update(skip_locked=True).filter(pk__in=ids).order_by("pk")
    ids = list(held.values_list("pk", flat=True))
    rows = model._default_manager.filter(pk__in=ids).annotate(number=Cast("pk", CharField()))
    derived = (Count, model.conflicts.through, *but)
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.one_to_many and relation.related_model not in derived:
            naming = relation.related_model._base_manager.filter(**{relation.field.name: OuterRef("pk")})
            rows = rows.exclude(Exists(naming))
    worked_on = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model), object_id=OuterRef("number")
    )
    merged = NameMerge.objects.filter(of=model._meta.model_name, kept=OuterRef("pk"))
    unnamed = (
        rows.exclude(Exists(worked_on)).exclude(Exists(merged)).alias(of=NumberOf("conflicts")).filter(of__lte=1)
    )
    return model._default_manager.filter(pk__in=list(unnamed.values_list("pk", flat=True)))
