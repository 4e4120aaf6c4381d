import re
from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.models import EventKind
from tests.dates.strategies import dates
from tests.timeline.drawing.test_figure import EVERYTHING, HOSTILE
from tests.timeline.drawing.test_marks import DECADES, MONTHS, UNIT, an_item
from tests.timeline.drawing.test_placing import bands
from timeline.drawing.layouts import LAYOUTS, TELEPHONE, WIDEST, Layout, layout_of
from timeline.drawing.lettering import apart
from timeline.drawing.marks import SIGNS, Band, Chart, Extent, Item, Lane, Rival, Stack, View
from timeline.drawing.placing import draw
from timeline.drawing.sketch import SHAPES, glyphs, overview, shown_where, sketch


def of_chart(chart: Chart, lang: str = "en") -> ElementTree.Element:
    html = sketch(chart, WIDEST, right_to_left=lang == "ar", lang=lang)
    assert " style=" not in html
    return ElementTree.fromstring(html)


def drawn(*items: Item, lang: str = "en", view: View = MONTHS) -> ElementTree.Element:
    return of_chart(draw(items, [Lane("talks", HOSTILE)], view), lang)


def of_class(drawing: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in drawing.iter() if name in (element.get("class") or "").split()]


def marks_of(drawing: ElementTree.Element) -> list[ElementTree.Element]:
    return [element for element in drawing.iter() if element.get("data-event")]


def uses(drawing: ElementTree.Element) -> list[ElementTree.Element]:
    """The glyphs of a drawing, its grid left out."""
    return [use for use in drawing.iter("use") if not use.get("href").startswith("#grid-")]


def glyphs_in(drawing: ElementTree.Element) -> list[str]:
    return [use.get("href") for use in uses(drawing)]


def percent(element: ElementTree.Element, name: str = "x") -> float:
    return float(element.get(name).removesuffix("%"))


def test_the_drawing_is_well_formed_and_holds_every_text_as_text():
    drawing = drawn(*EVERYTHING, an_item("2023-03-05", title=HOSTILE))
    assert HOSTILE in [element.text for element in drawing.iter() if element.text]
    assert not list(drawing.iter("img"))


@pytest.mark.parametrize("text", [HOSTILE, "</title><script>", "]]>", "&lt;"])
def test_no_text_of_others_leaves_its_place(text):
    events = [an_item("2023-03-30", title=text, slug=text, colour=text, when=text, shape=text)]
    stack, band = (
        Stack("talks", text, date.min, date.min, 3, MONTHS.start, 2, text),
        Band("talks", date(2023, 1, 1), date(2023, 1, 2), 3, text),
    )
    chart = draw(events, [Lane("talks", text, text)], MONTHS, [band])
    chart = Chart(chart.view, chart.lanes, chart.marks, chart.bands, [stack])
    drawing = of_chart(chart)
    assert {element.tag for element in drawing.iter()} <= {
        *("div", "svg", "g", "use", "rect", "line", "text", "title", "defs", "b")
    }
    assert [mark.get("data-event") for mark in marks_of(drawing)] == [text]
    assert {element.text for element in drawing.iter("title")} == {text, f"{text}\n{text}"}
    assert {each.get("color") for each in drawing.iter() if each.get("color")} == {"light-dark(#6b7280,#858b96)"}


@given(st.lists(dates, max_size=8), st.sampled_from([MONTHS, DECADES]))
def test_every_mark_of_the_chart_is_drawn_with_its_event_once_in_its_row(edtfs, view):
    chart = draw([an_item(e, slug=str(n)) for n, e in enumerate(edtfs)], [Lane("talks", HOSTILE)], view)
    drawing = of_chart(chart)
    assert [mark.get("data-event") for mark in marks_of(drawing)] == [mark.item.slug for mark in chart.marks]
    for mark, element in zip(chart.marks, marks_of(drawing), strict=True):
        middles = {float(use.get("y")) for use in element.iter("use")}
        middles |= {float(bar.get("y")) + 5 for bar in element.iter("rect")}
        assert middles == {mark.row * 24}


def test_a_day_stands_at_its_share_of_the_view():
    (dot,) = uses(drawn(an_item("2023-03-30")))
    assert percent(dot) == pytest.approx(88.5 / 181 * 100, abs=0.01)


