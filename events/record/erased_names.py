"""Actors and places that are called by words which are erased, or are in their address alone."""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import ProtectedError, Q, TextField
from django.db.models.functions import Cast

from events.models import Actor, Citation, FormerSlug, NameMerge, Place, RemovedName, Revision
from events.record.document import Document
from events.record.erasures import texts_in
from events.text.languages import LANGUAGES

if TYPE_CHECKING:
    from events.record.erasing import Eraser

SHARED: dict[str, type[Actor | Place]] = {"actor": Actor, "place": Place}


def called_so(eraser: "Eraser") -> list[Actor | Place]:
    """Those in a name of which the words stand, removed ones too."""
    found: list[Actor | Place] = []
    for of, model in SHARED.items():
        removed = (model(**row) for row in RemovedName.objects.filter(of=of).values_list("row", flat=True))
        found += [row for row in chain(model._default_manager.all(), removed) if eraser.names(row)]
    return found


def slugs_of(of: str, named: Iterable[Actor | Place]) -> set[str]:
    """The short names of those of a model, former ones too."""
    slugs = {row.slug for row in named if row._meta.model_name == of}
    return slugs | set(FormerSlug.objects.filter(of=of, now__in=slugs).values_list("slug", flat=True))


def without_claimant(account: Citation, eraser: "Eraser") -> None:
    """The account with the notice in place of its claimant, saved and counted."""
    account.claimant = None
    for lang in LANGUAGES:
        setattr(account, f"attribution_{lang}", eraser.notice)
    account.save()
    eraser.count += 1


def without(document: Document, slugs: dict[str, set[str]], notice: str) -> Document:
    """A version in which these actors neither took part nor said anything, and which was at none of these places."""
    taking_part = [row for row in document["participations"] if row["actor"] not in slugs["actor"]]
    accounts = [
        {**row, "claimant": None, "attribution": dict.fromkeys(LANGUAGES, notice)}
        if row["claimant"] in slugs["actor"]
        else row
        for row in document["citations"]
    ]
    place = None if document["place"] in slugs["place"] else document["place"]
    return {**document, "participations": taking_part, "citations": accounts, "place": place}


def delete_unneeded(row: Actor | Place) -> bool:
    """Whether it was deleted; what another event, account or actor names stays there."""
    slug, of = row.slug, row._meta.model_name
    try:
        with transaction.atomic():
            row.delete()
    except ProtectedError:
        return False
    FormerSlug.objects.filter(of=of, now=slug).delete()
    return True


def forget_merged_and_removed(eraser: "Eraser") -> None:
    """Not to be parted, or made, again: the words would be back."""
    for removed in RemovedName.objects.filter(of__in=SHARED):
        if any(map(eraser.stand_in, texts_in(removed.row))):
            removed.delete()
    for merged in NameMerge.objects.filter(of__in=SHARED):
        if any(map(eraser.stand_in, texts_in(merged.row))):
            merged.delete()
            for kept in SHARED[merged.of]._default_manager.filter(pk=merged.kept):
                kept.save()  # by no name of the other is it found


def give_other_addresses(eraser: "Eraser", events: set[int]) -> None:
    """Of those that these events named, now or in any version, and that are called otherwise by now."""
    for of, model in SHARED.items():
        named = {slug for document in documents(events) for slug in slugs_in(document, of)}
        now = set(FormerSlug.objects.filter(of=of, slug__in=named).values_list("now", flat=True))
        for row in model._default_manager.filter(slug__in=named | now):
            if eraser.is_spelled_by(row.slug) and not eraser.names(row):
                row.slug = f"{of}-{row.pk}"
                row.save()
        for former in FormerSlug.objects.filter(Q(slug__in=named) | Q(now__in=named | now), of=of):
            if eraser.is_spelled_by(former.slug):
                forget(former, of)
                eraser.count += 1


def documents(events: set[int]) -> Iterator[Document]:
    return Revision.objects.filter(event__in=events).values_list("document", flat=True).iterator()


def slugs_in(document: Document, of: str) -> set[str | None]:
    if of == "place":
        return {document["place"]}
    return {row["actor"] for row in document["participations"]} | {row["claimant"] for row in document["citations"]}


def forget(former: FormerSlug, of: str) -> None:
    """All versions name it as it is named now."""
    written = Revision.objects.annotate(written=Cast("document", TextField()))
    for revision in written.filter(written__contains=f'"{former.slug}"'):
        revision.document = renamed(revision.document, of, {former.slug: former.now})
        revision.save(update_fields=["document"])
    former.delete()


def renamed(document: Document, of: str, slugs: dict[str, str]) -> Document:
    def now(row: dict[str, Any], name: str) -> dict[str, Any]:
        return {**row, name: slugs.get(row[name], row[name])}

    if of == "place":
        return now(document, "place")
    taking_part = [now(row, "actor") for row in document["participations"]]
    accounts = [now(row, "claimant") for row in document["citations"]]
    return {**document, "participations": taking_part, "citations": accounts}
