"""Importing a file of events at the desk: what would happen is shown row by row, before anything is written."""

import shlex
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.desk.base import DeskRequest, framed
from events.importing.mapping import Mapping, known_formats, load_format, load_mapping
from events.importing.own import FORMAT, import_own, read_file
from events.importing.tables import Look, Row, json_apart, looked_over, rows_apart
from events.importing.writing import Outcome, import_rows, preview_rows
from events.models import Conflict, Event

MOST_ROWS = 5000  # that are imported within a request
MOST_TOLD = 200  # rows whose reasons are listed on the page
LARGEST = 30_000_000  # bytes of a file
KEPT_FOR = 3600  # seconds in which a previewed file can be imported
TABLES = ("csv", "tsv", "txt", "xlsx", "xls", "ods", "json", "zip", "gz")


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
        formats = cast(forms.ChoiceField, self.fields["format"])
        formats.choices = [("", "–"), *((name, name) for name in [*known_formats(), FORMAT])]

    def clean_file(self) -> "UploadedFile[Any]":
        """Raises ValidationError for a file that only the command imports."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(_("The file is too large for the desk: use the command import_events."))
        return file

    def clean(self) -> dict[str, Any]:
        """With the mapping read. Raises ValidationError for one that cannot be, for none, and for two."""
        super().clean()
        cleaned = self.cleaned_data
        if bool(cleaned.get("format")) == bool(cleaned.get("mapping", "").strip()):
            raise ValidationError(_("Choose a format, or write a mapping."))
        if cleaned.get("format") != FORMAT:
            cleaned["read_mapping"] = mapping_of(cleaned)
        return cleaned


def mapping_of(chosen: dict[str, Any]) -> Mapping:
    """The mapping of the chosen format, or the one that was written; raises ValidationError where it is none."""
    return load_format(chosen["format"]) if chosen.get("format") else load_mapping(chosen["mapping"])


def looked_over_any(path: Path, chosen: dict[str, Any]) -> tuple[Look, list[tuple[int, Row]]]:
    """What is told of its rows or events, no further than are too many; and the rows."""
    if chosen["format"] == FORMAT:
        json_apart(path)
        return Look(len(read_file(path)["events"]), "", []), []
    mapping = chosen["read_mapping"]
    rows = rows_apart(path, MOST_ROWS + 1, mapping.needed)
    return looked_over(rows, mapping), rows


def folder() -> Path:
    """Where previewed files wait: for this program's user alone, and for an hour."""
    path = Path(tempfile.gettempdir()) / "timeline-imports"
    path.mkdir(mode=0o700, exist_ok=True)
    return path


def forget_old() -> None:
    """Remove the files whose preview is too old to be confirmed."""
    for kept in folder().iterdir():
        with suppress(FileNotFoundError):  # another did
            if time.time() - kept.stat().st_mtime > KEPT_FOR:
                kept.unlink()


def keep(upload: "UploadedFile[Any]") -> Path:
    """Where the file waits, under a name that nobody guesses, until its preview is confirmed."""
    kept = folder() / f"{uuid4().hex}-{get_valid_filename(str(upload.name))[-80:]}"
    with kept.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return kept


def import_page(request: DeskRequest, **context: Any) -> HttpResponse:
    return framed(request, "event/import", _("Import events"), Event, **{"token": "", "command": "", **context})


def import_file(request: DeskRequest) -> HttpResponse:
    """The form; and of a sent file, kept for its confirmation, what importing it would do."""
    forget_old()
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method != "POST" or not form.is_valid():
        return import_page(request, form=form)
    kept, chosen = keep(form.cleaned_data["file"]), form.cleaned_data
    row_messages: list[tuple[int, str]] = []
    try:
        look, rows = looked_over_any(kept, chosen)
        if look.total > MOST_ROWS:
            kept.unlink()
            return import_page(request, form=form, command=command(chosen), most=MOST_ROWS)

        def tell(number: int, message: str) -> None:
            row_messages.append((number, message))

        if chosen["format"] == FORMAT:
            terms = {"publish": chosen["publish"], "tell": tell, "dry": True}
            counts = import_own(kept, chosen["conflict"], by=request.user, **terms)
        else:
            how: dict[str, Any] = {"file_name": chosen["file"].name, "order": look.order, "tell": tell}
            counts = preview_rows(rows, chosen["read_mapping"], chosen["conflict"], **how)
    except ValidationError as error:
        kept.unlink(missing_ok=True)
        form.add_error("file", error.messages)
        return import_page(request, form=form)
    choice = {name: chosen[name] for name in ("format", "mapping", "version", "publish")}
    choice |= {"conflict": chosen["conflict"].pk, "file": kept.name, "name": chosen["file"].name, "order": look.order}
    token = signing.dumps(choice, salt=salt(request))
    untold = max(len(row_messages) - MOST_TOLD, 0)
    told = {"told": row_messages[:MOST_TOLD], "untold": untold, "notes": look.notes}
    return import_page(request, token=token, counts=counts, **told)


def salt(request: DeskRequest) -> str:
    """By which the token of a preview is good for the person who saw it, and for nobody else."""
    return f"import:{request.user.pk}"


def command(chosen: dict[str, Any]) -> str:
    """The command that imports the file, where it is too large for the desk."""
    how = ["--format", chosen["format"]] if chosen["format"] else ["--map", "mapping.yaml"]
    words = ["manage.py", "import_events", chosen["file"].name, *how, "--conflict", chosen["conflict"].slug]
    words += ["--data-version", chosen["version"]] if chosen["version"] else []
    return shlex.join([*words, *([] if chosen["publish"] else ["--draft"])])


def confirm_import(request: DeskRequest) -> HttpResponse:
    """Import the file whose preview was confirmed, by the token that the preview gave."""
    try:
        chosen = signing.loads(request.POST.get("token", ""), salt=salt(request), max_age=KEPT_FOR)
        kept = folder() / chosen["file"]
        counts = carry_out_import(request, chosen, kept)
    except (signing.BadSignature, FileNotFoundError):
        messages.error(request, _("The preview is too old, or was imported already: choose the file again."))
        return HttpResponseRedirect(reverse("admin:events_event_import"))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(reverse("admin:events_event_import"))
    kept.unlink(missing_ok=True)
    message = _("Imported: %(created)d created, %(updated)d changed, %(passed)d passed over, %(refused)d refused.")
    message %= {
        "created": counts.created,
        "updated": counts.updated,
        "passed": counts.unchanged + counts.edited,
        "refused": counts.refused,
    }
    if counts.created or counts.updated:
        undo = reverse("admin:events_event_undo_import", args=[counts.batch])
        message = format_html('{} <a href="{}">{}</a>', message, undo, _("Undo"))
    messages.success(request, message)
    return HttpResponseRedirect(f"{reverse('admin:events_event_changelist')}?import_batch={counts.batch}")


def carry_out_import(request: DeskRequest, chosen: dict[str, Any], kept: Path) -> Outcome:
    """Raises FileNotFoundError for a file that was imported already, ValidationError for one that is refused."""
    kept.stat()
    conflict = Conflict.objects.get(pk=chosen["conflict"])
    if chosen["format"] == FORMAT:
        return import_own(kept, conflict, by=request.user, publish=chosen["publish"])
    mapping = mapping_of(chosen)
    return import_rows(
        rows_apart(kept, MOST_ROWS, mapping.needed),
        mapping,
        conflict,
        by=request.user,
        file_name=chosen["name"],
        version=chosen["version"],
        order=chosen["order"],
        publish=chosen["publish"],
    )
