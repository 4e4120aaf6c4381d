"""Two actors, kinds or places that are one: merged, every event following, and parted again where that was wrong."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Count as Number
from django.db.models import Model, ProtectedError, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import (
    Actor,
    Candidate,
    Citation,
    Conflict,
    Event,
    EventKind,
    FormerSlug,
    NameMerge,
    Participation,
    Place,
    Revision,
)
from events.models.columns import in_languages
from events.models.finding import EventQuerySet
from events.record.at_once import undivided
from events.record.document import Document, apply_participations, to_document, with_present_names
from events.record.door import change
from events.record.removing import made_again, row_of

UNDONE = gettext_lazy("This merge was undone already, or what it merged was removed since.")
NAMES, PARTED = "names-", "-parted"  # begins the batch of a merge, ends that of its parting
Name = Actor | EventKind | Place
MODELS: dict[str, type[Name]] = {"actor": Actor, "eventkind": EventKind, "place": Place}
# The column of its own in which a row has what it is also called: a kind is suggested by such words.
ALSO_CALLED = {"actor": "aliases", "eventkind": "cue_words"}
# What the kept row takes over where it says nothing itself.
TAKEN_OVER = {
    "actor": (*in_languages(("name", "short")), "note", "part_of_id"),
    "eventkind": in_languages(("name",)),
    "place": (*in_languages(("name",)), "latitude", "longitude", "precision"),
}


def model_of(row: Name) -> str:
    return row._meta.model_name or ""


def name_of(merged: NameMerge) -> str:
    """In the page's language, or in the first that it has."""
    said = {name: value for name, value in merged.row.items() if name.startswith("name_")}
    return str(MODELS[merged.of](**said))


def naming(row: Name, *, seen_by: User | None = None) -> EventQuerySet:
    """The events that name it; for a person, not those where only sources do that they may not know."""
    if isinstance(row, EventKind):
        wanted = Q(kind=row)
    elif isinstance(row, Place):
        wanted = Q(place=row)
    else:
        claims = Citation.objects.filter(claimant=row)
        claims = claims.in_preparation(seen_by) if seen_by else claims
        wanted = Q(pk__in=Participation.objects.filter(actor=row).values("event")) | Q(pk__in=claims.values("event"))
    return Event.objects.filter(wanted)


def by_conflict(events: EventQuerySet) -> list[tuple[Conflict, int]]:
    """How many of the events are in each conflict."""
    numbers = dict(events.order_by().values_list("conflict").annotate(number=Number("pk")))
    return [(conflict, numbers[conflict.pk]) for conflict in Conflict.objects.filter(pk__in=numbers)]


def merge(
    kept: Name, gone: Name, *, by: User | None, most: int, reason: str = "", public_reason: str = ""
) -> NameMerge:
    """Let all that names `gone` name `kept`, by whose name and address it is found from then on.

    Raises ValidationError where they are one already or of two models, where more than `most` events name it, where
    `kept` would be a part of itself, and as `change` does.
    """
    batch = f"{NAMES}{uuid4().hex[:12]}"
    with undivided():
        kept, gone = locked(kept, gone)
        check_parts(kept, gone)
        ids = list(naming(gone).order_by("pk").values_list("pk", flat=True))
        if len(ids) > most:
            raise ValidationError(
                _(
                    "At most %(most)d events follow at once, and %(chosen)d name “%(gone)s”: nothing was changed. "
                    "Merge the other way round, if fewer events name the other one; or first give these events the "
                    "other one in the table of events, page by page."
                ),
                params={"most": most, "chosen": len(ids), "gone": str(gone)},
            )
        moved: dict[str, Any] = {"conflicts": list(gone.conflicts.values_list("pk", flat=True))}
        of_all = not kept.conflicts.exists()
        before = set(kept.conflicts.values_list("pk", flat=True))
        with change(ids, by=by, reason=reason, public_reason=public_reason, batch=batch) as door:
            for event in door.events:
                renamed(event, gone, kept)
        moved |= repointed(gone, kept)
        if not of_all:
            kept.conflicts.add(*moved["conflicts"])
        else:
            kept.conflicts.clear()  # it is offered everywhere, and stays so
        moved["joined"] = sorted(set(kept.conflicts.values_list("pk", flat=True)) - before)
        row, slug, gone_id = row_of(gone), gone.slug, gone.pk
        moved["former"] = list(gone.former_slugs().filter(now=slug).values_list("slug", flat=True))
        try:
            gone.delete()
        except ProtectedError:
            raise ValidationError(_("Somebody used it anew just now: merge them again.")) from None
        moved["taken"] = take_over(kept, gone)
        merged = NameMerge.objects.create(
            batch=batch, of=model_of(kept), gone=gone_id, kept=kept.pk, row=row, moved=moved
        )
        kept.save()
        kept.keep_former_slug(slug)
        kept.seen_anew()
        return merged


