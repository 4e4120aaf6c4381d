"""Words for a place in an event's document, and for what stands there: for history and for two who met."""

import re
from collections.abc import Iterable
from typing import Any, cast

from django.contrib.auth.models import User
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.dates import read
from events.dates.words import in_words
from events.models import Article, Citation, Event, Participation
from events.record.comparing import Path
from events.record.document import NAMED, Document
from events.record.meeting import is_hidden
from events.record.removing import name_of
from events.text.languages import current_language, left_to_right

# Reasons that the program gives itself are kept in English, and worded where they are shown.
STORED = {
    r"Imported: (.+)": gettext_lazy("Imported: %s"),
    r"Import of (.+)": gettext_lazy("Import of %s"),
    r"Undid version (\d+)": gettext_lazy("Undid version %s"),
    r"Undid versions (\d+–\d+)": gettext_lazy("Undid versions %s"),
    r"Undid ((?:import|action)-\w+)": gettext_lazy("Undid %s"),
    r"The date of article (\d+) was corrected": gettext_lazy("The date of article %s was corrected"),
}


def reason_in_words(reason: str) -> str:
    """In the language of the desk, if it is one of those; what a person wrote as it is."""
    for stored, words in STORED.items():
        if found := re.fullmatch(stored, reason):
            return str(words) % found[1]
    return reason


class Words:
    """Names what the documents name by slug, for one person; each is looked up once."""

    def __init__(self, user: User) -> None:
        self.names: dict[tuple[str, str], str] = {}
        self.user = user
        self.hidden: dict[str, bool] = {}  # by the slug of a source

    def may_see(self, path: Path, *documents: Document) -> bool:
        """Whether this person may see what stands there: not the account of a source that they may not know."""
        if path[0] != "citations":
            return True
        accounts = [a for document in documents for a in document["citations"] if str(a["id"]) == path[1]]
        return not any(self.is_hidden(account["article"]) for account in accounts)

    def is_hidden(self, slug: str) -> bool:
        if slug not in self.hidden:
            self.hidden[slug] = is_hidden(slug, self.user)
        return self.hidden[slug]

    def place(self, path: Path, document: Document) -> str:
        """A place in the document: “Title in Arabic”, “Account of the Guardian: quote”."""
        match path:
            case ("citations", number, *rest):
                accounts = (account for account in document["citations"] if str(account["id"]) == number)
                account = next(accounts, None)
                source = self.named("article", account["article"]) if account else number
                whole = _("Account: %s") % source
                return f"{whole} – {field_name(Citation, rest)}" if rest else whole
            case ("participations", actor, role):
                words = choice_label(Participation, "role", role)
                return _("Actor: %s") % f"{self.named('claimant', actor)} · {words}"
        return field_name(Event, path)

    def value(self, path: Path, value: Any) -> str:
        """What stands there: a date in words beside its EDTF, a name for a slug, yes for true; "–" for nothing."""
        if value in (None, "", False):
            return "–"
        if isinstance(value, dict):  # an account as a whole
            said = (value["quote"], *value["claim"].values())
            return " · ".join(filter(None, [left_to_right(value["date"]), *said])) or _("present")
        if value is True or value == "present":
            return _("yes")
        name = path[-1] if path[-1] in NAMED or path[-1] in ("date", "reckoned_from") else ""
        if name in NAMED:
            return self.named(name, value)
        if name:
            try:
                return f"{left_to_right(value)} ({in_words(read(value), current_language())})"
            except ValueError:
                return left_to_right(str(value))
        return choice_label(Citation if path[0] == "citations" else Event, path[-1], value)

    def named(self, kind: str, slug: str) -> str:
        """The name of what a document names by this slug under this key; the slug itself where it is gone."""
        if (kind, slug) not in self.names:
            rows = Article.objects.visible_to(self.user) if kind == "article" else NAMED[kind]._default_manager
            row = rows.filter(slug=slug).first()
            self.names[kind, slug] = str(row or name_of(NAMED[kind], slug) or slug)
        return self.names[kind, slug]


def field_name(model: type[Model], path: Iterable[str]) -> str:
    """The name that the form gives to a field: ("title", "ar") is title_ar."""
    name = "_".join(path)
    try:
        label = str(plain_field(model, name).verbose_name)
    except FieldDoesNotExist:
        return name
    return label[:1].upper() + label[1:]


def plain_field(model: type[Model], name: str) -> "Field[Any, Any]":
    """A column of the model; raises FieldDoesNotExist."""
    return cast("Field[Any, Any]", model._meta.get_field(name))


def choice_label(model: type[Model], name: str, value: Any) -> str:
    """The words of a choice; of any other value its own."""
    try:
        choices = dict(plain_field(model, name).flatchoices)
    except FieldDoesNotExist:
        choices = {}
    return str(choices.get(value, value))
