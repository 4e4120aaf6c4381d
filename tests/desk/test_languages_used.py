"""An installation that writes in two languages is asked for texts in no third."""

import re

import pytest
from django.urls import reverse

from events.desk.waiting import in_one_language
from events.models import Event
from tests.desk.test_reading import candidate, decide, page_of
from tests.factories import an_actor, an_editor, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_languages(settings):
    settings.LANGUAGES_USED = ["ar", "en"]


def asked(desk, address: str) -> set[str]:
    """The languages in which the page asks for texts."""
    names = re.findall(r'name="[^"]*_(ar|en|fr)"', desk.get(address).content.decode())
    return set(names)


def test_forms_ask_for_texts_in_the_languages_used(desk):
    event = an_event("talks")
    assert asked(desk, reverse("admin:events_event_change", args=[event.pk])) == {"ar", "en"}
    assert asked(desk, reverse("admin:events_event_add")) == {"ar", "en"}
    assert asked(desk, reverse("admin:events_actor_change", args=[an_actor("un").pk])) == {"ar", "en"}
    assert asked(desk, reverse("admin:events_place_add")) == {"ar", "en"}
    assert asked(desk, reverse("admin:events_conflict_add")) == {"ar", "en"}


def test_what_is_not_asked_for_stays(desk):
    actor = an_actor("un", name_en="United Nations", name_fr="Nations unies", kind="organisation")
    address = reverse("admin:events_actor_change", args=[actor.pk])
    form = desk.get(address).context["adminform"].form
    desk.post(address, {**{name: value for name, value in form.initial.items() if value}, "name_en": "The UN"})
    actor.refresh_from_db()
    assert (actor.name_en, actor.name_fr) == ("The UN", "Nations unies")


def test_cards_ask_for_no_third_title(desk, article):
    page = desk.get(page_of(article)).content.decode()
    assert "-title_en" in page
    assert "-title_fr" not in page
    decide(desk, candidate(article, "مساء الخميس"), "publish", title_en="The envoy is received")
    assert Event.objects.get().title_en == "The envoy is received"


def test_an_event_with_titles_in_both_waits_for_none(desk):
    an_event("both", title_ar="محادثات", title_en="Talks")
    an_event("one", title_ar="", title_en="Talks")
    assert [event.slug for event in in_one_language(Event.objects.all(), desk.user)] == ["one"]


def test_where_one_language_is_used_no_event_lacks_another(desk, settings):
    settings.LANGUAGES_USED = ["ar"]
    an_event("one", title_ar="محادثات", title_en="")
    assert not in_one_language(Event.objects.all(), desk.user).exists()


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_of_each_text_the_desks_own_language_comes_first(client, settings, lang):
    settings.LANGUAGES_USED = ["ar", "en", "fr"]
    client.force_login(an_editor())
    client.cookies["django_language"] = lang
    event = an_event("talks")
    for address in (
        reverse("admin:events_conflict_add"),
        reverse("admin:events_actor_change", args=[an_actor("un").pk]),
        reverse("admin:events_event_change", args=[event.pk]),
    ):
        page = client.get(address).content.decode()
        texts: dict[str, list[str]] = {}
        for text, language in re.findall(r'name="([^"]*)_(ar|en|fr)"', page):
            texts.setdefault(text, []).append(language)
        assert texts
        others = [one for one in ("ar", "en", "fr") if one != lang]
        assert set(map(tuple, texts.values())) == {(lang, *others)}


def test_every_label_begins_with_a_capital(client):
    client.force_login(an_editor())
    client.cookies["django_language"] = "fr"
    event = an_event("talks")
    for address in (
        reverse("admin:events_conflict_add"),
        reverse("admin:events_event_change", args=[event.pk]),
        reverse("admin:events_event_withdraw", args=[event.pk]),
        reverse("admin:events_event_import"),
    ):
        labels = re.findall(r'<label(?: [^>]*for="id_[^"]*"[^>]*)>\s*([^<]+)', client.get(address).content.decode())
        assert labels
        assert [label for label in labels if label[0].islower()] == []
