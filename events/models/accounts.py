"""What each source says of an event, and who took part in it."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from events.dates import EventDate, read
from events.models.columns import Columns
from events.models.fields import DateClaimField
from events.models.guarded import Guarded, GuardedQuerySet
from events.models.sources import Article
from events.models.vocabulary import Actor
from events.text import counts
from events.text.languages import LANGUAGES, Text, in_all_languages, left_to_right, localized

QUOTE_LIMIT = 300  # characters of a source's own words that readers see


TWICE = _("This actor stands in the list already.")


class Participation(Guarded):
    """An actor of an event, once, in one role."""

    class Role(models.TextChoices):
        PARTICIPANT = "participant", _("took part")
        SUBJECT = "subject", _("concerned")
        HOST = "host", _("host or mediator")

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="participations", verbose_name=_("event"))
    actor = models.ForeignKey(Actor, models.PROTECT, related_name="participations", verbose_name=_("actor"))
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.PARTICIPANT)

    COLUMNS = Columns(values=("role",), links=("actor",), kept=("id", "event"))

    objects = GuardedQuerySet["Participation"].as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "actor"],
                name="actor_once_per_event",
                violation_error_message=TWICE,
            )
        ]

    def __str__(self) -> str:
        return f"{self.actor} · {self.get_role_display()}"


class CitationQuerySet(GuardedQuerySet["Citation"]):
    def reckoned_from_another_date(self) -> "CitationQuerySet":
        """Those whose article has another date of publication now than the one they were reckoned from."""
        return self.exclude(reckoned_from="").exclude(reckoned_from=F("article__published"))

    def published(self) -> "CitationQuerySet":
        return self.filter(published=True)

    def wordless(self) -> "CitationQuerySet":
        """Those without words of their source: neither a quote nor the date as it wrote it."""
        return self.filter(quote="", date_as_written="")

    def visible_to(self, user: User | None) -> "CitationQuerySet":
        """Those of sources that a person may know, None being the installation itself."""
        return self.filter(article__in=Article.objects.visible_to(user))

    def in_preparation(self, user: User) -> "CitationQuerySet":
        """What would be public if this person published everything: those that are, and those that they may know."""
        public = Q(published=True, event__status="published")
        return self.filter(public | Q(article__in=Article.objects.visible_to(user)))

    def with_source(self) -> "CitationQuerySet":
        """With article and claimant, without the article's text, which may be long."""
        return self.select_related("article", "claimant").defer("article__text")


