"""A new conflict: made of its name, with the states, parties, places and kinds that it begins with; and what then."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Any, NamedTuple

from django import forms
from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.desk.choosing import narrowed
from events.desk.named import NamedForm, free_slug
from events.desk.waiting import to_decide
from events.desk.widgets import SeveralNames
from events.importing.cells import slug_of
from events.importing.making import language_of
from events.importing.mapping import read_yaml
from events.importing.seeds import load_rows
from events.intake.mentions import state_named
from events.intake.spots import spot
from events.models import Actor, Article, Conflict, Event, EventKind, Place
from events.models.vocabulary import Shared
from events.reading.actors import party
from events.reading.states import names as state_names
from events.reading.states import state_called
from events.text.languages import LANGUAGES, current_language
from events.text.latin import address_of
from events.text.searching import searchable

KINDS_OF_FIELDS = {
    "organs": Actor.Kind.ORGAN,
    "movements": Actor.Kind.MOVEMENT,
    "organisations": Actor.Kind.ORGANISATION,
}
STARTING_KINDS = settings.BASE_DIR / "seeds" / "kinds.yaml"
MOST_NAMES = 100  # that are entered at once
SEPARATORS = re.compile(r"[\n,،;؛]+")


WITH_SHORT = re.compile(r"(?P<name>[^()]+?)\s*\((?P<short>[^()]+)\)")  # "Mouvement du 23 mars (M23)"


class State(NamedTuple):
    """A state or territory, by its names in every language, and by what else it is called."""

    code: str
    names: dict[str, str]
    others: list[str]


@cache
def states() -> dict[str, State]:
    """By each of its names, folded."""
    called = [(name, code) for lang in LANGUAGES for name, code in state_names(lang).items()]
    made: dict[str, State] = {}
    for name, code in called:
        names = {lang: state_called(code, lang) for lang in LANGUAGES}
        state = made.setdefault(code, State(code, names, []))
        if name not in {*names.values(), *state.others} and not names_another(name, code):
            state.others.append(name)
    return {searchable(name): made[code] for name, code in called}


def state_names_here() -> list[str]:
    """In the language of the desk, to be offered."""
    return sorted({state.names[current_language()] for state in states().values()})


def names_another(name: str, code: str) -> bool:
    """Whether it is a word of the name of another state, as “Congo” is."""
    folded = searchable(name)
    return any(folded in searchable(other.replace("-", " ")) for other in other_names(code))


@cache
def other_names(code: str) -> list[str]:
    return [text for lang in LANGUAGES for text, other in state_names(lang).items() if other != code]


def state_in(text: str) -> State | None:
    """The first one that a text names; of two that begin together, the longer."""
    words = searchable(text).split()
    spans = ((start, end) for start in range(len(words)) for end in range(len(words), start, -1))
    return next(
        (states()[name] for start, end in spans if (name := f" {' '.join(words[start:end])} ") in states()), None
    )


def starting_kinds() -> dict[str, dict[str, Any]]:
    """The rows of the kinds that every installation may begin with, by slug."""
    return {row["slug"]: row for row in read_yaml(STARTING_KINDS)["kinds"]}


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
    organs = Names(
        label=_("armies and other organs of states"),
        required=False,
        help_text=_("One a line. Each becomes a part of the state that its name tells of, or of the only one above."),
    )
    movements = Names(
        label=_("movements and armed groups"),
        required=False,
        help_text=_("One a line. A short form goes in brackets after the name: both are found in articles."),
    )
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
        """Make what was named and is not there, and let all of it belong to the conflict; `entered` and `there` tell
        the actors and places, each once, that were made and that were not."""
        self.entered: list[Shared] = []
        self.there: list[Shared] = []
        said, present = self.cleaned_data, set(EventKind.objects.values_list("slug", flat=True))
        load_rows(EventKind, [row for slug, row in starting_kinds().items() if slug in said["kinds"]])
        for kind in EventKind.objects.filter(slug__in=said["kinds"]):
            belong(kind, conflict, new=kind.slug not in present)
        for name in said["states"]:
            if known := states().get(searchable(name)):
                names = {**known.names, written_in(name): name}
                others = [*known.names.values(), *known.others]
                self.enter(Actor, [name, *others], conflict, names, kind=Actor.Kind.STATE)
            else:
                self.enter(Actor, [name], conflict, kind=Actor.Kind.STATE)
        for field, party_kind in KINDS_OF_FIELDS.items():
            for name in said[field]:
                self.enter_party(name, party_kind, conflict)
        told = Counter(state.code for name in said["states"] if (state := states().get(searchable(name))))
        for name in said["places"]:
            self.enter(Place, [name], conflict, **spot(name, told))

    def enter_party(self, written: str, kind: str, conflict: Conflict) -> None:
        """By its name, the short form in brackets after it, and what the reading knows it to be called."""
        given = WITH_SHORT.fullmatch(written)
        name, short = (given["name"], given["short"]) if given else (written, "")
        known = party(name) or party(short)
        lang = written_in(name)
        names = {one: spellings[0] for one, spellings in known.items()} | {lang: name}
        said: dict[str, Any] = {"kind": kind}
        if short:
            said[f"short_{lang}"] = short[:100]
        if kind == Actor.Kind.ORGAN:
            said["part_of"] = state_of(name, conflict)
        self.enter(Actor, [name, short, *chain(*known.values())], conflict, names, **said)

    def enter(
        self,
        model: type[Actor | Place],
        spellings: list[str],
        conflict: Conflict,
        names: dict[str, str] | None = None,
        **said: Any,
    ) -> None:
        """The row that has one of these spellings, the first of which is its name; or a new one that has all."""
        name = spellings[0]
        row = next(filter(None, (called(model, spelling) for spelling in spellings if spelling)), None)
        if row:
            know(row, spellings[:2])
            belong(row, conflict)
            if row not in self.entered + self.there:
                self.there.append(row)
            return
        names = names or {written_in(name): name}
        called_so = names.get("en", name)
        slug = free_slug(model, (address_of(called_so) or slug_of(called_so))[:36])
        row = model(slug=slug, **said, **{f"name_{lang}": text for lang, text in names.items()})
        know(row, spellings)
        row.full_clean()
        row.save()
        belong(row, conflict, new=True)
        self.entered.append(row)


def written_in(name: str) -> str:
    """The language of a name that is typed at the desk: its own, if that is written in such letters."""
    return language_of(name, current_language() if current_language() != "ar" else "en")


def state_of(name: str, conflict: Conflict) -> Actor | None:
    """The state of the conflict that the name of one of its organs tells of: "Congolese army"; or the only one."""
    code = state_named(name)
    ours = list(Actor.objects.filter(kind=Actor.Kind.STATE, conflicts=conflict))
    if not code:
        return ours[0] if len(ours) == 1 else None
    return next((state for state in ours if code in map(state_named, filter(None, state.spellings))), None)


def know(row: Shared, spellings: Iterable[str]) -> None:
    """An actor by these spellings too; saved where it was."""
    if not isinstance(row, Actor):
        return
    known = {searchable(spelling) for spelling in row.spellings}
    new = {searchable(spelling): spelling for spelling in reversed(list(spellings)) if spelling}
    missing = [spelling for folded, spelling in reversed(new.items()) if folded not in known]
    if missing:
        row.aliases = "\n".join([*row.aliases.splitlines(), *missing])
        if row.pk:
            row.save()


def called(model: type[Actor | Place], name: str) -> Actor | Place | None:
    """The row of which this is a spelling, whatever its hamza, accents or case."""
    folded = searchable(name)
    rows = model._default_manager.filter(search_text__contains=folded)
    return next((row for row in rows if folded in {searchable(spelling) for spelling in row.spellings}), None)


def belong(row: Shared, conflict: Conflict, *, new: bool = False) -> None:
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
        (
            not begun.exists() and not to_decide(narrowed(Article.objects.visible_to(user), conflict), user).exists(),
            "events.add_article",
            _("Paste its first article into the box: its dates become events."),
            "",
        ),
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
            reverse("admin:events_conflict_change", args=[conflict.pk]) + "#id_editors",
        ),
    )
    return [Step(words, address) for needed, may, words, address in steps if needed and user.has_perm(may)]