def locked(kept: Name, gone: Name) -> tuple[Name, Name]:
    """Both, in one order, until the transaction ends. Raises ValidationError where they are not two of one model."""
    model = type(kept)
    found: dict[int, Name] = {}
    if type(gone) is model and kept.pk != gone.pk:
        # Whoever names one of them just now goes first.
        free = model._default_manager.select_for_update(of=("self",), no_key=True)
        wanted = free.filter(pk__in=[kept.pk, gone.pk])
        found = {row.pk: row for row in wanted.order_by("pk")}
    if len(found) != 2:
        raise ValidationError(_("Choose two that are there, and are not one already."))
    return found[kept.pk], found[gone.pk]


def check_parts(kept: Name, gone: Name) -> None:
    """Raises ValidationError where `kept` stands below a part of `gone`, as it would be a part of itself."""
    if not isinstance(kept, Actor) or kept.part_of_id == gone.pk:
        return
    above, passed = kept.part_of, {kept.pk}
    while above and above.pk not in passed:
        if above.part_of_id == gone.pk:
            raise ValidationError(
                _("“%(kept)s” would be a part of itself, by “%(above)s”: change first what that is part of."),
                params={"kept": str(kept), "above": str(above)},
            )
        passed.add(above.pk)
        above = above.part_of


def renamed(event: Event, gone: Name, kept: Name) -> None:
    """Let one event of an open change name `kept` wherever it names `gone`."""
    if isinstance(kept, EventKind):
        event.kind = kept
        event.save(update_fields=["kind"])
    elif isinstance(kept, Place):
        event.place = kept
        event.save(update_fields=["place"])
    else:
        if event.participations.filter(actor=kept).exists():
            event.participations.filter(actor_id=gone.pk).delete()
        event.participations.filter(actor_id=gone.pk).update(actor=kept)
        event.citations.filter(claimant_id=gone.pk).update(claimant=kept)


def repointed(gone: Name, kept: Name) -> dict[str, Any]:
    """Let parts and proposals name `kept`; gives the ids of those that named `gone`, by what they are."""
    if isinstance(gone, Place):
        return {"own_places": places_repointed(gone.pk, kept.pk)}
    if isinstance(gone, EventKind):
        return {"kinds": pointed(Candidate.objects.filter(kind=gone), kind=kept)}
    return actor_repointed(gone, kept) if isinstance(kept, Actor) else {}


def actor_repointed(gone: Actor, kept: Actor) -> dict[str, list[int]]:
    if kept.part_of_id == gone.pk:
        kept.part_of = gone.part_of
        kept.save()
        part = [kept.pk]
    else:
        part = []
    moved = {
        "part": part,  # the kept one was a part of it
        "parts": pointed(Actor.objects.filter(part_of=gone), part_of=kept),
        "claimants": pointed(Candidate.objects.filter(claimant=gone), claimant=kept),
        "actors": [],
        "beside": [],  # proposals of both
    }
    for candidate in Candidate.objects.filter(actors=gone).order_by("pk"):
        both = candidate.actors.filter(pk=kept.pk).exists()
        moved["beside" if both else "actors"].append(candidate.pk)
        candidate.actors.add(kept)
        candidate.actors.remove(gone)
    return moved


def pointed(rows: QuerySet[Any], **to: Any) -> list[int]:
    """The ids of the rows, which are changed."""
    ids = list(rows.order_by("pk").values_list("pk", flat=True))
    rows.model._default_manager.filter(pk__in=ids).update(**to)
    return ids


def places_repointed(gone: int, kept: int) -> dict[str, list[int]]:
    """The places of the proposals whose sentence names `gone`, as they were, by the proposal's id."""
    before = {}
    for candidate in Candidate.objects.filter(beside__has_key="own_places").only("beside").order_by("pk").iterator():
        places = candidate.beside["own_places"]
        if gone in places:
            before[str(candidate.pk)] = places
            set_places(candidate, [kept if pk == gone else pk for pk in places])
    return before


