"""The model fields of a date, an EDTF string of the closed grammar, and of what an index finds events by."""

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
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


class TermsField(models.Field[Any, Any]):
    """Numbers by which an index of PostgreSQL finds the row; NULL where the database has no such index."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "bigint[]" if connection.vendor == "postgresql" else "text"


@TermsField.register_lookup
class HoldsAll(models.Lookup[Any]):
    """Whether all these numbers are among the row's, as the index is asked."""

    lookup_name = "all"
    prepare_rhs = False
    asked = "{0} @> %s::bigint[]"

    def as_sql(self, compiler: Any, connection: BaseDatabaseWrapper) -> tuple[str, tuple[Any, ...]]:
        column, params = self.process_lhs(compiler, connection)
        return self.asked.format(column), (*params, list(self.rhs))


@TermsField.register_lookup
class HoldsAny(HoldsAll):
    """Whether one of these numbers is among the row's, as the index is asked."""

    lookup_name = "any"
    asked = "{0} && %s::bigint[]"


@TermsField.register_lookup
class HoldsAnySeen(HoldsAll):
    """The same, asked of one row after the other, in a form that no index answers, and takes for a third of the rows.

    The planner would choose the index of all conflicts, which is slow where most rows hold the number.
    """

    lookup_name = "any_seen"
    asked = "CASE WHEN {0} && %s::bigint[] THEN 1 ELSE 0 END > 0"
