"""Who may do what, by every route: what is expected against what is found."""

import json

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from events.desk.pages import PAGES
from events.intake.candidates import propose_words
from events.models import Actor, Event, FileImport, Place
from events.models.roles import ADMINISTRATORS, CONTRIBUTORS, EDITORS
from events.record.door import change
from tests.databases import of_one_database
from tests.desk.test_people import PASSWORD, SURE
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_event, the_groups

pytestmark = pytest.mark.django_db

GROUPS = {"contributor": CONTRIBUTORS, "editor": EDITORS, "administrator": ADMINISTRATORS}
ROLES = ("anonymous", "reader", "staff", *GROUPS)
NOBODY: tuple[str, ...] = ()
DESK, PUBLISH, ERASE = ("contributor", "editor", "administrator"), ("editor", "administrator"), ("administrator",)
EVERYBODY = ROLES


def admin(name: str, *keys: str):
    """The address of a page of the admin, about the rows of these names."""
    return lambda rows: reverse(f"admin:{name}", args=[getattr(rows[key], "pk", rows[key]) for key in keys])


# What is asked for by GET: a page that opens.
OPENS = {
    "the list of events": (admin("events_event_changelist"), DESK),
    "a new event": (admin("events_event_add"), DESK),
    "an event's page": (admin("events_event_change", "public"), DESK),
    "an event's history": (admin("events_event_history", "public"), DESK),
    "withdrawing": (admin("events_event_withdraw", "public"), PUBLISH),
    "merging": (admin("events_event_merge", "public"), PUBLISH),
    "merging actors": (admin("events_actor_merge", "actor"), PUBLISH),
    "importing": (admin("events_event_import"), PUBLISH),
    "undoing an import": (lambda rows: reverse("admin:events_event_undo_import", args=["import-1"]), PUBLISH),
    "the list as a table": (admin("events_event_export"), DESK),
    "likely duplicates": (admin("events_event_similar"), DESK),
    "erasing in an event": (admin("events_event_erase", "public"), ERASE),
    "erasing in an article": (admin("events_article_erase", "article"), ERASE),
    "deleting an event": (admin("events_event_delete", "draft"), NOBODY),
    "a new article": (admin("events_article_add"), DESK),
    "reading an article": (admin("events_article_read", "article"), DESK),
    "a confidential article": (admin("events_article_change", "secret"), NOBODY),
    "reading a confidential article": (admin("events_article_read", "secret"), NOBODY),
    "a new actor": (admin("events_actor_add"), PUBLISH),
    "a new kind": (admin("events_eventkind_add"), PUBLISH),
    "a new place": (admin("events_place_add"), PUBLISH),
    "a new conflict": (admin("events_conflict_add"), PUBLISH),
    "deleting a conflict": (admin("events_conflict_delete", "conflict"), NOBODY),
    "a new person": (admin("auth_user_add"), ERASE),
    "the people": (admin("auth_user_changelist"), ERASE),
    "a person's page": (admin("auth_user_change", "person"), ERASE),
    "a superuser's page": (admin("auth_user_change", "root"), ERASE),  # to be seen only
    "deleting a person": (admin("auth_user_delete", "person"), NOBODY),
    "the preview": (lambda rows: "/en/conflict/preview/", DESK),
    "a draft's preview": (lambda rows: "/en/conflict/preview/draft/", DESK),
    "the preview's figure": (lambda rows: "/en/conflict/preview/figure/", DESK),
    "the public page": (lambda rows: "/en/conflict/", EVERYBODY),
    "a public event": (lambda rows: "/en/conflict/events/public/", EVERYBODY),
    "a draft's public page": (lambda rows: "/en/conflict/events/draft/", NOBODY),
    "a draft in the API": (lambda rows: "/api/v1/conflicts/conflict/events/draft", NOBODY),
    "a confidential source in the API": (lambda rows: f"/api/v1/articles/{rows['secret'].pk}", NOBODY),
}
# What readers, and those who take the data along, get: the same whoever asks.
PUBLIC = [
    *("/", "/en/", "/en/conflict/", "/en/conflict/about/", "/en/conflict/embed/", "/en/conflict/events/public/"),
    *(f"/en/conflict/events.{form}?wide=1" for form in ("csv", "json", "ics", "html", "timelinejs.json")),
    *("/en/conflict/events.atom", "/sitemap.xml", "/en/conflict/?q=draft", "/en/conflict/?lanes=actor"),
    *(f"/api/v1/conflicts/conflict/{name}" for name in ("events", "figure", "actors", "kinds")),
    *("/api/v1/conflicts", "/api/v1/conflicts/conflict/events/public", "/api/v1/openapi.json"),
]
# What is sent by POST: its effect on a draft of somebody else's and on a published event.
CHANGES = {
    "publishing a draft by an action": (
        lambda rows: (
            reverse("admin:events_event_changelist"),
            {"action": "publish_selected", "_selected_action": [rows["draft"].pk]},
        ),
        PUBLISH,
    ),
    "sending another's draft to review": (
        lambda rows: (
            reverse("admin:events_event_changelist"),
            {"action": "send_selected_to_review", "_selected_action": [rows["draft"].pk]},
        ),
        PUBLISH,
    ),
    "withdrawing": (
        lambda rows: (reverse("admin:events_event_withdraw", args=[rows["public"].pk]), {"public_reason": "So."}),
        PUBLISH,
    ),
    "restoring": (
        lambda rows: (reverse("admin:events_event_restore", args=[rows["public"].pk, 1]), {"public_reason": "So."}),
        PUBLISH,
    ),
    "merging": (
        lambda rows: (
            reverse("admin:events_event_merge", args=[rows["public"].pk]),
            {"other": rows["draft"].pk, "public_reason": "So."},
        ),
        PUBLISH,
    ),
    "merging actors": (
        lambda rows: (
            reverse("admin:events_actor_merge", args=[rows["actor"].pk]),
            {"other": Actor.objects.get(slug="unseen").pk, "public_reason": "So."},
        ),
        PUBLISH,
    ),
    "erasing": (
        lambda rows: (
            reverse("admin:events_event_erase", args=[rows["public"].pk]),
            {"words": "Public talks", "sure": "on", **SURE},
        ),
        ERASE,
    ),
    "saving another's draft": (
        lambda rows: (
            reverse("admin:events_event_change", args=[rows["draft"].pk]),
            {
                **{"conflict": a_conflict().pk, "kind": a_kind().pk, "significance": 2, "title_en": "Mine now"},
                **{"slug": "draft", "date": "2023", "base_version": rows["draft"].version},
                **{f"citations-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")},
                **{f"participations-{name}_FORMS": 0 for name in ("TOTAL", "INITIAL")},
            },
        ),
        PUBLISH,
    ),
}


