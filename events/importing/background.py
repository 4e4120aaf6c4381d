"""An import that is too long for a request: a worker (`manage.py db_worker`) carries it out, or takes it back.

It is all or nothing, wherever it ends. Of one whose process was lost it is said that it failed; its file is still
there, so that it can be begun again.
"""

from contextlib import suppress
from typing import TYPE_CHECKING

import django
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from events.importing.files import carry_out
from events.importing.progress import progress_in
from events.importing.undoing import undo_import
from events.models import FileImport
from events.models.file_imports import FileImportQuerySet

if TYPE_CHECKING or django.VERSION < (6,):
    from django_tasks import task
else:
    from django.tasks import task

NEEDED = ("events.publish_event", "events.add_event")


@task()
def run(pk: int, language: str) -> None:
    """Carry out an import that waits; what is said of its rows, and the words of its accounts, are in `language`."""
    row = FileImport.objects.filter(pk=pk, state=FileImport.State.WAITING).first()
    if row is None:
        return
    with translation.override(language), suppress(ValidationError, BlockingIOError):
        if row.by is None or not row.by.has_perms(NEEDED):
            return row.fail(_("Who began it may not import any more."))
        carry_out(row)


@task()
def take_back(batch: str, person: int, public_reason: str, language: str) -> None:
    """Undo an import; why that is refused, or that it failed, stands on its page."""
    by = User.objects.filter(pk=person).first()
    if by is None or not by.has_perms(NEEDED):
        return
    with translation.override(language):
        try:
            undo_import(batch, by=by, public_reason=public_reason)
        except ValidationError as error:
            FileImport.objects.filter(batch=batch).update(error=" ".join(error.messages))
        except Exception:
            FileImport.objects.filter(batch=batch).update(error=_("Something went wrong on our side."))
            raise


def begin(row: FileImport) -> bool:
    """Let it wait for the worker, as an import of its `by`; False where it waits or runs already."""
    with transaction.atomic():
        waits = {"state": FileImport.State.WAITING, "by": row.by}
        begun = FileImport.objects.filter(pk=row.pk).unconfirmed().update(**waits)
        if begun:
            run.enqueue(row.pk, translation.get_language() or "en")
    row.refresh_from_db()
    return bool(begun)


def say_lost(rows: FileImportQuerySet) -> None:
    """Of those that are said to run, and that no process carries out, that they failed: nothing was written."""
    for row in rows.filter(state=FileImport.State.RUNNING):
        if progress_in(row.progress_file) is None:
            # Not of one that has just ended, which its own process said before it let go.
            row.refresh_from_db()
            if row.state == FileImport.State.RUNNING:
                row.fail(_("It broke off before its end."))
