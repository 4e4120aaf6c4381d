"""The card of a candidate: what an editor makes of it, checked before anything is written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.dates import read
from events.dates.words import in_words
from events.desk.fields import TypedDateField
from events.desk.widgets import DateClaimInput
from events.intake.candidates import Decision
from events.models import Actor, Candidate, Citation, Conflict, Event, EventKind, Place
from events.models.accounts import QUOTE_LIMIT
from events.models.events import Status
from events.text.languages import current_language, direction, in_all_languages
from events.text.searching import searchable, wanted

NEW = "new:"  # before the name of a place that a tick would enter
NEW_EVENT = ("accept", "publish")
MOST_FITTING = 200  # events that hold typed words, among which one of that title is looked for


class ActorNames(forms.CharField):
    """Names of actors, separated by commas; every spelling is known."""

    def clean(self, value: str) -> list[Actor]:
        """The actors, in the order of their names; raises ValidationError for a name of nobody."""
        names = [name.strip() for name in super().clean(value).replace("،", ",").split(",") if name.strip()]
        return [self.actor(name) for name in names]

    def actor(self, name: str) -> Actor:
        """Raises ValidationError where nobody is called so."""
        if actor := actor_called(name):
            return actor
        raise ValidationError(
            _("No actor is called “%(name)s”. Choose one of the list, or add the actor first."), params={"name": name}
        )


def actor_called(name: str) -> Actor | None:
    """The actor of whom this is a spelling, whatever its hamza, accents or case; None: of nobody."""
    folded = searchable(name)
    actors = Actor.objects.filter(search_text__contains=folded)
    return next((actor for actor in actors if folded in {searchable(spelling) for spelling in actor.spellings}), None)


def titles_of(event: Event) -> list[str]:
    return [title for title in in_all_languages(event, "title").values() if title]


def own_places(candidates: Iterable[Candidate]) -> dict[int, Place]:
    """The installation's places that the cards of some candidates offer."""
    return Place.objects.in_bulk({pk for candidate in candidates for pk in candidate.beside.get("own_places", [])})


