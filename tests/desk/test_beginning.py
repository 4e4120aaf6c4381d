"""A new conflict begins from its name, and the front page of its desk says what to do next."""

import re

import pytest
from django.urls import reverse

from events.desk.beginning import starting_kinds, state_in
from events.desk.choosing import conflict_of
from events.intake.candidates import read_into_candidates
from events.models import Actor, Article, Conflict, EventKind, Place
from tests.factories import a_conflict, a_kind, an_actor, an_article, an_editor, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    editor = an_editor()
    client.force_login(editor)
    client.cookies["django_language"] = "ar"
    return editor


def begin(client, **said):
    return client.post(reverse("admin:events_conflict_add"), {"kinds": [], **said}, follow=True)


def test_a_conflict_begins_with_what_was_named_in_one_page(client, editor):
    page = begin(
        client,
        name_ar="حرب السودان",
        states=["السودان", "مصر", ""],
        movements="قوات الدعم السريع\nالجيش السوداني",
        organisations="إيغاد",
        places="الخرطوم، الفاشر\nنيالا",
        kinds=["military", "talks"],
    )
    sudan = Conflict.objects.get()
    assert (sudan.slug, conflict_of(editor)) == ("sudan", sudan)
    assert page.redirect_chain[-1][0] == "/admin/"
    state = Actor.objects.get(slug="sudan")
    assert (state.name_ar, state.name_en, state.name_fr, state.kind) == ("السودان", "Sudan", "Soudan", "state")
    assert sorted(Actor.objects.filter(conflicts=sudan).values_list("kind", flat=True)) == [
        *("movement", "movement", "organisation", "state", "state")
    ]
    assert {place.name_ar for place in Place.objects.filter(conflicts=sudan)} == {"الخرطوم", "الفاشر", "نيالا"}
    assert set(EventKind.objects.filter(conflicts=sudan).values_list("slug", flat=True)) == {"military", "talks"}
    assert "ألصق مقاله الأول في خانة النص" in page.content.decode()
    assert [str(said) for said in page.context["messages"]] == [
        "أُضيف: السودان، مصر، قوات الدعم السريع، الجيش السوداني، إيغاد، الخرطوم، الفاشر، نيالا.",
        "مكتب التحرير الآن لنزاع «حرب السودان».",
    ]


def test_what_is_there_is_taken_and_not_made_again(client, editor):
    sahara = a_conflict("sahara")
    egypt = an_actor("egypt", name_en="Egypt", name_ar="مصر")
    shared = an_actor("union", name_en="African Union", name_ar="الاتحاد الأفريقي")
    egypt.conflicts.add(sahara)
    talks = a_kind("talks")
    page = begin(client, name_ar="حرب السودان", states=["مصر"], organisations="الاتحاد الافريقي", kinds=["talks"])
    sudan = Conflict.objects.get(slug="sudan")
    assert "موجود من قبل: مصر، الاتحاد الأفريقي." in [str(said) for said in page.context["messages"]]
    assert set(egypt.conflicts.all()) == {sahara, sudan}
    assert (list(shared.conflicts.all()), list(talks.conflicts.all())) == ([], [])  # of all, as before
    assert (Actor.objects.count(), EventKind.objects.count()) == (2, 1)


def test_the_address_comes_of_latin_letters_or_else_of_the_state_that_is_named(client, editor):
    for said in (
        {"name_ar": "حرب السودان"},
        {"name_ar": "حرب جنوب السودان"},
        {"name_ar": "السودان", "name_fr": "Guerre"},
    ):
        begin(client, **said)
    begin(client, name_ar="حرب الجبل")
    slugs = list(Conflict.objects.order_by("pk").values_list("slug", flat=True))
    assert slugs == ["sudan", "south-sudan", "guerre", "hrb-al-jbl"]


def test_a_state_is_found_in_a_name_in_three_languages():
    found = [state_in(text) for text in ("حرب السودان", "La guerre en Ukraine", "War in the Sudan", "Untold")]
    assert [state and state.code for state in found] == ["SD", "UA", "SD", None]


def test_without_a_name_nothing_is_made(client, editor):
    page = begin(client, states=["السودان"], places="الخرطوم")
    assert "name_ar" in page.context["adminform"].form.errors
    assert [model.objects.count() for model in (Conflict, Actor, Place)] == [0, 0, 0]
    assert 'value="السودان"' in page.content.decode()  # what was typed stands there still


