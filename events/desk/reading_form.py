"""The card of a candidate: what an editor makes of it, checked before anything is written."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.dates import read
from events.dates.words import in_words
from events.desk.card_places import CardPlaces, own_places
from events.desk.fields import TypedDateField
from events.desk.widgets import DateClaimInput
from events.intake.deciding import Decision, called, language_of
from events.intake.entered import Entered
from events.intake.similar import Likeness
from events.models import Actor, Candidate, Citation, Conflict, Event, EventKind, Place
from events.models.accounts import QUOTE_LIMIT
from events.models.finding import Status
from events.text.languages import current_language, direction, in_all_languages, languages_used, latin_here
from events.text.searching import searchable, wanted

ANOTHER = "?"  # instead of an event's address: the one that is typed
KEYS_OF_KINDS = 9
MOST_FITTING = 200  # events that hold typed words, among which one of that title is looked for
TITLES = {
    "ar": gettext_lazy("title in Arabic"),
    "en": gettext_lazy("title in English"),
    "fr": gettext_lazy("title in French"),
}
COMMAS = re.compile("[,،;؛]")
ARABIC, LATIN = "[\u0620-\u064a]", "[A-Za-zÀ-ÿŒœ]"


def titles_of(event: Event) -> list[str]:
    return [title for title in in_all_languages(event, "title").values() if title]


class TitleField(forms.CharField):
    """One line, which a card shows whole: it is as high as the title is long."""

    widget = forms.Textarea({"rows": 1})

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())


class CandidateForm(forms.Form):
    """What the reading proposes, to be corrected: as a new event, or as an account of one that is there."""

    title = TitleField(label=gettext_lazy("title"), max_length=300, required=False)
    kind = forms.ChoiceField(label=gettext_lazy("kind"), required=False)
    offered_place = forms.ChoiceField(
        label=gettext_lazy("places in the text"), widget=forms.RadioSelect, required=False
    )
    place = forms.CharField(
        label=gettext_lazy("place"), max_length=200, required=False, widget=forms.TextInput({"list": "place-names"})
    )
    choice = forms.ChoiceField(label=gettext_lazy("date"), widget=forms.RadioSelect, required=False)
    date = TypedDateField(label=gettext_lazy("another date"), required=False)
    quote = forms.CharField(label=gettext_lazy("quote"), max_length=QUOTE_LIMIT, widget=forms.Textarea({"rows": 3}))
    claim = forms.CharField(
        label=gettext_lazy("what it says, in our words"),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
        help_text=gettext_lazy(
            "Readers see this instead. Leave out what can tell who the source is: names, ranks, hours."
        ),
    )
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
    more_actors = forms.CharField(
        label=gettext_lazy("other actors"),
        max_length=500,
        required=False,
        widget=forms.TextInput({"list": "actor-names"}),
    )
    event = forms.CharField(
        max_length=100, required=False
    )  # "" a new one; the address of one that is offered; ANOTHER
    other_event = forms.CharField(
        label=gettext_lazy("another event"),
        max_length=300,
        required=False,
        widget=forms.TextInput(
            {
                "list": "found-events",
                "data-find-events": "",
                "autocomplete": "off",
                "aria-label": gettext_lazy("another event"),
            }
        ),
    )
    gives_date = forms.ChoiceField(
        label=gettext_lazy("Which date stands?"),
        choices=[("", gettext_lazy("that of the event")), ("1", gettext_lazy("that of this account"))],
        widget=forms.RadioSelect,
        required=False,
    )
    date_reason = forms.CharField(
        label=gettext_lazy("why this date, told to readers"),
        max_length=500,
        required=False,
    )
    explained = forms.BooleanField(label=gettext_lazy("the reason explains the disagreement"), required=False)
    public_reason = forms.CharField(
        label=gettext_lazy("why it was corrected, told to readers"), max_length=500, required=False
    )
    along = forms.BooleanField(label=gettext_lazy("among the ticked cards"), required=False)

    def __init__(
        self,
        candidate: Candidate,
        data: QueryDict | None = None,
        *,
        kinds: Sequence[EventKind],
        publish: bool = False,
        typed: dict[str, Any] | None = None,
        places: Mapping[int, Place] | None = None,
        same_as: str = "",
        like: Likeness | None = None,
    ) -> None:
        """`like` is the event that it is likeliest an account of; `same_as` the address of one that was chosen."""
        self.candidate, self.kinds, self.publish = candidate, kinds, publish
        self.same_as = like.event.slug if like and like.sure else same_as
        self.likely = bool(like and like.likely)
        self.conflict: Conflict | None = None
        self.language = language_of(candidate)
        self.places = CardPlaces(candidate, own_places([candidate]) if places is None else places, self.language)
        self.enters: list[str] = []  # names of whom and what its decision made
        self.keeps: list[str] = []  # and of whom and what it left to others to enter
        super().__init__(data, prefix=f"c{candidate.pk}", initial=self.proposed() | self.kept(typed or {}))
        lang = current_language()
        self.offer(
            "kind", [("", "–"), *((kind.slug, numbered(number, kind)) for number, kind in enumerate(kinds, 1))]
        )
        self.offer("choice", [(text, in_words(read(text), lang)) for text in candidate.dates])
        self.offer("offered_place", self.places.choices)
        self.offer("new_actors", [(name, name) for name in candidate.beside.get("actors", [])])
        self.offer("actors", [(actor.pk, actor.name.text) for actor in candidate.actors.all()])
        self.others = [code for code in languages_used() if code != self.language]
        if self.others:
            self.fields["title"].label = TITLES[self.language]
        for code in self.others:
            self.fields[f"title_{code}"] = field = TitleField(label=TITLES[code], max_length=300, required=False)
            field.widget.attrs |= {"dir": direction(code), "lang": code, "placeholder": _("may stay empty")}
        self.fields["along"].widget.attrs["aria-describedby"] = f"{self['along'].id_for_label}_lacks"
        if candidate.article.confidential:
            self.fields["quote"].required = False
        else:
            del self.fields["claim"]
        for name in ("title", "quote"):
            self.fields[name].widget.attrs["dir"] = direction(candidate.article.language)
            self.fields[name].widget.attrs["lang"] = candidate.article.language

    @staticmethod
    def same_as_of(candidate: Candidate) -> str:
        """By which name the page sends the event that it had chosen itself: what still stands so was not typed."""
        return f"c{candidate.pk}-same_as"

    @property
    def same_as_name(self) -> str:
        return self.same_as_of(self.candidate)

    def offer(self, name: str, choices: list[tuple[str | int, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = choices

    @classmethod
    def base_media(cls) -> forms.Media:
        return DateClaimInput().media

    @property
    def titles(self) -> list[forms.BoundField]:
        """The fields of the title, that of the article's language first."""
        return [self["title"], *(self[f"title_{code}"] for code in self.others)]

    @property
    def year_is_guessed(self) -> bool:
        """Whether a day without a year was taken to be yet to come because it is nearer so."""
        candidate = self.candidate
        guessed = any(reason["code"] == "nearest" for reason in candidate.reasons)
        return guessed and candidate.working.get("direction") == "future"

    @property
    def over(self) -> list[str]:
        """The offered dates that were over before the article appeared."""
        return [date for date in self.candidate.dates if self.was_over(date)]

    def was_over(self, date: str) -> bool:
        appeared = self.candidate.article.published_date
        end = read(date).reach.end
        return bool(appeared and end and appeared.reach.start and end < appeared.reach.start)

    def proposed(self) -> dict[str, Any]:
        """What the form says before an editor corrects it; no date where the reading is not sure of one."""
        candidate = self.candidate
        sure = candidate.confidence != Candidate.Confidence.LOW
        said_by = candidate.claimant.name.text if candidate.claimant else candidate.attribution
        open_source = not candidate.article.confidential  # no words of another, who said them or where is filled in
        said = {
            "title": candidate.title if open_source else "",
            "kind": candidate.kind and candidate.kind.slug,
            "choice": candidate.date if sure else None,
            "quote": candidate.quote if open_source else "",
            "stance": candidate.stance,
            "said_by": said_by if open_source else "",
            "actors": [actor.pk for actor in candidate.actors.all()],
            "place": self.places.alone if open_source else "",
            "offered_place": self.places.likeliest if open_source else "",
            "event": self.same_as,
            "gives_date": "",
            "public_reason": _("Another source’s account was added."),
        }
        # What is whole is published with the others; what may be an account of another event, by its own press alone.
        whole = all(said[name] for name in ("title", "kind", "choice", "quote"))
        whole = whole and bool(said["place"] or said["offered_place"]) and not self.year_is_guessed
        return {**said, "along": whole and not self.same_as and not self.likely}

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
        if cleaned.get("event") or cleaned.get("other_event"):
            cleaned["event"] = self.chosen_event(cleaned)
            self.check_account(cleaned)
        else:
            cleaned["event"] = None
            self.check_new_event(cleaned)
        if not (cleaned.get("date") or cleaned.get("choice")) and "date" not in self.errors and self.candidate.date:
            self.add_error("choice", _("Choose what the date is, or type another: the reading is not sure of it."))
        if cleaned.get("stance") == Citation.Stance.ANNOUNCES == self.candidate.stance:
            self.heed_date(cleaned)
        cleaned["quote"] = cleaned.get("quote", "").replace("\r\n", "\n")  # as a browser sends its lines
        if "claim" in self.fields and not (cleaned.get("claim") or cleaned["quote"] or self.errors):
            self.add_error(
                "claim", _("Say what the source says: in our words, or by a quote that does not give it away.")
            )
        if cleaned["quote"] not in self.candidate.article.text:
            self.add_error("quote", _("These words do not occur in the source's text."))
        return cleaned

    def heed_date(self, cleaned: dict[str, Any]) -> None:
        """What was proposed as a plan is none by another date, which was over when the article appeared."""
        date = cleaned.get("date") or cleaned.get("choice")
        if date and date != self.candidate.date and self.was_over(date):
            cleaned["stance"] = Citation.Stance.REPORTS

    def check_new_event(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("kind"):
            self.add_error("kind", _("Choose what kind of event it is."))
        if not any(cleaned.get(field.name) for field in self.titles):
            self.add_error("title", _("Give the event a title."))

    def check_account(self, cleaned: dict[str, Any]) -> None:
        """Readers see no date of an account that they do not see."""
        event = cleaned["event"]
        if event and event.status == Status.PUBLISHED and cleaned.get("gives_date") and not self.publish:
            self.add_error(
                "gives_date", _("The event is public: publish the account too, or leave the event’s date.")
            )

    def chosen_event(self, cleaned: dict[str, Any]) -> Event | None:
        """The event that was typed, by its address or title, or else the one that was chosen."""
        events = Event.objects.filter(conflict=self.conflict).exclude(status=Status.WITHDRAWN)
        typed = cleaned.get("other_event", "").strip()
        slug = typed.rstrip("/").rpartition("/")[2] or cleaned.get("event")
        if slug == ANOTHER:
            self.add_error("other_event", _("Say which event: choose one, or type its title or address."))
            return None
        if event := events.filter(slug=slug).first():
            return event
        fitting = list(events.search(typed, self.conflict)[:MOST_FITTING]) if self.conflict and wanted(typed) else []
        called = [event for event in fitting if searchable(typed) in map(searchable, titles_of(event))]
        if len(called or fitting) == 1:
            return (called or fitting)[0]
        message = _("Several events fit “%s”: type more of the title.") if fitting else _("No event fits “%s”.")
        self.add_error("other_event", message % (typed or slug))
        return None

    def where(self) -> str:
        """The place that was typed; where nothing was, what is chosen of the places in the text."""
        typed = " ".join(self.cleaned_data["place"].split())
        return typed if typed and typed != self.proposed()["place"] else self.cleaned_data["offered_place"] or typed

    def titles_said(self) -> dict[str, str]:
        """By language: what is typed in the field of another in Arabic letters alone is Arabic, and the reverse."""
        said = {code: self.cleaned_data[f"title_{code}"] for code in self.others}
        title = self.cleaned_data["title"]
        meant = letters_of(title, self.language)
        if meant == self.language or said.get(meant, title):
            return said | {self.language: title}
        return said | {self.language: "", meant: title}

    def decision(self) -> Decision:
        """What the valid form says."""
        cleaned = self.cleaned_data
        claimant = called(Actor, cleaned["said_by"])
        ticked = set(cleaned["actors"])
        actors = [actor for actor in self.candidate.actors.all() if actor.pk in ticked]
        named = {name: called(Actor, name) for name in names_in(cleaned["more_actors"])}
        where = self.where()
        place = called(Place, where)
        spot = None if place else self.places.spot_of(where)
        if spot:  # nobody calls it so yet, in this language: no second one of the same town
            place = Entered(self.conflict).town(*spot)
        titles = self.titles_said()
        return Decision(
            date=cleaned["date"] or cleaned["choice"],
            quote=cleaned["quote"],
            claim=cleaned.get("claim", ""),
            title=titles[self.language],
            titles={code: title for code, title in titles.items() if title and code != self.language},
            kind=next((kind for kind in self.kinds if kind.slug == cleaned["kind"]), None),
            place=place,
            new_place="" if place else where,
            spot=None if place else spot,
            stance=cleaned["stance"],
            claimant=claimant,
            attribution="" if claimant else cleaned["said_by"],
            actors=list({actor.pk: actor for actor in [*actors, *filter(None, named.values())]}.values()),
            new_actors=[*cleaned["new_actors"], *(name for name, actor in named.items() if actor is None)],
            spellings=self.candidate.beside.get("spellings", {}),
            gives_date=bool(cleaned["gives_date"]),
            date_reason=cleaned["date_reason"],
            reason_language=current_language(),
            explained=cleaned["explained"],
            public_reason=cleaned["public_reason"],
        )


def numbered(number: int, kind: EventKind) -> str:
    """The name of a kind, which a browser finds by its first letters, and the key that chooses it on a card."""
    return f"{kind.name.text} · {number}" if number <= KEYS_OF_KINDS else kind.name.text


def letters_of(title: str, language: str) -> str:
    """The language whose letters a title has, where it has none of `language`, which is else the answer."""
    arabic, latin = (bool(re.search(letters, title)) for letters in (ARABIC, LATIN))
    if arabic != latin and arabic != (language == "ar"):
        return "ar" if arabic else latin_here()
    return language


def names_in(text: str) -> list[str]:
    """Names separated by commas."""
    return [name for part in COMMAS.split(text) if (name := " ".join(part.split()))]
