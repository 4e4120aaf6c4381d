import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import violations

EDGES = "all => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right])"
MODELS = ("conflict", "eventkind", "place", "actor", "article", "event")


def test_an_editor_can_open_every_page_of_the_desk(editor):
    """The page fixture fails this on a foreign request, a refused script or style, or a console error."""
    editor.goto("/admin/")
    expect(editor.locator("h1").first).to_be_visible()
    menu, summary = editor.locator(".of-conflict[open]"), editor.locator(".of-conflict > summary")
    summary.press("Enter")
    expect(menu).to_have_count(1)
    editor.keyboard.press("Tab")
    editor.keyboard.press("Escape")
    expect(menu).to_have_count(0)
    expect(summary).to_be_focused()
    summary.press("Enter")
    expect(menu).to_have_count(1)
    editor.keyboard.press("Shift+Tab")
    expect(menu).to_have_count(0)
    for model in MODELS:
        for path in ("", "add/"):
            response = editor.goto(f"/admin/events/{model}/{path}")
            assert response.status == 200, f"{model} {path}"
        editor.goto(f"/admin/events/{model}/")
        editor.locator("#result_list tbody th a").first.click()
        editor.wait_for_url(re.compile(r"/change/"))
        assert editor.locator("#content form").count()
        editor.goto(re.sub(r"change/.*", "history/", editor.url))
        expect(editor.locator("#content")).to_be_visible()


def test_the_list_asks_for_what_the_chosen_action_needs_and_no_more(editor):
    editor.goto("/admin/events/event/")
    asked = {"": [], "publish": ["public_reason", "reason"], "withdraw": ["public_reason", "reason"]}
    for action, names in {**asked, "assign": ["reason", "to"], "discard": ["reason"], "merge": []}.items():
        editor.select_option("[name=action]", f"{action}_selected" if action else "")
        fields = editor.locator(".actions :is([name=public_reason], [name=reason], [name=to]):visible")
        assert [field.get_attribute("name") for field in fields.all()] == names


def test_the_date_field_explains_itself_while_it_is_typed(editor):
    editor.goto("/admin/events/event/add/")
    says = editor.locator(".field-date .date-claim-says").first
    editor.fill("#id_date", "1976-03~")
    expect(says).to_have_text("about March 1976")
    editor.fill("#id_date", "نحو مارس 1976")
    expect(says).to_have_text("about March 1976 1976-03~")
    editor.fill("#id_date", "2003/04")
    says.get_by_role("button", name="2003/2004").click()
    expect(editor.locator("#id_date")).to_have_value("2003/2004")
    expect(says).to_have_text("from 2003 to 2004")


def test_what_waits_stands_beside_the_box_and_the_buttons_of_an_event_are_in_view(editor):
    editor.set_viewport_size({"width": 1366, "height": 850})
    editor.goto("/admin/")
    box, waits = (editor.locator(part).bounding_box() for part in (".take-in", ".front-waits"))
    assert (box["y"], box["x"] + box["width"] < waits["x"]) == (waits["y"], True)
    assert waits["width"] > 500
    editor.goto("/admin/events/event/?q=1991")
    editor.locator("#result_list tbody th a").first.click()
    editor.wait_for_url(re.compile(r"/change/"))
    for name in ("_save", "_publish"):
        button = editor.locator(f".panel [name={name}]").bounding_box()
        assert button["y"] + button["height"] < 400
    editor.set_viewport_size({"width": 1280, "height": 600})
    row = editor.locator(".panel .submit-row")
    assert row.evaluate("row => row.scrollHeight - row.clientHeight") == 0
    tools, title = editor.locator(".object-tools").bounding_box(), editor.locator("#content > h2").bounding_box()
    assert tools["y"] + tools["height"] <= title["y"]
    editor.fill("#id_date", "1066")
    for lang in ("ar", "en", "fr"):
        editor.fill(f"#id_date_reason_{lang}", "")
    editor.keyboard.press("Control+Enter")
    said, reason = editor.locator(".field-date_reason_en .errorlist"), editor.locator("#id_date_reason_en")
    assert said.bounding_box()["x"] == reason.bounding_box()["x"]
    expect(editor.locator(".panel .errorlist")).to_contain_text("in one sentence for readers")
    editor.set_viewport_size({"width": 390, "height": 844})
    editor.goto("/admin/")
    box, waits = (editor.locator(part).bounding_box() for part in (".take-in", ".front-waits"))
    assert box["y"] + box["height"] <= waits["y"]


