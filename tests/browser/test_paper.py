"""What a page is on paper: all that is asked for, in few pages, and where each thing is to be found."""

import io
import re

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.test_timeline_page import PAGE, until


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_paper_has_all_events_in_few_pages_and_the_screen_its_portion_again(page):
    page.goto(PAGE.format("ar"))
    events, _accounts, sources, *_ = (int(number) for number in page.locator(".counts b").all_inner_texts())
    page.evaluate("""addEventListener("beforeprint", () => {
        const listed = [...document.querySelectorAll(".listed li[id]")].map((event) => event.id);
        window.printed = [new Set(listed).size, document.querySelectorAll(".cited li").length, printed()];
        function printed() { return document.querySelectorAll(".listed .part").length; }
    })""")
    assert 10 < pages_of(page.pdf(format="A4")) <= 25
    assert page.evaluate("window.printed") == [events, sources, 0]
    assert page.locator(".listed li[id]").count() == 25


def test_paper_has_the_shown_days_alone_and_says_where_the_rest_is_without_an_answer(page):
    page.goto(PAGE.format("en") + "#view=1990-01-01/2010-01-01")
    until(page, "document.querySelector('#said').textContent.startsWith('7')")
    page.evaluate("""addEventListener("beforeprint", () => { window.printed = [
        document.querySelectorAll(".listed li[id]").length, document.querySelectorAll(".listed .part").length,
        document.querySelector(".from-620").dataset.view,
    ]; })""")
    page.pdf(format="A4")
    assert page.evaluate("window.printed")[:2] == [int(page.inner_text("#said").split()[0]), 0]
    assert page.evaluate("window.printed")[2] == "726468.0 733774.0"
    page.route("**/listed/**", lambda route: route.fulfill(status=204))
    page.pdf(format="A4")
    assert page.evaluate("window.printed")[:2] == [25, 1]
    expect(page.locator(".listed .part")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".listed .part")).to_contain_text(
        "/en/western-sahara/events.html?from=1990-01-01&to=2010-01-01"
    )


def test_each_page_of_a_long_chart_says_its_years(page):
    page.goto(PAGE.format("en") + "?lanes=actor")
    papers = [paper.extract_text().splitlines() for paper in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages[:4]]
    lanes = ("MINURSO", "Morocco", "Mauritania", "Spain")  # one on each page
    assert [[lane for lane in lanes if lane in lines] for lines in papers] == [[lane] for lane in lanes]
    assert [lines.count("1970 1980 1990 2000 2010 2020") for lines in papers] == [1, 1, 1, 1]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_event_on_paper_says_where_its_sources_are_and_where_it_stands_itself(page, lang):
    page.goto(PAGE.format(lang) + "events/guterres-2023/")
    addresses = page.locator(".source a").evaluate_all("links => links.map((link) => link.href.split('#')[0])")
    printed = page.locator("article .printed")
    assert (len(addresses), printed.first.is_visible()) == (3, False)
    page.emulate_media(media="print")
    assert printed.all_inner_texts()[:-1] == addresses
    expect(printed.last).to_contain_text(page.url)
    expect(printed.last).to_be_visible()


# Where the first and the last letter of an address stand in the words that end with it, px from the left.
ENDS = """(words) => {
  const text = [...words.childNodes].find((node) => node.data?.includes("http")), from = text.data.indexOf("http");
  return [from, text.data.lastIndexOf("/")].map((at) => {
    const range = document.createRange();
    range.setStart(text, at);
    range.setEnd(text, at + 1);
    return range.getBoundingClientRect().left;
  });
}"""


@pytest.mark.parametrize("path", ["", "events/war-1975/"])
def test_the_address_of_an_arabic_reference_ends_on_the_right(page, path):
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(PAGE.format("ar") + path)
    page.emulate_media(media="print")
    first, last = page.locator(".printed:not(div), .printed > p").filter(has_text="/ar/").last.evaluate(ENDS)
    assert last - first > 150
