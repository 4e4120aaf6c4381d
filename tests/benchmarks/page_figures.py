"""What is promised of a reader's page, measured in Chromium at seven widths, in Arabic and English, light and dark.

    .venv/bin/python -m tests.benchmarks.page_figures

Prints each figure with its worst case, and after them what is broken, by language, scheme and width.
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import brotli
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.benchmarks.first_chart import demo
from tests.browser.test_chart import COVERED, MARKS, PLOTLYS, SPOILT

WIDTHS = (320, 390, 701, 820, 1024, 1440, 1920)
LANGUAGES = ("ar", "en")
SCHEMES = ("light", "dark")
PAGE = "/{}/western-sahara/"
STATIC = Path(__file__).parents[2] / "timeline" / "static" / "timeline"
PLOTLY = "**/plotly*.js"
CLICKED = 6  # marks of each page
PATHS = ("", "events/guterres-2023/", "about/", "embed/", "events/none/")
CONTRAST = """() => {
  const shown = [...document.querySelectorAll(".drawing")].find((drawing) => drawing.offsetWidth);
  const context = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
  const light = (colour) => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((v) => v / 255)
      .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = light(getComputedStyle(document.querySelector(".chart-section")).backgroundColor);
  const ratio = (one) => (Math.max(one, paper) + 0.05) / (Math.min(one, paper) + 0.05);
  const colours = [...shown.querySelectorAll(".hue")].map((group) => getComputedStyle(group).color);
  return Math.min(...colours.map((colour) => ratio(light(colour))));
}"""
CUT = """() => {
  const shown = [...document.querySelectorAll(".drawing")].find((drawing) => drawing.offsetWidth);
  const {left, right} = shown.getBoundingClientRect();
  return [...shown.querySelectorAll(".tick")].map((tick) => [tick.getBoundingClientRect(), tick.textContent])
    .filter(([box]) => box.right > left && box.left < right && (box.left < left - 1 || box.right > right + 1))
    .map(([, text]) => text);
}"""
# A place where a click meets the mark and nothing else, in px of the window, for marks spread over the chart.
TARGETS = """(most) => {
  const shown = [...document.querySelectorAll(".drawing")].find((drawing) => drawing.offsetWidth);
  const marks = [...shown.querySelectorAll(".hue use:not(.sign, .rival)")], wanted = [];
  const step = Math.max(1, Math.floor(marks.length / most / 2));
  for (let at = 0; at < marks.length && wanted.length < most; at += step) {
    const {x, y, width, height} = marks[at].getBoundingClientRect();
    const place = [x + width / 2, y + height / 2];
    const met = document.elementFromPoint(...place)?.closest("[data-event]");
    if (met === marks[at].closest("[data-event]")) wanted.push([met.dataset.event, ...place]);
  }
  return wanted;
}"""
REDRAWN = """(name) => new Promise((resolve) => {
  const began = performance.now();
  document.querySelector(`[data-zoom=${name}]`).click();
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - began)));
})"""
LANDMARKS = "header, main, footer, nav, aside, form[role=search], section[aria-labelledby], section[aria-label]"

Found = list[tuple[str, float, float]]  # a figure, what it is here, what it may be at most


def marks_and_clicks(page: Page) -> Found:
    """How far marks move when Plotly's chart comes, how much the page grows, and clicks that open another event."""
    page.evaluate("document.querySelector('#chart').scrollIntoView({block: 'start', behavior: 'instant'})")
    targets = page.evaluate(TARGETS, CLICKED)
    for slug, x, y in targets:
        page.mouse.click(x, y)
        assert opened(page) == slug, f"a click on {slug} opens {opened(page)}"
        close(page)
    before, height = page.evaluate(MARKS), page.evaluate("document.documentElement.scrollHeight")
    page.unroute(PLOTLY)
    page.mouse.move(3, 3)
    page.hover(".zoom")
    page.wait_for_selector(".chart.ready")
    after, grown = page.evaluate(PLOTLYS), page.evaluate("document.documentElement.scrollHeight") - height
    moved = [
        min((max(abs(x - there[0]), abs(y - there[1])) for there in after.get(slug, ())), default=999.0)
        for slug, middles in before.items()
        for x, y in middles
    ]
    page.evaluate("document.querySelector('#chart').scrollIntoView({block: 'start', behavior: 'instant'})")
    wrong = 0
    for slug, x, y in targets:
        page.mouse.move(x - 3, y)
        page.mouse.move(x, y, steps=4)
        page.wait_for_timeout(80)
        page.mouse.click(x, y)
        wrong += opened(page) != slug
        close(page)
    return [
        ("px that a mark moves", max(moved), 4),
        ("px that the page grows", abs(grown), 1),
        ("clicks that open another event", wrong, 0),
        ("clicks that were tried, too few", max(4 - len(targets), 0), 0),
    ]


