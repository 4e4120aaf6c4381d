"""By keys alone: where a page begins, what it takes to get elsewhere, and what a listener is told."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import log_in

FOCUSED = "document.activeElement.textContent.trim() || document.activeElement.value || document.activeElement.name"


def test_from_the_box_of_the_front_page_each_way_is_a_few_keys_away(editor, demo):
    editor.context.clear_cookies()
    log_in(editor, demo, "administrator")
    editor.goto("/admin/")
    expect(editor.locator("#take-text")).to_be_focused()
    met = []
    for _ in range(10):
        editor.keyboard.press("Shift+Tab")
        met.append(editor.evaluate(FOCUSED))
    ways = ["Events", "Articles", "Actors", "Places", "Write an event", "Import a table of events", "Imports"]
    assert met == ["Invite a colleague", *reversed(ways), "Search", "q"]


def test_the_way_to_the_content_takes_no_focus_from_the_field_that_a_refused_table_asks_for(editor):
    page = editor
    page.goto("/admin/events/event/?status__exact=published")
    page.get_by_role("link", name="Fill in as a table").click()
    cells = page.locator("td.field-place .cell")
    expect(cells.first).to_be_visible()
    expect(next(cell for cell in cells.all() if not cell.input_value())).to_be_focused()
    page.evaluate("document.activeElement.blur()")
    page.locator(".skip-to-content-link").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#content-start")).to_be_focused()
    for cell in cells.all()[:6]:
        cell.fill("Geneva")
    page.keyboard.press("Control+s")
    expect(page.locator("tr .errorlist").first).to_contain_text("Readers see this change")
    expect(page.locator(".save-bar [name=why]")).to_be_focused()
    assert "content-start" not in page.url
    page.goto("/admin/events/event/?filling=0")  # it is kept for the person


def test_a_message_comes_to_a_place_that_speaks(editor):
    editor.goto("/admin/events/place/add/")
    editor.fill("#id_name_en", "Well that is heard")
    editor.keyboard.press("Control+s")
    expect(editor.locator("[role=status] > .messagelist")).to_contain_text("Well that is heard")
    assert editor.locator(".messagelist").count() == 1


def test_whoever_adds_an_account_goes_on_in_it(editor):
    editor.goto("/admin/events/event/add/")
    editor.locator("#citations-group .add-row a").focus()
    editor.keyboard.press("Enter")
    expect(editor.locator("#citations-1 .select2-selection").first).to_be_focused()  # beside the one that stands open
    editor.locator("#participations-group .add-row a").focus()
    editor.keyboard.press("Enter")
    expect(editor.locator("#participations-0 .select2-selection").first).to_be_focused()


def test_a_page_that_refuses_without_a_field_to_mend_begins_at_what_it_says(editor):
    editor.goto("/admin/events/event/add/")
    editor.fill("#id_date", "2023-03-30")
    editor.fill("#id_title_en", "Envoys without an account")
    editor.locator(".field-kind .select2-selection").focus()
    editor.keyboard.press("Enter")
    expect(editor.locator(".select2-results__option--highlighted")).to_be_visible()
    editor.keyboard.press("Enter")
    expect(editor.locator("#id_kind option:checked")).not_to_have_text("")
    editor.keyboard.press("Control+Enter")
    expect(editor.locator(".errorlist.nonfield")).to_be_focused()
    expect(editor.locator(".errorlist.nonfield")).to_contain_text("at least one account")
    editor.evaluate("localStorage.clear()")


def test_what_was_typed_is_told_to_be_kept_where_one_must_log_in_again(editor, demo):
    page = editor
    page.goto("/admin/events/event/add/")
    page.fill("#id_title_en", "Envoys of the second log-in")
    page.context.clear_cookies(name=re.compile("session"))
    page.keyboard.press("Control+s")
    expect(page.locator("#kept-told")).to_contain_text("is kept in this browser: log in")
    page.fill("#id_username", "editor")
    page.fill("#id_password", demo.passwords["editor"])
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/event/add/$"))
    expect(page.locator("#id_title_en")).to_have_value("Envoys of the second log-in")
    page.locator(".typed-offer button").click()
    expect(page.locator("#id_title_en")).to_have_value("")


def test_who_typed_nothing_is_told_of_nothing_kept(editor):
    editor.context.clear_cookies()
    editor.goto("/admin/")
    expect(editor.locator("#kept-told")).to_be_empty()
    expect(editor.locator("h1")).to_have_text("Log in")
    editor.evaluate("localStorage.setItem('typed:1:/admin/events/event/1/change/', '{}')")
    editor.goto("/admin/login/?next=/admin/events/event/2/change/")
    editor.wait_for_timeout(300)
    expect(editor.locator("#kept-told")).to_be_empty()


def test_a_form_that_comes_back_saved_is_gone_on_with_where_it_was_left(editor):
    page = editor
    page.goto("/admin/events/event/")
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_url(re.compile(r"/event/\d+/change/"))
    for field in ("#id_notes", "[name=_continue]"):
        page.fill("#id_notes", f"Noted at {field}")
        page.focus(field)
        page.keyboard.press("Control+s" if field == "#id_notes" else "Enter")
        expect(page.locator(".messagelist .success")).to_be_visible()
        expect(page.locator(field).first).to_be_focused()
        page.goto(page.url)  # of what was left then nothing is kept
        expect(page.locator("#id_notes")).to_have_value(f"Noted at {field}")
        expect(page.locator(".event-page")).to_be_focused()
        page.keyboard.press("Tab")
        expect(page.locator("#id_date")).to_be_focused()
    page.locator(".field-kind .select2-selection").focus()
    page.fill("#id_notes", "Noted at the kind")
    page.locator(".field-kind .select2-selection").focus()
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(".field-kind .select2-selection")).to_be_focused()


def test_a_list_begins_where_it_says_something(editor):
    editor.goto("/admin/events/place/")
    expect(editor.locator("#content-start")).to_be_focused()
    editor.goto("/admin/events/event/?q=council#content")  # what an address names is gone to
    expect(editor.locator("#result_list")).to_be_visible()
    expect(editor.locator("#content-start")).not_to_be_focused()
