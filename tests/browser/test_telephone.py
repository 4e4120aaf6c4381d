"""What a reader holds in one hand: upright and sideways, pressed by a thumb."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.test_chart import COVERED, MARKS, PLOTLYS, SPOILT, far_from, names
from tests.browser.test_timeline_page import PAGE, until

UPRIGHT = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SIDEWAYS = {"viewport": {"width": 844, "height": 390}, "has_touch": True, "is_mobile": True}
NARROWEST = {"viewport": {"width": 320, "height": 640}, "has_touch": True, "is_mobile": True}
PATHS = ("", "?actor=morocco&from=2023", "?from=nonsense", "#card=guterres-2023", "events/guterres-2023/")
MORE_PATHS = ("about/", "embed/", "events/none/")
# What is pressed, but for a box whose label is: its name and size where it is smaller than a thumb.
SMALL = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  const within = document.querySelector("dialog[open]") ?? document.body;
  const pressed = "a[href], button, summary, select, textarea, input:not(label input), label:has(input)";
  return [...within.querySelectorAll(pressed)]
    .filter((each) => !each.closest(".unseen, .skip, .skip-chart"))
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 43.5 || box.height < 43.5))
    .map(([name, { width, height }]) => `${Math.round(width)} × ${Math.round(height)} ${name}`);
}"""
# What is cut at the side of the window, or of what holds it.
CUT = """() => {
  const within = document.querySelector("dialog[open]") ?? document.body;
  return [...within.querySelectorAll("p, h1, h2, h3, li, svg.drawing, .dates text, .dates use, .accounts > li")]
    .filter((each) => !each.closest(".unseen, .skip, .hover, .kinds, #chart, .overview, .glyphs"))
    .filter((each) => each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => getComputedStyle(each).position !== "absolute")
    .map((each) => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
    .filter(([, { left, right, width }]) => width > 0 && (left < -0.5 || right > innerWidth + 0.5))
    .map(([name, { left, right }]) => `${Math.round(left)}–${Math.round(right)} ${name}`);
}"""

# Buttons of the chart that end beyond the window.
BEYOND = """() => [...document.querySelectorAll(".zoom button")].filter((button) => {
  const { left, right } = button.getBoundingClientRect();
  return left < 0 || right > innerWidth;
}).map((button) => button.textContent)"""

# Names of days on the axis of a disagreement that touch each other; the ways on from a card that end within a line.
TOUCHING = """() => [...document.querySelectorAll(".dates-axis svg")].flatMap((axis) => {
  const boxes = [...axis.querySelectorAll("text")].map((text) => [text.textContent, text.getBoundingClientRect()]);
  boxes.sort(([, one], [, other]) => one.left - other.left);
  return boxes.filter(([, box], at) => at && box.left - boxes[at - 1][1].right < 4).map(([name]) => name);
})"""
HALVED = """() => [...document.querySelectorAll(".card[open] .beside a")].filter((link) => {
  const { bottom, height } = link.getBoundingClientRect();
  const lines = height / parseFloat(getComputedStyle(link).lineHeight);
  const isHalved = Math.abs(lines - Math.round(lines)) > 0.05;
  return height < 43.5 || bottom > card.getBoundingClientRect().bottom + 0.5 || (height > 44.5 && isHalved);
}).map((link) => link.textContent)"""


@pytest.mark.browser_context_args(**UPRIGHT)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_whatever_is_pressed_is_as_large_as_a_thumb(page, lang):
    small, page = {}, page.context.new_page()  # of which errors are no failures
    for path in ("", *(PAGE.format(lang)[4:] + path for path in (*PATHS, *MORE_PATHS))):
        page.goto("about:blank")
        page.goto(f"/{lang}/{path}")
        if "#card" in path:
            expect(page.locator("#card-title")).to_be_visible()
        if found := page.evaluate(SMALL):
            small[path] = found
    assert small == {}


