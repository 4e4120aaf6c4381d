"""The first day of an editor in French: from no conflict to twelve published events, its presses and pages counted.

A press is a click, or a key that types no text. `pytest -s` prints the counts.
"""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import a_folder, fresh_database, log_in, served

ARTICLES = [
    (
        "2019-03-15",
        "L’armée tchadienne a bombardé mardi des positions de l’Union des forces du Tibesti à Bardaï.\n\n"
        "Mercredi, les combats ont repris autour de Faya, faisant six morts, selon un porte-parole.\n\n"
        "Jeudi, une délégation du gouvernement a rencontré les chefs du mouvement à N’Djamena.",
    ),
    (
        "2019-04-02",
        "Le Tchad et l’Union des forces du Tibesti (UFT) ont signé lundi un accord à Abéché.\n\n"
        "Dimanche, des soldats avaient attaqué un camp près de Faya.\n\n"
        "Samedi, les habitants de Moundou ont manifesté pour la paix.",
    ),
    (
        "2019-05-20",
        "L’UFT a attaqué vendredi un poste de l’armée à Ati.\n\n"
        "Le gouvernement a nommé samedi un gouverneur à Mongo.\n\n"
        "Dimanche, les pourparlers se sont ouverts à Khartoum.",
    ),
    (
        "2019-06-10",
        "Le Tchad et l’UFT ont signé le 31 mars un accord à Abéché, dit le texte que nous avons vu.\n\n"
        "Un obus est tombé jeudi sur un marché à Abéché, tuant deux personnes.\n\n"
        "Vendredi, l’armée a repris Bardaï.\n\n"
        "Samedi, un convoi a été attaqué près de Faya.",
    ),
]
# The kind and the place of each card, by the words of its date; SAME: an account of an event of before.
SAME = ("", "")
SAID: list[dict[str, tuple[str, str]]] = [
    {"mardi": ("military", "Bardaï"), "Mercredi": ("military", "Faya"), "Jeudi": ("talks", "N’Djamena")},
    {"lundi": ("agreement", "Abéché"), "Dimanche": ("military", "Faya"), "Samedi": ("civil", "Moundou")},
    {"vendredi": ("military", "Ati"), "samedi": ("civil", "Mongo"), "Dimanche": ("talks", "Khartoum")},
    {
        "31 mars": SAME,
        "jeudi": ("military", "Abéché"),
        "Vendredi": ("military", "Bardaï"),
        "Samedi": ("military", "Faya"),
    },
]


class Hand:
    """Works as a person does, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.presses, self.pages = page, 0, 0
        page.on("framenavigated", self.count_page)

    def count_page(self, frame) -> None:
        self.pages += frame == self.page.main_frame

    def click(self, where, text: str = "") -> None:
        where.click()
        self.presses += 1
        self.page.keyboard.insert_text(text)

    def key(self, name: str) -> None:
        self.page.keyboard.press(name)
        self.presses += 1

    def complete(self, card, kind: str, place: str) -> None:
        """Correct the kind by its number and the place by what is offered, or else by typing it."""
        kinds = card.locator("select[name$=kind]")
        if kinds.input_value() != kind:
            card.focus()  # where K and J would come to: not counted, as they may be at it already
            number = kinds.locator("option").evaluate_all(
                "(all, kind) => all.findIndex((o) => o.value === kind)", kind
            )
            self.key(str(number))
        expect(kinds).to_have_value(kind)
        offered = card.locator(f'input[name$=offered_place][value="{place}"]')
        if card.locator("[name$=-place]").first.input_value() != place and not offered.is_checked():
            self.click(
                offered if offered.count() else card.locator("[name$=-place]").first, "" if offered.count() else place
            )

    def add_account(self, card) -> None:
        """To the event that is offered, whose date stands, and why."""
        offered = card.locator(".same label").nth(1)
        if not offered.locator("input").is_checked():
            self.click(offered)
        self.click(card.locator("[name$=date_reason]"), "Le communiqué est daté du lendemain.")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """One of its own: a second conflict is another desk for every other test."""
    with served(a_folder(tmp_path_factory), fresh_database("timeline_first_day_under_test")) as own:
        yield own


@pytest.fixture
def page(page, demo):
    page.set_extra_http_headers({"Accept-Language": "fr"})
    log_in(page, demo, "editor")
    return page


def test_from_nothing_to_twelve_events_in_sixty_presses_and_fifteen_pages(page):
    hand = Hand(page)
    page.goto("/admin/events/conflict/add/")
    expect(page.locator("#id_name_fr")).to_be_focused()
    page.keyboard.insert_text("Conflit du Tibesti")
    hand.click(page.locator("[name=states]").first, "Tchad, Soudan")
    hand.click(page.locator("[name=organs]"), "Armée tchadienne")
    hand.click(page.locator("[name=movements]"), "Union des forces du Tibesti (UFT)")
    hand.click(page.locator("[name=organisations]"), "Croissant-Rouge tchadien")
    hand.click(page.locator("[name=places]"), "Faya, Bardaï, Abéché")
    page.keyboard.press("Control+s")
    hand.presses += 1
    page.wait_for_url(re.compile("/admin/$"))
    print(f"\nconflict: {hand.presses} presses, {hand.pages} pages")
    for (published, text), said in zip(ARTICLES, SAID, strict=True):
        expect(page.locator("#take-text")).to_be_focused()
        page.keyboard.insert_text(text)
        hand.click(page.locator("#take-published"), published)
        hand.click(page.locator(".take-in button"))
        expect(page.locator(".card")).to_have_count(len(said))
        for card, (kind, place) in zip(page.locator(".card").all(), said.values(), strict=True):
            if kind:
                hand.complete(card, kind, place)
            else:
                hand.add_account(card)
            expect(card.locator("[name$=-along]")).to_be_checked()
        page.locator(".card").last.focus()
        hand.key("Shift+P")
        expect(page.locator(".card")).to_have_count(0)
        print(f"{published}: {hand.presses} presses, {hand.pages} pages so far")
    assert hand.presses <= 30
    assert hand.pages <= 7
    page.goto("/fr/conflit-du-tibesti/")
    expect(page.locator("#list li .when")).to_have_count(12)
    page.goto("/fr/conflit-du-tibesti/?disputed=1")
    expect(page.locator("#list li .when")).to_have_count(1)


def test_a_refused_card_is_not_rejected_with_the_others(page):
    page.goto("/admin/")
    page.fill("#take-text", "Des délégués se sont réunis lundi à Genève.\n\nUn obus est tombé mardi.")
    page.fill("#take-published", "2019-07-05")
    page.click(".take-in button")
    cards = page.locator(".card")
    expect(cards).to_have_count(2)
    first = f"#{cards.first.get_attribute('id')} "
    page.fill(f"{first}[name$=-quote]", "Des mots qui ne sont pas de l’article.")
    page.check(f"{first}[name$=-along]")
    page.uncheck(f"#{cards.last.get_attribute('id')} [name$=-along]")
    page.locator(first).focus()
    page.keyboard.press("Shift+P")
    expect(page.locator(f"{first}.errorlist").first).to_be_visible()
    page.locator(first).focus()
    page.keyboard.press("Shift+X")
    expect(cards).to_have_count(1)
    expect(page.locator(first)).to_be_visible()
