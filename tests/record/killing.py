"""A process to be killed: `python -m tests.record.killing WHAT FOLDER`, WHAT of WORK.

What is to be killed says “begun” before its work and “done” after it.
"""

import io
import json
import os
import sys
import time
from pathlib import Path

PAUSE = 4  # seconds
MINUTES = "Minutes-03-Valley"  # the title of a source
ROWS, CHUNK, DRAFTS = 900, 300, 40  # an import writes a chunk of rows at once
THEN = [("events", "0006_search_by_source")]  # where the first version stood


def made_up(folder: Path) -> Path:
    path = folder / "rows.csv"
    rows = [f"{n},2022-04-{n % 28 + 1:02},talks,Row {n},Actor {n % 7}" for n in range(ROWS)]
    path.write_text("\n".join(["id,day,kind,title,actor", *rows]))
    (folder / "map.yaml").write_text(
        'data_set: {slug: killed, name: Killed}\nid: "{id}"\ndate: {earliest: "{day}"}\nkind: {of: "{kind}"}\n'
        'title: {en: "{title}"}\nactors: ["{actor}"]\n'
    )
    return path


def make(folder: Path) -> None:
    from django.core.management import call_command

    from tests.factories import a_conflict, a_draft

    call_command("migrate", verbosity=0)
    a_conflict()
    for number in range(DRAFTS):
        account = {"date": "2023-03-30", "quote": f"{witness(number)} saw it."}
        a_draft(f"draft-{number}", summary_en=f"As {witness(number)} says.", accounts=[account])
    made_up(folder)


def import_rows(folder: Path) -> None:
    from django.core.management import call_command

    call_command(
        "import_events",
        folder / "rows.csv",
        map=folder / "map.yaml",
        conflict="conflict",
        verbosity=0,
        stdout=io.StringIO(),
    )


def undo(folder: Path) -> None:
    from events.importing.undoing import undo_import
    from events.models import Event

    undo_import(
        Event.objects.filter(data_set__slug="killed").first().import_batch, by=None, public_reason="A mistake."
    )


def wait(folder: Path) -> None:
    """Let the file, chosen at the desk or broken off, wait for the worker."""
    from django.core.files.base import ContentFile

    from events.importing.background import begin
    from events.models import FileImport
    from tests.factories import a_conflict, an_editor

    row = FileImport.objects.first()
    if row is None:
        table = ContentFile((folder / "rows.csv").read_bytes(), "rows.csv")
        mapping = (folder / "map.yaml").read_text()
        given = {"conflict": a_conflict(), "by": an_editor(), "name": "rows.csv", "mapping": mapping}
        row = FileImport.objects.create(file=table, publish=True, **given)
    begin(row)


def work(folder: Path) -> None:
    from django.core.management import call_command

    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)


def look(folder: Path) -> None:
    """What is said of the import."""
    from events.importing.background import say_lost
    from events.models import FileImport

    say_lost(FileImport.objects.all())
    row = FileImport.objects.get()
    say(json.dumps({"state": row.state, "created": row.counts.get("created", 0), "error": row.error}))


def publish(folder: Path) -> None:
    """Publish what is a draft, withdraw what is published."""
    from events.models import Event
    from events.record import verbs

    for event in Event.objects.filter(data_set=None).order_by("pk"):
        (verbs.withdraw if event.status == "published" else verbs.publish)(event, by=None, public_reason="So.")


def witness(number: int) -> str:
    return f"Witness-{number:02}-Valley"


def retract(folder: Path) -> None:
    """Publish some, and take back what readers see in four ways, one after the other: says what, and when."""
    from events.models import Article, Event
    from events.record.door import change
    from events.record.erasing import erase
    from events.record.verbs import publish, withdraw

    withdrawn, renamed, erased, cited = events = list(Event.objects.order_by("pk")[:4])
    source = Article.objects.get(citations__event=cited)
    source.title = MINUTES
    source.save()
    for event in events:
        publish(event, by=None)

    def rename() -> None:
        with change([renamed.pk], by=None, public_reason="A slip.") as door:
            door.event.summary_en = "Otherwise."
            door.event.save()
            for account in door.event.citations.all():
                account.quote = "It was so."
                account.save()

    def hide() -> None:
        source.refresh_from_db()
        source.confidential = True
        with change(by=None, public_reason="To protect it.") as door:
            door.save_source(source)

    ways = (
        lambda: withdraw(withdrawn, by=None, public_reason="So."),
        rename,
        lambda: erase(witness(2), [erased], list(Article.objects.filter(citations__event=erased)), by=None),
        hide,
    )
    for number, way in enumerate(ways):
        time.sleep(PAUSE)
        way()
        say(json.dumps([witness(number) if number < 3 else MINUTES, time.monotonic()]))
    time.sleep(PAUSE)


