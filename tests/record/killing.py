"""A process to be killed: `python -m tests.record.killing make|import|undo|publish|wait|work|look|check FOLDER`."""

import json
import os
import sys
from pathlib import Path

ROWS, DRAFTS = 3000, 40  # rows of three chunks


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
        a_draft(f"draft-{number}")
    made_up(folder)


def import_rows(folder: Path) -> None:
    from django.core.management import call_command

    say("begun")
    call_command("import_events", folder / "rows.csv", map=folder / "map.yaml", conflict="conflict", verbosity=0)


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

    say("begun")
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

    say("begun")
    for event in Event.objects.filter(data_set=None).order_by("pk"):
        (verbs.withdraw if event.status == "published" else verbs.publish)(event, by=None, public_reason="So.")


def check(folder: Path) -> None:
    """What the database holds, and all that is wrong with it."""
    from events.models import Article, Citation, Conflict, Event, Participation
    from events.record import counting
    from events.record.document import to_document

    imported = Event.objects.filter(data_set__slug="killed")
    wrong = [f"counts: {counting.wrong(Conflict.objects.get())}"] if counting.wrong(Conflict.objects.get()) else []
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
    say(
        json.dumps({"imported": parts[0], "changes": sum(e.version - 1 for e in Event.objects.all()), "wrong": wrong})
    )


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    import django

    django.setup()
    what = {"make": make, "import": import_rows, "publish": publish, "undo": undo, "check": check}
    what |= {"wait": wait, "work": work, "look": look}
    what[sys.argv[1]](Path(sys.argv[2]))
