"""Enter leads through what the cards of an article lack: a day by keys is as short as one by clicks."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_reading_desk import own_article


def without_kind(page, card) -> None:
    card.locator("select[name$=-kind]").select_option("")


def with_kind(page, cards) -> None:
    for card in cards.all():
        card.locator("select[name$=-kind]").select_option(index=1)
    cards.first.focus()


def test_enter_leads_from_what_one_card_lacks_to_what_the_next_one_does(editor):
    lines = ("Envoys lacked a place on Monday.", "Shells did on Tuesday.", "Troops did on Wednesday.")
    cards = own_article(editor, "\n\n".join(lines))
    with_kind(editor, cards)
    without_kind(editor, cards.nth(1))
    cards.nth(1).locator("[name$=-place]").fill("Well of the second card")
    cards.first.focus()
    keys = editor.keyboard
    keys.press("Enter")
    expect(cards.nth(0).locator("[name$=-place]")).to_be_focused()
    keys.insert_text("Well of the first card")
    keys.press("Enter")
    expect(cards.nth(1).locator("[name$=-kind]")).to_be_focused()
    expect(cards.nth(1)).to_have_class("card current")
    keys.press("2")
    keys.press("Enter")
    expect(cards.nth(2).locator("[name$=-place]")).to_be_focused()
    keys.press("Enter")  # it is left as it is
    expect(cards.nth(2)).to_be_focused()
    expect(editor.locator(".desk-says")).to_have_text("Nothing more is missing here.")
    keys.press("Enter")  # from a card, the first that is left
    expect(cards.nth(2).locator("[name$=-place]")).to_be_focused()
    keys.insert_text("Well of the third card")
    keys.press("Control+Shift+Enter")
    expect(editor.locator(".decided li")).to_have_count(3)
    expect(editor.locator("#take-text")).to_be_focused()
    assert editor.locator(".desk-says").inner_text().startswith("3 cards were published.")


def test_what_is_asked_for_stands_in_view_over_the_buttons(editor):
    cards = own_article(editor, "Envoys were out of view on Monday.\n\nShells were on Tuesday.")
    with_kind(editor, cards)
    editor.set_viewport_size({"width": 1366, "height": 850})
    for number in range(2):
        editor.keyboard.press("Enter")
        place = cards.nth(number).locator("[name$=-place]")
        expect(place).to_be_focused()
        middle = place.bounding_box()["y"]
        assert 100 < middle < cards.nth(number).locator(".actions").bounding_box()["y"] - 30


def test_a_date_that_nobody_chose_is_asked_for_first(editor):
    cards = own_article(editor, "Envoys chose no date on Monday.")
    with_kind(editor, cards)
    for option in cards.locator(".dates input[type=radio]").all():
        option.evaluate("radio => { radio.checked = false; }")
    cards.locator("[name$=-place]").fill("Well of no date")
    cards.first.focus()
    editor.keyboard.press("Enter")
    expect(cards.locator(".dates input[type=radio]").first).to_be_focused()
    editor.keyboard.press("Space")
    expect(cards.locator(".dates input[type=radio]").first).to_be_checked()
    expect(cards.locator("[name$=-along]")).to_be_checked()


@pytest.mark.parametrize("by", ["key", "click"])
def test_what_the_page_has_chosen_is_confirmed_where_it_stands(editor, by):
    """What may be an event that is there waits until an editor says so, though the page chose an answer."""
    telling = f"The accord of the confirming {by} was signed in Rabat on Monday."
    own_article(editor, telling)
    editor.locator("[name=_publish]").first.click()
    expect(editor.locator(".decided li")).to_have_count(1)
    card = own_article(editor, f"Papers say: {telling}")
    card.locator(".same [data-public]").first.evaluate("offered => { offered.dataset.likely = ''; }")
    card.locator(".same input").first.evaluate("new_ => { new_.checked = true; }")
    card.locator("[name$=-same_as]").evaluate("chosen => { chosen.value = ''; }")
    card.locator("[name$=-date]").evaluate("date => date.dispatchEvent(new Event('date-claim', { bubbles: true }))")
    expect(card.locator(".lacks")).to_have_text("It may be the event offered above.")
    chosen = card.locator(".same input:checked")
    expect(chosen).to_have_value("")  # a new event
    if by == "key":
        card.focus()
        editor.keyboard.press("Enter")
        expect(chosen).to_be_focused()
        editor.keyboard.press("n")
    else:
        chosen.click()
    expect(card.locator("[name$=-along]")).to_be_checked()
    expect(card.locator(".lacks")).to_have_text("")


def test_b_leads_to_the_dates_beside_a_card_and_enter_makes_one_of_it(editor):
    told = "Rebels took the port on Monday, officials said on Tuesday. The group was founded in 2007."
    cards = own_article(editor, told)
    expect(cards).to_have_count(1)
    buttons = cards.locator("[name=_beside]")
    expect(buttons).to_have_count(2)
    for number in (0, 1, 0):
        editor.keyboard.press("b")
        expect(buttons.nth(number)).to_be_focused()
    editor.keyboard.press("Enter")
    expect(cards).to_have_count(2)
    expect(editor.locator(".card:focus h3")).to_have_text("“Tuesday”")


def test_the_date_of_the_article_is_asked_for_where_its_days_wait_for_it(editor):
    cards = own_article(editor, "Envoys met without a date on Monday.\n\nShells fell on Tuesday.", published="")
    with_kind(editor, cards)
    editor.keyboard.press("Enter")
    expect(editor.locator("#reading-desk [name=published]")).to_be_focused()
    editor.keyboard.insert_text("10 May 2024")
    editor.keyboard.press("Enter")
    expect(cards.first.locator("[name$=-choice]").first).to_have_value("2024-05-06")
    expect(cards.nth(1).locator("[name$=-choice]").first).to_have_value("2024-05-07")


def test_m_takes_one_event_after_the_other_that_is_offered(editor):
    for day in ("Monday", "Tuesday"):
        own_article(editor, f"The lighthouse of the letter M was shelled on {day}.")
        editor.keyboard.press("n")
        editor.select_option(".card [name$=-kind]", index=1)
        editor.click(".card [name=_publish]")
        expect(editor.locator(".decided li")).to_have_count(1)
    card = own_article(editor, "Papers say that the lighthouse of the letter M was shelled on Wednesday.").first
    offered = card.locator(".same input[type=radio]")
    ours = [
        number
        for number in range(offered.count())
        if "letter M" in card.locator(".same label").nth(number).inner_text()
    ]
    assert len(ours) == 2  # others, which tests before left, may be offered too
    for number in range(1, offered.count() - 1):
        card.focus()
        editor.keyboard.press("m")
        expect(offered.nth(number)).to_be_checked()
        if number in ours:
            expect(card.locator("[name$=-date_reason]")).to_be_focused()
    card.focus()
    editor.keyboard.press("m")
    expect(card.locator("[data-find-events]")).to_be_focused()
    expect(offered.nth(offered.count() - 2)).to_be_checked()
    card.focus()
    editor.keyboard.press("n")
    expect(card.locator(".same input").first).to_be_checked()
