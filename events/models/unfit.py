"""What is stored of texts that today's validation would refuse: from before it, or brought in past it."""

import logging
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from events.text.given import holds_unwritable

FIRST = 5  # ids that are named
logger = logging.getLogger("timeline.stored")


def tell_unfit(apps: Any) -> None:
    """A line in the log for each column that holds some, in the models of these apps."""
    for model in apps.get_app_config("events").get_models():
        for column, ids in sorted(unfit(model).items()):
            logger.warning(
                "%s.%s holds %d values that are refused today, first in the rows %s: they are written out harmless; "
                "correct them at the desk.",
                model._meta.db_table,
                column,
                len(ids),
                ", ".join(map(str, ids[:FIRST])),
            )


def unfit(model: type[models.Model]) -> dict[str, list[Any]]:
    """By column, the ids of the rows whose text its field would refuse."""
    kinds = (models.CharField, models.TextField, models.JSONField)
    fields = [field for field in model._meta.concrete_fields if isinstance(field, kinds) and not field.primary_key]
    found: dict[str, list[Any]] = {}
    for pk, field, value in values(model, fields):
        if is_refused(field, value):
            found.setdefault(field.column, []).append(pk)
    return found


def values(model: type[models.Model], fields: list[Any]) -> Iterator[tuple[Any, Any, Any]]:
    rows = model._base_manager.order_by("pk").values_list("pk", *(field.attname for field in fields))
    for pk, *row in rows.iterator(2000) if fields else ():
        yield from ((pk, field, value) for field, value in zip(fields, row, strict=True) if value)


def is_refused(field: Any, value: Any) -> bool:
    if holds_unwritable(value):
        return True
    try:
        field.run_validators(value)
    except ValidationError:
        return True
    return bool(field.choices) and value not in dict(field.flatchoices)
