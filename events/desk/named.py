"""The form of what has a name, whose address is made of it."""

from itertools import chain, count
from typing import Any

from django.utils.translation import gettext_lazy as _

from events.desk.seen import SeenForm
from events.importing.cells import slug_of
from events.models import FormerSlug
from events.text.languages import current_language
from events.text.latin import address_of


class NamedForm(SeenForm):
    """What has a name: its short name in addresses need not be typed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False
            self.fields["slug"].help_text = _(
                "Latin letters, digits and hyphens; made from the name where you leave it empty."
            )

    def clean(self) -> dict[str, Any]:
        """With an address that is free, of the first name that has Latin letters."""
        super().clean()
        cleaned = self.cleaned_data
        asked = "slug" in self.fields
        if "slug" not in self.errors and not cleaned.get("slug") and (asked or not self.instance.pk):
            names = [name for lang in ("en", "fr", "ar") if (name := cleaned.get(f"name_{lang}"))]
            if names:
                cleaned["slug"] = free_slug(type(self.instance), self.address_from(names)[:36], self.instance.pk)
                self.instance.slug = self.instance.slug if asked else cleaned["slug"]
            else:
                fields, here = (
                    [name for name in self.fields if name.startswith("name_")],
                    f"name_{current_language()}",
                )
                self.add_error(here if here in fields else fields[0], _("Give the name in one language at least."))
        return cleaned

    def address_from(self, names: list[str]) -> str:
        """Not yet free; `names` are those that were given, in Latin letters first."""
        return address_of(names[0]) or slug_of(names[0])


def free_slug(model: type[Any], base: str, but: int | None = None) -> str:
    """One that no row of the model has or had, `but` (its id) aside."""
    others = model._default_manager.filter(slug__startswith=base).exclude(pk=but)
    former = FormerSlug.objects.filter(of=model._meta.model_name, slug__startswith=base)
    taken = {*others.values_list("slug", flat=True), *former.values_list("slug", flat=True)}
    return next(slug for slug in chain([base], (f"{base}-{n}" for n in count(2))) if slug not in taken)
