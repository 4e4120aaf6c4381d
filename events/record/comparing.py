"""Two or three versions of an event's document, field by field. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any, NamedTuple

Path = tuple[str, ...]  # ("title", "ar"), ("citations", "12", "quote"), ("participations", "morocco", "participant")
UNTOLD = ("working",)  # what no person writes
# The order in which the desk's form asks; a database may keep the keys of a document in any other.
ORDER = (
    *("status", "conflict", "kind", "date", "place", "title", "slug", "summary", "date_reason"),
    *("disagreement_explained", "significance", "notes", "citations", "participations"),
)


class Difference(NamedTuple):
    """A value that one version has and another has not, or has otherwise."""

    path: Path
    before: Any  # None: not there
    after: Any


class Choice(NamedTuple):
    """A value of which one of two editors, or both, said something else than the version they began from.

    None is a value that is not there; an account as a whole is a dict.
    """

    path: Path
    base: Any
    theirs: Any
    yours: Any

    @property
    def clash(self) -> bool:
        """Both changed it, and not to the same."""
        return self.base not in (self.theirs, self.yours) and self.theirs != self.yours

    @property
    def proposed(self) -> Any:
        """What the one who changed it says; where both did, the colleague's."""
        return self.yours if self.theirs == self.base else self.theirs


def flat(document: Mapping[str, Any]) -> dict[Path, Any]:
    """Every value of a document by its path; accounts under their ids; what is empty is left out."""
    return {path: value for path, value in walk(document, ()) if value not in ("", None, False)}


def walk(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Every value under `path` with its own path; an account or participation is there as the value "present"."""
    if isinstance(value, Mapping):
        for key, part in value.items():
            if key not in UNTOLD:
                yield from walk(part, (*path, str(key)))
    elif path == ("citations",):
        for account in value:
            yield (*path, str(account["id"])), "present"
            yield from walk({key: part for key, part in account.items() if key != "id"}, (*path, str(account["id"])))
    elif path == ("participations",):
        for row in value:
            yield (*path, row["actor"], row["role"]), "present"
    else:
        yield path, value


def in_order(paths: Iterable[Path]) -> list[Path]:
    """Each path once, as the form asks; accounts by their ids."""
    known = {name: number for number, name in enumerate(ORDER)}
    return sorted(set(paths), key=lambda path: (known.get(path[0], len(ORDER)), path))


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What one version says otherwise than another, in the order of the form."""
    one, other = flat(before), flat(after)
    return [
        Difference(path, one.get(path), other.get(path))
        for path in in_order([*one, *other])
        if one.get(path) != other.get(path)
    ]


def merge3(base: Mapping[str, Any], theirs: Mapping[str, Any], yours: Mapping[str, Any]) -> list[Choice]:
    """The values of which two, who both began from `base`, now say something else; where they agree, none.

    An account that one of the three lacks is one choice as a whole, its values are then dicts.
    """
    versions = [flat(version) for version in (base, theirs, yours)]
    accounts = [
        {str(account["id"]): account for account in version["citations"]} for version in (base, theirs, yours)
    ]
    choices = []
    for path in in_order(path for version in versions for path in version):
        if path[0] == "citations":
            whole = [version.get(path[1]) for version in accounts]
            if None in whole:
                if len(path) == 2 and whole[1] != whole[2]:
                    choices.append(Choice(path, *whole))
                continue
        choice = Choice(path, *(version.get(path) for version in versions))
        if choice.theirs != choice.yours:
            choices.append(choice)
    return choices


def merged(theirs: Mapping[str, Any], yours: Mapping[str, Any], taken: Iterable[Path]) -> dict[str, Any]:
    """Their version with what `yours` says at the paths that were taken from it."""
    document = deepcopy(dict(theirs))
    for path in taken:
        match path:
            case ("citations", account):
                put(document["citations"], "id", account, find(yours["citations"], account))
            case ("citations", account, *inner):
                set_at(find(document["citations"], account), find(yours["citations"], account), inner)
            case ("participations", actor, role):
                rows = [row for row in document["participations"] if (row["actor"], row["role"]) != (actor, role)]
                wanted = {"actor": actor, "role": role}
                document["participations"] = [*rows, wanted] if wanted in yours["participations"] else rows
            case _:
                set_at(document, yours, path)
    return document


def find(accounts: Iterable[dict[str, Any]], number: str) -> dict[str, Any] | None:
    """The account of this id, which paths hold as text."""
    return next((account for account in accounts if str(account["id"]) == number), None)


def put(rows: list[dict[str, Any]], key: str, value: str, row: dict[str, Any] | None) -> None:
    """Put `row` in the place of that with this key, or take that away where there is no row."""
    rows[:] = [present for present in rows if str(present[key]) != value] + ([deepcopy(row)] if row else [])


def set_at(document: Any, source: Any, path: Sequence[str]) -> None:
    """Let `document` say at `path` what `source` says there; KeyError where one of the two has no such path."""
    *outer, last = path
    for key in outer:
        document, source = document[key], source[key]
    document[last] = source[last]
