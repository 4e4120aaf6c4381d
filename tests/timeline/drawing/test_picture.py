import re
import struct
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import pytest

from events.record.verbs import withdraw
from tests.factories import a_kind, an_actor, an_event
from tests.timeline.drawing.test_figure import EVERYTHING, HOSTILE
from tests.timeline.drawing.test_marks import MONTHS
from timeline.drawing.marks import Band, Lane
from timeline.drawing.picture import Key, Words, drawing, picture
from timeline.drawing.placing import draw

SVG = "{http://www.w3.org/2000/svg}"
CHART = draw(EVERYTHING, [Lane("talks", HOSTILE)], MONTHS)


def words(title: str) -> Words:
    return Words(title, HOSTILE, "3 events · 30 March 2023", "timeline.example.org")


def test_every_text_of_the_picture_is_escaped():
    svg = drawing(CHART, words(HOSTILE), right_to_left=False, lang="en")
    assert "<img" not in svg
    assert HOSTILE[:20] in "".join(ElementTree.fromstring(svg).itertext())


def test_the_picture_is_a_png_of_the_size_that_cards_want():
    png = picture(CHART, words("Western Sahara"), right_to_left=False, lang="en")
    assert png.startswith(b"\x89PNG")
    assert struct.unpack(">II", png[16:24]) == (1200, 630)


def test_a_bar_is_as_high_in_its_lane_as_it_is_in_the_chart():
    first, last = date(2023, 1, 1), date(2023, 1, 31)
    bands = [Band("many", first, last, 400, ""), Band("few", first, last, 100, ""), Band("few", first, last, 1, "")]
    chart = draw([], [Lane("many", "Many", "#111111"), Lane("few", "Few", "#222222")], MONTHS, bands)
    svg = ElementTree.fromstring(drawing(chart, words("Title"), right_to_left=False, lang="en"))
    drawn = [(bar.get("fill"), bar.get("y"), bar.get("height")) for bar in svg.iter(f"{SVG}rect")][1:]
    heights = [("#111111", 54.0), ("#222222", 27.0), ("#222222", 3.6)]  # of 60 px: as 1 is to 1/2, and the least
    assert [(fill, round(float(height), 6)) for fill, _y, height in drawn] == heights
    assert [round(float(y) + float(height), 6) for _fill, y, height in drawn] == [60, 60, 60]


def placed(svg: ElementTree.Element) -> list[tuple[str, str, float, float]]:
    """The symbols of a key: shape, paint and place."""
    uses = [use for use in svg.iter(f"{SVG}use") if "scale" in use.get("transform", "")]
    at = [re.match(r"translate\(([\d.]+) ([\d.]+)\)", use.get("transform")).groups() for use in uses]
    return [(use.get("href"), use.get("class"), float(x), float(y)) for use, (x, y) in zip(uses, at, strict=True)]


@pytest.mark.parametrize(("lang", "where", "way"), [("en", 60, 1), ("ar", 1140, -1)])
def test_the_key_says_what_each_shape_means_in_columns_from_where_the_language_begins(lang, where, way):
    wide = [("circle", True, "w"), ("circle", False, "w" * 30), ("square", True, HOSTILE), ("star", True, "z")]
    key = [Key(shape, "#111111", filled, said) for shape, filled, said in wide]
    svg = ElementTree.fromstring(drawing(CHART, replace(words("T"), key=key), right_to_left=False, lang=lang))
    shapes, paints, x, y = zip(*placed(svg), strict=True)
    assert (shapes, paints) == (("#g-circle", "#g-circle", "#g-square", "#g-star"), ("hue", "hollow", "hue", "hue"))
    assert [round(way * (each - where)) for each in x] == [8, 368, 8, 368]  # what is wide takes two of three columns
    assert [round(each) for each in y] == [575, 575, 600, 600]
    assert HOSTILE in "".join(svg.itertext())


