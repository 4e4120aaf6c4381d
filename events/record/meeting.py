"""Two editors met: what the second one typed, as a document, beside the version they began from and the one now."""

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from itertools import chain
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import PositiveIntegerField, PositiveSmallIntegerField, Q
from django.http import QueryDict

from events.models import Article, Citation, Event, FormerSlug, Participation
from events.models.columns import default_of
from events.models.fields import DateClaimField
from events.reading.typed import one_date
from events.record.document import NAMED
from events.text.given import row_number, whole_number
from events.text.languages import LANGUAGES, current_language

MOST_ROWS = 200  # accounts, or actors, that a form holds: Django would make two thousand of a stranger's number
UNASKED = ("published", "working")  # what the form does not ask for


def typed_document(post: QueryDict, base: Mapping[str, Any]) -> dict[str, Any]:
    """What the event's form says, though it may not be valid; where it says nothing, the version it began from."""
    document = deepcopy(dict(base))
    take(document, post, "", Event)
    document["disagreement_explained"] = bool(post.get("disagreement_explained"))
    kept = {str(account["id"]): account for account in document["citations"]}
    new = blank_account()
    shown = {post.get(f"{row}id") for row in rows(post, "citations", deleted_too=True)}
    unseen = [account for number, account in kept.items() if number not in shown]
    document["citations"] = [*unseen, *typed_accounts(post, kept, new)]
    document["participations"] = list(typed_participations(post))
    return document


