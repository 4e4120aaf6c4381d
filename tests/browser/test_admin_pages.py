import re

from playwright.sync_api import expect

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
