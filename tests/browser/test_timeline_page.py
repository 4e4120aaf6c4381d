import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import expect

PAGE = "/{}/western-sahara/"


def traces(page) -> dict:
    """The traces of the interactive chart, which comes when the pointer reaches for it."""
    page.hover("#chart-title")
    page.wait_for_selector(".chart.ready")
    return page.evaluate("Object.fromEntries(document.querySelector('.plot').data.map((t) => [t.name, t]))")


def until(page, expression: str) -> None:
    """Wait for a JavaScript expression; Playwright's own way needs eval, which the page's policy refuses."""
    for _ in range(300):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise AssertionError(expression)


def day_of(page, slug: str) -> set[str]:
    found = traces(page)
    days = set()
    for name in ("dots", "hollow", "solid"):
        trace = found.get(name, {"customdata": []})
        at = trace.get("base", trace.get("x"))
        days |= (
            {str(x)[:10] for x, event in zip(at, trace["customdata"], strict=True) if event == slug} if at else set()
        )
    return days


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_the_articles_events_stand_on_their_dates(page, lang):
    page.goto(PAGE.format(lang))
    assert day_of(page, "guterres-2023") == {"2023-03-30"}
    assert day_of(page, "invite-2023") == {"2023-03-27"}
    assert day_of(page, "announce-2023") == {"2023-03-28"}
    assert day_of(page, "council-april-2023") == {"2023-04-19"}
    assert day_of(page, "res-2654") == {"2022-10-27"}
    assert day_of(page, "polisario-founded") == {"1973-05-10"}
    assert traces(page)["plans"]["customdata"].count("council-april-2023") == 1


def test_arabic_pages_run_from_the_right(page):
    page.goto(PAGE.format("ar") + "?kind=law")
    first, last = page.evaluate("document.querySelector('.plot').layout.xaxis.range") if traces(page) else ("", "")
    assert first > last
    assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
    first_x, last_x = (page.locator(f"nav.languages a[lang={lang}]").bounding_box()["x"] for lang in ("ar", "fr"))
    assert first_x > last_x


def shown_range(page) -> list[str]:
    """First and last day of the chart's view, in the order of time."""
    ends = page.evaluate("document.querySelector('.plot').layout.xaxis.range.map((end) => String(end).slice(0, 10))")
    return sorted(ends)


def test_the_list_can_be_limited_to_what_the_chart_shows(page):
    page.goto(PAGE.format("en") + "#view=2023-01-01/2023-12-31")
    expect(page.locator(".only-window")).to_be_visible()
    page.click(".only-window")
    page.wait_for_url(re.compile("from=2023-01-01&to=2023-12-31"))
    expect(page.locator("#list .year > h3")).to_have_text(["2023"])


@pytest.mark.parametrize("form", ["png", "svg"])
def test_the_chart_can_be_kept_as_a_picture(page, form):
    page.goto(PAGE.format("en") + "?kind=law")
    traces(page)
    with page.expect_download() as kept:
        page.click(f"[data-image={form}]")
    assert kept.value.suggested_filename.endswith(f".{form}")
    content = Path(kept.value.path()).read_bytes()
    assert content.startswith(b"\x89PNG" if form == "png" else b"<svg")


SVG = "{http://www.w3.org/2000/svg}"


def key_of(svg: str, count: int) -> tuple[list[str], list[tuple[float, float]], list[tuple[float, float, str]]]:
    """Of a picture's key, its words, where their middles are, and its symbols: an edge of each and its paint."""
    groups = [*ElementTree.fromstring(svg).iter(f"{SVG}g")]
    notes = [each for each in groups if each.get("class") == "annotation-text-g"][-count:]
    middles = [tuple(map(float, re.findall(r"[\d.]+", note.get("transform"))[1:])) for note in notes]
    paths = [each[0] for each in groups if each.get("class") == "shape-group" and not each.get("clip-path")]
    edges = [map(float, re.findall(r"[\d.]+", path.get("d"))[:2]) for path in paths]
    symbols = [(*edge, path.get("style")) for edge, path in zip(edges, paths, strict=True)]
    return ["".join(note.itertext()).strip("\u2067\u2069") for note in notes], middles, symbols


