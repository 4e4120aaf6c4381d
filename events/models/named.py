"""What has a name in every language, and is found by any of its spellings."""

from typing import Any

from django.db import models

from events.models.history import NameMerge
from events.models.renaming import Renamable
from events.text.languages import Text, in_all_languages, localized
from events.text.searching import searchable


class Named(Renamable):
    """Something with a name in three languages, found by any of its spellings."""

    search_text = models.TextField(editable=False, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With `search_text`: all spellings, folded."""
        self.fold()
        super().save(*args, **kwargs)

    def fold(self) -> None:
        """Set what search looks through."""
        self.search_text = searchable(" ".join([*self.spellings, *self.names_merged()]))

    def names_merged(self) -> list[str]:
        """Those of all that was merged into it: by them it is found too."""
        names: list[str] = []
        kept = [self.pk] if self.pk else []
        while kept:
            merged = NameMerge.objects.filter(of=self._meta.model_name, kept__in=kept)
            rows = list(merged.values_list("gone", "row"))
            names += [text for _gone, row in rows for name, text in row.items() if name.startswith("name_") and text]
            kept = [gone for gone, _row in rows]
        return names

    @property
    def name(self) -> Text:
        """In the page's language, or in the first that has one."""
        return localized(self, "name")

    @property
    def also_called(self) -> list[str]:
        """Its other spellings."""
        return [spelling for spelling in dict.fromkeys(self.spellings) if spelling and spelling != self.name.text]

    @property
    def spellings(self) -> list[str]:
        """All by which search finds it, "" where a language has no name."""
        return list(in_all_languages(self, "name").values())