class Citation(Guarded):
    """What one source says of one event; readers know it as an account.

    `quote_start` and `quote_end` are a half-open span in the article's text, where that is an original.
    """

    class Aspect(models.TextChoices):
        """What the date is the date of: only accounts of one aspect are compared."""

        EVENT = "event", _("the event itself")
        ANNOUNCEMENT = "announcement", _("its announcement")
        DOCUMENT = "document", _("the date that a document bears")
        EFFECT = "effect", _("entry into force or taking office")
        PART = "part", _("a part of it")
        OTHER = "other", _("something else, or another way of counting")

    class Stance(models.TextChoices):
        """What the source does with it; who says or denies it, is the claimant."""

        REPORTS = "reports", _("reports")
        SAYS = "says", _("says")
        DENIES = "denies", _("denies")
        ANNOUNCES = "announces", _("announces for later")

    event = models.ForeignKey("events.Event", models.CASCADE, related_name="citations", verbose_name=_("event"))
    article = models.ForeignKey(Article, models.PROTECT, related_name="citations", verbose_name=_("source"))
    quote = models.TextField(
        _("quote"),
        blank=True,
        max_length=QUOTE_LIMIT,
        validators=[MaxLengthValidator(QUOTE_LIMIT)],
        help_text=_("The source's own words, at most 300 characters; checked to occur in an original text."),
    )
    quote_start = models.PositiveIntegerField(null=True, editable=False)
    quote_end = models.PositiveIntegerField(null=True, editable=False)
    translation_ar = models.TextField(_("our translation of the quote, in Arabic"), blank=True)
    translation_en = models.TextField(_("our translation of the quote, in English"), blank=True)
    translation_fr = models.TextField(_("our translation of the quote, in French"), blank=True)
    claim_help = _("In our own words: what this source says of the event.")
    claim_ar = models.TextField(_("what it says, in Arabic"), blank=True, help_text=claim_help)
    claim_en = models.TextField(_("what it says, in English"), blank=True)
    claim_fr = models.TextField(_("what it says, in French"), blank=True)
    date_as_written = models.CharField(
        _("date as written"),
        max_length=200,
        blank=True,
        help_text=_("The words that give the date: “on Thursday”."),
    )
    date = DateClaimField(_("date as resolved"), blank=True)
    reckoned_from = DateClaimField(
        _("reckoned from"),
        blank=True,
        help_text=_("The article's date from which “on Thursday” was reckoned; empty beside a full date."),
    )
    working = models.JSONField(
        default=dict,
        blank=True,
        editable=False,
        help_text="How the reading of the article resolved the date: rule, direction, cue, alternatives.",
    )
    aspect = models.CharField(_("the date is that of"), max_length=20, choices=Aspect, default=Aspect.EVENT)
    stance = models.CharField(_("stance"), max_length=20, choices=Stance, default=Stance.REPORTS)
    claimant = models.ForeignKey(
        Actor,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("claimant"),
        help_text=_("To whom the source attributes it."),
    )
    attribution_help = _("Where the claimant is no actor of ours: “media reports”.")
    attribution_ar = models.CharField(_("attributed to, in Arabic"), max_length=200, blank=True)
    attribution_en = models.CharField(
        _("attributed to, in English"), max_length=200, blank=True, help_text=attribution_help
    )
    attribution_fr = models.CharField(_("attributed to, in French"), max_length=200, blank=True)
    deaths_low = models.PositiveIntegerField(_("deaths, lowest count"), null=True, blank=True)
    deaths_best = models.PositiveIntegerField(_("deaths, best count"), null=True, blank=True)
    deaths_high = models.PositiveIntegerField(_("deaths, highest count"), null=True, blank=True)
    locator = models.CharField(
        _("where in the source"), max_length=100, blank=True, help_text=_("Page, paragraph, row.")
    )
    published = models.BooleanField(_("public"), default=False, editable=False)

    COLUMNS = Columns(
        texts=("claim", "translation", "attribution"),
        words=("quote", "date_as_written", "working", "locator"),
        values=(
            *("date", "reckoned_from", "aspect", "stance", "published"),
            *("deaths_low", "deaths_best", "deaths_high"),
        ),
        links=("article", "claimant"),
        kept=("id", "event", "quote_start", "quote_end"),
    )

    objects = CitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("account")
        verbose_name_plural = _("accounts")
        ordering = ["pk"]
        # Few of the accounts of a data set are any of these; the desk's front page asks for all.
        indexes = [
            models.Index(fields=["event"], condition=Q(published=False), name="account_not_public"),
            models.Index(fields=["event"], condition=~Q(reckoned_from=""), name="account_reckoned"),
            models.Index(fields=["event"], condition=~Q(quote=""), name="account_quoted"),
        ]
        constraints = [
            models.CheckConstraint(
                name="quote_offsets_in_order",
                condition=Q(quote_start=None, quote_end=None)
                | Q(quote_start__isnull=False, quote_end__isnull=False, quote_start__lt=F("quote_end")),
            )
        ]

    def __str__(self) -> str:
        return f"{self.article.public_name}: {left_to_right(self.date) or self.get_aspect_display()}"

    def clean(self) -> None:
        """Finds the quote in the article's text, and sets its span.

        In a transaction: who erases words of the article just now goes first, or finds this account. Raises
        ValidationError as `check_source`, for what is new: an article may have been corrected since it was quoted;
        and for a new plan of what was over when its article appeared.
        """
        if self.article_id and self.changed("article"):
            self.article = Article.objects.select_for_update(no_key=True).get(pk=self.article_id)
        if self.is_past_plan and self.changed("stance", "date", "aspect", "article"):
            message = _("The date is before the source's publication, so nothing is to come: choose “says”.")
            raise ValidationError({"stance": message})
        if "\r\n" in self.quote and self.changed("quote"):
            self.quote = self.quote.replace("\r\n", "\n")  # as the article's text has its lines
        self.find_quote()
        try:
            self.check_source()
        except ValidationError as error:
            refused = {name: errors for name, errors in error.error_dict.items() if self.changed(name, "article")}
            if refused:
                raise ValidationError(refused) from None

    def find_quote(self) -> None:
        """Set the quote's span; none where no original is at hand, or it does not hold the words."""
        quotable = self.article_id and self.article.text_is == Article.TextIs.ORIGINAL
        text = self.article.text if self.quote and quotable else ""
        if not text or self.quote_start is None or text[self.quote_start : self.quote_end] != self.quote:
            start = text.find(self.quote) if text else -1
            self.quote_start, self.quote_end = (start, start + len(self.quote)) if start >= 0 else (None, None)

    def check_source(self) -> None:
        """Raises ValidationError where an original does not hold the quote, or an article without a date is said to
        be that from which the date was reckoned; its span must have been sought."""
        errors = {}
        original = self.article_id and self.article.text_is == Article.TextIs.ORIGINAL and self.article.text
        if self.quote and original and self.quote_start is None:
            errors["quote"] = _("These words do not occur in the source's text.")
        if self.reckoned_from and not (self.article_id and self.article.published):
            errors["reckoned_from"] = _("The source has no date of publication to reckon from.")
        if errors:
            raise ValidationError(errors)

    @property
    def when(self) -> EventDate | None:
        """The date as this source gives it; None where it gives none."""
        return read(self.date) if self.date else None

    @property
    def deaths(self) -> str:
        return counts.in_words(self.deaths_low, self.deaths_best, self.deaths_high)

    @property
    def weight(self) -> int:
        """How many died; of a source that gives no best count, at least."""
        return (self.deaths_low if self.deaths_best is None else self.deaths_best) or 0

    @property
    def is_past_plan(self) -> bool:
        """Whether it is said to announce for later what was over before its article appeared; not where the words
        tell of a plan that had been made before."""
        published = self.article.published_date if self.article_id else None
        if not (self.when and published) or self.stance != self.Stance.ANNOUNCES or self.aspect != self.Aspect.EVENT:
            return False
        end, appeared = self.when.reach.end, published.reach.start
        return bool(end and appeared and end < appeared) and not self.working.get("planned")

    @property
    def public_reckoned_from(self) -> str:
        """`reckoned_from` (EDTF) as readers may know it: the date of a confidential source would help to find it."""
        return "" if self.article.confidential else self.reckoned_from

    @property
    def public_working(self) -> dict[str, Any]:
        """`working` as readers may know it: it holds other words of the source, and days that lead to its own."""
        return {} if self.article.confidential else self.working

    @property
    def claim(self) -> Text:
        return localized(self, "claim")

    @property
    def translation(self) -> Text:
        return localized(self, "translation")

    @property
    def attribution(self) -> Text:
        """Who is said to say it: the claimant's name, or the words where it is no actor of ours."""
        return self.claimant.name if self.claimant else localized(self, "attribution")

    @property
    def is_wordless(self) -> bool:
        """As `CitationQuerySet.wordless`."""
        return not self.quote and not self.date_as_written

    @property
    def says_something(self) -> bool:
        """Whether it has a quote or a claim: a date alone proves nothing to readers."""
        return bool(self.quote or any(in_all_languages(self, "claim").values()))

    @property
    def texts(self) -> list[str]:
        """Its words by which search finds the event: quote, claims and translations."""
        quoted = [f"{kind}_{lang}" for kind in ("claim", "translation") for lang in LANGUAGES]
        return [getattr(self, name) for name in ["quote", *quoted]]
