"""Importing a file of events at the desk: what would happen is shown row by row, before anything is written."""

import shlex
import tempfile
from pathlib import Path
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.importing.mapping import Mapping, known_formats, load_format, load_mapping
from events.importing.own import FORMAT, import_own, read_file
from events.importing.tables import looked_over, rows_of
from events.importing.undoing import undo_import, undoing
from events.importing.writing import Outcome, import_rows, preview_rows
from events.models import Conflict

MOST_ROWS = 5000  # that are imported within a request
MOST_TOLD = 200  # rows whose reasons are listed on the page
LARGEST = 30_000_000  # bytes of a file
KEPT_FOR = 3600  # seconds in which a previewed file can be imported
TABLES = ("csv", "tsv", "txt", "xlsx", "xls", "ods", "json")


class ImportForm(forms.Form):
    conflict = forms.ModelChoiceField(Conflict.objects.all(), label=gettext_lazy("conflict"))
    file = forms.FileField(
        label=gettext_lazy("file"),
        validators=[FileExtensionValidator(TABLES)],
        help_text=gettext_lazy("CSV, a workbook (XLSX), slides of TimelineJS, or a timeline's own JSON."),
    )
    format = forms.ChoiceField(label=gettext_lazy("format"), required=False)
    mapping = forms.CharField(
        label=gettext_lazy("or a mapping"),
        required=False,
        widget=forms.Textarea({"rows": 12, "dir": "ltr", "spellcheck": "false"}),
        help_text=gettext_lazy("YAML that says which column is what; the formats are examples of it."),
    )
    version = forms.CharField(label=gettext_lazy("version of the data set"), required=False, max_length=50)
    publish = forms.BooleanField(label=gettext_lazy("publish what is imported"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["format"].choices = [("", "–"), *((name, name) for name in [*known_formats(), FORMAT])]

    def clean_file(self) -> UploadedFile:
        if self.cleaned_data["file"].size > LARGEST:
            raise ValidationError(_("The file is too large for the desk: use the command import_events."))
        return self.cleaned_data["file"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if bool(cleaned.get("format")) == bool(cleaned.get("mapping", "").strip()):
            raise ValidationError(_("Choose a format, or write a mapping."))
        if cleaned.get("format") != FORMAT:
            cleaned["read_mapping"] = mapping_of(cleaned)
        return cleaned


def mapping_of(chosen: dict[str, Any]) -> Mapping:
    return load_format(chosen["format"]) if chosen.get("format") else load_mapping(chosen["mapping"])


def looked_over_any(path: Path, chosen: dict[str, Any]) -> tuple[int, str]:
    """How many rows or events there are, and the order of its days."""
    if chosen["format"] == FORMAT:
        return len(read_file(path)["events"]), ""
    return looked_over(path, chosen["read_mapping"].day_columns)


def folder() -> Path:
    """Where previewed files wait: for this program's user alone, and for an hour."""
    found = Path(tempfile.gettempdir()) / "timeline-imports"
    found.mkdir(mode=0o700, exist_ok=True)
    return found


def keep(upload: UploadedFile) -> Path:
    kept = folder() / f"{uuid4().hex}-{get_valid_filename(upload.name)[-80:]}"
    with kept.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return kept


class ImportDesk:
    """Pages of the events' admin."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("import/", wrap(self.import_file), name="events_event_import"),
            path("import/undo/<slug:batch>/", wrap(self.undo_import), name="events_event_undo_import"),
            path("import/confirmed/", wrap(self.import_confirmed), name="events_event_import_confirmed"),
            *super().get_urls(),
        ]

    def check_may_import(self, request: HttpRequest) -> None:
        if not (self.may_publish(request) and self.has_add_permission(request)):
            raise PermissionDenied

    def import_page(self, request: HttpRequest, **context: Any) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "title": _("Import events"), "opts": self.opts}
        return render(request, "admin/events/event/import.html", {**shared, "token": "", "command": "", **context})

    def import_file(self, request: HttpRequest) -> HttpResponse:
        self.check_may_import(request)
        form = ImportForm(request.POST or None, request.FILES or None)
        if request.method != "POST" or not form.is_valid():
            return self.import_page(request, form=form)
        kept, chosen = keep(form.cleaned_data["file"]), form.cleaned_data
        told: list[tuple[int, str]] = []
        try:
            total, order = looked_over_any(kept, chosen)
            if total > MOST_ROWS:
                kept.unlink()
                return self.import_page(request, form=form, command=self.command(chosen), total=total)

            def tell(number: int, said: str) -> None:
                told.append((number, said))

            if chosen["format"] == FORMAT:
                terms = {"publish": chosen["publish"], "tell": tell, "dry": True}
                counts = import_own(kept, chosen["conflict"], by=request.user, **terms)
            else:
                rows = rows_of(kept)
                counts = preview_rows(rows, chosen["read_mapping"], chosen["conflict"], order=order, tell=tell)
        except ValidationError as error:
            kept.unlink(missing_ok=True)
            form.add_error("file", error)
            return self.import_page(request, form=form)
        choice = {name: chosen[name] for name in ("format", "mapping", "version", "publish")}
        choice |= {"conflict": chosen["conflict"].pk, "file": kept.name, "name": chosen["file"].name, "order": order}
        token = signing.dumps(choice, salt=self.salt(request))
        shown = {"counts": counts, "told": told[:MOST_TOLD], "untold": max(len(told) - MOST_TOLD, 0)}
        return self.import_page(request, token=token, **shown)

    def salt(self, request: HttpRequest) -> str:
        return f"import:{request.user.pk}"

    def command(self, chosen: dict[str, Any]) -> str:
        how = ["--format", chosen["format"]] if chosen["format"] else ["--map", "mapping.yaml"]
        words = ["manage.py", "import_events", chosen["file"].name, *how, "--conflict", chosen["conflict"].slug]
        words += ["--data-version", chosen["version"]] if chosen["version"] else []
        return shlex.join([*words, *([] if chosen["publish"] else ["--draft"])])

    def import_confirmed(self, request: HttpRequest) -> HttpResponse:
        self.check_may_import(request)
        try:
            chosen = signing.loads(request.POST.get("token", ""), salt=self.salt(request), max_age=KEPT_FOR)
            kept = folder() / chosen["file"]
            counts = self.carry_out_import(request, chosen, kept)
        except (signing.BadSignature, FileNotFoundError):
            messages.error(request, _("The preview is too old, or was imported already: choose the file again."))
            return HttpResponseRedirect(reverse("admin:events_event_import"))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return HttpResponseRedirect(reverse("admin:events_event_import"))
        kept.unlink(missing_ok=True)
        told = _("Imported: %(created)d created, %(updated)d changed, %(passed)d passed over, %(refused)d refused.")
        passed = counts.unchanged + counts.edited
        words = {"created": counts.created, "updated": counts.updated, "passed": passed, "refused": counts.refused}
        if counts.created or counts.updated:
            undo = reverse("admin:events_event_undo_import", args=[counts.batch])
            messages.success(request, format_html('{} <a href="{}">{}</a>', told % words, undo, _("Undo")))
        else:
            messages.success(request, told % words)
        return HttpResponseRedirect(f"{reverse('admin:events_event_changelist')}?import_batch={counts.batch}")

    def carry_out_import(self, request: HttpRequest, chosen: dict[str, Any], kept: Path) -> Outcome:
        if chosen["format"] == FORMAT:
            conflict = Conflict.objects.get(pk=chosen["conflict"])
            return import_own(kept, conflict, by=request.user, publish=chosen["publish"])
        return import_rows(
            rows_of(kept),
            mapping_of(chosen),
            Conflict.objects.get(pk=chosen["conflict"]),
            by=request.user,
            file_name=chosen["name"],
            version=chosen["version"],
            order=chosen["order"],
            publish=chosen["publish"],
        )

    def undo_import(self, request: HttpRequest, batch: str) -> HttpResponse:
        """What taking an import back would do, and the button that does it."""
        self.check_may_import(request)
        found = undoing(batch)
        deleted, restored = found.created.count(), found.updated.count()
        if not deleted + restored:
            raise Http404
        if request.method != "POST" or deleted + restored > MOST_ROWS:
            command = f"manage.py undo_import {batch}" if deleted + restored > MOST_ROWS else ""
            shown = {"deleted": deleted, "restored": restored, "left": found.left[:MOST_TOLD], "command": command}
            shared = {**self.admin_site.each_context(request), "title": _("Undo this import?"), "opts": self.opts}
            return render(request, "admin/events/event/undo_import.html", {**shared, **shown})
        done = undo_import(batch, by=request.user)
        told = _("The import was undone: %(deleted)d deleted, %(restored)d as before, %(left)d left as edited since.")
        words = {"deleted": done.deleted, "restored": done.restored, "left": len(done.left)}
        messages.success(request, told % words)
        return HttpResponseRedirect(reverse("admin:events_event_changelist"))
