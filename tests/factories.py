"""Rows for tests. A factory says nothing that its test does not ask for."""

from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User

from events.models import Actor, Article, Citation, Conflict, Event, EventKind, Participation
from events.models.roles import EDITORS, make_groups
from events.record.door import change
from events.record.verbs import publish

numbers = count(1)

# An account that says much of what one can say.
ACCOUNT: dict[str, Any] = {
    **{"date": "2023-03-30", "quote": "words", "claim_en": "So.", "claim_ar": "كذا.", "locator": "p. 3"},
    **{"stance": "says", "aspect": "effect", "deaths_best": 7, "attribution_fr": "la presse"},
}


def the_groups() -> None:
    """They are in every test's database, but where a test before emptied it."""
    if not Group.objects.filter(name=EDITORS).exists():
        make_groups()


def an_editor(name: str = "an-editor") -> User:
    """A person of the desk who may publish."""
    the_groups()
    user = User.objects.get_or_create(username=name, defaults={"is_staff": True})[0]
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


def a_conflict(slug: str = "conflict", **fields: Any) -> Conflict:
    return Conflict.objects.get_or_create(slug=slug, defaults={"name_en": slug.title(), **fields})[0]


def a_kind(slug: str = "talks", **fields: Any) -> EventKind:
    fields = {"name_en": slug.title(), "colour": "#2274b5", "shape": "circle", **fields}
    return EventKind.objects.get_or_create(slug=slug, defaults=fields)[0]


def an_actor(slug: str, **fields: Any) -> Actor:
    return Actor.objects.create(slug=slug, **{"kind": "state", "name_en": slug.title(), **fields})


def an_article(**fields: Any) -> Article:
    number = next(numbers)
    return Article.objects.create(slug=f"article-{number}", **{"title": f"Article {number}", **fields})


def correct(article: Article, *, by: User | None = None, public_reason: str = "Corrected.", **fields: Any) -> None:
    """Change what is known of a source, as the desk does."""
    with change(by=by, public_reason=public_reason) as door:
        for name, value in fields.items():
            setattr(article, name, value)
        door.save_source(article)


def a_draft(slug: str = "", **fields: Any) -> Event:
    """An unpublished event with these accounts; by default one, of the event's own date."""
    return saved(slug, **fields)


def an_event(slug: str = "", **fields: Any) -> Event:
    """An event that the change that made it published."""
    return saved(slug, **fields, status=Event.Status.PUBLISHED)


def published(slug: str = "", **fields: Any) -> Event:
    """A draft that was published: its second version is public, and its first is not."""
    event = a_draft(slug, **fields)
    publish(event, by=None)
    return event


def saved(
    slug: str,
    *,
    accounts: list[dict[str, Any]] | None = None,
    actors: Any = (),
    **fields: Any,
) -> Event:
    fields = {"title_en": slug or "Something", "date": "2023-03-30", **fields}
    event = Event(slug=slug or f"event-{next(numbers)}", **fields)
    event.conflict = fields.get("conflict") or a_conflict()
    event.kind = fields.get("kind") or a_kind()
    accounts = [{"date": event.date}] if accounts is None else accounts
    public = {"published": True} if event.status == Event.Status.PUBLISHED else {}
    with change(by=None):
        event.citation_count = len(accounts) if public else 0
        event.save()
        for account in accounts:
            article = account.get("article") or an_article()
            Citation(event=event, **{"claim_en": "It says so.", **account, **public, "article": article}).save()
        for actor in actors:
            Participation(event=event, actor=actor).save()
    event.refresh_from_db()
    return event
