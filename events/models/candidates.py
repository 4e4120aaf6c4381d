"""What the reading of an article proposes, until an editor decides."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.db.models.deletion import Collector
from django.utils.translation import gettext_lazy as _

from events.dates import read
from events.models.accounts import QUOTE_LIMIT, Citation
from events.models.columns import Columns, Listed
from events.models.fields import DateClaimField
from events.models.sources import Article
from events.models.vocabulary import Actor, EventKind
from events.text.given import shortened


def propose_again(
    collector: Collector, field: "models.Field[Any, Any]", candidates: "models.QuerySet[Candidate]", using: str
) -> None:
    """Where the account that a candidate became is deleted, the candidate waits for a decision again."""
    # In this order: the database refuses an accepted candidate without its account at every moment.
    collector.add_field_update(Candidate._meta.get_field("state"), Candidate.State.PROPOSED, candidates)
    collector.add_field_update(field, None, candidates)


class CandidateQuerySet(models.QuerySet["Candidate"]):
    def undecided(self) -> "CandidateQuerySet":
        return self.filter(state=Candidate.State.PROPOSED)

    def decided(self) -> "CandidateQuerySet":
        """With what their list tells, in the order of the text; a rejected one is decided."""
        rows = self.exclude(state=Candidate.State.PROPOSED).select_related("citation__event")
        return rows.defer("sentence", "reasons", "working", "beside").order_by("start", "pk")

    def marked(self) -> "CandidateQuerySet":
        """With what marks them in the text alone, in its order: an article may have thousands."""
        spans = ("start", "end", "sentence", "sentence_start")
        return self.only("article", *spans, "written", "date", "state", "reasons").order_by("start", "pk")

    def for_the_desk(self) -> "CandidateQuerySet":
        """With all that a card shows, in the order of the text."""
        return (
            self.select_related("kind", "claimant", "citation__event")
            .prefetch_related("actors")
            .order_by("start", "pk")
        )


class Candidate(Listed):
    """A dated expression of an article, or words that an editor selected, as an event that may be made of it.

    `start`, `end` and `sentence_start` are offsets in the article's text.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        ACCEPTED = "accepted", _("accepted as a new event")
        MERGED = "merged", _("added to an event")
        REJECTED = "rejected", _("rejected")

    class Confidence(models.TextChoices):
        """How sure the tool is of the date; never mixed with what the source doubts."""

        HIGH = "high", _("high")
        MEDIUM = "medium", _("medium")
        LOW = "low", _("low")

    article = models.ForeignKey(Article, models.CASCADE, related_name="candidates", verbose_name=_("article"))
    by_hand = models.BooleanField(default=False, help_text="Made of words that an editor selected.")
    sentence = models.TextField(_("sentence"))
    sentence_start = models.PositiveIntegerField(help_text="Where the sentence begins in the article's text.")
    start = models.PositiveIntegerField(help_text="Half-open span of the expression, or of the selected words.")
    end = models.PositiveIntegerField()
    quote = models.TextField(_("quote"), max_length=QUOTE_LIMIT)
    written = models.CharField(_("date as written"), max_length=200, blank=True)
    date = DateClaimField(_("date"), blank=True)
    reckoned_from = DateClaimField(_("reckoned from"), blank=True)
    confidence = models.CharField(_("confidence"), max_length=10, choices=Confidence, default=Confidence.LOW)
    reasons = models.JSONField(default=list, blank=True, help_text="List of {code, start, end}: spans in the text.")
    working = models.JSONField(default=dict, blank=True, help_text="As Citation.working.")
    beside = models.JSONField(
        default=dict,
        blank=True,
        help_text="What stands beside the date: {dates: [{written, date}], actors: [names], own_places: [ids],"
        " places: [{name, state, latitude, longitude}]}.",
    )
    title = models.CharField(_("title"), max_length=300, blank=True)
    kind = models.ForeignKey(
        EventKind, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("kind")
    )
    actors = models.ManyToManyField(Actor, blank=True, related_name="+", verbose_name=_("actors"))
    claimant = models.ForeignKey(
        Actor, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("claimant")
    )
    attribution = models.CharField(_("attributed to"), max_length=200, blank=True)
    stance = models.CharField(_("stance"), max_length=20, choices=Citation.Stance, default=Citation.Stance.REPORTS)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.PROPOSED)
    citation = models.OneToOneField(
        Citation, propose_again, null=True, blank=True, related_name="candidate", verbose_name=_("account")
    )

    COLUMNS = Columns(
        words=("sentence", "quote", "written", "working", "beside", "title", "attribution"),
        values=(
            "by_hand",
            "start",
            "end",
            "sentence_start",
            "date",
            "reckoned_from",
            "confidence",
            "reasons",
            "stance",
        ),
        links=("article", "kind", "claimant"),
        kept=("id", "state", "citation"),
    )

    objects = CandidateQuerySet.as_manager()

    class Meta:
        verbose_name = _("candidate")
        verbose_name_plural = _("candidates")
        ordering = ["article", "start", "pk"]
        indexes = [models.Index(fields=["article", "state", "start"], name="candidate_in_order")]
        constraints = [
            models.CheckConstraint(name="candidate_offsets_in_order", condition=Q(start__lt=F("end"))),
            models.CheckConstraint(
                name="candidate_accepted_has_account",
                condition=Q(state__in=["proposed", "rejected"]) | Q(citation__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.written or shortened(self.quote, 60)

    @property
    def undecided(self) -> bool:
        """Whether it waits for an editor; a rejected one is decided."""
        return self.state == self.State.PROPOSED

    @property
    def begins(self) -> str:
        """Of what is told as going on since a day, that day; "" for every other date."""
        return self.date.removesuffix("/..") if self.date.endswith("/..") else ""

    @property
    def dates(self) -> list[str]:
        """What the date could be, the likeliest first."""
        offered = [self.date, *self.working.get("alternatives", []), self.begins]
        return [text for text in dict.fromkeys(offered) if text]

    @property
    def told_after_article(self) -> bool:
        """Whether it is told as over, of a day after the article's own date: a slip, or reckoned from a wrong day."""
        published, begins = self.article.published_date, read(self.date).bounds.start if self.date else None
        past = self.working.get("direction") == "past"
        return bool(past and published and published.bounds.end and begins and begins > published.bounds.end)

    @property
    def identity(self) -> tuple[str, int]:
        """The sentence and the expression's offset in it: by these it is found again where a corrected text moved."""
        return self.sentence, self.start - self.sentence_start
