"""A calendar (iCalendar) of somebody else: each of its events a row, by the same columns and the same door."""

import pytest
from django.core.exceptions import ValidationError

from events.importing.guessing import guess
from events.importing.tables import rows_of

EVENT = """BEGIN:VCALENDAR
PRODID:-//An office//
VERSION:2.0
{}
END:VCALENDAR
"""
ONE = """BEGIN:VEVENT
UID:1@office
SUMMARY:Talks\\, first round
{}
END:VEVENT"""


def rows(tmp_path, text):
    path = tmp_path / "diary.ics"
    path.write_text(text.replace("\n", "\r\n"))
    return [row for _number, row in rows_of(path)]


@pytest.mark.parametrize(
    ("lines", "first", "last"),
    [
        ("DTSTART;VALUE=DATE:20230330", "2023-03-30", ""),
        ("DTSTART;VALUE=DATE:20230330\nDTEND;VALUE=DATE:20230331", "2023-03-30", ""),
        ("DTSTART;VALUE=DATE:20230330\nDTEND;VALUE=DATE:20230402", "2023-03-30", "2023-04-01"),
        ("DTSTART;VALUE=DATE:20230330\nDURATION:P3D", "2023-03-30", "2023-04-01"),
        ("DTSTART:20230330T220000Z\nDTEND:20230330T233000Z", "2023-03-30", ""),
        ("DTSTART:20230330T220000\nDTEND:20230331T020000", "2023-03-30", "2023-03-31"),
        ("LOCATION:Rabat", "", ""),
        ("DTSTART;VALUE=DATE:20230330\nDTEND;VALUE=DATE:20230330", "2023-03-30", ""),
        ("DTSTART;VALUE=DATE:20230330\nDTEND;VALUE=DATE:20230329", "2023-03-30", "2023-03-28"),
        ("DTSTART:20231032T000000\nDTEND:20231101T0900", "20231032T000000", "20231101T0900"),
        ("DTSTART;VALUE=DATE:20230330\nDURATION:P9999999D", "2023-03-30", ""),
    ],
)
def test_an_event_of_a_calendar_ends_on_the_day_before_its_end_where_no_hours_are_given(tmp_path, lines, first, last):
    (row,) = rows(tmp_path, EVENT.format(ONE.format(lines)))
    assert (row["date"], row["end date"]) == (first, last)


def test_what_else_it_says_stands_in_columns_that_are_known(tmp_path):
    lines = "DTSTART;VALUE=DATE:20230330\nLOCATION:Rabat\nGEO:34.02;-6.84\nCATEGORIES:Talks,Press\n"
    lines += "DESCRIPTION:They met.\nURL:https://office.example/1\nRRULE:FREQ=YEARLY"
    (row,) = rows(tmp_path, EVENT.format(ONE.format(lines)))
    assert (row["title"], row["location"], row["category"]) == ("Talks, first round", "Rabat", "Talks; Press")
    assert (row["latitude"], row["longitude"], row["repeats"]) == ("34.02", "-6.84", "FREQ=YEARLY")
    roles = guess(list(row), [row])
    assert (roles["id"], roles["date"], roles["location"], roles["url"]) == ("id", "date", "place", "source_url")
    assert roles["repeats"] == ""


BUSY = "BEGIN:VFREEBUSY\nFREEBUSY:20230331T090000Z/20230330T090000Z\nEND:VFREEBUSY\n"
TO_DO = "BEGIN:VTODO\nSUMMARY:Call\nBEGIN:VALARM\nTRIGGER:soon\nEND:VALARM\nEND:VTODO\n"


def test_an_error_in_what_is_no_event_costs_no_event(tmp_path):
    alarmed = ONE.format("DTSTART;VALUE=DATE:20230330\nBEGIN:VALARM\nTRIGGER:\nEND:VALARM")
    assert [row["date"] for row in rows(tmp_path, EVENT.format(BUSY + TO_DO + alarmed))] == ["2023-03-30"]


def test_what_is_begun_and_not_ended_takes_no_event_along_in_silence(tmp_path):
    with pytest.raises(ValidationError) as error:
        rows(tmp_path, EVENT.format("BEGIN:VTODO\n" + ONE.format("DTSTART;VALUE=DATE:20230330")))
    assert error.value.messages[0].startswith("The file is no calendar (iCalendar)")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("id,title\n1,Talks\n", "The file is no calendar (iCalendar)"),
        (
            EVENT.replace("An office", "Sourced timeline").format(ONE),
            "A timeline's own calendar hides how exact",
        ),
    ],
)
def test_what_is_none_is_refused_in_a_sentence_and_so_is_one_of_ours(tmp_path, text, told):
    with pytest.raises(ValidationError) as error:
        rows(tmp_path, text)
    assert error.value.messages[0].startswith(told)