# The desk's own pages: the rows and words of their addresses, and to whom they open; others are refused.
OWN_PAGES = {
    "events_event_export": ([], DESK),
    "events_explain_date": ([], ("staff", *DESK)),
    "events_event_similar": ([], DESK),
    "events_event_import": ([], PUBLISH),
    "events_event_import_file": ([999], PUBLISH),
    "events_event_import_confirmed": ([999], PUBLISH),
    "events_event_import_mapping": ([999], PUBLISH),
    "events_event_import_refused": ([999], PUBLISH),
    "events_event_undo_import": (["import-1"], PUBLISH),
    "events_event_imports": ([], PUBLISH),
    "events_event_imported": (["an import"], PUBLISH),
    "events_event_import_again": (["an import"], PUBLISH),
    "events_event_undo": (["action-1"], PUBLISH),
    "events_event_withdraw": (["public"], PUBLISH),
    "events_event_merge": (["public"], PUBLISH),
    "events_event_split": (["public"], PUBLISH),
    "events_actor_merge": (["actor"], PUBLISH),
    "events_eventkind_merge": (["kind"], PUBLISH),
    "events_place_merge": (["a place"], PUBLISH),
    "events_event_erase": (["public"], ERASE),
    "events_event_comment": (["public"], DESK),
    "events_event_open": (["public"], DESK),
    "events_event_compare": (["public"], DESK),
    "events_event_restore": (["public", 1], PUBLISH),
    "events_event_meet": (["public"], PUBLISH),
    "events_event_history": (["public"], DESK),
    "events_find_events": ([], DESK),
    "events_article_read": (["article"], DESK),
    "events_article_words": (["article"], DESK),
    "events_article_decide": (["article", "candidate"], DESK),
    "events_article_decide_several": (["article"], DESK),
    "events_article_dates": (["article"], DESK),
    "events_article_erase": (["article"], ERASE),
    "events_conflict_choose": ([], DESK),
    "events_help": ([], ("staff", *DESK)),
    "auth_user_code": ([], ("staff", *DESK)),
    "auth_user_factor": ([], ("staff", *DESK)),
    "auth_user_my_log_ins": ([], ("staff", *DESK)),
    "auth_user_log_ins": (["person"], ERASE),
    "auth_user_link": (["person"], ERASE),
}
POST_ONLY = {
    "events_conflict_choose",
    "events_event_import_again",
    "events_event_import_confirmed",
    "events_event_comment",
    "events_event_open",
    "events_event_split",
    "events_event_restore",
    "events_event_meet",
    "events_article_words",
    "events_article_decide",
    "events_article_decide_several",
}


