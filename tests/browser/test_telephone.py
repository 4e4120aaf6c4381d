"""What a reader holds in one hand: upright and sideways, pressed by a thumb."""

import pytest
from playwright.sync_api import expect

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
    page.goto(PAGE.format(lang))
    bottom = "chart.getBoundingClientRect().bottom - document.querySelector('.overview').getBoundingClientRect().top"
    height = page.evaluate(bottom)
    assert 250 < height <= 390
    assert page.evaluate("[...document.querySelectorAll('.drawing')].filter((each) => each.offsetWidth).length") == 1
    assert page.locator(".drawing:visible .landmark").count() >= 8
    page.tap("[data-zoom=in]")
    until(page, "location.hash.startsWith('#view=')")
    page.wait_for_timeout(2500)  # the chart gives its height back
    assert page.locator(".drawing:visible").get_attribute("data-layout") == "288"
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
