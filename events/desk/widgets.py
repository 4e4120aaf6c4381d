"""Fields of the desk: a date that is explained while it is typed, and rows chosen by what is typed of their names."""

import re
from typing import Any

from django.contrib.admin.widgets import AutocompleteSelect
from django.forms import CheckboxSelectMultiple, TextInput
from django.urls import reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from events.text.folding import DIGITS
from events.text.given import row_number, whole_number

SIGNS = re.compile(r"[\dXxZ~?%./\[\],\s-]+")  # of a date as it is kept


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

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Signs alone run from left to right, words as their language does."""
        context = super().get_context(name, value, attrs)
        if isinstance(value, str) and SIGNS.fullmatch(value):
            context["widget"]["attrs"]["dir"] = "ltr"
        return context


class DigitsInput(TextInput):
    """A number in Western or Arabic digits: browsers give no key of the latter to an input that is a number's."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "vIntegerField", "autocomplete": "off", **(attrs or {})})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)
        return value.translate(DIGITS).replace("٫", ".") if isinstance(value, str) else value


class ChosenRow(AutocompleteSelect):
    """Shows no row where the form or the address gives no number, on which Django's own fails."""

    def optgroups(self, name: str, value: Any, attr: dict[str, Any] | None = None) -> Any:
        return super().optgroups(name, [pk for pk in value if whole_number(pk) is not None], attr)


class TickedRows(CheckboxSelectMultiple):
    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """0, which no row has, for what is no number of one: it is refused, as databases fail at thirty digits."""
        return [str(row_number(pk)) for pk in super().value_from_datadict(data, files, name)]


class SeveralNames(TextInput):
    """As many inputs of one name as names are usual; read as one text of a name a line."""

    INPUTS = 4

    def render(self, name: str, value: Any, attrs: dict[str, Any] | None = None, renderer: Any = None) -> SafeString:
        lines = str(value or "").splitlines()
        lines += [""] * max(1, self.INPUTS - len(lines))
        attrs = attrs or {}
        inputs = [
            super(SeveralNames, self).render(
                name, line, {**attrs, "id": f"{attrs.get('id', name)}{number or ''}"}, renderer
            )
            for number, line in enumerate(lines)
        ]
        return format_html(
            '<span class="several-names">{}</span>', format_html_join(" ", "{}", ((one,) for one in inputs))
        )

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:
        return "\n".join(data.getlist(name) if hasattr(data, "getlist") else [data.get(name) or ""])