def test_a_long_key_is_written_smaller_and_leaves_the_lanes_room():
    key = [Key("square", "#111111", True, f"Kind of event, number {number:02}") for number in range(40)]
    svg = ElementTree.fromstring(drawing(CHART, replace(words("T"), key=key), right_to_left=False, lang="en"))
    assert {each.words for each in key} <= {text.strip("\u202a\u202c") for text in svg.itertext()}
    shapes, _paints, x, y = zip(*placed(svg), strict=True)
    assert (len(shapes), len(set(zip(x, y, strict=True))), len(set(x))) == (40, 40, 4)
    ends = [float(lane.get("y")) + float(lane.get("height")) for lane in svg.iter(f"{SVG}svg") if lane.get("y")]
    assert max(ends) + 28 < min(y)


@pytest.mark.parametrize("counted", [True, False])
def test_lanes_beyond_seven_are_one_together(counted):
    lanes = [Lane(f"l{number}", f"Lane {number}", "#111111") for number in range(9)]
    items = [EVERYTHING[0]._replace(lane=lane.key, slug=lane.key) for lane in lanes]
    days = (date(2023, 1, 1), date(2023, 1, 31))
    bands = [Band(lane.key, *days, 4, "") for lane in lanes] if counted else []
    svg = drawing(
        draw(items, lanes, MONTHS, bands), replace(words("T"), others="Others"), right_to_left=False, lang="en"
    )
    names = [text.strip("\u202a\u202c") for text in ElementTree.fromstring(svg).itertext()]
    assert [name for name in names if name[:4] in ("Lane", "Othe")] == [
        *(f"Lane {n}" for n in range(6)),
        "Others (3)",
    ]
    drawn = [list(lane) for lane in ElementTree.fromstring(svg).iter(f"{SVG}svg") if lane.get("y")]
    assert [len(lane) - 1 for lane in drawn] == ([1] * 7 if counted else [1] * 6 + [3])


def test_the_key_of_lanes_that_are_no_kinds_names_these(client, db, monkeypatch):
    drawn = []
    monkeypatch.setattr("timeline.files.draw_picture", lambda chart, words, **_: drawn.append(words.key) or b"")
    an_event("talks", date="1980", actors=[an_actor("morocco")])
    for query in ("", "?lanes=actor"):
        client.get(f"/en/conflict/picture.png{query}")
    forms = ["solid: on that day", "hollow: on a day or days within, not given which"]
    assert [[each.words for each in key] for key in drawn] == [forms, [*forms, a_kind("talks").name.text]]


def test_arabic_is_shaped_and_begins_at_the_right():
    svg = drawing(CHART, words("الصحراء الغربية"), right_to_left=True, lang="ar")
    assert 'x="1140" y="96"' in svg
    joined, apart = (
        picture(CHART, words(title), right_to_left=True, lang="ar") for title in ("محمد", "\u200c".join("محمد"))
    )
    assert joined != apart


def test_a_view_has_a_picture_that_its_page_names(client, db):
    an_event("talks", title_en="Talks", date="1980", actors=[an_actor("morocco", name_en="Morocco")])
    page = client.get("/en/conflict/?actor=morocco&to=1991").content.decode()
    address = "http://testserver/en/conflict/picture.png?actor=morocco&amp;to=1991"
    assert f'<meta property="og:image" content="{address}">' in page
    answer = client.get("/en/conflict/picture.png?actor=morocco&to=1991")
    assert answer["Content-Type"] == "image/png"
    assert client.get("/en/conflict/picture.png?from=nonsense").status_code == 400
    event = client.get("/en/conflict/events/talks/").content.decode()
    assert "/en/conflict/picture.png?events=talks" in event


def test_a_conflict_whose_events_were_withdrawn_has_a_picture_too(client, db):
    withdraw(an_event("talks"), by=None, public_reason="It was an error.")
    assert client.get("/ar/conflict/picture.png").getvalue().startswith(b"\x89PNG")
