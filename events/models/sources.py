"""Where accounts come from."""

import hashlib
import re
from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, URLValidator
from django.db import models
from django.db.models import Q
from django.utils.text import slugify
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from events.dates import EventDate, read
from events.models.columns import Columns, values_in_database, values_of
from events.models.conflicts import Conflict
from events.models.fields import DateClaimField
from events.models.guarded import OutsideTheDoor, permit
from events.models.history import FormerSlug
from events.models.renaming import Renamable
from events.text.folding import fold
from events.text.given import address_in_short
from events.text.searching import searchable

# What readers see of a source that a public account cites: it changes through `Door.save_source` alone.
SEEN = (
    *("slug", "title", "publisher", "affiliation", "url", "symbol", "language", "published", "published_reason"),
    *("licence", "text_is", "confidential"),
)
SEEN_OF_A_SECRET = ("slug", "language", "confidential")  # of its short name the code by which readers know it again
LONGEST_TEXT = 200_000  # letters of an article that are read within a request
HIDDEN = "source-known-to-the-editors"  # begins the short names of sources of which a file said no more
WITHOUT_WORDS = re.compile(rf"source-[0-9a-f]{{12}}|{HIDDEN}(?:-.*)?")


def fingerprint(text: str) -> str:
    """SHA-256 of the folded letters, in hex: one whatever the spacing, diacritics and punctuation; "" for none."""
    letters = re.sub(r"[\W_]+", "", fold(text))
    return hashlib.sha256(letters.encode()).hexdigest() if letters else ""


def check_open(ids: set[int]) -> None:
    """Raises OutsideTheDoor unless the open change may alter what readers see of these sources."""
    current = permit.get()
    if not ids <= (current.sources if current else set()):
        raise OutsideTheDoor


class ArticleQuerySet(models.QuerySet["Article"]):
    def visible_to(self, user: User | None) -> "ArticleQuerySet":
        """Those that a person may know: a confidential one only if they are named on it. None is the installation.

        The one rule of what is secret at the desk: these, and no others, tell their title where they are named.
        """
        rows = self.annotate(known=models.Value(True))
        if user is None:
            return rows
        named = Article.known_to.through._default_manager.filter(article=models.OuterRef("pk"), user=user)
        return rows.filter(Q(confidential=False) | models.Exists(named))

    def update(self, **values: Any) -> int:
        """The number of rows; raises OutsideTheDoor where readers would see another source than before."""
        if set(SEEN) & set(values):
            named = self.all() if "confidential" in values else self.cited_in_public()
            check_open(set(named.order_by().values_list("pk", flat=True)))
        return super().update(**values)

    def cited_in_public(self) -> "ArticleQuerySet":
        """Those that an account cites which readers see."""
        cited = Q(citations__published=True, citations__event__status="published")
        found = self.model._base_manager.filter(cited, pk=models.OuterRef("pk"))
        return self.filter(models.Exists(found))

    def free_slug(self, words: Iterable[str], date: str, but: int | None = None) -> str:
        """A short name no article has, `but` (its id) aside: of the first words with Latin letters, and the date."""
        named = next((slug for text in words if (slug := slugify(text)[:80].strip("-"))), "article")
        base = slugify(f"{named} {date}")[:95].strip("-")
        others = self.exclude(pk__in=[but] if but else [])
        former = FormerSlug.objects.filter(of="article", slug__startswith=base)
        taken = {*others.filter(slug__startswith=base).values_list("slug", flat=True)}
        taken |= set(former.values_list("slug", flat=True))
        return next(slug for slug in [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))] if slug not in taken)

    def at_address(self, url: str) -> "ArticleQuerySet":
        """Those of this address, by http or https, whatever its fragment and the slash at its end."""
        bare = url.strip().partition("#")[0].rstrip("/").partition("://")[2]
        return self.filter(url__in=[f"{scheme}://{bare}{end}" for scheme in ("http", "https") for end in ("", "/")])

    def of_the_same_site(self, url: str) -> "Article | None":
        """The newest of the same host that says who published it; no confidential one, whose publisher is secret."""
        host = (urlsplit(url).hostname or "").removeprefix("www.")
        if not host:
            return None
        starts = [
            Q(url__startswith=f"{scheme}://{www}{host}/") for scheme in ("https", "http") for www in ("", "www.")
        ]
        named = self.filter(reduce(or_, starts), confidential=False).exclude(publisher="")
        return named.order_by("-pk").first()

    def with_same_text(self, article: "Article") -> "ArticleQuerySet":
        """Other articles that print the same words: agency copy is printed twice."""
        if not article.fingerprint:
            return self.none()
        return self.filter(fingerprint=article.fingerprint).exclude(pk=article.pk)


