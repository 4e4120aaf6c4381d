"""How many published events begin, and may be under way, when: so that no window has to count them."""

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
