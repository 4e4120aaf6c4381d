"""The list of events as a table to fill in: chosen columns, edited in place, saved as a batch that can be undone."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, cast
from uuid import uuid4

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.db import transaction
from django.forms import BaseModelFormSet, modelformset_factory
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from events.desk.actions import MOST, say_changed
from events.desk.base import at_desk, told_of
from events.desk.choosing import conflict_at, narrowed
from events.desk.forms import say_refused
from events.desk.generic import ModelForm
from events.desk.named import free_slug
from events.desk.seen import erase_in_sent, overwriting
from events.importing.cells import slug_of
from events.importing.making import language_of
from events.intake.spots import spot, states_of
from events.models import Actor, Conflict, Event, EventKind, Participation, Place
from events.models.columns import in_languages
from events.models.finding import EventQuerySet
from events.models.roles import ENTER
from events.record.at_once import together
from events.record.door import Stale, change
from events.record.erasing import erased_since
from events.text.given import row_number, whole_number
from events.text.languages import current_language, direction, latin_here, of_a_language_used
from events.text.latin import address_of
from events.text.searching import searchable

TITLES = in_languages(("title",))
CHOOSABLE = (
    *("date_words", "kind", "place", "taking_part", "significance", "status", "languages"),
    *TITLES,
    *("accounts", "disagreement"),
)
AT_FIRST = ("date_words", "kind", "place", "status", "languages", "accounts", "disagreement")
TO_FILL = ("date_words", "place", "kind", "significance", "taking_part")
# What waits on the front page and is filled in from there: its columns, and what readers are told.
WAITING: dict[str, tuple[tuple[str, ...], Any]] = {
    "no-place": (("date_words", "place"), _("The place was added.")),
    "no-actor": (("date_words", "taking_part"), _("Who took part was added.")),
    "one-language": (TITLES, _("The title was added in another language.")),
}
NAMED: dict[str, type[Place | EventKind | Actor]] = {"place": Place, "kind": EventKind, "taking_part": Actor}
MOST_OFFERED = 1000  # names under a cell
BETWEEN = ";"
ROWS_FILLED = 50  # a page


def choosable() -> list[str]:
    return [name for name in CHOOSABLE if of_a_language_used(name)]


def columns(request: HttpRequest) -> list[str]:
    """Those of what waits and is filled in; or that the person chose, in the order of the desk's own."""
    if waits := what_waits(request):
        return [name for name in choosable() if name in WAITING[waits][0]]
    chosen = request.session.get("event-columns")
    if not isinstance(chosen, list):
        return list(TO_FILL if is_filling(request) else AT_FIRST)
    return [name for name in choosable() if name in chosen]


def what_waits(request: HttpRequest) -> str:
    """The list of the front page that is being filled in, of which alone it was asked; "" for none."""
    kept = request.session.get("event-filling")
    return kept if kept in WAITING and kept == request.GET.get("waiting") else ""


def is_filling(request: HttpRequest) -> bool:
    return bool(what_waits(request)) or request.session.get("event-filling") is True


def choose(request: HttpRequest) -> bool:
    """Keep what the address says of the table; whether it says something."""
    asked = request.GET
    if "columns" in asked:
        request.session["event-columns"] = [name for name in asked.getlist("columns") if name in choosable()]
        if what_waits(request):
            request.session["event-filling"] = True
    if asked.get("filling") in WAITING:
        request.session["event-filling"] = asked["filling"]
    elif "filling" in asked:
        request.session["event-filling"] = asked["filling"] == "1"
        request.session.pop("event-columns", None)
    return "columns" in asked or "filling" in asked


def begins_why(request: HttpRequest) -> Any:
    """What readers are told of what is filled in here, where nothing else is said; "" where that is to be said."""
    waits = what_waits(request)
    return WAITING[waits][1] if waits else ""


def tell_why(request: HttpRequest) -> None:
    """What is done to rows of the table is told by the reason below it; that with which it begins is of no action."""
    said = request.POST.copy()
    if said.get("why", "").strip() == begins_why(request):
        said["why"] = ""
    said["public_reason"] = said.get("why", "")
    request.POST = said  # type: ignore[assignment]