@pytest.mark.browser_context_args(**SIDEWAYS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_on_a_telephone_held_sideways_strip_and_chart_are_one_screen_and_stay_so(page, lang):
    come(page, PAGE.format(lang))
    bottom = "chart.getBoundingClientRect().bottom - document.querySelector('.overview').getBoundingClientRect().top"
    height = page.evaluate(bottom)
    assert 250 < height <= 390
    page.set_viewport_size({"width": 802, "height": 293})  # the same below its browser's bars
    until(page, f"{bottom} <= 293")
    page.set_viewport_size({"width": 844, "height": 390})
    until(page, f"{bottom} === {height}")
    assert page.evaluate("[...document.querySelectorAll('.drawing')].filter((each) => each.offsetWidth).length") == 1
    assert page.locator(".drawing:visible .main").count() >= 8
    page.tap("[data-zoom=in]")
    until(page, "location.hash.startsWith('#view=')")
    page.wait_for_timeout(2500)  # the chart gives its height back
    assert page.locator(".drawing:visible").get_attribute("data-layout") == "low"
    assert 150 < page.evaluate(bottom) <= 390
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(1000)
    assert page.locator(".drawing:visible").get_attribute("data-layout") == "288"


@pytest.mark.browser_context_args(**NARROWEST)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_on_the_narrowest_telephone_nothing_is_cut_or_wider_than_the_screen(page, lang):
    wrong, page = {}, page.context.new_page()  # of which errors are no failures
    for path in (*PATHS, "?disputed=1", "#card=ga-2072", "events/ga-2072/", *MORE_PATHS):
        page.goto("about:blank")
        page.goto(PAGE.format(lang) + path)
        if "#card" in path:
            expect(page.locator("#card-title")).to_be_visible()
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        cut = [*page.evaluate(CUT), *page.evaluate(TOUCHING), *page.evaluate(HALVED)]
        if cut or wide > 0:
            wrong[path] = (wide, cut)
    assert wrong == {}
    page.goto(PAGE.format(lang))
    rows = "new Set([...document.querySelectorAll('.zoom button')].map((button) => button.offsetTop)).size"
    assert page.evaluate(rows) == 1  # the last one lies beside, so that the chart begins sooner
    hint = page.evaluate("getComputedStyle(document.querySelector('[name=from]')).direction")
    assert hint == ("rtl" if lang == "ar" else "ltr")


def come(page, address: str) -> None:
    """To a page of a telephone held sideways, where the chart is laid out for it."""
    page.goto(address)
    page.wait_for_selector(".drawing.low", state="attached")


@pytest.mark.browser_context_args(**SIDEWAYS)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_sideways_names_take_the_width_that_is_there_and_plotlys_stand_where_they_stood(page, lang):
    come(page, PAGE.format(lang))
    assert page.evaluate("document.querySelector('.overview').getBoundingClientRect().top") < 260
    assert (page.evaluate(COVERED), page.evaluate(SPOILT)) == ([], [])
    named = names(page, ".low .hue text")
    assert (len(named) >= 20, max(map(len, named)) > 30) == (True, True)
    before = page.evaluate(MARKS)
    page.tap(".bring")
    page.wait_for_selector(".chart.ready")
    after = page.evaluate(PLOTLYS)
    assert {slug for slug in before if abs(before[slug][0][0] - after[slug][0][0]) > 4} == set()
    assert far_from(named, names(page, ".plot .textpoint text")) == []


@pytest.mark.browser_context_args(**UPRIGHT)
@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_no_button_of_the_chart_is_cut_before_or_after_plotlys_is_there(page, lang):
    page.goto(PAGE.format(lang))
    assert page.evaluate(BEYOND) == []
    page.tap(".bring")
    page.wait_for_selector(".chart.ready")
    expect(page.locator(".bring")).to_have_attribute("aria-disabled", "true")
    assert page.evaluate(BEYOND) == []


@pytest.mark.browser_context_args(**UPRIGHT)
def test_a_finger_that_moves_no_days_moves_no_list(page):
    page.goto(PAGE.format("en"))
    first = page.locator(".listed li[id]").first
    before = first.bounding_box()
    devtools = page.context.new_cdp_session(page)
    for step in range(12):
        at = {"x": 300 - 12 * step, "y": 600}
        devtools.send(
            "Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": [at]}
        )
        page.wait_for_timeout(16)
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(900)
    assert first.bounding_box() == before