def own_page(name: str, rows: dict) -> str:
    about = [rows.get(key, key) for key in OWN_PAGES[name][0]]
    return reverse(f"admin:{name}", args=[getattr(row, "pk", row) for row in about])


def opened(client, name: str, rows: dict):
    """The answer to what the page is asked for: sent, where it is only sent."""
    query = {"events_event_compare": {"from": 1, "to": 2}}.get(name, {})
    if name not in POST_ONLY:
        return client.get(own_page(name, rows), query)
    document = json.dumps(rows["public"].revisions.get(number=1).document)
    sent = {"typed": document, "base": 1, "theirs": rows["public"].version, "_reject": "1", "words": "الخميس"}
    return client.post(own_page(name, rows), sent)


def refusal(answer) -> str | int:
    """How the desk refuses: by its login, by 403, or by 404; "" where it opens."""
    if answer.status_code == 302 and answer.url.startswith("/admin/login/"):
        return "login"
    return answer.status_code if answer.status_code in (403, 404) else ""


@pytest.fixture
def rows():
    public = an_event("public", title_en="Former talks", actors=[an_actor("un")])
    with change([public.pk], by=None) as door:
        door.event.title_en = "Public talks"
        door.event.save()
    public.refresh_from_db()
    secret = an_article(title="Whistle", publisher="Blower", confidential=True)
    accounts = [{"date": "2023-03-30"}, {"date": "2023-03-30", "article": secret}]
    imported = an_event("imported", title_en="Imported talks", accounts=accounts)
    with change([imported.pk], by=None):
        Event.objects.filter(pk=imported.pk).update(import_batch="import-1")
        imported.revisions.all().delete()
    draft = a_draft("draft", title_en="Draft talks", actors=[an_actor("unseen", name_en="Nobody Yet")])
    with change([draft.pk], by=None, batch="action-1") as door:
        door.event.notes = "By an action"
        door.event.save()
    draft.refresh_from_db()
    article = an_article(text="يوم الخميس", published="2023-03-31")
    return {
        "public": public,
        "draft": draft,
        "article": article,
        "candidate": propose_words(article, 4, 10),
        "secret": secret,
        "conflict": a_conflict(),
        "actor": public.actors.get(),
        "kind": a_kind(),
        "a place": Place.objects.create(slug="geneva", name_en="Geneva"),
        "person": User.objects.create_user("person", is_staff=True),
        "an import": FileImport.objects.create(conflict=a_conflict(), name="mine.csv", state="done"),
        "root": User.objects.create_superuser("root"),
    }


