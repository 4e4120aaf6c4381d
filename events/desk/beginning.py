"""A new conflict: made of its name, with the states, parties, places and kinds that it begins with; and what then."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import yaml
from babel import Locale
from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.desk.named import NamedForm, free_slug
from events.desk.widgets import SeveralNames
from events.importing.cells import slug_of
from events.importing.making import language_of
from events.importing.seeds import load_rows
from events.models import Actor, Conflict, Event, EventKind, Place
from events.reading.states import names as state_names
from events.text.languages import LANGUAGES, current_language
from events.text.latin import address_of
from events.text.searching import searchable

STARTING_KINDS = settings.BASE_DIR / "seeds" / "kinds.yaml"
MOST_NAMES = 100  # that are entered at once
SEPARATORS = re.compile(r"[\n,،;؛]+")


class State(NamedTuple):
    """A state or territory, by its names in every language."""

    code: str
    names: dict[str, str]


@cache
def states() -> dict[str, State]:
    """By each of its names, folded."""
    found = {}
    for lang in LANGUAGES:
        for name, code in state_names(lang).items():
            found[searchable(name)] = State(code, {one: Locale(one).territories[code] for one in LANGUAGES})
    return found


def state_in(text: str) -> State | None:
    """The first one that a text names; of two that begin together, the longer."""
    words = searchable(text).split()
    spans = ((start, end) for start in range(len(words)) for end in range(len(words), start, -1))
    return next(
        (states()[name] for start, end in spans if (name := f" {' '.join(words[start:end])} ") in states()), None
    )


def starting_kinds() -> dict[str, dict[str, Any]]:
    """The rows of the kinds that every installation may begin with, by slug."""
    return {row["slug"]: row for row in yaml.safe_load(STARTING_KINDS.read_text(encoding="utf-8"))["kinds"]}


class Names(forms.CharField):
    """Names, one a line or with commas between them."""

    widget = forms.Textarea({"rows": 3})

    def clean(self, value: Any) -> list[str]:
        text = super().clean(value)
        return list(dict.fromkeys(name.strip()[:200] for name in SEPARATORS.split(text) if name.strip()))[:MOST_NAMES]


class NewConflictForm(NamedForm):
    """Only its name is needed; what else it begins with is made, or is found among what is there."""

    states = Names(
        label=_("states concerned"),
        required=False,
        widget=SeveralNames({"list": "state-names", "aria-label": _("states concerned")}),
        help_text=_("Their names in the three languages are filled in."),
    )
    movements = Names(label=_("movements and armed groups"), required=False, help_text=_("One a line."))
    organisations = Names(label=_("organisations"), required=False, help_text=_("One a line."))
    places = Names(label=_("places"), required=False, help_text=_("One a line."))
    kinds = forms.MultipleChoiceField(
        label=_("kinds of events"), required=False, widget=forms.CheckboxSelectMultiple, help_text=_("To begin with.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = self.fields.get(f"name_{current_language()}") or next(iter(self.fields.values()))
        first.widget.attrs["autofocus"] = True
        present = [(kind.slug, str(kind)) for kind in EventKind.objects.all()]
        lang, known = current_language(), {slug for slug, _name in present}
        missing = [(slug, row["name"][lang]) for slug, row in starting_kinds().items() if slug not in known]
        kinds = self.fields["kinds"]
        if isinstance(kinds, forms.MultipleChoiceField):
            kinds.choices = present + missing
        self.initial.setdefault("kinds", list(starting_kinds()))

    def address_from(self, names: list[str]) -> str:
        """In Latin letters where a name has any, else by the state that it names."""
        named = state_in(" ".join(names))
        if not re.search("[a-z]", names[0].casefold()) and named:
            return slug_of(named.names["en"])
        return address_of(names[0]) or slug_of(names[0])

    def begin(self, conflict: Conflict) -> None:
        """Make what was named and is not there, and let all of it belong to the conflict."""
        said, present = self.cleaned_data, set(EventKind.objects.values_list("slug", flat=True))
        load_rows(EventKind, [row for slug, row in starting_kinds().items() if slug in said["kinds"]])
        for kind in EventKind.objects.filter(slug__in=said["kinds"]):
            belong(kind, conflict, new=kind.slug not in present)
        for name in said["states"]:
            known = states().get(searchable(name))
            self.enter(Actor, name, conflict, known and known.names, kind=Actor.Kind.STATE)
        for name in said["movements"]:
            self.enter(Actor, name, conflict, kind=Actor.Kind.MOVEMENT)
        for name in said["organisations"]:
            self.enter(Actor, name, conflict, kind=Actor.Kind.ORGANISATION)
        for name in said["places"]:
            self.enter(Place, name, conflict)

    def enter(
        self,
        model: type[Actor | Place],
        name: str,
        conflict: Conflict,
        names: dict[str, str] | None = None,
        **said: Any,
    ) -> None:
        """The row that is called so, or a new one."""
        row = called(model, name)
        if row:
            belong(row, conflict)
            return
        latin = current_language() if current_language() != "ar" else "en"
        names = names or {language_of(name, latin): name}
        called_so = names.get("en", name)
        slug = free_slug(model, (address_of(called_so) or slug_of(called_so))[:36])
        row = model(slug=slug, **said, **{f"name_{lang}": text for lang, text in names.items()})
        row.full_clean()
        row.save()
        belong(row, conflict, new=True)


def called(model: type[Actor | Place], name: str) -> Actor | Place | None:
    """The row of which this is a spelling, whatever its hamza, accents or case."""
    folded = searchable(name)
    rows = model._default_manager.filter(search_text__contains=folded)
    return next((row for row in rows if folded in {searchable(spelling) for spelling in row.spellings}), None)


def belong(row: Actor | Place | EventKind, conflict: Conflict, *, new: bool = False) -> None:
    """What was there and is of none is of this one, as of all."""
    if new or row.conflicts.exists():
        row.conflicts.add(conflict)


class Step(NamedTuple):
    """What a new conflict may need next, and where it is done; "" where it is the box of the front page."""

    told: Promise
    address: str


def next_steps(conflict: Conflict, user: User) -> list[Step]:
    """What is still missing, in the order in which it is wanted, of what this person may do."""

    def lacks(model: type[Model]) -> bool:
        return not model._default_manager.filter(conflicts=conflict).exists()

    def add(name: str) -> str:
        return reverse(f"admin:events_{name}_add")

    begun = Event.objects.of(conflict)
    told = bool(conflict.editors and conflict.contact and conflict.licence)
    steps: Iterable[tuple[bool, str, Promise, str]] = (
        (not begun.exists(), "events.add_article", _("Paste its first article above: its dates become events."), ""),
        (
            not begun.exists(),
            "events.publish_event",
            _("Or import a table of events that you have."),
            reverse("admin:events_event_import"),
        ),
        (
            lacks(Actor),
            "events.add_actor",
            _("Enter the parties, with every spelling that articles use."),
            add("actor"),
        ),
        (lacks(Place), "events.add_place", _("Enter the places."), add("place")),
        (
            not told,
            "events.change_conflict",
            _("Tell readers who answers for the timeline, where they report errors, and on which terms."),
            reverse("admin:events_conflict_change", args=[conflict.pk]),
        ),
    )
    return [Step(words, address) for needed, may, words, address in steps if needed and user.has_perm(may)]