@pytest.mark.browser_context_args(**SIDEWAYS)
def test_sideways_what_is_told_lies_below_the_chart_and_to_show_a_filter_is_at_hand(page):
    come(page, PAGE.format("en"))
    page.tap("[data-zoom=in]")
    expect(page.locator(".said")).to_contain_text("events in view")
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    top, bottom = page.evaluate(
        "['.told', '#chart'].map((each) => document.querySelector(each).getBoundingClientRect())"
    )
    assert top["top"] >= bottom["bottom"]
    page.tap(".filter > summary")
    for opened in range(3):
        page.locator(".facet > summary").nth(opened).tap()
        page.wait_for_timeout(300)
        show = page.locator(".filter [type=submit]").bounding_box()
        assert 0 < show["y"] < show["y"] + show["height"] <= 390


GLYPH = ".hue use:not(.sign, .rival)"
# By event, a place near a mark of its own, sign or glyph, that is nearer to no other; and what lies there.
NEAR = """([parts, by]) => [...document.querySelectorAll(`.drawing.low ${parts}`)].map((part) => {
  const { left, right, top, bottom } = part.getBoundingClientRect();
  const [x, y] = [by ? left - by : (left + right) / 2 + 3, (top + bottom) / 2 + (by ? 0 : 4)];
  const others = [...document.querySelectorAll(".drawing.low [data-event], .drawing.low [data-first]")]
    .filter((other) => !other.contains(part)).flatMap((other) => [other, ...other.children]);
  const beside = ({ left, right }) => Math.max(left - x, x - right, 0);
  const below = ({ top, bottom }) => Math.max(top - y, y - bottom, 0);
  const away = (box) => Math.hypot(beside(box), below(box));
  const isFree = others.every((other) => other.firstElementChild || away(other.getBoundingClientRect()) > 13);
  const own = [...part.parentNode.children].every((each) => away(each.getBoundingClientRect()) > by - 0.5);
  const met = document.elementFromPoint(x, y)?.closest("[data-event], [data-first]");
  const { event } = part.closest("[data-event]").dataset;
  return { event, x, y, isFree: isFree && own && !met && y < innerHeight };
}).filter(({ isFree }) => isFree)"""


@pytest.mark.browser_context_args(**SIDEWAYS)
@pytest.mark.parametrize(("parts", "by", "opens"), [(".sign", 0, True), (GLYPH, 10, True), (GLYPH, 14, False)])
def test_a_thumb_opens_the_mark_that_it_misses_by_a_little(page, parts, by, opens):
    come(page, PAGE.format("en") + "?disputed=1")
    page.evaluate("document.querySelector('.overview').scrollIntoView({ block: 'start', behavior: 'instant' })")
    near = page.evaluate(NEAR, [parts, by])
    assert len(near) >= 2
    for place in near[:3]:
        page.touchscreen.tap(place["x"], place["y"])
        page.wait_for_timeout(300)
        assert page.url.partition("card=")[2] == (place["event"] if opens else "")
        page.evaluate("document.querySelector('dialog[open]')?.close()")
        page.wait_for_timeout(300)


OWN = """() => [...document.querySelectorAll(".pick")].filter((pick) => {
  pick.scrollIntoView({ block: "center", behavior: "instant" });
  const { left, top } = pick.getBoundingClientRect(), places = [1, 12, 22, 32, 43];
  return places.some((x) => places.some((y) => !pick.contains(document.elementFromPoint(left + x, top + y))));
}).map((pick) => pick.firstElementChild.value)"""


