"""An import that is too long for a request: a worker (`manage.py db_worker`) carries it out, or takes it back.

It is all or nothing, wherever it ends. Of one whose process was lost it is said that it failed; its file is still
there, so that it can be begun again.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import django
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from events.importing.files import carry_out
from events.importing.progress import Say, held, progress_in
from events.importing.undoing import undo_import
from events.models import FileImport
from events.models.file_imports import FileImportQuerySet, private_files
from events.models.roles import IMPORT

if TYPE_CHECKING:
    Queued = DBTaskResult[..., Any]
else:
    Queued = DBTaskResult

if TYPE_CHECKING or django.VERSION < (6,):
    from django_tasks import task
else:
    from django.tasks import task

PATIENCE = timedelta(seconds=20)  # within which a worker that has nothing else to do takes what waits
AT_ONCE = timedelta(seconds=5)  # within which it holds the file of what it took


@task()
def run(pk: int, language: str) -> None:
    """Carry out an import that waits; what is said of its rows, and the words of its accounts, are in `language`."""
    row = FileImport.objects.filter(pk=pk, state=FileImport.State.WAITING).first()
    if row is None:
        return
    with translation.override(language), suppress(ValidationError, BlockingIOError):
        if row.by is None or not row.by.has_perms(IMPORT):
            return row.fail(_("Who began it may not import any more."))
        carry_out(row)


@task()
def take_back(batch: str, person: int, public_reason: str, language: str) -> None:
    """Undo an import; why that is refused, or that it failed, stands on its page."""
    by = User.objects.filter(pk=person).first()
    rows = FileImport.objects.filter(batch=batch)
    with translation.override(language):
        if by is None or not by.has_perms(IMPORT):
            rows.update(error=_("Who asked for it may not take it back any more."))
            return
        try:
            with held_for_undoing(batch) as say:
                undo_import(batch, by=by, public_reason=public_reason, say=say)
        except ValidationError as error:
            rows.update(error=" ".join(error.messages))
        except Exception:
            rows.update(error=_("Something went wrong on our side."))
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


def begin_undo(batch: str, by: User, public_reason: str) -> None:
    """Let its being taken back wait for the worker, unless it does or is taken back already."""
    if undo_state(batch) not in GOES_ON:
        FileImport.objects.filter(batch=batch).update(error="")
        take_back.enqueue(batch, by.pk, public_reason, translation.get_language() or "en")


def say_lost(rows: FileImportQuerySet) -> None:
    """Of those that are said to run or wait, and that no process carries out or will, that they failed: nothing was
    written."""
    for row in rows.filter(state__in=(FileImport.State.RUNNING, FileImport.State.WAITING)):
        state = row.state
        if is_lost(row):
            # Not of one that has just ended, which its own process said before it let go.
            row.refresh_from_db()
            if row.state == state:
                row.fail(_("It broke off before its end."))


def is_lost(row: FileImport) -> bool:
    if row.state == FileImport.State.RUNNING:
        return progress_in(row.progress_file) is None
    return task_state(newest_task(run.module_path, row.pk), row.progress_file) in ("", FAILED)


# What becomes of a task, as far as anybody can tell who does not carry it out.

WAITING, UNTAKEN, RUNNING, FAILED = "waiting", "untaken", "running", "failed"
GOES_ON = (WAITING, UNTAKEN, RUNNING)


def import_state(row: FileImport) -> str:
    """Its state; UNTAKEN of one that waits, and that no worker has taken for long."""
    task = newest_task(run.module_path, row.pk) if row.state == FileImport.State.WAITING else None
    return UNTAKEN if task and is_untaken(task) else row.state


def undo_state(batch: str) -> str:
    """WAITING, UNTAKEN, RUNNING, FAILED; "" where its being taken back was not begun, or ended as its page says."""
    return task_state(newest_task(take_back.module_path, batch), undo_file(batch))


def newest_task(path: str, first: int | str) -> Queued | None:
    """Of a function, by its first argument."""
    tasks = DBTaskResult.objects.filter(task_path=path, args_kwargs__args__0=first)
    return tasks.order_by("-enqueued_at").first()


def task_state(task: Queued | None, file: Path) -> str:
    """By the file that is held while it is carried out: a process that was killed says no more."""
    if task is None or task.status == "SUCCESSFUL":
        return ""
    if task.status == "READY":
        return UNTAKEN if is_untaken(task) else WAITING
    return RUNNING if task.status == "RUNNING" and is_carried_out(task, file) else FAILED


def is_carried_out(task: Queued, file: Path) -> bool:
    just_taken = task.started_at is not None and task.started_at > timezone.now() - AT_ONCE
    return just_taken or progress_in(file) is not None


def is_untaken(task: Queued) -> bool:
    """Whether it waits for long, while no worker carries out another."""
    if task.status != "READY" or any(map(goes_on, DBTaskResult.objects.filter(status="RUNNING"))):
        return False
    idle = DBTaskResult.objects.aggregate(since=Max("finished_at"))["since"] or task.enqueued_at
    return bool(max(idle, task.enqueued_at) < timezone.now() - PATIENCE)


def goes_on(task: Queued) -> bool:
    """Whether a task that is said to run does."""
    first = task.args_kwargs["args"][0]
    if task.task_path == take_back.module_path:
        return is_carried_out(task, undo_file(first))
    row = FileImport.objects.filter(pk=first).exclude(file="").first()
    return row is not None and is_carried_out(task, row.progress_file)


def undo_file(batch: str) -> Path:
    """Is held while the import is taken back."""
    return Path(private_files().path(f"{batch}.undo"))


def undo_progress(batch: str) -> tuple[int, int]:
    """How many events are done, of how many; 0 of 0 where nobody takes it back, or it was not told yet."""
    return progress_in(undo_file(batch)) or (0, 0)


@contextmanager
def held_for_undoing(batch: str) -> Iterator[Say]:
    file = undo_file(batch)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with held(file) as say:
        try:
            yield say
        finally:
            file.unlink(missing_ok=True)