@pytest.mark.parametrize(("lang", "scheme", "width"), [("ar", "dark", 390), ("en", "light", 1280)])
def test_the_kept_picture_says_what_its_shapes_and_colours_mean(page, lang, scheme, width):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(PAGE.format(lang))
    page.hover(".chart-head")
    page.wait_for_selector(".chart.ready")
    with page.expect_download() as kept:
        page.locator("[data-image=svg]").dispatch_event("click")
    kinds = [name.strip() for name in page.locator(".chart-section [aria-checked=true]").all_text_contents()]
    names, middles, symbols = key_of(Path(kept.value.path()).read_text(), len(kinds) + 4)
    words = {
        "en": ["solid: on that day", "hollow: on a day or days within, not given which"],
        "ar": ["مصمتة: في ذلك اليوم", "مفرغة: في يوم أو أيام ضمن المدة، غير محددة"],
    }
    assert (len(kinds), names[:9]) == (7, [*kinds, *words[lang]])
    assert (names[10][0], "≠" in names[10]) == ("~", True)
    # Each symbol stands before its words, where the language begins, in their line.
    before = [
        (x - at) * (1 if lang == "en" else -1) for (x, _y), (at, _top, _paint) in zip(middles, symbols, strict=False)
    ]
    assert (len(symbols), min(before) > 10) == (10, True)
    assert [y for _x, y in middles[:10]] == pytest.approx([y for _x, y, _paint in symbols], abs=8)
    law = next(at for at, name in enumerate(kinds) if name.startswith(("Courts", "محاكم")))
    assert "fill: rgb(154, 103, 0)" in symbols[law][2]
    assert len(set(middles)) == 11


def test_the_reader_chooses_which_way_time_runs(page):
    page.goto(PAGE.format("ar") + "?time=ltr&kind=law")
    traces(page)
    first, last = page.evaluate("document.querySelector('.plot').layout.xaxis.range")
    assert first < last


