"""A backup and the way back, on whichever database the tests have."""

import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from events.models import Article, Conflict, Erasure, Event, PublicVersions
from events.record.counting import wrong
from events.record.door import change
from events.record.erasing import erase
from tests.factories import a_conflict, an_actor, an_article, an_event

pytestmark = pytest.mark.django_db(transaction=True)
PAGES = [
    *("/en/", "/ar/conflict/", "/en/conflict/about/", "/en/conflict/embed/", "/en/conflict/events/statement/"),
    *(f"/en/conflict/events.{form}?wide=1" for form in ("csv", "json", "ics", "html", "timelinejs.json", "atom")),
    *("/api/v1/conflicts", "/api/v1/conflicts/conflict/events", "/api/v1/conflicts/conflict/figure"),
    "/sitemap.xml",
]


@pytest.fixture
def site():
    """A conflict with a person named in an event, in an actor and in a source."""
    article = an_article(title="What Ahmed Ben-Ali said", text="Ahmed Ben-Ali spoke on 30 March.", language="en")
    account = {"date": "2023-03-30", "article": article, "quote": "Ahmed Ben-Ali spoke on 30 March."}
    a_conflict("unseen")
    event = an_event("statement", accounts=[account], title_en="Ahmed Ben-Ali speaks", actors=[an_actor("mali")])
    with change([event.pk], by=None, public_reason="It was in Cairo.") as door:
        door.event.title_en = "Ahmed Ben-Ali speaks in Cairo"
        door.event.save()
    return Event.objects.get()


@pytest.fixture
def backup(site, tmp_path) -> Path:
    call_command("backup", tmp_path / "site.zip")
    return tmp_path / "site.zip"


def restore(path: Path, **options) -> str:
    call_command("restore", path, **options)
    return path.name


def pages() -> dict[str, bytes]:
    """What readers get; but for the number of a conflict's version, which must go on."""
    version = re.compile(rb'"public_version": \d+')
    return {address: version.sub(b"", b"".join(Client().get(address))) for address in PAGES}


def rename(event: Event) -> None:
    with change([event.pk], by=None, public_reason="It was elsewhere.") as door:
        door.event.title_en = "Something else"
        door.event.save()


def everything() -> str:
    with connection.cursor() as cursor:
        tables = [table for table in connection.introspection.table_names() if table.startswith("events_")]
        rows = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            rows += cursor.fetchall()
    return repr(rows).casefold()


def test_a_restored_backup_gives_every_page_and_file_byte_by_byte(site, backup):
    then = pages()
    rename(site)
    an_event("later")
    assert pages() != then
    restore(backup, replace=True)
    assert pages() == then
    assert [event.slug for event in Event.objects.all()] == ["statement"]
    assert wrong(site.conflict) == 0


def test_it_comes_back_into_an_empty_database_too(site, backup):
    then = pages()
    call_command("flush", interactive=False, verbosity=0)
    restore(backup)
    assert pages() == then


def test_what_is_made_after_a_restore_takes_no_id_that_is_taken(backup):
    restore(backup, replace=True)
    assert an_event("next").pk not in {event.pk for event in Event.objects.exclude(slug="next")}


def test_a_database_that_is_not_empty_is_kept_without_replace(site, backup):
    rename(site)
    with pytest.raises(CommandError, match="not empty: with --replace"):
        restore(backup)
    assert Event.objects.get().title_en == "Something else"


def test_the_versions_go_ahead_of_both_before_and_after(site, backup):
    a_conflict("later")
    PublicVersions.objects.update(public_version=10**10, retracted_version=5)
    restore(backup, replace=True)
    for conflict in Conflict.objects.all():
        assert conflict.public_version > 10**10
        assert conflict.versions.retracted_version > 10**10


def test_they_go_ahead_of_what_a_lost_database_had_given(site, backup):
    then = Conflict.objects.get(slug="conflict").public_version
    call_command("flush", interactive=False, verbosity=0)
    restore(backup)
    assert all(conflict.public_version > then + 100_000_000 for conflict in Conflict.objects.all())


def test_a_reader_who_asks_again_is_never_told_that_nothing_changed(site, backup, client):
    rename(site)
    seen = client.get("/en/conflict/")
    restore(backup, replace=True)
    again = client.get("/en/conflict/", headers={"if-none-match": seen["ETag"]})
    assert again.status_code == 200
    assert b"Cairo" in again.content


@pytest.mark.parametrize("words", ["Ahmed Ben-Ali", "ahmed  BEN‑ali", "AHMÉD"])
def test_what_was_erased_since_the_backup_is_erased_in_it(site, backup, words):
    assert "ahmed" in everything()
    assert erase(words, [site], Article.objects.all(), by=None) > 0
    erased = pages()
    restore(backup, replace=True)
    assert "ahmed" not in everything()
    assert Erasure.objects.count() == 1
    assert pages() == erased


def test_an_actor_whose_name_was_erased_does_not_come_back(site, tmp_path):
    actor = an_actor("ben-ali", name_en="Ahmed Ben-Ali")
    with change([site.pk], by=None, public_reason="He was there.") as door:
        door.event.participations.create(actor=actor)
    call_command("backup", tmp_path / "site.zip")
    erase("Ahmed Ben-Ali", [site], Article.objects.all(), by=None)
    restore(tmp_path / "site.zip", replace=True)
    assert "ahmed" not in everything()
    assert [actor.slug for actor in site.actors.all()] == ["mali"]


