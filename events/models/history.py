"""What events were before, and where they stood."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.fields.json import KeyTextTransform
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

IMPORT = "import-"  # begins the batch of every import


class RevisionQuerySet(models.QuerySet["Revision"]):
    def by_hand(self) -> "RevisionQuerySet":
        """Those that no import made."""
        return self.exclude(batch__startswith=IMPORT)

    def seen_by_readers(self) -> "RevisionQuerySet":
        """The changes that readers may know of, the newest first: without their documents, but with status and slug
        then (`status_then`, `slug_then`), and whether the event had never been seen before (`first_seen`)."""
        earlier = Revision.objects.filter(event=OuterRef("event"), public=True, number__lt=OuterRef("number"))
        then = {f"{name}_then": KeyTextTransform(name, "document") for name in ("status", "slug")}
        loaded = {**then, "first_seen": ~Exists(earlier)}
        return self.filter(public=True).annotate(**loaded).defer("document").order_by("-at", "-pk")

    def published(self) -> "RevisionQuerySet":
        """The versions that readers saw."""
        return self.filter(public=True, document__status="published")

    def published_at(self, conflict: str, slug: str) -> "RevisionQuerySet":
        """The versions that readers saw of an event at this address, whatever the conflict was called then."""
        former = FormerSlug.objects.filter(of="conflict", now=conflict).values_list("slug", flat=True)
        return self.published().filter(document__slug=slug, document__conflict__in=[conflict, *former])


class Revision(models.Model):
    """An event with its accounts as it stood after one change.

    `document` is as `events.record.document` writes it, by the columns and slugs of its day; `number` counts from 1
    within the event; `batch` is the same for all that one import, merge or loading of seeds changed.
    """

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="revisions", verbose_name=_("event"))
    number = models.PositiveIntegerField(_("number"))
    at = models.DateTimeField(_("when"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    public_reason = models.CharField(_("reason told to readers"), max_length=500, blank=True)
    batch = models.CharField(_("batch"), max_length=100, blank=True, db_index=True)
    # As `seen_by_readers` loads them.
    status_then: str
    slug_then: str
    first_seen: bool
    public = models.BooleanField(_("seen by readers"), default=False)
    document = models.JSONField(_("document"))

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["event", "-number"]
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="revision_number_once_per_event")]

    def __str__(self) -> str:
        return f"{self.event} · {self.number}"


class FormerSlugQuerySet(models.QuerySet["FormerSlug"]):
    def present(self) -> dict[tuple[str, str], str]:
        """What is named now what an older document names so: (model, slug then) → slug now."""
        return {(of, slug): now for of, slug, now in self.values_list("of", "slug", "now")}


class FormerSlug(models.Model):
    """The slug that something had before it was renamed, by which versions of events still name it.

    Nothing else of its model may take it, so that an old version never names another.
    """

    of = models.CharField(max_length=20, help_text="The model's name: actor, place, …")
    slug = models.CharField(max_length=100)
    now = models.CharField(max_length=100, db_index=True, help_text="Its slug today.")

    objects = FormerSlugQuerySet.as_manager()

    class Meta:
        verbose_name = _("former short name")
        verbose_name_plural = _("former short names")
        constraints = [models.UniqueConstraint(fields=["of", "slug"], name="former_slug_once")]

    def __str__(self) -> str:
        return f"{self.slug} → {self.now}"


class NameMerge(models.Model):
    """An actor, kind or place that was merged into another of its model, with all by which it can be parted again.

    The events that followed are those of the versions of its batch.
    """

    batch = models.CharField(max_length=40, unique=True)
    of = models.CharField(max_length=20, help_text="The model's name: actor, place, …")
    gone = models.PositiveBigIntegerField(help_text="The id that it had, and has again when it is parted.")
    kept = models.PositiveBigIntegerField(db_index=True, help_text="The id of the row into which it was merged.")
    row = models.JSONField(help_text="By the name of the column.")
    moved = models.JSONField(help_text="What else named it, and what the kept row took over; by what it is.")

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return self.batch


class RemovedName(models.Model):
    """An actor, kind or place that was removed, as nothing named it any more but earlier versions of events.

    Who brings back such a version has it back with it.
    """

    of = models.CharField(max_length=20, help_text="The model's name: actor, place, …")
    slug = models.CharField(max_length=100)
    row = models.JSONField(help_text="By the name of the column.")

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["of", "slug"], name="removed_name_once")]

    def __str__(self) -> str:
        return self.slug


class FormerAddress(models.Model):
    """The slug that an event had before it was renamed or merged; readers are sent on from it."""

    conflict = models.ForeignKey("events.Conflict", models.CASCADE, related_name="+", verbose_name=_("conflict"))
    slug = models.SlugField(_("address"), max_length=100)
    event = models.ForeignKey(
        "events.Event", models.CASCADE, related_name="former_addresses", verbose_name=_("event")
    )

    class Meta:
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.UniqueConstraint(fields=["conflict", "slug"], name="former_address_once")]

    def __str__(self) -> str:
        return self.slug


class RetractedAddress(models.Model):
    """Where readers saw an event that an import had made and that is deleted since: a notice stays there."""

    conflict = models.ForeignKey("events.Conflict", models.CASCADE, related_name="+")
    slug = models.SlugField(max_length=100)
    batch = models.ForeignKey("events.Batch", models.CASCADE, related_name="+", help_text="Its reason is told.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conflict", "slug"], name="retracted_address_once")]

    def __str__(self) -> str:
        return self.slug


class Overwritten(models.Model):
    """What one import set anew in its data set, or in its file as a source, and what had stood there."""

    batch = models.CharField(max_length=40, db_index=True)
    data_set = models.ForeignKey("events.DataSet", models.CASCADE, null=True, related_name="+")
    article = models.ForeignKey("events.Article", models.CASCADE, null=True, related_name="+")
    before = models.JSONField(help_text="By the name of the column.")
    after = models.JSONField()

    def __str__(self) -> str:
        return f"{self.batch}: {self.data_set or self.article}"


class Batch(models.Model):
    """What one import did to the events of one conflict that readers see; told to them as one change."""

    batch = models.CharField(
        max_length=40, unique=True, help_text="As the events and versions that it wrote have it."
    )
    conflict = models.ForeignKey("events.Conflict", models.CASCADE, related_name="+")
    data_set = models.ForeignKey("events.DataSet", models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    created = models.PositiveIntegerField(default=0)
    updated = models.PositiveIntegerField(default=0)
    removed = models.PositiveIntegerField(default=0)
    public_reason = models.CharField(max_length=500, blank=True, help_text="Why it was taken back.")

    def __str__(self) -> str:
        return self.batch


class Erasure(models.Model):
    """That words were erased, and from which rows; not which: a restored backup finds them by `mark`.

    `mark` is a keyed digest of the words' folded letters, so many `letters`, so many `spaces` among them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    at = models.DateTimeField(default=timezone.now)
    notice = models.CharField(max_length=100, help_text="What stands in place of the words.")
    events = models.JSONField(help_text="Their ids.")
    articles = models.JSONField(help_text="Their ids.")
    letters = models.PositiveIntegerField()
    spaces = models.PositiveIntegerField()
    mark = models.CharField(max_length=64)
    key = models.CharField(max_length=16, help_text="By which secret key: a digest of it.")
    begins = models.CharField(max_length=2, blank=True, help_text="Of a keyed digest of three letters.")

    class Meta:
        ordering = ["at", "id"]
        verbose_name = "erasure"
        verbose_name_plural = "erasures"
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {self.notice}"