@pytest.mark.browser_context_args(**UPRIGHT)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_no_title_lies_over_what_ticks_it_and_what_is_done_with_the_ticked_is_at_hand(page, lang):
    page.goto(PAGE.format(lang))
    assert page.evaluate(OWN) == []
    page.locator(".pick").nth(1).tap()
    page.locator(".pick").nth(3).tap()
    ticked = page.locator(".pick input").evaluate_all("boxes => boxes.flatMap((box) => box.checked ? box.value : [])")
    buttons = page.locator("#choose button")
    boxes = [button.bounding_box() for button in buttons.all()]
    assert len(boxes) == 4
    assert len({box["y"] for box in boxes}) == 1
    assert 700 < boxes[0]["y"] < 844 - 44
    assert buttons.first.get_attribute("data-number") == " · 2"
    with page.expect_download() as kept:
        buttons.nth(1).tap()
    words = Path(kept.value.path()).read_text()
    assert re.findall(r'<li id="event-([\w-]+)"', words) == ticked
    page.evaluate("() => { navigator.share = async ({ title, url }) => { globalThis.given = [title, url]; }; }")
    buttons.nth(3).tap()
    until(page, "globalThis.given")
    address = page.url.partition("#")[0] + "?" + "&".join(f"events={slug}" for slug in ticked)
    assert page.evaluate("given") == [page.title(), address]
    until(page, "location.hash.startsWith('#at=')")  # where the list is read, which the shown have not
    with page.expect_navigation(url="**events=*"):
        buttons.nth(0).tap()
    assert (page.url, page.evaluate("scrollY")) == (address, 0)
    page.go_back()
    expect(buttons.first).to_have_attribute("data-number", " · 2")
    page.add_init_script(
        "window.print = () => { window.printed = document.querySelectorAll('.listed li[id]').length; }"
    )
    with page.expect_navigation(url="**events=*"):
        buttons.nth(2).tap()
    until(page, "window.printed === 2")
    assert "#" not in page.url


@pytest.mark.browser_context_args(**SIDEWAYS)
@pytest.mark.parametrize("path", ["#list", "?disputed=1#list", "?q=March+2023#list"])
def test_sideways_a_page_leads_to_its_list_though_the_chart_above_becomes_lower_or_higher(page, path):
    come(page, PAGE.format("ar") + path)
    page.wait_for_timeout(900)  # on its way
    assert round(page.evaluate("document.querySelector('#list').getBoundingClientRect().top")) == 16


# Where the words of a card end.
ENDS = "all => Math.max(...all.map((each) => each.getBoundingClientRect().right))"


@pytest.mark.browser_context_args(**SIDEWAYS)
def test_sideways_search_and_filter_are_one_line_and_nothing_lies_below_what_closes_a_card(page):
    come(page, PAGE.format("en") + "?q=March+2023#card=guterres-2023")
    expect(page.locator("#card-title")).to_be_visible()
    close = page.locator(".card .close").bounding_box()
    assert page.locator(".card-body :is(p, li, h3)").evaluate_all(ENDS) <= close["x"]
    page.tap(".card .close")
    tops = [page.locator(part).bounding_box()["y"] for part in (".find", ".filter", ".search > .note")]
    assert tops[0] == tops[1] < tops[2]


# How far below and above the title of a card, which is scrolled, what closes it ends and begins; what is seen there.
SCROLLED = """() => {
  card.scrollTop = 260;
  const [title, close] = ["#card-title", ".close"].map((each) => card.querySelector(each).getBoundingClientRect());
  const seen = [title, close].map(({ x, width }) => document.elementFromPoint(x + width / 2, card.offsetTop + 4).id);
  return [title.top <= close.top, close.bottom - title.bottom < 10, ...seen];
}"""


@pytest.mark.browser_context_args(**UPRIGHT)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_upright_the_title_of_a_card_stays_and_nothing_is_read_beside_what_closes_it(page, lang):
    page.goto(PAGE.format(lang) + "#card=green-march")
    expect(page.locator("#card-title")).to_be_visible()
    assert page.evaluate(SCROLLED) == [True, True, "card-title", "card-title"]