class Article(Renamable):
    """A source: a press article, a document, a page, a data set."""

    class Affiliation(models.TextChoices):
        """Whose voice the publisher is."""

        UN = "un", _("United Nations")
        STATE = "state", _("state or state media")
        MOVEMENT = "movement", _("movement or its media")
        ADVOCACY = "advocacy", _("advocacy")
        PRESS = "press", _("press")
        COURT = "court", _("court")
        REFERENCE = "reference", _("reference work")
        DATA = "data", _("data set")
        UNKNOWN = "unknown", _("not known")

    class TextIs(models.TextChoices):
        """What the stored text is to the source's own: quotes are looked up in an original alone."""

        ORIGINAL = "original", _("the original text")
        EXCERPT = "excerpt", _("an excerpt of it")
        SUMMARY = "summary", _("a summary in our own words")

    slug = models.SlugField(_("short name"), max_length=100, unique=True, help_text=_("Names the source in seeds."))
    title = models.CharField(_("title"), max_length=500, help_text=_("As printed, in its own language."))
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    affiliation = models.CharField(
        _("affiliation"),
        max_length=20,
        choices=Affiliation,
        default=Affiliation.UNKNOWN,
        help_text=_("Whose voice the publisher is; shown to readers beside the source."),
    )
    url = models.URLField(
        _("address"), max_length=1000, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    symbol = models.CharField(
        _("document symbol"), max_length=100, blank=True, help_text=_("For example S/RES/2654 (2022).")
    )
    language = models.CharField(
        _("language"), max_length=8, default="ar", help_text=_("Two letters: ar, en, fr, es, de …")
    )
    published = DateClaimField(
        _("date of publication"),
        blank=True,
        help_text=_("Dates such as “on Thursday” are reckoned from it. A range where it is an estimate."),
    )
    published_reason = models.CharField(
        _("why this date"),
        max_length=300,
        blank=True,
        help_text=_("Where the date is an estimate: how it was made."),
    )
    text = models.TextField(
        _("text"),
        blank=True,
        validators=[MaxLengthValidator(LONGEST_TEXT)],
        help_text=_("Readers never see the whole text of an original."),
    )
    text_is = models.CharField(_("the text is"), max_length=20, choices=TextIs, default=TextIs.ORIGINAL)
    licence = models.CharField(_("licence or terms"), max_length=200, blank=True)
    confidential = models.BooleanField(
        _("confidential"),
        default=False,
        help_text=_(
            "Readers, and editors not named below, see “a source known to the editors”. Readers see what is quoted."
        ),
    )
    known_to = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+", verbose_name=_("known to these editors")
    )
    conflicts = models.ManyToManyField(
        Conflict,
        blank=True,
        related_name="+",
        verbose_name=_("of these conflicts"),
        help_text=_("Where it is listed. Conflicts whose events cite it are added by themselves; none means all."),
    )
    read_at = models.DateTimeField(_("read"), null=True, editable=False)
    data_set = models.ForeignKey(
        "events.DataSet",
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        help_text="Of whose imports it is the file: these alone set it anew.",
    )
    fingerprint = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    search_text = models.TextField(editable=False, blank=True)

    COLUMNS = Columns(
        words=("title", "publisher", "url", "symbol", "published_reason", "licence"),
        values=("slug", "affiliation", "language", "published"),
        internal=("text",),
        handling=("text_is", "confidential"),
        derived=("fingerprint", "search_text"),
        kept=("id", "read_at", "data_set"),
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-pk"]

    def __str__(self) -> str:
        if self.confidential and "known" not in self.__dict__:  # not given by `visible_to`
            return self.public_title
        return f"{self.title} ({self.publisher})" if self.publisher else self.title

    @property
    def is_named_without_words(self) -> bool:
        """Whether its short name tells nothing of it."""
        return bool(WITHOUT_WORDS.fullmatch(self.slug))

    @property
    def public_name(self) -> str:
        """Its name as everybody may know it: what logs and other rows call it by."""
        return self.public_title if self.confidential else str(self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With one form of newlines, and the fingerprint and search text that follow from the words.

        Raises OutsideTheDoor where readers would see another source than before.
        """
        if self.seen_otherwise():
            check_open({self.pk})
        # One newline a line: the offsets of quotes count letters as a browser does.
        self.text = self.text.replace("\r\n", "\n").replace("\r", "\n")
        self.fold()
        super().save(*args, **kwargs)

    def fold(self) -> None:
        """Set what search looks through, and by which the same text is known again."""
        self.fingerprint = fingerprint(self.text)
        self.search_text = searchable(" ".join(self.spellings))

    def seen_otherwise(self) -> bool:
        """Whether saving it changes what readers see of it, or who may know it."""
        before = values_in_database(self)
        if before is None or self.seen_of(before) == self.seen_of(values_of(self)):
            return False
        return before["confidential"] != self.confidential or self.is_cited_in_public()

    def seen_of(self, values: dict[str, Any]) -> dict[str, Any]:
        return {name: values[name] for name in (SEEN_OF_A_SECRET if values["confidential"] else SEEN)}

    def is_cited_in_public(self) -> bool:
        return Article.objects.filter(pk=self.pk).cited_in_public().exists()

    def seen_anew(self) -> None:
        """The conflicts in which a public account cites it."""
        accounts = {"events__citations__article": self, "events__citations__published": True}
        Conflict.objects.filter(events__status="published", **accounts).seen_anew()

    @property
    def spellings(self) -> list[str]:
        """All that it is found by."""
        return [self.title, self.publisher, self.symbol]

    def clean(self) -> None:
        """Raises ValidationError where an estimated date of publication lacks its reason."""
        super().clean()
        if self.published and not self.published_date_is_a_day and not self.published_reason:
            raise ValidationError({"published_reason": _("Say how the date of publication was estimated.")})

    @property
    def published_date(self) -> EventDate | None:
        """From which its "on Thursday" is reckoned; None where it is not known."""
        return read(self.published) if self.published else None

    @property
    def published_date_is_a_day(self) -> bool:
        """Whether it is YYYY-MM-DD and nothing more: no range, no "about"; False for what is no date."""
        try:
            return str(read(self.published).points[0]) == self.published and len(self.published) == 10
        except ValueError:
            return False

    @property
    def public_title(self) -> str:
        """The title as readers may know it: of a confidential source, that there is one."""
        return gettext("a source known to the editors") if self.confidential else self.title

    @property
    def shown_title(self) -> str:
        """The public title in short, where it is an address."""
        return address_in_short(self.public_title)

    @property
    def public_publisher(self) -> str:
        """The publisher; of a confidential source nothing, as of its address and symbol."""
        return "" if self.confidential else self.publisher

    @property
    def public_url(self) -> str:
        return "" if self.confidential else self.url

    @property
    def public_symbol(self) -> str:
        return "" if self.confidential else self.symbol
