"""What each column of a model is, said once: documents, comparing, erasing, imports and the API take it from here."""

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.text.given import TURNING, UNWRITABLE, balanced, holds_unwritable, is_web_address, writable
from events.text.languages import LANGUAGES

TEXTS = (models.CharField, models.TextField)
WITHOUT_TEXT = (models.IntegerField, models.BooleanField, models.FloatField, models.DateField)
NOTHING = object()
ODD = re.compile(f"{UNWRITABLE.pattern}|{TURNING.pattern}")
UNWRITABLE_TOLD = _("This text holds a control character, which no page can show: delete it, and write it anew.")
NO_WEB_ADDRESS = _("Write an address that begins with http:// or https://.")


@dataclass(frozen=True)
class Columns:
    """Names of a model's columns, each in one list; `test_columns` fails for one that is in none."""

    texts: tuple[str, ...] = ()  # words in every language: `title` stands for title_ar, title_en and title_fr
    words: tuple[str, ...] = ()  # words in one column, or JSON that holds some
    values: tuple[str, ...] = ()  # dates, numbers, choices, flags, addresses
    links: tuple[str, ...] = ()  # other rows, named by their slug
    internal: tuple[str, ...] = ()  # words for the editors alone
    handling: tuple[str, ...] = ()  # how the editors handle the row, in no document
    outside: tuple[str, ...] = ()  # words of an imported file, in no document
    derived: tuple[str, ...] = ()  # what follows from the others
    kept: tuple[str, ...] = ()  # the program's own: which row it is, and what became of it

    @property
    def plain(self) -> tuple[str, ...]:
        """What a document holds under the column's own name."""
        return (*self.words, *self.values, *self.internal)

    @property
    def public(self) -> tuple[str, ...]:
        """What may be told to readers under the column's own name."""
        return (*self.words, *self.values)

    @property
    def seen(self) -> tuple[str, ...]:
        """The columns of which readers may see something, by their names in the database."""
        return (*in_languages(self.texts), *self.public, *(f"{name}_id" for name in self.links))

    @property
    def holding_words(self) -> tuple[str, ...]:
        """The columns that may hold words of a person: what erasing goes through."""
        return (*in_languages(self.texts), *self.words, *self.internal, *self.outside)

    @property
    def all(self) -> tuple[str, ...]:
        """Every column of the model by its name in the database; foreign keys without their `_id`."""
        return (
            *in_languages(self.texts),
            *self.plain,
            *self.links,
            *self.handling,
            *self.outside,
            *self.derived,
            *self.kept,
        )


class Listed(models.Model):
    """A row whose model lists its columns, and whose texts hold only what can be written everywhere."""

    COLUMNS: ClassVar[Columns]

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """With what rows of earlier days may hold made harmless; it is refused where it is written."""
        row = super().from_db(*args, **kwargs)
        said = row.__dict__
        for name in texts_of(cls):
            if (text := said.get(name)) and not text.isprintable() and ODD.search(text):
                said[name] = balanced(writable(text)) if name in beside_words(cls) else writable(text)
        for name in addresses_of(cls):
            if name in said and not is_web_address(said[name]):
                said[name] = ""
        return row

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Raises ValidationError, by field, also for signs that no text holds; takes out those that turn round what
        stands beside a text.

        What still is its column's default is not looked at: most columns of a row are, and an import has a million.
        """
        said, errors = self.__dict__, {}
        untouched = (
            name for name, attname, default in defaults_of(type(self)) if said.get(attname, NOTHING) is default
        )
        left_out = {*untouched, *(exclude or ())}
        for name in beside_words(type(self)) - left_out:
            if isinstance(text := said.get(name), str) and TURNING.search(text):
                said[name] = balanced(text)
        try:
            super().clean_fields(exclude=left_out)
        except ValidationError as error:
            errors = error.error_dict
        for name, attname, is_address in holding_text(type(self)):
            if name in left_out or name in errors:
                continue
            value = said.get(attname)
            if holds_unwritable(value):
                errors[name] = [ValidationError(UNWRITABLE_TOLD, code="unwritable")]
            elif is_address and not is_web_address(value or ""):
                errors[name] = [ValidationError(NO_WEB_ADDRESS, code="scheme")]
        if errors:
            raise ValidationError(errors)


@cache
def defaults_of(model: type[Listed]) -> list[tuple[str, str, Any]]:
    """The columns whose default they themselves take: name, attribute and that default."""
    rows = []
    for field in model._meta.concrete_fields:
        default = field.get_default()
        if not field.is_relation and not (field.has_default() and callable(field.default)):
            with suppress(ValidationError):
                field.clean(default, None)
                rows.append((field.name, field.attname, default))
    return rows


@cache
def holding_text(model: type[Listed]) -> list[tuple[str, str, bool]]:
    """The columns that hold texts, also within JSON: name, attribute, and whether the text is an address."""
    return [
        (field.name, field.attname, isinstance(field, models.URLField))
        for field in model._meta.concrete_fields
        if not field.is_relation and not isinstance(field, WITHOUT_TEXT)
    ]


@cache
def texts_of(model: type[Listed]) -> list[str]:
    """The columns that hold a text."""
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, TEXTS)]


@cache
def beside_words(model: type[Listed]) -> set[str]:
    """The columns of a text that stands among others: of one line, or in a language. Not what a source is quoted
    with, which is sought in its text as it is."""
    lines = {field.attname for field in model._meta.concrete_fields if isinstance(field, models.CharField)}
    return lines.union(in_languages(model.COLUMNS.texts))


@cache
def addresses_of(model: type[Listed]) -> list[str]:
    """The columns that hold a link."""
    return [field.attname for field in model._meta.concrete_fields if isinstance(field, models.URLField)]


def in_languages(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The columns of these texts: ("title",) → ("title_ar", "title_en", "title_fr")."""
    return tuple(f"{name}_{lang}" for name in texts for lang in LANGUAGES)


def said_columns(row: Listed) -> list[str]:
    """The attributes of a row that say something (`place_id` for a foreign key), the program's own left out."""
    return [field.attname for field in row._meta.concrete_fields if field.name not in row.COLUMNS.kept]


def values_of(row: Listed) -> dict[str, Any]:
    """What a row says, by attribute."""
    return {name: getattr(row, name) for name in said_columns(row)}


def values_in_database(row: Listed) -> dict[str, Any] | None:
    """What the database has of a row, by attribute; None for a new row."""
    if row._state.adding:
        return None
    values: dict[str, Any] | None = type(row)._base_manager.filter(pk=row.pk).values(*said_columns(row)).first()
    return values


def default_of(model: type[Listed], name: str) -> Any:
    """The default of a column: a fresh one where it is a list or dict."""
    return next(field.get_default() for field in model._meta.concrete_fields if field.name == name)
