"""How far the folding of what is stored has come."""

from django.db import models


class Refolding(models.Model):
    """Of one model: its rows up to the id `last` hold what `folding`, a FOLDING, makes of their words."""

    of = models.CharField(max_length=20, unique=True, help_text="The model's name: event, article, …")
    folding = models.PositiveIntegerField()
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = "refolding"
        verbose_name_plural = "refoldings"

    def __str__(self) -> str:
        return f"{self.of}: {self.last}"
