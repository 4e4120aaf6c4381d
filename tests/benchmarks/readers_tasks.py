"""What readers do with a timeline, done by mouse, keyboard and touch: beside TimelineJS and vis-timeline.

    npm install --prefix /tmp/others @knight-lab/timelinejs@3.9 vis-timeline@8.5
    .venv/bin/python -m tests.benchmarks.readers_tasks /tmp/others/node_modules

The same hundred events in each, in one run, twenty things of which each is seen to be done. Prints how many steps a
hand took (a press, a click, a word typed, a notch, a drag) and the seconds until it was done, the median of three.
Where a tool has no function for it, that is a judgement of its manual and says so.
"""

import json
import re
import shutil
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.benchmarks.first_chart import VIS, demo, serve

ROUNDS = 3
MOST = 150  # steps, after which a hand gives up
HANDS = ("mouse", "keyboard", "touch")
BELOW = "<div style='height:3000px'></div>"
TIMELINEJS = """<!doctype html><meta charset=utf-8><meta name=viewport content="width=device-width">
<link rel=stylesheet href=/o/@knight-lab/timelinejs/dist/css/timeline.css>
<div id=t style="height:600px"></div><script src=/o/@knight-lab/timelinejs/dist/js/timeline.js></script>
<script>new TL.Timeline("t", `${location.origin}/events.json`,
  {hash_bookmark: true, script_path: `${location.origin}/o/@knight-lab/timelinejs/dist/js/`})</script>"""
SEEN_SLIDE = """() => {
  const middle = innerWidth / 2;
  const slide = [...document.querySelectorAll(".tl-slide")].find((one) => {
    const {left, right} = one.getBoundingClientRect();
    return left < middle && right > middle;
  });
  return slide?.innerText ?? "";
}"""
IN_VIEW = """(kind) => {
  const {left, right} = document.querySelector("#t").getBoundingClientRect();
  return [...document.querySelectorAll(kind)].filter((one) => {
    const box = one.getBoundingClientRect();
    return box.width && box.right > left && box.left < right;
  }).map((one) => one.innerText.trim());
}"""


class GivesUpError(Exception):
    pass


class Hand:
    def __init__(self, page: Page, kind: str) -> None:
        self.page, self.kind, self.steps = page, kind, 0

    def step(self) -> None:
        self.steps += 1
        if self.steps > MOST:
            raise GivesUpError

    def press(self, key: str) -> None:
        self.step()
        self.page.keyboard.press(key)

    def use(self, what: Locator, key: str = "Enter") -> None:
        """A click, a tap, or Tab until it has the focus and a key."""
        what.first.wait_for()
        if self.kind == "keyboard":
            self.go_to(what.first)
            self.press(key)
        else:
            self.step()
            (what.first.click if self.kind == "mouse" else what.first.tap)()

    def go_to(self, what: Locator) -> None:
        while not what.evaluate("(one) => one === document.activeElement"):
            self.press("Tab")

    def write(self, what: Locator, words: str) -> None:
        if self.kind == "keyboard":
            self.go_to(what)
        else:
            self.use(what)
        self.step()
        self.page.keyboard.type(words)

    def scroll(self, over: Locator) -> None:
        """What anybody does who wants to read on below."""
        self.step()
        box = over.bounding_box() or {}
        x, y = box["x"] + box["width"] / 2, min(box["y"] + box["height"] / 2, 600)
        if self.kind == "keyboard":
            self.page.keyboard.press("PageDown")
        elif self.kind == "mouse":
            self.page.mouse.move(x, y)
            for _ in range(5):
                self.page.mouse.wheel(0, 100)
        else:
            self.swipe((x, y), (x, y - 300))
        self.page.wait_for_timeout(400)

    def swipe(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        devtools = self.page.context.new_cdp_session(self.page)
        for number in range(12):
            x, y = (a + (b - a) * number / 11 for a, b in zip(start, end, strict=True))
            kind = "touchMove" if number else "touchStart"
            devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
            self.page.wait_for_timeout(12)
        devtools.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def drag(self, over: Locator, part_from: float, part_to: float) -> None:
        self.step()
        box = over.bounding_box() or {}
        y = box["y"] + box["height"] / 2
        start, end = ((box["x"] + box["width"] * part, y) for part in (part_from, part_to))
        if self.kind == "touch":
            self.swipe(start, end)
            return
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=8)
        self.page.mouse.up()


