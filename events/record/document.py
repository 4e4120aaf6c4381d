"""An event with its accounts and participations as one plain dict, and back.

History, restoring, seeds and a timeline's own JSON share it. Which columns it holds is said by the models. Objects
are named by slug; an account keeps its id, so that a restored account is the same one.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from events.models import (
    Actor,
    Article,
    Citation,
    Conflict,
    Event,
    EventKind,
    FormerSlug,
    Participation,
    Place,
    Revision,
)
from events.models.accounts import TWICE
from events.models.columns import default_of
from events.text.languages import in_all_languages, set_in_all_languages

Document = dict[str, Any]
# What a document names by its slug.
NAMED: dict[str, type[Conflict | EventKind | Place | Article | Actor]] = {
    **{"conflict": Conflict, "kind": EventKind, "place": Place},
    **{"article": Article, "claimant": Actor, "actor": Actor},
}


def to_document(event: Event) -> Document:
    """The whole event, every key present; JSON types only."""
    return {
        **row_document(event),
        "status": event.status,
        "participations": [row_document(row) for row in event.participations.all()],
        "citations": [{"id": account.pk, **row_document(account)} for account in event.citations.all()],
    }


def row_document(row: Event | Citation | Participation) -> Document:
    """What one row says: links by slug, texts as {language: text}; neither its id nor rows that belong to it."""
    columns = row.COLUMNS
    links = {name: getattr(row, name) for name in columns.links}
    return {
        **{name: target and target.slug for name, target in links.items()},
        **{name: getattr(row, name) for name in columns.plain},
        **{name: in_all_languages(row, name) for name in columns.texts},
    }


def public_part(document: Mapping[str, Any]) -> Document:
    """What readers see of an event's document: without what is internal, and the accounts that are not public."""
    accounts = [account for account in document["citations"] if account["published"]]
    return {**document, **dict.fromkeys(Event.COLUMNS.internal), "citations": accounts}


def content(document: Mapping[str, Any]) -> Document:
    """A document without what publishing alone changes."""
    accounts = [{**account, "published": True} for account in document["citations"]]
    return {**document, "status": "", "citations": accounts}


# Back


def apply_document(event: Event, document: Mapping[str, Any]) -> None:
    """Make `event` say what `document` says, its accounts and participations included; not its status.

    A key that the document lacks means the field's default; in an account that it names by its id, as it is. To be
    called inside a change. Raises ObjectDoesNotExist where the document names an object that is gone, ValidationError
    where one of its accounts, or its address, is another event's, or an actor stands in it twice.
    """
    there = event.conflict_id, event.slug
    set_row(event, document)
    if event.pk and (event.conflict_id, event.slug) != there:
        event.validate_constraints()  # said here: of what the database refuses, it is said that another was quicker
    event.save()
    apply_participations(event, document.get("participations", []))
    apply_citations(event, document.get("citations", []))


def apply_participations(event: Event, documents: Sequence[Mapping[str, Any]]) -> None:
    """Give the event exactly these, each {actor: slug, role}; raises Actor.DoesNotExist for a slug of none,
    ValidationError for one that stands twice."""
    wanted = [(row["actor"], row.get("role", Participation.Role.PARTICIPANT)) for row in documents]
    present = [(row.actor.slug, row.role) for row in event.participations.select_related("actor")]
    if wanted == present:
        return
    if len({slug for slug, _role in wanted}) < len(wanted):
        raise ValidationError(TWICE, code="twice")
    event.participations.all().delete()
    for slug, role in wanted:
        Participation(event=event, actor=Actor.objects.get(slug=slug), role=role).save()


def apply_citations(event: Event, documents: Sequence[Mapping[str, Any]]) -> None:
    """Give the event exactly these accounts: changed by their ids, made where they have none, all others deleted.

    Raises ValidationError for an account of another event, one that is named twice or one that breaks a rule,
    ObjectDoesNotExist where one names what is gone.
    """
    accounts = event.citations.select_related("article", "claimant")
    present: dict[int | None, Citation] = {account.pk: account for account in accounts}
    named = [row["id"] for row in documents if row.get("id")]
    kept = set(named)
    if len(kept) < len(named):
        raise ValidationError(_("One of these accounts stands twice among them."), code="twice")
    if strange := kept - set(present):
        check_whose(event, strange)
    event.citations.exclude(pk__in=kept).delete()
    for row in documents:
        # An account that was deleted comes back under its own id.
        account = present.get(row.get("id"))
        said = filled(Citation, row_document(account), row) if account else row
        account = account or Citation(pk=row.get("id"), event=event)
        set_row(account, said)
        account.clean()
        account.save()


def check_whose(event: Event, ids: set[int]) -> None:
    """Raises ValidationError unless these accounts, which the event does not have, were its own and are nobody's."""
    if other := Citation.objects.filter(pk__in=ids).select_related("event").first():
        raise ValidationError(
            _("One of these accounts is an account of another event now: “%(event)s”. It is not taken from it."),
            code="foreign",
            params={"event": other.event},
        )
    documents = Revision.objects.filter(event=event).values_list("document", flat=True)
    own = {account["id"] for document in documents for account in document["citations"]}
    if not ids <= own:
        raise ValidationError(_("One of these accounts was never an account of this event."), code="foreign")


def set_row(row: Event | Citation, document: Mapping[str, Any]) -> None:
    """Set every column that documents hold, unsaved; raises ObjectDoesNotExist where it names what is gone."""
    columns = row.COLUMNS
    for name in columns.links:
        slug = document.get(name)
        absent = not slug and row._meta.get_field(name).null
        setattr(row, name, None if absent else NAMED[name]._default_manager.get(slug=slug))
    for name in columns.plain:
        setattr(row, name, document[name] if name in document else default_of(type(row), name))
    for name in columns.texts:
        set_in_all_languages(row, name, document.get(name))


def filled(model: type[Event | Citation], now: Mapping[str, Any], then: Mapping[str, Any]) -> Document:
    """What a row's document says, and as it is `now` what it does not: columns, and languages, of a later day."""
    texts = {name: {**now[name], **then[name]} for name in model.COLUMNS.texts if then.get(name)}
    return {**now, **then, **texts}


def with_present_names(document: Mapping[str, Any]) -> Document:
    """An older document with what it names by the slugs of today, where something was renamed since."""
    present = FormerSlug.objects.present()
    rows = {name: [renamed(row, present) for row in document[name]] for name in ("participations", "citations")}
    once = {row["actor"]: row for row in reversed(rows["participations"])}  # two that are merged since take part once
    rows["participations"] = [row for row in rows["participations"] if row is once[row["actor"]]]
    return {**renamed(document, present), **rows}


def renamed(row: Mapping[str, Any], present: Mapping[tuple[str, str], str]) -> Document:
    """One row's document with the slugs of today; `present` as `FormerSlug.objects.present()` gives it."""

    def now(name: str, slug: str) -> str:
        model = NAMED[name]
        return present.get((model._meta.model_name or "", slug), slug)

    return {name: now(name, value) if name in NAMED and value else value for name, value in row.items()}
