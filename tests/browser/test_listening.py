"""Listening walks: what is heard of the pages of readers in Arabic, in order, is what was judged good to hear.

Each stands in a file of `heard`, a line a stop. Where a page is meant to be heard otherwise, write it anew there, and
read it aloud.
"""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.listening import Walk
from tests.browser.test_timeline_page import PAGE

HEARD = Path(__file__).parent / "heard"
OF_TODAY = re.compile(r"\d+ \w+ 20(?:2[6-9]|[3-9]\d)")


def lines(page, demo) -> list[str]:
    """What is heard of a page, but for the day and the address of this run."""
    return [OF_TODAY.sub("…", line).replace(demo.url, "…") for line in Walk(page).lines]


def of(name: str) -> list[str]:
    return (HEARD / f"{name}.txt").read_text().splitlines()


def test_a_conflicts_page_is_heard_from_its_heading_to_its_sign(page, demo):
    page.goto(PAGE.format("ar") + "?top=10")
    page.wait_for_selector("#chart[role=application]")
    assert lines(page, demo) == of("conflict")


def test_a_filter_that_is_opened_is_heard_with_each_field_and_number(page, demo):
    page.goto(PAGE.format("ar") + "?place=el-aaiun&from=1975&to=1980")  # years in which no other test publishes
    page.click(".filter > summary")
    page.locator(".facet > summary").nth(1).click()
    heard = lines(page, demo)
    assert heard[heard.index("بحث: بحث وتصفية") : heard.index("قسم: الخط الزمني")] == of("filter")


def test_a_card_is_heard_from_its_name_to_the_events_beside_it(page, demo):
    page.goto(PAGE.format("ar") + "#card=nsgt-1963")
    expect(page.locator(".card .accounts")).to_be_visible()
    assert lines(page, demo) == of("card")


def test_an_events_page_is_heard_in_the_order_of_its_card(page, demo):
    page.goto(PAGE.format("ar") + "events/green-march/")
    assert lines(page, demo) == of("event")
