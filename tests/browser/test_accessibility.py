"""axe finds nothing on the pages that readers and editors see: by language, colour scheme and width.

Arabic, dark for its contrasts, and the timeline of a few events in the other languages. NIGHTLY=1: every rule on
every page in every language and scheme, and the timeline of all events.
"""

import os

import pytest
from axe_playwright_python.sync_playwright import Axe

NIGHTLY = os.environ.get("NIGHTLY") == "1"
FEW = "?from=2023-03-01&to=2023-06-30"
PAGES = (
    "",
    *(f"western-sahara/{FEW}", "western-sahara/events/guterres-2023/", "western-sahara/about/"),
    f"western-sahara/embed/{FEW}",
    *(["western-sahara/", "western-sahara/embed/?kind=talks"] if NIGHTLY else []),
)
WIDTHS = (1440, 820, 390)
EVERY_RULE = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
CONTRAST = {"type": "rule", "values": ["color-contrast"]}


def schemes(lang: str) -> tuple[str, ...]:
    return ("light", "dark") if NIGHTLY or lang == "ar" else ("light",)


# Links of the admin fade from the colour of one scheme into that of the other.
FADED = """() => Promise.all(document.getAnimations()
  .filter((one) => one instanceof CSSTransition).map((one) => one.finished.catch(() => {}))).then(() => true)"""


def violations(page, scheme: str, name: str) -> dict[str, list[str]]:
    page.evaluate(FADED)
    rules = EVERY_RULE if NIGHTLY or scheme == "light" else CONTRAST
    # What passes is not told: finding each such element's address takes most of the time. Nor is what a style sheet
    # imports fetched anew: it is looked for beside the page.
    results = (
        Axe()
        .run(page, options={"runOnly": rules, "resultTypes": ["violations"], "preload": False})
        .response["violations"]
    )
    return {f"{rule['id']} {name} {scheme}": [node["html"][:150] for node in rule["nodes"][:3]] for rule in results}


def of_every_night(lang: str, path: str):
    return pytest.mark.nightly if lang != "ar" and path != PAGES[1] else ()


@pytest.mark.parametrize(
    ("lang", "path"),
    [
        pytest.param(lang, path, marks=of_every_night(lang, path), id=f"{lang}-{path or 'home'}")
        for path in PAGES
        for lang in ("ar", "en", "fr")
    ],
)
def test_axe_finds_nothing(page, lang, path):
    page.goto(f"/{lang}/{path}")
    found = {}
    for scheme in schemes(lang):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            found |= violations(page, scheme, str(width))
            if page.locator("#chart:not(.ready)").count():  # first without the interactive chart, then with it
                page.hover("#said")
                page.wait_for_selector(".chart.ready")
    assert found == {}


def test_what_the_buttons_of_the_chart_do_is_told_once(page):
    page.goto(f"/ar/western-sahara/{FEW}")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    told = {node["name"]["value"]: node.get("description", {}).get("value", "") for node in nodes if "name" in node}
    assert [told[name] for name in ("إلى زمن أسبق", "إلى زمن أحدث", "تكبير", "تصغير")] == ["", "", "", ""]


def desk_pages(page) -> list[str]:
    """The addresses of the desk's pages, those of one event among them."""
    page.goto("/admin/events/event/?q=guterres")
    event = page.locator("#result_list tbody th a").first.get_attribute("href").partition("change/")[0]
    page.goto("/admin/events/article/")
    reading = page.locator("#result_list .field-waiting a").first.get_attribute("href")
    of_one = [event + name for name in ("change/", "history/", "withdraw/", "merge/", "compare/?from=1&to=1")]
    desk = [f"/admin/{path}" for path in ("", "events/event/", "events/event/add/", "events/event/import/")]
    more = [
        "event/?filling=1",
        "event/?filling=0",
        "event/imports/",
        "actor/",
        "place/",
        "eventkind/",
        "dataset/",
        "conflict/help/",
    ]
    return [
        *desk,
        *(f"/admin/events/{path}" for path in more if NIGHTLY),
        *(["/admin/auth/user/log-ins/", "/admin/password_change/", *merging(page)] if NIGHTLY else []),
        "/admin/events/article/",
        "/admin/events/article/add/",
        "/admin/events/conflict/add/",
        reading,
        *of_one,
    ]


def merging(page) -> list[str]:
    """The pages on which two of the first actors, places and events stand beside each other."""
    addresses = []
    for model in ("actor", "place", "event"):
        page.goto(f"/admin/events/{model}/")
        rows = page.locator("#result_list tbody th a")
        kept, gone = (rows.nth(number).get_attribute("href").partition("change/")[0] for number in (0, 1))
        addresses.append(f"{kept}merge/?other={gone.rstrip('/').rpartition('/')[2]}")
    return addresses


@pytest.mark.browser_context_args(bypass_csp=True)  # axe styles what it measures here, and would be refused
@pytest.mark.parametrize("lang", ["ar", *(pytest.param(lang, marks=pytest.mark.nightly) for lang in ("en", "fr"))])
def test_axe_finds_nothing_at_the_desk_and_nothing_is_wider_than_a_telephone(editor, lang):
    page, found, too_wide = editor, {}, []
    page.set_extra_http_headers({"Accept-Language": lang})
    for path in desk_pages(page):
        # So high that the buttons which stay in view cover no field by half, as they do wherever one scrolls.
        for scheme, width, height in (("light", 1280, 900), ("dark", 390, 4000)):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": height})
            page.goto(path)
            if scheme in schemes(lang):
                found |= violations(page, scheme, f"{path} {width}")
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append(path)
    assert found == {}
    assert too_wide == []
