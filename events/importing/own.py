"""A timeline's own JSON file → the same events, accounts and sources in another conflict or installation."""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import DatabaseError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from events.importing.names_made import Made, note
from events.importing.own_json import NAMED, Thing
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
BROKEN = (KeyError, TypeError, ValueError, AttributeError, DatabaseError, OverflowError, ObjectDoesNotExist)


def import_own(
    path: Path,
    conflict: Conflict,
    *,
    by: User | None,
    publish: bool = True,
    dry: bool = False,
    most: int | None = None,
    tell: Tell = lambda number, message: None,
) -> Outcome:
    """Each event that can be read with its accounts, as one change; gives what became of them.

    What is there already by its short name (kinds, places, actors, sources) is taken as it is. `dry`: nothing stays
    written. `most`: of the first so many events alone, and of what these name. Raises ValidationError where the file
    is none of ours.
    """
    file, outcome = read_file(path), Outcome(batch=f"{IMPORT}{uuid4().hex[:12]}")
    again = _("The data set was imported anew.")
    with transaction.atomic():
        with change(by=by, reason=f"Import of {path.name}", public_reason=again, batch=outcome.batch) as door:
            try:
                things = file if most is None else named_in(file, file["events"][:most])
                for name, model in NAMED.items():
                    for row in things[name]:
                        make(model, {field: row[field] for field in FIELDS[name]}, outcome.made)
                taking = Taking(conflict, data_set_of(file["conflict"]), door, publish, outcome)
            except BROKEN as error:
                raise broken(error) from None
            for number, row in enumerate(file["events"][:most], 1):
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


def read_file(path: Path) -> dict[str, Any]:
    """The file with the keys conflict, events and those of NAMED; raises ValidationError where it is none of ours."""
    try:
        file: dict[str, Any] = json.loads(path.read_text(encoding="utf-8-sig"))
        for name in ("events", *NAMED):
            if not all(isinstance(row, dict) for row in file[name]):
                raise TypeError(name)
        slugify(file["conflict"]["slug"] + file["conflict"]["licence"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise broken(error) from None
    return file


def rows_to_write(file: dict[str, Any]) -> int:
    """Names, and events with their accounts and actors: each is a row."""
    return sum(map(rows_of, file["events"])) + sum(len(file[name]) for name in NAMED)


def rows_of(event: dict[str, Any]) -> int:
    parts = (event.get(name) for name in ("accounts", "actors"))
    return 1 + sum(len(part) for part in parts if isinstance(part, list))


def soon_written(file: dict[str, Any], most: int, rows: int) -> int:
    """How many of the first events, `most` at most, are so many rows together; one at least."""
    sums = accumulate(map(rows_of, file["events"][:most]))
    return max(1, sum(1 for total in sums if total <= rows))


def named_in(file: dict[str, Any], events: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The file's kinds, places and actors that these events name, which are not so large that they are refused."""
    named: set[str] = set()
    for event in events:
        with suppress(*BROKEN):  # as it is refused later
            named |= set() if is_too_large(event) else slugs_in(event)
    return {name: [row for row in file[name] if str(row.get("slug")) in named] for name in NAMED}


def slugs_in(event: dict[str, Any]) -> set[str]:
    said = [event["kind"], event["place"]]
    said += [row["actor"] for row in event["actors"]] + [row["claimant"] for row in event["accounts"]]
    return set(map(str, said))


def is_too_large(event: dict[str, Any]) -> bool:
    return max(len(event["accounts"]), len(event["actors"])) > MOST_ROWS


def broken(error: Exception) -> ValidationError:
    return ValidationError(_("The file is not the JSON of a timeline: %s") % repr(error)[:200])


def data_set_of(conflict: dict[str, Any]) -> DataSet:
    """The file as a data set, with the licence and the editors that it names."""
    name = next(filter(None, conflict.get("name", {}).values()), conflict["slug"])
    terms = {"licence": conflict["licence"], "licence_url": conflict.get("licence_url", "")}
    credit = conflict.get("editors") or name
    slug = f"timeline-{slugify(conflict['slug'])}"[:40]
    return found_or_made({"slug": slug, **terms, "name": name[:200], "credit": credit})


def found_or_made(said: dict[str, Any]) -> DataSet:
    """The data set of this slug as it is there, or a new one; raises ValidationError for values that none has."""
    data_set = DataSet.objects.filter(slug=said["slug"]).first()
    if data_set is None:
        data_set = DataSet(**said)
        data_set.full_clean()
        data_set.save()
    return data_set


def make(model: type[Thing], row: dict[str, Any], made: Made) -> None:
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
    data_set: DataSet
    door: Door
    publish: bool
    outcome: Outcome

    def take(self, row: dict[str, Any]) -> None:
        """One event: made, brought up to date, or left as an editor has it."""
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

    def origin(self, row: dict[str, Any]) -> DataSet:
        """The data set from which the file's own timeline has the event; else that timeline."""
        if not row.get("data_set"):
            return self.data_set
        # Files of earlier versions lack some of them.
        terms = {name: row["data_set"].get(name, default_of(DataSet, name)) for name in DataSet.COLUMNS.public}
        return found_or_made(terms)

    def document(self, row: dict[str, Any], published: bool) -> dict[str, Any]:
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

    def article(self, row: dict[str, Any], code: str) -> Article:
        """The same source, where it is there already; another of the same short name gets a longer one.

        `code` tells a confidential source from others, of which the file says no more; files of earlier versions
        have none.
        """
        values: dict[str, Any] = {name: row[name] for name in Article.COLUMNS.public}
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


def own_attribution(account: dict[str, Any]) -> dict[str, str] | None:
    """Its own words for whom it is attributed to; files of earlier versions give the claimant's name instead."""
    shown: dict[str, str] | None = {} if account.get("claimant") else account.get("attribution")
    return account.get("own_attribution", shown)


def short_digest(values: dict[str, Any]) -> str:
    """Eight hex digits."""
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:8]
