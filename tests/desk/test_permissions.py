"""Who may do what, by every route: what is expected against what is found."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from events.models import Event
from events.models.roles import ADMINISTRATORS, CONTRIBUTORS, EDITORS, make_groups
from events.record.door import change
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_event

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
    "the groups": (admin("auth_group_changelist"), ERASE),
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
    "erasing": (
        lambda rows: (
            reverse("admin:events_event_erase", args=[rows["public"].pk]),
            {"words": "Public talks", "sure": "on"},
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
    return {
        "public": public,
        "draft": a_draft("draft", title_en="Draft talks", actors=[an_actor("unseen", name_en="Nobody Yet")]),
        "article": an_article(text="يوم الخميس", published="2023-03-31"),
        "secret": secret,
        "conflict": a_conflict(),
    }


@pytest.fixture(params=ROLES)
def role(request, client, django_user_model):
    make_groups()
    if request.param != "anonymous":
        user = django_user_model.objects.create_user(request.param, is_staff=request.param != "reader")
        if request.param in GROUPS:
            user.groups.add(Group.objects.get(name=GROUPS[request.param]))
        client.force_login(user)
    return request.param


def test_every_page_opens_to_those_whom_it_concerns_and_to_nobody_else(client, role, rows):
    found = {name: client.get(address(rows)).status_code == 200 for name, (address, _allowed) in OPENS.items()}
    assert found == {name: role in allowed for name, (_address, allowed) in OPENS.items()}


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