class Names:
    """The rows of one model by all that they are called."""

    def __init__(
        self, model: type[Place | EventKind | Actor], *, make: bool, conflict: Conflict | None = None
    ) -> None:
        self.model, self.make, self.conflict = model, make, conflict
        self.rows = {row.pk: row for row in model._default_manager.all()}
        self.called: dict[str, set[int]] = defaultdict(set)
        self.made: dict[str, Any] = {}
        for row in self.rows.values():
            for spelling in (row.slug, *row.spellings):
                if spelling:
                    self.called[searchable(spelling)].add(row.pk)

    @property
    def offered(self) -> list[Place | EventKind | Actor]:
        """Of the conflict of the desk; the others are understood too."""
        rows: Any = self.model._default_manager
        return sorted(narrowed(rows.all(), self.conflict), key=str)[:MOST_OFFERED]

    def find(self, text: str) -> Any:
        """The row that is called so, or a new one, not saved; raises ValidationError for one of none or several."""
        key = searchable(text)
        found = sorted(self.called.get(key, ()))
        if len(found) == 1:
            return self.rows[found[0]]
        if found:
            addresses = ", ".join(self.rows[pk].slug for pk in found)
            raise ValidationError(
                _("Several are called “%(text)s”: write the address of the one that you mean (%(addresses)s)."),
                params={"text": text, "addresses": addresses},
            )
        if not self.make:
            raise ValidationError(_("Nothing here is called “%(text)s”."), params={"text": text})
        if key not in self.made:
            self.made[key] = self.new(text)
        return self.made[key]

    def new(self, text: str) -> Any:
        row = self.model(**{f"name_{language_of(text, latin_here())}": text})
        if isinstance(row, Actor):
            row.kind = Actor.Kind.GROUP
        if isinstance(row, Place):
            for name, degrees in spot(text, states_of(self.conflict)).items():
                setattr(row, name, degrees)
        return row

    def saved(self, row: Any) -> Any:
        if row.pk is None:
            row.slug = free_slug(self.model, (address_of(str(row)) or slug_of(str(row)))[:36])
            row.full_clean()
            row.save()
        return row


class NamedField(forms.CharField):
    """A name, cleaned to the row that is called so."""

    said, now = "", cast(Any, None)  # the name that is shown, and what it is the name of

    def __init__(self, names: Names, key: str, **kwargs: Any) -> None:
        attrs = {"list": f"names-{key}", "dir": "auto", "autocomplete": "off"}
        super().__init__(max_length=1000, widget=forms.TextInput(attrs), **kwargs)
        self.names = names

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        if text == self.said:  # as it was shown: two may be called so, and it is one of them
            return self.now
        return self.names.find(text) if text else None


class NamedRows(NamedField):
    """Names, one after another, cleaned to their rows."""

    def clean(self, value: Any) -> Any:
        text = forms.CharField.clean(self, value)
        if text == self.said:
            return self.now
        wholes = text.replace("؛", BETWEEN).split(BETWEEN)
        parts = (
            part.strip()
            for whole in wholes  # a name may hold a comma
            for part in ([whole] if searchable(whole) in self.names.called else whole.replace("،", ",").split(","))
        )
        rows = [self.names.find(part) for part in parts if part]
        return list({id(row): row for row in rows}.values())  # one that is new has no other sign of its own


class RowForm(ModelForm[Event]):
    """One event of the table."""

    names: dict[str, Names]  # by the column
    shown: list[str]
    refusals: dict[int, ValidationError]  # why the batch was refused, by the event's id

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event = self.instance
        between = "؛ " if direction(current_language()) == "rtl" else f"{BETWEEN} "
        for name, names in self.names.items():
            needed = name == "kind"
            field = (NamedRows if name == "taking_part" else NamedField)(names, name, required=needed)
            field.label = _("actors") if name == "taking_part" else Event._meta.get_field(name).verbose_name  # type: ignore[union-attr]
            self.fields[name] = field
            field.now = self.now(name, names)
            field.said = between.join(map(str, field.now)) if isinstance(field.now, list) else str(field.now or "")
            self.initial[name] = field.said
        for name, cell in self.fields.items():
            cell.widget.attrs |= {"aria-label": told_of(cell.label, event), "class": "cell"}
            cell.widget.attrs["placeholder"] = cell.label  # seen where no head stands above it
            if name in TITLES:
                cell.widget.attrs["dir"] = direction(name[-2:])

    def now(self, name: str, names: Names) -> Any:
        """What the event has in this column; nothing of the empty row that a table without rows is drawn by."""
        if self.instance.pk is None:
            return None
        if name == "taking_part":
            return [
                names.rows[row.actor_id] for row in self.instance.participations.all() if row.actor_id in names.rows
            ]
        return names.rows.get(getattr(self.instance, f"{name}_id"))

    def clean(self) -> dict[str, Any]:
        super().clean()
        for name in self.changed_data:  # is seen to be unsaved, should the table be refused
            self.fields[name].widget.attrs["class"] = "cell changed"
        if refused := self.refusals.get(self.instance.pk):
            if getattr(refused, "code", "") == "untold":
                refused = ValidationError(self.asking_why(refused))
            say_refused(self, refused)
        base, event = whole_number(self.data.get(f"seen-{self.instance.pk}")), self.instance
        if base is not None and base != event.version and self.changed_data:
            self.add_error(None, overwriting(self, self.changed_data))
            seen = event.revisions.filter(number=base).first()
            erase_in_sent(self, self.changed_data, erased_since(seen) if seen else [])
        return self.cleaned_data

    @property
    def why_name(self) -> str:
        """Of the field in which readers are told why this one row changes; without it, that of the batch is."""
        return f"{self.prefix}-public_reason"

    def asking_why(self, refused: ValidationError) -> SafeString:
        asks = '{} <label>{} <input type="text" name="{}" value="{}" maxlength="500" dir="auto" class="cell"></label>'
        typed = self.data.get(self.why_name, "")
        return format_html(asks, " ".join(refused.messages), _("Reason told to readers:"), self.why_name, typed)

    def carry_over(self, event: Event) -> None:
        """What was changed in the row, to the event of an open change."""
        for name in self.changed_data:
            value = self.cleaned_data[name]
            if name == "taking_part":
                take_part(event, [self.names[name].saved(actor) for actor in value])
            elif name in self.names:
                setattr(event, name, value and self.names[name].saved(value))
            elif name != "id":
                setattr(event, name, value)
        event.save()


