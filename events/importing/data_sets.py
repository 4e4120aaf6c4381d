"""The data set and the source of an imported file: found again, or made, and put back by an undoing."""

import re
from functools import partial
from itertools import chain, count
from typing import Any

from django.contrib.auth.models import User
from django.utils.text import slugify

from events.importing.cells import slug_of
from events.importing.making import checked
from events.importing.mapping import Mapping
from events.models import Article, DataSet, FormerSlug, Overwritten
from events.models.columns import values_in_database
from events.models.events import source_key
from events.record.door import Door

COPY = re.compile(r"[-_ ]*\d{4}-\d\d-\d\d$| ?\(\d+\)$|[-_ ]*\d{4}-\d\d-\d\d ?\(\d+\)$", re.ASCII)


def data_set_of(mapping: Mapping, version: str, file_name: str) -> DataSet:
    """The data set that the mapping names, with the mapping's terms: that in the database or a new one, unsaved.

    `{file}` in its slug and name stands for the file, for formats whose numbers mean nothing in another file.
    """
    form = dict(mapping.data_set)
    if "{file}" in form["slug"]:
        stem = stem_of(file_name)
        form["slug"] = form["slug"].replace("{file}", slug_of(stem))[:31].rstrip("-")
        form["slug"] += "" if slug_of(stem) in form["slug"] else f"-{source_key(stem)[:8]}"
        form["name"] = form["name"].replace("{file}", stem)[:200]
    data_set = DataSet.objects.filter(slug=form["slug"]).first() or DataSet(slug=form["slug"])
    for name in ("name", "licence", "licence_url", "credit", "redistributable"):
        if name in form:
            setattr(data_set, name, form[name])
    data_set.version = version or data_set.version
    return checked(data_set)


def stem_of(file_name: str) -> str:
    """A file's name, the same for a copy of it and for one of another day: slides for slides-2026-01-31 (2).json."""
    return COPY.sub("", file_name.partition(".")[0]) or "file"


def file_article(data_set: DataSet, file_name: str, by: User | None) -> Article:
    """The imported file as the source of rows that name none; unsaved, of a data set that is saved."""
    slug = slugify(f"{data_set.slug}-{data_set.version or 'file'}")[:100]
    longer = (f"{slug[:91]}-{source_key(f'{slug} {number}')[:8]}" for number in count(1))
    # The name is made of words that the person chose: it may be that of a source that is none of theirs.
    article = next(filter(None, (source_of(one, data_set, by) for one in chain([slug], longer))))
    article.title, article.publisher = f"{data_set} ({file_name})", data_set.credit[:200]
    article.affiliation, article.licence, article.language = Article.Affiliation.DATA, data_set.licence, "en"
    article.text_is = Article.TextIs.SUMMARY
    return article


def source_of(slug: str, data_set: DataSet, by: User | None) -> Article | None:
    """The source that imports of the data set made under this short name, or a new one; None: it is another's."""
    former = FormerSlug.objects.filter(of=Article._meta.model_name, slug=slug)
    now = former.values_list("now", flat=True).first() or slug
    article = Article.objects.visible_to(by).filter(slug=now, data_set=data_set).first()
    if article or former or Article.objects.filter(slug=slug).exists():
        return article
    return Article(slug=slug, data_set=data_set)


def save_overwriting(row: DataSet | Article, batch: str, kind: str, door: Door) -> None:
    """Save it; `kind` is its column's.

    One that is there is saved at the end of the import: till then nobody waits who changes its conflicts' pages.
    """
    if row._state.adding:
        row.save()
        return
    stored = values_in_database(row) or {}
    changed = {name: getattr(row, name) for name in stored if stored[name] != getattr(row, name)}
    if changed:
        door.last.append(partial(overwrite, type(row), row.pk, changed, batch, kind, door))


def overwrite(
    model: type[DataSet | Article], pk: int, changed: dict[str, Any], batch: str, kind: str, door: Door
) -> None:
    """Set these values, and remember what readers know of those before, so that the import can be taken back."""
    row: DataSet | Article = model._default_manager.select_for_update().get(pk=pk)
    before = {name: getattr(row, name) for name in changed}
    for name, value in changed.items():
        setattr(row, name, value)
    if isinstance(row, Article):
        door.save_source(row, told=False)
    else:
        row.save()
    names = [name for name in row.COLUMNS.public if name in changed and before[name] != changed[name]]
    if names:
        values = {name: before[name] for name in names}, {name: changed[name] for name in names}
        Overwritten.objects.create(batch=batch, before=values[0], after=values[1], **{kind: row})
