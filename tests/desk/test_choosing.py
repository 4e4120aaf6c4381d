"""The desk of one conflict: chosen once, named on every page, and what it narrows."""

import pytest
from django.test import Client
from django.urls import reverse

from events.desk import waiting
from events.desk.choosing import conflict_of, work_on
from events.models import Desk, FileImport, Place
from events.models.belonging import its_own_first, of
from events.record.door import change
from events.record.imported import NewEvent
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_editor, an_event

pytestmark = pytest.mark.django_db


@pytest.fixture
def sahara():
    return a_conflict("sahara")


@pytest.fixture
def sudan():
    return a_conflict("sudan", name_ar="حرب السودان")


@pytest.fixture
def editor(client):
    editor = an_editor()
    client.force_login(editor)
    return editor


def choose(client, slug: str, onward: str = "/admin/events/event/"):
    return client.post(reverse("admin:events_conflict_choose"), {"conflict": slug, "next": onward})


def listed(client, model: str, **query) -> set[str]:
    answer = client.get(reverse(f"admin:events_{model}_changelist"), query)
    return {row.slug for row in answer.context["cl"].result_list}


def offered(client, model: str, field: str, term: str = "") -> list[str]:
    query = {"app_label": "events", "model_name": model, "field_name": field, "term": term}
    return [row["text"] for row in client.get(reverse("admin:autocomplete"), query).json()["results"]]


def belonging(row) -> set[str]:
    return set(row.conflicts.values_list("slug", flat=True))


# Belonging


def test_what_an_event_uses_belongs_to_its_conflict(sahara, sudan):
    actor, claimant, place, kind = an_actor("un"), an_actor("agency"), Place.objects.create(slug="geneva"), a_kind()
    article, unused = an_article(), an_actor("unused")
    account = {"article": article, "claimant": claimant}
    a_draft("talks", conflict=sahara, kind=kind, place=place, actors=[actor], accounts=[account])
    for row in (actor, claimant, place, kind, article):
        assert belonging(row) == {"sahara"}
    a_draft("others", conflict=sudan, kind=kind, actors=[actor])
    assert (belonging(actor), belonging(kind)) == ({"sahara", "sudan"}, {"sahara", "sudan"})
    assert (belonging(claimant), belonging(unused)) == ({"sahara"}, set())


def test_an_import_says_so_too_and_a_refused_change_does_not(sudan):
    actor, place = an_actor("rsf"), Place.objects.create(slug="khartoum")
    event = a_draft("one", conflict=sudan, kind=a_kind())
    again = type(event)(conflict=sudan, kind=a_kind("strike"), slug="two", title_en="Two", date="2023", place=place)
    with change(by=None) as door:
        door.insert([NewEvent(again, [], [])], lambda new, error: pytest.fail(str(error)))
    assert (belonging(place), belonging(a_kind("strike"))) == ({"sudan"}, {"sudan"})
    with pytest.raises(RuntimeError), change([event.pk], by=None) as door:
        door.event.participations.create(actor=actor)
        raise RuntimeError
    assert belonging(actor) == set()


def test_rows_of_a_conflict_are_its_own_and_those_of_none_and_stand_first(sahara, sudan):
    mine, theirs, anybodys = (an_actor(name) for name in ("z-army", "a-front", "m-union"))
    mine.conflicts.add(sudan)
    theirs.conflicts.add(sahara)
    actors = type(mine).objects.all()
    assert {actor.slug for actor in of(actors, sudan)} == {"z-army", "m-union"}
    assert [actor.slug for actor in its_own_first(actors, sudan)] == ["m-union", "z-army", "a-front"]
    assert [actor.slug for actor in its_own_first(actors, None)] == ["a-front", "m-union", "z-army"]
    assert anybodys in of(actors, sahara)


# Choosing


