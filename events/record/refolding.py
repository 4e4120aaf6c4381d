"""What search looks through, made anew after folding changed: some rows at once, in the order of their ids.

Written past the door, as nothing of it is anybody's words, or seen by readers.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection, models, transaction

from events.models import Actor, Article, Citation, Conflict, Event, EventKind, Place, Refolding
from events.models.columns import in_languages
from events.record.words import learn
from events.text.folding import FOLDING

AT_ONCE = 1_000  # rows of a transaction
# What of each model is read, and no more: a migration may ask before later columns are there.
READ: dict[type[models.Model], tuple[str, ...]] = {
    Conflict: in_languages(("name",)),
    EventKind: in_languages(("name",)),
    Place: in_languages(("name",)),
    Actor: (*in_languages(("name", "short")), "aliases"),
    Article: ("title", "publisher", "symbol", "text"),
    Event: (*in_languages(("title", "summary")), "date"),
}
OF_ACCOUNTS = ("event", "quote", *in_languages(("claim", "translation")))


def refold(*, again: bool = False) -> Iterator[tuple[str, int, int]]:
    """Fold what is not folded as FOLDING says, or `again` everything; can be stopped anywhere, and called again.

    Gives after each step the model's name, the id up to which it has come, and how many rows changed.
    """
    if again:
        Refolding.objects.all().delete()
    changed = 0
    for model in READ:
        while step := next_rows(model):
            changed += step[1]
            yield str(model._meta.verbose_name_plural), *step
    if changed:
        Conflict.objects.seen_anew(retracted=False)


def next_rows(model: type[models.Model]) -> tuple[int, int] | None:
    """Fold the next rows of a model; the last one's id, and how many changed, or None where there are no more."""
    written = ("search_text", "fingerprint") if model is Article else ("search_text",)
    with transaction.atomic():
        progress, _made = Refolding.objects.select_for_update().get_or_create(
            of=model._meta.model_name or "", defaults={"folding": FOLDING}
        )
        if progress.folding != FOLDING:
            progress.folding, progress.last = FOLDING, 0
        rows: models.QuerySet[Any] = models.QuerySet(model).select_for_update().only(*READ[model], *written)
        if model is Event:
            public = Citation.objects.published().only(*OF_ACCOUNTS)
            rows = rows.prefetch_related(models.Prefetch("citations", public))
        some = list(rows.filter(pk__gt=progress.last).order_by("pk")[:AT_ONCE])
        if not some:
            return None
        changed = [values for row in some if (values := folded(row, written))]
        sets = ", ".join(f"{name} = %s" for name in written)
        with connection.cursor() as cursor:
            cursor.executemany(f"UPDATE {model._meta.db_table} SET {sets} WHERE id = %s", changed)  # noqa: S608
        if model is Event:
            learn(values[-1] for values in changed)
        progress.last = some[-1].pk
        progress.save()
    return progress.last, len(changed)


def folded(row: Any, written: tuple[str, ...]) -> list[Any]:
    """The values of the columns `written`, and the id, where folding anew changes one; else nothing."""
    before = [getattr(row, name) for name in written]
    if isinstance(row, Event):
        row.search_text = row.searched(row.citations.all())
    else:
        row.fold()
    after = [getattr(row, name) for name in written]
    return [*after, row.pk] if after != before else []