def set_places(candidate: Candidate, places: list[int]) -> None:
    beside = {**candidate.beside, "own_places": list(dict.fromkeys(places))}
    Candidate.objects.filter(pk=candidate.pk).update(beside=beside)


def take_over(kept: Name, gone: Name) -> dict[str, Any]:
    """Let `kept`, unsaved, say what it did not and `gone` did, and be found by the other's names.

    Gives these values by column, and under "called" the lines that it was given.
    """
    taken: dict[str, Any] = {}
    if isinstance(kept, Place) and kept.latitude is not None:
        columns: tuple[str, ...] = in_languages(("name",))
    else:
        columns = TAKEN_OVER[model_of(kept)]
    for name in columns:
        theirs, empty = getattr(gone, name), getattr(kept, name) in ("", None)
        if (empty or name == "precision") and theirs not in ("", None, kept.pk if name == "part_of_id" else ""):
            taken[name] = {"before": getattr(kept, name), "after": theirs}
    if "part_of_id" in taken and below(taken["part_of_id"]["after"], kept):
        del taken["part_of_id"]
    for name, values in taken.items():
        setattr(kept, name, values["after"])
    if also := ALSO_CALLED.get(model_of(kept)):
        own = getattr(kept, also).splitlines()
        called, known = [*gone.spellings], {*kept.spellings, *own}
        if isinstance(gone, EventKind):  # whose names are no cue words of themselves
            called, known = [*called, *gone.cue_words.splitlines()], {*own}
        lines = [line for line in dict.fromkeys(called) if line and line not in known]
        setattr(kept, also, "\n".join([*own, *lines]))
        taken["called"] = lines
    return taken


def below(actor: int | None, top: Name) -> bool:
    """Whether the actor of this id is a part, however far down, of `top`."""
    passed: set[int] = set()
    while actor and actor not in passed:
        if actor == top.pk:
            return True
        passed.add(actor)
        actor = Actor.objects.filter(pk=actor).values_list("part_of", flat=True).first()
    return False


def called_before(model: type[Model]) -> dict[int, list[str]]:
    """By whose names else the rows of a model are found, by their id: those of what was merged into them."""
    names: dict[int, list[str]] = {}
    for merged in NameMerge.objects.filter(of=model._meta.model_name).order_by("pk"):
        own = [text for text in MODELS[merged.of](**merged.row).spellings if text]
        names.setdefault(merged.kept, []).extend([*own, *names.pop(merged.gone, [])])
    return names


# And back


def part(merged: NameMerge, *, by: User | None) -> list[Event]:
    """Undo a merge: the row is back, and what named it names it again, but for what was given another name since.

    Gives the events. What was changed in them since stays. Raises ValidationError where the other one is gone, and
    as `change` does.
    """
    with undivided():
        waiting = NameMerge.objects.select_for_update().filter(pk=merged.pk).first()
        if waiting is None:
            raise ValidationError(UNDONE)
        merged, model = waiting, MODELS[merged.of]
        kept = model._default_manager.select_for_update(of=("self",), no_key=True).filter(pk=merged.kept).first()
        if kept is None:
            raise ValidationError(kept_is_gone(merged))
        if model._default_manager.filter(Q(pk=merged.gone) | Q(slug=merged.row["slug"])).exists():
            raise ValidationError(_("Another has its short name by now: it cannot be back."))
        gone = brought_back(model, merged)
        back = {row.event_id: pair for row in merged_versions(merged) if (pair := documents(row))}
        claimed = [
            account["id"]
            for before, _after in back.values()
            for account in before["citations"]
            if account["claimant"] == gone.slug and merged.of == "actor"
        ]
        accounts = Citation.objects.filter(pk__in=claimed, claimant_id=kept.pk)
        with change(
            back,
            by=by,
            reason=_("“%s” was merged by mistake, and is parted again.") % gone,
            public_reason=_("Two had been taken for one by mistake, and are told apart again."),
            batch=f"{merged.batch}{PARTED}",
        ) as door:
            for event in door.events:
                named_again(event, *back[event.pk], kept, gone)
            events = [*door.events]
            # Of another event since, and perhaps of a third by the time that this one is locked.
            while elsewhere := set(accounts.values_list("event", flat=True)) - door.ids:
                events += door.take_in(elsewhere)
            accounts.update(claimant_id=gone.pk)
        give_back(merged, kept, gone)
        merged.delete()
        kept.save()  # no longer found by the other's names
        kept.seen_anew()
        return events


