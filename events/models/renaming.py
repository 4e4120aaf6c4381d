"""What takes another slug keeps the old one as a name by which older versions of events find it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.columns import Listed, values_in_database, values_of
from events.models.history import FormerSlug, FormerSlugQuerySet


class Renamable(Listed):
    """Something that documents of events name by its slug."""

    slug: "models.SlugField[str, str]"  # each model has its own length and help

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A slug that changed stays known as a former one; pages that name what changed are made anew."""
        before = values_in_database(self)
        super().save(*args, **kwargs)
        if before and before["slug"] != self.slug:
            self.keep_former_slug(before["slug"])
        if before and self.seen_of(before) != self.seen_of(values_of(self)):
            self.seen_anew()

    def clean(self) -> None:
        """Raises ValidationError where the slug once named another of its model."""
        super().clean()
        former = self.former_slugs().filter(slug=self.slug).first()
        before = values_in_database(self)
        if former and former.now != (before and before["slug"]):
            raise ValidationError(
                {"slug": _("“%(now)s” had this name before; older versions still name it so.") % {"now": former.now}}
            )

    def former_slugs(self) -> FormerSlugQuerySet:
        """Of all rows of its model."""
        return FormerSlug.objects.filter(of=self._meta.model_name)

    def keep_former_slug(self, slug: str) -> None:
        """`slug` leads to it from now on, and so does all that led to `slug`; a slug that it takes back is free."""
        former = self.former_slugs()
        former.filter(slug=self.slug).delete()
        former.filter(now=slug).update(now=self.slug)
        former.create(of=self._meta.model_name or "", slug=slug, now=self.slug)

    def seen_of(self, values: dict[str, Any]) -> dict[str, Any]:
        """What readers may see of it, of these values of its columns."""
        return {name: values[name] for name in self.COLUMNS.seen}

    def seen_anew(self) -> None:
        """Readers may see something else of it now: the pages that name it are made anew, and no others."""
        raise NotImplementedError
