"""What happened: events, and what publishing one needs."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from events.dates import EventDate, Span, claims, read
from events.dates.words import spoken
from events.models.accounts import Citation
from events.models.columns import Columns
from events.models.conflicts import Conflict
from events.models.fields import DateClaimField, TermsField
from events.models.finding import SAMPLE, SCATTERED, EventQuerySet, Status, one_in
from events.models.guarded import Guarded
from events.models.history import RevisionQuerySet
from events.models.vocabulary import Actor, DataSet, EventKind, Place
from events.text.languages import Text, in_all_languages, localized
from events.text.searching import searchable


def source_key(source_id: str) -> str:
    """SHA-256 in hex, by which an imported row is found again: identifiers are compared whole, however long."""
    return hashlib.sha256(source_id.encode()).hexdigest()


class Lack(NamedTuple):
    """Something that a published event needs and one lacks; `judged` is that from which this was seen."""

    what: Promise
    judged: tuple[Any, ...]
    field: str = ""  # of the event, by which it can be given; texts without their language


class Event(Guarded):
    """What happened, once, as the editors tell it; its accounts are what each source says of it.

    `earliest` and `latest` bound the date as chosen, `reach` every day that the date or an account allows, `core` the
    days on which it was surely going on: closed ranges, a null end is open, a null core is none.
    """

    OWNER = "pk"
    Status = Status

    class Significance(models.IntegerChoices):
        DETAIL = 1, _("a detail")
        NOTABLE = 2, _("notable")
        LANDMARK = 3, _("a landmark")

    conflict = models.ForeignKey(Conflict, models.PROTECT, related_name="events", verbose_name=_("conflict"))
    slug = models.SlugField(
        _("address"),
        max_length=100,
        help_text=_("The last part of the event's address; made from the title where you leave it empty."),
    )
    kind = models.ForeignKey(EventKind, models.PROTECT, related_name="events", verbose_name=_("kind"))
    title_help = _("A noun phrase; a reader without it in their language sees another, marked as such.")
    title_ar = models.CharField(_("title in Arabic"), max_length=300, blank=True, help_text=title_help)
    title_en = models.CharField(_("title in English"), max_length=300, blank=True)
    title_fr = models.CharField(_("title in French"), max_length=300, blank=True)
    summary_help = _("One to three sentences; attribute what is contested.")
    summary_ar = models.TextField(_("summary in Arabic"), blank=True, help_text=summary_help)
    summary_en = models.TextField(_("summary in English"), blank=True)
    summary_fr = models.TextField(_("summary in French"), blank=True)
    date = DateClaimField(
        _("date"),
        blank=True,
        help_text=_("Your choice among the accounts. Say no more than the sources say."),
    )
    reason_help = _("Needed where accounts disagree, or where none gives this date; shown to readers.")
    date_reason_ar = models.TextField(_("reason for the date, in Arabic"), blank=True, help_text=reason_help)
    date_reason_en = models.TextField(_("reason for the date, in English"), blank=True)
    date_reason_fr = models.TextField(_("reason for the date, in French"), blank=True)
    disagreement_explained = models.BooleanField(
        _("the reason explains the disagreement"),
        default=False,
        help_text=_("A night, a time zone, a slip: told in words, and counted apart from open disagreements."),
    )
    place = models.ForeignKey(
        Place, models.PROTECT, null=True, blank=True, related_name="events", verbose_name=_("place")
    )
    actors = models.ManyToManyField(Actor, through="Participation", related_name="events", verbose_name=_("actors"))
    significance = models.PositiveSmallIntegerField(
        _("significance"),
        choices=Significance,
        default=Significance.NOTABLE,
        help_text=_("Decides which events stand out when a wide view cannot name them all."),
    )
    data_set = models.ForeignKey(
        DataSet, models.PROTECT, null=True, editable=False, related_name="events", verbose_name=_("data set")
    )
    source_id = models.TextField(_("number in the data set"), blank=True, editable=False)
    source_key = models.CharField(max_length=64, blank=True, editable=False, help_text="Digest of source_id, whole.")
    import_batch = models.CharField(max_length=40, blank=True, editable=False, db_index=True)
    source_digest = models.CharField(max_length=32, blank=True, editable=False)
    notes = models.TextField(_("internal notes"), blank=True, help_text=_("For editors only; never published."))
    status = models.CharField(_("status"), max_length=20, choices=Status, default=Status.DRAFT, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, editable=False, related_name="merged", verbose_name=_("merged into")
    )
    version = models.PositiveIntegerField(_("version"), default=0, editable=False)

    # Derived from the date and the published accounts by derive().
    weight = models.PositiveIntegerField(
        default=0, editable=False, help_text="Deaths, by which events of one significance are ordered."
    )
    earliest = models.DateField(_("earliest day"), null=True, editable=False)
    latest = models.DateField(_("latest day"), null=True, editable=False)
    core_start = models.DateField(null=True, editable=False)
    core_end = models.DateField(null=True, editable=False)
    reach_start = models.DateField(null=True, editable=False)
    reach_end = models.DateField(null=True, editable=False)
    span_class = models.PositiveSmallIntegerField(default=claims.SpanClass.LONGER, editable=False)
    planned = models.BooleanField(_("planned"), default=False, editable=False)
    tentative = models.BooleanField(default=False, editable=False)
    disputed = models.BooleanField(_("accounts disagree"), default=False, editable=False)
    citation_count = models.PositiveIntegerField(_("accounts"), default=0, editable=False)
    search_text = models.TextField(editable=False, blank=True)
    terms = TermsField(editable=False, null=True, help_text="Of which kind, place, actors … it is: set by the door.")

    COLUMNS = Columns(
        texts=("title", "summary", "date_reason"),
        values=("slug", "date", "disagreement_explained", "significance"),
        links=("conflict", "kind", "place"),
        internal=("notes",),
        outside=("source_id",),
        derived=(
            *("weight", "earliest", "latest", "core_start", "core_end", "reach_start", "reach_end", "span_class"),
            *("planned", "tentative", "disputed", "citation_count", "search_text", "terms"),
        ),
        kept=("id", "status", "merged_into", "version", "data_set", "source_key", "source_digest", "import_batch"),
    )

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        permissions = [
            ("publish_event", _("Can publish and withdraw events")),
            ("erase_event", _("Can erase words from every version of events")),
        ]
        indexes = [
            models.Index(
                fields=["conflict", "status", "earliest", "id", "reach_start", "reach_end"], name="event_in_order"
            ),
            # These two hold all that choosing the marks of a window asks for, so that no event is read for it.
            models.Index(
                *("conflict", "status", F("significance").desc(), F("weight").desc(), SCATTERED),
                *("id", "reach_start", "reach_end"),
                name="event_by_significance",
            ),
            models.Index(
                fields=[
                    *("conflict", "status", "span_class", "reach_start", "reach_end"),
                    *("-significance", "-weight", "id"),
                ],
                name="event_by_reach",
            ),
            models.Index(
                fields=["conflict"], condition=Q(disputed=True, disagreement_explained=False), name="event_disputed"
            ),
            # All that is asked of an event of the sample, but for its words and terms.
            models.Index(
                fields=[
                    *("conflict", "status", "id", "kind", "span_class", "earliest", "reach_start", "reach_end"),
                    *("significance", "weight", "citation_count", "core_start", "core_end", "tentative"),
                ],
                condition=one_in(SAMPLE),
                name="event_sample",
            ),
            # The lists at the desk, as they begin: a search has what was withdrawn, too.
            models.Index(fields=["conflict", "earliest", "id", "status"], name="event_at_desk"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["conflict", "slug"],
                name="event_address_once_per_conflict",
                violation_error_message=_("Another event of this conflict has this address."),
            ),
            models.UniqueConstraint(
                fields=["conflict", "data_set", "source_key"],
                name="event_once_per_data_set",
                condition=Q(data_set__isnull=False),
            ),
            models.CheckConstraint(
                name="event_earliest_before_latest",
                condition=Q(earliest=None) | Q(latest=None) | Q(earliest__lte=F("latest")),
            ),
            models.CheckConstraint(
                name="event_published_has_source",
                condition=~Q(status="published") | Q(citation_count__gte=1),
            ),
        ]

    def __str__(self) -> str:
        return self.title.text or self.slug

    def get_absolute_url(self) -> str:
        return reverse("timeline:event", args=[self.conflict.slug, self.slug])

    @property
    def title(self) -> Text:
        return localized(self, "title")

    @property
    def summary(self) -> Text:
        return localized(self, "summary")

    @property
    def date_reason(self) -> Text:
        return localized(self, "date_reason")

    @property
    def when(self) -> EventDate | None:
        """The date that the editors chose; None for a draft without one."""
        return read(self.date) if self.date else None

    @property
    def is_disputed(self) -> bool:
        """As `EventQuerySet.disputed`."""
        return self.disputed and not self.disagreement_explained

    @property
    def core(self) -> Span | None:
        """The days on which it was surely going on, both included; None where there are none."""
        return Span(self.core_start, self.core_end) if self.core_start else None

    def versions_seen(self) -> RevisionQuerySet:
        """The versions in which readers saw it, the newest first."""
        return self.revisions.filter(public=True, document__status=Status.PUBLISHED)

    def was_seen(self) -> bool:
        """Whether readers see it or ever saw it."""
        return self.status == Status.PUBLISHED or self.versions_seen().exists()

    def disagreements(self) -> list[Citation]:
        """The published accounts of the event itself that disagree on its date."""
        return claims.disputing(list(self.citations.all()))

    # Rules

    def settle(self, accounts: Iterable[Citation], lacked: Collection[Lack] = ()) -> None:
        """Check what a published event needs, and set the derived columns, from all its accounts.

        Raises ValidationError for what it lacks, and did not lack in the same way before.
        """
        accounts = list(accounts)
        if self.status == Status.PUBLISHED:
            self.check_publication([account for account in accounts if account.published], lacked)
        self.derive(accounts)

    def derive(self, accounts: Iterable[Citation]) -> None:
        """Set the derived columns from the date and the published ones of these accounts."""
        public = [account for account in accounts if account.published]
        self.citation_count = len(public)
        self.weight = max((account.weight for account in public), default=0)
        self.search_text = self.searched(public)
        summary = claims.summarise(self.date, public, newest_day(public)) if self.date else claims.UNDATED
        self.earliest, self.latest = summary.bounds
        self.core_start, self.core_end = summary.core or (None, None)
        self.reach_start, self.reach_end = summary.reach
        self.span_class = summary.span_class
        self.planned, self.tentative, self.disputed = summary.planned, summary.tentative, summary.disputed

    def searched(self, public: Iterable[Citation]) -> str:
        """What search looks through, given its public accounts: titles, summaries, quotes and claims, the date."""
        texts = [*in_all_languages(self, "title").values(), *in_all_languages(self, "summary").values()]
        texts += [text for account in public for text in account.texts]
        words, days = searchable(" ".join(texts)), days_searchable(self.date) if self.date else ""
        return f"{words.rstrip()}{days}" if days else words

    def check_publication(self, accounts: Sequence[Citation], lacked: Collection[Lack] = ()) -> None:
        """Raises ValidationError with all that a published event needs and this one, with these, lacks anew."""
        missing = [lack for lack in self.lacking(accounts) if lack not in lacked]
        if missing:
            raise ValidationError(
                _("To be published, the event needs: %(missing)s."),
                code="unpublishable",
                params={
                    "missing": str(_("; ")).join(str(lack.what) for lack in missing),
                    "fields": [lack.field for lack in missing if lack.field],
                },
            )

    def lacking(self, accounts: Sequence[Citation]) -> list[Lack]:
        """What a published event needs and this one, with these public accounts, lacks."""
        dates = (self.date, *((account.pk, account.date, account.aspect, account.stance) for account in accounts))
        lacks = []
        if not self.date:
            lacks.append(Lack(_("a date"), (), "date"))
        if not self.title.text:
            lacks.append(Lack(_("a title in at least one language"), (), "title"))
        if not any(account.says_something for account in accounts):
            lacks.append(Lack(_("at least one account with a quote or a summary"), dates))
        if self.date and accounts and not self.date_reason.text and self.needs_date_reason(accounts):
            reason = _("the reason for the date, as the accounts disagree or none gives this date")
            lacks.append(Lack(reason, dates, "date_reason"))
        return lacks

    def needs_date_reason(self, accounts: Sequence[Citation]) -> bool:
        """Whether these accounts disagree on the date of the event itself, or none of them gives the event's date."""
        return bool(claims.disputing(accounts)) or not claims.followed(self.date, accounts)


@lru_cache(maxsize=20_000)
def days_searchable(edtf: str) -> str:
    """The days of a date in words, as search keeps them; kept, as an import has the same ones again and again."""
    return searchable(" ".join(spoken(read(edtf))))


def newest_day(accounts: Iterable[Citation]) -> date | None:
    """The last day on which one of the accounts was published, as far as readers may know: the first of an estimated
    range. Where it ends is seen, and would tell the day of a confidential source."""
    dates = [account.article.published_date for account in accounts if not account.article.confidential]
    return max((when.bounds.start for when in dates if when and when.bounds.start), default=None)