def test_where_the_database_is_lost_a_file_tells_what_was_erased(site, backup, tmp_path):
    erase("Ahmed Ben-Ali", [site], Article.objects.all(), by=None)
    file = tmp_path / "erasures.jsonl"
    with file.open("w") as out:
        call_command("erasures", stdout=out)
    assert "ahmed" not in file.read_text().casefold()
    call_command("flush", interactive=False, verbosity=0)
    restore(backup, erasures=file)
    assert "ahmed" not in everything()
    file.write_text("ahmed")
    with pytest.raises(CommandError, match="is no record of erasures"):
        restore(backup, replace=True, erasures=file)


def test_erasures_that_the_backup_knows_are_not_made_again(site, backup, tmp_path):
    erase("Ahmed Ben-Ali", [site], Article.objects.all(), by=None)
    call_command("backup", tmp_path / "second.zip")
    version = Event.objects.get().version
    restore(tmp_path / "second.zip", replace=True)
    assert Event.objects.get().version == version


def test_under_another_key_nothing_is_restored_rather_than_an_erased_name(site, backup, settings):
    erase("Ahmed Ben-Ali", [site], Article.objects.all(), by=None)
    before, settings.SECRET_KEY = settings.SECRET_KEY, "another-" + "y" * 50
    with pytest.raises(CommandError, match="add it to SECRET_KEY_FALLBACKS"):
        restore(backup, replace=True)
    assert "ahmed" not in everything()
    settings.SECRET_KEY_FALLBACKS = [before]
    restore(backup, replace=True)
    assert "ahmed" not in everything()
    assert Event.objects.count() == 1


def test_a_restore_that_fails_half_way_changes_nothing_and_ids_go_on(site, backup, monkeypatch):
    later = an_event("later")

    def fails(known):
        raise RuntimeError

    monkeypatch.setattr("timeline.backups.erase_since", fails)
    with pytest.raises(RuntimeError):
        restore(backup, replace=True)
    assert {event.slug for event in Event.objects.all()} == {"statement", "later"}
    assert an_event("next").pk > later.pk


def test_a_damaged_file_is_refused_with_a_sentence_and_nothing_changes(backup, tmp_path):
    whole = backup.read_bytes()
    cut, other, empty = tmp_path / "cut.zip", tmp_path / "other.zip", tmp_path / "empty.zip"
    cut.write_bytes(whole[: len(whole) // 2])
    empty.write_bytes(b"")
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b"" if name == "manifest.json" else b"x"))
    for path, said in (
        (cut, "is no backup"),
        (empty, "is no backup"),
        (other, "the sum of database"),
        (tmp_path / "none.zip", "cannot be read: No such file"),
    ):
        with pytest.raises(CommandError, match=said):
            restore(path, replace=True)
    assert Event.objects.get().slug == "statement"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (lambda told: told["migrations"].append("events.9999_later"), "made by a later version"),
        (lambda told: told["migrations"].remove("events.0001_initial"), "made before events.0001_initial"),
        (lambda told: told.update(database="oracle"), "its form is unknown"),
        (lambda told: told.update(form=99), "its form is unknown"),
        (lambda told: told.pop("sums"), "is no backup"),
    ],
)
def test_a_backup_of_another_version_is_refused_with_what_to_do(backup, tmp_path, changed, said):
    with zipfile.ZipFile(backup) as old, zipfile.ZipFile(tmp_path / "other.zip", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "manifest.json":
                told = json.loads(data)
                changed(told)
                data = json.dumps(told).encode()
            new.writestr(name, data)
    with pytest.raises(CommandError, match=said):
        restore(tmp_path / "other.zip", replace=True)


def test_a_backup_is_its_owners_alone_and_never_takes_the_place_of_another(backup):
    assert backup.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in backup.parent.iterdir()] == ["site.zip"]
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", backup)


def test_nobody_is_logged_in_by_a_restore(site, tmp_path, client):
    client.force_login(User.objects.create_user("amina", is_staff=True))
    call_command("backup", tmp_path / "site.zip")
    restore(tmp_path / "site.zip", replace=True)
    assert client.get("/admin/").status_code == 302
    assert User.objects.get().username == "amina"


def test_without_the_programs_of_postgresql_a_sentence_says_what_is_missing(site, tmp_path, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite needs none")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandError, match="pg_dump is not on the path"):
        call_command("backup", tmp_path / "site.zip")
    (tmp_path / "pg_dump").write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 12.3'\n")
    (tmp_path / "pg_dump").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin")
    with pytest.raises(CommandError, match=r"is of PostgreSQL 12: version 1\d or newer is needed"):
        call_command("backup", tmp_path / "site.zip")


ERASED_IN_A_FILE = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from events.models import Article
from events.record.erasing import erase
article = Article.objects.create(slug="a", title="What Zarathustra said", text="Zarathustra spoke. " * 2000)
article.text = article.text + "Thus."
article.save()
erase("Zarathustra", [], [article], by=None)
names = [path for path in __import__("pathlib").Path(sys.argv[1]).iterdir() if path.suffix != ".py"]
print([path.name for path in names if b"arathustra" in path.read_bytes()])
"""


def test_erased_words_are_in_no_file_of_an_embedded_database(tmp_path):
    environment = {**os.environ, "DATABASE_URL": "", "DATA_DIR": str(tmp_path), "SECRET_KEY": "k" * 60}
    command = [sys.executable, "-c", f"import sys\n{ERASED_IN_A_FILE}", str(tmp_path)]
    environment["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")
