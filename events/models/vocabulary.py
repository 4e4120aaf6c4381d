"""What events are told with: data sets, actors, kinds and places."""

import re
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.models.columns import Columns, Listed, values_in_database, values_of
from events.models.conflicts import Conflict
from events.models.counts import Count, Tally
from events.models.named import Named
from events.text.languages import Text, in_all_languages, localized

COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
NEUTRAL = "#64748b"  # of a kind that has no colour


class Shared(Named):
    """What the events of every conflict may name, and those of its own conflicts do."""

    conflicts_help = _(
        "Where it is offered first. Conflicts whose events use it are added by themselves; none means all."
    )
    conflicts = models.ManyToManyField(
        Conflict, blank=True, related_name="+", verbose_name=_("of these conflicts"), help_text=conflicts_help
    )

    class Meta:
        abstract = True

    def seen_anew(self) -> None:
        """The conflicts of which a published event names it."""
        Conflict.objects.filter(self.is_named()).seen_anew()

    def is_named(self) -> Q:
        """Of a conflict: that one of its published events does."""
        raise NotImplementedError


def tallied(of: str, *keys: int) -> Q:
    """Of a conflict: that its published events name one of these rows."""
    return Q(Exists(Tally.objects.filter(conflict=OuterRef("pk"), of=of, key__in=keys, number__gt=0)))


class DataSet(Listed):
    """Where imported events come from, and on what terms."""

    slug = models.SlugField(_("short name"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=200)
    version = models.CharField(_("version"), max_length=50, blank=True)
    licence = models.CharField(_("licence or terms"), max_length=100, blank=True)
    licence_url = models.URLField(_("address of the licence"), blank=True)
    credit = models.CharField(_("credit line"), max_length=300, blank=True, help_text=_("Shown to readers."))
    redistributable = models.BooleanField(
        _("may be passed on"),
        default=True,
        help_text=_("If not, its events are shown on the page, and left out of the exports and the API."),
    )

    COLUMNS = Columns(
        words=("name", "version", "licence", "credit"),
        values=("slug", "licence_url", "redistributable"),
        kept=("id",),
    )

    class Meta:
        verbose_name = _("data set")
        verbose_name_plural = _("data sets")
        ordering = ["slug"]

    def __str__(self) -> str:
        return f"{self.name} {self.version}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The pages of conflicts with events of it are made anew where its terms changed."""
        before = values_in_database(self)
        super().save(*args, **kwargs)
        if before and before != values_of(self):
            Conflict.objects.filter(tallied(Tally.Of.DATA_SET, self.pk)).seen_anew()


class Actor(Shared):
    """A party: a state, a movement, an organisation or one of its organs, a person, a group."""

    class Kind(models.TextChoices):
        STATE = "state", pgettext_lazy("a country", "state")
        MOVEMENT = "movement", _("movement")
        ORGANISATION = "organisation", _("organisation")
        ORGAN = "organ", _("organ")
        PERSON = "person", _("person")
        GROUP = "group", _("group")

    slug = models.SlugField(_("address"), unique=True, help_text=_("Used in the addresses of filtered pages."))
    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    name_ar = models.CharField(_("name in Arabic"), max_length=300, blank=True)
    name_en = models.CharField(_("name in English"), max_length=300, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=300, blank=True)
    short_help = _("Shown where the full name is too long, as in the lanes of the chart.")
    short_ar = models.CharField(_("short name in Arabic"), max_length=100, blank=True, help_text=short_help)
    short_en = models.CharField(_("short name in English"), max_length=100, blank=True)
    short_fr = models.CharField(_("short name in French"), max_length=100, blank=True)
    aliases = models.TextField(
        _("other spellings"),
        blank=True,
        help_text=_("One a line, in any language; search finds the actor by them."),
    )
    part_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )
    note = models.TextField(_("note"), blank=True, help_text=_("For editors only."))

    COLUMNS = Columns(
        texts=("name", "short"),
        words=("aliases",),
        values=("slug", "kind"),
        links=("part_of",),
        internal=("note",),
        derived=("search_text",),
        kept=("id",),
    )

    class Meta:
        verbose_name = _("actor")
        verbose_name_plural = _("actors")
        ordering = ["slug"]

    def clean(self) -> None:
        """Raises ValidationError where it would be a part of itself."""
        super().clean()
        above, passed = self.part_of, {self.pk} - {None}
        while above and above.pk not in passed:
            passed.add(above.pk)
            above = above.part_of
        if above:
            raise ValidationError({"part_of": _("This actor would be a part of itself: choose another, or none.")})

    def is_named(self) -> Q:
        """With its parts, to whose names theirs is told: as taking part, or as who says something."""
        named = parts = {self.pk}
        while parts := set(Actor.objects.filter(part_of__in=parts).values_list("pk", flat=True)) - named:
            named = named | parts
        accounts = {"events__citations__claimant__in": named, "events__citations__published": True}
        claiming = Conflict.objects.filter(events__status="published", **accounts)
        return tallied(Tally.Of.ACTOR, *named) | Q(pk__in=claiming.values("pk"))

    @property
    def short(self) -> Text:
        """The short name, or the name where there is none."""
        short = localized(self, "short")
        return short if short.text else self.name

    def names_merged(self) -> list[str]:
        """None beside its other spellings, which hold them, and from which they can be erased."""
        return []

    @property
    def spellings(self) -> list[str]:
        """Names, short names and other spellings."""
        return [*super().spellings, *in_all_languages(self, "short").values(), *self.aliases.splitlines()]