def test_the_choice_is_the_persons_and_outlives_their_log_in(client, editor, sahara, sudan):
    assert conflict_of(editor) is None
    answer = choose(client, "sudan")
    assert answer.url == "/admin/events/event/"
    later = Client()
    later.force_login(editor)
    for address in ("admin:index", "admin:events_event_changelist", "admin:events_actor_add"):
        assert '<b dir="auto">Sudan</b>' in later.get(reverse(address)).content.decode()
    assert conflict_of(an_editor("another")) is None
    choose(later, "")
    assert (conflict_of(editor), Desk.objects.get(person=editor).conflict) == (None, None)
    assert "<b>All conflicts</b>" in later.get(reverse("admin:index")).content.decode()


def test_with_one_conflict_nobody_need_choose(editor, sudan):
    assert conflict_of(editor) == sudan
    work_on(editor, None)
    assert conflict_of(editor) is None


def test_a_choice_leads_nowhere_else_and_to_no_conflict_that_is_not_there(client, editor, sudan):
    assert choose(client, "sudan", "https://elsewhere.example/").url == reverse("admin:index")
    assert choose(client, "atlantis").status_code == 404
    assert conflict_of(editor) == sudan


# What is narrowed


def test_lists_are_of_the_conflict_and_every_row_opens_by_its_address(client, editor, sahara, sudan):
    khartoum, laayoune = (Place.objects.create(slug=slug, name_en=slug.title()) for slug in ("khartoum", "laayoune"))
    fighting = an_event("fighting", conflict=sudan, kind=a_kind("battle"), place=khartoum, actors=[an_actor("rsf")])
    talks = an_event("talks", conflict=sahara, kind=a_kind("talks"), place=laayoune, actors=[an_actor("polisario")])
    articles = {event.slug: event.citations.get().article.slug for event in (fighting, talks)}
    found = {}
    for slug in ("sudan", "sahara", ""):
        choose(client, slug)
        found[slug] = [listed(client, model) for model in ("event", "place", "actor", "eventkind", "article")]
    here = [{"fighting"}, {"khartoum"}, {"rsf"}, {"battle"}, {articles["fighting"]}]
    there = [{"talks"}, {"laayoune"}, {"polisario"}, {"talks"}, {articles["talks"]}]
    assert found == {
        "sudan": here,
        "sahara": there,
        "": [one | other for one, other in zip(here, there, strict=True)],
    }
    choose(client, "sudan")
    assert client.get(reverse("admin:events_event_change", args=[talks.pk])).status_code == 200
    assert listed(client, "event", conflict__id__exact=sahara.pk) == {"talks"}
    export = b"".join(client.get(reverse("admin:events_event_export"))).decode()
    assert "fighting" in export
    assert "talks" not in export


def test_the_filters_of_the_list_offer_what_is_of_the_conflict(client, editor, sahara, sudan):
    for slug, conflict in (("battle", sudan), ("strike", sudan), ("talks", sahara)):
        an_event(slug, conflict=conflict, kind=a_kind(slug))
    choose(client, "sudan")
    page = client.get(reverse("admin:events_event_changelist"))
    assert f"kind__id__exact={a_kind('battle').pk}" in page.content.decode()
    assert f"kind__id__exact={a_kind('talks').pk}" not in page.content.decode()
    assert "conflict__id__exact" not in page.content.decode()
    choose(client, "")
    assert "conflict__id__exact" in client.get(reverse("admin:events_event_changelist")).content.decode()


def test_what_is_offered_while_one_types_has_the_conflicts_own_first(client, editor, sahara, sudan):
    an_event("talks", conflict=sahara, actors=[an_actor("army-of-there")])
    an_event("fighting", conflict=sudan, actors=[an_actor("the-army")])
    assert offered(client, "participation", "actor", "army") == ["Army-Of-There", "The-Army"]
    choose(client, "sudan")
    assert offered(client, "participation", "actor", "army") == ["The-Army", "Army-Of-There"]


def test_what_is_made_there_is_of_the_conflict(client, editor, sahara, sudan):
    choose(client, "sudan")
    for model, field in (("event", "conflict"), ("place", "conflicts"), ("article", "conflicts")):
        form = client.get(reverse(f"admin:events_{model}_add")).context["adminform"].form
        assert str(form[field].value()).strip("[]") == str(sudan.pk)
    form = client.get(reverse("admin:events_event_import")).context["form"]
    assert form["conflict"].value() in (sudan, sudan.pk)


