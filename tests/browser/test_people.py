"""An administrator invites a colleague, who comes by the link and sets up a second factor; on a telephone, too."""

import re
import time
from base64 import b32decode

import pytest
from django_otp.oath import TOTP
from playwright.sync_api import expect

from tests.browser.conftest import log_in
from tests.browser.test_accessibility import violations
from tests.browser.test_reading_desk import own_article


@pytest.fixture
def administrator(page, demo):
    log_in(page, demo, "administrator")
    return page


def be_sure(page, demo) -> None:
    """It is asked who this is; all that was typed goes on with the password."""
    page.fill("#id_own-password", demo.passwords["administrator"])
    page.click("#content [type=submit]")


def ask_in(page, name: str) -> None:
    page.goto("/admin/auth/user/add/")
    page.fill("#id_username", name)
    page.get_by_role("radio").nth(1).check()
    page.click("[name=_save]")


def invite(page, demo, name: str) -> str:
    """The link that is shown."""
    ask_in(page, name)
    be_sure(page, demo)
    return page.input_value("#link")


def code_of(page) -> str:
    """What an app shows for the secret on the page."""
    secret = page.locator("code").first.inner_text().replace(" ", "")
    totp = TOTP(b32decode(secret))
    totp.time = time.time()
    return f"{totp.token():06d}"


def test_a_colleague_comes_by_the_link_sets_up_a_second_factor_and_logs_in_by_it(administrator, demo):
    page = administrator
    page.set_viewport_size({"width": 390, "height": 800})
    link = invite(page, demo, "salma")
    page.context.clear_cookies()
    page.goto(link)
    assert page.url.endswith("/set-password/")
    for field in ("#id_new_password1", "#id_new_password2"):
        page.fill(field, "a long walk by the sea")
    page.click("#content [type=submit]")
    page.wait_for_url("**/admin/")
    page.goto("/admin/auth/user/factor/")
    assert page.locator("img.qr").evaluate("image => image.naturalWidth") > 100
    page.fill("#id_code", code_of(page))
    page.fill("#id_password", "a long walk by the sea")
    page.click("#content [type=submit]")
    expect(page.locator(".recovery-codes code")).to_have_count(10)
    codes = page.locator(".recovery-codes code").all_inner_texts()
    page.get_by_role("link", name="I have kept them").click()
    page.context.clear_cookies()
    demo.passwords["salma"] = "a long walk by the sea"
    page.goto("/admin/login/?next=/admin/events/event/")
    page.fill("#id_username", "salma")
    page.fill("#id_password", demo.passwords["salma"])
    page.click("[type=submit]")
    expect(page.locator("#id_code")).to_be_focused()
    page.keyboard.type(codes[0])
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/events/event/")


@pytest.mark.browser_context_args(bypass_csp=True)  # axe styles what it measures here, and would be refused
@pytest.mark.parametrize("lang", ["ar", pytest.param("en", marks=pytest.mark.nightly)])
def test_axe_finds_nothing_on_the_pages_of_people_and_nothing_is_wider_than_a_telephone(administrator, demo, lang):
    page, found, too_wide = administrator, {}, []
    page.set_extra_http_headers({"Accept-Language": lang})

    def look(path: str, *, again: bool = True) -> None:
        for scheme, width in (("light", 1280), ("dark", 390)):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            page.set_viewport_size({"width": width, "height": 900})
            if again:
                page.goto(f"/admin/{path}")
            found.update(violations(page, scheme, f"{path} {width}"))
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append(path)

    ask_in(page, f"colleague-{lang}")
    look("the password, asked for again", again=False)
    be_sure(page, demo)
    person = re.search(r"auth/user/\d+/", page.url)[0]
    look("the link, which is shown once", again=False)
    for name in ("change/", "link/", "log-ins/"):
        look(person + name)
    for path in ("auth/user/", "auth/user/add/", "auth/user/log-ins/", "auth/user/factor/"):
        look(path)
    page.context.clear_cookies()
    for path in ("login/", "forgotten/", "password/x/y/"):
        look(path)
    assert found == {}
    assert too_wide == []


LEFT = """() => [localStorage, sessionStorage].map(
    (store) => Object.keys(store).filter((key) => /^(typed|cards):/.test(key)).length)"""
LEAVES = "What you typed at this desk and did not save goes as you log out. Log out all the same?"
SECRET = """field => field.append(new Option(
    "it", document.getElementById("desk-words").dataset.confidential.split(" ")[0], true, true))"""


def test_what_is_typed_of_a_confidential_source_stays_in_its_window_and_logging_out_takes_all_away(page, demo):
    log_in(page, demo, "editor")
    kept = lambda local, window: page.wait_for_function(f"() => String(({LEFT})()) === '{local},{window}'")  # noqa: E731
    page.goto("/admin/events/article/add/")
    page.fill("#id_title", "Told in confidence")
    kept(1, 0)
    page.locator("#id_confidential").evaluate("box => { box.closest('details')?.setAttribute('open', ''); }")
    page.check("#id_confidential")
    kept(0, 1)
    page.click("[name=_save]")
    expect(page.locator(".messagelist .success")).to_be_visible()
    kept(0, 0)
    page.goto("/admin/events/event/add/")
    page.fill("#id_title_en", "Of a source that all may know")
    kept(1, 0)
    page.locator("#citations-group .add-row a").click()
    page.locator("#id_citations-0-article").evaluate(SECRET)
    page.fill("#id_citations-0-quote", "Said in confidence")
    kept(0, 1)
    page.goto("/admin/events/actor/")
    page.evaluate("localStorage.setItem('typed:0:/admin/', JSON.stringify({ at: Date.now() }))")
    kept(1, 1)
    page.goto("/admin/")  # another person's is not theirs
    kept(0, 1)
    page.goto("/admin/events/actor/add/")
    asked = answered(page, "accept")
    page.click("#logout-form button")
    expect(page.locator("#content h1")).to_be_visible()
    kept(0, 0)
    assert asked == [LEAVES]


def answered(page, answer: str) -> list[str]:
    """What the page will ask, filled as it does."""
    asked = []
    page.once("dialog", lambda dialog: (asked.append(dialog.message), getattr(dialog, answer)()))
    return asked


def test_logging_out_asks_on_every_page_while_a_card_waits_in_which_something_was_typed(page, demo):
    log_in(page, demo, "editor")
    cards = own_article(page, "Envoys sailed on Monday.")
    reading = page.url
    cards.first.locator("[name$=-title]").fill("Not decided yet")
    for address in (reading, "/admin/"):
        page.goto(address)
        asked = answered(page, "dismiss")
        page.click("#logout-form button")
        assert (asked, page.url.endswith(address)) == ([LEAVES], True)
    page.goto(reading)
    expect(cards.first.locator("[name$=-title]")).to_have_value("Not decided yet")
    cards.first.locator("[name=_reject]").click()
    expect(cards).to_have_count(0)
    page.click(".desk-says .undo")
    expect(cards).to_have_count(1)
    asked = answered(page, "dismiss")
    page.click("#logout-form button")
    assert asked == [LEAVES]
    cards.first.locator("[name=_reject]").click()
    expect(cards).to_have_count(0)
    page.goto("/admin/")
    page.click("#logout-form button")
    page.wait_for_url("**/logout/")
