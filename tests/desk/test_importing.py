import os
import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from events.desk import importing
from events.models import Event
from tests.factories import a_conflict
from tests.importing.test_rows import FORM

pytestmark = pytest.mark.django_db
TABLE = "id,day,precise,kind,title\n1,2022-04-13,1,talks,One\n2,soon,1,talks,Two\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(importing.tempfile, "gettempdir", lambda: str(tmp_path))
    return tmp_path / "timeline-imports"


def send(client, content: str = TABLE, name: str = "mine.csv", **fields):
    upload = SimpleUploadedFile(name, content.encode())
    values = {"conflict": a_conflict().pk, "file": upload, "mapping": FORM, "publish": "on", **fields}
    return client.post(reverse("admin:events_event_import"), values)


def token(page) -> str:
    return re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]


def test_a_file_is_previewed_row_by_row_and_written_only_when_confirmed(desk, own_folder):
    page = send(desk)
    shown = page.content.decode()
    assert "1 would be created" in shown
    assert "“soon” is not a date that we can read." in shown
    assert not Event.objects.exists()
    confirmed = {"token": token(page)}
    listed = desk.post(reverse("admin:events_event_import_confirmed"), confirmed, follow=True)
    assert "1 created" in listed.content.decode()
    assert listed.context["cl"].result_count == 1
    assert not list(own_folder.iterdir())
    again = desk.post(reverse("admin:events_event_import_confirmed"), confirmed, follow=True)
    assert "choose the file again" in again.content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"mapping": ""}, "Choose a format, or write a mapping."),
        ({"format": "acled"}, "Choose a format, or write a mapping."),
        ({"mapping": "a: 1"}, "unknown sections"),
        ({"name": "mine.exe"}, "not allowed"),
        ({"content": "one\n1\n"}, "must name the columns"),
    ],
)
def test_what_cannot_be_imported_is_said_on_the_form(desk, own_folder, fields, said):
    assert said in send(desk, **fields).content.decode()
    assert list(own_folder.rglob("*-*")) == []


def test_a_file_with_too_many_rows_gets_the_command_to_run(desk, monkeypatch):
    monkeypatch.setattr(importing, "MOST_ROWS", 1)
    page = send(desk, version="2 b", publish="").content.decode()
    assert "manage.py import_events mine.csv --map mapping.yaml --conflict conflict" in page
    assert "--draft" in page


def test_nobody_confirms_the_preview_of_another_or_a_forged_one(desk, client, django_user_model):
    found = token(send(desk))
    client.force_login(django_user_model.objects.create_superuser("other"))
    for forged in (found, "nonsense", ""):
        client.post(reverse("admin:events_event_import_confirmed"), {"token": forged})
    assert not Event.objects.exists()


def test_a_contributor_imports_nothing(contributor):
    assert send(contributor).status_code == 403
    assert contributor.post(reverse("admin:events_event_import_confirmed")).status_code == 403


def test_a_previewed_file_is_removed_an_hour_later_by_whoever_opens_the_page(desk, own_folder):
    send(desk)
    (kept,) = own_folder.iterdir()
    desk.get(reverse("admin:events_event_import"))
    assert kept.exists()
    an_hour_ago = kept.stat().st_mtime - importing.KEPT_FOR - 1
    os.utime(kept, (an_hour_ago, an_hour_ago))
    desk.get(reverse("admin:events_event_import"))
    assert not kept.exists()


def test_what_is_said_of_the_whole_file_stands_above_its_rows(desk):
    table = "id,day,precise,kind,title\n1,13/4/2022,1,talks,One\n2,3/4/2022,1,talks,Two\n"
    shown = unescape(send(desk, table).content.decode())
    assert "Days like 3/4/2022 are read as day, month, year, as “13/4/2022” in row 2 shows." in shown
    assert "The file has no column: actors, last, place, lat, lon, low, best, high, source, on, url." in shown


def test_events_that_a_newer_file_lacks_are_counted_and_named_in_the_preview(desk):
    confirmed = {"token": token(send(desk))}
    desk.post(reverse("admin:events_event_import_confirmed"), confirmed)
    shown = send(desk, TABLE.replace("1,2022", "3,2022")).content.decode()
    assert "not in this one: 1. They stay." in shown
    assert "“1” is no longer in the file" in shown


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.xlsx", "a.ods", "a.json", "a.zip", "a.csv.zip", "a.csv.gz"])
@pytest.mark.parametrize("content", ["", "\x00\x01", "PK\x03\x04", "[[1]]", '"', 'id,day\n"', "id\tday\n\x00"])
def test_a_file_of_any_shape_is_refused_in_words(desk, name, content):
    answer = send(desk, content, name)
    assert answer.status_code == 200
    assert "errorlist" in answer.content.decode()