@pytest.mark.browser_context_args(**UPRIGHT)
def test_a_summary_in_another_language_is_cut_where_its_own_lines_end(page):
    page.goto(PAGE.format("ar"))
    style = page.evaluate("""() => {
      const summary = document.querySelector(".month .summary");
      summary.innerHTML = `<span lang="en" dir="ltr">${"The Assembly asked for a report. ".repeat(9)}</span>`;
      const { display, direction, textAlign } = getComputedStyle(summary.firstChild);
      return [getComputedStyle(summary).webkitLineClamp, display, direction, textAlign];
    }""")
    assert style == ["2", "block", "ltr", "right"]


# Of the ways on from a card, whether each has all of its width, and how far they stand below each other.
WAYS = """() => {
  const [one, other] = [...card.querySelectorAll(".beside a")].map((way) => way.getBoundingClientRect());
  return [one.width > 240, other.width > 240, Math.round(other.top - one.top)];
}"""


@pytest.mark.browser_context_args(**NARROWEST)
@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_the_ways_on_from_a_card_have_the_width_of_a_telephone_each(page, lang):
    page.goto(PAGE.format(lang) + "#card=green-march")
    expect(page.locator(".card .beside [rel=next]")).to_be_visible()
    assert page.evaluate(WAYS) == [True, True, 44]


@pytest.mark.browser_context_args(**UPRIGHT)
def test_the_head_of_an_events_page_is_one_line_of_a_telephone(page):
    page.goto(PAGE.format("ar") + "events/green-march/")
    assert page.locator("header.site").bounding_box()["height"] < 60
    assert page.locator(".languages a:visible").all_inner_texts() == ["English", "Français"]


@pytest.mark.browser_context_args(**UPRIGHT)
def test_until_an_event_is_chosen_nothing_lies_over_the_list_while_the_script_is_on_its_way(page):
    page.route("**/timeline/*.js", lambda route: None)
    page.goto(PAGE.format("ar"), wait_until="commit")
    expect(page.locator("#choose")).to_be_attached()
    place = "getComputedStyle(document.getElementById('choose')).position"
    assert page.evaluate(place) == "static"
    page.locator(".pick").first.tap()
    assert page.evaluate(place) == "sticky"
    assert page.locator("#choose").bounding_box()["y"] < 844


NAMED = "[...document.querySelectorAll('.drawing.from-0 .hue text')]"
LETTERS = f"{NAMED}.map((name) => name.textContent).join('').length"


@pytest.mark.browser_context_args(**UPRIGHT)
@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_names_take_the_width_of_the_telephone_once_it_is_known_and_no_mark_moves(page, lang):
    waiting = []
    page.route("**/view/**", lambda route: waiting.append(route))
    page.goto(PAGE.format(lang))
    for _ in range(100):
        if waiting:
            break
        page.wait_for_timeout(100)
    marks, letters = page.evaluate(MARKS), page.evaluate(LETTERS)
    waiting[0].continue_()
    until(page, f"{LETTERS} > {letters}")
    assert page.evaluate(MARKS) == marks
    assert (page.evaluate(COVERED), page.evaluate(SPOILT), len(waiting)) == ([], [], 1)


@pytest.mark.browser_context_args(**NARROWEST)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_ring_around_what_closes_a_card_lies_on_no_word(page, lang):
    page.goto(PAGE.format(lang) + "#card=green-march")
    expect(page.locator(".card .when")).to_be_visible()
    expect(page.locator(".card .close")).to_be_focused()
    close, date = page.locator(".card .close").bounding_box(), page.locator(".card .when").bounding_box()
    offset = page.locator(".card .close").evaluate("close => parseFloat(getComputedStyle(close).outlineOffset)")
    assert close["y"] + close["height"] + offset + 3 <= date["y"] + 5  # where its letters begin