def erase_words(folder: Path) -> None:
    """Each witness by a transaction of its own."""
    from events.models import Article, Event
    from events.record.erasing import erase

    for number, event in enumerate(Event.objects.filter(data_set=None).order_by("pk")):
        erase(witness(number), [event], list(Article.objects.filter(citations__event=event)), by=None)


def make_first_version(folder: Path) -> None:
    """A database as the first version left it."""
    from tests.models.test_first_version import ROWS, put_back, step_by_step

    executor = step_by_step()
    executor.migrate([*THEN, *((app, name) for app, name in executor.loader.graph.leaf_nodes() if app != "events")])
    put_back(executor.loader.project_state(THEN).apps, json.loads(ROWS.read_text()))


def migrate(folder: Path) -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def told(folder: Path) -> None:
    """All rows of the site's own tables, and how many Django's have; what is counted, and how far, without ids, of
    which PostgreSQL passes over those that were given to rows that came to nothing."""
    from django.apps import apps

    from events.models.counts import Count, Tally
    from events.models.refolding import Refolding

    rows = {}
    for model in apps.get_models(include_auto_created=True):
        counted = model in (Count, Tally, Refolding)
        found = [list(map(str, row[counted:])) for row in model._base_manager.order_by("pk").values_list()]
        found = sorted(found) if counted else found
        rows[model._meta.db_table] = found if model._meta.app_label == "events" else len(found)
    say(json.dumps(rows))


def half_erased() -> list[str]:
    """Words that are erased in one place and stand in another, or whose erasure is not on record."""
    from events.models import Erasure, Event

    erased, wrong = {pk for erasure in Erasure.objects.all() for pk in erasure.events}, []
    for number, event in enumerate(Event.objects.filter(data_set=None).order_by("pk")):
        texts = [event.summary_en, *event.citations.values_list("quote", flat=True)]
        texts += map(json.dumps, event.revisions.values_list("document", flat=True))
        if {witness(number) in text for text in texts} != {event.pk not in erased}:
            wrong.append(f"{event.slug}: erased in part")
    return wrong


def check(folder: Path) -> None:
    """What the database holds, and all that is wrong with it."""
    from events.models import Article, Citation, Conflict, Event, Participation
    from events.record import counting
    from events.record.document import to_document

    imported = Event.objects.filter(data_set__slug="killed")
    wrong = half_erased()
    if counts := counting.wrong(Conflict.objects.get()):
        wrong.append(f"counts: {counts}")
    for event in Event.objects.filter(data_set=None):
        newest = event.revisions.order_by("-number").first()
        if newest.document != to_document(event) or newest.number != event.version != event.revisions.count():
            wrong.append(f"{event.slug}: history says another thing")
        if event.status == "published" and event.citations.filter(published=False).exists():
            wrong.append(f"{event.slug}: published in part")
    parts = [
        imported.count(),
        Citation.objects.filter(event__in=imported).count(),
        Participation.objects.filter(event__in=imported).count(),
    ]
    if set(parts) not in ({0}, {ROWS}):
        wrong.append(f"imported in part: {parts}")
    if imported and not Article.objects.filter(affiliation="data").exists():
        wrong.append("the file is no source")
    changes = sum(event.version - 1 for event in Event.objects.all())
    say(json.dumps({"imported": parts[0], "changes": changes, "wrong": wrong}))


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


WORK = {
    "make": make,
    "make_first_version": make_first_version,
    "import": import_rows,
    "undo": undo,
    "publish": publish,
    "erase": erase_words,
    "migrate": migrate,
    "check": check,
    "told": told,
    "retract": retract,
    "wait": wait,
    "work": work,
    "look": look,
}
KILLED = ("import", "publish", "erase", "migrate")

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    import django

    django.setup()
    from events.importing import writing

    writing.CHUNK = CHUNK
    what, folder = sys.argv[1:]
    if what in KILLED:
        say("begun")
    WORK[what](Path(folder))
    if what in KILLED:
        say("done")
