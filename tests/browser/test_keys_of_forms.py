"""Forms of the desk by keys alone: what they begin at, and which keys press their buttons."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import log_in, pressed
from tests.browser.test_reading_desk import own_article


@pytest.mark.parametrize("key", ["Control+Enter", "Control+s"])
def test_a_form_of_one_button_is_sent_by_the_keys_that_save_elsewhere(editor, key):
    editor.goto("/admin/")
    box = editor.locator("#take-text")
    expect(box).to_be_focused()
    editor.keyboard.insert_text(f"Envoys of {key} met on Monday.")
    editor.keyboard.press(key)
    editor.wait_for_url("**/read/")


def test_by_an_arabic_keyboard_too_and_once_where_a_page_has_keys_of_its_own(editor):
    editor.goto("/admin/events/place/add/")
    editor.fill("#id_name_en", "Well of one key")
    sent = []
    editor.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    editor.evaluate(pressed("س", "KeyS"))
    editor.wait_for_url(re.compile("/place/$"))
    assert len(sent) == 1


def test_two_quick_presses_send_a_form_once_and_it_can_be_sent_again(editor):
    sent = []
    editor.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    editor.goto("/admin/events/event/add/")
    editor.fill("#id_title_en", "Pressed twice")
    editor.locator("[name=_save]").dblclick(delay=50)
    expect(editor.locator(".errornote")).to_be_visible()  # no kind, no conflict
    assert len(sent) == 1
    with editor.expect_response(lambda answer: answer.request.method == "POST"):
        editor.locator("[name=_save]").click()


def test_a_key_that_saves_searches_nothing(editor):
    editor.goto("/admin/")
    editor.locator(".find [name=q]").focus()
    editor.keyboard.press("Control+s")
    editor.wait_for_timeout(300)
    assert editor.url.endswith("/admin/")


def test_words_that_are_typed_become_a_card_by_enter(editor):
    cards = own_article(editor, "Envoys of the typed words met on Monday. Nobody spoke of the well at dawn.")
    expect(cards).to_have_count(1)
    editor.locator("[name=words]").focus()
    editor.keyboard.insert_text("Nobody spoke of the well at dawn")
    editor.keyboard.press("Enter")
    expect(cards).to_have_count(2)
    expect(cards.nth(1)).to_be_focused()


def test_the_page_of_imports_begins_at_the_file(editor, demo):
    editor.goto("/admin/events/event/import/")
    expect(editor.locator("#id_file")).to_be_focused()
    editor.context.clear_cookies()
    log_in(editor, demo, "administrator")
    editor.goto("/admin/auth/user/add/")
    editor.keyboard.insert_text("by-keys")
    editor.locator("[name=role]").nth(1).check()
    editor.keyboard.press("Control+s")
    expect(editor.locator("#id_own-password")).to_be_focused()
    editor.keyboard.insert_text(demo.passwords["administrator"])
    editor.keyboard.press("Control+s")
    expect(editor.locator("#link")).to_be_visible()


def test_an_event_is_written_by_hand_and_published_by_thirteen_keys(editor):
    """Enter leads from one field that publishing asks for to the next one, and through boxes that are chosen from."""
    count = 0

    def press(key: str) -> None:
        nonlocal count
        editor.keyboard.press(key)
        count += 1

    def choose(field: str, words: str) -> None:
        box = editor.locator(f"{field} + .select2-container .select2-selection")
        expect(box).to_be_focused()
        press("Enter")
        expect(editor.locator(".select2-search__field")).to_be_focused()
        editor.keyboard.insert_text(words)
        expect(editor.locator(".select2-results__option--highlighted")).to_contain_text(words)
        press("Enter")
        expect(editor.locator(".select2-container--open")).to_have_count(0)
        expect(box).to_be_focused()

    editor.goto("/admin/events/event/add/")
    expect(editor.locator("#id_date")).to_be_focused()
    expect(editor.locator("#citations-0")).to_be_visible()
    expect(editor.locator("[name=reason]")).to_have_count(0)  # nothing is changed yet
    editor.keyboard.insert_text("1981-06-24")
    press("Enter")
    choose("#id_kind", "Talks")
    press("Enter")
    choose("#id_place", "Tindouf")
    press("Enter")
    expect(editor.locator("#id_title_en")).to_be_focused()
    editor.keyboard.insert_text("Envoys of the few keys met")
    press("Enter")
    choose("#id_citations-0-article", "a")
    press("Enter")
    expect(editor.locator("#id_citations-0-quote")).to_be_focused()
    press("Tab")
    expect(editor.locator("#id_citations-0-claim_en")).to_be_focused()
    editor.keyboard.insert_text("The envoys met.")
    editor.locator("#id_citations-0-date").fill("1981-06-24")
    press("Control+Enter")
    expect(editor.locator(".field-status .readonly").first).to_have_text("published")
    assert count == 13
