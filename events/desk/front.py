"""The front page of a person's desk: what they did last."""

from datetime import datetime
from typing import NamedTuple

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from events.desk.choosing import narrowed
from events.models import Article, Conflict, Event, Revision

LOOKED_AT = 60  # changes, among which the last rows are looked for
SHOWN = 6


class Done(NamedTuple):
    """An event or article that a person worked on."""

    title: str
    state: str
    address: str
    at: datetime


def last_done(user: User, conflict: Conflict | None) -> list[Done]:
    """What the person changed last in the conflict, or in all: the newest first, each once."""
    changes = Revision.objects.filter(by=user, **({"event__conflict": conflict} if conflict else {}))
    changed: dict[int, datetime] = {}
    for pk, at in changes.order_by("-pk").values_list("event", "at")[:LOOKED_AT]:
        changed.setdefault(pk, at)
    events = Event.objects.select_related("conflict").in_bulk(list(changed)[:SHOWN])
    done = [
        Done(str(event), event.get_status_display(), reverse("admin:events_event_change", args=[pk]), changed[pk])
        for pk, event in events.items()
    ]
    entries = LogEntry.objects.filter(
        user=user, content_type=ContentType.objects.get_for_model(Article), action_flag__in=(ADDITION, CHANGE)
    )
    logged: dict[int, datetime] = {}
    for number, at in entries.order_by("-action_time").values_list("object_id", "action_time")[:LOOKED_AT]:
        logged.setdefault(int(number or 0), at)
    articles = narrowed(Article.objects.visible_to(user), conflict).filter(pk__in=logged)
    name = str(Article._meta.verbose_name)
    for article in articles:
        address = reverse("admin:events_article_read", args=[article.pk])
        done.append(Done(str(article), name, address, logged[article.pk]))
    return sorted(done, key=lambda one: one.at, reverse=True)[:SHOWN]