@pytest.fixture(params=of_one_database(ROLES, but="editor"))
def role(request, client, django_user_model):
    the_groups()
    if request.param != "anonymous":
        user = django_user_model.objects.create_user(request.param, password=PASSWORD)
        user.is_staff = request.param != "reader"
        user.save()
        if request.param in GROUPS:
            user.groups.add(Group.objects.get(name=GROUPS[request.param]))
        client.force_login(user)
    return request.param


def test_every_page_opens_to_those_whom_it_concerns_and_to_nobody_else(client, role, rows):
    found = {name: client.get(address(rows)).status_code == 200 for name, (address, _allowed) in OPENS.items()}
    assert found == {name: role in allowed for name, (_address, allowed) in OPENS.items()}


def test_every_page_of_the_desk_opens_to_whom_its_table_says_and_refuses_the_others(client, role, rows):
    assert {page.name for pages in PAGES.values() for page in pages} == set(OWN_PAGES)
    others = {"anonymous": "login", "reader": "login"}.get(role, 403)
    expected = {name: "" if role in allowed else others for name, (_keys, allowed) in OWN_PAGES.items()}
    if expected["events_event_undo"] == 403:
        expected["events_event_undo"] = 404  # a batch of others is not there
    assert {name: refusal(opened(client, name, rows)) for name in OWN_PAGES} == expected


def test_what_only_is_sent_does_not_open_by_its_address(admin_client, rows):
    assert {name for name in OWN_PAGES if admin_client.get(own_page(name, rows)).status_code == 405} == POST_ONLY


def test_a_page_about_a_row_that_is_not_there_is_not_there(admin_client, rows):
    about_rows = [name for name, (keys, _allowed) in OWN_PAGES.items() if {"public", "article", "person"} & set(keys)]
    gone = {**rows, "public": 999999, "article": 999999, "person": 999999}
    for name in about_rows:
        address = own_page(name, gone)
        answer = admin_client.post(address) if name in POST_ONLY else admin_client.get(address)
        assert (name, answer.status_code) == (name, 404)


def test_nobody_who_is_not_named_on_a_confidential_article_learns_that_it_is_there(client, role, rows):
    secret = {**rows, "article": rows["secret"]}
    names = ["events_article_read", "events_article_words", "events_article_dates", "events_article_erase"]
    expected = "login" if role in ("anonymous", "reader") else 404
    assert {name: refusal(opened(client, name, secret)) for name in names} == dict.fromkeys(names, expected)


def test_a_contributor_restores_and_meets_over_the_drafts_that_they_began_and_no_others(contributor, rows):
    mine = a_draft("mine")
    mine.revisions.update(by=User.objects.get(username="samir"))
    for event, refused in ((mine, ""), (rows["draft"], 403)):
        for name in ("events_event_restore", "events_event_meet"):
            answer = opened(contributor, name, {**rows, "public": event})
            assert (event.slug, name, refusal(answer)) == (event.slug, name, refused)


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_is_made_by_those_who_may_and_by_nobody_else(client, role, rows, name):
    sent, allowed = CHANGES[name]
    before = dict(Event.objects.values_list("pk", "version"))
    client.post(*sent(rows))
    assert (dict(Event.objects.values_list("pk", "version")) != before) is (role in allowed)


def test_no_public_route_tells_anybody_of_a_draft_or_a_confidential_source(client, role, rows):
    told = {}
    for address in PUBLIC:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        words = answer.getvalue().decode()
        told[address] = [said for said in ("Draft talks", "Nobody Yet", "Whistle", "Blower") if said in words]
    assert told == {address: [] for address in PUBLIC}
