"""Importing a file of events at the desk: choosing it, and carrying it out."""

from collections.abc import Callable
from functools import wraps
from pathlib import PurePath
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import FileExtensionValidator
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.desk.base import DeskRequest, framed
from events.desk.choosing import conflict_at
from events.importing import previewing
from events.importing.background import begin
from events.importing.files import carry_out
from events.importing.own import FORMAT
from events.importing.previewing import Preview, previewed
from events.importing.showing import counted_in_words
from events.importing.there_before import there_before
from events.models import Conflict, Event, FileImport

MOST_ROWS = 5000  # that are imported within a request
FIRST_ROWS = 500  # by which a file is looked at when it is chosen
MOST_TOLD = 200  # rows whose reasons are listed on the page
LARGEST = 300_000_000  # bytes of a file
TABLES = ("csv", "tsv", "txt", "xlsx", "xls", "ods", "json", "geojson", "jsonl", "ndjson", "ics", "zip", "gz")


class ChooseForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("file"),
        validators=[FileExtensionValidator(TABLES)],
        help_text=gettext_lazy(
            "CSV, a workbook (XLSX), JSON, a calendar, slides of TimelineJS, or a timeline's own JSON."
        ),
        widget=forms.FileInput({"accept": ",".join(f".{ending}" for ending in TABLES), "autofocus": True}),
    )
    conflict = forms.ModelChoiceField(Conflict.objects.all(), label=gettext_lazy("conflict"))

    def clean_file(self) -> "UploadedFile[Any]":
        """Raises ValidationError for a file that only the command imports."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST:
            raise ValidationError(_("The file is too large for the desk: use the command import_events."))
        return file


def import_file(request: DeskRequest) -> HttpResponse:
    """The form; a file that was sent is kept, and looked at on its own page."""
    FileImport.objects.forget_old()
    begun = FileImport.objects.visible_to(request.user).unconfirmed()
    form = ChooseForm(request.POST or None, request.FILES or None, initial={"conflict": conflict_at(request)})
    if request.method == "POST" and form.is_valid():
        row, preview = kept(request, form.cleaned_data)
        if row.pk:
            return HttpResponseRedirect(reverse("admin:events_event_import_file", args=[row.pk]))
        form.add_error("file", preview.errors)
    return framed(request, "event/import", _("Import events"), Event, form=form, begun=begun)


def kept(request: DeskRequest, chosen: dict[str, Any]) -> tuple[FileImport, Preview]:
    """The file's row, saved; without a key where nothing can be chosen that would let the file be read."""
    upload: UploadedFile[Any] = chosen["file"]
    name = PurePath(str(upload.name)).name[-200:]
    row = FileImport(by=request.user, conflict=chosen["conflict"], name=name)
    row.file.save(name, upload, save=False)
    preview = previewed(row, FIRST_ROWS)
    letters = row.pointing.get("letters", {})
    can_choose = len(letters.get("sheets", ())) > 1 or (letters.get("beginnings") and not letters.get("encoding"))
    if preview.rows or (row.format == FORMAT and not preview.errors) or can_choose:
        row.save()
    else:
        row.file.delete(save=False)
    return row, preview


def of_a_file(page: Callable[[DeskRequest, FileImport], HttpResponse]) -> Callable[..., HttpResponse]:
    """A page about a chosen file: of one that is gone, done already, or another person's it says so."""

    @wraps(page)
    def view(request: DeskRequest, number: int) -> HttpResponse:
        row = FileImport.objects.visible_to(request.user).filter(pk=number).first()
        if row and row.goes_on:
            return HttpResponseRedirect(reverse("admin:events_event_imported", args=[number]))
        if row is None or not row.can_begin:
            return gone(request)
        return page(request, row)

    return view


def gone(request: DeskRequest) -> HttpResponse:
    messages.error(request, _("The file was imported already, or waited for longer than an hour: choose it again."))
    return HttpResponseRedirect(reverse("admin:events_event_import"))


def most_at_once(row: FileImport) -> int:
    """Rows, or of a timeline's own JSON events, or all that is written of these, that one request imports."""
    if row.format != FORMAT:
        return MOST_ROWS
    return previewing.MOST_OWN if row.total_rows > previewing.MOST_OWN else previewing.MOST_OWN_ROWS


def is_long(row: FileImport) -> bool:
    """Whether it is imported in the background."""
    rows = row.pointing.get("rows", 0) if row.format == FORMAT else 0
    return max(row.total_rows, rows) > most_at_once(row)


def confirmed(request: DeskRequest, row: FileImport) -> HttpResponse:
    """Carry the file out, in the background if it is long; back to its page where it is refused as a whole.

    It is the import of who confirms it, whoever chose the file: what it writes nobody else vouches for.
    """
    row.by = request.user
    if is_long(row):
        begin(row)
        return HttpResponseRedirect(reverse("admin:events_event_imported", args=[row.pk]))
    try:
        counts = carry_out(row, most=MOST_ROWS)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return HttpResponseRedirect(reverse("admin:events_event_import_file", args=[row.pk]))
    except BlockingIOError:
        return HttpResponseRedirect(reverse("admin:events_event_imported", args=[row.pk]))
    message = _("Imported: %s.") % counted_in_words(vars(counts))
    if counts.created or counts.updated:
        undo = reverse("admin:events_event_undo_import", args=[counts.batch])
        message = format_html('{} <a href="{}">{}</a>', message, undo, _("Undo"))
    messages.success(request, message)
    if before := len(there_before(counts.batch)):
        page = reverse("admin:events_event_imported", args=[row.pk])
        messages.warning(request, format_html('<a href="{}#before">{}</a>', page, said_before(before)))
    return HttpResponseRedirect(f"{reverse('admin:events_event_changelist')}?import_batch={counts.batch}")


def said_before(number: int) -> str:
    return ngettext(
        "%(n)s of these events may be one that was there before.",
        "%(n)s of these events may be ones that were there before.",
        number,
    ) % {"n": number}