def test_in_arabic_an_empty_picker_is_as_wide_as_its_panel_and_no_link_touches_a_button(editor):
    editor.context.set_extra_http_headers({"Accept-Language": "ar"})
    editor.goto("/admin/events/event/add/")
    expect(editor.locator("html")).to_have_attribute("dir", "rtl")
    for name in ("kind", "place"):
        assert editor.locator(f".field-{name} .select2-container").bounding_box()["width"] > 150
    editor.goto("/admin/events/event/?q=1991")
    editor.locator("#result_list tbody th a").first.click()
    editor.locator("a[href$='/withdraw/']").first.click()
    button, back = (editor.locator(f".submit-row {part}").bounding_box() for part in ("input", ".closelink"))
    assert back["x"] + back["width"] + 8 <= button["x"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_table_has_one_field_for_the_reason_and_a_filter_below_its_heading(editor, language):
    editor.set_extra_http_headers({"Accept-Language": language})
    editor.goto("/admin/events/event/?filling=1")
    try:
        reasons = editor.locator("#changelist :is([name=why], [name=public_reason]):visible")
        assert [field.get_attribute("name") for field in reasons.all()] == ["why"]
        editor.select_option("[name=action]", "withdraw_selected")
        assert [field.get_attribute("name") for field in reasons.all()] == ["why"]
        heading = editor.locator("#changelist-filter-header").bounding_box()
        pane = editor.locator("#changelist-filter").bounding_box()
        assert heading["width"] == pytest.approx(pane["width"], abs=1)
        assert heading["height"] < 40
        editor.set_viewport_size({"width": 390, "height": 844})
        title = editor.locator("#content h1").bounding_box()
        for field in ("action", "reason"):
            box = editor.locator(f"[name={field}]").bounding_box()
            assert box["width"] > 250
            assert title["x"] <= box["x"]
            assert box["x"] + box["width"] <= title["x"] + title["width"]
    finally:
        editor.goto("/admin/events/event/?filling=0")  # which the session of all tests remembers


@pytest.mark.browser_context_args(bypass_csp=True)  # axe styles what it measures here, and would be refused
@pytest.mark.parametrize("listed", ["event/?filling=1", "event/?filling=0", "article/", "place/", "actor/"])
def test_on_a_telephone_no_word_of_a_list_is_cut(editor, listed):
    editor.set_extra_http_headers({"Accept-Language": "ar"})
    editor.set_viewport_size({"width": 390, "height": 844})
    editor.goto(f"/admin/events/{listed}")
    assert editor.locator("#header").bounding_box()["height"] <= 150
    cells = editor.locator("#result_list :is(th, td):visible")
    edges = cells.evaluate_all(EDGES)
    assert len(edges) > 20
    assert [edge for edge in edges if edge[0] < 0 or edge[1] > 390] == []
    assert violations(editor, "light", listed) == {}
    counted, button = editor.locator("#changelist-search .quiet"), editor.locator("#changelist-search [type=submit]")
    words, pressed = counted.bounding_box(), button.bounding_box()
    assert words["x"] + words["width"] + 4 <= pressed["x"] or words["y"] >= pressed["y"] + pressed["height"]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_is_said_of_a_field_begins_where_the_field_does(editor, language):
    editor.set_extra_http_headers({"Accept-Language": language})
    editor.goto("/admin/events/event/?status__exact=published")
    editor.click("#result_list tbody th a >> nth=0")
    editor.wait_for_url("**/change/**")
    begins = f"""one => one.getBoundingClientRect().{"right" if language == "ar" else "left"}"""
    for field, said in {
        "#id_date": "#id_date_helptext > div",
        f"#id_title_{language}": f"#id_title_{language}_helptext > div",
    }.items():
        assert editor.locator(field).evaluate(begins) == pytest.approx(editor.locator(said).evaluate(begins), abs=1)
    for named in ("#user-tools", "#logout-form button"):
        assert editor.locator(named).evaluate("one => getComputedStyle(one).textTransform") == "none"


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_deletes_is_the_last_button_of_an_article(editor, language):
    editor.set_extra_http_headers({"Accept-Language": language})
    editor.goto("/admin/events/article/")
    editor.click("#result_list tbody th a >> nth=0")
    editor.wait_for_url("**/change/**")
    row = editor.locator(".submit-row :is(input, a):visible")
    places = {one.get_attribute("name") or "delete": one.bounding_box()["x"] for one in row.all()}
    assert {"_save", "_read", "delete"} <= set(places)
    assert places["delete"] == (min if language == "ar" else max)(places.values())


def test_on_a_telephone_no_word_of_a_history_is_cut(editor):
    editor.set_extra_http_headers({"Accept-Language": "ar"})
    editor.set_viewport_size({"width": 390, "height": 844})
    editor.goto("/admin/events/event/?status__exact=published")
    editor.click("#result_list tbody th a >> nth=0")
    editor.wait_for_url("**/change/**")
    editor.goto(re.sub("change/.*", "history/", editor.url))
    cells = editor.locator(".revisions td:visible")
    edges = cells.evaluate_all(EDGES)
    assert len(edges) >= 5
    assert [edge for edge in edges if edge[0] < 0 or edge[1] > 390] == []
    reason = cells.nth(4).bounding_box()
    assert reason["width"] > reason["height"]  # a line or two, not a word a line
