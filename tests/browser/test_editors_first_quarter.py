"""An editor's first quarter of an hour: an article, an event with two accounts that disagree, and its history."""

from playwright.sync_api import expect


def choose(page, field: str, text: str) -> None:
    """Pick from an autocomplete as a person does: open, type, take the first answer."""
    page.locator(f"#{field}").locator("xpath=following-sibling::span[contains(@class, 'select2')]").first.click()
    page.locator(".select2-search__field").last.fill(text)
    page.locator(".select2-results__option", has_text=text).first.click()


def add_article(page, title: str, publisher: str) -> None:
    page.goto("/admin/events/article/add/")
    page.fill("#id_title", title)
    page.fill("#id_publisher", publisher)
    page.fill("#id_slug", title.lower().replace(" ", "-"))
    page.fill("#id_language", "en")
    page.fill("#id_published", "1976-04-02")
    page.click("[name=_save]")
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")


def add_account(page, number: int, article: str, date: str, claim: str) -> None:
    page.locator("#citations-group .add-row a").click()
    choose(page, f"id_citations-{number}-article", article)
    page.fill(f"#id_citations-{number}-date", date)
    page.fill(f"#id_citations-{number}-claim_en", claim)


def test_from_two_articles_to_a_published_event_and_back_to_its_former_version(editor):
    page = editor
    add_article(page, "First report", "Gazette")
    add_article(page, "Second report", "Courier")

    page.goto("/admin/events/event/add/")
    choose(page, "id_kind", "Talks")
    page.fill("#id_title_en", "Talks of the test")
    page.fill("#id_summary_en", "Two papers tell of talks.")
    page.fill("#id_date", "1976-03~")
    add_account(page, 0, "First report", "1976-03-05", "It was on the fifth.")
    add_account(page, 1, "Second report", "1976-03-20", "It was on the twentieth.")
    page.click("[name=_publish]")
    expect(page.locator(".errorlist")).to_contain_text("the reason for the date")
    assert page.input_value("#id_title_en") == "Talks of the test"

    page.fill("#id_date_reason_en", "The papers differ; we follow neither.")
    page.click("[name=_publish]")
    expect(page.locator(".messagelist")).to_contain_text("Talks of the test")
    expect(page.locator(".field-status .readonly").first).to_have_text("published")
    change_page = page.url

    page.click("text=View on site")
    expect(page.locator(".when.big")).to_have_text("about March 1976")
    told = page.locator(".disagreement li > p")
    expect(told.locator("b")).to_have_text(["about March 1976", "5 March 1976", "20 March 1976"])
    expect(told.locator(".by")).to_have_text(["Gazette", "Courier"])
    public_page = page.url

    page.goto(change_page)
    page.fill("#id_date", "1976-03-05")
    page.fill("#id_reason", "The Gazette was there.")
    page.click("[name=_continue]")
    expect(page.locator(".field-public_reason .errorlist")).to_contain_text("say for them")
    page.fill("#id_public_reason", "The Gazette's own man was there.")
    page.click("[name=_continue]")
    page.goto(public_page)
    expect(page.locator(".changes")).to_contain_text("The Gazette's own man was there.")
    expect(page.locator(".when.big")).to_have_text("5 March 1976")
    page.goto("/en/western-sahara/")
    expect(page.locator("#event-talks-of-the-test .when")).to_have_text("5 March 1976")

    page.goto(change_page)
    page.click("text=History")
    expect(page.locator(".revisions tbody tr")).to_have_count(2)
    expect(page.locator(".revisions")).to_contain_text("The Gazette was there.")
    page.locator(".revisions tbody tr").last.locator("a").last.click()
    expect(page.locator(".revisions tbody tr", has_text="Date")).to_contain_text("about March 1976")
    page.fill("#id_public_reason", "The fifth was not sure after all.")
    page.click(".submit-row [type=submit]")
    expect(page.locator(".messagelist")).to_contain_text("Version 1 was restored")
    page.goto(public_page)
    expect(page.locator(".when.big")).to_have_text("about March 1976")

    page.goto(change_page)
    page.click("a.withdraw")
    page.fill("#id_public_reason", "It was only a test.")
    page.click("input.default[type=submit]")
    expect(page.locator(".messagelist")).to_contain_text("was withdrawn")
    # The browser logs a 410 as a console error of its own: asked for without the page.
    answer = page.request.get(public_page)
    assert answer.status == 410
    assert "It was only a test." in answer.text()
