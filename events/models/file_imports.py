"""A file of events on its way in: what was chosen for it, how far it is, and what became of it."""

from datetime import timedelta
from pathlib import Path, PurePath
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.contrib.auth.models import User
from django.core.files.storage import Storage, storages
from django.db import models
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _

from events.models.conflicts import Conflict
from events.models.roles import ADMINISTRATORS
from events.models.vocabulary import DataSet
from events.text.given import writable

KEPT_FOR = timedelta(hours=1)  # that an unconfirmed file waits since it was last worked on


def private_files() -> Storage:
    """For this program's user alone, and where nothing is served from."""
    return storages["imports"]


def unguessed_name(row: "FileImport", name: str) -> str:
    """With its endings, by which the kind of file is told."""
    return f"{uuid4().hex}-{get_valid_filename(PurePath(name).name)[-80:]}"


class FileImportQuerySet(models.QuerySet["FileImport"]):
    def visible_to(self, user: User) -> "FileImportQuerySet":
        """Those that a person may know: their own; an administrator all."""
        if user.is_superuser or user.groups.filter(name=ADMINISTRATORS).exists():
            return self
        return self.filter(by=user)

    def listed_for(self, user: User) -> "FileImportQuerySet":
        """Those that a person sees listed: what was imported is in the events, so that all may know of it."""
        imported = self.filter(state__in=(FileImport.State.DONE, FileImport.State.UNDONE))
        return (self.visible_to(user) | imported).exclude(state=FileImport.State.CHOSEN)

    def unconfirmed(self) -> "FileImportQuerySet":
        """Those of which nothing was written yet."""
        return self.filter(state__in=FileImport.UNCONFIRMED)

    def forget_old(self) -> None:
        """Remove the unconfirmed, with their files, that nobody worked on for `KEPT_FOR`; and the files of what is
        imported, if the process ended before it had removed them."""
        for row in self.filter(state=FileImport.State.DONE).exclude(file=""):
            row.remove_file()
            row.save()
        for row in self.unconfirmed().filter(touched__lt=timezone.now() - KEPT_FOR):
            row.forget()


class FileImport(models.Model):
    """One file, imported at the desk into one conflict.

    `mapping` is YAML as `events.importing.mapping` reads it, by whichever way it was made, or `format` the timeline's
    own JSON, which needs none; `pointing` is what was chosen column by column, {} where the YAML was written.
    """

    class State(models.TextChoices):
        CHOSEN = "chosen", _("chosen")
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("running")
        DONE = "done", _("done")
        FAILED = "failed", _("failed")
        UNDONE = "undone", _("undone")

    UNCONFIRMED = (State.CHOSEN, State.FAILED)

    class Order(models.TextChoices):
        """Of the numbers of days like 3/4/2022."""

        DAY_FIRST = "dmy", _("day, month, year")
        MONTH_FIRST = "mdy", _("month, day, year")

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    conflict = models.ForeignKey(Conflict, models.CASCADE, related_name="+", verbose_name=_("conflict"))
    file = models.FileField(_("file"), storage=private_files, upload_to=unguessed_name, max_length=200, blank=True)
    name = models.CharField(_("name"), max_length=200, help_text="As its owner calls the file.")
    encoding = models.CharField(_("encoding"), max_length=20, blank=True, help_text="Blank: as its bytes tell.")
    sheet = models.CharField(_("sheet"), max_length=200, blank=True, help_text="Blank: the one that fits.")
    order = models.CharField(_("order of day and month"), max_length=3, choices=Order, blank=True)
    format = models.CharField(_("format"), max_length=50, blank=True)
    mapping = models.TextField(_("mapping"), blank=True)
    pointing = models.JSONField(default=dict, blank=True)
    mended = models.JSONField(
        default=dict, blank=True, help_text="Cells that were written anew: by row, then by column."
    )
    version = models.CharField(_("version of the data set"), max_length=50, blank=True)
    publish = models.BooleanField(_("publish what is imported"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CHOSEN, db_index=True)
    total_rows = models.PositiveIntegerField(_("rows"), default=0)
    rows_done = models.PositiveIntegerField(_("rows done"), default=0)
    counts = models.JSONField(default=dict, blank=True, help_text="Of `Outcome`, by name.")
    data_set = models.ForeignKey(
        DataSet, models.SET_NULL, null=True, related_name="+", verbose_name=_("data set"), help_text="Of its events."
    )
    told = models.JSONField(
        default=list, blank=True, help_text="The first rows that were not taken as they are: number and reason."
    )
    batch = models.CharField(_("batch"), max_length=40, blank=True, db_index=True)
    error = models.TextField(_("error"), blank=True)
    created = models.DateTimeField(_("chosen"), default=timezone.now)
    touched = models.DateTimeField(auto_now=True)
    started = models.DateTimeField(_("started"), null=True, blank=True)
    ended = models.DateTimeField(_("ended"), null=True, blank=True)

    objects = FileImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("import of a file")
        verbose_name_plural = _("imports of files")
        ordering = ["-created", "-pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name

    @property
    def can_begin(self) -> bool:
        name = self.file.name
        return self.state in self.UNCONFIRMED and bool(name) and self.file.storage.exists(str(name))

    def keep_choices(self) -> None:
        """Not its state: it may have been begun meanwhile."""
        names = ("encoding", "sheet", "order", "format", "mapping", "pointing", "mended", "version", "publish")
        self.save(update_fields=[*names, "total_rows", "touched"])

    @property
    def goes_on(self) -> bool:
        return self.state in (self.State.WAITING, self.State.RUNNING)

    def forget(self) -> None:
        """The row and its file."""
        self.remove_file()
        self.delete()

    @property
    def progress_file(self) -> Path:
        """Beside its file: how far it is, as `events.importing.progress` has it."""
        return Path(f"{self.file.path}.progress")

    def remove_file(self) -> None:
        if self.file.name:
            self.progress_file.unlink(missing_ok=True)
            self.file.delete(save=False)

    def begin(self) -> None:
        self.state, self.started, self.error = self.State.RUNNING, timezone.now(), ""
        self.save()

    def fail(self, error: str) -> None:
        """Nothing was written; the file stays, so that it can be tried again."""
        self.state, self.ended, self.error = self.State.FAILED, timezone.now(), writable(error)
        self.save(update_fields=["state", "ended", "error", "touched"])  # what else was set was not written

    def finish(self, batch: str, counts: dict[str, Any], told: list[tuple[int, str]]) -> None:
        """What it says is in the events now; with them this is written, or not at all."""
        self.state, self.ended, self.batch, self.counts = self.State.DONE, timezone.now(), batch, counts
        self.told, self.mended = told, {}
        self.save()


class KeptMapping(models.Model):
    """A mapping kept by name, and offered for files with like headings."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"), auto_now=True)
    headings = models.JSONField(default=list, help_text="Of the table that it was made for.")
    mapping = models.TextField(_("mapping"))
    pointing = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("kept mapping")
        verbose_name_plural = _("kept mappings")
        ordering = ["name"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.name