def test_what_waits_and_the_imports_are_of_the_conflict(client, editor, sahara, sudan):
    for conflict in (sahara, sudan):
        an_event(conflict.slug, conflict=conflict)
        FileImport.objects.create(conflict=conflict, name=f"{conflict.slug}.csv", by=editor, state="done")
    assert {row.count for row in waiting.rows(editor)} == {2}
    assert {row.count for row in waiting.rows(editor, sudan)} == {1}
    choose(client, "sudan")
    page = client.get(reverse("admin:events_event_imports")).content.decode()
    assert "sudan.csv" in page
    assert "sahara.csv" not in page


def test_an_article_is_read_into_the_conflict_of_the_desk_unless_it_is_of_others(client, editor, sahara, sudan):
    article = an_article(text="They met on 3 March 2023.", language="en", published="2023-03-31")
    address = reverse("admin:events_article_read", args=[article.pk])
    client.post(address)
    page = client.get(address)
    assert (page.context["conflict"], page.context["cards"]) == (None, [])
    assert "Choose first to which conflict its events go." in page.content.decode()
    choose(client, "sudan")
    assert client.get(address).context["conflict"] == sudan
    article.conflicts.add(sahara)
    assert client.get(address).context["conflict"] == sahara
    article.conflicts.add(sudan)
    assert client.get(address).context["conflict"] == sudan


def test_the_desk_speaks_another_language_from_its_head_and_public_pages_are_not_told(client, editor, sudan):
    answer = client.post(reverse("set_language"), {"language": "ar", "next": "/admin/"})
    assert (answer.url, answer.cookies["django_language"]["path"]) == ("/admin/", "/admin/")
    assert 'lang="ar"' in client.get("/admin/").content.decode()


@pytest.mark.parametrize("onward", ["https://evil.example/", "//evil.example", "/admin/language/", ""])
def test_who_chooses_a_language_or_logs_in_towards_no_page_of_ours_comes_to_the_desk(client, editor, onward):
    own = "http://testserver/admin/language/"
    answer = client.post(reverse("set_language"), {"language": "fr", "next": onward}, headers={"referer": own})
    assert (answer.url, answer.cookies["django_language"].value) == ("/admin/", "fr")
    assert client.get(f"/admin/language/?next={onward}").url == "/admin/"
    editor.set_password("a long word")
    editor.save()
    sent = {"username": editor.username, "password": "a long word", "next": onward}
    wanted = onward if onward.startswith("/admin/") else "/admin/"
    assert Client().post("/admin/login/", sent).url == wanted


def test_of_two_that_are_called_so_an_article_names_the_one_of_its_conflict(client, editor, sahara, sudan):
    theirs, ours = (an_actor(slug, name_en="The Army") for slug in ("a-army", "b-army"))
    theirs.conflicts.add(sahara)
    ours.conflicts.add(sudan)
    article = an_article(text="The Army attacked the town on 3 March 2023.", language="en", published="2023-03-31")
    for conflict, named in ((sahara, theirs), (sudan, ours)):
        article.conflicts.set([conflict])
        client.post(reverse("admin:events_article_read", args=[article.pk]))
        assert list(article.candidates.get().actors.all()) == [named]


def test_who_edits_is_told_so_by_a_cookie_and_public_pages_are_the_same_for_everybody(client, editor, sudan):
    event = an_event("fighting", conflict=sudan)
    page = event.get_absolute_url()
    anybodys = Client().get(page)
    client.get("/admin/")
    assert client.cookies["edits"].value == "1"
    mine = client.get(page)
    assert (mine.content, mine["ETag"]) == (anybodys.content, anybodys["ETag"])
    assert reverse("admin:events_event_change", args=[event.pk]) in mine.content.decode()
    editor.groups.clear()
    client.get("/admin/")
    assert client.cookies["edits"].value == ""
