"""The chart under a reader's hand: what moves it, what the page keeps, and that Plotly's stands where it stood."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_timeline_page import PAGE, traces, until

# By event: the middles of its marks in the chart's own px.
MARKS = """() => {
  const chart = document.querySelector("#chart").getBoundingClientRect(), middles = {};
  const shown = [...document.querySelectorAll(".drawing")].find((drawing) => drawing.offsetWidth);
  for (const mark of shown.querySelectorAll("[data-event]")) {
    const inside = mark.querySelector("use:not(.sign, .rival)") ?? mark.querySelector("rect");
    const part = mark.tagName === "g" ? inside : mark;   // a mark of one part is that part
    const box = part.getBoundingClientRect();
    (middles[mark.dataset.event] ??= []).push([box.x + box.width / 2 - chart.x, box.y + box.height / 2 - chart.y]);
  }
  return middles;
}"""
PLOTLYS = """() => {
  const chart = document.querySelector("#chart").getBoundingClientRect(), middles = {};
  for (const group of document.querySelectorAll(".plot .trace")) {
    const trace = group.__data__[0]?.trace ?? group.__data__.trace;
    if (!["dots", "solid", "hollow"].includes(trace?.name)) continue;
    for (const point of group.querySelectorAll(trace.name === "dots" ? "path.point" : "g.point > path")) {
      const box = point.getBoundingClientRect();
      const { i } = point.__data__.i === undefined ? point.parentNode.__data__ : point.__data__;
      (middles[trace.customdata[i]] ??= []).push([box.x + box.width / 2 - chart.x, box.y + box.height / 2 - chart.y]);
    }
  }
  return middles;
}"""
COVERED = """() => {
  const shown = [...document.querySelectorAll(".drawing")].find((drawing) => drawing.offsetWidth), covered = [];
  const boxes = [...shown.querySelectorAll("text, .lane-name, .hue use, .hue rect, .stack")].map((part) => {
    const { left, right, top, bottom } = part.getBoundingClientRect();
    return { left, right, top, bottom, part, text: part.matches("text, b") };
  });
  for (const [at, one] of boxes.entries()) for (const other of boxes.slice(at + 1)) {
    if (!one.text && !other.text || one.part.contains(other.part)) continue;
    const event = [one, other].map(({ part }) => part.closest("[data-event]"));
    const onBar = [one, other].some(({ part }) => part.matches(".on"));
    if (event[0] === event[1] && onBar) continue;
    const beside = one.right - 1 < other.left || other.right - 1 < one.left;
    const below = one.bottom - 6 < other.top || other.bottom - 6 < one.top;
    const name = ({ part }) => part.textContent || part.closest("[data-event]").dataset.event;
    if (!beside && !below) covered.push(`${name(one)} × ${name(other)}`);
  }
  return covered;
}"""


# The sides of the names of the drawing, or of Plotly's chart, that lie in the chart, in its own px.
NAMES = """(parts) => {
  const { left, right } = document.querySelector("#chart").getBoundingClientRect();
  return [...document.querySelectorAll(parts)].map((name) => [name, name.getBoundingClientRect()])
    .filter(([, box]) => box.width && box.left >= left && box.right <= right)
    .map(([name, box]) => [name.textContent.replace(/[\u2066-\u2069]/g, ""), box.left - left, box.right - left]);
}"""


def names(page, parts: str) -> dict[str, tuple[float, float]]:
    return {name: (left, right) for name, left, right in page.evaluate(NAMES, parts)}


def far_from(before: dict[str, tuple[float, float]], after: dict[str, tuple[float, float]]) -> list[str]:
    """The names whose nearer side is elsewhere."""
    return [
        name for name, sides in before.items() if min(abs(a - b) for a, b in zip(sides, after[name], strict=True)) > 4
    ]


@pytest.mark.parametrize(("lang", "width"), [("ar", 390), ("en", 590), ("en", 820), ("ar", 1440)])
def test_no_mark_moves_and_the_page_does_not_grow_when_plotlys_chart_comes(page, lang, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(PAGE.format(lang))
    page.wait_for_load_state("networkidle")  # a narrow one has longer names then
    before, height = page.evaluate(MARKS), page.evaluate("document.querySelector('#chart').offsetHeight")
    named = names(page, ".hue text")
    page.hover(".zoom")
    page.wait_for_selector(".chart.ready")
    after = page.evaluate(PLOTLYS)
    assert far_from(named, names(page, ".plot .textpoint text")) == []
    for slug, middles in before.items():
        for x, y in middles:
            assert min(max(abs(x - there_x), abs(y - there_y)) for there_x, there_y in after[slug]) < 4, slug
    assert len(before) > 15
    assert abs(page.evaluate("document.querySelector('#chart').offsetHeight") - height) <= 1


# Larger marks without a name, and parts of marks that the chart's edges cut.
SPOILT = """() => {
  const shown = [...document.querySelectorAll(".drawing")].find((drawing) => drawing.offsetWidth);
  const chart = shown.getBoundingClientRect(), large = [...shown.querySelectorAll("use[href$='-16']")];
  const nameless = large.filter((glyph) => !glyph.closest("g[data-event]")?.querySelector("text"));
  const cut = [...shown.querySelectorAll(".hue use, .hue text, .stack")].filter((part) => {
    const { left, right } = part.getBoundingClientRect();
    return left < chart.left - 0.5 || right > chart.right + 0.5;
  });
  return [...nameless, ...cut].map((part) => part.outerHTML);
}"""


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("query", ["", "embed/", "?from=1975-10&to=1976-03"])
def test_no_label_covers_another_or_a_mark_none_is_cut_and_landmarks_are_named_at_any_width(page, lang, query):
    page.goto(PAGE.format(lang) + query)
    for width in (320, 390, 701, 820, 1024, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(COVERED) == [], width
        assert page.evaluate(SPOILT) == [], width


def over_the_chart(page) -> tuple[float, float]:
    """A place over the chart where no mark is pressed, scrolled into view."""
    page.evaluate("document.querySelector('#chart').scrollIntoView({ block: 'start', behavior: 'instant' })")
    box = page.locator("#chart").bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 55)
    return box["x"] + box["width"] / 2, box["y"] + 55


def shown_days(page) -> list[str]:
    """From the address; none where the whole extent is shown."""
    page.evaluate("new Promise(done => setTimeout(done, 500))")  # by the page's clock, behind what it waits with
    return re.findall(r"view=(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)", page.url)


def test_the_wheel_scrolls_the_page_over_drawing_and_plot_and_with_ctrl_it_zooms(page):
    page.goto(PAGE.format("en"))
    for _plotly in (False, True):
        over_the_chart(page)
        before = page.evaluate("scrollY")
        for _ in range(5):
            page.mouse.wheel(0, 100)
        page.wait_for_timeout(300)
        assert page.evaluate("scrollY") == before + 500
        assert shown_days(page) == []
        page.wait_for_selector(".chart.ready")  # at the first rest
    over_the_chart(page)
    before = page.evaluate("scrollY")
    page.keyboard.down("Control")
    for _ in range(4):
        page.mouse.wheel(0, -100)
        page.wait_for_timeout(50)
    page.keyboard.up("Control")
    [(first, last)] = shown_days(page)
    assert "1963" < first < last < "2025"
    assert page.evaluate("scrollY") == before
    page.mouse.wheel(400, 0)
    page.wait_for_timeout(100)
    [(later, _last)] = shown_days(page)
    assert later > first


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_drag_pans_the_drawing_to_its_end_and_opens_nothing(page, lang):
    page.route("**/plotly*.js", lambda route: route.fulfill(body=""))
    page.goto(PAGE.format(lang) + "#view=1990-01-01/1999-12-31")
    x, y = over_the_chart(page)
    page.mouse.down()
    for step in range(1, 11):
        page.mouse.move(x + step * (-20 if lang == "ar" else 20), y)
    page.mouse.up()
    [(first, last)] = shown_days(page)
    assert "1986" < first < "1989"
    assert "1996" < last < "1999"
    expect(page.locator("#card")).to_be_hidden()
    for _ in range(30):
        page.click("[data-zoom=earlier]")
    [(first, _last)] = shown_days(page)
    page.click("[data-zoom=earlier]")
    assert shown_days(page)[0][0] == first > "1950"
    for _ in range(8):
        page.click("[data-zoom=out]")
    until(page, "!location.hash.includes('view=')")


def test_fingers_scroll_the_page_swipe_along_it_and_pinch(browser, demo):
    context = browser.new_context(
        base_url=demo.url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    page.goto(PAGE.format("en"))
    box = page.locator("#chart").bounding_box()
    y = box["y"] + 150

    def touch(kind: str, *points: tuple[float, float]) -> None:
        fingers = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers})
        page.wait_for_timeout(16)

    touch("touchStart", (150, y))
    for step in range(20):
        touch("touchMove", (150, y - step * 15))
    touch("touchEnd")
    page.wait_for_timeout(500)
    assert page.evaluate("scrollY") > 200
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    touch("touchStart", (170, y), (220, y))
    for step in range(15):
        touch("touchMove", (170 - step * 6, y), (220 + step * 6, y))
    touch("touchEnd")
    [(first, last)] = shown_days(page)
    assert int(last[:4]) - int(first[:4]) < 25
    assert page.evaluate("visualViewport.scale") == 1
    touch("touchStart", (200, y))
    for step in range(10):
        touch("touchMove", (200 + step * 10, y))
    touch("touchEnd")
    assert shown_days(page)[0][0] < first
    assert not page.evaluate("'Plotly' in window")
    context.close()


def test_what_is_shown_and_the_open_card_are_in_the_address(page):
    page.route("**/plotly*.js", lambda route: route.fulfill(body=""))  # whose chart would hide the drawing's marks
    page.goto(PAGE.format("en") + "#view=2023-03-01/2023-04-30")
    expect(page.locator(".said")).to_have_text("8 events in view")
    page.locator(".drawing:visible use:is([data-event=guterres-2023], [data-event=guterres-2023] *)").first.click()
    expect(page.locator("#card-title")).to_contain_text("Guterres")
    assert page.url.endswith("#view=2023-03-01/2023-04-30&card=guterres-2023")
    steps = page.evaluate("history.length")
    page.reload()
    expect(page.locator("#card-title")).to_contain_text("Guterres")
    page.wait_for_timeout(500)
    assert page.evaluate("history.length") == steps
    title = page.locator("#card-title").text_content()
    page.click("#card [rel=next]")
    expect(page.locator("#card-title")).not_to_have_text(title)
    page.click("#card [rel=prev]")
    expect(page.locator("#card-title")).to_have_text(title)
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    page.locator(".drawing:visible use:is([data-event=guterres-2023], [data-event=guterres-2023] *)").first.click()
    expect(page.locator("#card")).to_be_visible()
    page.go_back()
    expect(page.locator("#card")).to_be_hidden()
    assert page.url.endswith("#view=2023-03-01/2023-04-30")


def test_where_nothing_is_shown_the_nearest_is_offered(page):
    page.goto(PAGE.format("en") + "?kind=law#view=1980-01-01/1981-12-31")
    expect(page.locator(".said")).to_have_text("0 events in view")
    page.click("text=The nearest: 16 October 1975")
    expect(page.locator(".said")).to_have_text("1 event in view")
    expect(page.locator(".nearest")).to_be_hidden()
    [(first, last)] = shown_days(page)
    assert first < "1975-10-16" < last


def test_the_pointer_is_told_what_a_mark_is_by_the_drawing_and_by_plotly(page):
    page.goto(PAGE.format("ar"))
    page.locator(
        ".drawing:visible use:is([data-event=polisario-founded], [data-event=polisario-founded] *)"
    ).first.hover()
    expect(page.locator(".hover p").nth(1)).to_have_text("10 مايو 1973")
    traces(page)
    x, y = page.evaluate(f"({PLOTLYS})()")["polisario-founded"][0]
    page.evaluate("document.querySelector('#chart').scrollIntoView({ block: 'end', behavior: 'instant' })")
    box = page.locator("#chart").bounding_box()
    page.mouse.move(box["x"] + x - 40, box["y"] + y)
    page.mouse.move(box["x"] + x, box["y"] + y, steps=5)  # as a hand does: Plotly lets moves pass that come in one
    expect(page.locator(".hover")).to_be_visible()
    expect(page.locator(".hover p").nth(1)).to_contain_text("10 مايو 1973")
    assert page.evaluate("getComputedStyle(document.querySelector('.plot .nsewdrag')).cursor") == "pointer"


def test_the_button_of_plotlys_chart_says_how_far_it_is(browser, demo):
    page = browser.new_page(base_url=demo.url)
    page.route("**/plotly*.js", lambda route: route.abort())
    page.goto(PAGE.format("en"))
    button, status = page.locator(".bring"), page.locator(".bring + [role=status]")
    button.dispatch_event("click")  # as where there is no mouse, without which it is shown
    expect(button).to_have_text("Did not load. Try again")
    expect(button).to_have_attribute("aria-disabled", "false")
    page.unroute("**/plotly*.js")
    button.dispatch_event("click")
    expect(status).to_have_text("Interactive ✓")
    expect(button).to_have_attribute("aria-disabled", "true")
    page.close()


def other_days(page, than: list[str]) -> list[str]:
    """The shown days once the address has others."""
    view = "/".join(than[0]) if than else ""
    until(page, f"location.hash.replace('#view=', '') !== '{view}'")
    return shown_days(page)


def test_back_leads_from_what_the_wheel_shows_to_the_whole_and_then_to_the_page_before(page):
    page.goto("/en/")
    page.goto(PAGE.format("en"))
    before, whole = page.evaluate("[history.length, document.querySelector('#said').textContent]")
    over_the_chart(page)
    page.keyboard.down("Control")
    for _ in range(3):
        page.mouse.wheel(0, -100)
        page.wait_for_timeout(400)
    page.keyboard.up("Control")
    until(page, "location.hash !== ''")
    assert page.evaluate("history.length") == before + 1  # one step, however often it is turned
    expect(page.locator("#said")).not_to_have_text(whole)
    page.go_back()
    until(page, "location.hash === ''")
    assert page.evaluate("location.pathname") == "/en/western-sahara/"
    expect(page.locator("#said")).to_have_text(whole)
    page.go_back()
    page.wait_for_url("**/en/")
    assert page.evaluate("location.pathname") == "/en/"


def test_back_undoes_each_move_that_is_meant_and_no_turn_of_the_wheel(page):
    page.goto("/en/")
    page.goto(PAGE.format("en"))
    before, address = page.evaluate("[history.length, document.querySelector('.listed').dataset.listed]")
    whole = page.locator(".listed li[id]").evaluate_all("items => items.map((item) => item.id)")
    strip = page.locator(".overview")
    strip.scroll_into_view_if_needed()
    box = strip.bounding_box()
    page.mouse.move(box["x"] + 200, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, box["y"] + 10, steps=4)
    page.mouse.up()
    chosen = other_days(page, [])
    page.mouse.click(box["x"] + 600, box["y"] + 10)
    moved = other_days(page, chosen)
    assert page.evaluate("history.length") == before + 2
    over_the_chart(page)
    page.keyboard.down("Control")
    for _ in range(6):
        page.mouse.wheel(0, -100)
        page.wait_for_timeout(50)
    page.keyboard.up("Control")
    turned = other_days(page, moved)
    assert page.evaluate("history.length") == before + 2
    page.evaluate("for (const press of [1, 2]) document.querySelector('[data-zoom=out]').click()")  # one move
    other_days(page, turned)
    assert page.evaluate("history.length") == before + 3
    page.go_back()
    until(page, f"location.hash === '#view={'/'.join(turned[0])}'")
    page.go_back()
    until(page, f"location.hash === '#view={'/'.join(chosen[0])}'")
    in_them = re.findall(r'<li id="(event-[^"]+)', page.request.get(f"{address}&view={'/'.join(chosen[0])}").text())
    assert 0 < len(in_them) < 25
    until(
        page,
        f"[...document.querySelectorAll('.listed li[id]')].map((item) => item.id).join() === '{','.join(in_them)}'",
    )
    expect(page.locator(".said")).to_have_text(f"{len(in_them)} events in view")
    page.go_back()
    until(page, "location.hash === ''")
    until(page, f"document.querySelector('.listed li[id]').id === '{whole[0]}'")
    page.go_back()
    page.wait_for_url("**/en/")


def test_a_closed_card_leaves_no_step_that_goes_nowhere(page):
    page.goto("/en/")
    page.goto(PAGE.format("en"))
    for way in ("Escape", "Enter"):  # which closes it by its button
        page.locator(".listed a[data-card]").first.click()
        expect(page.locator("#card-title")).to_be_visible()
        page.click(".card [rel=next]")
        page.wait_for_timeout(300)
        page.locator(".card .close").focus()
        page.keyboard.press(way)
        expect(page.locator("#card")).to_be_hidden()
        page.wait_for_timeout(300)
        assert page.url.endswith("/western-sahara/")
    page.go_back()
    page.wait_for_url("**/en/")


def test_a_card_opened_right_after_a_move_leads_back_to_where_the_move_led(page):
    page.goto(PAGE.format("en"))
    press = "document.querySelector('[data-zoom=in]').click(); document.querySelector('a[data-card]').click()"
    page.evaluate(press)
    expect(page.locator("#card-title")).to_be_visible()
    view = page.evaluate("location.hash.split('&card=')[0]")
    assert view.startswith("#view=")
    page.keyboard.press("Escape")
    until(page, f"location.hash === '{view}'")
    expect(page.locator(".only-window")).to_be_visible()
    page.go_back()
    until(page, "location.hash === ''")


def test_a_crowded_day_opens_in_the_list_where_the_chart_shows_no_fewer_days(page):
    page.goto(PAGE.format("en") + "#view=2023-03-29/2023-03-31")
    stack = '<g class="stack" data-first="2023-03-30" data-last="2023-03-30"><text class="number" x="50%" y="20">+23'
    svg = page.locator(".drawing:visible .sketch svg").first
    expect(page.locator(".said.anew")).to_be_visible()  # the fresh drawing is there
    svg.evaluate("(svg, stack) => svg.insertAdjacentHTML('beforeend', stack)", stack)
    svg.locator(".stack").click()
    page.wait_for_url("**?from=2023-03-30&to=2023-03-30#list")