Task = Callable[[Hand], bool]


def until(page: Page, true: Callable[[], bool]) -> bool:
    for _ in range(60):
        if true():
            return True
        page.wait_for_timeout(50)
    return False


def holds(page: Page, words: str, where: str = "body") -> bool:
    def there() -> bool:
        return any(re.search(words, text) for text in page.locator(where).all_inner_texts())

    return until(page, there)


# Ours


def search(hand: Hand, words: str) -> None:
    hand.write(hand.page.locator("[name=q]"), words)
    hand.press("Enter")
    hand.page.wait_for_url("**q=**")


def read_a_date(hand: Hand) -> bool:
    search(hand, "Houston agreement")
    return holds(hand.page, "16 September 1997", ".listed .when")


def scroll_past(hand: Hand) -> bool:
    before = hand.page.evaluate("scrollY")
    hand.scroll(hand.page.locator("#chart"))
    return bool(hand.page.evaluate("scrollY") - before > 200)


def some_years(hand: Hand) -> bool:
    search(hand, "1975 to 1976")
    hand.use(hand.page.locator(".note a", has_text="By date"))
    hand.page.wait_for_url("**from=**")
    return holds(hand.page, "Green March", ".listed .what")


def later_days(hand: Hand) -> bool:
    hand.use(hand.page.locator("[data-zoom=in]"))
    hand.use(hand.page.locator("[data-zoom=later]"))
    return until(hand.page, lambda: "view=" in hand.page.url)


def read_a_source(hand: Hand) -> bool:
    hand.use(hand.page.locator(".listed a[data-card]"))
    return holds(hand.page, r"\d{4}", "#card .accounts .source, #card .accounts .account-date")


def find_all(hand: Hand) -> bool:
    search(hand, "ceasefire")
    return hand.page.locator(".listed li[id]").count() > 2


def of_an_actor(hand: Hand) -> bool:
    hand.use(hand.page.locator(".hint a"))
    return holds(hand.page, r"\d+ events", ".chips")


def disputed(hand: Hand) -> bool:
    hand.use(hand.page.locator(".counts a"))
    hand.page.wait_for_url("**disputed=1**")
    return holds(hand.page, "sources disagree", ".facts")


def send_a_link(hand: Hand) -> bool:
    hand.use(hand.page.locator("[data-zoom=in]"))
    until(hand.page, lambda: "view=" in hand.page.url)
    address, said = hand.page.url, hand.page.locator("#said")
    holds(hand.page, r"^\d+ events? in view", "#said.moved")
    seen = said.text_content()
    other = hand.page.context.new_page()
    other.goto(address)
    same = until(other, lambda: other.locator("#said").text_content() == seen)
    other.close()
    return same


def takes(part: str) -> Task:
    def task(hand: Hand) -> bool:
        with hand.page.expect_download() as kept:
            hand.use(hand.page.locator(f".take a[href*='.{part}'], .take [data-image={part}]"))
        return Path(kept.value.path()).stat().st_size > 1000

    return task


def other_language(hand: Hand) -> bool:
    hand.use(hand.page.locator("[data-zoom=in]"))
    until(hand.page, lambda: "view=" in hand.page.url)
    days = hand.page.url.partition("#")[2]
    hand.use(hand.page.locator(".languages [lang=fr]"))
    hand.page.wait_for_url("**/fr/**")
    return hand.page.url.endswith(days)


def next_event(hand: Hand) -> bool:
    hand.use(hand.page.locator(".listed a[data-card]"))
    first = hand.page.locator("#card-title").inner_text()
    hand.use(hand.page.locator("#card [rel=next]"))
    return until(hand.page, lambda: hand.page.locator("#card-title").all_inner_texts() not in ([], [first]))


def and_back(hand: Hand) -> bool:
    hand.use(hand.page.locator(".listed a[data-card]"))
    hand.page.locator("#card-title").wait_for()
    hand.step()
    hand.page.go_back()
    return until(hand.page, lambda: not hand.page.locator("#card").is_visible())


