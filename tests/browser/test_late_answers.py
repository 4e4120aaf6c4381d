"""An answer that comes after a newer one was asked for is dropped."""

import re

from playwright.sync_api import expect

from tests.browser.test_timeline_page import PAGE, shown_range, traces, until

# Its answer is there, and given once window.release is called: before the timer of the next request has run.
HOLD_NEXT_FETCH = """() => {
  const real = window.fetch;
  window.fetch = async (url) => {
    window.fetch = real;
    const text = await (await real(url)).text();
    return new Promise((resolve) => { window.release = () => resolve(new Response(text)); });
  };
}"""
RECORD = """([selector, words]) => {
  window.recorded = [];
  new MutationObserver(() => recorded.push(document.querySelector(words)?.textContent.trim() ?? ""))
    .observe(document.querySelector(selector), { childList: true, subtree: true });
}"""


def hold(page, pattern: str) -> list:
    """The requests of this address from now on, kept waiting."""
    held = []
    page.route(re.compile(pattern), lambda route: held.append(route))
    return held


def until_held(page, held: list) -> None:
    for _ in range(100):
        if held:
            return
        page.wait_for_timeout(50)
    raise AssertionError("nothing was asked for")


def test_of_two_cards_opened_quickly_the_second_is_shown_and_the_first_never(page):
    held = hold(page, "/events/houston/card/")
    page.goto(PAGE.format("en") + "?events=houston,polisario-founded,guterres-2023")
    page.evaluate(RECORD, ["#card .card-body", "#card .card-body"])
    page.click("a[data-card=houston]")
    until_held(page, held)
    page.keyboard.press("Escape")
    page.click("a[data-card=polisario-founded]")
    expect(page.locator("#card-title")).to_have_count(1)
    second = page.locator("#card-title").text_content()
    with page.expect_response(re.compile("/events/houston/card/")) as late:
        held[0].continue_()
    late.value.finished()
    assert "Houston agreement" in late.value.text()
    page.keyboard.press("Escape")
    page.click("a[data-card=guterres-2023]")  # its answer comes after the late one was dealt with
    expect(page.locator("#card-title")).to_contain_text("Guterres")
    shown = [text.split("\n")[0] for text in page.evaluate("recorded") if text]
    assert shown == [second, page.locator("#card-title").text_content()]


def test_a_late_view_does_not_take_the_reader_back_to_it(page):
    page.goto(PAGE.format("en"))
    traces(page)
    page.evaluate(HOLD_NEXT_FETCH)
    page.evaluate("Plotly.relayout(document.querySelector('.plot'), {'xaxis.range': ['1990-01-01', '1995-01-01']})")
    until(page, "Boolean(window.release)")
    with page.expect_request(re.compile(r"/figure\?.*view=")) as newer:
        page.evaluate("""() => {
          Plotly.relayout(document.querySelector(".plot"), { "xaxis.range": ["2020-01-01", "2023-01-01"] });
          release();
        }""")
    assert "view=2020-01-01%2F2022-12-31" in newer.value.url
    assert shown_range(page) == ["2020-01-01", "2023-01-01"]


def test_a_late_failure_leaves_the_explanation_of_the_newer_date(editor):
    page = editor
    page.goto("/admin/events/event/add/")
    held = hold(page, r"/explain-date/\?text=1976$")
    page.fill("#id_date", "1976")
    until_held(page, held)
    page.evaluate(RECORD, [".field-date .date-claim-says", ".field-date .date-claim-says"])
    says = page.locator(".field-date .date-claim-says").first
    page.fill("#id_date", "1980")
    expect(says).to_have_text("in 1980, month not given")
    held[0].fulfill(body="not JSON")
    page.fill("#id_date", "1981")
    expect(says).to_have_text("in 1981, month not given")
    assert page.evaluate("recorded") == ["in 1980, month not given", "in 1981, month not given"]
