"""The timeline in a frame of another page, which gives it all the height that it asks for."""

import re

from playwright.sync_api import expect

from tests.browser.test_timeline_page import PAGE, until


def framed(page, path: str):
    """The frame of the code that the page at the path gives, in a page of another site."""
    page.goto(path)
    code = page.locator(".take textarea").nth(1).input_value()
    around = f"<!doctype html><body><p>Before</p>{code}<p>After</p>"
    page.route("**/outside", lambda route: route.fulfill(body=around, content_type="text/html"))
    page.goto("/outside")
    return page.frame_locator("iframe")


def test_a_card_opens_in_the_part_of_a_long_frame_that_is_in_sight_and_is_closed_there(page):
    page.set_viewport_size({"width": 1000, "height": 800})
    frame = framed(page, PAGE.format("en"))
    frame.locator("main > details > summary").click()
    frame.locator(".list .what a").last.wait_for()
    until(page, "document.querySelector('iframe').offsetHeight > 3000")
    last = frame.locator(".list .what a").last
    last.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    last.click()
    expect(frame.locator("#card-title")).to_have_text(re.sub(r"\s+", " ", last.inner_text()))
    card, close = (frame.locator(part).bounding_box() for part in ("#card", "#card .close"))
    assert page.evaluate("scrollY") == before
    assert 0 < card["y"] < card["y"] + card["height"] <= 800
    assert card["y"] <= close["y"] < close["y"] + close["height"] <= 800
    page.mouse.click(close["x"] + close["width"] / 2, close["y"] + close["height"] / 2)
    expect(frame.locator("#card")).to_be_hidden()
