"""The whole day of an editor by clicks alone, in Arabic and in English, with its clicks and pages counted.

`pytest -s` prints the count of each task.
"""

import re
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect


@dataclass(frozen=True)
class Day:
    """What is read and typed, in one language."""

    lang: str
    article: str
    published: str
    corrected: str  # a date that the first event gets
    words: dict[str, str]  # of the desk


ENGLISH = Day(
    "en",
    "GENEVA - The envoy met the two delegations on Thursday evening, according to the organisers.\n\n"
    "On Monday the council called all parties to informal talks, a statement said.\n\n"
    "The council is to hold a closed session in May.",
    "1984-02-03",
    "1984-02-01",
    {"merge": "Merge another event into it", "split": "Split it again", "erase": "Erase words"},
)
ARABIC = Day(
    "ar",
    "جنيف – التقى المبعوث الوفدين مساء الخميس، وفق المنظمين.\n\n"
    "ويوم الاثنين دعا المجلس جميع الأطراف إلى محادثات غير رسمية، بحسب بيان.\n\n"
    "ومن المقرر أن يعقد المجلس جلسة مغلقة في مايو.",
    "1985-02-01",
    "1985-01-30",
    {"merge": "ادمج فيه حدثا آخر", "split": "افصله من جديد", "erase": "محو كلمات"},
)


class Hand:
    """Clicks as a person does, and counts the clicks and the pages that come."""

    def __init__(self, page: Page) -> None:
        self.page, self.clicks, self.pages = page, 0, 0
        self.told: list[str] = []
        page.on("framenavigated", self.count_page)

    def count_page(self, frame) -> None:
        self.pages += frame == self.page.main_frame

    def click(self, selector: str, **options) -> None:
        self.page.locator(selector, **options).first.click()
        self.clicks += 1

    def type(self, selector: str, text: str) -> None:
        self.click(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(text)

    def done(self, task: str) -> None:
        self.told.append(f"{task}: {self.clicks} clicks, {self.pages} pages")
        self.clicks = self.pages = 0


@pytest.fixture(
    params=[
        pytest.param(ENGLISH, marks=pytest.mark.nightly, id="English"),
        pytest.param(ARABIC, id="Arabic"),
    ]
)
def day(request, page):
    page.set_extra_http_headers({"Accept-Language": request.param.lang})
    return request.param


def log_in(hand: Hand, demo, name: str) -> None:
    hand.type("#id_username", name)
    hand.type("#id_password", demo.passwords[name])
    hand.click("[type=submit]")
    hand.page.wait_for_url(re.compile("/admin/$"))


def find(hand: Hand, title: str) -> None:
    """From anywhere in the desk to the page of an event."""
    hand.click("#header a")
    hand.type(".find input[name=q]", title)
    hand.page.keyboard.press("Enter")
    hand.click("#result_list th a", has_text=title)
    hand.page.wait_for_url(re.compile(r"/event/\d+/change/"))


def test_the_whole_day(page, demo, day):
    hand = Hand(page)
    page.goto("/admin/")
    log_in(hand, demo, "editor")
    expect(page.locator(".waiting li").first).to_be_visible()
    hand.done("log in and read what waits")

    hand.type("#take-text", day.article)
    hand.type("#take-published", day.published)
    hand.click(".take-in button")
    expect(page.locator(".card")).to_have_count(3)
    titles = [page.locator(".card [name$=title]").nth(number).input_value() for number in range(3)]
    for left in (2, 1, 0):
        hand.click(".card[data-current] button[name=_publish]")
        expect(page.locator(".card")).to_have_count(left)
    hand.done("an article becomes three published events")

    first, second, third = titles
    find(hand, first)
    change_page = page.url
    hand.type("#id_date", day.corrected)
    hand.type(f"#id_date_reason_{day.lang}", "Corrected by the organisers.")
    hand.type("#id_public_reason", "The organisers corrected the date.")
    hand.click("[name=_continue]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    hand.done("correct a date")

    colleague = page.context.new_page()
    colleague.goto(change_page)
    colleague.fill("#id_notes", "The colleague's note")
    colleague.click("[name=_continue]")
    expect(colleague.locator(".messagelist .success")).to_be_visible()
    colleague.close()
    hand.type("#id_notes", "My note")
    hand.click("[name=_save]")
    hand.click(".meeting .clash input[value=yours]")
    hand.click(".submit-row [type=submit]")
    expect(page.locator("#id_notes")).to_have_value("My note")
    hand.done("two editors met")

    hand.click("a", has_text=day.words["merge"])
    hand.click(".select2-selection")
    page.keyboard.insert_text(second)
    hand.click(".select2-results__option", has_text=second)
    expect(page.locator("#beside tbody tr").first.locator("td")).to_have_text([first, second])
    hand.type("[name=public_reason]", "It was one event.")
    hand.click(".submit-row [type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    hand.done("merge a duplicate")

    hand.click(".quiet a", has_text=second)
    hand.click("button", has_text=day.words["split"])
    expect(page.locator(".messagelist .success")).to_be_visible()
    hand.done("split it again")

    find(hand, third)
    hand.click("a.withdraw")
    hand.type("[name=public_reason]", "The session was called off.")
    hand.click("input.default[type=submit]")
    expect(page.locator(".messagelist")).to_contain_text(third)
    hand.done("withdraw an event")

    find(hand, first)
    hand.click("a.historylink")
    hand.page.locator(".revisions tbody tr").last.locator("a").last.click()
    hand.clicks += 1
    hand.type("[name=public_reason]", "The first date was right.")
    hand.click(".submit-row [type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    hand.done("restore a version")

    hand.click("#logout-form button")
    page.wait_for_url("**/logout/")
    page.goto("/admin/login/?next=/admin/")
    log_in(hand, demo, "administrator")
    find(hand, first)
    hand.click("a", has_text=day.words["erase"])
    hand.type("[name=words]", first.split()[1])
    hand.click("[name=sure]")
    hand.click(".submit-row [type=submit]")
    hand.type("#id_own-password", demo.passwords["administrator"])
    hand.click(".submit-row [type=submit]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert first.split()[1] not in page.locator(f"#id_title_{day.lang}").input_value()
    hand.done("erase a name")

    print(f"\n{day.lang}: " + "; ".join(hand.told))
    assert sum(int(told.split(": ")[1].split()[0]) for told in hand.told) <= 85