def these_two(hand: Hand) -> bool:
    for number in (0, 1):
        hand.use(hand.page.locator(".listed input").nth(number), "Space")
    hand.use(hand.page.locator("#choose button"))
    return holds(hand.page, "^2 events in view", "#said")


def a_typed_month(hand: Hand) -> bool:
    search(hand, "March 2023")
    hand.use(hand.page.locator(".note a", has_text="By date"))
    hand.page.wait_for_url("**from=**")
    return holds(hand.page, "30 March 2023", ".listed .when")


def how_sure(hand: Hand) -> bool:
    hand.use(hand.page.locator(".listed a[data-card]"))
    return holds(hand.page, "not given|between|about|from|early|late|in ", "#card .when")


def the_newest(hand: Hand) -> bool:
    hand.use(hand.page.locator("[data-zoom=in]"))
    for _ in range(3):
        hand.use(hand.page.locator("[data-zoom=later]"))
    return until(hand.page, lambda: bool(re.search(r"view=.*/20[2-9]\d", hand.page.url)))


def as_a_list(hand: Hand) -> bool:
    if hand.kind == "touch":  # where the list is what lies below
        hand.scroll(hand.page.locator("#chart"))
    else:
        hand.use(hand.page.locator(".skip-chart"))
    return until(hand.page, lambda: bool(hand.page.evaluate("scrollY") > 100))


# Theirs


def slides_to(words: str) -> Task:
    """TimelineJS has no search: from slide to slide."""

    def task(hand: Hand) -> bool:
        while not re.search(words, hand.page.evaluate(SEEN_SLIDE)):
            next_slide(hand)
        return True

    return task


def next_slide(hand: Hand) -> None:
    before = hand.page.evaluate(SEEN_SLIDE)
    if hand.kind == "keyboard":
        hand.press("ArrowRight")
    elif hand.kind == "mouse":
        hand.use(hand.page.locator(".tl-slidenav-next"))
    else:
        hand.step()
        hand.swipe((330, 150), (60, 150))
    until(hand.page, lambda: hand.page.evaluate(SEEN_SLIDE) not in ("", before))


def slide(hand: Hand) -> bool:
    before = hand.page.evaluate(SEEN_SLIDE)
    next_slide(hand)
    return bool(hand.page.evaluate(SEEN_SLIDE) != before)


def their_scroll(hand: Hand) -> bool:
    hand.scroll(hand.page.locator("#t"))
    return bool(hand.page.evaluate("scrollY") > 200)


def slides_link(hand: Hand) -> bool:
    next_slide(hand)
    hand.page.wait_for_timeout(300)
    seen, address = hand.page.evaluate(SEEN_SLIDE)[:40], hand.page.url
    other = hand.page.context.new_page()
    other.goto(address)
    same = until(other, lambda: other.evaluate(SEEN_SLIDE)[:40] == seen)
    other.close()
    return same


def slides_years(hand: Hand) -> bool:

    def few() -> bool:
        return len(hand.page.evaluate(IN_VIEW, ".tl-timemarker")) <= 25

    for _ in range(8):
        if few():
            break
        hand.use(hand.page.locator(".tl-icon-zoom-in"))
        hand.page.wait_for_timeout(300)
    return few()


def slides_later(hand: Hand) -> bool:
    hand.drag(hand.page.locator(".tl-timenav"), 0.8, 0.3)
    hand.page.wait_for_timeout(300)
    return True


def slides_end(hand: Hand) -> bool:
    hand.use(hand.page.locator(".tl-icon-goend, .tl-icon-goback").last)
    return until(hand.page, lambda: bool(re.search(r"202\d", hand.page.evaluate(SEEN_SLIDE))))


def vis_years(hand: Hand) -> bool:
    box = hand.page.locator("#t").bounding_box() or {}
    hand.page.mouse.move(box["x"] + box["width"] * 0.2, box["y"] + 100)

    def few() -> bool:
        return len(hand.page.evaluate(IN_VIEW, ".vis-item-content")) <= 25

    while not few():
        hand.step()
        hand.page.mouse.wheel(0, -100)
        hand.page.wait_for_timeout(30)
    return True


