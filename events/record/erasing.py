"""Words that a person asked to have removed: erased from every version, whatever their spelling."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from events.models import (
    Actor,
    Article,
    Batch,
    Candidate,
    Citation,
    Comment,
    Conflict,
    Erasure,
    Event,
    FileImport,
    FormerAddress,
    FormerSlug,
    KeptMapping,
    NameMerge,
    Overwritten,
    Place,
    RemovedName,
    RetractedAddress,
    Revision,
)
from events.models.columns import Columns, Listed
from events.reading.folding import fold_with_offsets
from events.record.at_once import together, undivided
from events.record.document import Document
from events.record.door import change
from events.record.erased_names import (
    SHARED,
    called_so,
    delete_unneeded,
    forget_merged_and_removed,
    give_other_addresses,
    slugs_of,
    without,
    without_claimant,
)
from events.record.erasures import forget_journal, found_again, key_of, noted, spelled_alike, texts_in
from events.record.verbs import MERGE, MOVE
from events.text.folding import fold

TOLD_OF_FILES = ("name", "told", "error", "mended")
CODES = ("rule", "direction")  # of a working: no words of a person
SHORTEST = 3  # folded letters of what is erased


def erase(words: str, events: Iterable[Event], articles: Iterable[Article], *, by: User | None) -> int:
    """Replace these words, however they are spelled, in the events' every version and in the articles.

    What is merged into one of the events, and that into which it is merged, holds the same words: they are erased
    there too. All in one transaction; gives how often they stood there. What stands there afterwards says that it
    was removed on request, and the day. Raises ValidationError for words too short to be told from others.
    """
    if len(fold(words)) < SHORTEST:
        raise ValidationError(_("Give at least three letters: shorter words stand in too many others."))
    eraser = Eraser(words, _("[removed on request, %s]") % date.today().isoformat())
    with undivided():
        ids, sources = {event.pk for event in events}, {article.pk for article in articles}
        noted(eraser.folded, eraser.notice, erase_in(ids, sources, eraser, by), sources).save()
        transaction.on_commit(forget_journal)
    return eraser.count


def erase_again(erasure: Erasure) -> int:
    """Erase in a restored backup what was erased after it was made; gives how often the words stood there.

    Raises ValueError where the secret key by which they were marked is not known.
    """
    events = Event.objects.filter(pk__in=erasure.events)
    articles = Article.objects.filter(pk__in=erasure.articles)
    ids, sources = set(events.values_list("pk", flat=True)), set(articles.values_list("pk", flat=True))
    found = next(found_again(texts_about(with_merged(ids | citing(articles)), sources), [erasure]), None)
    if found is None:
        return 0
    eraser = Eraser(found[1], erasure.notice)
    erase_in(ids, sources, eraser, None)
    return eraser.count


def erasers_in(value: Any, erasures: Iterable[Erasure]) -> list["Eraser"]:
    """What erases in a JSON value that was begun before these erasures: it holds the words that somebody still had on
    their screen. One that was marked by a forgotten key is not known again."""
    found = found_again(texts_in(value), filter(key_of, erasures))
    longest_first = sorted(found, key=lambda one: -one[0].letters)  # which may hold the words of others
    return [Eraser(words, erasure.notice) for erasure, words in longest_first]


def typed_before(document: Document, base: Revision) -> Document:
    """What a person typed into a version, without the words that were erased from the event since."""
    for eraser in erasers_in(document, erased_since(base)):
        document = eraser.version(document, base.event_id)
    return document


def erased_since(base: Revision) -> list[Erasure]:
    """Those from the event that were made after this version of it."""
    return [erasure for erasure in Erasure.objects.filter(at__gte=base.at) if base.event_id in erasure.events]


def erased_from(article: Article) -> list[Erasure]:
    return [erasure for erasure in Erasure.objects.all() if article.pk in erasure.articles]


def texts_about(events: set[int], articles: set[int]) -> Iterator[str]:
    """All that is written in these rows, what hangs on them, and the names of all actors, also merged ones."""
    for rows in (
        *(model.objects.all() for model in SHARED.values()),
        NameMerge.objects.filter(of__in=SHARED),
        RemovedName.objects.filter(of__in=SHARED),
        Event.objects.filter(pk__in=events),
        Article.objects.filter(pk__in=articles),
        Citation.objects.filter(event__in=events),
        Candidate.objects.filter(article__in=articles),
        Revision.objects.filter(event__in=events),
        Comment.objects.filter(event__in=events),
        Overwritten.objects.filter(article__in=articles),
        FormerAddress.objects.filter(event__in=events),
        FormerSlug.objects.filter(of__in=("article", *SHARED)),
        Batch.objects.filter(conflict__in=conflicts_of(events)),
        RetractedAddress.objects.filter(conflict__in=conflicts_of(events)),
        files_of(events),
        KeptMapping.objects.all(),
        LogEntry.objects.filter(object_id__in=[str(pk) for pk in events | articles]),
    ):
        for values in rows.values().iterator():
            yield from texts_in(values)


def erase_in(events: set[int], ids: set[int], eraser: "Eraser", by: User | None) -> set[int]:
    """Erase in these events and articles; gives the ids of all events in which the words were sought."""
    wanted = with_merged(events | citing(Article.objects.filter(pk__in=ids)))
    with together(wanted):
        # Who cites one just now goes first.
        articles = list(Article.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
        wanted = with_merged(events | citing(articles))
        for article in articles:
            erase_article(article, eraser, by)
        named = called_so(eraser)
        for event in Event.objects.filter(pk__in=wanted):
            erase_event(event, eraser, named, by)
        for pk, row in [(row.pk, row) for row in named]:
            if delete_unneeded(row):
                erase_log(eraser, type(row), {pk})
        forget_merged_and_removed(eraser)
        give_other_addresses(eraser, wanted)
        Conflict.objects.filter(events__in=wanted).seen_anew()
        erase_retracted(eraser, wanted)
        erase_files(eraser, wanted)
        erase_log(eraser, Event, wanted)
        erase_log(eraser, Article, ids)
    return wanted


def erase_retracted(eraser: "Eraser", events: set[int]) -> None:
    """What stays of imports that were taken back in the conflicts of these events: reasons, and addresses."""
    for batch in Batch.objects.filter(conflict__in=conflicts_of(events)).exclude(public_reason=""):
        batch.public_reason = eraser.text(batch.public_reason)[:500]
        batch.save(update_fields=["public_reason"])
    for address in RetractedAddress.objects.filter(conflict__in=conflicts_of(events)).iterator():
        if eraser.in_address(address.slug):
            eraser.count += address.delete()[0]


def conflicts_of(events: set[int]) -> QuerySet[Event, Any]:
    """The ids of the conflicts of these events."""
    return Event.objects.filter(pk__in=events).order_by().values("conflict")


def files_of(events: set[int]) -> QuerySet[FileImport]:
    """The imports of files into the conflicts of these events."""
    return FileImport.objects.filter(conflict__in=conflicts_of(events))


def erase_files(eraser: "Eraser", events: set[int]) -> None:
    """What is said of their rows, and cells that were written anew; what a file holds comes in no other way."""
    for row in files_of(events).iterator():
        before = eraser.count
        for name in TOLD_OF_FILES:
            setattr(row, name, eraser.value(getattr(row, name)))
        row.name = row.name[:200]
        row.mapping, row.pointing = eraser.text(row.mapping), eraser.in_keys(row.pointing)
        if eraser.count > before:
            row.save(update_fields=[*TOLD_OF_FILES, "mapping", "pointing"])
    for kept in KeptMapping.objects.all():
        if eraser.spelled.search(fold(as_json([kept.name, kept.mapping, kept.headings, kept.pointing]))):
            eraser.count += kept.delete()[0]  # which says what its cells mean: without the words it would say another


def citing(articles: Iterable[Article]) -> set[int]:
    """The events that cite one of these articles, now or in any version."""
    ids = set(Event.objects.filter(citations__article__in=articles).values_list("pk", flat=True))
    versions = Revision.objects.annotate(written=Cast("document", TextField()))
    for article in articles:
        former = FormerSlug.objects.filter(of="article", now=article.slug).values_list("slug", flat=True)
        for slug in (article.slug, *former):
            ids |= set(versions.filter(written__contains=f'"{slug}"').values_list("event", flat=True))
    return ids


def with_merged(ids: set[int]) -> set[int]:
    """These events, and those with which they were merged or exchanged accounts, now or ever."""
    beside = Event.objects.filter(Q(merged_into__in=ids) | Q(merged__in=ids) | Q(merged_into__merged__in=ids))
    batches = Revision.objects.filter(event__in=ids, batch__regex=f"^({MERGE}|{MOVE})").values("batch")
    exchanged = Revision.objects.filter(batch__in=batches).values_list("event", flat=True)
    return ids | set(beside.values_list("pk", flat=True)) | set(exchanged)


class Eraser:
    """Replaces words, in all their spellings, by a notice, and counts how often."""

    def __init__(self, words: str, notice: str) -> None:
        self.folded, self.notice, self.count = spelled_alike(words), notice, 0
        self.spelled = spelling_of(words)
        self.renamed: dict[str, str] = {}  # short names of articles, which the versions hold

    def in_address(self, slug: str) -> bool:
        """Whether a slug spells the words, its hyphens taken for spaces."""
        return letters_of(self.folded) in letters_of(fold(slug))

    def names(self, row: Actor | Place) -> bool:
        """Whether these words, whole ones, are in a name of it."""
        return any(self.stand_in(name) for name in row.spellings)

    def finds(self, row: Listed) -> bool:
        """Whether the words stand in a column of the row."""
        texts = texts_in([getattr(row, name) for name in row.COLUMNS.holding_words])
        return any(self.spelled.search(fold_with_offsets(text).text) for text in texts)

    def is_spelled_by(self, slug: str) -> bool:
        """Whether these words, whole ones, are in the address of an actor or a place."""
        return self.stand_in(slug.replace("-", " ")) or letters_of(self.folded) == letters_of(slug)

    def stand_in(self, text: str) -> bool:
        """Whether the words stand in the text, as whole ones."""
        return f" {self.folded} " in f" {spelled_alike(text)} "

    def text(self, text: str) -> str:
        """The text with the notice wherever the words stand in it, in any spelling that folds to theirs."""
        folded, pieces, at = fold_with_offsets(text), [], 0
        for match in self.spelled.finditer(folded.text):
            first, last = folded.span(*match.span())
            if last > at:  # else in a letter that stands for several words, and was taken with one before
                pieces += [text[at:first], self.notice]
                at = last
                self.count += 1
        return "".join([*pieces, text[at:]])

    def value(self, value: Any) -> Any:
        """A JSON value with all its texts erased; keys, and the codes of a working, stay."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return [self.value(part) for part in value]
        if isinstance(value, dict):
            return {key: part if key in CODES else self.value(part) for key, part in value.items()}
        return value

    def in_keys(self, value: Any) -> Any:
        """A JSON value with its texts erased, the keys too."""
        return json.loads(self.text(as_json(value)))

    def document(self, columns: Columns, document: dict[str, Any]) -> dict[str, Any]:
        """What a version holds of a row, its words erased, and its links renamed as the rows themselves were."""
        words = {*columns.texts, *columns.words, *columns.internal}
        erased = {name: self.value(part) if name in words else part for name, part in document.items()}
        return erased | {name: self.renamed.get(erased[name], erased[name]) for name in columns.links}

    def version(self, document: Document, event: int) -> Document:
        """A version of this event with its accounts, its words erased; the address too, where it holds them."""
        accounts = [self.document(Citation.COLUMNS, account) for account in document["citations"]]
        slug = f"event-{event}" if self.in_address(document["slug"]) else document["slug"]
        return {**self.document(Event.COLUMNS, document), "slug": slug, "citations": accounts}

    def row(self, row: Listed, save: Callable[[], None] | None = None) -> None:
        """Erase in every column of a row that may hold words, and save it where something was erased."""
        before = self.count
        for name in row.COLUMNS.holding_words:
            value, limit = getattr(row, name), getattr(row._meta.get_field(name), "max_length", None)
            erased = self.value(value)
            setattr(row, name, erased[:limit] if isinstance(erased, str) else erased)
        if self.count > before:
            (save or row.save)()