def test_time_runs_from_the_right_in_arabic():
    (left,) = uses(drawn(an_item("2023-01-02")))
    (right,) = uses(drawn(an_item("2023-01-02"), lang="ar"))
    assert (percent(left), percent(right)) == (0.83, 99.17)


def test_a_month_covers_its_share_of_the_view():
    (bar,) = of_class(drawn(an_item("2023-04")), "hollow")
    assert (percent(bar), percent(bar, "width")) == (49.72, pytest.approx(30 / 181 * 100, abs=0.01))
    (bar,) = of_class(drawn(an_item("2023-04"), lang="ar"), "hollow")
    assert percent(bar) == pytest.approx(100 - 49.72 - 30 / 181 * 100, abs=0.01)


def test_an_uncertain_day_is_hollow_and_a_certain_one_filled():
    drawing = drawn(an_item("2023-03-30"), an_item("[2023-05-30..2023-05-30]"))
    paints = [use.get("class") for use in uses(drawing)]
    assert paints == [None, "hollow"]


def mark_of(lang: str, right_to_left: bool, edtf: str, layout: Layout = WIDEST, **fields) -> str:
    """The markup of one mark without its name, where a day is 0.1 % of the width."""
    chart = draw([an_item(edtf, slug="e", title="T", **fields)], [Lane("talks", "")], UNIT)
    html = sketch(chart, layout, right_to_left=right_to_left, lang=lang, titled=False)
    return re.search('data-event="e">(.*?)</g>', html)[1]


@pytest.mark.parametrize(
    ("right_to_left", "edtf", "fields", "parts"),
    [
        (
            *(False, "2023-02/2023-05", {"disputed": True}),
            '<rect x="3.1%" y="-5" width="12.00%" height="10" class="hollow" rx="5"/>'
            '<rect x="5.8%" y="-5" width="6.30%" height="10" rx="2"/>'
            '<use class="sign" href="#s-disputed" x="15.1%" y="0" transform="translate(14)"/>',
        ),
        (
            *(False, "2023-02-10/..", {}),
            '<rect x="4.1%" y="-5" width="1.20%" height="10" rx="2" opacity="0.7"/>'
            '<rect x="5.3%" y="-5" width="1.20%" height="10" rx="2" opacity="0.4"/>'
            '<rect x="6.5%" y="-5" width="1.20%" height="10" rx="2" opacity="0.15"/>'
            '<use href="#g-arrow" x="7.7%" y="0"/><use href="#g-circle" x="4.05%" y="0"/>',
        ),
        (
            *(True, "2023-02-10/..", {"known_until": date(2023, 3, 10)}),
            '<rect x="93.1%" y="-5" width="2.90%" height="10" rx="2"/>'
            '<rect x="91.9%" y="-5" width="1.20%" height="10" rx="2" opacity="0.7"/>'
            '<rect x="90.7%" y="-5" width="1.20%" height="10" rx="2" opacity="0.4"/>'
            '<rect x="89.5%" y="-5" width="1.20%" height="10" rx="2" opacity="0.15"/>'
            '<use href="#g-arrow-left" x="89.5%" y="0"/>',
        ),
        (
            *(False, "2023-04-10", {"planned": True, "shape": "star", "rivals": (Rival("2023-05-10"),)}),
            '<line class="link" x1="9.95%" x2="12.95%" y1="0" y2="0"/>'
            '<use href="#g-star" x="9.95%" y="0" class="hollow"/><use href="#g-flag" x="9.95%" y="-3"/>'
            '<use href="#g-diamond" x="12.95%" y="0" class="rival"/>',
        ),
    ],
    ids=["from a month to another", "goes on", "goes on, from the right", "a plan of another day"],
)
def test_the_parts_of_a_mark_stand_where_its_days_are(right_to_left, edtf, fields, parts):
    assert mark_of("en", right_to_left, edtf, **fields).partition("<text")[0] == parts


@pytest.mark.parametrize(
    ("lang", "right_to_left", "edtf", "name"),
    [
        ("en", False, "2023-01-31", 'x="4.15%" y="0"'),  # the mark's end is at 3.05
        ("en", False, "2025-09-20", 'class="end" x="98.25%" y="0"'),
        ("en", True, "2023-01-31", 'class="end" x="95.85%" y="0"'),
        ("en", True, "2025-09-20", 'x="1.75%" y="0"'),
        ("ar", True, "2023-01-31", 'x="95.85%" y="0"'),
        ("ar", True, "2025-09-20", 'class="end" x="1.75%" y="0"'),
        ("ar", False, "2023-01-31", 'class="end" x="4.15%" y="0"'),
    ],
)
def test_a_name_stands_away_from_its_mark_and_is_anchored_as_its_language_is_written(lang, right_to_left, edtf, name):
    assert mark_of(lang, right_to_left, edtf).partition("<text ")[2] == f"{name}>{apart('T', lang)}</text>"


