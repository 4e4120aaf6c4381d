"""A form that the database could not take while another one took over."""

from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory
from playwright.sync_api import expect

from timeline.errors import sent_again

ADD = "/admin/events/place/add/"


def test_what_the_desk_could_not_save_is_saved_by_itself_once_it_can(editor):
    page, asked = editor.context.new_page(), []  # whose console may tell of the 503

    def answer(route):
        """As the site does that cannot save, and then for a while not even be read."""
        asked.append(route.request.method)
        if asked.count("POST") > 1 or asked == ["GET"] or asked[-2:] == ["HEAD", "HEAD"]:
            return route.continue_()
        request = RequestFactory().post(ADD, QueryDict(route.request.post_data or ""))
        shown = {"status": 503, "gone": True, "conflict": None, "sent": sent_again(request)}
        return route.fulfill(
            status=503, content_type="text/html", body=render_to_string("timeline/error.html", shown, request)
        )

    page.route(f"**{ADD}", answer)
    page.clock.install()
    page.goto(ADD)
    page.fill("[name=name_en]", "Guelta “<Zemmur>”\u00a0& so on")
    page.click("[name=_save]")
    expect(page.get_by_role("heading", name="This cannot be saved just now")).to_be_visible()
    page.clock.run_for(3_000)
    expect(page.get_by_role("button", name="Save now")).to_be_visible()
    page.clock.run_for(3_000)
    expect(page.locator(".messagelist .success")).to_contain_text("Guelta “<Zemmur>”")
    assert asked == ["GET", "POST", "HEAD", "HEAD", "POST"]
