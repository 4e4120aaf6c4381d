"""The imports: what each did, how far one is that goes on in the background, and the way to take it back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events.desk.base import DeskRequest, framed, may_publish
from events.desk.choosing import conflict_at, narrowed
from events.importing.background import GOES_ON, begin, import_state, say_lost, undo_progress, undo_state
from events.importing.progress import progress_in
from events.importing.showing import counted_in_words
from events.importing.there_before import there_before
from events.models import DataSet, Event, FileImport, KeptMapping
from events.text.given import row_number

SHOWN = 200  # imports in the list


@dataclass(frozen=True)
class Counted:
    """How many rows became what, `words` as a sentence."""

    created: int = 0
    updated: int = 0
    passed: int = 0  # unchanged, or changed by an editor since
    refused: int = 0
    untold: int = 0  # reasons that are not kept
    words: str = ""


def counted(row: FileImport) -> Counted:
    count = row.counts
    if not count:
        return Counted()
    reasons = sum(count[name] for name in ("edited", "refused", "mended", "gone"))
    passed = count["unchanged"] + count["edited"]
    untold = max(0, reasons - len(row.told))
    return Counted(count["created"], count["updated"], passed, count["refused"], untold, counted_in_words(count))


def imports(request: DeskRequest) -> HttpResponse:
    """The newest imports that the person may know of; of one data set, where its short name is asked for.

    What is sent is a mapping of theirs that they keep no longer.
    """
    kept_mappings = KeptMapping.objects.filter(by=request.user)
    if request.method == "POST":
        kept_mappings.filter(pk=row_number(request.POST.get("forget"))).delete()
        return HttpResponseRedirect(reverse("admin:events_event_imports"))
    listed = FileImport.objects.listed_for(request.user)
    rows = narrowed(listed, conflict_at(request)).select_related("conflict", "by", "data_set")
    say_lost(rows)
    data_set = DataSet.objects.filter(slug=request.GET.get("data_set", "")).first()
    if data_set:
        rows = rows.filter(data_set=data_set)
    shown = [(row, counted(row)) for row in rows[:SHOWN]]
    context = {"rows": shown, "data_set": data_set, "kept_mappings": kept_mappings}
    return framed(request, "event/imports", _("Imports"), Event, **context)


def imported(request: DeskRequest, number: int) -> HttpResponse:
    """One import; while it goes on, how far it is. Raises Http404 for one that the person may not know of."""
    rows = FileImport.objects.listed_for(request.user).filter(pk=number)
    say_lost(rows)
    row = rows.select_related("conflict", "by", "data_set").first()
    if row is None:
        raise Http404
    done, total = (progress_in(row.progress_file) if row.file.name else None) or (0, 0)
    # What is said of the file may tell what a source says that is confidential.
    own = row.by_id == request.user.pk
    said = {"told": row.told if own else [], "error": row.error if own else ""}
    undo = undo_state(row.batch) if row.state == FileImport.State.DONE else ""
    context = {"row": row, "count": counted(row), "done": done, "total": total, "state": import_state(row)}
    context |= {"undo": undo, "goes_on": row.goes_on or undo in GOES_ON}
    context["before"] = there_before(row.batch) if row.state == FileImport.State.DONE and not undo else []
    context["undone"], context["to_undo"] = undo_progress(row.batch) if undo in GOES_ON else (0, 0)
    return framed(request, "event/imported", _("Import of %s") % row, Event, **context, **said)


def link_to_import(request: HttpRequest, event: Event | None) -> str:
    """The page of the import that an event comes from; "" where there is none, or the person may not take it back."""
    if event is None or not event.import_batch or not may_publish(request):
        return ""
    row = FileImport.objects.filter(batch=event.import_batch).first()
    if row:
        return reverse("admin:events_event_imported", args=[row.pk])
    return reverse("admin:events_event_undo_import", args=[event.import_batch])


def import_again(request: DeskRequest, number: int) -> HttpResponse:
    """Begin one anew that broke off or was refused, as an import of who does."""
    failed = FileImport.objects.visible_to(request.user).filter(state=FileImport.State.FAILED)
    row = failed.filter(pk=number).first()
    if row is None or not row.can_begin:
        messages.error(request, _("Its file is gone: choose it again."))
        return HttpResponseRedirect(reverse("admin:events_event_imports"))
    row.by = request.user
    begin(row)
    return HttpResponseRedirect(reverse("admin:events_event_imported", args=[number]))
