"""A timeline's own file → the same events, accounts and sources in another conflict or installation."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.importing.names_made import Made, note
from events.importing.own_file import BROKEN, OwnFile, broken, is_too_large, read_file
from events.importing.own_json import NAMED, Row, Thing, origin_of
from events.importing.writing import Outcome, Tell, tell_readers
from events.models import Actor, Article, Citation, Conflict, DataSet, Event, FormerSlug
from events.models.columns import default_of
from events.models.events import source_key
from events.models.finding import Status
from events.models.history import IMPORT
from events.models.sources import HIDDEN
from events.record.document import apply_document, with_present_names
from events.record.door import Door, change
from events.record.meeting import MOST_ROWS, check
from events.text.languages import set_in_all_languages
from events.told import imported

FORMAT = "timeline-json"
# What is taken of a row: no file says which row of ours it is.
FIELDS = {name: (*model.COLUMNS.public, *model.COLUMNS.texts, *model.COLUMNS.links) for name, model in NAMED.items()}
OF_AN_ACCOUNT = (*Citation.COLUMNS.public, *Citation.COLUMNS.texts)


def import_own(
    path: Path,
    conflict: Conflict,
    *,
    by: User | None,
    publish: bool = True,
    dry: bool = False,
    most: int | None = None,
    file: OwnFile | None = None,
    tell: Tell = lambda number, message: None,
) -> Outcome:
    """Each event that can be read with its accounts, as one change; gives what became of them.

    What is there already by its short name (kinds, places, actors, sources) is taken as it is. `dry`: nothing stays
    written. `most`: of the first so many events alone, and of what these name. `file`: what was read of it already.
    Raises ValidationError where it is none of ours.
    """
    file, outcome = file or read_file(path), Outcome(batch=f"{IMPORT}{uuid4().hex[:12]}")
    file = file if most is None else file.first(most)
    again = _("The data set was imported anew.")
    with transaction.atomic():
        with change(by=by, reason=f"Import of {path.name}", public_reason=again, batch=outcome.batch) as door:
            try:
                for name, model in NAMED.items():
                    for row in file.named[name]:
                        make(model, {field: row[field] for field in FIELDS[name]}, outcome.made)
                origin = data_set_of(file.conflict) if file.conflict else None
                taking = Taking(conflict, origin, door, publish, outcome)
            except BROKEN as error:
                raise broken(error) from None
            for number, row in file.events():
                try:
                    with transaction.atomic():
                        taking.take(row)
                except ValidationError as error:
                    outcome.refused += 1
                    tell(number, " ".join(error.messages))
                except BROKEN as error:
                    outcome.refused += 1
                    tell(number, _("It cannot be read: %s") % repr(error)[:200])
        tell_readers(outcome, conflict, None, publish)
        if dry:
            transaction.set_rollback(True)
        transaction.on_commit(lambda: imported.send(Outcome, outcome=outcome))
    return outcome


def data_set_of(conflict: Row) -> DataSet:
    """The file as a data set."""
    return found_or_made(origin_of(conflict))


def found_or_made(said: Row) -> DataSet:
    """The data set of this slug as it is there, or a new one; raises ValidationError for values that none has."""
    data_set = DataSet.objects.filter(slug=said["slug"]).first()
    if data_set is None:
        data_set = DataSet(**said)
        data_set.full_clean()
        data_set.save()
    return data_set


def make(model: type[Thing], row: Row, made: Made) -> None:
    """A kind, place or actor, unless one has this short name or had it; raises ValidationError as its form would."""
    former = FormerSlug.objects.filter(of=model._meta.model_name, slug=row["slug"])
    if model._default_manager.filter(slug=row["slug"]).exists() or former.exists():
        return
    instance = model()
    for name, value in row.items():
        if isinstance(value, dict):
            set_in_all_languages(instance, name, value)
        else:
            setattr(instance, name, Actor.objects.filter(slug=value).first() if name == "part_of" else value)
    instance.full_clean()
    instance.save()
    note(made, model._meta.model_name or "", [instance.pk])


@dataclass
class Taking:
    """Takes the events of one file into one conflict."""

    conflict: Conflict
    data_set: DataSet | None  # of events that name none
    door: Door
    publish: bool
    outcome: Outcome

    def take(self, row: Row) -> None:
        """One event: made, brought up to date, or left as an editor has it."""
        if "refused" in row:
            raise ValidationError(row["refused"])
        if is_too_large(row):
            raise ValidationError(_("It has more than %(most)d accounts or actors.") % {"most": MOST_ROWS})
        data_set = self.origin(row)
        digest = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:32]
        key = source_key(row["url"])
        event = Event.objects.of(self.conflict).filter(data_set=data_set, source_key=key).first()
        if event is None:
            slug = Event.objects.free_address(self.conflict, [row["slug"]])
            event = Event(data_set=data_set, source_id=row["url"], source_key=key, version=0)
        elif event.revisions.by_hand().exists():
            self.outcome.edited += 1
            return
        elif event.source_digest == digest:
            self.outcome.unchanged += 1
            return
        else:
            slug = event.slug
            self.door.take_in([event.pk])
        is_new = event.pk is None
        event.source_digest, event.import_batch = digest, self.outcome.batch
        published = self.publish or event.status == Status.PUBLISHED  # readers keep what they see
        apply_document(event, {**self.document(row, published), "slug": slug})
        check(event)
        if published:
            event.status = Status.PUBLISHED
        event.settle(event.citations.with_source())
        event.save()
        self.outcome.created += is_new
        self.outcome.updated += not is_new

    def origin(self, row: Row) -> DataSet:
        """The data set from which the file's own timeline has the event; else that timeline."""
        if self.data_set and not row.get("data_set"):
            return self.data_set
        # Files of earlier versions lack some of them.
        terms = {name: row["data_set"].get(name, default_of(DataSet, name)) for name in DataSet.COLUMNS.public}
        return found_or_made(terms)

    def document(self, row: Row, published: bool) -> Row:
        """As `events.record.document` has it; `published` is said of each account."""
        accounts = [
            {
                **{name: account[name] for name in OF_AN_ACCOUNT if name in account},
                "claimant": account["claimant"],
                "article": self.article(account["article"], account.get("confidential_source", "")).slug,
                "attribution": own_attribution(account),
                "published": published,
            }
            for account in row["accounts"]
        ]
        said = {**row, "conflict": self.conflict.slug, "participations": row["actors"], "citations": accounts}
        return with_present_names(said)

    def article(self, row: Row, code: str) -> Article:
        """The same source, where it is there already; another of the same short name gets a longer one.

        `code` tells a confidential source from others, of which the file says no more; files of earlier versions
        have none.
        """
        values: Row = {name: row[name] for name in Article.COLUMNS.public}
        if not values["slug"]:
            values |= {"slug": f"{HIDDEN}-{code}" if code else HIDDEN, "confidential": True}
        same = {name: values[name] for name in ("title", "publisher", "url")}
        for slug in (values["slug"], f"{values['slug'][:80]}-{short_digest(same)}"):
            article = Article.objects.filter(slug=slug).first()
            if article is None:
                article = Article(**{**values, "slug": slug})
                article.full_clean()
                self.door.save_source(article)
                note(self.outcome.made, "article", [article.pk])
                return article
            if not self.may_be_cited(article):
                continue
            if values.get("confidential") or all(getattr(article, name) == value for name, value in same.items()):
                return article
        raise ValidationError(_("Another source has the short name “%s”.") % values["slug"])

    def may_be_cited(self, article: Article) -> bool:
        """Whether the person may know it; of one without a text there is nothing that quotes could be tried on."""
        if article.confidential and article.slug.startswith(HIDDEN) and not article.text:
            return True
        return Article.objects.visible_to(self.door.by).filter(pk=article.pk).exists()


def own_attribution(account: Row) -> dict[str, str] | None:
    """Its own words for whom it is attributed to; files of earlier versions give the claimant's name instead."""
    shown: dict[str, str] | None = {} if account.get("claimant") else account.get("attribution")
    return account.get("own_attribution", shown)


def short_digest(values: Row) -> str:
    """Eight hex digits."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:8]