def test_where_there_is_no_conflict_the_front_page_is_the_form_of_the_first(client, editor):
    client.cookies["django_language"] = "en"
    page = client.get("/admin/").content.decode()
    assert f'action="{reverse("admin:events_conflict_add")}"' in page
    form = page.split('class="begin"')[1].split("</form>")[0]
    names = set(re.findall(r'<(?:input|textarea)[^>]*name="(\w+)"', form))
    assert names - {"csrfmiddlewaretoken"} == {
        *("name_ar", "name_en", "name_fr", "states", "organs", "movements", "organisations", "places", "kinds")
    }
    assert 'id="take-text"' not in page  # nothing becomes of an article before
    for slug in ("one", "two"):
        a_conflict(slug)
    page = client.get("/admin/").content.decode()
    assert ('class="begin"' in page, 'id="take-text"' in page) == (False, True)


def test_who_may_make_no_conflict_is_shown_no_form_of_one(client):
    contributor = an_editor("contributor")
    contributor.groups.clear()
    client.force_login(contributor)
    assert 'class="begin"' not in client.get("/admin/").content.decode()


def test_the_next_steps_are_what_the_conflict_lacks(client, editor):
    sudan = a_conflict("sudan", editors="A desk", contact="desk@example.org", licence="CC BY 4.0")
    client.cookies["django_language"] = "en"
    assert "Paste its first article into the box" in client.get("/admin/").content.decode()
    an_event("talks", conflict=sudan, actors=[an_actor("un")], place=Place.objects.create(slug="geneva"))
    page = client.get("/admin/").content.decode()
    assert "What to do next" not in page
    sudan.editors = ""
    sudan.save()
    page = client.get(reverse("admin:events_conflict_change", args=[sudan.pk])).content.decode()
    assert "Tell readers who answers for the timeline" in page


def test_an_article_that_came_before_its_conflict_is_come_back_to_and_read_anew(client, editor):
    client.cookies["django_language"] = "en"
    sent = {"affiliation": "unknown", "text_is": "original", "_read": "1"}
    text = "The Rapid Support Forces shelled Khartoum on 3 March 2023."
    page = client.post(reverse("admin:events_article_add"), {**sent, "text": text}, follow=True).content.decode()
    article = Article.objects.get()
    address = reverse("admin:events_conflict_add") + f"?read={article.pk}"
    assert f'href="{address}"' in page
    said = {
        "name_en": "War in Sudan",
        "movements": "Rapid Support Forces",
        "kinds": ["military"],
        "states": ["Sudan"],
    }
    answer = client.post(address, said)
    assert answer.url == reverse("admin:events_article_read", args=[article.pk])
    [candidate] = article.candidates.all()
    assert [actor.name_en for actor in candidate.actors.all()] == ["Rapid Support Forces"]
    assert candidate.kind.slug == "military"
    front = client.get("/admin/").content.decode()
    assert "Paste its first article" not in front
    assert f'href="{answer.url}">1 article has dates to decide on.' in front  # and no list of one
    listed = client.get(reverse("admin:events_article_changelist") + "?waiting=decide").content.decode()
    assert re.search(rf'<a href="{answer.url}[^"]*">The Rapid', listed)


@pytest.mark.parametrize("said", ["x", "-1", "99999999999999999999", "7"])
def test_of_an_article_that_is_not_there_nothing_is_read(client, editor, said):
    answer = client.post(reverse("admin:events_conflict_add") + f"?read={said}", {"name_en": "A war", "kinds": []})
    assert answer.url == "/admin/"


def test_the_step_to_tell_who_answers_leads_to_that_field_which_stands_before_the_long_texts(client, editor):
    sudan = a_conflict("sudan")
    address = reverse("admin:events_conflict_change", args=[sudan.pk])
    assert f'href="{address}#id_editors"' in client.get("/admin/").content.decode()
    page = client.get(address).content.decode()
    assert page.index('id="id_editors"') < page.index('id="id_contact"') < page.index('id="id_summary_ar"')


@pytest.mark.parametrize(("used", "told"), [(["ar", "en"], True), (["ar"], False)])
def test_who_writes_in_one_language_is_told_that_the_desk_can_ask_for_no_other(client, editor, settings, used, told):
    settings.LANGUAGES_USED = used
    page = client.get(reverse("admin:events_conflict_add")).content.decode()
    assert ("LANGUAGES_USED" in page) is told


