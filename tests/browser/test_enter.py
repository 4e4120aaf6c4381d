"""Enter in a text field of the desk presses nothing: no undoing, no publishing, no saving by the way."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_reading_desk import own_article

PRESSED = """() => [...document.forms].map((form) => [...form.elements].filter((one) => one.type === "submit"))
    .filter((buttons) => buttons.length > 1 && !buttons[0].form.matches("#logout-form"))
    .filter(([first]) => first.form.querySelector("input:not([type=hidden], [type=submit])"))
    .map(([first]) => [first.form.id, first.disabled])"""


@pytest.mark.parametrize("field", ["title", "more_actors", "public_reason"])
def test_beside_the_message_of_the_event_just_published_with_its_undo(editor, field):
    cards = own_article(editor, f"Envoys left by {field} on Monday.\n\nShells hit on Tuesday.\n\nThey met on Friday.")
    editor.select_option(".card [name$=kind] >> nth=0", index=1)
    editor.click(".card [name=_publish] >> nth=0")
    expect(cards).to_have_count(2)
    undo = editor.locator(".desk-says .undo")
    expect(undo).to_be_visible()
    asked = []
    editor.on("request", lambda request: request.method == "POST" and asked.append(request.url))
    cards.nth(0).locator(f"[name$={field}]").evaluate("field => field.focus()")
    editor.keyboard.press("Enter")
    editor.wait_for_timeout(300)
    assert asked == []
    expect(editor.locator(".decided li")).to_have_count(1)
    undo.click()
    expect(cards).to_have_count(3)
    assert [re.sub(r"\d+", "N", url.partition("/admin/")[2]) for url in asked] == ["events/article/N/read/N/"]


@pytest.mark.parametrize(
    ("address", "forms"),
    [
        ("/admin/events/event/add/", ["event_form"]),
        ("/admin/events/article/add/", ["article_form"]),
        ("/admin/events/event/?filling=1", ["changelist-form"]),
        ("/admin/events/event/?filling=0", ["changelist-form"]),
    ],
)
def test_the_first_button_of_a_form_of_several_is_none(editor, address, forms):
    editor.goto(address)
    assert [form for form, _ in editor.evaluate(PRESSED) if form in forms] == forms
    assert [form for form, disabled in editor.evaluate(PRESSED) if not disabled] == []
    editor.goto("/admin/events/event/?filling=0")  # which the session of all tests remembers


def test_in_the_title_of_an_event(editor):
    editor.goto("/admin/events/event/?status__exact=published&filling=0")
    editor.click("#result_list tbody th a >> nth=0")
    editor.wait_for_url("**/change/**")
    address = editor.url
    sent = []
    editor.on("request", lambda request: request.is_navigation_request() and sent.append(request.url))
    editor.locator("#id_title_en").press("Enter")
    editor.wait_for_timeout(300)
    assert (sent, editor.url) == ([], address)
    assert [form for form, disabled in editor.evaluate(PRESSED) if not disabled] == []