def kept_is_gone(merged: NameMerge) -> str:
    onward = NameMerge.objects.filter(of=merged.of, gone=merged.kept).first()
    if onward:
        return _("That into which it was merged was itself merged into another since: undo that first.")
    return _("That into which it was merged is gone: make it anew instead.")


def brought_back(model: type[Name], merged: NameMerge) -> Name:
    """The row under its own id and short name, by which all versions name it again."""
    slug, former = merged.row["slug"], FormerSlug.objects.filter(of=merged.of)
    former.filter(slug=slug).delete()
    former.filter(slug__in=merged.moved["former"]).update(now=slug)
    gone = made_again(model, merged.row)
    gone.conflicts.set(Conflict.objects.filter(pk__in=merged.moved["conflicts"]))
    return gone


def merged_versions(merged: NameMerge) -> QuerySet[Revision]:
    """Those that the merge made, of the events that followed."""
    return Revision.objects.filter(batch=merged.batch).select_related("event", "event__conflict").order_by("pk")


def documents(revision: Revision) -> tuple[Document, Document] | None:
    """Before the merge and after it, by the names of today."""
    earlier = Revision.objects.filter(event=revision.event_id, number=revision.number - 1).first()
    return (with_present_names(earlier.document), with_present_names(revision.document)) if earlier else None


def named_again(event: Event, before: Document, after: Document, kept: Name, gone: Name) -> None:
    """Let an event of an open change name `gone` where the merge took it and nobody has changed that since."""
    if isinstance(gone, Actor):
        if gone.slug in {row["actor"] for row in before["participations"]}:
            now = to_document(event)["participations"]
            same = now == after["participations"]
            parted = [one for row in now for one in parted_row(row, before, kept.slug, gone.slug)]
            apply_participations(event, before["participations"] if same else parted)
        return
    name = "kind" if isinstance(gone, EventKind) else "place"
    if before[name] == gone.slug and getattr(event, f"{name}_id") == kept.pk:
        setattr(event, name, gone)
        event.save(update_fields=[name])


def parted_row(row: Document, before: Document, kept: str, gone: str) -> list[Document]:
    """What stands for one participation again."""
    if row["actor"] != kept:
        return [row]
    own = {one["actor"]: one for one in before["participations"]}
    return [row, own[gone]] if kept in own else [{**row, "actor": gone}]


def give_back(merged: NameMerge, kept: Name, gone: Name) -> None:
    """Parts, proposals, belonging, and what the kept row took over, where it is as the merge left it."""
    moved, taken = merged.moved, merged.moved["taken"]
    if isinstance(kept, Actor):
        Actor.objects.filter(pk__in=moved["parts"], part_of=kept.pk).update(part_of=gone.pk)
        Candidate.objects.filter(pk__in=moved["claimants"], claimant=kept.pk).update(claimant=gone.pk)
        for candidate in Candidate.objects.filter(pk__in=[*moved["actors"], *moved["beside"]], actors=kept.pk):
            candidate.actors.add(gone.pk)
            if candidate.pk in moved["actors"]:
                candidate.actors.remove(kept.pk)
    elif isinstance(kept, EventKind):
        Candidate.objects.filter(pk__in=moved["kinds"], kind=kept.pk).update(kind=gone.pk)
    else:
        for candidate in Candidate.objects.filter(pk__in=moved["own_places"]):
            if kept.pk in candidate.beside.get("own_places", []):
                set_places(candidate, moved["own_places"][str(candidate.pk)])
    for name, values in taken.items():
        if name != "called" and getattr(kept, name) == values["after"]:
            setattr(kept, name, values["before"])
    if isinstance(kept, Actor) and moved["part"] and kept.part_of_id == merged.row["part_of_id"]:
        kept.part_of_id = gone.pk
    if also := ALSO_CALLED.get(merged.of):
        lines = [line for line in getattr(kept, also).splitlines() if line not in taken["called"]]
        setattr(kept, also, "\n".join(lines))
    kept.save()
    used = set(naming(kept).order_by().values_list("conflict", flat=True).distinct())
    kept.conflicts.remove(*(set(moved["joined"]) - used))