def test_places_are_listed_with_where_they_are(client, editor):
    Place.objects.create(slug="khartoum", name_ar="الخرطوم", latitude=15.55, longitude=32.53)
    Place.objects.create(slug="nowhere", name_ar="مكان")
    page = client.get(reverse("admin:events_place_changelist")).content.decode()
    assert re.findall(r'field-coordinates">([^<]*)<', page) == ["\u206615.55, 32.53\u2069", "–"]


def test_the_box_of_the_front_page_takes_a_text_and_reads_it(client, editor):
    sudan = a_conflict("sudan")
    client.cookies["django_language"] = "en"
    page = client.get("/admin/").content.decode()
    assert 'name="text"' in page
    sent = {"affiliation": "unknown", "text_is": "original", "conflicts": [sudan.pk], "_read": "1"}
    answer = client.post(reverse("admin:events_article_add"), {**sent, "text": "They met on 3 March 2023."})
    article = Article.objects.get()
    assert answer.url == reverse("admin:events_article_read", args=[article.pk])
    assert (list(article.conflicts.all()), article.candidates.count()) == ([sudan], 1)
    done = client.get("/admin/").content.decode()
    assert "What you did last" in done
    assert "They met on 3 March 2023." in done


@pytest.fixture
def kivu(client, editor):
    """A conflict that was begun at a French desk."""
    client.cookies["django_language"] = "fr"
    begin(
        client,
        name_fr="Guerre du Kivu",
        states=["République démocratique du Congo", "Rwanda"],
        organs="Forces armées de la RDC (FARDC)\nArmée rwandaise",
        movements="M23\nMouvement du 23 mars (M23)\nFront du Lac (FDL)",
        places="Goma, Nulle-Part",
    )
    return Conflict.objects.get()


def test_a_state_keeps_the_name_that_was_typed_and_is_known_by_its_others(kivu):
    congo = Actor.objects.get(slug="democratic-republic-of-the-congo")
    assert (congo.name_fr, congo.name_en) == ("République démocratique du Congo", "Democratic Republic of the Congo")
    assert {"RDC", "DRC", "RD Congo"} <= set(congo.aliases.splitlines())
    assert not {"Congo", "الكونغو"} & set(congo.spellings)  # there are two


def test_an_army_is_an_organ_of_the_state_that_its_name_tells_of(kivu):
    armies = Actor.objects.filter(kind="organ").order_by("pk")
    assert [(army.name_fr, army.short_fr, army.part_of.slug) for army in armies] == [
        ("Forces armées de la RDC", "FARDC", "democratic-republic-of-the-congo"),
        ("Armée rwandaise", "", "rwanda"),
    ]


@pytest.mark.parametrize(
    ("states", "of"), [(["Sudan"], ["sudan", None]), (["Sudan", "Chad"], [None, None]), ([], [None, None])]
)
def test_an_organ_the_name_of_which_tells_of_no_state_is_of_the_only_one(client, editor, states, of):
    begin(client, name_en="A war", states=states, organs="Transitional Sovereign Council\nEgyptian army")
    organs = Actor.objects.filter(kind="organ").order_by("pk")
    assert [organ.part_of and organ.part_of.slug for organ in organs] == of


def test_a_movement_by_two_of_its_names_is_one_and_known_by_all(kivu):
    m23, front = Actor.objects.filter(kind="movement").order_by("pk")
    assert (m23.name_fr, m23.name_ar, m23.name_en) == ("M23", "إم 23", "M23")
    assert "Mouvement du 23 mars" in m23.aliases.splitlines()
    assert (front.name_fr, front.short_fr) == ("Front du Lac", "FDL")


def test_a_town_that_was_named_has_its_coordinates(kivu):
    spots = {place.name_fr: (place.latitude, place.longitude) for place in Place.objects.all()}
    assert spots == {"Goma": (-1.67, 29.23), "Nulle-Part": (None, None)}


def test_a_province_is_no_mandate_by_the_words_that_one_begins_with():
    a_kind("un-act", cue_words="\n".join(starting_kinds()["un-act"]["cue_words"]))
    text = "توجه سكان الوادي أمس نحو ولاية الساحل.\nوجدد المجلس أمس ولاية البعثة سنة أخرى."
    article = an_article(text=text, language="ar", published="2024-05-15")
    read_into_candidates(article)
    assert [candidate.kind and candidate.kind.slug for candidate in article.candidates.order_by("start")] == [
        None,
        "un-act",
    ]
