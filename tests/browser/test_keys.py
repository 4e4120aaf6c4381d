"""The chart by keys alone, which it names where Tab comes to it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_chart import shown_days
from tests.browser.test_timeline_page import PAGE, until

HAS_FOCUS = "document.activeElement.id === 'chart'"


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_chart_is_worked_by_keys_which_it_says(page, lang):
    page.route("**/plotly*.js", lambda route: route.fulfill(body=""))
    page.goto(PAGE.format(lang))
    page.locator("#chart-title").evaluate("title => { title.tabIndex = -1; title.focus(); }")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate(HAS_FOCUS):
            break
    assert page.evaluate(HAS_FOCUS)
    expect(page.locator("#chart-keys")).to_be_visible()
    expect(page.locator("#chart-keys kbd")).to_have_count(9)
    chart = page.locator("#chart")
    assert chart.get_attribute("role") == "application"
    assert (chart.get_attribute("aria-labelledby"), chart.get_attribute("aria-describedby")) == (
        "chart-title",
        "chart-help chart-keys",
    )
    later, earlier = ("ArrowLeft", "ArrowRight") if lang == "ar" else ("ArrowRight", "ArrowLeft")
    page.keyboard.press(later)
    expect(page.locator(".told .chosen")).to_contain_text("1963")
    expect(page.locator(".hover")).to_contain_text("1963")
    for _ in range(12):
        page.keyboard.press(later)
    twelfth = page.locator(".told .chosen").text_content()
    page.keyboard.press(later)
    expect(page.locator(".told .chosen")).not_to_have_text(twelfth)
    page.keyboard.press(earlier)
    expect(page.locator(".told .chosen")).to_have_text(twelfth)
    page.keyboard.press("Enter")
    expect(page.locator("#card-title")).to_be_visible()
    assert twelfth.startswith(page.locator("#card-title").text_content())
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    expect(page).not_to_have_url(re.compile("card="))  # the step back is done
    assert page.evaluate(HAS_FOCUS)
    for _ in range(3):
        page.keyboard.press("+")
    [(first, last)] = shown_days(page)
    page.keyboard.press(f"Shift+{later}")
    [(after, _last)] = shown_days(page)
    assert first < after < last
    page.keyboard.press("-")
    assert int(shown_days(page)[0][0][:4]) < int(after[:4])
    page.keyboard.press("Home")
    assert shown_days(page) == []


def test_keys_go_on_to_events_beyond_the_shown_days_with_the_drawing_and_with_plotlys_chart(page):
    page.goto(PAGE.format("en") + "#view=1973-01-01/1974-12-31")
    for plotly in (False, True):
        if plotly:
            page.hover("#chart-title")
            page.wait_for_selector(".chart.ready")
        page.focus("#chart")
        page.keyboard.press("Home")
        until(page, "!location.hash")
        order = []
        for _ in range(6):
            page.keyboard.press("ArrowRight")
            page.wait_for_timeout(100)
            order.append(page.locator(".told .chosen").text_content())
        assert len(set(order)) == 6
        page.keyboard.press("Escape")
        page.evaluate("location.hash = '#view=1973-01-01/1973-12-31'")
        until(page, "document.querySelector('#said').textContent.startsWith('2 ')")
        told = []
        for _ in range(6):
            before = page.locator(".told .chosen").text_content()
            page.keyboard.press("ArrowRight")
            expect(page.locator(".told .chosen")).not_to_have_text(before)
            told.append(page.locator(".told .chosen").text_content())
        assert "10 May 1973" in told[0]
        assert len(set(told)) == 6
        assert shown_days(page)[0][0] > "1973-06"


def test_a_card_that_a_mouse_opened_and_a_key_closed_leaves_no_words_of_keys_over_the_marks(page):
    page.goto(PAGE.format("en"))
    page.locator(".drawing:visible use:is([data-event=houston], [data-event=houston] *)").first.click()
    expect(page.locator("#card-title")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    assert page.evaluate(HAS_FOCUS)
    expect(page.locator("#chart-keys")).to_be_hidden()


@pytest.mark.parametrize(
    ("lang", "later", "earlier"), [("ar", "ArrowLeft", "ArrowRight"), ("en", "ArrowRight", "ArrowLeft")]
)
def test_the_arrows_lead_from_a_card_to_those_beside_it(page, lang, later, earlier):
    page.goto(PAGE.format(lang))
    titles = page.locator(".listed a[data-card]").all_inner_texts()
    page.locator(".listed a[data-card]").nth(2).click()
    for key, expected in ((later, 3), (later, 4), (earlier, 3), (f"Alt+Shift+{later}", 3)):
        expect(page.locator(".card .beside [rel=next]")).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator("#card-title")).to_have_text(titles[expected])


def test_a_day_is_fourteen_presses_away_and_the_first_mark_five(page):
    page.goto(PAGE.format("en") + "#view=1990-01-01/1995-12-31")
    expect(page.locator("#said")).to_have_text("12 events in view")
    for key in ("Tab", "Tab", "Tab", "Enter", "ArrowRight"):
        page.keyboard.press(key)
    expect(page.locator(".told .chosen")).to_contain_text("1990")  # the days are still shown
    page.goto(PAGE.format("en") + "?lanes=actor")
    for key in ("Tab", "Tab", "Enter", *"1975-10-16", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("#list .what")).to_have_count(2)


@pytest.mark.parametrize(("tabs", "reached"), [(4, ".listed .what a"), (5, ".take a")])
def test_the_list_and_the_files_are_seven_presses_away(page, tabs, reached):
    page.goto(PAGE.format("en"))
    for key in (*["Tab"] * tabs, "Enter", "Tab"):
        page.keyboard.press(key)
    expect(page.locator(reached).first).to_be_focused()


def test_the_next_card_is_there_where_a_pointer_is_and_the_keys_go_on_from_its_link(page):
    asked = []
    page.on("request", lambda request: "/card/" in request.url and asked.append(request.url))
    page.goto(PAGE.format("en"))
    titles = page.locator(".listed a[data-card]").all_inner_texts()
    page.locator(".listed a[data-card]").nth(2).click()
    later = page.locator(".card .beside [rel=next]")
    with page.expect_response("**/card/*"):
        later.hover()
    before = (len(asked), page.locator("#card").bounding_box())
    page.mouse.down()
    page.mouse.up()
    expect(page.locator("#card-title")).to_have_text(titles[3])
    assert page.locator("#card").bounding_box() == before[1]
    assert asked[2:] == [f"{later.evaluate('link => link.href').partition('?')[0]}card/?"] * (len(asked) - 2)
    expect(later).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#card-title")).to_have_text(titles[4])
    page.emulate_media(media="print")
    expect(page.locator("#card")).to_be_hidden()


@pytest.mark.parametrize(
    ("lang", "names"), [("ar", "المغرب، البوليساريو"), ("en", "Morocco, Polisario")], ids=["ar", "en"]
)
def test_two_actors_are_chosen_with_few_keys_ticked_or_by_name(page, lang, names):
    for typed, ticking in (("", ["Tab", "Tab", "Tab", "Space", "Tab", "Space"]), (names, [])):
        page.goto(PAGE.format(lang))
        for key in ("Tab", "Tab", "Enter", "Tab", "Tab", "Enter", "Tab", "Tab", "Enter", "Tab", "ArrowDown", "Tab"):
            page.keyboard.press(key)
        page.keyboard.type(typed)
        for key in (*ticking, "Enter"):
            page.keyboard.press(key)
        page.wait_for_url("**actors=all&actor=*")
        expect(page.locator(".chips li")).to_have_count(3)
        expect(page.locator(".facet input:checked")).to_have_count(2)
        ticked = page.locator(".facet input:checked").evaluate_all("boxes => boxes.map((box) => box.value)")
        assert sorted(ticked) == ["morocco", "polisario"]


def test_a_card_opened_while_the_one_before_is_still_left_stays(page):
    page.goto(PAGE.format("en"))
    links = page.locator(".listed a[data-card]")
    links.nth(1).click()
    expect(page.locator("#card-title")).to_have_text(links.nth(1).inner_text())
    page.evaluate("""() => {
      const left = new Promise((gone) => { addEventListener("popstate", gone); });
      const next = () => document.querySelectorAll(".listed a[data-card]")[2].click();
      document.querySelector("#card").addEventListener("close", next, { once: true });
      document.querySelector("#card .close").click();
      return left;
    }""")
    expect(page).to_have_url(re.compile(f"card={links.nth(2).get_attribute('data-card')}$"))
    expect(page.locator("#card-title")).to_have_text(links.nth(2).inner_text())
    expect(page.locator("#card")).to_be_visible()


def test_a_title_of_many_lines_leaves_most_of_the_card_to_what_stands_below_it(page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(PAGE.format("en") + "#card=houston")
    title = page.locator("#card-title")
    expect(title).to_be_visible()
    title.evaluate("title => { title.textContent = 'A title of many words. '.repeat(40); }")
    assert title.bounding_box()["height"] <= 0.4 * 844 + 1
    assert title.evaluate("title => title.scrollHeight > title.clientHeight")  # all of it can be read


def test_why_a_card_has_its_date_is_a_stop_of_the_keys_which_brings_it_into_view(page):
    page.goto(PAGE.format("en") + "#card=green-march")
    expect(page.locator(".card .accounts")).to_be_visible()
    why = page.get_by_role("group", name="How the date was chosen")
    for _ in range(12):
        page.keyboard.press("Tab")
        if why.evaluate("group => group === document.activeElement"):
            break
    expect(why).to_be_focused()
    expect(why).to_contain_text("Sources disagree on the date.")
    expect(why).to_contain_text("Why this date:")
    top, bottom = why.evaluate("({ firstElementChild: each }) => [each.getBoundingClientRect().top, innerHeight]")
    assert 0 < top < bottom - 100


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_back_from_a_card_leads_the_keys_to_where_it_was_opened(page, lang):
    page.goto(PAGE.format(lang))
    opened = page.locator(".listed a[data-card]").nth(2)
    opened.focus()
    for way in ("Enter", "Enter"):
        page.keyboard.press(way)
        expect(page.locator(".card .accounts")).to_be_visible()
        page.go_back()
        expect(page.locator("#card")).to_be_hidden()
        expect(opened).to_be_focused()
        assert "card=" not in page.url


def test_places_are_suggested_by_name_and_one_that_is_typed_filters(page):
    page.goto(PAGE.format("en"))
    page.click(".filter > summary")
    page.locator(".facet > summary").nth(2).click()
    suggested = page.locator("#places option").evaluate_all("all => all.map((each) => each.value)")
    assert "United Nations Headquarters, New York" in suggested
    assert len(suggested) == page.locator("[type=checkbox][name=place]").count()
    assert page.locator("#actors option").count() == page.locator("[type=checkbox][name=actor]").count()
    page.fill("input[list=places]", "United Nations Headquarters, New York")
    page.keyboard.press("Enter")
    page.wait_for_url("**place=*")
    expect(page.locator(".chips a")).to_have_attribute("aria-label", "Without United Nations Headquarters, New York")
