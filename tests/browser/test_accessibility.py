"""axe finds nothing on the pages that readers see: in three languages, both colour schemes and three widths."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = (
    "",
    *("western-sahara/", "western-sahara/events/guterres-2023/", "western-sahara/about/"),
    "western-sahara/embed/?kind=talks",
)
WIDTHS = (1440, 820, 390)
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path or "home")
def test_axe_finds_nothing(page, lang, path):
    page.goto(f"/{lang}/{path}")
    found = {}
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            results = Axe().run(page, options=RULES).response["violations"]
            for rule in results:
                found[f"{rule['id']} {scheme} {width}"] = [node["html"][:150] for node in rule["nodes"][:3]]
            if page.locator("#chart").count():  # first without the interactive chart, then with it
                page.hover("#chart-title")
                page.wait_for_selector(".chart.ready")
    assert found == {}
