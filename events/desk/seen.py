"""The form of a row that a colleague may save meanwhile: nothing of theirs is overwritten unseen."""

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any, cast

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.desk.generic import ModelForm
from events.models import Article, Erasure
from events.models.columns import Listed, values_in_database
from events.record.erasing import erased_from, erasers_in
from events.text.languages import listed

BASE = "base_version"  # by which name the page sends what it was made of
LONGEST = 80  # letters of what they wrote that is told
TAKEN_OUT = gettext_lazy("Words that were removed on request were taken out of what you sent.")
ASIDE = ("reason", "public_reason", "upload")  # what a row does not hold


def version_of(row: Listed) -> str:
    """The same as long as a row says the same; "" for a new one."""
    values = values_in_database(row)
    if values is None:
        return ""
    said = {name: value for name, value in values.items() if name not in row.COLUMNS.derived}
    return sha256(json.dumps(said, default=str, sort_keys=True).encode()).hexdigest()[:16]


class SeenForm(ModelForm[Any]):
    """Is refused once where the row is not what the page was made of, and says what it would overwrite."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        base, row = self.data.get(BASE), self.instance
        if base and row.pk:
            list(type(row)._base_manager.filter(pk=row.pk).select_for_update(no_key=True).values_list("pk"))
            differing = [name for name in self.changed_data if name not in ASIDE]
            if differing and base != version_of(row):
                self.add_error(None, overwriting(self, differing))
                if isinstance(row, Article):
                    erase_in_sent(self, differing, erased_from(row))
        return cleaned


def erase_in_sent(form: ModelForm[Any], names: Iterable[str], erasures: Iterable[Erasure]) -> None:
    """A second press does not bring back what was erased while the page was open: it is not in the form any more."""
    sent = {name: form.data.get(form.add_prefix(name), "") for name in names}
    erasers = erasers_in(sent, erasures)
    if not erasers:
        return
    for eraser in erasers:
        sent = eraser.value(sent)
        if eraser.in_address(sent.get("slug", "")):
            sent["slug"] = form.initial["slug"]
    form.data = cast(QueryDict, form.data).copy()
    for name, text in sent.items():
        form.data[form.add_prefix(name)] = text
    form.add_error(None, TAKEN_OUT)


def overwriting(form: ModelForm[Any], names: Iterable[str]) -> str:
    """What a second press would overwrite in these fields."""
    told = _(
        "Somebody else saved this since you opened it, and nothing was overwritten. Theirs says otherwise in: %s. "
        "Save again, and yours stands."
    )
    return told % listed([theirs(form, name) for name in names])


def theirs(form: ModelForm[Any], name: str) -> str:
    """The field's name, with what stands there now if that is short."""
    label, now = str(form.fields[name].label or name), form.initial.get(name)
    return f"{label} (“{now}”)" if isinstance(now, str) and 0 < len(now) <= LONGEST else label
