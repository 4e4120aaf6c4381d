"""The model field of a date: an EDTF string of the closed grammar."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.dates.nearest import parse

if TYPE_CHECKING:
    CharField = models.CharField[str, str]  # the class itself takes no types at run time
else:
    CharField = models.CharField


def validate_date(text: str) -> None:
    """Raises ValidationError unless it is an EDTF string of the closed grammar."""
    parse(text)


class DateClaimField(CharField):
    """An EDTF string of the closed grammar of `events.dates`; "" where no date is given."""

    default_validators = [validate_date]
    description = _("A date with its precision, as an EDTF string")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 40)
        super().__init__(*args, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The text without spaces around it; None stays."""
        value = super().to_python(value)
        return value.strip() if isinstance(value, str) else value