def opened(page: Page) -> str:
    """The event whose card is open."""
    for _ in range(40):
        if named := re.search(r"card=([\w-]+)", page.url):
            page.locator("#card-title").wait_for()
            return named[1]
        page.wait_for_timeout(50)
    return ""


def close(page: Page) -> None:
    page.keyboard.press("Escape")
    page.wait_for_timeout(60)


def looks(page: Page) -> Found:
    return [
        ("labels that cover", len(page.evaluate(COVERED)), 0),
        ("marks that are cut or nameless", len(page.evaluate(SPOILT)), 0),
        ("names of days that are cut", len(page.evaluate(CUT)), 0),
        ("4.5 less the least contrast of a mark", max(4.5 - page.evaluate(CONTRAST), 0), 0),
        ("ms to the first redraw", page.evaluate(REDRAWN, "in"), 150),
    ]


def wheel(page: Page) -> Found:
    page.evaluate("document.querySelector('#chart').scrollIntoView({block: 'start', behavior: 'instant'})")
    box = page.locator("#chart").bounding_box() or {}
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 60)
    before = page.evaluate("scrollY")
    room = page.evaluate("document.documentElement.scrollHeight - innerHeight - scrollY")
    for _ in range(5):
        page.mouse.wheel(0, 100)
    page.wait_for_timeout(700)
    return [("px that five notches do not scroll", abs(page.evaluate("scrollY") - before - min(500, room)), 1)]


def fingers(browser: Browser, url: str, lang: str, scheme: Any, width: int) -> Found:
    """By touch: a swipe up scrolls the page, a pinch narrows the days and nothing else."""
    context = browser.new_context(
        base_url=url, viewport={"width": width, "height": 844}, has_touch=True, is_mobile=True, color_scheme=scheme
    )
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    page.goto(PAGE.format(lang))
    box = page.locator("#chart").bounding_box() or {}
    y = box["y"] + min(150, box["height"] / 2)
    middle = width / 2

    def touch(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})
        page.wait_for_timeout(16)

    touch("touchStart", (middle - 25, y), (middle + 25, y))
    for step in range(15):
        touch("touchMove", (middle - 25 - step * 6, y), (middle + 25 + step * 6, y))
    touch("touchEnd")
    page.wait_for_timeout(600)
    days = re.findall(r"view=(\d{4}).*?/(\d{4})", page.url)
    pinched = days and int(days[0][1]) - int(days[0][0]) < 30
    scale = page.evaluate("visualViewport.scale")
    touch("touchStart", (middle, y))
    for step in range(20):
        touch("touchMove", (middle, y - step * 15))
    touch("touchEnd")
    page.wait_for_timeout(500)
    scrolled = page.evaluate("scrollY")
    context.close()
    return [
        ("pinches that do not zoom the chart", float(not pinched), 0),
        ("pinches that zoom the page", abs(scale - 1), 0),
        ("px of 285 that a swipe does not scroll", max(285 - scrolled, 0), 60),
    ]


def measured(browser: Browser, url: str) -> Iterator[tuple[str, Found]]:
    for lang in LANGUAGES:
        for scheme in SCHEMES:
            for width in WIDTHS:
                where = f"{lang} {scheme} {width}"
                page = browser.new_page(viewport={"width": width, "height": 900}, base_url=url, color_scheme=scheme)
                for path in PATHS:
                    page.goto(PAGE.format(lang) + path)
                    wide = page.evaluate("document.documentElement.scrollWidth") - width
                    yield f"{where} {path}", [("px that a page is too wide", wide, 0)]
                page.route(PLOTLY, lambda route: None)  # waits: where a click rests, Plotly's chart would come
                page.goto(PAGE.format(lang))
                yield where, marks_and_clicks(page)
                page.close()
                page = browser.new_page(viewport={"width": width, "height": 900}, base_url=url, color_scheme=scheme)
                page.goto(PAGE.format(lang))
                yield where, looks(page)
                page.goto(PAGE.format(lang))
                yield where, wheel(page)
                page.close()
                yield where, fingers(browser, url, lang, scheme, width)


