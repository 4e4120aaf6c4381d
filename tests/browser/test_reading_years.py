"""Cards of an article whose days have no year, and accounts whose date another one's may be."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_reading_desk import own_article

YEARLESS = (
    "The two sides of the two years agreed on a truce. Here is a timeline:\n\n"
    "On December 12, the general orders the army to march on Faya.\n\n"
    "On January 4, its aircraft strike the airport of Faya.\n\n"
    "Envoys of the two years met in Faya on Monday."
)


def chosen(card) -> str | None:
    box = card.locator(".dates input[type=radio]:checked")
    return box.get_attribute("value") if box.count() else None


def test_what_is_said_of_one_day_without_a_year_is_taken_to_be_meant_of_the_others(editor):
    cards = own_article(editor, YEARLESS, "2019-11-20")
    expect(cards).to_have_count(3)
    first, second, third = (editor.locator(f"#{card.get_attribute('id')}") for card in cards.all())
    third_day = chosen(third)
    expect(second.locator(".lacks")).to_contain_text("Its year is a guess")
    first.locator("input[value='2018-12-12']").check()
    expect(second.locator("input[value='2019-01-04']")).to_be_checked()
    expect(second.locator(".lacks")).not_to_contain_text("guess")
    expect(editor.locator(".desk-says")).to_have_text(
        "The other days without a year were taken likewise: look at their cards."
    )
    assert chosen(third) == third_day
    first.locator("input[value='2019-12-12']").check()
    expect(second.locator("input[value='2020-01-04']")).to_be_checked()
    second.locator("input[value='2019-01-04']").check()  # said there
    expect(first.locator("input[value='2019-12-12']")).to_be_checked()
    first.locator("[name=_reject]").click()
    expect(cards).to_have_count(2)
    expect(second.locator("input[value='2019-01-04']")).to_be_checked()


@pytest.mark.parametrize("typed", ["", "from 4 to 6 May 2024"])
def test_no_reason_is_asked_for_where_the_dates_of_an_account_and_an_event_may_both_be_right(editor, typed):
    told = f"pact of the {len(typed)} wells"
    card = own_article(editor, f"The {told} was signed in Faya on 5 May 2024.").first
    card.locator("select[name$=kind]").select_option(index=1)
    card.locator("[name=_publish]").click()
    expect(editor.locator(".card")).to_have_count(0)
    card = own_article(editor, f"The {told} was signed in Faya in May 2024, papers say.", "2024-07-01").first
    if typed:
        card.locator("[name$=-date]").fill(typed)
        expect(card.locator(".date-claim-says")).to_contain_text("2024-05-04/2024-05-06")
    card.locator(f".same label:has-text('{told}')").click()
    expect(card.locator(".two-dates b").first).to_have_text("5 May 2024")
    expect(card.locator("[name$=date_reason]")).to_be_hidden()
    expect(card.locator(".lacks")).to_have_text("")
    expect(card.locator("[name$=-along]")).to_be_checked()
    card.locator("[name=_publish]").click()
    expect(editor.locator(".messagelist")).to_contain_text("The account was added and published")
