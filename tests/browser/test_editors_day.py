"""An editor's day: two who met, a duplicate merged and split, and what a crash would have lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import pressed
from tests.browser.test_accessibility import violations
from tests.browser.test_editors_first_quarter import choose
from tests.browser.test_reading_desk import own_article


def a_draft(page, title: str, date: str = "1981-06-24") -> str:
    """Written by hand and saved; gives its page."""
    page.goto("/admin/events/event/add/")
    choose(page, "id_kind", "Talks")
    page.fill("#id_title_en", title)
    page.fill("#id_date", date)
    page.click("[name=_continue]")
    page.wait_for_url(re.compile(r"/event/\d+/change/"))
    return page.url


@pytest.mark.both_databases
def test_two_who_met_see_both_versions_and_choose(editor):
    page = editor
    address = a_draft(page, "Meeting of two editors")
    colleague = page.context.new_page()
    colleague.goto(address)
    colleague.fill("#id_title_en", "The colleague's title")
    colleague.fill("#id_summary_en", "The colleague's summary.")
    colleague.click("[name=_continue]")
    expect(colleague.locator(".messagelist .success")).to_be_visible()
    colleague.close()

    page.fill("#id_title_en", "My title")
    page.fill("#id_notes", "My notes")
    page.click("[name=_save]")
    expect(page.locator(".meeting tbody tr")).to_have_count(3)
    expect(page.get_by_text("Nothing of either is lost")).to_be_focused()
    expect(page.locator(".meeting .clash")).to_have_count(1)
    expect(page.locator(".meeting .clash")).to_contain_text("The colleague's title")
    page.locator(".meeting .clash input[value=yours]").check()
    page.click(".submit-row [type=submit]")
    expect(page.locator("#id_title_en")).to_have_value("My title")
    expect(page.locator("#id_summary_en")).to_have_value("The colleague's summary.")
    expect(page.locator("#id_notes")).to_have_value("My notes")


def test_what_is_typed_stands_in_the_form_again_until_it_is_saved_or_thrown_away(editor):
    page = editor
    page.goto("/admin/events/event/add/")
    page.fill("#id_title_en", "Typed before the crash")
    choose(page, "id_kind", "Talks")
    page.locator("#citations-group .add-row a").click()
    page.fill("#id_citations-0-claim_en", "Said before the crash.")
    page.goto("/admin/")  # at once, as a hand that slips
    page.goto("/admin/events/event/add/")
    expect(page.locator(".typed-offer")).to_contain_text("was not saved: it stands here again")
    expect(page.locator("#id_title_en")).to_have_value("Typed before the crash")
    expect(page.locator("#id_citations-0-claim_en")).to_have_value("Said before the crash.")
    expect(page.locator("#select2-id_kind-container")).to_contain_text("Talks")
    page.fill("#id_date", "1981")
    page.locator("#citations-group .inline-deletelink, #citations-0 .inline-deletelink").first.click()
    page.click("[name=_continue]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    address = page.url
    page.fill("#id_summary_en", "A summary that nobody saved.")
    page.fill("#comments textarea", "A comment that nobody sent.")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    for leaving in ("a.withdraw", "a[href$='/merge/']", "#logout-form button"):
        page.click(leaving)
    leaves = "What you typed at this desk and did not save goes as you log out. Log out all the same?"
    assert asked == [*["What you typed here is not saved. Go on without saving it?"] * 2, leaves]
    assert page.url == address
    page.reload()
    expect(page.locator("#id_summary_en")).to_have_value("A summary that nobody saved.")
    expect(page.locator("#comments textarea")).to_have_value("A comment that nobody sent.")
    page.click("#comments .say > .button")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("#comments textarea")).to_have_value("")
    expect(page.locator("#id_summary_en")).to_have_value("A summary that nobody saved.")
    page.locator(".typed-offer button").click()
    expect(page.locator(".typed-offer")).to_have_count(0)
    expect(page.locator("#id_summary_en")).to_have_value("")
    page.goto("/admin/events/event/add/")
    expect(page.locator("#id_title_en")).to_have_value("")
    page.goto(address)
    expect(page.locator(".typed-offer")).to_have_count(0)
    page.click("a.withdraw")
    page.wait_for_url("**/withdraw/")
    assert len(asked) == 3


def test_what_was_typed_before_a_colleague_saved_is_offered_and_meets_theirs(editor):
    page = editor
    address = a_draft(page, "Typed while another saved")
    page.fill("#id_title_en", "My title, not saved")
    page.goto("/admin/")
    colleague = page.context.browser.new_context(base_url=page.evaluate("location.origin"))
    colleague.add_cookies(page.context.cookies())
    theirs = colleague.new_page()
    theirs.goto(address)
    theirs.fill("#id_title_en", "Their title")
    theirs.click("[name=_continue]")
    expect(theirs.locator(".messagelist .success")).to_be_visible()
    colleague.close()
    page.goto(address)
    expect(page.locator("#id_title_en")).to_have_value("Their title")
    page.locator(".typed-offer button").first.click()
    expect(page.locator("#id_title_en")).to_have_value("My title, not saved")
    page.click("[name=_save]")
    expect(page.locator(".meeting .clash")).to_contain_text("Their title")


@pytest.mark.both_databases
def test_a_likely_duplicate_shows_while_one_writes_and_is_merged_and_split(editor):
    page = editor
    first = a_draft(page, "Signing of the harbour accord", "1981-07-01")
    page.goto("/admin/events/event/add/")
    page.fill("#id_title_en", "Harbour accord signing")
    page.fill("#id_date", "1981-07-01")
    expect(page.locator(".similar")).to_contain_text("Signing of the harbour accord")
    second = a_draft(page, "Harbour accord signing", "1981-07-01")

    page.goto(second)
    page.click("text=Merge another event into it")
    page.locator("#content li a", has_text="Signing of the harbour accord").click()
    expect(page.locator("#id_public_reason")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(page.locator(".messagelist")).to_contain_text("was merged into this event")
    expect(page.locator("button", has_text="Split it again")).to_have_count(1)
    page.goto(first)
    expect(page.locator(".warning")).to_contain_text("Harbour accord signing")
    expect(page.locator("[name=_publish]")).to_have_count(0)
    page.goto(second)
    page.click("text=Split it again")
    expect(page.locator(".messagelist")).to_contain_text("apart again")


def test_what_a_save_changed_is_undone_by_one_press(editor):
    page = editor
    address = a_draft(page, "Told before the press")
    page.fill("#id_title_en", "Told after it")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.click(".messagelist a:has-text('Undo')")
    expect(page.locator(".messagelist")).to_contain_text("1 event is as it was before.")
    expect(page.locator("#id_title_en")).to_have_value("Told before the press")
    assert page.url == address


def test_an_arabic_keyboard_saves(editor):
    """Whose letters are others, by their place: Ctrl+س."""
    page = editor
    a_draft(page, "Saved by Arabic keys")
    page.fill("#id_notes", "By keys")
    with page.expect_navigation():
        page.evaluate(pressed("س", "KeyS"))
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("#id_notes")).to_have_value("By keys")


def test_the_keyboard_saves(editor):
    page = editor
    a_draft(page, "Saved by keys")
    page.fill("#id_notes", "By keys")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator("#id_notes")).to_have_value("By keys")
    page.fill("#id_date", "nonsense")
    page.keyboard.press("Control+s")
    expect(page.locator(".errornote")).to_be_visible()
    expect(page.locator("#id_date")).to_be_focused()


@pytest.mark.browser_context_args(bypass_csp=True)  # axe styles what it measures here, and would be refused
def test_an_event_of_three_accounts_is_seen_in_two_screens_and_takes_the_date_of_one(editor):
    page = editor
    page.set_viewport_size({"width": 1366, "height": 850})
    page.goto("/admin/events/event/?q=inclusion%20spanish%20sahara")
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator(".account-told")).to_have_count(3)
    assert page.evaluate("document.querySelector('#main').scrollHeight") <= 2 * 850
    panel = page.locator(".panel")
    page.locator("#participations-group").scroll_into_view_if_needed()
    for name in ("#id_date", "#id_public_reason", "[name=_save]", "[name=_publish]"):
        expect(panel.locator(name)).to_be_in_viewport()
    before = page.input_value("#id_date")
    button = page.locator("[data-use-date]").last
    told = button.get_attribute("data-use-date")
    assert told != before
    button.click()
    expect(page.locator("#id_date")).to_have_value(told)
    expect(page.locator("#id_date")).to_be_focused()
    page.click("[name=_save]")
    expect(page.locator(".field-public_reason .errorlist")).to_be_visible()
    expect(page.locator(".messagelist")).to_have_count(0)
    assert violations(page, "light", "event") == {}
    page.set_viewport_size({"width": 390, "height": 850})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    expect(page.locator("[name=_save]")).to_be_in_viewport()


def test_an_article_saved_after_a_refusal_is_not_said_to_be_unsaved_though_another_page_follows(editor):
    page = editor
    own_article(page, "Envoys moved on Monday.")
    page.select_option(".card [name$=kind]", index=1)
    page.click(".card [name=_publish]")
    expect(page.locator(".card")).to_have_count(0)
    page.get_by_role("link", name="Correct the article").click()
    page.wait_for_url("**/change/")
    address = page.url
    page.fill("#id_published", "2024-05-17")
    page.click("[name=_save]")
    expect(page.locator(".field-public_reason .errorlist")).to_be_visible()
    page.fill("#id_public_reason", "It was dated a week later.")
    page.click("[name=_save]")
    page.wait_for_url("**/dates/")
    expect(page.locator(".messagelist .success").last).to_have_text("The article was saved.")
    page.goto(address)
    expect(page.locator("#id_published")).to_have_value("2024-05-17")
    expect(page.locator(".typed-offer")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('typed:'))") == []