class CandidateForm(forms.Form):
    """What the reading proposes, to be corrected; `action` is the button that was pressed on the card."""

    title = forms.CharField(label=gettext_lazy("title"), max_length=300, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("kind"), required=False)
    choice = forms.ChoiceField(label=gettext_lazy("date"), widget=forms.RadioSelect, required=False)
    date = TypedDateField(label=gettext_lazy("another date"), required=False)
    quote = forms.CharField(label=gettext_lazy("quote"), max_length=QUOTE_LIMIT, widget=forms.Textarea({"rows": 3}))
    stance = forms.ChoiceField(label=gettext_lazy("stance"), choices=Citation.Stance.choices)
    said_by = forms.CharField(
        label=gettext_lazy("attributed to"),
        max_length=200,
        required=False,
        widget=forms.TextInput({"list": "actor-names"}),
    )
    actors = forms.TypedMultipleChoiceField(
        label=gettext_lazy("actors"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    new_actors = forms.MultipleChoiceField(
        label=gettext_lazy("new actors"), widget=forms.CheckboxSelectMultiple, required=False
    )
    place = forms.ChoiceField(label=gettext_lazy("place"), widget=forms.RadioSelect, required=False)
    more_actors = ActorNames(
        label=gettext_lazy("other actors"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"list": "actor-names"}),
    )
    event = forms.SlugField(required=False, show_hidden_initial=True)  # one of the likeliest, or else:
    other_event = forms.CharField(
        label=gettext_lazy("another event"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"list": "found-events", "data-find-events": "", "autocomplete": "off"}),
    )

    def __init__(
        self,
        candidate: Candidate,
        data: QueryDict | None = None,
        *,
        kinds: Sequence[EventKind],
        likeliest: Sequence[Event] = (),
        action: str = "",
        typed: dict[str, Any] | None = None,
        places: Mapping[int, Place] | None = None,
    ) -> None:
        self.candidate, self.kinds, self.action = candidate, kinds, action
        self.own_places = own_places([candidate]) if places is None else places
        self.conflict: Conflict | None = None
        super().__init__(data, prefix=f"c{candidate.pk}", initial=self.proposed(likeliest) | self.kept(typed or {}))
        lang = current_language()
        self.offer("kind", [("", "–"), *((kind.slug, kind.name.text) for kind in kinds)])
        self.offer("choice", [(text, in_words(read(text), lang)) for text in self.dates])
        self.offer("place", self.places)
        self.offer("new_actors", [(name, name) for name in candidate.beside.get("actors", [])])
        self.offer("actors", [(actor.pk, actor.name.text) for actor in candidate.actors.all()])
        for name in ("title", "quote"):
            self.fields[name].widget.attrs["dir"] = direction(candidate.article.language)
            self.fields[name].widget.attrs["lang"] = candidate.article.language

    def offer(self, name: str, choices: list[tuple[str | int, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    @classmethod
    def base_media(cls) -> forms.Media:
        return DateClaimInput().media

    @property
    def places(self) -> list[tuple[str | int, str]]:
        """None, the installation's own that the clause names, and those that a tick enters, by NEW and name."""
        beside = self.candidate.beside
        offered = (self.own_places.get(pk) for pk in beside.get("own_places", []))
        own = [(place.pk, place.name.text) for place in offered if place]
        new = [(f"{NEW}{place['name']}", self.new_place(place)) for place in beside.get("places", [])]
        return [("", _("no place")), *own, *new] if own or new else []

    def new_place(self, place: dict[str, Any]) -> str:
        """Its name, the state by which it is told from others of the name, and its coordinates."""
        if "state" not in place:
            return str(place["name"])
        state = Locale(current_language()).territories.get(place["state"], place["state"])
        return f"{place['name']} ({state} · {place['latitude']:.2f}, {place['longitude']:.2f})"

    @property
    def dates(self) -> list[str]:
        """What the date could be, the likeliest first."""
        return [
            text
            for text in dict.fromkeys([self.candidate.date, *self.candidate.working.get("alternatives", [])])
            if text
        ]

    def proposed(self, likeliest: Sequence[Event]) -> dict[str, Any]:
        """What the form says before an editor corrects it; no date where the reading is not sure of one."""
        candidate = self.candidate
        sure = candidate.confidence != Candidate.Confidence.LOW
        return {
            "title": candidate.title,
            "kind": candidate.kind and candidate.kind.slug,
            "choice": candidate.date if sure else None,
            "quote": candidate.quote,
            "stance": candidate.stance,
            "said_by": candidate.claimant.name.text if candidate.claimant else candidate.attribution,
            "actors": [actor.pk for actor in candidate.actors.all()],
            "place": (own[0] if len(own := candidate.beside.get("own_places", [])) == 1 else ""),
            "event": likeliest[0].slug if likeliest else "",
        }

    @property
    def typed(self) -> dict[str, Any]:
        """What stands in the fields that were sent, to be kept while another card is decided; none are checked."""
        return {name: self[name].data for name in self.fields} | {"offered": self["actors"].initial}

    def kept(self, typed: dict[str, Any]) -> dict[str, Any]:
        """`typed` as initial values; actors that were not yet offered, or were new then, are ticked as proposed."""
        if not typed:
            return {}
        ticked = {int(pk) for pk in typed["actors"] if pk.isdecimal()}
        now = {actor.pk: actor for actor in self.candidate.actors.all()}
        return typed | {"actors": [pk for pk in now if pk in ticked or pk not in typed["offered"]]}

    def clean(self) -> dict[str, Any]:
        super().clean()
        cleaned = self.cleaned_data
        cleaned["event"] = self.chosen_event(cleaned) if self.action not in NEW_EVENT else None
        if self.action in NEW_EVENT:
            self.check_new_event(cleaned)
        if not (cleaned.get("date") or cleaned.get("choice")) and "date" not in self.errors and self.dates:
            self.add_error("choice", _("Choose what the date is, or type another: the reading is not sure of it."))
        cleaned["quote"] = cleaned.get("quote", "").replace("\r\n", "\n")  # as a browser sends its lines
        if cleaned["quote"] not in self.candidate.article.text:
            self.add_error("quote", _("These words do not occur in the source's text."))
        return cleaned

    def check_new_event(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("kind"):
            self.add_error("kind", _("Choose what kind of event it is."))
        if not cleaned.get("title"):
            self.add_error("title", _("Give the event a title."))

    def chosen_event(self, cleaned: dict[str, Any]) -> Event | None:
        """The event of the button that was pressed, or the one that was typed: its address, or its title."""
        events = Event.objects.filter(conflict=self.conflict).exclude(status=Status.WITHDRAWN)
        typed = cleaned.get("other_event", "").strip()
        slug = typed.rstrip("/").rpartition("/")[2] or cleaned.get("event")
        if not slug:
            self.add_error("other_event", _("Say which event: choose one, or type its title or address."))
            return None
        if event := events.filter(slug=slug).first():
            return event
        fitting = list(events.search(typed, self.conflict)[:MOST_FITTING]) if self.conflict and wanted(typed) else []
        called = [event for event in fitting if searchable(typed) in map(searchable, titles_of(event))]
        if len(called or fitting) == 1:
            return (called or fitting)[0]
        message = _("Several events fit “%s”: type more of the title.") if fitting else _("No event fits “%s”.")
        self.add_error("other_event", message % typed)
        return None

    def decision(self) -> Decision:
        """What the valid form says."""
        cleaned = self.cleaned_data
        claimant = actor_called(cleaned["said_by"]) if cleaned["said_by"] else None
        ticked, place = set(cleaned["actors"]), cleaned["place"]
        actors = [actor for actor in self.candidate.actors.all() if actor.pk in ticked]
        return Decision(
            date=cleaned["date"] or cleaned["choice"],
            quote=cleaned["quote"],
            title=cleaned["title"],
            kind=next((kind for kind in self.kinds if kind.slug == cleaned["kind"]), None),
            stance=cleaned["stance"],
            claimant=claimant,
            attribution="" if claimant else cleaned["said_by"],
            new_actors=cleaned["new_actors"],
            place=Place.objects.filter(pk=place).first() if place.isdecimal() else None,
            new_place=place.removeprefix(NEW) if place.startswith(NEW) else "",
            actors=list({actor.pk: actor for actor in [*actors, *cleaned["more_actors"]]}.values()),
        )