def typed_accounts(post: QueryDict, kept: dict[str, dict[str, Any]], new: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The accounts of the form, but for deleted and empty ones; the id of a new one is its row: "citations-2".

    `kept` are those of the version that the form began from, by id; `new` is what an empty row says.
    """
    for row in rows(post, "citations"):
        named = post.get(f"{row}id", "")
        account = deepcopy(kept.get(named, new))
        take(account, post, row, Citation)
        if named:
            pk = whole_number(named)
            yield {**account, "id": named if pk is None else pk}
        elif account != new:
            yield {**account, "id": row.rstrip("-")}


def typed_participations(post: QueryDict) -> Iterator[dict[str, str]]:
    """The participations of the form, but for deleted ones and those without an actor."""
    for row in rows(post, "participations"):
        if actor := slug_of("claimant", post.get(f"{row}actor", "")):
            yield {"actor": actor, "role": post.get(f"{row}role") or Participation.Role.PARTICIPANT}


def read_document(sent: str, base: Mapping[str, Any]) -> dict[str, Any]:
    """What the page of a meeting sends along, as `typed_document` gave it of the version `base`. Raises ValueError,
    KeyError, TypeError or AttributeError for what is of another shape, or has more rows than a form adds."""
    document: dict[str, Any] = json.loads(sent)
    json.dumps(document, ensure_ascii=False).encode()  # half a letter is none
    accounts, actors = document["citations"], document["participations"]
    for name in ("citations", "participations"):
        if len(document[name]) > len(base[name]) + MOST_ROWS:
            raise ValueError("more rows than a form adds")
    for columns, rows in ((Event.COLUMNS, [document]), (Citation.COLUMNS, accounts), (Participation.COLUMNS, actors)):
        for row in rows:
            texts = [row[name].values() for name in columns.texts if name in row]
            plain = [row.get(name) for name in (*columns.links, *columns.plain) if name not in UNASKED]
            if any(isinstance(value, list | dict) for value in chain(plain, *texts)):
                raise TypeError("more than one value in a field")
    return document


def is_hidden(slug: str, user: User) -> bool:
    """Whether the source that a document names so, today or formerly, is gone or one that the person may not know."""
    if not slug:  # of an account that was just begun
        return False
    former = FormerSlug.objects.filter(of="article", slug=slug).values("now")
    named = Article.objects.filter(Q(slug=slug) | Q(slug__in=former))
    return not named.filter(pk__in=Article.objects.visible_to(user)).exists()


def without_hidden(document: Mapping[str, Any], user: User) -> dict[str, Any]:
    """A document without the accounts of sources that the person may not know."""
    hidden = hidden_in(document, user)
    accounts = [account for account in document["citations"] if account["article"] not in hidden]
    return {**document, "citations": accounts}


def hidden_in(document: Mapping[str, Any], user: User) -> set[str]:
    """The sources of a document that the person may not know, as it names them."""
    return {slug for slug in {account["article"] for account in document["citations"]} if is_hidden(slug, user)}


def with_hidden(document: Mapping[str, Any], base: Mapping[str, Any], user: User) -> dict[str, Any]:
    """What a person typed, and of the sources that they may not know what the version said that they began from.

    Nobody learns by trying which words stand in a source that is not theirs to know.
    """
    secret = hidden_in(base, user)
    hidden = [account for account in base["citations"] if account["article"] in secret]
    ids = {account["id"] for account in hidden}
    shown = [account for account in without_hidden(document, user)["citations"] if account["id"] not in ids]
    return {**document, "citations": [*hidden, *shown]}


def rows(post: QueryDict, name: str, *, deleted_too: bool = False) -> Iterator[str]:
    """The prefixes of a formset's rows ("citations-0-", …), by default of those that are not ticked as deleted."""
    for place in range(whole_number(post.get(f"{name}-TOTAL_FORMS"), most=MOST_ROWS) or 0):
        if deleted_too or not post.get(f"{name}-{place}-DELETE"):
            yield f"{name}-{place}-"


def blank_account() -> dict[str, Any]:
    """The document of an account of which nothing was typed."""
    columns = Citation.COLUMNS
    fields = {name: default_of(Citation, name) for name in columns.plain}
    texts = {name: dict.fromkeys(LANGUAGES, "") for name in columns.texts}
    return {"id": None, **dict.fromkeys(columns.links, None), "article": "", **fields, **texts}


def take(document: dict[str, Any], post: QueryDict, row: str, model: type[Event] | type[Citation]) -> None:
    """Let the document say what the form says in the fields that begin with `row`."""
    columns = model.COLUMNS
    for name in columns.links:
        if (pk := field_text(post, f"{row}{name}")) is not None:
            document[name] = slug_of(name, pk) or None
    for name in columns.plain:
        if name not in UNASKED and (text := changed_text(post, f"{row}{name}", document.get(name))) is not None:
            document[name] = READ_AS.get(type(model._meta.get_field(name)), str)(text)
    for name in columns.texts:
        for lang in LANGUAGES:
            if (text := changed_text(post, f"{row}{name}_{lang}", document.get(name, {}).get(lang))) is not None:
                document[name][lang] = text


def field_text(post: QueryDict, name: str) -> str | None:
    """The text of a field, with plain newlines and nothing around it; None where the form does not ask for it."""
    text = post.get(name)
    return None if text is None else as_sent(text)


def changed_text(post: QueryDict, name: str, stored: Any) -> str | None:
    """The text of a field; None too where it came back as it was shown, and so stays as it is stored."""
    text = field_text(post, name)
    return None if isinstance(stored, str) and text == as_sent(stored) else text


def as_sent(text: str, one_line: bool = False) -> str:
    """What a form makes of a text that nobody touched: plain newlines, in a field of one line none, and no edges."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "" if one_line else "\n").strip()


def as_number(text: str) -> int | str | None:
    """The number; what is none, as it was typed, so that it can be refused by its name."""
    value = whole_number(text)
    return value if value is not None else text or None


def as_edtf(text: str) -> str:
    """A typed date as the form would read it; as it is where the form would refuse it."""
    try:
        return str(one_date(text, current_language())) if text else ""
    except ValidationError:
        return text


READ_AS: dict[type, Callable[[str], Any]] = {
    **{PositiveIntegerField: as_number, PositiveSmallIntegerField: as_number},
    **{DateClaimField: as_edtf},
}


def slug_of(kind: str, pk: str) -> str:
    """The slug of what a form names by its id; `kind` is a key of NAMED, "" where there is no such row."""
    rows = NAMED[kind]._default_manager.filter(pk=row_number(pk))
    return rows.values_list("slug", flat=True).first() or ""


def applicable(document: dict[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """A chosen document as it can be applied: accounts that are not saved yet have no id, and none becomes public."""
    public = {account["id"]: account["published"] for account in now["citations"]}
    accounts = [
        {
            **account,
            "id": account["id"] if isinstance(account["id"], int) else None,
            "published": public.get(account["id"], False),
        }
        for account in document["citations"]
    ]
    return {**document, "citations": accounts}


def check(event: Event) -> None:
    """Raises ValidationError for what the desk's form would refuse, in the event or one of its accounts."""
    event.full_clean()
    for account in event.citations.all():
        account.full_clean()
