"""The list of events as a table: filled in by keys and from a spreadsheet, without the hand leaving the keyboard."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import pressed
from tests.browser.test_accessibility import violations

PASTE = """([cell, text]) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""

COVERED = """() => [...document.querySelectorAll("td.field-place .cell")].slice(0, 21).filter((cell) => {
    cell.focus();
    const { left, top, width, height } = cell.getBoundingClientRect();
    return document.elementFromPoint(left + width / 2, top + height / 2) !== cell;
}).map((cell) => cell.name)"""


@pytest.mark.browser_context_args(bypass_csp=True)  # axe styles what it measures here, and would be refused
def test_twenty_places_are_filled_in_with_few_keys_saved_and_undone(editor):
    page = editor
    page.set_viewport_size({"width": 1280, "height": 850})
    page.goto("/admin/events/event/?status__exact=published")
    assert page.evaluate("document.querySelector('#result_list').scrollWidth <= innerWidth - 300")
    page.get_by_role("link", name="Fill in as a table").click()
    cells = page.locator("td.field-place .cell")
    expect(cells.nth(20)).to_be_visible()
    before = [cell.input_value() for cell in cells.all()[:21]]
    assert page.evaluate(COVERED) == []
    for there in (page.locator("[name=_make_new]"), cells.nth(20)):
        page.keyboard.press("Escape")
        expect(there).to_be_focused()
    cells.nth(1).focus()
    cells.nth(1).fill("Geneva")
    page.keyboard.press("Enter")
    expect(cells.nth(2)).to_be_focused()
    for _ in range(4):
        page.keyboard.press("Control+d")
    page.evaluate(PASTE, [cells.nth(6).element_handle(), "\n".join(["Geneva"] * 15) + "\n"])
    assert [cell.input_value() for cell in cells.all()[:21]] == [before[0], *["Geneva"] * 20]
    page.fill("[name=reason]", "From a list")
    page.keyboard.press("Control+s")
    expect(page.locator("tr .errorlist").first).to_contain_text("Readers see this change")
    expect(page.locator(".messagelist")).to_have_count(0)
    assert [cell.input_value() for cell in cells.all()[1:21]] == ["Geneva"] * 20
    page.fill("[name=why]", "The place was missing.")
    page.press("[name=why]", "Enter")
    message = page.locator(".messagelist .success")
    expect(message).to_contain_text("changed")
    page.emulate_media(color_scheme="light")
    assert violations(page, "light", "table") == {}
    message.get_by_role("link").click()
    expect(page.locator(".messagelist")).to_contain_text("as they were before")
    page.goto("/admin/events/event/?status__exact=published")
    assert [cell.input_value() for cell in cells.all()[:21]] == before
    page.goto("/admin/events/event/?filling=0")
    expect(cells).to_have_count(0)


def test_what_has_no_place_is_filled_in_from_the_front_page_by_the_keys_of_an_arabic_keyboard(editor):
    """One press opens the table at the first empty cell; names that are new are told before anything is sent, and the
    reason stands there."""
    page = editor
    page.set_extra_http_headers({"Accept-Language": "en"})
    page.goto("/admin/")
    page.get_by_role("link", name=re.compile("no place")).click()
    cells = page.locator("td.field-place .cell")
    expect(cells.first).to_be_focused()
    empty = cells.count()
    assert empty > 2
    expect(page.locator("td.field-taking_part")).to_have_count(0)
    expect(page.locator(".save-bar [name=why]")).to_have_value("The place was added.")
    page.keyboard.insert_text("Zouérat")
    expect(page.locator(".save-bar .new-names")).to_contain_text("Zouérat")
    page.keyboard.press("Enter")
    page.evaluate(pressed("ي", "KeyD"))
    expect(cells.nth(1)).to_have_value("Zouérat")
    for cell in cells.all()[2:]:
        cell.fill("Geneva")
    page.keyboard.press("Escape")
    page.keyboard.press("Space")
    page.evaluate(pressed("س", "KeyS"))
    message = page.locator(".messagelist .success")
    expect(message).to_contain_text(f"{empty} events were changed")
    expect(page).to_have_url(re.compile("/admin/$"))
    expect(page.get_by_role("link", name=re.compile("no place"))).to_have_count(0)
    message.get_by_role("link").click()
    expect(page.locator(".messagelist")).to_contain_text("as they were before")
    page.goto("/admin/events/event/")
    expect(page.locator("#result_list .cell")).to_have_count(0)
