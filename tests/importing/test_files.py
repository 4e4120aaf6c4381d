import os
import stat
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils import timezone

from events.importing.files import carry_out
from events.models import Event, FileImport
from events.models.file_imports import KEPT_FOR
from events.models.roles import ADMINISTRATORS, EDITORS, give_role
from tests.factories import a_conflict, the_groups
from tests.importing.test_rows import FORM

pytestmark = pytest.mark.django_db
TABLE = "id,day,precise,kind,title\n1,2022-04-13,1,talks,One\n2,soon,1,talks,Two\n"


def a_file(content: str = TABLE, name: str = "mine.csv", **values) -> FileImport:
    given = {"conflict": a_conflict(), "name": name, "mapping": FORM, **values}
    return FileImport.objects.create(file=ContentFile(content.encode(), name), **given)


def test_a_file_is_carried_out_as_it_was_chosen_and_then_gone():
    row = a_file(mended={"3": {"day": "14 April 2022"}})
    path = row.file.path
    outcome = carry_out(row, most=10)
    assert sorted(Event.objects.values_list("title_en", "date", "status")) == [
        ("One", "2022-04-13", "draft"),
        ("Two", "2022-04-14", "draft"),
    ]
    row.refresh_from_db()
    assert (row.state, row.batch, row.counts["created"], row.error) == ("done", outcome.batch, 2, "")
    assert row.started <= row.ended
    assert (row.file.name, row.mended, os.path.exists(path)) == ("", {}, False)


def test_a_file_that_is_refused_as_a_whole_stays_and_says_why():
    row = a_file("one\n1\n")
    with pytest.raises(ValidationError):
        carry_out(row, most=10)
    row.refresh_from_db()
    assert (row.state, row.error) == ("failed", "The first row must name the columns.")
    assert row.file.storage.exists(row.file.name)


def test_a_file_lies_for_this_program_alone_under_a_name_that_nobody_guesses():
    row = a_file(name="../my list.csv")
    assert stat.S_IMODE(os.stat(row.file.path).st_mode) == 0o600
    assert row.file.name.endswith("-my_list.csv")
    assert len(row.file.name) == len("-my_list.csv") + 32


def test_an_unconfirmed_file_is_forgotten_an_hour_after_it_was_last_worked_on():
    old, new, done = a_file(), a_file(), a_file()
    path = old.file.path
    done.state = FileImport.State.DONE
    done.save()
    FileImport.objects.exclude(pk=new.pk).update(touched=timezone.now() - KEPT_FOR - timedelta(seconds=1))
    FileImport.objects.all().forget_old()
    assert set(FileImport.objects.all()) == {new, done}
    assert not os.path.exists(path)


def test_a_file_is_known_to_who_chose_it_and_to_administrators(django_user_model):
    the_groups()
    people = {name: django_user_model.objects.create_user(name) for name in ("ours", "other", "keeper")}
    give_role(people["other"], EDITORS)
    give_role(people["keeper"], ADMINISTRATORS)
    row = a_file(by=people["ours"])
    known = {name: list(FileImport.objects.visible_to(person)) for name, person in people.items()}
    assert known == {"ours": [row], "other": [], "keeper": [row]}