def test_a_click_on_a_mark_opens_the_events_card(page):
    page.goto(PAGE.format("en"))
    traces(page)
    label = page.locator(".plot text", has_text="Houston agreement").first
    label.scroll_into_view_if_needed()
    box = label.bounding_box()
    page.mouse.move(box["x"] - 10, box["y"] + box["height"] / 2)
    page.wait_for_timeout(200)
    expect(page.locator(".hover")).to_contain_text("16 September 1997")
    page.mouse.click(box["x"] - 10, box["y"] + box["height"] / 2)
    expect(page.locator("#card-title")).to_have_text("Houston agreement")
    expect(page.locator("#card .accounts > li")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(page.locator("#card")).not_to_be_visible()


def test_a_disagreement_is_told_on_the_card_and_drawn_on_the_chart(page):
    page.goto(PAGE.format("en") + "?disputed=1")
    assert "berm" in traces(page)["rivals"]["customdata"]
    shapes = page.evaluate("document.querySelector('.plot').layout.shapes.map((shape) => shape.name)")
    assert {name for name in shapes if name != "lane"} == {"disputed"}
    page.click("a[data-card=polisario-founded]")
    told = page.locator("#card .disagreement")
    expect(told).to_contain_text("10 May 1973")
    expect(told).to_contain_text("29 April 1973")


def test_zooming_fetches_the_view_and_names_what_it_shows(page):
    page.goto(PAGE.format("en"))
    labels = "document.querySelector('.plot').data.find((t) => t.name === 'labels').text"
    before = len(traces(page)["labels"]["text"])
    assert not page.evaluate(f"{labels}.join().includes('Announcement of the consult')")
    page.evaluate("Plotly.relayout(document.querySelector('.plot'), {'xaxis.range': ['2023-03-01', '2023-04-30']})")
    until(page, f"{labels}.join().includes('Announcement of the consult')")
    page.click("[data-zoom=all]")
    until(page, f"{labels}.length === {before}")


def test_lanes_can_stand_for_actors(page):
    page.goto(PAGE.format("en") + "?lanes=actor")
    traces(page)
    lanes = page.evaluate("document.querySelector('.plot').layout.annotations.map((a) => a.text)")
    assert any("Polisario" in lane for lane in lanes)
    assert any("Security Council" in lane for lane in lanes)


def test_the_colour_scheme_is_the_readers(page):
    page.emulate_media(color_scheme="dark")
    page.goto(PAGE.format("ar") + "?kind=law")
    traces(page)
    dark = page.evaluate("document.querySelector('.plot').layout.font.color")
    page.emulate_media(color_scheme="light")
    until(page, f"document.querySelector('.plot').layout.font.color !== '{dark}'")
    assert page.evaluate("document.querySelector('.plot').layout.font.color")


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_page_is_wider_than_the_window(page, lang, width):
    page.set_viewport_size({"width": width, "height": 900})
    for path in ("", "about/", "events/guterres-2023/"):
        page.goto(PAGE.format(lang) + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_event_page_shows_the_working_of_a_reckoned_date(page):
    page.goto("/ar/western-sahara/events/guterres-2023/")
    expect(page.locator(".working").first).to_have_text(
        re.compile(r"«مساء الخميس».*محسوبا من نحو 31 مارس 2023، أي الخميس 30 مارس 2023")
    )


def marks_outside_the_drawing(page) -> list[str]:
    """Events of the marks that a reader could not see."""
    return page.evaluate("""() => {
      const shown = [...document.querySelectorAll(".drawing")].find((drawing) => drawing.offsetWidth);
      const box = shown.getBoundingClientRect();
      return [...shown.querySelectorAll("[data-event]")].filter((mark) => {
        const { left, right, width } = mark.getBoundingClientRect();
        return !width || right < box.left || left > box.right;
      }).map((mark) => mark.dataset.event);
    }""")


def test_without_javascript_the_page_is_complete(browser, demo):
    context = browser.new_context(java_script_enabled=False, base_url=demo.url)
    page = context.new_page()
    count = page.request.get("/api/v1/conflicts/western-sahara/events").json()["count"]
    page.goto("/ar/western-sahara/")
    stacked = page.locator(".drawing:visible .stack text").all_text_contents()
    drawn = page.locator(".drawing:visible [data-event]").count()
    assert drawn + sum(int(re.sub(r"\D", "", number)) for number in stacked) == count
    assert marks_outside_the_drawing(page) == []
    expect(page.locator("#list li[id]")).to_have_count(25)
    expect(page.locator("#list .year", has_text="1963").locator("h4")).to_have_text("الشهر غير مذكور")
    page.click("#list [rel=next]")
    expect(page.locator("#list li[id]")).to_have_count(25)
    page.goto("/ar/western-sahara/?q=غوتيريش")
    page.click("#list a[href*=guterres-2023]")
    expect(page.locator("h1")).to_have_text("استقبال أنطونيو غوتيريش ستافان دي ميستورا")
    page.goto("/ar/western-sahara/")
    page.click(".filter summary")
    page.click(".facet summary >> nth=0")
    page.check("[name=kind][value=law]")
    page.click(".filter [type=submit]")
    page.wait_for_url("**kind=law**")
    laws = page.request.get("/api/v1/conflicts/western-sahara/events?kind=law").json()["count"]
    assert 0 < laws < count
    expect(page.locator("#list li[id]")).to_have_count(laws)
    context.close()


def test_the_apis_documentation_page_loads_from_our_own_host(page):
    page.goto("/api/v1/docs")
    expect(page.locator(".opblock")).to_have_count(7)


def focused(page) -> str:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 120)")


def tab_to(page, wanted: str, most: int = 80) -> None:
    """Press Tab until the focus is where `wanted` is written."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement !== document.body"), "the focus was lost"
        if wanted in focused(page):
            return
    raise AssertionError(wanted)


def test_a_reader_with_a_keyboard_alone_filters_zooms_and_opens_an_event(page):
    page.goto(PAGE.format("en"))
    page.keyboard.press("Tab")
    assert "skip" in focused(page)
    tab_to(page, "<summary>Filter")
    page.keyboard.press("Enter")
    tab_to(page, "Kind")
    page.keyboard.press("Enter")
    tab_to(page, 'value="law"')
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**kind=law**")
    tab_to(page, 'data-zoom="in"')
    page.wait_for_selector(".chart.ready")
    before = shown_range(page)
    page.keyboard.press("Enter")
    until(page, f"document.querySelector('.plot').layout.xaxis.range[0].slice(0, 10) !== '{before[0]}'")
    expect(page.locator(".said")).to_have_text(re.compile(r"^\d+ events? in view$"))
    tab_to(page, 'data-zoom="all"')
    tab_to(page, "data-card")
    page.keyboard.press("Enter")
    expect(page.locator("#card-title")).to_be_visible()
    assert page.evaluate("document.querySelector('#card').contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    assert "data-card" in focused(page)


def test_a_mark_of_the_drawing_opens_its_event_before_the_interactive_chart_is_there(page):
    page.route("**/plotly*.js", lambda route: route.fulfill(body=""))
    page.goto(PAGE.format("en"))
    page.locator(".drawing:visible use:is([data-event=houston], [data-event=houston] *)").first.click()
    expect(page.locator("#card-title")).to_have_text("Houston agreement")


def test_nothing_moves_while_the_page_and_then_the_chart_arrive(page):
    page.add_init_script("""
      window.moved = 0;
      new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.moved += entry.value; })
        .observe({ type: "layout-shift", buffered: true });""")
    page.goto(PAGE.format("ar"))
    traces(page)
    page.wait_for_timeout(500)
    assert page.evaluate("window.moved") < 0.05


def listed(page) -> list[str]:
    return page.locator(".listed li[id]").evaluate_all("items => items.map((item) => item.id)")


def test_the_list_follows_the_chart_and_comes_back_with_it_but_not_while_one_chooses_from_it(page):
    page.goto(PAGE.format("en"))
    whole, total = listed(page), page.locator(".counts b").first.inner_text()
    for _ in range(3):
        page.click("[data-zoom=in]")
    expect(page.locator(".listed li[id]").first).to_have_id("event-war-1975")
    # Each press is a view of its own, and the list is that of the last when all have come.
    until(page, "document.querySelectorAll('.listed li[id]').length < 25")
    expect(page.locator(".said")).to_have_text(f"{len(listed(page))} events in view")
    page.locator(".listed input").first.check()
    page.click("[data-zoom=all]")
    expect(page.locator(".said")).to_have_text(f"{total} events in view")
    page.wait_for_timeout(600)
    assert listed(page)[0] == "event-war-1975"
    page.locator(".listed input").first.uncheck()
    page.click("[data-zoom=in]")
    page.click("[data-zoom=all]")
    expect(page.locator(".listed li[id]").first).to_have_id(whole[0])
    assert listed(page) == whole


def test_more_events_come_below_and_what_is_ticked_stays_ticked(page):
    page.goto(PAGE.format("en"))
    button = page.locator("#choose [type=submit]")
    expect(button).to_be_disabled()
    page.locator(".listed input").nth(2).check()
    before = listed(page)
    page.click(".listed [rel=next]")
    expect(page.locator(".listed li[id]")).to_have_count(50)
    assert listed(page)[:25] == before
    assert len(set(listed(page))) == 50
    years = page.locator(".year > h3").all_inner_texts()
    assert years == sorted(set(years))
    page.locator(".listed input").nth(40).check()
    assert button.get_attribute("data-number") == " · 2"
    chosen = [listed(page)[at].removeprefix("event-") for at in (2, 40)]
    button.click()
    expect(page.locator(".said")).to_have_text("2 events in view")
    assert [slug.removeprefix("event-") for slug in listed(page)] == chosen
    numbers = page.locator(".cited li").evaluate_all("items => items.map((item) => item.value)")
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_shown_days_go_along_into_another_language(page):
    page.goto(PAGE.format("en") + "#view=1975-01-01/1976-12-31")
    expect(page.locator(".said")).to_have_text("16 events in view")
    page.click(".languages a[lang=fr]")
    page.wait_for_url("**/fr/western-sahara/#view=1975-01-01/1976-12-31")
    expect(page.locator(".said")).to_have_text(re.compile("^16 "))


def test_back_leads_from_a_card_to_the_one_before(page):
    page.goto(PAGE.format("en"))
    titles = page.locator(".listed a[data-card]").all_inner_texts()
    page.locator(".listed a[data-card]").first.click()
    page.click(".card [rel=next]")
    expect(page.locator("#card-title")).to_have_text(titles[1])
    page.go_back()
    expect(page.locator("#card-title")).to_have_text(titles[0])
    page.go_back()
    expect(page.locator("#card")).to_be_hidden()
    page.go_forward()
    expect(page.locator("#card-title")).to_have_text(titles[0])


def test_a_chart_that_became_lower_gives_its_height_back(page):
    page.goto(PAGE.format("en") + "#view=1975-01-01/1976-12-31")
    high = "[...document.querySelectorAll('#chart, .drawing')].filter((one) => one.offsetWidth)"
    heights = f"{high}.map((one) => one.getBoundingClientRect().height)"
    until(page, f"(([chart, drawing]) => drawing < 700 && Math.abs(chart - drawing) <= 1)({heights})")
    chart, drawing = page.evaluate(heights)
    assert chart == pytest.approx(drawing, abs=1)
    page.hover("#said")
    page.wait_for_selector(".chart.ready")
    page.click("[data-zoom=in]")
    layout = (
        "(({layout: {height, yaxis}}) => [height, yaxis.range[0] - yaxis.range[1]])(document.querySelector('.plot'))"
    )
    until(page, f"(([height, rows]) => Math.abs(height - rows * 24 - 30) <= 40)({layout})")
    height, rows = page.evaluate(layout)
    assert height == pytest.approx(rows * 24 + 30, abs=40)


def test_the_numbers_and_boxes_beside_long_names_keep_their_shape(page):
    page.set_viewport_size({"width": 1366, "height": 900})
    page.goto(PAGE.format("en"))
    page.evaluate(
        "for (const each of document.querySelectorAll('.filter, .filter details, .facet')) each.open = true"
    )
    shown = "[...document.querySelectorAll('.choices %s')].map((one) => Math.round(one.getBoundingClientRect().%s))"
    heights, widths = page.evaluate(shown % ("b", "height")), page.evaluate(shown % ("input", "width"))
    assert (len(heights) > 20, max(heights) < 30) == (True, True)
    assert len(set(widths)) == 1


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_letters_of_twice_the_size_widen_no_telephones_page(page, lang):
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(PAGE.format(lang))
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_the_page_of_154_events_has_few_nodes(page, lang):
    page.goto(PAGE.format(lang))
    assert page.evaluate("document.querySelectorAll('*').length") < 3_000


def test_an_actor_of_a_card_is_added_to_what_is_asked_for(page):
    page.goto(PAGE.format("en") + "?from=2023&kind=talks#card=guterres-2023")
    page.click(".card-body a[href*='actor=mistura']")
    page.wait_for_url(re.compile("actor="))
    assert page.evaluate("Object.fromEntries(new URLSearchParams(location.search))") == {
        **{"from": "2023", "kind": "talks"},
        "actor": "mistura",
    }


@pytest.mark.parametrize("shares", [True, False])
def test_an_event_is_shared_as_the_device_shares_or_its_address_is_copied(page, shares):
    page.goto("/fr/western-sahara/?q=houston")
    page.evaluate(
        """shares => {
          const given = globalThis.given = [];
          navigator.share = shares ? async ({ title, url }) => void given.push(title, url) : undefined;
          document.addEventListener("copy", () => given.push(document.activeElement.value));
          Object.defineProperty(navigator, "clipboard", { value: undefined });
        }""",
        shares,
    )
    page.locator(".listed a[data-card]").first.click()
    button = page.locator("#card .share")
    address = page.locator("#card h2 a").evaluate("link => link.origin + link.pathname")
    button.click()
    told = page.locator("#card .share + [role=status]")
    expect(told).to_have_text("" if shares else "Son adresse est copiée.")
    given = page.evaluate("given")
    assert given == ([page.locator("#card h2").inner_text(), address] if shares else [address])
    expect(button).to_be_focused()


@pytest.mark.browser_context_args(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
def test_a_long_card_on_a_telephone_is_closed_and_left_for_the_next_from_anywhere_in_it(page):
    page.goto(PAGE.format("ar") + "#card=guterres-2023")
    expect(page.locator("#card-title")).to_be_visible()
    assert page.evaluate(
        "(card) => card.scrollHeight > 2 * card.clientHeight", page.locator("#card").element_handle()
    )
    for place in (0, 0.5):
        page.evaluate("(place) => card.scrollTo(0, place * card.scrollHeight)", place)
        for part in (".card .close", ".card .beside [rel=next]"):
            box = page.locator(part).bounding_box()
            assert (part, place, 0 < box["y"] < 844 - box["height"], box["height"] >= 44) == (part, place, True, True)
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden"
    page.click(".card .close")
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "visible"


# The events of the list, and which of them is read, px below the window's edge.
READ = """() => {
  const items = [...document.querySelectorAll(".listed li[id]")];
  const read = items.find((item) => item.getBoundingClientRect().bottom > 60);
  return [items.map((item) => item.id), read?.id, Math.round(read?.getBoundingClientRect().top)];
}"""


def at_rest(page, wanted: list) -> list:
    """What is read after a while in which it may still move; where this is not what is wanted, after a longer one."""
    for milliseconds in (2500, 10_000):
        page.wait_for_timeout(milliseconds)
        found: list = page.evaluate(READ)
        if found == wanted:
            break
    return found


def to_the_29th_of_view(page, lang: str) -> list:
    """The list of a part of the days, read to its 29th event, which a second portion brings."""
    page.goto(PAGE.format(lang) + "#view=1975-01-01/1991-12-31")
    until(page, "document.querySelectorAll('.listed li[id]')[0].id === 'event-war-1975'")
    page.click(".listed [rel=next]")
    until(page, "document.querySelectorAll('.listed li[id]').length >= 30")  # with what other tests have published
    page.evaluate("document.querySelectorAll('.listed li[id]')[28].scrollIntoView({behavior: 'instant'})")
    page.wait_for_timeout(2000)  # the chart gives its height back
    left = page.evaluate(READ)
    assert left[1] == left[0][28]
    until(page, f"location.hash === '#view=1975-01-01/1991-12-31&more=1&at={left[1].removeprefix('event-')}'")
    return left


@pytest.mark.parametrize(
    ("lang", "width"),
    [
        ("ar", 390),
        ("en", 1366),
        *(pytest.param(*one, marks=pytest.mark.nightly) for one in (("ar", 1366), ("en", 390))),
    ],
)
def test_who_comes_back_finds_days_list_and_place_as_they_were_left(browser, demo, lang, width):
    context = browser.new_context(
        base_url=demo.url, viewport={"width": width, "height": 844}, has_touch=width < 700, is_mobile=width < 700
    )
    page = context.new_page()
    left = to_the_29th_of_view(page, lang)
    for elsewhere in ("events/war-1975/", "?actor=morocco"):
        page.goto(PAGE.format(lang) + elsewhere)
        page.go_back()
        assert (elsewhere, at_rest(page, left)) == (elsewhere, left)
    page.reload()
    assert at_rest(page, left) == left
    sent = context.new_page()
    sent.goto(page.url)
    as_sent = [left[0], left[1], 16]
    assert at_rest(sent, as_sent) == as_sent
    assert sent.locator(".said").inner_text().startswith(f"{len(left[0])} ")
    context.close()


def test_a_card_and_its_events_own_page_lead_back_to_the_list_as_it_was(page):
    left = to_the_29th_of_view(page, "en")
    state = page.evaluate("location.hash")
    page.locator(f"#{left[1]} a[data-card]").click()
    page.click(".card-body h2 a")
    page.wait_for_url(f"**/events/*/{state}")
    page.go_back()
    expect(page.locator("#card-title")).to_be_visible()
    until(page, f"document.querySelectorAll('.listed li[id]').length === {len(left[0])}")
    page.keyboard.press("Escape")
    page.wait_for_timeout(500)
    assert page.evaluate(READ) == left
    assert page.evaluate("location.hash") == state
    third, fourth = left[0][2:4]
    page.goto(page.locator(f"#{third} a[data-card]").get_attribute("href") + state)
    page.click(".beside [rel=next]")
    page.wait_for_url(f"**/events/{fourth.removeprefix('event-')}/{state}")
    page.click("a.back")
    page.wait_for_url(f"**/western-sahara/{state}")
    until(page, f"({READ})()[1] === '{left[1]}'")
    assert page.evaluate(READ)[0] == left[0]


def test_a_reader_who_scrolls_before_the_list_is_back_is_left_where_they_are(page):
    waiting = []
    page.route("**/listed/**", lambda route: waiting.append(route))
    page.goto(PAGE.format("en") + "#more=2&at=res-973")
    page.mouse.move(600, 600)
    page.mouse.wheel(0, 300)
    until(page, "scrollY === 300")
    waiting[0].continue_()
    until(page, "document.querySelectorAll('.listed li[id]').length === 75")
    assert page.evaluate("scrollY") == 300


def test_back_from_a_search_the_box_says_what_the_page_shows(page):
    page.goto(PAGE.format("en"))
    words = page.locator("input[name=q]")
    words.fill("Madrid")
    words.press("Enter")
    page.wait_for_url("**/?q=Madrid")
    page.go_back()
    expect(words).to_have_value("")
    words.fill("Tindouf")
    kept = "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))"  # by a browser that keeps pages
    page.evaluate(kept)
    expect(words).to_have_value("")


def test_what_is_offered_as_a_date_parts_no_search_from_its_filter(page):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(PAGE.format("en") + "?q=March+2023")
    words, summary, offer = (
        page.locator(part).bounding_box() for part in ("#q", ".filter > summary", ".search > .note")
    )
    assert abs(words["y"] - summary["y"]) < 3
    assert offer["y"] >= words["y"] + words["height"]


def test_few_conflicts_take_the_width_that_many_would(page):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/en/")
    ends = "(parts) => Math.round(Math.max(...parts.map((part) => part.getBoundingClientRect().right)))"
    assert page.locator(".conflicts li").evaluate_all(ends) == page.locator(".conflicts").evaluate_all(ends)


@pytest.mark.parametrize(("lang", "side"), [("ar", "right"), ("en", "left")])
def test_what_ticks_an_event_begins_where_its_title_does(page, lang, side):
    page.goto(PAGE.format(lang))
    edges = "(parts, side) => parts.slice(0, 5).map((part) => Math.round(part.getBoundingClientRect()[side]))"
    assert page.locator(".pick input").evaluate_all(edges, side) == page.locator(".what a").evaluate_all(edges, side)
