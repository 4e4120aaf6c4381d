"""Timelines, and the numbers by which the pages of each are known to be as they were."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext_lazy as _

from events.models.columns import Columns
from events.models.counts import Count
from events.models.history import FormerAddress, FormerSlug, RetractedAddress, Revision
from events.models.named import Named
from events.text.languages import Text, localized
from events.told import versions_raised


class ConflictQuerySet(models.QuerySet["Conflict"]):
    @property
    def counted(self) -> "models.QuerySet[Count]":
        """What is counted of the events of each that readers see."""
        return Count.objects.filter(conflict=OuterRef("pk"), unit=Count.Unit.YEAR, starts__gt=0)

    def with_events(self) -> "ConflictQuerySet":
        """Those of which readers see an event now."""
        return self.filter(Exists(self.counted))

    def seen_by_readers(self) -> "ConflictQuerySet":
        """Those of which readers see an event, or once saw one there: all others are not there for them."""
        notices = [model.objects.filter(conflict=OuterRef("pk")) for model in (FormerAddress, RetractedAddress)]
        # An event that was moved here while it was withdrawn was never seen here.
        then = Revision.objects.published().annotate(conflict_then=KeyTextTransform("conflict", "document"))
        of_it = then.filter(event__conflict=OuterRef("pk"))
        former = FormerSlug.objects.filter(of="conflict", now=OuterRef("event__conflict__slug"))
        saw = of_it.filter(
            Q(conflict_then=F("event__conflict__slug")) | Exists(former.filter(slug=OuterRef("conflict_then")))
        )
        return self.filter(Exists(self.counted) | Exists(notices[0]) | Exists(notices[1]) | Exists(saw))

    def seen_one(self, **which: Any) -> "Conflict | None":
        """The one of which this holds, if it is seen by readers."""
        now = self.with_events().filter(**which).first()  # the most, whose history need not be asked
        return now or self.seen_by_readers().filter(**which).first()

    def seen_anew(self, *, retracted: bool = True) -> None:
        """Their pages say something else now: every kept answer is made again.

        Where nothing that readers saw is `retracted` (altered, withdrawn, erased, renamed), the answer before may be
        given to those who ask while the new one is made.
        """
        PublicVersions.raise_them(self.order_by().values_list("pk", flat=True), retracted=retracted)


class Conflict(Named):
    """What a timeline is of."""

    slug = models.SlugField(_("address"), unique=True, help_text=_("The last part of the page's address."))
    name_ar = models.CharField(_("name in Arabic"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    summary_ar = models.TextField(_("summary in Arabic"), blank=True)
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary_fr = models.TextField(_("summary in French"), blank=True)
    policy_help = _("Stands on the about page: what is included, and how places and parties are named.")
    policy_ar = models.TextField(_("policy in Arabic"), blank=True, help_text=policy_help)
    policy_en = models.TextField(_("policy in English"), blank=True)
    policy_fr = models.TextField(_("policy in French"), blank=True)
    editors = models.CharField(
        _("edited by"),
        max_length=300,
        blank=True,
        help_text=_("Who answers for this timeline; shown to readers."),
    )
    contact = models.EmailField(_("contact"), blank=True, help_text=_("Where readers report an error."))
    licence = models.CharField(
        _("licence of the data"),
        max_length=100,
        blank=True,
        help_text=_("For example CC BY 4.0; quotes are excepted."),
    )
    licence_url = models.URLField(_("address of the licence"), blank=True)
    second_reader = models.BooleanField(
        _("a second person publishes"),
        default=False,
        help_text=_(
            "Nobody then publishes alone what they wrote: whoever made the last change of an event or account waits "
            "for a colleague. Corrections of what is public already go out at once, with their reason."
        ),
    )

    COLUMNS = Columns(
        texts=("name", "summary", "policy"),
        words=("editors", "contact", "licence"),
        values=("slug", "licence_url"),
        handling=("second_reader",),
        derived=("search_text",),
        kept=("id",),
    )

    objects = ConflictQuerySet.as_manager()

    class Meta:
        verbose_name = _("conflict")
        verbose_name_plural = _("conflicts")
        permissions = [("set_rules", _("Can set whether a second person publishes"))]
        ordering = ["slug"]

    def seen_anew(self) -> None:
        """Itself, where readers see it."""
        Conflict.objects.filter(pk=self.pk).seen_by_readers().seen_anew()

    @property
    def summary(self) -> Text:
        return localized(self, "summary")

    @property
    def policy(self) -> Text:
        return localized(self, "policy")

    @property
    def public_version(self) -> int:
        """Of these versions, as they were when it was first asked."""
        versions = getattr(self, "versions", None)
        return versions.public_version if versions else 0


class PublicVersions(models.Model):
    """Two numbers of a conflict that kept answers ask; where there are none yet, readers saw nothing of it.

    They stand apart from the conflict: a row to which each event holds a key is looked up once for each event of an
    import, and every change of it meanwhile makes that longer.
    """

    conflict = models.OneToOneField(Conflict, models.CASCADE, primary_key=True, related_name="versions")
    public_version = models.PositiveBigIntegerField(default=0, help_text="Grows with all that its readers see.")
    retracted_version = models.PositiveBigIntegerField(
        default=0, help_text="Grows where something that they saw is no longer so."
    )

    class Meta:
        default_permissions = ()
        verbose_name = verbose_name_plural = _("numbers of public changes")

    def __str__(self) -> str:
        return f"{self.conflict_id}: {self.public_version}"

    @classmethod
    def raise_them(cls, conflicts: Iterable[int], *, retracted: bool) -> None:
        """By one, of these conflicts; `retracted` as in `seen_anew`."""
        pks = sorted(conflicts)
        if not pks:
            return
        with connection.cursor() as cursor:
            cursor.executemany(ONE_MORE, [(pk, int(retracted)) for pk in pks])
        transaction.on_commit(lambda: versions_raised.send(Conflict, pks=pks))


# One statement, as two that begin with a conflict may do so at once.
ONE_MORE = """
    INSERT INTO events_publicversions AS stood (conflict_id, public_version, retracted_version) VALUES (%s, 1, %s)
    ON CONFLICT (conflict_id) DO UPDATE SET
        public_version = stood.public_version + 1,
        retracted_version = stood.retracted_version + excluded.retracted_version
"""