def spelling_of(words: str) -> re.Pattern[str]:
    """Matches the words in a text that was folded letter by letter: any space between them."""
    return re.compile(r"\s+".join(map(re.escape, spelled_alike(words).split())))


def letters_of(folded: str) -> str:
    return re.sub(r"[\W_]+", "", folded)


def erase_article(article: Article, eraser: Eraser, by: User | None) -> None:
    """The source, its proposals, and the names by which versions find it."""
    with change(by=by) as door:  # what is erased is told by the events
        save = partial(door.save_source, article, told=False)
        if eraser.in_address(article.slug):
            eraser.renamed[article.slug] = article.slug = f"article-{article.pk}"
            save()
        eraser.row(article, save=save)
    for overwritten in Overwritten.objects.filter(article=article):
        overwritten.before, overwritten.after = eraser.value(overwritten.before), eraser.value(overwritten.after)
        overwritten.save()
    for candidate in Candidate.objects.select_for_update().filter(article=article).order_by("pk"):
        eraser.row(candidate)
    for former in FormerSlug.objects.filter(of="article", now=article.slug):
        if eraser.in_address(former.slug):
            eraser.renamed[former.slug] = former.now
            former.delete()


def erase_event(event: Event, eraser: Eraser, named: list[Actor | Place], by: User | None) -> None:
    """The event, its accounts, and every version of it; the address too, where it holds the words.

    The actors `named` by the words no longer take part in it, what they said is attributed to nobody, and at a place
    named by them it did not happen.
    """
    actors = [row for row in named if isinstance(row, Actor)]
    told = _("Words were removed on request.")
    with change([event.pk], by=by, reason=_("Removed on request"), public_reason=told) as door:
        event = door.event
        if eraser.in_address(event.slug):
            event.slug, eraser.count = f"event-{event.pk}", eraser.count + 1
            event.save()
        eraser.count += event.participations.filter(actor__in=actors).delete()[0]
        for account in event.citations.filter(claimant__in=actors):
            without_claimant(account, eraser)
        if event.place in named:
            event.place, eraser.count = None, eraser.count + 1
            event.save()
        eraser.row(event)
        for account in event.citations.select_related("article"):
            eraser.row(account, save=partial(save_account, account))
            if account.quote_start is not None and quoted(account) != account.quote:  # the text moved under it
                save_account(account)
    for address in FormerAddress.objects.filter(event=event):  # the door has kept the old one too
        if eraser.in_address(address.slug):
            address.delete()
    for comment in event.comments.all():
        eraser.row(comment)
    slugs = {of: slugs_of(of, named) for of in SHARED}
    for revision in Revision.objects.filter(event=event):
        document = eraser.version(revision.document, event.pk)
        revision.document = without(document, slugs, eraser.notice)
        revision.reason = eraser.text(revision.reason)[:500]
        revision.public_reason = eraser.text(revision.public_reason)[:500]
        revision.save(update_fields=["document", "reason", "public_reason"])


def quoted(account: Citation) -> str:
    """What stands in the source's text where the account's quote was found."""
    return account.article.text[account.quote_start : account.quote_end]


def save_account(account: Citation) -> None:
    """With the quote's span found anew; a quote that is cut by the notice may stand nowhere any more."""
    account.find_quote()
    account.save()


def erase_log(eraser: Eraser, model: type[models.Model], ids: set[int]) -> None:
    """What Django's own log of the desk remembers of these rows."""
    kind = ContentType.objects.get_for_model(model)
    for entry in LogEntry.objects.filter(content_type=kind, object_id__in=[str(pk) for pk in ids]):
        entry.object_repr = eraser.text(entry.object_repr)[:200]
        entry.change_message = in_json(entry.change_message, eraser)
        entry.save()


def as_json(value: Any) -> str:
    """With its letters as they are written."""
    return json.dumps(value, ensure_ascii=False)


def in_json(message: str, eraser: Eraser) -> str:
    """A message of the log: JSON, which may spell its letters as codes; or plain text, as older ones are."""
    try:
        return as_json(eraser.value(json.loads(message)))
    except ValueError:
        return eraser.text(message)