def vis_later(hand: Hand) -> bool:
    before = hand.page.locator(".vis-text").all_inner_texts()
    if hand.kind == "mouse":
        vis_years(hand)
    hand.drag(hand.page.locator(".vis-center"), 0.8, 0.3)
    hand.page.wait_for_timeout(200)
    return hand.page.locator(".vis-text").all_inner_texts() != before


def vis_end(hand: Hand) -> bool:
    vis_years(hand)
    for _ in range(20):
        if "202" in "".join(hand.page.locator(".vis-text").all_inner_texts()):
            return True
        hand.drag(hand.page.locator(".vis-center"), 0.9, 0.1)
    return False


Three = tuple[Task, Task | None, Task | None]  # here, TimelineJS, vis-timeline: None where it has no such function
TASKS: dict[str, Three] = {
    "read a named event's date": (read_a_date, slides_to("Houston agreement"), None),
    "scroll past the chart": (scroll_past, their_scroll, their_scroll),
    "see some years alone": (some_years, slides_years, vis_years),
    "go on to later days": (later_days, slides_later, vis_later),
    "read who says so": (read_a_source, None, None),
    "find all of a word": (find_all, None, None),
    "only what one took part in": (of_an_actor, None, None),
    "where sources disagree": (disputed, None, None),
    "send what is seen": (send_a_link, slides_link, None),
    "keep the events as a table": (takes("csv"), None, None),
    "the same in another language": (other_language, None, None),
    "the event after this": (next_event, slide, None),
    "and back": (and_back, None, None),
    "these two alone": (these_two, None, None),
    "a month, as one says it": (a_typed_month, None, None),
    "how exactly a date is known": (how_sure, slide, None),
    "the newest": (the_newest, slides_end, vis_end),
    "into a calendar": (takes("ics"), None, None),
    "the chart as a picture": (takes("png"), None, None),
    "as a list, without the chart": (as_a_list, None, None),
}


def tried(browser: Browser, address: str, kind: str, task: Task | None) -> str:
    if task is None:
        return "–"
    steps, seconds = 0, []
    for _ in range(ROUNDS):
        touch = {"has_touch": True, "is_mobile": True} if kind == "touch" else {}
        width = 390 if kind == "touch" else 1280
        context = browser.new_context(viewport={"width": width, "height": 844}, **touch)  # type: ignore[arg-type]
        page = context.new_page()
        page.set_default_timeout(8000)
        page.goto(address)
        page.wait_for_selector(".tl-timemarker, .vis-item, .drawing", state="attached")
        page.wait_for_timeout(800)
        hand, began = Hand(page, kind), time.perf_counter()
        try:
            if not task(hand):
                return f"not done ({hand.steps})"
        except GivesUpError:
            return f"given up ({MOST})"
        except Exception as error:
            return f"not done: {str(error).splitlines()[0][:40]}"
        finally:
            seconds.append(time.perf_counter() - began)
            steps = hand.steps
            context.close()
    return f"{steps} in {statistics.median(seconds):.1f} s"


def main() -> None:
    others, folder = Path(sys.argv[1]).resolve(), Path(tempfile.mkdtemp())
    server, url = demo(folder)
    site = folder / "site"
    site.mkdir()
    (site / "o").symlink_to(others)
    (site / "timelinejs.html").write_text(TIMELINEJS + BELOW)
    (site / "vis.html").write_text(VIS + BELOW)
    try:
        with urllib.request.urlopen(f"{url}/en/western-sahara/events.timelinejs.json?top=100") as answer:
            events = json.load(answer)
        (site / "events.json").write_text(json.dumps(events))
        theirs = serve(site)
        addresses = (f"{url}/en/western-sahara/", f"{theirs}/timelinejs.html", f"{theirs}/vis.html")
        with sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for name, three in TASKS.items():
                for kind in HANDS:
                    found = [
                        tried(browser, address, kind, task) for address, task in zip(addresses, three, strict=True)
                    ]
                    print(f"{name:32} {kind:9}" + "".join(f"{each:28}" for each in found), flush=True)
            browser.close()
    finally:
        server.terminate()
        server.wait()


if __name__ == "__main__":
    main()
