"""An event with its accounts and participations as one plain dict, and back.

History, restoring and seeds share it. Objects are named by slug; an account keeps its id, so that a
restored account is the same one.
"""

from typing import Any

from django.db.models import Model

from events.models import Actor, Article, Citation, Conflict, Event, EventKind, Participation, Place
from events.text.languages import in_all_languages, set_in_all_languages

# What a document names by its slug.
NAMED: dict[str, type[Model]] = {
    **{"conflict": Conflict, "kind": EventKind, "place": Place},
    **{"article": Article, "claimant": Actor},
}
EVENT_TEXTS = ("title", "summary", "date_reason")
EVENT_PLAIN = ("slug", "date", "disagreement_explained", "significance", "notes")
CITATION_TEXTS = ("claim", "translation", "attribution")
CITATION_PLAIN = (
    *("quote", "date_as_written", "date", "reckoned_from", "working", "aspect", "stance", "locator", "published"),
    *("deaths_low", "deaths_best", "deaths_high"),
)


def to_document(event: Event) -> dict[str, Any]:
    """The whole event, every key present; JSON types only."""
    return {
        "conflict": event.conflict.slug,
        "kind": event.kind.slug,
        "place": event.place and event.place.slug,
        "status": event.status,
        **{name: getattr(event, name) for name in EVENT_PLAIN},
        **{name: in_all_languages(event, name) for name in EVENT_TEXTS},
        "participations": [{"actor": p.actor.slug, "role": p.role} for p in event.participations.all()],
        "citations": [citation_document(c) for c in event.citations.all()],
    }


def citation_document(citation: Citation) -> dict[str, Any]:
    return {
        "id": citation.pk,
        "article": citation.article.slug,
        "claimant": citation.claimant and citation.claimant.slug,
        **{name: getattr(citation, name) for name in CITATION_PLAIN},
        **{name: in_all_languages(citation, name) for name in CITATION_TEXTS},
    }


def apply_document(event: Event, document: dict[str, Any]) -> None:
    """Make `event` say what `document` says, its accounts and participations included; not its status.

    A key that the document lacks means the field's default. To be called inside a change; raises
    DoesNotExist where the document names an object that is gone.
    """
    event.conflict = Conflict.objects.get(slug=document["conflict"])
    event.kind = EventKind.objects.get(slug=document["kind"])
    event.place = Place.objects.get(slug=document["place"]) if document.get("place") else None
    set_fields(event, document, EVENT_PLAIN, EVENT_TEXTS)
    event.save()
    apply_participations(event, document.get("participations", []))
    apply_citations(event, document.get("citations", []))


def apply_participations(event: Event, documents: list[dict[str, Any]]) -> None:
    wanted = [(d["actor"], d.get("role", Participation.Role.PARTICIPANT)) for d in documents]
    present = [(p.actor.slug, p.role) for p in event.participations.select_related("actor")]
    if wanted == present:
        return
    event.participations.all().delete()
    actors = {actor.slug: actor for actor in Actor.objects.filter(slug__in=[slug for slug, _ in wanted])}
    for slug, role in wanted:
        Participation(event=event, actor=actors[slug], role=role).save()


def apply_citations(event: Event, documents: list[dict[str, Any]]) -> None:
    present = {c.pk: c for c in event.citations.all()}
    kept = {d["id"] for d in documents if d.get("id")}
    event.citations.exclude(pk__in=kept).delete()
    for document in documents:
        # An account that was deleted comes back under its own id.
        citation = present.get(document.get("id")) or Citation(pk=document.get("id"), event=event)
        citation.article = Article.objects.get(slug=document["article"])
        slug = document.get("claimant")
        citation.claimant = Actor.objects.get(slug=slug) if slug else None
        set_fields(citation, document, CITATION_PLAIN, CITATION_TEXTS)
        citation.clean()
        citation.save()


def set_fields(row: Any, document: dict[str, Any], plain: tuple[str, ...], texts: tuple[str, ...]) -> None:
    for name in plain:
        setattr(row, name, document.get(name, row._meta.get_field(name).get_default()))
    for name in texts:
        set_in_all_languages(row, name, document.get(name))
