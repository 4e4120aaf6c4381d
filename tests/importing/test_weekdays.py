"""A day of the week beside a date shows in which order it is written, where a spreadsheet turned some of them."""

import pytest

from events.importing import weekdays
from events.importing.guessing import guess
from events.importing.mapping import load_mapping
from events.importing.rows import read_row
from events.importing.weekdays import weekday_of
from events.reading.typed import typed
from tests.importing.test_rows import FORM, ROW

BESIDE = load_mapping(FORM.replace('earliest: "{day}"', 'earliest: "{day}"\n  weekday: "{of_week}"'))


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("Martes", 1),
        ("domingo", 6),
        ("Mon", 0),
        ("الثلاثاء", 1),
        ("samedi", 5),
        ("вівторок", 1),
        ("segunda-feira", 0),
        ("May", None),
        ("No", None),
        ("el", None),
        ("3", None),
        ("Principal", None),
        ("Tuesday, late", None),
    ],
)
def test_a_day_of_the_week_is_known_by_its_name_in_any_language(name, number):
    assert weekday_of(name) == number


def test_of_a_word_that_is_none_seven_days_are_not_asked(monkeypatch):
    asked = []
    monkeypatch.setattr(weekdays, "typed", lambda text, *_, **__: asked.append(text) or typed(text, "en", cell=True))
    assert weekday_of("Rivertown Hall") is None
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("day", "weekday", "found", "told"),
    [
        ("01/03/2017", "Martes", "2017-01-03", []),
        ("01/03/2017", "Miércoles", "2017-03-01", []),
        ("13/01/2017", "Viernes", "2017-01-13", []),
        ("01/03/2017", "", "2017-03-01", []),
        ("1 March 2017", "Wednesday", "2017-03-01", []),
        ("March 2017", "Wednesday", "2017-03", []),
        (
            "13/01/2017",
            "Lunes",
            "2017-01-13",
            ["“Lunes” stands beside its date, 2017-01-13, which was another day of the week."],
        ),
    ],
)
def test_it_decides_between_two_orders_and_else_changes_nothing(day, weekday, found, told):
    row = read_row(2, ROW | {"day": day, "of_week": weekday}, BESIDE, "dmy")
    assert (row.date, row.mended) == (found, told)


def test_it_decides_where_nothing_else_tells_the_order():
    assert read_row(2, ROW | {"day": "01/03/2017", "of_week": "Martes"}, BESIDE).date == "2017-01-03"


def test_a_column_of_them_is_found_whatever_it_is_called():
    rows = [
        {"Fecha": f"{day:02}/01/2017", "Día": name, "Hecho": "Marcha"}
        for day, name in ((3, "Martes"), (13, "Viernes"))
    ]
    assert guess(["Fecha", "Día", "Hecho"], rows)["Día"] == "weekday"