def sizes(browser: Browser, url: str) -> Iterator[tuple[str, Found]]:
    """Of the page on a telephone, of its script and style, and of its paper."""
    own = b"".join(path.read_bytes() for path in sorted(STATIC.glob("*.*s")) if path.name != "frame.js")
    yield "script and style", [("kB as brotli, own", len(brotli.compress(own)) / 1000, 25)]
    for lang in LANGUAGES:
        context = browser.new_context(
            viewport={"width": 390, "height": 844}, base_url=url, has_touch=True, is_mobile=True
        )
        page = context.new_page()
        page.goto(PAGE.format(lang))
        html = page.request.get(PAGE.format(lang)).body()
        first = page.locator(".listed li[id]").first.bounding_box() or {"y": 9999}
        yield (
            lang,
            [
                ("kB of HTML", len(html) / 1000, 120),
                ("kB of HTML as brotli", len(brotli.compress(html, quality=5)) / 1000, 25),
                ("px of a telephone's page", page.evaluate("document.documentElement.scrollHeight"), 8000),
                ("nodes", page.evaluate("document.querySelectorAll('*').length"), 3000),
                ("px to the first event, of a first screen", first["y"] + 60, 844),
                ("landmarks", page.locator(LANDMARKS).count(), 12),
            ],
        )
        context.close()
        page = browser.new_page(viewport={"width": 1280, "height": 900}, base_url=url)
        page.goto(PAGE.format(lang))
        yield lang, [("pages of paper", len(re.findall(rb"/Type /Page\b", page.pdf(format="A4"))), 25)]
        page.close()


def answering(body: str) -> Callable[[Route], None]:
    return lambda route: route.fulfill(body=body, content_type="text/html")


def framed(browser: Browser, url: str) -> Iterator[tuple[str, Found]]:
    """The code that a page gives to others, in one without any script: its frame has no bar of its own."""
    for lang in LANGUAGES:
        page = browser.new_page(viewport={"width": 1280, "height": 900}, base_url=url)
        page.goto(PAGE.format(lang))
        code = page.locator(".take textarea").nth(1).input_value()
        page.close()
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 900})
            frame = re.sub(r"<script.*?</script>", "", code)
            body = f"<!doctype html><body style='margin:0'>{frame}"
            page.route(f"{url}/outside", answering(body))
            page.goto(f"{url}/outside")
            inner = page.frames[1]
            inner.wait_for_selector(".drawing .main", state="attached")
            page.wait_for_timeout(300)
            over = inner.evaluate("document.documentElement.scrollHeight - innerHeight")
            wide = inner.evaluate("document.documentElement.scrollWidth - innerWidth")
            titles = inner.evaluate("document.querySelectorAll('.drawing .main').length")
            yield (
                f"frame {lang} {width}",
                [
                    ("px that a frame is too low", over, 0),
                    ("px that a frame is too narrow", wide, 0),
                    ("frames without titles", float(not titles), 0),
                ],
            )
            page.close()


def main() -> None:
    server, url = demo(Path(tempfile.mkdtemp()))
    worst: dict[str, tuple[float, float, str]] = {}
    broken = []
    try:
        with sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
            )
            for source in (sizes, framed, measured):
                for where, found in source(browser, url):
                    for name, value, most in found:
                        worst[name] = max(worst.get(name, (float("-inf"), most, "")), (value, most, where))
                        if value > most:
                            broken.append(f"{where}: {name} {value:.4g} (at most {most:g})")
                            print("  broken:", broken[-1], flush=True)
            browser.close()
    finally:
        server.terminate()
        server.wait()
    for name, (value, most, where) in worst.items():
        print(f"{name:45} {value:8.4g} of {most:g}   {where}")
    print(f"{len(broken)} broken")


if __name__ == "__main__":
    main()
