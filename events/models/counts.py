"""How many published events there are, when, of whom and where: so that no page has to count them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Count(models.Model):
    """Of one kind and one length of reach, in one day, month or year of one conflict; kept by the door alone."""

    class Unit(models.IntegerChoices):
        DAY = 0, _("day")
        MONTH = 1, _("month")
        YEAR = 2, _("year")

    conflict = models.ForeignKey("events.Conflict", models.CASCADE, related_name="+")
    kind = models.ForeignKey("events.EventKind", models.CASCADE, related_name="+")
    span_class = models.PositiveSmallIntegerField()
    unit = models.PositiveSmallIntegerField(choices=Unit)
    bucket = models.DateField(help_text="Its first day.")
    begins = models.IntegerField(default=0, help_text="Events whose earliest day lies in it.")
    starts = models.IntegerField(default=0, help_text="Events whose reach starts in it; in year 1 where it is open.")
    ends = models.IntegerField(default=0, help_text="Events whose reach ends in it; open ones never do.")

    class Meta:
        verbose_name = _("count")
        verbose_name_plural = _("counts")
        constraints = [
            models.UniqueConstraint(
                fields=["conflict", "unit", "bucket", "kind", "span_class"], name="count_once_per_bucket"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_unit_display()} {self.bucket}"


class Tally(models.Model):
    """How many published events an actor or a place has in a conflict, and other numbers of it; kept by the door."""

    class Of(models.TextChoices):
        ACTOR = "actor", _("actor")
        PLACE = "place", _("place")
        ACCOUNT = "account", _("account")
        WORDLESS = "wordless", _("account without words of its source")
        SOURCE = "source", _("account of a source")
        DISPUTED = "disputed", _("accounts disagree")
        DATA_SET = "data set", _("data set")

    conflict = models.ForeignKey("events.Conflict", models.CASCADE, related_name="+")
    of = models.CharField(max_length=10, choices=Of)
    key = models.PositiveBigIntegerField(help_text="Its id; 0 for what the whole conflict has.")
    number = models.IntegerField(default=0)

    class Meta:
        verbose_name = _("tally")
        verbose_name_plural = _("tallies")
        constraints = [models.UniqueConstraint(fields=["conflict", "of", "key"], name="tally_once")]
        indexes = [models.Index(fields=["conflict", "of", "-number", "key"], name="tally_most")]

    def __str__(self) -> str:
        return f"{self.get_of_display()} {self.key}: {self.number}"
