"""Form fields of the editors' desk."""

from typing import Any

from django import forms

from events.desk.widgets import DateClaimInput
from events.reading.typed import LONGEST, one_date
from events.text.languages import current_language


class TypedDateField(forms.CharField):
    """A date as people type it; cleaned to EDTF, "" where none is given."""

    widget = DateClaimInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "max_length": LONGEST})  # of what is typed, not of the column

    def to_python(self, value: Any) -> str:
        """Raises ValidationError for what is not understood, or means several dates."""
        text = super().to_python(value)
        return str(one_date(text, current_language())) if text else ""
