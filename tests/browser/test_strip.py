"""The strip of all days above the chart, by a mouse and a finger."""

import base64

import pytest
from playwright.sync_api import expect

from tests.browser.test_timeline_page import PAGE, shown_range, traces, until


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_strip_above_the_chart_shows_and_moves_the_window(page, lang):
    page.goto(PAGE.format(lang))
    traces(page)
    window = page.locator(".overview .window")
    whole = window.bounding_box()["width"]
    for _ in range(3):
        page.click("[data-zoom=in]")
    until(page, "document.querySelector('.overview .window').clientWidth < 300")
    assert window.bounding_box()["width"] < whole / 4
    page.locator(".overview").scroll_into_view_if_needed()
    strip = page.locator(".overview").bounding_box()
    early, late = (0.9, 0.1) if lang == "ar" else (0.1, 0.9)
    page.mouse.click(strip["x"] + strip["width"] * early, strip["y"] + 10)
    ends = "document.querySelector('.plot').layout.xaxis.range.map(String).sort()"
    until(page, f"{ends}[1] < '1980'")
    page.mouse.click(strip["x"] + strip["width"] * late, strip["y"] + 10)
    until(page, f"{ends}[0] > '2010'")
    last = shown_range(page)
    page.click("[data-zoom=earlier]")
    until(page, f"document.querySelector('.plot').layout.xaxis.range.map(String).sort()[0] < '{last[0]}'")


def the_strip(page):
    """Where it stands on a page that was opened, scrolled into view."""
    page.goto(PAGE.format("en"))
    strip = page.locator(".overview")
    strip.scroll_into_view_if_needed()
    return strip.bounding_box()


def test_a_drag_on_the_strip_chooses_the_days_and_a_press_moves_them(page):
    box = the_strip(page)
    y = box["y"] + 10
    page.mouse.move(box["x"] + 200, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 260, y, steps=4)
    page.mouse.up()
    page.wait_for_url("**#view=**")
    window = page.locator(".overview .window").bounding_box()
    assert (window["x"] - box["x"], window["width"]) == (pytest.approx(200, abs=4), pytest.approx(60, abs=4))
    page.mouse.click(box["x"] + 600, y)
    page.wait_for_timeout(300)
    moved = page.locator(".overview .window").bounding_box()
    assert (moved["x"] - box["x"], moved["width"]) == (pytest.approx(570, abs=4), pytest.approx(60, abs=4))


def test_a_press_on_the_strip_leads_there_from_all_days_and_a_drag_takes_its_window_where_it_was_gripped(page):
    box = the_strip(page)
    y = box["y"] + 10

    def window() -> tuple[float, float]:
        part = page.locator(".overview .window").bounding_box()
        return part["x"] - box["x"], part["width"]

    page.mouse.click(box["x"] + 600, y)
    page.wait_for_url("**#view=**")
    eighth = box["width"] / 8
    assert window() == (pytest.approx(600 - eighth / 2, abs=4), pytest.approx(eighth, abs=4))
    page.mouse.move(box["x"] + 560, y)
    page.mouse.down()
    page.mouse.move(box["x"] + 460, y, steps=4)
    page.mouse.up()
    assert window() == (pytest.approx(500 - eighth / 2, abs=4), pytest.approx(eighth, abs=4))


def test_a_finger_that_scrolls_the_page_over_the_strip_moves_no_window(browser, demo):
    context = browser.new_context(
        base_url=demo.url, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    page.goto(PAGE.format("en") + "#view=1990-01-01/1999-12-31")
    box = page.locator(".overview").bounding_box()
    for step in range(12):
        at = {"x": box["x"] + 40, "y": box["y"] + 14 - step * 15}
        devtools.send(
            "Input.dispatchTouchEvent", {"type": "touchMove" if step else "touchStart", "touchPoints": [at]}
        )
        page.wait_for_timeout(16)
    devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    page.wait_for_timeout(600)
    assert page.evaluate("scrollY") > 100
    assert page.url.endswith("#view=1990-01-01/1999-12-31")
    context.close()


@pytest.mark.parametrize(("lang", "place"), [("ar", 0.46), ("en", 0.54)])
def test_the_strip_of_a_telephone_shows_where_few_days_of_many_years_are(page, lang, place):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(PAGE.format(lang) + "#view=1995-12-13/1996-01-27")
    page.wait_for_timeout(600)
    strip, window = (page.locator(part).bounding_box() for part in (".overview", ".overview .window"))
    assert (window["x"] - strip["x"]) / strip["width"] == pytest.approx(place, abs=0.02)
    assert 3 <= window["width"] <= 6


def shades(page, y: int) -> list[int]:
    """From 0, black, to 255 of each px of a line of what is seen."""
    line = """async ([png, y]) => {
      const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
      const pen = new OffscreenCanvas(image.width, 1).getContext("2d");
      pen.drawImage(image, 0, -y);
      return Array.from(pen.getImageData(0, 0, image.width, 1).data).filter((_, at) => at % 4 === 1);
    }"""
    return page.context.new_page().evaluate(line, [base64.b64encode(page.screenshot()).decode(), y])


def test_the_window_is_seen_where_the_colours_are_the_readers_own(page):
    page.emulate_media(forced_colors="active", color_scheme="light")
    page.goto(PAGE.format("en") + "#view=1990-01-01/1999-12-31")
    expect(page.locator(".said.anew")).to_be_visible()
    strip, window = (page.locator(part).bounding_box() for part in (".overview", ".overview .window"))
    line = shades(page, round(strip["y"]) + 2)  # above all marks
    dark = [x for x in range(round(strip["x"]) + 9, round(strip["x"] + strip["width"]) - 9) if line[x] < 99]
    assert (dark[0], dark[-1]) == (
        pytest.approx(window["x"], abs=8),
        pytest.approx(window["x"] + window["width"], abs=8),
    )
