"""What takes another slug keeps the old one as a name by which older versions of events find it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.columns import values_in_database, values_of
from events.models.history import FormerSlug


class Renamable(models.Model):
    """Something that documents of events name by its slug."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = values_in_database(self)
        super().save(*args, **kwargs)
        if before and before["slug"] != self.slug:
            self.keep_former_slug(before["slug"])
        if before and before != values_of(self):
            self.seen_anew()

    def clean(self) -> None:
        super().clean()
        former = FormerSlug.objects.filter(of=self._meta.model_name, slug=self.slug).first()
        before = values_in_database(self)
        if former and former.now != (before and before["slug"]):
            raise ValidationError(
                {"slug": _("“%(now)s” had this name before; older versions still name it so.") % {"now": former.now}}
            )

    def keep_former_slug(self, slug: str) -> None:
        former = FormerSlug.objects.filter(of=self._meta.model_name)
        former.filter(slug=self.slug).delete()
        former.filter(now=slug).update(now=self.slug)
        FormerSlug.objects.create(of=self._meta.model_name, slug=slug, now=self.slug)

    def seen_anew(self) -> None:
        """Readers see something else of it now: the pages that name it are made anew."""
        raise NotImplementedError