@pytest.mark.parametrize(
    ("lang", "right_to_left", "edtf", "name"),
    [
        ("en", False, "2023-01-31", 'x="3.05%" y="0" dx="11">'),
        ("en", False, "2025-09-20", 'class="end" x="99.35%" y="0" dx="-11">'),
        ("ar", True, "2023-01-31~", 'x="96.95%" y="0" dx="-25">'),
        ("ar", True, "2025-09-20", 'class="end" x="0.65%" y="0" dx="11">'),
    ],
)
def test_on_a_telephone_that_is_turned_a_name_stays_as_far_from_its_mark(lang, right_to_left, edtf, name):
    assert mark_of(lang, right_to_left, edtf, TELEPHONE).partition("<text ")[2].startswith(name)


def test_each_lane_is_a_drawing_of_its_own_of_its_rows_alone():
    lanes = [Lane("talks", "Talks"), Lane("law", ""), Lane("war", "War")]
    items = [an_item("2023-03-30", slug=key, lane=key) for key in ("talks", "law", "war")]
    _axis, *sketches = of_chart(draw(items, lanes, MONTHS))
    # Rows of 24 px and 10 px below the last; the others begin 2.4 px below the top of their first row.
    assert [lane.find("svg").get("height") for lane in sketches] == ["50.4", "24", "55.6"]
    rows = [[use.get("y") for use in uses(svg)] for svg in sketches]
    assert rows == [["24"], ["0"], ["24"]]
    assert [[mark.get("data-event") for mark in marks_of(svg)] for svg in sketches] == [["talks"], ["law"], ["war"]]
    assert [[name.text for name in of_class(lane, "lane-name")] for lane in sketches] == [["Talks"], [], ["War"]]


@pytest.mark.parametrize(
    ("lang", "right_to_left", "at", "direction"),
    [
        ("en", False, "lane-name", None),
        ("en", True, "lane-name end", None),
        ("ar", True, "lane-name end", "rtl"),
        ("ar", False, "lane-name", "rtl"),
    ],
)
def test_a_lanes_name_stands_where_time_begins_and_the_drawing_runs_as_its_language(
    lang, right_to_left, at, direction
):
    chart = draw([an_item("2023-03-30")], [Lane("talks", "Talks")], MONTHS)
    drawing = ElementTree.fromstring(sketch(chart, WIDEST, right_to_left=right_to_left, lang=lang))
    (name,) = of_class(drawing, "lane-name")
    assert name.get("class") == at
    assert [part.find("svg").get("direction") for part in drawing] == [direction] * 2


def test_marks_of_one_colour_that_follow_each_other_say_it_once():
    items = [
        an_item(f"2023-03-{day}", colour=colour)
        for day, colour in ((10, "#111111"), (20, "#111111"), (30, "#222222"))
    ]
    hues = [(hue.get("color"), len(hue)) for hue in of_class(drawn(*items), "hue")]
    assert hues == [("light-dark(#111111,#888888)", 2), ("light-dark(#222222,#8b8b8b)", 1)]


def test_a_landmark_is_larger_and_its_name_heavier():
    drawing = drawn(an_item("2023-03-30", significance=3), an_item("2023-03-30", significance=2, slug="other"))
    assert glyphs_in(drawing) == ["#g-circle-16", "#g-circle"]
    labels = [text for mark in marks_of(drawing) for text in mark.iter("text")]
    assert [label.get("class") for label in labels] == ["main", None]


def test_signs_stand_after_their_mark_whichever_way_time_runs():
    for lang, moved in (("en", ["translate(17)", "translate(31)"]), ("ar", ["translate(-17)", "translate(-31)"])):
        signs = of_class(drawn(an_item("2023-03-30~", disputed=True), lang=lang), "sign")
        assert [sign.get("href") for sign in signs] == ["#s-about", "#s-disputed"]
        assert [sign.get("transform") for sign in signs] == moved


