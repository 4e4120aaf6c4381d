"""An organisation's table, as a new user imports it: from the desk's front page to drafts and back, by pointing."""

import csv
import io
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.databases import of_one_database
from tests.importing.test_tables import book_of

ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
HEADINGS = ["م", "التاريخ", "نوع الحادثة", "المكان", "الجهة المسؤولة", "الوصف", "عدد القتلى", "عدد الجرحى", "المصدر"]
KINDS = ["قصف", "اعتقال", "تهجير"]
MOST_STEPS = 12  # clicks and keys that type no text


def rows(digits: dict[int, str]) -> list[list[str]]:
    """Thirty events: days first, every fifth without a place, most without a count."""
    return [
        [
            str(n).translate(digits),
            f"{n % 28 + 1}/{n % 12 + 1}/2023".translate(digits),
            KINDS[n % 3],
            "سوق البلدة" if n % 5 else "",
            "جماعة مسلحة" if n % 4 else "",
            f"أبلغ شهود عن الواقعة {n} في السوق" if n % 7 else "",
            str(n % 4).translate(digits) if n % 2 else "",
            "",
            "شهود عيان",
        ]
        for n in range(1, 31)
    ]


def table(folder: Path, form: str) -> Path:
    if form == "workbook":
        return book_of(folder, Sheet1=[HEADINGS, *rows(ARABIC_INDIC)])
    text = io.StringIO()
    digits = ARABIC_INDIC if form == "utf-8" else {}  # Windows' Arabic has no others than 0 to 9
    csv.writer(text).writerows([HEADINGS, *rows(digits)])
    path = folder / f"{form}.csv"
    path.write_bytes(text.getvalue().encode(form))
    return path


class Hand:
    """Clicks, and counts them."""

    def __init__(self, page) -> None:
        self.page, self.steps = page, 0

    def click(self, what: str, name: str) -> None:
        self.steps += 1
        self.page.get_by_role(what, name=name).first.click()

    def choose(self, path: Path) -> None:
        self.steps += 1
        with self.page.expect_file_chooser() as chooser:
            self.page.locator("#id_file").click()
        chooser.value.set_files(path)


@pytest.mark.both_databases
@pytest.mark.parametrize("form", of_one_database(["utf-8", "cp1256", "workbook"], but="workbook"))
def test_from_the_front_page_to_thirty_drafts_and_back_by_pointing_alone(editor, tmp_path, form):
    page, hand = editor, Hand(editor)
    page.goto("/admin/")
    hand.click("link", "Import a table of events")
    hand.choose(table(tmp_path, form))
    hand.click("button", "Look at it")
    expect(page.locator(".outcome")).to_contain_text("30 events are new")
    expect(page.locator(".outcome")).to_be_focused()  # it is heard, and its buttons follow
    expect(page.locator(".samples li").first).to_contain_text("→")
    roles = page.locator(".pointed select")
    chosen = [roles.nth(n).input_value() for n in range(len(HEADINGS))]
    assert chosen == ["id", "date", "kind", "place", "actor", "title_ar", "deaths_best", "", "source_title"]
    hand.click("button", "Import 30 events")
    expect(page.locator(".messagelist")).to_contain_text("30 events are new")
    assert page.locator("#result_list tbody tr").count() == 30
    assert set(page.locator("#result_list .field-status").all_inner_texts()) == {"Draft"}
    hand.click("link", "Undo")
    hand.click("button", "Undo the import")
    expect(page.locator(".messagelist")).to_contain_text("30 deleted")
    assert hand.steps <= MOST_STEPS


def chosen(page, path: Path) -> None:
    page.goto("/admin/events/event/import/")
    page.set_input_files("#id_file", path)
    page.get_by_role("button", name="Look at it").click()


def test_a_choice_is_read_at_once_and_keeps_the_focus(editor, tmp_path):
    page, path = editor, tmp_path / "mine.csv"
    path.write_text("id,date,kind,title\n1,3/4/2022,talks,One\n2,soon,talks,Two\n")
    chosen(page, path)
    expect(page.locator(".samples")).to_contain_text("3 April 2022 or 4 March 2022")
    page.get_by_label("month, day, year").check()
    expect(page.locator(".samples")).not_to_contain_text("3 April 2022")
    expect(page.locator("#rows")).to_contain_text("4 March 2022")
    assert page.evaluate("document.activeElement.value") == "mdy"
    page.get_by_label("What “title” is").select_option("summary_en")
    expect(page.locator("#rows td", has_text="One")).to_have_count(0)
    page.get_by_label("What “title” is").select_option("title_en")
    page.locator("[name='cell-3-1']").fill("5/4/2022")
    page.get_by_role("button", name="Try these rows again").click()
    expect(page.locator(".outcome")).to_contain_text("2 events are new")
    page.get_by_role("button", name="Forget this file").click()
    page.wait_for_url("**/import/")


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_without_script_the_buttons_do_the_same(editor, tmp_path):
    page, path = editor, tmp_path / "plain.csv"
    path.write_text("id,date,kind,title\n1,3/4/2022,talks,One\n")
    chosen(page, path)
    page.get_by_label("day, month, year").check()
    page.get_by_role("button", name="Show the rows anew").click()
    expect(page.locator("#rows")).to_contain_text("3 April 2022")


@pytest.mark.browser_context_args(bypass_csp=True)  # axe styles what it measures here, and would be refused
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_axe_finds_nothing_on_the_page_of_a_table_and_it_fits_a_telephone(editor, tmp_path, lang):
    page, path = editor, tmp_path / "axe.csv"
    path.write_text("date,kind,place,actors,more\n3/4/2022,talks,Town,A;B,x\nsoon,talks,Town,B,y\n")
    page.set_extra_http_headers({"Accept-Language": "en"})
    chosen(page, path)
    page.set_extra_http_headers({"Accept-Language": lang})
    found = {}
    for scheme, width in (("light", 1280), ("dark", 390)):
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(page.url)
        for fold in page.locator("details").all():
            fold.evaluate("fold => fold.open = true")
        violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        found |= {f"{one['id']} {scheme}": [node["html"][:150] for node in one["nodes"][:3]] for one in violations}
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert found == {}