class EventKind(Shared):
    """What sort of event it is: its mark's colour and shape, and the lane that it stands in."""

    class Shape(models.TextChoices):
        """Plotly's names; the diamond is kept for another account's date."""

        CIRCLE = "circle", _("circle")
        SQUARE = "square", _("square")
        TRIANGLE_UP = "triangle-up", _("triangle, pointing up")
        TRIANGLE_DOWN = "triangle-down", _("triangle, pointing down")
        PENTAGON = "pentagon", _("pentagon")
        HEXAGON = "hexagon", _("hexagon")
        STAR = "star", _("star")

    slug = models.SlugField(_("address"), unique=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=100, blank=True)
    name_en = models.CharField(_("name in English"), max_length=100, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=100, blank=True)
    colour = models.CharField(
        _("colour"),
        max_length=7,
        validators=[RegexValidator(COLOUR, _("Write the colour as #rrggbb."))],
        help_text=_("As #rrggbb; it must be seen on white and on near-black."),
    )
    shape = models.CharField(_("shape"), max_length=20, choices=Shape, help_text=_("Says the kind without colour."))
    cue_words = models.TextField(
        _("cue words"),
        blank=True,
        help_text=_("One a line: words by which an article's sentence suggests this kind."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("Order of the lanes, from the top.")
    )

    COLUMNS = Columns(
        texts=("name",),
        values=("slug", "colour", "shape", "position"),
        internal=("cue_words",),
        derived=("search_text",),
        kept=("id",),
    )

    def is_named(self) -> Q:
        return Q(Exists(Count.objects.filter(conflict=OuterRef("pk"), kind=self, starts__gt=0)))

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> Self:
        """With a colour and a shape that can be drawn, whatever an earlier day let in."""
        kind = super().from_db(*args, **kwargs)
        said = kind.__dict__
        if not COLOUR.fullmatch(said.get("colour", NEUTRAL)):
            said["colour"] = NEUTRAL
        if said.get("shape", cls.Shape.CIRCLE) not in cls.Shape.values:
            said["shape"] = cls.Shape.CIRCLE.value
        return kind

    class Meta:
        verbose_name = _("kind of event")
        verbose_name_plural = _("kinds of events")
        ordering = ["position", "slug"]


class Place(Shared):
    """Where events happened. Coordinates are degrees of WGS 84, north and east positive; both or neither."""

    class Precision(models.TextChoices):
        """How the coordinates are meant; the steps of UCDP's where_prec."""

        EXACT = "exact", _("the place itself")
        NEAR = "near", _("within about 25 km")
        DISTRICT = "district", _("centre of a district")
        REGION = "region", _("centre of a region")
        AREA = "area", _("a line or an area without sharp bounds")
        COUNTRY = "country", _("centre of a country or territory")
        SEA = "sea", _("international waters or airspace")

    slug = models.SlugField(_("address"), unique=True)
    name_ar = models.CharField(_("name in Arabic"), max_length=200, blank=True)
    name_en = models.CharField(_("name in English"), max_length=200, blank=True)
    name_fr = models.CharField(_("name in French"), max_length=200, blank=True)
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(-90), MaxValueValidator(90)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(-180), MaxValueValidator(180)]
    )
    precision = models.CharField(_("precision"), max_length=20, choices=Precision, default=Precision.EXACT)

    COLUMNS = Columns(
        texts=("name",),
        values=("slug", "latitude", "longitude", "precision"),
        derived=("search_text",),
        kept=("id",),
    )

    def is_named(self) -> Q:
        return tallied(Tally.Of.PLACE, self.pk)

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                name="place_has_both_coordinates_or_none",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    # Said outright: a comparison with null is null, which a check lets pass.
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                violation_error_message=_("Give both latitude and longitude, or neither."),
            )
        ]
