"""Forms of the editors' desk."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from events.changing import Stale
from events.models import Event
from events.models.events import Status


class ReasonForm(forms.Form):
    """Why something is done: for the other editors, and for readers."""

    reason = forms.CharField(
        label=_("reason, for the editors"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )
    public_reason = forms.CharField(
        label=_("reason, told to readers"), max_length=500, required=False, widget=forms.Textarea({"rows": 2})
    )


class EventForm(forms.ModelForm):
    base_version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("reason for this change"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text=_("Kept in the history, for the editors."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["base_version"] = self.instance.version
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("slug"):
            cleaned["slug"] = self.address(cleaned)
        base = self.cleaned_data.get("base_version")
        if self.instance.pk and base is not None and base != self.instance.version:
            raise ValidationError(
                _(
                    "%(stale)s What you typed is still in this form: copy what you need, open the event anew, "
                    "and enter it there."
                ),
                code="stale",
                params={"stale": Stale.message},
            )
        return cleaned

    def address(self, cleaned: dict[str, Any]) -> str:
        """The last part of an address, from the title in Latin letters or else from kind and date; not yet taken."""
        title = (
            cleaned.get("title_en")
            or cleaned.get("title_fr")
            or f"{cleaned.get('kind', '')} {cleaned.get('date', '')}"
        )
        base = slugify(title)[:90].strip("-") or "event"
        others = Event.objects.filter(conflict=cleaned.get("conflict")).exclude(pk=self.instance.pk)
        taken = set(others.filter(slug__startswith=base).values_list("slug", flat=True))
        return next(slug for slug in [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))] if slug not in taken)


class AccountFormSet(forms.BaseInlineFormSet):
    """The accounts of an event: what a published event needs is checked before anything is written."""

    def clean(self) -> None:
        super().clean()
        publishing = "_publish" in self.data
        if any(self.errors) or not (publishing or self.instance.status == Status.PUBLISHED):
            return
        kept = [form.instance for form in self.forms if self.keeps(form)]
        self.instance.check_publication([c for c in kept if publishing or c.published])

    def keeps(self, form: forms.ModelForm) -> bool:
        if self.can_delete and self._should_delete_form(form):
            return False
        return bool(form.instance.pk) or form.has_changed()