def test_arabic_writes_its_question_mark_the_other_way_round():
    hrefs = [of_class(drawn(an_item("2023?"), lang=lang), "sign")[0].get("href") for lang in ("en", "fr", "ar")]
    assert hrefs == ["#s-doubted", "#s-doubted", "#s-doubted-ar"]
    assert f'id="s-doubted-ar" d="{SIGNS["doubted"]}" transform="scale(-1 1)"' in glyphs()


def test_what_points_at_what_is_to_come_points_to_the_left_where_time_runs_from_the_right():
    plan = an_item("2023-04-10", planned=True, rivals=(Rival("2023-05", announced=True),))
    shapes = {lang: glyphs_in(drawn(plan, an_item("2023-02-10/..", slug="b"), lang=lang)) for lang in ("en", "ar")}
    assert {name for name in shapes["en"] if name != "#g-circle"} == {"#g-flag", "#g-plan", "#g-arrow"}
    assert {name for name in shapes["ar"] if name != "#g-circle"} == {"#g-flag-left", "#g-plan-left", "#g-arrow-left"}


def test_other_accounts_dates_are_joined_to_their_event():
    rivals = (Rival("2023-02-10"), Rival("2023-05", announced=True))
    drawing = drawn(an_item("2023-03-30", rivals=rivals))
    assert [use.get("href") for use in of_class(drawing, "rival")] == ["#g-diamond", "#g-plan"]
    dot = percent(uses(drawing)[0])
    links = [(percent(line, "x1"), percent(line, "x2")) for line in of_class(drawing, "link")]
    assert links == [(dot, percent(use)) for use in of_class(drawing, "rival")]


def test_what_the_page_shows_of_a_mark_says_its_title_and_date():
    (title,) = drawn(an_item("2023-03-30", title="Talks", when="30 March 2023")).iter("title")
    assert title.text == "Talks\n30 March 2023"


def test_a_bar_and_a_stack_hold_the_days_that_a_press_opens():
    events = [an_item("2023-03-30", slug=str(number)) for number in range(9)]
    drawing = of_chart(draw(events, [Lane("talks", "Talks", "#111111")], MONTHS, bands(("talks", 5, 7))))
    (bar,), (stack,) = of_class(drawing, "band"), of_class(drawing, "stack")
    assert (bar.get("data-first"), bar.get("data-last")) == ("2023-01-05", "2023-01-06")
    assert (percent(bar), percent(bar, "width")) == (2.21, 1.1)
    assert (bar.get("y"), bar.get("height")) == ("13.2", "43.2")
    (painted,) = [group for group in drawing.iter("g") if bar in list(group)]
    assert (painted.get("color"), painted.get("opacity")) == ("light-dark(#111111,#888888)", "0.55")
    assert (stack.get("data-first"), stack.get("data-last")) == ("2023-03-30", "2023-03-30")
    (text,) = stack.iter("text")
    assert (text.text, text.get("class"), percent(text), text.get("y")) == ("+2", "number", 48.9, "240")


def test_every_glyph_that_a_drawing_uses_is_there_once_for_all_drawings():
    ids = re.findall(r'id="([^"]+)"', glyphs())
    assert (
        len(ids) == len(set(ids)) == 2 * len(SHAPES) + len(SIGNS) + 2
    )  # a sign turned round, and what lies beneath a name
    kinds = [
        an_item("2023-03-30", shape=shape, significance=n, slug=f"{shape}{n}") for shape in SHAPES for n in (1, 3)
    ]
    used = {href.removeprefix("#") for drawing in (drawn(*EVERYTHING), drawn(*kinds)) for href in glyphs_in(drawing)}
    assert used <= set(ids)


def test_a_name_on_its_bar_has_a_plate_beneath_it_and_none_has_another():
    drawing = drawn(an_item("2022-10-01/2023-09-30", title="War"), an_item("2023-03-30", title="Talks"))
    plates = {text.text: text.get("filter") for text in drawing.iter("text") if text.get("class") != "tick"}
    assert plates == {"War": "url(#plate)", "Talks": None}
    assert 'id="plate"' in glyphs()


