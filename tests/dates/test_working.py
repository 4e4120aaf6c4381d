import pytest
from django.utils import translation

from events.dates.working import choice_made, reckoned


def told(**working) -> list[str]:
    return choice_made({"direction": "", "cue": "", "alternatives": [], "warning": "", **working})


def test_a_date_is_told_with_the_day_from_which_it_was_reckoned():
    assert reckoned("2023-03-30", "2023-03-31") == "reckoned from 31 March 2023, that is Thursday 30 March 2023"
    assert reckoned("2023-03-30", "") == ""


@pytest.mark.parametrize("month", ["2024-03/..", "../2024-03"])
def test_a_month_that_goes_on_has_no_day_of_the_week(month):
    assert "day" not in reckoned(month, "2024-04-25")


@pytest.mark.parametrize(
    ("working", "words"),
    [
        (
            {"direction": "future", "cue": "due", "alternatives": ["2022-04"]},
            "“due” shows that it was still to come.",
        ),
        ({"direction": "past", "cue": "met", "alternatives": ["2024-04"]}, "“met” shows that it was over."),
        ({"direction": "past", "cue": "since", "alternatives": ["2024-04/.."]}, "“since” shows that it had begun."),
    ],
)
def test_the_words_that_decided_are_quoted_and_what_else_it_could_be_is_said(working, words):
    decided, otherwise = told(**working)
    assert decided == words
    assert otherwise.startswith("Otherwise it would be: ")


def test_where_nothing_decided_that_is_said_and_a_slip_too():
    nothing, slip = told(direction="past", warning="weekday-differs")
    assert nothing.startswith("Nothing in the sentence says whether it was over")
    assert "one of the two is a slip" in slip


def test_where_the_words_leave_no_choice_nothing_is_said():
    assert told() == []


def test_it_is_told_in_the_language_of_the_page():
    with translation.override("ar"):
        assert told(direction="past", cue="منذ", alternatives=["2024-04/.."])[0] == "تدل «منذ» على أنه كان قد بدأ."
    with translation.override("fr"):
        assert told(direction="past", cue="depuis", alternatives=["2024-04/.."])[0] == (
            "«\u00a0depuis\u00a0» montre que cela avait commencé."
        )
