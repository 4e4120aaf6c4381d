"""The versions of an event at the desk: compared, restored, and chosen from where two editors met."""

import json
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from events.desk.forms import ReasonForm, field_of
from events.desk.version_words import Words
from events.models import Event, Revision
from events.models.events import Status
from events.record import meeting
from events.record.comparing import differences, merge3, merged
from events.record.document import apply_document
from events.record.door import Stale, change
from events.record.verbs import restore, undo

MOST_UNDONE = 5000  # events of one batch


class VersionDesk:
    """Pages of the events' admin."""

    def get_urls(self) -> list[URLPattern]:
        wrap = self.admin_site.admin_view
        return [
            path("<int:pk>/compare/", wrap(self.compare), name="events_event_compare"),
            path("<int:pk>/restore/<int:number>/", wrap(require_POST(self.restore)), name="events_event_restore"),
            path("undo/<slug:batch>/", wrap(self.undo), name="events_event_undo"),
            path("<int:pk>/meet/", wrap(require_POST(self.choose)), name="events_event_meet"),
            *super().get_urls(),
        ]

    def version_page(self, request: HttpRequest, event: Event, name: str, title: str, **context: Any) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "title": title, "event": event, "opts": self.opts}
        return render(request, f"admin/events/event/{name}.html", {**shared, **context})

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        event = self.get_object(request, object_id)
        if event is None:
            raise Http404
        if not self.has_view_or_change_permission(request, event):
            raise PermissionDenied
        revisions = event.revisions.select_related("by")
        return self.version_page(request, event, "history", _("History: %s") % event, revisions=revisions)

    def compare(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Two versions, field by field: `?from=1&to=3`; by default the last change."""
        event = get_object_or_404(Event, pk=pk)
        if not self.has_view_or_change_permission(request, event):
            raise PermissionDenied
        numbers = [request.GET.get(name, "") for name in ("from", "to")]
        before, after = (
            event.revisions.filter(number=number).select_related("by").first() if number.isdigit() else None
            for number in numbers
        )
        if before is None or after is None:
            raise Http404
        return self.compared(request, event, before, after, ReasonForm())

    def compared(
        self, request: HttpRequest, event: Event, before: Revision, after: Revision, form: ReasonForm
    ) -> HttpResponse:
        words, documents = Words(request.user), (after.document, before.document)
        found = differences(before.document, after.document)
        shown = [d for d in found if words.may_see(d.path, *documents)]
        rows = [
            (
                words.place(d.path, after.document if d.after is not None else before.document),
                words.value(d.path, d.before),
                words.value(d.path, d.after),
            )
            for d in shown
        ]
        restorable = before.number != event.version and self.has_change_permission(request, event)
        return self.version_page(
            request,
            event,
            "compare",
            _("Compare versions: %s") % event,
            **{"before": before, "after": after, "rows": rows, "hidden": len(found) - len(shown)},
            **{"form": form if restorable else None, "published": event.status == Status.PUBLISHED},
        )

    def restore(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        revision = get_object_or_404(Revision.objects.select_related("event"), event=pk, number=number)
        event = revision.event
        if not self.has_change_permission(request, event):
            raise PermissionDenied
        form = ReasonForm(request.POST)
        if form.is_valid():
            reason = form.cleaned_data["reason"] or f"Restored version {number}"
            try:
                public_reason = form.cleaned_data["public_reason"]
                restore(event, revision, by=request.user, reason=reason, public_reason=public_reason)
            except ValidationError as error:
                form.add_error(field_of(error), error.messages)
            except ObjectDoesNotExist:
                form.add_error(None, _("That version names something that is gone since; it cannot be restored."))
        if form.errors:
            now = event.revisions.get(number=event.version)
            return self.compared(request, event, revision, now, form)
        messages.success(request, _("Version %s was restored as a new version.") % number)
        return HttpResponseRedirect(reverse("admin:events_event_change", args=[pk]))

    def undo(self, request: HttpRequest, batch: str) -> HttpResponse:
        """What one action or import did, event by event, and the button that undoes it."""
        revisions = Revision.objects.filter(batch=batch).select_related("event", "event__conflict").order_by("pk")
        if not request.user.has_perm("events.publish_event"):
            revisions = revisions.filter(by=request.user)
        shown = list(revisions[:MOST_UNDONE])
        if not shown or not self.has_change_permission(request):
            raise Http404
        if request.method != "POST":
            title = _("Undo what was done to these events?")
            return self.version_page(request, shown[0].event, "undo", title, revisions=shown)
        done = 0
        for revision in shown:
            try:
                undo(revision.event, revision, by=request.user)
                done += 1
            except Stale:
                messages.warning(request, f"{revision.event}: {_('It was changed again since, and stays as it is.')}")
            except ValidationError as error:
                messages.warning(request, f"{revision.event}: {' '.join(error.messages)}")
        told = ngettext("%(count)d event is as it was before.", "%(count)d events are as they were before.", done)
        messages.success(request, told % {"count": done})
        return HttpResponseRedirect(reverse("admin:events_event_changelist"))

    # Two editors met: nothing of either is lost.

    def outdated_base(self, request: HttpRequest, event: Event) -> Revision | None:
        """The version from which the sent form began, where the event has moved on since."""
        number = request.POST.get("base_version", "")
        if not number.isdigit() or int(number) == event.version:
            return None
        return event.revisions.filter(number=number).first()

    def meet(self, request: HttpRequest, event: Event, base: Revision) -> HttpResponse:
        typed = meeting.typed_document(request.POST, base.document)
        reasons = {name: request.POST.get(name, "") for name in ("reason", "public_reason")}
        return self.meeting(request, event, base, typed, ReasonForm(initial=reasons))

    def meeting(
        self, request: HttpRequest, event: Event, base: Revision, typed: dict[str, Any], form: ReasonForm
    ) -> HttpResponse:
        """The page that shows what both changed, and lets the second editor choose, place by place."""
        theirs = event.revisions.select_related("by").get(number=event.version)
        words = Words(request.user)
        rows = [
            {
                "number": number,
                "clash": choice.clash,
                "place": words.place(choice.path, typed if choice.yours is not None else theirs.document),
                "base": words.value(choice.path, choice.base),
                "theirs": words.value(choice.path, choice.theirs),
                "yours": words.value(choice.path, choice.yours),
                "take_yours": choice.proposed == choice.yours,
            }
            for number, choice in enumerate(merge3(base.document, theirs.document, typed))
            if words.may_see(choice.path, base.document, theirs.document)
        ]
        return self.version_page(
            request,
            event,
            "meet",
            Stale.message,
            **{"base": base, "theirs": theirs, "rows": rows, "form": form, "typed": json.dumps(typed)},
        )

    def choose(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Their version with what was taken from the second editor's, as a new version."""
        event = get_object_or_404(Event, pk=pk)
        if not self.has_change_permission(request, event):
            raise PermissionDenied
        try:
            typed = json.loads(request.POST["typed"])
            base = event.revisions.get(number=int(request.POST["base"]))
            theirs = event.revisions.get(number=int(request.POST["theirs"]))
            found = merge3(base.document, theirs.document, typed)
        except (KeyError, TypeError, ValueError, ObjectDoesNotExist):
            raise Http404 from None
        form = ReasonForm(request.POST)
        if not form.is_valid() or theirs.number != event.version:
            return self.meeting(request, event, base, typed, form)
        taken = [c.path for number, c in enumerate(found) if request.POST.get(f"take-{number}") == "yours"]
        document = meeting.applicable(merged(theirs.document, typed, taken), theirs.document)
        try:
            with change([pk], by=request.user, base=theirs.number, **form.cleaned_data) as door:
                apply_document(door.event, document)
                meeting.check(door.event)
        except Stale:
            return self.meeting(request, get_object_or_404(Event, pk=pk), base, typed, form)
        except ValidationError as error:
            form.add_error(field_of(error), error.messages)
            return self.meeting(request, event, base, typed, form)
        except ObjectDoesNotExist:
            form.add_error(None, _("What you typed names a kind, place, source or actor that is not there."))
            return self.meeting(request, event, base, typed, form)
        messages.success(request, _("Saved. What both of you changed stands in the history."))
        return HttpResponseRedirect(reverse("admin:events_event_change", args=[pk]))
