"""Kinds, actors, places and a data set that a table names: made anew, or one that is there instead."""

import re
from collections import Counter
from collections.abc import Collection
from functools import reduce
from itertools import chain, islice
from operator import or_
from typing import NamedTuple, TypeVar

from django.db.models import Q

from events.importing.headings import SIGNS
from events.importing.pointing import data_set_slug
from events.intake.mentions import one_way
from events.models import Actor, Conflict, DataSet, EventKind, FormerSlug, Place
from events.models.columns import in_languages
from events.record.names import called_before
from events.text.folding import fold
from events.text.searching import ARTICLE

Model = TypeVar("Model", EventKind, Actor, Place)
MOST_NAMES = 25  # of a kind of thing, that are asked about
FEW = 60  # rows that are all offered; of more, the nearest
NEAREST = 8
MOST_KNOWN = 3000  # rows that are compared
MOST_SOUGHT = 100  # names that are sought where there are more
ARTICLES = ("the", "le", "la", "les", "l", "al", "el")  # before a name in Latin letters
DOTTED = re.compile(r"\b[^\W\d](?:\.[^\W\d])+\b\.?")  # U.N.
IN_BRACKETS = re.compile(r"([^,،]+?)\s*\(([^()]+)\)")


class NewName(NamedTuple):
    """A name of the table; the slug that stands for it, "" for none; and the slugs and names that it can be."""

    name: str
    chosen: str
    offered: list[tuple[str, str]]


class Known(NamedTuple):
    slug: str
    name: str
    spellings: frozenset[str]  # as `one_spelling` has them
    parts: frozenset[str]  # likewise, of “Laayoune (El Aaiún)” the two names
    letters: frozenset[str]  # threes of them


def known(model: type[Model], wanted: Collection[str] = ()) -> list[Known]:
    """What is there, by its own order; of very many the first, and those that may have one of the `wanted` names."""
    rows: list[Known] = []
    before: dict[int, list[str]] = called_before(model)
    several = told_apart_by_brackets(model)
    for row in compared(model, wanted):
        called = row.spellings + before.get(row.pk, [])
        spellings = frozenset(one_spelling(text) for text in called if text)
        both = [names for text in called if (names := both_names(text)) and names[0].casefold() not in several]
        parts = frozenset(one_spelling(part) for names in both for part in names)
        rows.append(Known(row.slug, str(row), spellings, parts, frozenset().union(*map(threes, spellings))))
    return rows


def told_apart_by_brackets(model: type[Model]) -> set[str]:
    """First names that several rows share: of “Bridge (Rivertown)” beside “Bridge (Laketown)” no part is its name."""
    columns = in_languages(("name",))
    bracketed = reduce(or_, (Q(**{f"{column}__contains": " ("}) for column in columns))
    names = chain.from_iterable(model._default_manager.filter(bracketed).values_list(*columns))
    times = Counter(both[0].casefold() for name in set(names) if (both := both_names(name)))
    return {first for first, number in times.items() if number > 1}


def compared(model: type[Model], wanted: Collection[str]) -> list[Model]:
    rows = model._default_manager.all()
    first = list(rows[:MOST_KNOWN])
    if len(first) < MOST_KNOWN or not wanted:
        return first
    there = {row.pk for row in first}
    return first + [row for row in rows.filter(holding(wanted))[:MOST_KNOWN] if row.pk not in there]


def holding(names: Collection[str]) -> Q:
    """Of rows that hold all words of one of the names."""
    held = Q()
    for name in islice(names, MOST_SOUGHT):
        words = [word for word in plain_words(name) if len(word) > 1] or [name]
        held |= Q(*(Q(search_text__contains=word) for word in words))
    return held


def one_spelling(name: str) -> str:
    """The same for all ways to write a name, words of elsewhere among them."""
    return " ".join(one_way(tuple(plain_words(name)))) or name.strip()


def plain_words(name: str) -> list[str]:
    """Without case, accents, hamza, harakat, signs, articles, and the points between initials."""
    text = DOTTED.sub(lambda found: found[0].replace(".", "") + " ", name)
    words = [ARTICLE.sub("", word) for word in SIGNS.sub(" ", fold(text)).split()]
    if len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    return words


def both_names(text: str) -> tuple[str, ...]:
    """Of a name with another in brackets, the two; of others none."""
    found = IN_BRACKETS.fullmatch(text.strip())
    return found.groups() if found else ()


def threes(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 3] for at in range(max(len(text) - 2, 1)))


def same_by_name(name: str, rows: list[Known]) -> str:
    """The slug of the only one that is spelled so; "" where there is none, or more."""
    own, both = one_spelling(name), [one_spelling(part) for part in both_names(name)]
    whole = [row.slug for row in rows if own in row.spellings]
    in_part = [
        row.slug for row in rows if own in row.parts or (both and row.parts.union(row.spellings).issuperset(both))
    ]
    found = whole or in_part
    return found[0] if len(found) == 1 else ""


def nearest(name: str, rows: list[Known]) -> list[tuple[str, str]]:
    """The most alike first."""
    ours = threes(one_spelling(name))
    alike = sorted(rows, key=lambda row: -len(ours & row.letters) / (len(ours | row.letters) or 1))
    return [(row.slug, row.name) for row in alike[: FEW if len(rows) <= FEW else NEAREST]]


def missing(model: type[Model], seen: dict[str, str]) -> list[str]:
    """The names of `seen`, by which slugs stand, that would be made anew."""
    slugs = set(seen.values())
    present = set(model._default_manager.filter(slug__in=slugs).values_list("slug", flat=True))
    former = FormerSlug.objects.filter(of=model._meta.model_name, slug__in=slugs)
    present |= set(former.values_list("slug", flat=True))
    return [name for name, slug in seen.items() if slug not in present]


def chosen_by_name(model: type[Model], seen: dict[str, str], chosen: dict[str, str]) -> dict[str, str]:
    """With each new name that nobody chose for yet: the one that is spelled so, or "" to make it."""
    new = [name for name in missing(model, seen) if name not in chosen]
    rows = known(model, new) if new else []
    return chosen | {name: same_by_name(name, rows) for name in new}


def standing_for(model: type[Model], seen: dict[str, str]) -> dict[str, str]:
    """The slugs of what is there, by the names of `seen` that are spelled so."""
    return {name: slug for name, slug in chosen_by_name(model, seen, {}).items() if slug}


def asked_about(model: type[Model], seen: dict[str, str], chosen: dict[str, str]) -> list[NewName]:
    """The names that are new, or that were and stand for what is there."""
    new = set(missing(model, seen))
    names = [name for name in seen if name in new or chosen.get(name)][:MOST_NAMES]
    rows = known(model, names) if names else []
    return [NewName(name, chosen.get(name, ""), nearest(name, rows)) for name in names]


def data_set_for(conflict: Conflict, name: str) -> str:
    """The short name of the data set of a file of this name: that of which events are there, or a new one."""
    slug = data_set_slug(name)
    return slug if DataSet.objects.filter(slug=slug, events__conflict=conflict).exists() else free_data_set(name)


def free_data_set(name: str) -> str:
    """A short name that no data set has of which there are events."""
    slug = data_set_slug(name)
    used = DataSet.objects.filter(slug__startswith=slug[:27], events__isnull=False)
    taken = set(used.values_list("slug", flat=True))
    return next(one for one in [slug, *(f"{slug[:27]}-{n}" for n in range(2, len(taken) + 3))] if one not in taken)
