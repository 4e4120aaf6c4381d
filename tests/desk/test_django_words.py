"""What Django says at the desk in our words, where its own do not agree with them."""

import re
from datetime import datetime

import pytest
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from events.models import Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return Place.objects.create(slug="tindouf", name_en="Tindouf", name_ar="تندوف", name_fr="Tindouf")


def saved(desk, place: Place, language: str) -> str:
    """The page after a change, in that language."""
    sent = {"slug": place.slug, "name_ar": "تندوف", "name_en": "Tinduf", "name_fr": "Tindouf", "precision": "exact"}
    address = reverse("admin:events_place_change", args=[place.pk])
    return desk.post(address, sent, headers={"Accept-Language": language}, follow=True).content.decode()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("ar", 'حُفظ التعديل: مكان «<a href="/admin/events/place/{}/change/">تندوف</a>».'),
        (
            "fr",
            "Modification enregistrée\u00a0: lieu "
            '«\u00a0<a href="/admin/events/place/{}/change/">Tindouf</a>\u00a0».',
        ),
    ],
)
def test_a_change_is_told_as_a_change(desk, place, language, told):
    assert told.format(place.pk) in saved(desk, place, language)


def test_buttons_beside_each_other_are_of_one_grammar_in_arabic(desk, place):
    address = reverse("admin:events_place_change", args=[place.pk])
    page = desk.get(address, headers={"Accept-Language": "ar"}).content.decode()
    row = page[page.index('class="submit-row"') :]
    buttons = re.findall(r'<input type="submit" value="([^"]*)"|class="deletelink">([^<]*)<', row)
    assert [own or link for own, link in buttons] == ["حفظ", "حفظ وإضافة آخر", "حفظ ومتابعة التعديل", "حذف"]


@pytest.mark.parametrize(("language", "name"), [("ar", "الحسابات"), ("en", "People"), ("fr", "Comptes")])
def test_the_accounts_of_people_are_called_people(admin_client, language, name):
    page = admin_client.get(reverse("admin:index"), headers={"Accept-Language": language})
    assert [str(app["name"]) for app in page.context["app_list"] if app["app_label"] == "auth"] == [name]


@pytest.mark.parametrize(("language", "title"), [("ar", "تعديل مستخدم"), ("fr", "Modifier\u00a0: utilisateur")])
def test_one_of_many_has_no_article_before_it(admin_client, admin_user, language, title):
    address = reverse("admin:auth_user_change", args=[admin_user.pk])
    assert admin_client.get(address, headers={"Accept-Language": language}).context["title"] == title


@pytest.mark.parametrize(("language", "title"), [("ar", "إضافة نزاع"), ("fr", "Ajouter\u00a0: conflit")])
def test_the_page_that_adds_names_what_it_adds_without_an_article(desk, language, title):
    page = desk.get(reverse("admin:events_conflict_add"), headers={"Accept-Language": language})
    assert page.context["title"] == title


@pytest.mark.parametrize(
    ("language", "day"),
    [("ar", "26 نوفمبر 2026، 21:10"), ("en", "26 November 2026, 21:10"), ("fr", "26 novembre 2026 21:10")],
)
def test_hours_of_the_desk_are_written_as_newsrooms_do(language, day):
    with translation.override(language):
        assert date_format(datetime(2026, 11, 26, 21, 10), "DATETIME_FORMAT") == day
