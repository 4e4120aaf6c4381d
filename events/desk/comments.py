"""Working together: comments on an event, to whom it is assigned, and who has it open."""

from collections.abc import Sequence

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.db.models import Q, QuerySet
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from events.desk.base import DeskRequest, desk_of
from events.models import Comment, Event
from events.models.comments import keep_open
from events.models.finding import Status
from events.models.roles import ROLES
from events.text.given import row_number


def colleagues() -> QuerySet[User]:
    """To whom an event may be assigned."""
    people = User.objects.filter(is_staff=True, is_active=True)
    return (people.filter(groups__name__in=ROLES) | people.filter(is_superuser=True)).distinct().order_by("username")


class CommentForm(forms.ModelForm):  # type: ignore[type-arg]
    """Its fields stand outside of the event's own form, whose page they are on."""

    mail = forms.BooleanField(label=gettext_lazy("tell them by mail"), required=False)

    class Meta:
        model = Comment
        fields = ("text", "to")
        widgets = {"text": forms.Textarea({"rows": 2, "dir": "auto"})}
        help_texts = {
            "text": gettext_lazy("Seen by all who work at this desk, never by readers: name no confidential source.")
        }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["to"].queryset = colleagues()  # type: ignore[attr-defined]
        if not settings.SENDS_MAIL:
            del self.fields["mail"]
        for field in self.fields.values():
            field.widget.attrs["form"] = "comment"
            field.widget.attrs.pop("required", None)

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        if not self.errors and not cleaned.get("text") and not cleaned.get("to"):
            self.add_error("text", _("Write something, or choose for whom it is."))
        return cleaned


def comment(request: DeskRequest, event: Event) -> HttpResponse:
    """Say something about the event, assign it, or say that what was asked is done."""
    back = HttpResponseRedirect(reverse("admin:events_event_change", args=[event.pk]) + "#comments")
    if "done" in request.POST:
        asked = event.comments.filter(pk=row_number(request.POST["done"]))
        if not desk_of(Event).has_change_permission(request, event):
            asked = asked.filter(Q(by=request.user) | Q(to=request.user))
        asked.update(done=True)
        return back
    form = CommentForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(str(told) for errors in form.errors.values() for told in errors))
        return back
    to = form.cleaned_data["to"]
    if to and not desk_of(Event).has_change_permission(request, event):
        messages.error(request, _("Only those who may change the event assign it."))
        return back
    assign(request, event, form.cleaned_data["text"], to, mail=form.cleaned_data.get("mail", False))
    told = (
        _("Your comment stands under “What waits for you” of %s until it is answered or done.") % to
        if to
        else _("Your comment is kept.")
    )
    messages.success(request, told)
    return back


def assign(request: DeskRequest, event: Event, text: str, to: User | None, *, mail: bool = False) -> None:
    """Keep a comment, which answers what its writer was asked. A draft is asked of one person at a time."""
    unfinished = event.status in (Status.DRAFT, Status.IN_REVIEW)
    if to and unfinished:
        event.comments.exclude(to=None).update(done=True)
    elif not unfinished:
        event.comments.filter(to=request.user).update(done=True)
    Comment.objects.create(event=event, by=request.user, text=text, to=to)
    if to and mail:
        mail_assigned(request, [event], text, to)


def mail_assigned(request: DeskRequest, events: Sequence[Event], text: str, to: User) -> None:
    """One mail for all of them; none where the site sends none, or the person has no address."""
    if not (settings.SENDS_MAIL and to.email):
        return
    addresses = [
        request.build_absolute_uri(reverse("admin:events_event_change", args=[event.pk])) for event in events
    ]
    subject = ngettext(
        "%(who)s asks you to look at an event", "%(who)s asks you to look at %(count)d events", len(events)
    )
    subject %= {"who": request.user, "count": len(events)}
    try:
        EmailMessage(subject, "\n\n".join(filter(None, [text, "\n".join(addresses)])), to=[to.email]).send()
    except OSError:
        messages.warning(request, _("The mail could not be sent."))


def still_open(request: DeskRequest, event: Event) -> JsonResponse:
    """A sign of life of an open page; says who else has the event open."""
    return JsonResponse({"others": keep_open(event.pk, request.user)})