def test_each_shape_of_a_kind_has_a_glyph_that_svg_can_read_and_that_lies_around_its_middle():
    assert set(EventKind.Shape) <= set(SHAPES)
    for path in ElementTree.fromstring(glyphs()).iter("path"):
        drawn_by = path.get("d")
        assert re.fullmatch(r"M[ACHLMVZ\d., -]+", drawn_by), drawn_by
        assert max(abs(float(number)) for number in re.findall(r"-?\d+(?:\.\d+)?", drawn_by)) <= 13  # the flag's pole
    assert 'id="g-square-16" d="M6 6H-6V-6H6Z" transform="scale(1.333)"' in glyphs()


def test_a_drawing_says_its_view_and_layout():
    drawing = drawn(an_item("2023-03-30"))
    assert (drawing.get("data-view"), drawing.get("data-layout")) == (f"{MONTHS.start:.1f} {MONTHS.end:.1f}", "950")
    assert [svg.get("class") for svg in drawing] == ["axis", "sketch"]
    assert [part[0].get("class") for part in drawing] == ["moved", "moved"]  # the first in each: the script's
    assert float(drawing[1][0].get("height")) == 2 * 24 + 10


def test_each_width_of_a_page_shows_one_drawing():
    shown = [shown_where(layout) for layout in (*LAYOUTS, layout_of(828, low=390))]
    assert shown == ["from-0 to-620", "from-620 to-950", "from-950", "low"]


def test_the_axis_names_stand_on_the_grid():
    drawing = drawn(an_item("2023-03-30"))
    names = {tick.text: percent(tick) for tick in of_class(drawing, "tick")}
    assert names["April"] == 49.72
    assert {tick.get("y") for tick in of_class(drawing, "tick")} == {"15"}  # half of the axis
    assert set(names.values()) <= {percent(line, "x1") for line in of_class(drawing, "grid")[0]}


def test_the_overview_shows_every_event_where_it_lies_in_the_whole():
    view = View(0, 100, 1000)
    extents = [(Extent(0, 50), "#111111"), (Extent(99, 99.01), "no colour")]
    groups = ElementTree.fromstring(overview(extents, view, right_to_left=False)).iter("g")
    assert [(line.get("x"), line.get("width"), hue.get("fill")) for hue in groups for line in hue] == [
        ("0.0%", "50%", "light-dark(#111111,#888888)"),
        ("99.0%", None, "light-dark(#6b7280,#858b96)"),  # as thin as the stylesheet says
    ]
    assert 'x="50.0%" width="50%"' in overview([(Extent(0, 50), "#111111")], view, right_to_left=True)


def test_a_drawing_comes_with_its_titles_or_without():
    chart = draw([an_item("2023-01-30", title="Talks", when="then")], [Lane("talks", "Talks")], MONTHS)
    both = (sketch(chart, WIDEST, right_to_left=False, lang="en", titled=titled) for titled in (True, False))
    assert [[title.text for title in ElementTree.fromstring(html).iter("title")] for html in both] == [
        ["Talks\nthen"],
        [],
    ]


def test_where_no_hand_can_bring_what_is_beside_the_view_nothing_is_drawn_there():
    chart = draw([an_item("2023-03-30")], [Lane("talks", "Talks")], MONTHS)
    all_of_it, whole = (
        ElementTree.fromstring(sketch(chart, WIDEST, right_to_left=False, lang="en", whole=whole))
        for whole in (False, True)
    )
    seen = [[percent(line, "x1") for line in of_class(each, "grid")[0]] for each in (all_of_it, whole)]
    assert (min(seen[0]), max(seen[0])) == (pytest.approx(-50, abs=17), pytest.approx(150, abs=17))
    assert seen[1] == [x for x in seen[0] if 0 <= x <= 100]
    assert [tick.text for tick in of_class(whole, "tick")] == ["February 2023", "March", "April", "May", "June"]


def test_a_mark_of_one_part_is_that_part_with_its_event():
    items = [an_item("2023-03-30", slug="nameless", title=""), an_item("2023-05-30", slug="named")]
    chart = draw(items, [Lane("talks", "")], UNIT)
    drawing = ElementTree.fromstring(sketch(chart, WIDEST, right_to_left=False, lang="en", titled=False))
    marks = [(mark.get("data-event"), mark.tag, [part.tag for part in mark]) for mark in marks_of(drawing)]
    assert marks == [("nameless", "use", []), ("named", "g", ["use", "text"])]
    assert marks_of(drawing)[0].get("href") == "#g-circle"
