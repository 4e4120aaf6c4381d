"""What each column of a model is, said once: documents, comparing, erasing, imports and the API take it from here."""

from dataclasses import dataclass
from typing import Any

from events.text.languages import LANGUAGES


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
    def holding_words(self) -> tuple[str, ...]:
        """The columns that may hold words of a person: what erasing goes through."""
        return (*in_languages(self.texts), *self.words, *self.internal, *self.outside)

    @property
    def all(self) -> tuple[str, ...]:
        return (
            *in_languages(self.texts),
            *self.plain,
            *self.links,
            *self.handling,
            *self.outside,
            *self.derived,
            *self.kept,
        )


def in_languages(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{name}_{lang}" for name in texts for lang in LANGUAGES)


def values_of(row: Any) -> dict[str, Any]:
    """What a row says, the program's own columns aside."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields if is_said(row, field)}


def values_in_database(row: Any) -> dict[str, Any] | None:
    """What the database has of it; None for a new row."""
    if row._state.adding:
        return None
    columns = [field.attname for field in row._meta.concrete_fields if is_said(row, field)]
    return type(row)._base_manager.filter(pk=row.pk).values(*columns).first()


def is_said(row: Any, field: Any) -> bool:
    return field.name not in row.COLUMNS.kept


def default_of(model: Any, name: str) -> Any:
    return model._meta.get_field(name).get_default()
