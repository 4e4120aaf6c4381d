"""The date field of the admin: what is typed is explained while it is typed."""

from typing import Any

from django.forms import TextInput
from django.urls import reverse_lazy


class DateClaimInput(TextInput):
    class Media:
        js = ["events/date-claim.js"]
        css = {"all": ["events/admin.css"]}

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        defaults = {
            "dir": "auto",
            "class": "vTextField date-claim",
            "autocomplete": "off",
            "spellcheck": "false",
            "data-explain": reverse_lazy("admin:events_explain_date"),
        }
        super().__init__({**defaults, **(attrs or {})})
