"""Words that a person asked to have removed: erased from every version, whatever their spelling."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from events.models import Actor, Article, Candidate, Citation, Conflict, Event, FormerAddress, Revision
from events.reading.folding import fold_with_offsets
from events.record.door import change
from events.text.folding import fold
from events.text.languages import LANGUAGES

SHORTEST = 3  # folded letters of what is erased


def erase(words: str, events: Iterable[Event], articles: Iterable[Article], *, by: Any) -> int:
    """Replace these words, however they are spelled, in the events' every version and in the articles.

    All in one transaction; gives the number of places. What stands there afterwards says that it was removed on
    request, and the day. Raises ValidationError for words too short to be told from others.
    """
    folded = fold(words)
    if len(folded) < SHORTEST:
        raise ValidationError(_("Give at least three letters: shorter words stand in too many others."))
    notice = _("[removed on request, %s]") % date.today().isoformat()
    eraser = Eraser(folded, notice)
    with transaction.atomic():
        articles = list(Article.objects.select_for_update().filter(pk__in=[article.pk for article in articles]))
        cited = Event.objects.filter(citations__article__in=articles)
        events = list((Event.objects.filter(pk__in=[e.pk for e in events]) | cited).distinct())
        for article in articles:
            if eraser.in_address(article.slug):
                eraser.renamed[article.slug] = article.slug = f"article-{article.pk}"
                article.save()
            eraser.row(article, ("title", "publisher", "url", "symbol", "text", "published_reason"))
            for candidate in Candidate.objects.filter(article=article):
                eraser.row(candidate, ("sentence", "quote", "written", "title", "attribution"))
        named = [actor for actor in Actor.objects.all() if eraser.names(actor)]
        for event in events:
            erase_event(event, eraser, named, by)
        for actor in named:
            delete_unless_named_elsewhere(actor)
        Conflict.objects.filter(events__in=events).seen_anew()
        erase_log(eraser, [*events, *articles])
    return eraser.count


class Eraser:
    """Replaces, and counts the places."""

    def __init__(self, folded: str, notice: str) -> None:
        self.folded, self.notice, self.count = folded, notice, 0
        self.renamed: dict[str, str] = {}  # short names of articles, which the versions hold

    def in_address(self, slug: str) -> bool:
        return self.folded in fold(slug.replace("-", " "))

    def names(self, actor: Actor) -> bool:
        """Whether these words, whole ones, are in a name of the actor."""
        return any(f" {self.folded} " in f" {fold(name)} " for name in actor.spellings)

    def text(self, text: str) -> str:
        found = fold_with_offsets(text)
        end = len(found.text)
        while (start := found.text.rfind(self.folded, 0, end)) >= 0:
            first, last = found.span(start, start + len(self.folded))
            text = f"{text[:first]}{self.notice}{text[last:]}"
            self.count += 1
            end = start
        return text

    def value(self, value: Any) -> Any:
        """The same for a JSON value, keys aside."""
        if isinstance(value, str):
            return self.renamed.get(value) or self.text(value)
        if isinstance(value, list):
            return [self.value(part) for part in value]
        return {key: self.value(part) for key, part in value.items()} if isinstance(value, dict) else value

    def row(self, row: models.Model, names: Iterable[str], save: Callable[[], None] | None = None) -> None:
        """The same for fields of a row, which is saved where something was erased."""
        before = self.count
        for name in names:
            field = row._meta.get_field(name)
            setattr(row, name, self.value(getattr(row, name))[: getattr(field, "max_length", None)])
        if self.count > before:
            (save or row.save)()


def erase_event(event: Event, eraser: Eraser, named: list[Actor], by: Any) -> None:
    """The event, its accounts, and every version of it; the address too, where it holds the words.

    The actors `named` by the words no longer take part in it, and what they said is attributed to nobody.
    """
    texts = ("title", "summary", "date_reason")
    names = [*(f"{name}_{lang}" for name in texts for lang in ("ar", "en", "fr")), "notes"]
    with change([event.pk], by=by, reason=_("Removed on request"), public_reason=_("Words were removed on request.")):
        if eraser.in_address(event.slug):
            event.slug, eraser.count = f"event-{event.pk}", eraser.count + 1
        before = eraser.count
        eraser.count += event.participations.filter(actor__in=named).delete()[0]
        for account in event.citations.filter(claimant__in=named):
            without_claimant(account, eraser)
        eraser.row(event, names)
        for account in event.citations.select_related("article"):
            eraser.row(account, account_fields(), save=lambda account=account: save_account(account))
        if eraser.count == before:
            event.save()
    for address in FormerAddress.objects.filter(event=event):  # the door has kept the old one too
        if eraser.in_address(address.slug):
            address.delete()
    for revision in Revision.objects.filter(event=event):
        old = revision.document
        revision.document = without_actors(eraser.value(old), {actor.slug for actor in named}, eraser.notice)
        if eraser.in_address(old["slug"]):
            revision.document["slug"] = f"event-{event.pk}"
        revision.reason = eraser.text(revision.reason)[:500]
        revision.public_reason = eraser.text(revision.public_reason)[:500]
        revision.save(update_fields=["document", "reason", "public_reason"])


def without_claimant(account: Citation, eraser: Eraser) -> None:
    account.claimant = None
    for lang in LANGUAGES:
        setattr(account, f"attribution_{lang}", eraser.notice)
    account.save()
    eraser.count += 1


def without_actors(document: dict[str, Any], slugs: set[str], notice: str) -> dict[str, Any]:
    """A version in which these actors neither took part nor said anything."""
    taking_part = [row for row in document["participations"] if row["actor"] not in slugs]
    accounts = [
        {**row, "claimant": None, "attribution": dict.fromkeys(LANGUAGES, notice)}
        if row["claimant"] in slugs
        else row
        for row in document["citations"]
    ]
    return {**document, "participations": taking_part, "citations": accounts}


def delete_unless_named_elsewhere(actor: Actor) -> None:
    """Another event, account or actor that names it keeps it."""
    try:
        with transaction.atomic():
            actor.delete()
    except ProtectedError:
        pass


def account_fields() -> list[str]:
    texts = [f"{name}_{lang}" for name in ("translation", "claim", "attribution") for lang in ("ar", "en", "fr")]
    return ["quote", "date_as_written", "locator", *texts]


def save_account(account: Citation) -> None:
    """With its place in the text found anew; a quote that is cut by the notice may stand nowhere any more."""
    text = account.article.text
    start = text.find(account.quote) if account.quote and account.quote_start is not None else -1
    account.quote_start, account.quote_end = (start, start + len(account.quote)) if start >= 0 else (None, None)
    account.save()


def erase_log(eraser: Eraser, objects: Iterable[models.Model]) -> None:
    """What Django's own log of the desk remembers of these rows."""
    for row in objects:
        kind = ContentType.objects.get_for_model(row)
        for entry in LogEntry.objects.filter(content_type=kind, object_id=str(row.pk)):
            eraser.row(entry, ("object_repr", "change_message"))