def take_part(event: Event, actors: Iterable[Actor]) -> None:
    """Exactly these; who took part already keeps the role."""
    wanted = [actor.pk for actor in actors]
    present = set(event.participations.values_list("actor", flat=True))
    event.participations.exclude(actor__in=wanted).delete()
    for pk in wanted:
        if pk not in present:
            Participation(event=event, actor_id=pk).save()


def formset_of(request: HttpRequest) -> Any:
    """The class of the table's forms, one a row."""
    shown = columns(request)
    make = "_make_new" in request.POST and at_desk(request).user.has_perms(ENTER)
    names = {
        name: Names(model, make=make and name != "kind", conflict=conflict_at(request))
        for name, model in NAMED.items()
        if name in shown
    }
    said = {"names": names, "shown": shown, "refusals": getattr(request, "refusals", {})}
    row = type("Row", (RowForm,), said)
    plain = [name for name in (*TITLES, "significance") if name in shown]
    return modelformset_factory(
        Event, form=row, formset=BaseModelFormSet, extra=0, fields=plain, max_num=MOST, absolute_max=MOST
    )


def sent(request: HttpRequest, events: EventQuerySet) -> Any:
    """The rows that were sent, as forms; of as many events as a request changes."""
    made = formset_of(request)
    prefix = made.get_default_prefix()
    total = whole_number(request.POST.get(f"{prefix}-TOTAL_FORMS"), 0, MOST)
    if total is None:
        raise BadRequest("TOTAL_FORMS")
    ids = [row_number(request.POST.get(f"{prefix}-{number}-id")) for number in range(total)]
    if not all(ids):
        raise BadRequest("id")
    return made(request.POST, queryset=events.filter(pk__in=ids))


def offered(formset: Any) -> dict[str, list[Any]]:
    """The rows whose names stand under the cells, by column."""
    names: dict[str, Names] = formset.form.names if formset is not None else {}
    return {name: rows.offered for name, rows in names.items()}


def save_table(request: HttpRequest, formset: Any) -> bool:
    """Every changed row as one version, all of them or none; False where one is refused, which its row says then."""
    user, batch = at_desk(request).user, f"action-{uuid4().hex[:12]}"
    reasons: dict[str, Any] = {name: request.POST.get(name, "")[:500] for name in ("reason", "public_reason")}
    of_all = request.POST.get("why", "").strip()[:500] or reasons["public_reason"]
    refusals: dict[int, ValidationError] = {}
    changed = [cast(RowForm, form) for form in formset.forms if form.has_changed()]
    allowed = (
        set(Event.objects.changeable_by(user).filter(merged_into=None).values_list("pk", flat=True))
        if (changed)
        else set()
    )
    try:
        with together(form.instance.pk for form in changed):
            for form in changed:
                pk = form.instance.pk
                if pk not in allowed:
                    refusals[pk] = ValidationError(_("Only editors change this event."))
                    continue
                try:
                    base = whole_number(request.POST.get(f"seen-{pk}"))
                    told = request.POST.get(form.why_name, "").strip()[:500] or of_all
                    with change([pk], by=user, batch=batch, base=base, **{**reasons, "public_reason": told}) as door:
                        form.carry_over(door.event)
                except Stale as stale:
                    refusals[pk] = ValidationError(str(stale))
                except ValidationError as error:
                    refusals[pk] = error
            if refusals:
                transaction.set_rollback(True)
    except ValidationError as error:  # of no row alone
        refusals = dict.fromkeys((form.instance.pk for form in changed), error)
    if refusals:
        request.refusals = refusals  # type: ignore[attr-defined]
        return False
    say_changed(request, len(changed), batch)
    return True
