"""What colleagues say to each other about an event, whom they ask to go on with it, and who has it open."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models.columns import Columns, Listed

STAYS_OPEN = timedelta(seconds=150)  # after the last sign of a page; it gives one a minute


class Comment(Listed):
    """For the desk alone. Where it asks somebody (`to`), the event is assigned to them until that is `done`."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="comments", verbose_name=_("event"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    text = models.TextField(_("comment"), blank=True, max_length=2000)
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("for")
    )
    done = models.BooleanField(_("done"), default=False)

    COLUMNS = Columns(internal=("text",), kept=("id", "event", "by", "at", "to", "done"))

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.text[:60]


class Opened(models.Model):
    """That a person had the page of an event open at that time."""

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "by"], name="opened_once")]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.event_id}: {self.by_id}"


def keep_open(event: int, by: User) -> list[str]:
    """Say that the person has the event open; gives the names of the others who have."""
    now = timezone.now()
    Opened.objects.update_or_create(event_id=event, by=by, defaults={"at": now})
    Opened.objects.filter(at__lt=now - timedelta(days=1)).delete()
    others = Opened.objects.filter(event=event, at__gt=now - STAYS_OPEN).exclude(by=by)
    return list(others.order_by("by__username").values_list("by__username", flat=True))
