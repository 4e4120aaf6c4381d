"""The parameters of a filtered view: what each may be, and what is wrong with one that cannot be read."""

import re
from collections.abc import Mapping
from typing import Any, Literal, Self

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from ninja import Schema
from pydantic import Field, field_validator, model_validator
from pydantic import ValidationError as PydanticError

from events.dates import Span, read
from events.dates.nearest import in_plain_words, shortened
from events.dates.words import days_in_words
from events.reading.typed import one_date
from events.text.given import UNWRITABLE, whole_number
from events.text.languages import current_language, direction
from timeline.drawing.lanes import By

SLUGS = "one or more slugs, separated by commas"
# For who reads the OpenAPI document; what is wrong the validator below says. Half of a pair stands in no JSON.
REFUSED = UNWRITABLE.pattern[1:-1].replace("\ud800-\udfff", "")
SPELLED = "".join(sign if sign == "-" else f"\\u{ord(sign):04x}" for sign in REFUSED)
OF_TEXT: dict[str, Any] = {"pattern": f"^[^{SPELLED}]*$"}


class BadQuery(Exception):
    """A reader's query that cannot be answered; its text says why, in the reader's language."""


class Parameters(Schema):
    """What an address or the API asks for, and how it is to be shown."""

    model_config = {"extra": "ignore", "populate_by_name": True}

    q: str = Field(
        default="",
        max_length=200,
        description="Words, looked for in any order, whatever their accents, harakat, hamza or Arabic article.",
        json_schema_extra=OF_TEXT,
    )
    kind: str = Field(
        default="",
        max_length=500,
        description=f"Kinds: {SLUGS}.",
        examples=["talks,un-act"],
        json_schema_extra=OF_TEXT,
    )
    actor: str = Field(default="", max_length=500, description=f"Actors: {SLUGS}.", json_schema_extra=OF_TEXT)
    actors: Literal["any", "all"] = Field(
        default="any", description="Whether an event needs any of the actors, or all of them."
    )
    place: str = Field(default="", max_length=500, description=f"Places: {SLUGS}.", json_schema_extra=OF_TEXT)
    source: str = Field(
        default="", description="The number of an article.", json_schema_extra={"pattern": "^[0-9]{0,18}$"}
    )
    from_: str = Field(
        default="",
        alias="from",
        description="First day, as an EDTF date or as people write it; 1975 means its first day. "
        "What is no date is refused with 400.",
        json_schema_extra=OF_TEXT,
    )
    to: str = Field(
        default="",
        description="Last day, as an EDTF date or as people write it; 1975 means its last day. "
        "What is no date is refused with 400.",
        json_schema_extra=OF_TEXT,
        examples=["1991-09"],
    )
    match: Literal["possible", "certain"] = Field(
        default="possible", description="Events that may, or that surely did, happen between `from` and `to`."
    )
    disputed: bool = Field(default=False, description="Only events on whose date the accounts disagree.")
    events: str = Field(
        default="", max_length=5000, description=f"Only these events: {SLUGS}.", json_schema_extra=OF_TEXT
    )
    top: int | None = Field(default=None, ge=1, le=1500, description="Only the N most significant events.")
    lanes: By = Field(default="kind", description="What the chart's lanes stand for.")
    time: Literal["", "ltr", "rtl"] = Field(
        default="",
        description="Which way the chart's time runs; by default as the language is written.",
    )
    hijri: bool = Field(default=False, description="Dates in the Hijri calendar too, in the page.")
    months: Literal["", "MA", "DZ", "SY"] = Field(
        default="", description="Arabic names of months as they are used in Morocco, Algeria or Syria (ISO 3166)."
    )

    @field_validator("q", "kind", "actor", "place", "source", "from_", "to", "events")
    @classmethod
    def strip(cls, text: str) -> str:
        if UNWRITABLE.search(text):
            raise ValueError(_("A query holds no control characters."))
        return text.strip()

    @field_validator("top", mode="before")
    @classmethod
    def blank_top(cls, value: Any) -> Any:
        return value or None

    @field_validator("disputed", "hijri", mode="before")
    @classmethod
    def blank_disputed(cls, value: Any) -> Any:
        return value or False

    @field_validator("source")
    @classmethod
    def source_is_a_number(cls, text: str) -> str:
        if text and whole_number(text) is None:
            raise ValueError(_("A source is named by its number."))
        return text

    @field_validator("from_", "to")
    @classmethod
    def readable_date(cls, text: str) -> str:
        """As EDTF, so that an address is the same whatever words were typed."""
        try:
            return str(one_date(text, current_language())) if text else ""
        except ValidationError as error:
            raise ValueError(error.messages[0]) from error

    @model_validator(mode="after")
    def in_order(self) -> Self:
        if self.range.start and self.range.end and self.range.start > self.range.end:
            raise ValueError(_("The first day is after the last day: exchange “from” and “to”."))
        return self

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        """The filter of a page's address; a parameter given twice counts as a list. Raises BadQuery."""
        try:
            return cls.model_validate(cls.given(query))
        except PydanticError as error:
            raise BadQuery(reason(error)) from None

    @classmethod
    def as_far_as_read(cls, query: QueryDict) -> tuple[Self, dict[str, str]]:
        """The filter of an address without the parameters that cannot be read, and why each of these cannot."""
        given, refused = cls.given(query), dict[str, str]()
        while True:
            try:
                return cls.model_validate(given), refused
            except PydanticError as error:
                # What is wrong with the whole is the order of its days: the first is kept.
                refused |= {str(e["loc"][0]) if e["loc"] else "to": told_to_readers(e) for e in error.errors()}
                given = {key: text for key, text in given.items() if key not in refused}

    @classmethod
    def given(cls, query: QueryDict) -> dict[str, str]:
        """The filter's parameters in a query, those that are not blank."""
        known = {field.alias or name for name, field in cls.model_fields.items()}
        given = {key: ",".join(filter(None, query.getlist(key))) for key in known}
        return {key: text for key, text in given.items() if text}

    @property
    def range(self) -> Span:
        """The days between `from` and `to`; None where not given."""
        return Span(
            read(self.from_).bounds.start if self.from_ else None,
            read(self.to).bounds.end if self.to else None,
        )

    @property
    def days(self) -> str:
        """The days between `from` and `to` in words, as the page's language says them; "" where neither is given."""
        lang, (first, last) = current_language(), self.range
        if first and last:
            return days_in_words(first, last, lang)
        if first:
            return _("from %(day)s on") % {"day": days_in_words(first, first, lang)}
        return _("until %(day)s") % {"day": days_in_words(last, last, lang)} if last else ""

    @property
    def active(self) -> bool:
        """Whether anything is filtered out at all."""
        apart = {"lanes", "match", "actors", "time", "hijri", "months"}
        return bool(self.model_dump(exclude=apart, exclude_defaults=True))

    def right_to_left(self, lang: str) -> bool:
        """Whether time runs from the right: as asked for, else as the language is written."""
        return (self.time or direction(lang)) == "rtl"

    def given_slugs(self, name: str) -> list[str]:
        """Those asked for, as they were written: in Arabic with a comma of its own."""
        return [slug.strip() for slug in re.split("[,،]", getattr(self, name)) if slug.strip()]

    def only(self, *names: str) -> bool:
        """Whether nothing but these parts, and how events are shown, differs from the defaults."""
        shown = {"lanes", "time", "hijri", "months", "actors"}
        return not self.model_dump(exclude={*shown, *names}, exclude_defaults=True)

    @property
    def shown_as(self) -> dict[str, Any]:
        """The parameters that say how events are shown, not which."""
        shown = self.model_dump(include={"lanes", "time", "hijri", "months"}, exclude_defaults=True)
        return {name: "1" if value is True else value for name, value in shown.items()}

    def query(self, **changes: Any) -> str:
        """The query string of this filter with some parameters changed, defaults left out."""
        query = QueryDict(mutable=True)
        values = {**self.model_dump(by_alias=True, exclude_defaults=True), **changes}
        query.update({key: "1" if value is True else value for key, value in values.items() if value})
        return query.urlencode()


def reason(error: PydanticError) -> str:
    """What was wrong, parameter by parameter, without pydantic's own prefixes."""
    return " ".join(f"{'.'.join(map(str, e['loc']))}: {told(e)}".lstrip(": ") for e in error.errors())


def told(error: Mapping[str, Any]) -> str:
    """One error of pydantic's, without its own prefix."""
    return str(error["msg"]).removeprefix("Value error, ")


def told_to_readers(error: Mapping[str, Any]) -> str:
    """One error of pydantic's in the page's language, for who writes dates as people do."""
    if error["type"] != "value_error":
        return _("“%(text)s” is none of the choices here.") % {"text": shortened(str(error["input"]))}
    cause = error["ctx"]["error"].__cause__
    return in_plain_words(cause, current_language()) if isinstance(cause, ValidationError) else told(error)
