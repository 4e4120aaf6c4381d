"""What a new installation starts with: YAML files → objects, by slug, and never over an editor's work."""

from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

from events.importing.mapping import read_yaml
from events.intake.candidates import read_into_candidates
from events.models import Actor, Article, Conflict, Event, EventKind, FormerSlug, Place
from events.record.document import apply_document, with_present_names
from events.record.door import change
from events.record.verbs import publish
from events.text.languages import LANGUAGES, set_in_all_languages

BATCH = "seeds"
# In this order: a row may name rows of the sections above it.
Seeded = type[Conflict | EventKind | Place | Actor | Article]
SECTIONS: dict[str, Seeded] = {
    "conflicts": Conflict,
    "kinds": EventKind,
    "places": Place,
    "actors": Actor,
    "articles": Article,
}


def load_seeds(folder: Path, tell: Callable[[str], None] = print) -> Iterator[tuple[str, Counter[str]]]:
    """Load every YAML file under `folder`; after each section yields its name and what became of its rows.

    That has the keys created, updated, unchanged and kept (an editor changed it: left alone). `tell` is called about
    once a second while events are loaded, which takes longest.

    Raises whatever a broken file deserves, with nothing of its section written.
    """
    sections = read_folder(folder)
    for section, model in SECTIONS.items():
        yield section, load_rows(model, sections.get(section, []), only_conflict(sections))
    yield "events", load_events(sections.get("events", []), tell)
    yield "candidates", read_articles([row["slug"] for row in sections.get("articles", [])])


def read_folder(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """All files as one mapping from section to rows; raises ValueError for a section that nothing reads."""
    sections: dict[str, list[dict[str, Any]]] = {}
    for path in sorted(folder.rglob("*.yaml")):
        for section, rows in read_yaml(path).items():
            if section not in (*SECTIONS, "events"):
                raise ValueError(f"{path}: there is no section “{section}”.")
            sections.setdefault(section, []).extend(rows)
    return sections


def only_conflict(sections: dict[str, list[dict[str, Any]]]) -> Conflict | None:
    """Of which the seeds are, where they are of one."""
    slugs = [row["slug"] for row in sections.get("conflicts", [])]
    return Conflict.objects.filter(slug__in=slugs).first() if len(slugs) == 1 else None


def load_rows(model: Seeded, rows: list[dict[str, Any]], conflict: Conflict | None = None) -> Counter[str]:
    """Make the rows that are missing, those that belong to somebody as this conflict's. A present one is left alone:
    an editor may have changed it."""
    outcome = Counter(created=0)
    present = set(model._default_manager.values_list("slug", flat=True))
    present |= set(FormerSlug.objects.filter(of=model._meta.model_name).values_list("slug", flat=True))
    for row in rows:
        if row["slug"] in present:
            outcome["unchanged"] += 1
            continue
        instance = model()
        for name, value in row.items():
            set_field(instance, name, value)
        instance.full_clean()
        instance.save()
        if conflict and isinstance(instance, Place | Actor | Article):
            instance.conflicts.add(conflict)
        outcome["created"] += 1
    return outcome


def read_articles(slugs: list[str]) -> Counter[str]:
    """Read the articles whose whole text we hold, once: their dates wait at the desk."""
    outcome = Counter(created=0)
    originals = Article.objects.filter(slug__in=slugs, text_is=Article.TextIs.ORIGINAL, read_at=None).exclude(text="")
    for article in originals:
        outcome["created"] += read_into_candidates(article)["new"]
    return outcome


def set_field(instance: Any, name: str, value: Any) -> None:
    """Texts by language are dicts, lists are lines of one text; raises Actor.DoesNotExist for a `part_of` of none."""
    if name == "part_of":
        former = FormerSlug.objects.filter(of="actor", slug=value).first()
        value = Actor.objects.get(slug=former.now if former else value)
    elif isinstance(value, list):
        value = "\n".join(value)
    if isinstance(value, dict):
        set_in_all_languages(instance, name, value)
    else:
        setattr(instance, name, value)


def load_events(rows: list[dict[str, Any]], tell: Callable[[str], None]) -> Counter[str]:
    """All as one change of the installation itself; raises what `apply_document` and `publish` do."""
    outcome = Counter(created=0)
    with change(by=None, reason="Seeds", batch=BATCH) as door:
        events = Event.objects.select_related("conflict").prefetch_related("revisions")
        present = {(event.conflict.slug, event.slug): event for event in events}
        last = monotonic()
        for number, row in enumerate(rows):
            if monotonic() - last > 1:
                tell(f"  events: {number} of {len(rows)} …")
                last = monotonic()
            event = present.get((row["conflict"], row["slug"]))
            if event is None:
                event = Event()
                apply_document(event, with_present_names({"participations": [], "citations": [], **row}))
                publish(event, by=None)
                outcome["created"] += 1
            elif any(revision.batch != BATCH for revision in event.revisions.all()):
                outcome["kept"] += 1
            elif says_the_same(event, row):
                outcome["unchanged"] += 1
            else:
                door.take_in([event.pk])
                apply_document(event, row)
                publish(event, by=None)
                outcome["updated"] += 1
    return outcome


def says_the_same(event: Event, row: dict[str, Any]) -> bool:
    """Whether the event's last version says what the row says, ids and defaults aside."""
    document = event.revisions.all()[0].document
    return covers(document, {**row, "citations": row.get("citations", [])})


def covers(document: Any, row: Any) -> bool:
    """Whether every value that the row gives is in the document, and the lists are as long."""
    if isinstance(row, dict):
        blank = dict.fromkeys(LANGUAGES, "")
        return all(covers(document.get(key, blank), value) for key, value in row.items())
    if isinstance(row, list):
        return len(row) == len(document) and all(map(covers, document, row))
    return bool(document == row)
