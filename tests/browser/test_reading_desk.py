"""An editor reads an article at the desk: pasted, by keyboard, by selecting words, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_late_answers import hold, until_held

ARTICLE = """نيويورك – استقبل الأمين العام للأمم المتحدة مساء الخميس وفدا من الاتحاد الأفريقي، وبحث معه سير المحادثات.

ويوم الاثنين دعا مجلس الأمن جميع الأطراف إلى محادثات غير رسمية، وفق بيان صادر عن الأمانة العامة.

ومن المقرر أن يعقد المجلس جلسة مغلقة في مايو."""
READ = "/admin/events/article/?q=نص للتمرين"


@pytest.fixture
def arabic(editor):
    editor.set_extra_http_headers({"Accept-Language": "ar"})
    return editor


class Hand:
    """Clicks as a person does, and counts."""

    def __init__(self, page) -> None:
        self.page, self.clicks = page, 0

    def click(self, selector: str) -> None:
        self.page.locator(selector).first.click()
        self.clicks += 1

    def type(self, selector: str, text: str) -> None:
        self.click(selector)
        self.page.keyboard.insert_text(text)


def test_from_a_pasted_arabic_article_to_three_published_events_in_fifteen_clicks_and_three_pages(arabic):
    page = arabic
    page.goto("/admin/events/article/add/")
    hand = Hand(page)
    hand.type("#id_published", "1983-02-04")
    hand.type("#id_text", ARTICLE)
    hand.click("[name=_read]")
    expect(page.locator(".card")).to_have_count(3)
    expect(page.locator("#reading-desk h2").first).to_have_text("3 مقترحات تنتظر القرار")
    titles = [page.locator(".card [name$=title]").nth(number).input_value() for number in range(3)]
    for left in (2, 1, 0):
        hand.click(".card[data-current] button[name=_publish]")
        expect(page.locator(".card")).to_have_count(left)
    hand.click(".to-timeline")
    page.wait_for_url("**/ar/western-sahara/")
    page.goto("/ar/western-sahara/?from=1983&to=1983")
    entries = page.locator("#list")
    for title in titles:
        expect(entries.get_by_text(title, exact=True)).to_be_visible()
    expect(entries.locator("li", has_text=titles[0]).locator(".when")).to_have_text("3 فبراير 1983")
    expect(entries.locator("li", has_text=titles[1]).locator(".when")).to_have_text("31 يناير 1983")
    expect(entries.locator("li", has_text=titles[2]).locator(".when")).to_contain_text("مايو 1983")
    assert hand.clicks <= 15

    entries.get_by_text(titles[0], exact=True).click()
    expect(page.locator(".working").first).to_contain_text("محسوبا من 4 فبراير 1983، أي الخميس 3 فبراير 1983")


def test_the_practice_article_waits_and_is_decided_by_keyboard(arabic):
    page = arabic
    page.goto(READ)
    page.click(".field-waiting a")
    page.wait_for_url("**/read/")
    cards = page.locator(".card")
    before, decided = cards.count(), page.locator(".decided li").count()
    assert before + decided >= 5  # other tests may have decided some
    expect(cards.first).to_be_focused()  # so that keys work at once
    page.keyboard.press("j")
    expect(cards.nth(1)).to_be_focused()
    words = cards.nth(1).get_attribute("id").replace("candidate-", "words-")
    expect(page.locator(".expression.lit")).to_have_attribute("id", words)
    page.keyboard.press("k")
    page.keyboard.press("c")
    expect(cards.first.locator("[name$=more_actors]")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("2")  # or its first letters, by which its name begins
    assert page.evaluate("document.activeElement.selectedOptions[0].label").endswith(" · 2")
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    expect(cards).to_have_count(before - 1)
    expect(cards.first).to_be_focused()
    page.keyboard.press("x")
    expect(cards).to_have_count(before - 2)
    expect(page.locator(".decided li")).to_have_count(decided + 2)
    page.keyboard.press("u")
    expect(cards).to_have_count(before - 1)
    expect(cards.first).to_be_focused()
    page.keyboard.press("x")
    expect(page.locator(".decided li")).to_have_count(decided + 2)
    cards.first.locator("[name$=title]").press("x")
    expect(cards).to_have_count(before - 2)
    page.locator(".keys-on").dispatch_event("click")  # letters are off, and stay so
    page.reload()
    expect(page.locator(".keys-on")).not_to_be_checked()
    cards.first.press("x")
    expect(cards).to_have_count(before - 2)
    page.locator(".keys-on").dispatch_event("click")
    cards.first.press("x")
    expect(cards).to_have_count(before - 3)
    page.keyboard.press("u")
    expect(cards).to_have_count(before - 2)


@pytest.mark.both_databases
def test_selected_words_become_an_account_of_an_event(arabic):
    page = arabic
    page.goto(READ)
    page.click("#result_list tbody th a")
    page.click("text=قراءة هذا المقال")
    page.wait_for_url("**/read/")
    page.evaluate("""() => {
      const text = document.querySelector(".article-text");
      const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
      const node = [...(function* () { while (walker.nextNode()) yield walker.currentNode; })()]
        .find((one) => one.data.includes("إحاطتين إلى مجلس الأمن"));
      const start = node.data.indexOf("إحاطتين");
      getSelection().setBaseAndExtent(node, start, node, start + "إحاطتين إلى مجلس الأمن".length);
    }""")
    expect(page.locator("[name=words]")).to_have_value("إحاطتين إلى مجلس الأمن")
    page.click(".words button")
    card = page.locator(".card[data-current]")
    expect(card.locator("[name$=quote]")).to_have_value("إحاطتين إلى مجلس الأمن")
    field = card.locator("[data-find-events]")
    field.press_sequentially("مشاورات مغلقة")
    option = page.locator("#found-events option").first
    expect(option).to_have_attribute("value", re.compile("مشاورات مغلقة"))  # not what the first letters gave
    title = option.get_attribute("value")
    field.fill(title)
    expect(card.locator(".another input[type=radio]")).to_be_checked()
    card.locator("[name=_accept]").click()
    expect(page.locator(".messagelist")).to_contain_text("ضُمت الرواية إلى")


def test_a_refused_card_keeps_what_was_typed_and_says_why(arabic):
    page = arabic
    page.goto(READ)
    page.click(".field-waiting a")
    page.wait_for_url("**/read/")
    card = page.locator(".card").first
    card.locator("[name$=title]").fill("")
    card.locator("[name$=quote]").fill("كلمات ليست في المقال")
    card.locator("[name=_publish]").click()
    expect(card.locator(".errorlist")).to_have_count(2)
    expect(card.locator("[name$=quote]")).to_have_value("كلمات ليست في المقال")
    expect(card.locator("[name$=title]")).to_be_focused()


def own_article(page, text: str, published: str = "2024-05-10"):
    """Paste an article and read it."""
    page.goto("/admin/events/article/add/")
    page.fill("#id_published", published)
    page.fill("#id_text", text)
    page.click("[name=_read]")
    page.wait_for_url("**/read/")
    return page.locator(".card")


def test_what_is_typed_in_other_cards_stays_when_one_is_decided(editor):
    cards = own_article(editor, "Envoys met on Monday.\n\nShells fell on Tuesday.\n\nTroops left on Wednesday.")
    second, third = (f"#{cards.nth(n).get_attribute('id')} " for n in (1, 2))
    editor.fill(f"{second}[name$=title]", "A title of my own")
    editor.select_option(f"{second}[name$=kind]", index=2)
    editor.check(f"{second}[name$=choice] >> nth=1")
    kind = editor.locator(f"{second}[name$=kind]").input_value()
    cards.first.locator("[name=_reject]").click()
    expect(cards).to_have_count(2)
    expect(editor.locator(f"{second}[name$=title]")).to_have_value("A title of my own")
    expect(editor.locator(f"{second}[name$=kind]")).to_have_value(kind)
    expect(editor.locator(f"{second}[name$=choice] >> nth=1")).to_be_checked()

    editor.locator(f"{third}[name$=title]").fill("")
    editor.locator(f"{third}[name=_accept]").click()
    expect(editor.locator(f"{third}.errorlist").first).to_be_visible()
    expect(editor.locator(f"{second}[name$=title]")).to_have_value("A title of my own")
    expect(editor.locator(f"{second}.errorlist")).to_have_count(0)
    editor.fill(f"{third}[name$=said_by]", "A herdsman")
    editor.locator(f"{second}[name=_reject]").click()
    expect(cards).to_have_count(1)
    expect(editor.locator(f"{third}[name$=said_by]")).to_have_value("A herdsman")


def test_of_the_place_typed_and_the_one_offered_that_stands_which_was_said_last(editor):
    card = own_article(editor, "Shells fell in Goma on Monday.").first
    offered = card.locator("[name$=offered_place]:checked")
    expect(offered).to_have_value("Goma")
    card.locator("[name$=-place]").fill("North Kivu")
    expect(offered).to_have_value("")
    card.locator("[name$=offered_place][value=Goma]").check()
    expect(card.locator("[name$=-place]")).to_have_value("")
    expect(card.locator(".says-new")).to_have_text("")


def test_enter_completes_the_one_name_that_begins_with_what_was_typed(editor):
    card = own_article(editor, "Shells fell in Goma on Monday.").first
    place = card.locator("[name$=-place]")
    names = editor.evaluate("[...document.getElementById('place-names').options].map(({ value }) => value)")
    begun = next(name[:5] for name in names if sum(one.startswith(name[:5]) for one in names) == 1 and len(name) > 5)
    place.fill(begun)
    expect(card.locator(".says-new")).to_contain_text(begun)
    place.press("Enter")
    assert place.input_value() in names
    expect(card.locator(".says-new")).to_have_text("")


def test_a_card_that_is_not_ticked_says_what_it_waits_for(editor):
    card = own_article(editor, "Shells fell in Goma on Monday.").first
    box, lacks = card.locator("[name$=-along]"), card.locator(".lacks")
    card.locator("select[name$=kind]").select_option("")
    card.locator("[name$=offered_place][value='']").check()
    expect(box).not_to_be_checked()
    expect(lacks).to_have_text("The kind is missing. The place is missing.")
    expect(box).to_have_accessible_description("The kind is missing. The place is missing.")
    card.locator("[name$=offered_place][value=Goma]").check()
    expect(lacks).to_have_text("The kind is missing.")
    card.locator("select[name$=kind]").select_option(index=1)
    expect(box).to_be_checked()
    expect(lacks).to_be_hidden()


def test_the_next_article_is_asked_for_where_no_card_is_ticked_and_something_was_decided(editor):
    cards = own_article(editor, "Envoys of the last box met on Monday.\n\nShells of the last box fell on Tuesday.")
    box = editor.locator("#take-text")
    expect(box).to_be_hidden()
    cards.first.locator("[name=_reject]").click()
    expect(cards).to_have_count(1)
    expect(cards.locator("[name$=-along]")).not_to_be_checked()
    expect(box).to_be_visible()
    expect(box).not_to_be_focused()


def test_the_button_for_selected_words_is_at_hand_wherever_they_stand(editor):
    editor.set_viewport_size({"width": 1366, "height": 800})
    own_article(editor, "Envoys of the long text met on Monday.\n\n" + "And the rain went on.\n\n" * 60)
    editor.locator(".desk-text").evaluate("text => { text.scrollTop = text.scrollHeight; }")
    expect(editor.locator(".words button")).to_be_in_viewport(ratio=1)


def test_a_refusal_is_told_in_its_colour_and_the_next_article_is_begun_after_a_change_of_language(editor):
    card = own_article(editor, "Shells fell in Goma on Monday. " + "And the rain went on and on. " * 20).first
    editor.evaluate("getSelection().selectAllChildren(document.querySelector('.article-text'))")
    editor.locator(".words button").click()
    expect(editor.locator(".desk-says.failed")).to_contain_text("300")
    card.locator("[name=_reject]").click()
    expect(editor.locator(".desk-says:not(.failed)")).to_contain_text("Rejected")
    expect(editor.locator("#take-text")).to_be_focused()
    with editor.expect_navigation():
        editor.click("button[name=language][value=fr]")
    expect(editor.locator("#take-text")).to_be_focused()


def test_an_account_of_another_date_is_four_clicks_on_one_page(editor):
    hand = Hand(editor)
    own_article(editor, "The accord of the four clicks was signed on Monday.")
    card = editor.locator(".card").first
    card.locator("[name$=-title]").fill("The accord of the four clicks")
    card.locator("select[name$=kind]").select_option(index=1)
    card.locator("[name=_publish]").click()
    expect(editor.locator(".card")).to_have_count(0)
    own_article(editor, "Papers say that the accord of the four clicks was signed on Tuesday.")
    address = editor.url
    stands = card.locator(".stands")
    expect(stands).to_be_hidden()
    hand.click(".same label:has-text('four clicks')")
    expect(card.locator(".two-dates b")).to_have_text(["6 May 2024", "7 May 2024"])
    hand.click(".two-dates label:has-text('this account')")
    card.press("Control+Enter")
    reason = card.locator("[name$=date_reason]")
    expect(reason).to_be_focused()
    expect(reason).to_be_in_viewport(ratio=1)
    hand.type("[name$=date_reason]", "The second paper saw the document.")
    hand.click("[name=_publish]")
    expect(editor.locator(".messagelist")).to_contain_text("The account was added and published")
    assert hand.clicks == 4
    assert editor.url.split("?")[0] == address.split("?")[0]
    editor.locator(".desk-says a").first.click()
    expect(editor.locator(".when.big")).to_have_text("7 May 2024")
    expect(editor.locator("main")).to_contain_text("The second paper saw the document.")


def test_a_refused_date_is_told_once(editor):
    card = own_article(editor, "Envoys of the refused date met on Monday.").first
    date = card.locator("[name$=-date]")
    date.fill("nonsense")
    card.locator("[name=_accept]").click()
    expect(card.locator(".errorlist")).to_have_count(1)
    expect(card.locator(".date-claim-says")).to_contain_text("nonsense")
    expect(card.locator(".errorlist")).to_be_hidden()
    date.fill("nonsense of another kind")
    expect(card.locator(".date-claim-says")).to_contain_text("another kind")
    expect(card.locator(".errorlist")).to_be_hidden()


def test_a_key_for_cards_that_are_not_there_says_so(editor):
    card = own_article(editor, "Envoys of the silent key met on Monday.").first
    along = card.locator("[name$=-along]")
    for ticked, key, told in ((True, "Shift+X", "All cards are ticked"), (False, "Shift+A", "No card is ticked")):
        along.set_checked(ticked)
        card.focus()
        editor.keyboard.press(key)
        expect(editor.locator(".desk-says")).to_contain_text(told)
        expect(card).to_be_visible()


def test_an_account_of_what_happened_a_year_before_takes_its_day_and_is_no_plan(editor):
    """A day without a year is guessed to be yet to come; the event that it is of says which year it is."""
    card = own_article(editor, "The ferry of the guessed year sank at Ardenville on 4 May 2023.").first
    card.locator("[name$=-title]").fill("The ferry of the guessed year sinks")
    card.locator("select[name$=kind]").select_option(index=1)
    card.locator("[name=_publish]").click()
    expect(editor.locator(".card")).to_have_count(0)
    card = own_article(editor, "The ferry of the guessed year sinks on May 4.", "2024-01-12").first
    expect(card.locator("[name$=choice]:checked")).to_have_value("2024-05-04")
    expect(card.locator("select[name$=stance]")).to_have_value("announces")
    card.focus()
    editor.keyboard.press("m")
    expect(card.locator("[name$=choice]:checked")).to_have_value("2023-05-04")
    expect(card.locator("select[name$=stance]")).to_have_value("reports")
    card.locator("[name$=choice]").first.check()
    expect(card.locator("select[name$=stance]")).to_have_value("announces")
    card.locator("[name$=choice]").nth(1).check()
    card.press("Control+Enter")
    expect(editor.locator(".messagelist")).to_contain_text("The account was added and published")


def test_an_event_of_the_same_day_asks_for_no_date_and_one_that_readers_do_not_see_for_nothing_told(editor):
    own_article(editor, "The gate of the two cases was closed on Monday.")
    card = editor.locator(".card").first
    card.locator("select[name$=kind]").select_option(index=1)
    card.locator("[name=_accept]").click()
    expect(editor.locator(".card")).to_have_count(0)
    own_article(editor, "Papers say that the gate of the two cases was closed on Monday.")
    card.press("m")
    expect(card.locator(".same label:has-text('gate of the two cases') input")).to_be_checked()
    expect(card.locator(".stands")).to_be_hidden()
    expect(card.locator(".told")).to_be_hidden()
    expect(card.locator(".titles")).to_be_hidden()
    editor.locator(".card [name$=-date]").fill("8 May 2024")
    expect(card.locator(".two-dates b").last).to_have_text("8 May 2024")
    expect(card.locator(".stands")).to_be_visible()
    card.press("n")
    expect(card.locator(".stands")).to_be_hidden()


def test_what_was_typed_survives_leaving_a_crash_and_an_undone_decision(editor):
    own_article(editor, "Envoys dined on Monday.\n\nShells rained on Tuesday.")
    first, second = (f"#{editor.locator('.card').nth(n).get_attribute('id')} " for n in (0, 1))
    editor.fill(f"{first}[name$=-title]", "A title of my own")
    editor.fill(f"{second}[name$=-place]", "A place of mine")
    editor.select_option(f"{first}[name$=kind]", index=2)
    editor.fill(f"{second}[name$=-date]", "3 May 2024")
    address = editor.url
    editor.goto("/admin/")
    editor.goto(address)
    expect(editor.locator(f"{first}[name$=-title]")).to_have_value("A title of my own")
    expect(editor.locator(f"{second}[name$=-place]")).to_have_value("A place of mine")
    expect(editor.locator(f"{second}.says-new")).to_contain_text("A place of mine")
    expect(editor.locator(f"{second}.date-claim-says")).to_contain_text("3 May 2024")
    editor.click(f"{first}[name=_accept]")
    expect(editor.locator(".card")).to_have_count(1)
    expect(editor.locator(".undo:visible")).to_have_count(1)
    expect(editor.locator(".messagelist")).to_be_hidden()  # it says the same
    editor.click(".desk-says .undo")
    expect(editor.locator(".card")).to_have_count(2)
    expect(editor.locator(f"{first}[name$=-title]")).to_have_value("A title of my own")
    expect(editor.locator(first)).to_be_focused()


def test_without_an_answer_nothing_is_lost_and_the_button_works_again(editor):
    cards = own_article(editor, "Envoys slept on Monday.")
    editor.evaluate("() => { window.answers = fetch; window.fetch = () => Promise.reject(new TypeError()); }")
    cards.first.locator("[name$=-title]").fill("Kept")
    cards.first.locator("[name=_reject]").click()
    expect(editor.locator(".desk-says")).to_contain_text("try again")
    expect(cards.first.locator("[name$=-title]")).to_have_value("Kept")
    editor.evaluate("() => { window.fetch = window.answers; }")
    cards.first.locator("[name=_reject]").click()
    expect(cards).to_have_count(0)


def test_a_press_on_a_field_of_another_card_moves_nothing_under_the_finger(editor):
    filler = "\n\n".join(f"Nothing is said of any day in paragraph {n}." for n in range(40))
    cards = own_article(editor, f"Envoys walked on Monday.\n\n{filler}\n\nTroops ran on Tuesday.")
    second = cards.nth(1).locator("select[name$=stance]")
    second.scroll_into_view_if_needed()
    before = editor.evaluate("scrollY")
    second.focus()
    assert editor.evaluate("scrollY") == before
    expect(editor.locator(".expression.lit")).to_be_in_viewport()


def test_on_a_telephone_text_and_buttons_stay_in_view_and_are_large(editor):
    cards = own_article(editor, "Envoys rowed on Monday.\n\nShells sank on Tuesday.")
    editor.set_viewport_size({"width": 390, "height": 844})
    cards.nth(1).locator("[name$=quote]").scroll_into_view_if_needed()
    cards.nth(1).locator("[name$=-place]").click()
    expect(editor.locator(".expression.lit")).to_be_in_viewport()
    publish = cards.nth(1).locator("[name=_publish]")
    expect(publish).to_be_in_viewport(ratio=1)
    assert publish.bounding_box()["height"] >= 44
    another = cards.nth(1).locator(".another")
    another.locator("label span").evaluate("one => { one.textContent = 'one of many words, '.repeat(5); }")
    sign, words = another.locator("input[type=radio]").bounding_box(), another.locator("label span").bounding_box()
    assert words["y"] <= sign["y"] + sign["height"] / 2 <= words["y"] + words["height"]  # beside it, not above
    assert editor.evaluate("document.documentElement.scrollWidth") == 390


def test_what_is_typed_while_an_answer_is_under_way_stays_and_so_does_the_place(editor):
    cards = own_article(editor, "Envoys sat on Monday.\n\nShells hit on Tuesday.\n\nTroops went on Wednesday.")
    editor.route(re.compile(r"/read/\d+/$"), lambda route: (editor.wait_for_timeout(400), route.continue_()))
    third = f"#{cards.nth(2).get_attribute('id')} "
    title = editor.locator(f"{third}[name$=title]")
    title.fill("Before; ")
    cards.first.locator("[name=_reject]").click()
    title.press("End")
    editor.keyboard.type("after")
    expect(cards).to_have_count(2)
    expect(title).to_have_value("Before; after")
    expect(title).to_be_focused()
    editor.keyboard.type(" that, p and x")
    expect(title).to_have_value("Before; after that, p and x")
    expect(cards).to_have_count(2)


def test_keys_pressed_before_the_answer_comes_are_of_the_next_card(editor):
    cards = own_article(editor, "Envoys sat on Monday.\n\nShells hit on Tuesday.\n\nTroops went on Wednesday.")
    held = hold(editor, r"/read/\d+/$")
    second = f"#{cards.nth(1).get_attribute('id')} "
    kind = editor.locator(f"{second}[name$=kind]").input_value()
    cards.first.focus()
    editor.keyboard.press("x")
    until_held(editor, held)
    editor.keyboard.press("t")
    editor.keyboard.type("2 shells")
    held.pop().continue_()
    expect(cards).to_have_count(2)
    title = editor.locator(f"{second}[name$=title]")
    editor.keyboard.type(" in Arden")
    expect(title).to_have_value("2 shells in Arden")
    assert editor.locator(f"{second}[name$=kind]").input_value() == kind


def test_a_card_that_is_refused_has_the_focus_again(editor):
    cards = own_article(editor, "Envoys sat on Monday.\n\nShells hit on Tuesday.")
    first = f"#{cards.first.get_attribute('id')} "
    editor.fill(f"{first}[name$=date]", "no day at all")
    cards.first.focus()
    editor.keyboard.press("p")
    expect(editor.locator(f"{first}.errorlist")).to_have_count(2)  # of the date, and of the kind
    expect(editor.locator(f"{first}.date-claim")).to_be_focused()
    expect(cards).to_have_count(2)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_was_done_is_told_over_all_that_is_there(editor, language):
    editor.set_viewport_size({"width": 1280, "height": 800})
    editor.set_extra_http_headers({"Accept-Language": language})
    cards = own_article(editor, f"Envoys met in the town of {language} on Monday.")
    cards.first.locator("select[name$=kind]").select_option(index=1)
    cards.first.locator("[name=_accept]").click()
    told = editor.locator(".desk-says")
    expect(told).not_to_be_empty()
    box = told.bounding_box()
    middle = box["y"] + box["height"] / 2
    for x in (box["x"] + 2, box["x"] + box["width"] - 2):
        told.evaluate("told => { told.style.pointerEvents = 'auto'; }")
        assert editor.evaluate("([x, y]) => document.elementFromPoint(x, y).className", [x, middle]) == "desk-says"


def test_text_and_cards_have_the_whole_width(editor):
    editor.set_viewport_size({"width": 1366, "height": 850})
    card = own_article(editor, "Envoys met in the widest town on Monday.").first
    expect(editor.locator("#nav-sidebar")).to_have_count(0)
    assert card.bounding_box()["width"] > 540
    assert editor.locator(".article-text").bounding_box()["width"] > 640
    buttons = [button.bounding_box()["y"] for button in card.locator(".actions .button").all()]
    assert buttons == [buttons[0]] * 3
    editor.set_extra_http_headers({"Accept-Language": "fr"})
    editor.reload()
    tick, *buttons = [one.bounding_box() for one in card.locator(".actions :is(.along, .button)").all()]
    assert [button["y"] for button in buttons] == [buttons[0]["y"]] * 3
    assert tick["y"] + tick["height"] <= buttons[0]["y"]


@pytest.mark.parametrize("width", [390, 1000, 1366])
def test_what_was_done_is_told_over_no_button_of_the_next_card(editor, width):
    editor.set_viewport_size({"width": width, "height": 800})
    cards = own_article(editor, f"Envoys met in {width} on Monday.\n\nShells fell on Tuesday.")
    cards.first.locator("select[name$=kind]").select_option(index=1)
    cards.first.locator("[name=_accept]").click()
    told = editor.locator(".desk-says")
    expect(told).not_to_be_empty()
    said = told.bounding_box()
    for button in cards.first.locator(".actions .button").all():
        button.scroll_into_view_if_needed()
        box, said = button.bounding_box(), told.bounding_box()
        beside = box["x"] >= said["x"] + said["width"] or box["x"] + box["width"] <= said["x"]
        assert beside or box["y"] >= said["y"] + said["height"] or box["y"] + box["height"] <= said["y"]


def test_enter_in_a_field_decides_nothing(editor):
    cards = own_article(editor, "Envoys rose on Monday.\n\nShells flew on Tuesday.")
    cards.first.locator("[name$=title]").press("Enter")
    editor.wait_for_timeout(300)
    expect(cards).to_have_count(2)
    assert "\n" not in cards.first.locator("[name$=title]").input_value()
    expect(editor.locator(".messagelist li")).to_have_count(1)  # of the saving


def test_keys_stand_in_the_order_of_the_words_that_tell_of_them(arabic):
    """In Arabic the first is at the right, and what is pressed together from left to right."""
    page = arabic
    page.goto(READ)
    page.click(".field-waiting a")
    page.wait_for_url("**/read/")
    told = page.locator(".keys kbd")
    at = [(key.text_content(), key.bounding_box()["x"]) for key in told.all()]
    assert [key for key, _x in at] == ["J", "K", "U", "Esc", "Ctrl", "Enter", "Enter", "T", "Enter"]
    j, k, _undo, _leave, ctrl, enter, *_others = [x for _key, x in at]
    assert j > k
    assert ctrl < enter
    page.goto("/admin/events/conflict/help/")
    row = page.locator("tr", has_text="إلى التاريخ").locator("kbd")
    assert row.all_text_contents() == ["D", "T", "G", "L"]
    places = [key.bounding_box()["x"] for key in row.all()]
    assert places == sorted(places, reverse=True)


@pytest.mark.parametrize("width", [390, 1366])
def test_titles_are_seen_whole_and_typed_one_after_the_other(editor, width):
    cards = own_article(editor, "Envoys danced on Monday.\n\nShells fell on Tuesday.\n\nTroops sang on Wednesday.")
    editor.set_viewport_size({"width": width, "height": 850})
    titles = cards.locator("[name$=-title]")
    for card in cards.all():
        card.locator("select[name$=-kind]").select_option(index=1)
    cards.first.focus()
    for number in range(3):
        if number == 0:
            editor.keyboard.press("t")
        expect(titles.nth(number)).to_be_focused()
        editor.keyboard.type(f"Title {number} of a card, " + "which takes more room than a line " * 3)
        cut = "field => [field.scrollWidth - field.clientWidth, field.scrollHeight - field.clientHeight]"
        assert titles.nth(number).evaluate(cut) == [0, 0]
        editor.keyboard.press("Enter")
    expect(cards.first.locator("[name$=-place]")).to_be_focused()  # it is missing
    expect(cards).to_have_count(3)
    assert [field.input_value()[:7] for field in titles.all()] == ["Title 0", "Title 1", "Title 2"]


def test_without_javascript_the_desk_works_by_reloading(browser, demo):
    context = browser.new_context(java_script_enabled=False, base_url=demo.url)
    page = context.new_page()
    page.goto("/admin/login/?next=/admin/events/article/add/")
    page.fill("#id_username", "editor")
    page.fill("#id_password", demo.passwords["editor"])
    page.click("[type=submit]")
    page.fill("#id_published", "1984-02-04")
    page.fill("#id_text", ARTICLE.replace("نيويورك", "جنيف"))
    page.click("[name=_read]")
    page.wait_for_url("**/read/")
    before = page.locator(".card").count()
    assert before == 3
    page.locator(".card [name$=title]").nth(1).fill("عنوان كتبته بيدي")
    page.locator(".card [name=_reject]").first.click()
    expect(page.locator(".card")).to_have_count(before - 1)
    expect(page.locator(".card [name$=title]").first).to_have_value("عنوان كتبته بيدي")
    context.close()
