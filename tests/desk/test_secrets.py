"""Confidential sources: whoever is not named on one learns nothing of it, on any page of the desk, by any way."""

import json
import re
from html import unescape
from http.cookies import SimpleCookie

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.translation import override

from events.importing.own_json import file_out
from events.intake.candidates import propose_words
from events.intake.deciding import reason_for
from events.intake.upload import Upload
from events.models import Article, Citation, Event, FileImport, Place
from events.models.roles import ADMINISTRATORS, CONTRIBUTORS, EDITORS
from events.record.door import change
from tests.databases import of_one_database
from tests.desk.test_admin import the_form
from tests.factories import a_conflict, a_draft, a_kind, an_actor, an_article, an_event, the_groups

pytestmark = pytest.mark.django_db

TEXT = "The depot near the old well burned on Thursday night."
QUOTE = "The depot near the old well burned"
SECRETS = {
    "title": "Whistle of Zagora",
    "publisher": "Blower Press",
    "url": "https://hidden.example/leak-77",
    "symbol": "SYM/77",
    "licence": "Terms of the blower",
    "published_reason": "By the postmark",
    "text": TEXT,
}
TOLD = ("Whistle of Zagora", "Blower Press", "hidden.example", "SYM/77", "Terms of the blower", "the postmark")
TOLD += ("the old well", "whistle-of-zagora", "1997-11-02")
ROLES = ("staff", "contributor", "editor", "administrator", "superuser")
GROUPS = {"contributor": CONTRIBUTORS, "editor": EDITORS, "administrator": ADMINISTRATORS}


def a_person(role: str, name: str = "") -> User:
    the_groups()
    user = User.objects.create_user(name or role, is_staff=True, is_superuser=role == "superuser")
    if role in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[role]))
    return user


@pytest.fixture(params=of_one_database(ROLES, but="editor"))
def person(request):
    return a_person(request.param)


@pytest.fixture
def rows(person):
    """A desk on which every kind of row has to do with a confidential source, on which `named` alone is named."""
    named = a_person("editor", "named")
    secret = an_article(published="1997-11-02", confidential=True, **SECRETS)
    Article.objects.filter(pk=secret.pk).update(slug="whistle-of-zagora")
    secret.refresh_from_db()
    secret.known_to.add(named)
    claimant = an_actor("claimant")
    account = {"article": secret, "quote": QUOTE, "date": "2023-03-30", "claimant": claimant}
    account |= {"claim_en": "", "reckoned_from": "1997-11-02", "date_as_written": "near the old well"}
    plain = {"date": "2023-03-30", "claim_en": "Said openly."}
    public = an_event("public", accounts=[plain], actors=[claimant])
    begun = a_draft("begun", accounts=[plain, account])
    begun.revisions.update(by=person)
    for event, words in ((public, QUOTE), (public, "The depot near the old well"), (begun, TEXT[:40])):
        with change([event.pk], by=named, batch="action-1", reason="Read again"):
            if event == public and not event.citations.filter(article=secret).exists():
                Citation(event=event, **account).save()
            hidden = event.citations.get(article=secret)
            hidden.quote = words
            hidden.save()
        event.refresh_from_db()
    imported = a_draft("imported", accounts=[account])
    with change([imported.pk], by=None):
        Event.objects.filter(pk=imported.pk).update(import_batch="import-1")
        imported.revisions.all().delete()
    with change([imported.pk], by=named, batch="action-2") as door:  # an undoing names it as edited since
        door.event.notes = "Ours"
        door.event.save()
    open_article = an_article(title="An open article", text="On Thursday they met.", published="2023-03-31")
    return {
        **{"secret": secret, "public": public, "begun": begun, "imported": imported, "named": named},
        **{"article": open_article, "claimant": claimant, "conflict": a_conflict(), "kind": a_kind()},
        **{"another": an_actor("another"), "a place": Place.objects.create(slug="zagora", name_en="Zagora")},
        **{"candidate": propose_words(secret, 0, 20), "open_candidate": propose_words(open_article, 3, 11)},
        **{"person": person, "file": a_chosen_file(person), "an import": an_import(named, imported)},
    }


def a_chosen_file(person: User) -> FileImport:
    """A table of theirs, one row of which is refused."""
    table = "id,date,kind,title,source\n1,2022,talks,Open talks,Gazette\n2,soon,talks,Others,Gazette\n"
    terms = {"by": person, "conflict": a_conflict(), "name": "table.csv"}
    return FileImport.objects.create(file=ContentFile(table.encode(), "table.csv"), **terms)


def an_import(by: User, event: Event) -> FileImport:
    """Another person's, of which what is said of a row tells what a confidential source says."""
    given = {"conflict": event.conflict, "name": "mine.csv", "state": "done", "batch": event.import_batch}
    return FileImport.objects.create(by=by, told=[[2, QUOTE]], **given)


def page(name: str, *keys: object, **query: object):
    """A page that is opened, about the rows of these names."""
    return lambda rows: ("get", reverse(f"admin:{name}", args=[about(rows, key) for key in keys]), query)


def sent(name: str, *keys: object, **data: object):
    """A page to which something is sent."""
    return lambda rows: (
        "post",
        reverse(f"admin:{name}", args=[about(rows, key) for key in keys]),
        {name: value(rows) if callable(value) else value for name, value in data.items()},
    )


def about(rows: dict, key: object) -> object:
    row = rows.get(key, key) if isinstance(key, str) else key
    return getattr(row, "pk", row)


def at(address: str, **query: object):
    return lambda rows: ("get", address, query)


def address_of_merging(rows: dict) -> str:
    return reverse("admin:events_actor_merge", args=[rows["another"].pk])


def the_event_form(rows: dict) -> tuple[str, str, dict]:
    """A form that names the source, and says wrongly what stands in it."""
    event = rows["begun"]
    row = {"article": rows["secret"].pk, "quote": "Not there", "date": "nonsense"}
    return "post", reverse("admin:events_event_change", args=[event.pk]), the_form(event, [row])


def an_old_form(rows: dict) -> tuple[str, str, dict]:
    """A form that was begun before a colleague saved, and names the source."""
    event = rows["begun"]
    row = {"article": rows["secret"].pk, "quote": "Not there", "date": "2023"}
    return "post", reverse("admin:events_event_change", args=[event.pk]), the_form(event, [row], base_version=1)


def an_answer(rows: dict) -> tuple[str, str, dict]:
    """An answer of two who met, with the whole version that the second one began from."""
    event = rows["begun"]
    document = {**event.revisions.get(number=1).document, "notes": "Mine"}
    data = {"typed": json.dumps(document), "base": 1, "theirs": event.version - 1}
    return "post", reverse("admin:events_event_meet", args=[event.pk]), data


def a_file(rows: dict) -> SimpleUploadedFile:
    """A timeline's own JSON, one account of which names the source by its short name."""
    event = Event.objects.published().with_accounts().get(pk=rows["public"].pk)
    text = b"".join(file_out(rows["conflict"], [event], lambda event: f"http://x/{event.slug}/", "http://x/"))
    file = json.loads(text)
    for account in file["events"][0]["accounts"]:
        account["article"] |= {"slug": "whistle-of-zagora"}
        account["quote"] = "Not there"
    return SimpleUploadedFile("own.json", json.dumps(file).encode(), "application/json")


def vocabulary(model: str, row: str) -> dict:
    """The pages that Django's admin makes of a model."""
    name = f"events_{model}"
    return {
        f"{name}_changelist": [page(f"{name}_changelist", q="well"), page(f"{name}_changelist")],
        f"{name}_add": [page(f"{name}_add")],
        f"{name}_change": [page(f"{name}_change", row)],
        f"{name}_delete": [page(f"{name}_delete", row), sent(f"{name}_delete", row, post="yes")],
        f"{name}_history": [page(f"{name}_history", row)],
    }


# Every page of the desk by its name, and how it is asked; a page without an entry fails the test.
ASKED = {
    "index": [page("index")],
    "login": [page("login")],
    "logout": [page("logout")],
    "password_change": [page("password_change")],
    "password_change_done": [page("password_change_done")],
    "autocomplete": [
        page("autocomplete", app_label="events", model_name=model, field_name=field, term=term)
        for model, field in (
            ("citation", "article"),
            ("citation", "claimant"),
            ("event", "kind"),
            ("actor", "part_of"),
        )
        for term in ("", "well", "whistle", "blower", "hidden.example")
    ],
    "jsi18n": [page("jsi18n")],
    "view_on_site": [lambda rows: ("get", f"/admin/r/{type_of(Article)}/{rows['secret'].pk}/", {})],
    "app_list": [page("app_list", "events")],
    **vocabulary("conflict", "conflict"),
    **vocabulary("eventkind", "kind"),
    **vocabulary("actor", "claimant"),
    **vocabulary("place", "999"),
    **vocabulary("dataset", "999"),
    **vocabulary("article", "secret"),
    "events_article_changelist": [
        page("events_article_changelist"),
        *(page("events_article_changelist", q=words) for words in ("whistle", "hidden.example", "SYM/77", "well")),
        page("events_article_changelist", title__startswith="Whistle"),
        page("events_article_changelist", waiting="decide"),
        page("events_article_changelist", known_to__username="named"),
        sent(
            "events_article_changelist",
            action="delete_selected",
            _selected_action=lambda rows: [rows["secret"].pk, rows["article"].pk],
        ),
    ],
    "events_article_add": [
        page("events_article_add"),
        sent("events_article_add", text=TEXT.upper(), title="Mine", language="en", text_is="original"),
        sent("events_article_add", text=SECRETS["url"], affiliation="press", text_is="original", _read="1"),
        sent("events_article_add", url=SECRETS["url"], title="Mine", affiliation="press", text_is="original"),
        sent("events_article_add", slug="whistle-of-zagora", title="Mine", affiliation="press", text_is="original"),
    ],
    "events_article_change": [
        page("events_article_change", "secret"),
        page("events_article_change", "article"),
        sent("events_article_change", "secret", title="Mine"),
    ],
    "events_conflict_choose": [sent("events_conflict_choose", conflict="conflict", next="/admin/events/article/")],
    "may_import": [at("/admin/may-import/")],
    "set_language": [lambda rows: ("post", "/admin/language/", {"language": "ar", "next": "/admin/"})],
    "events_find_events": [page("events_find_events", q="well", conflict="conflict")],
    "events_article_read": [page("events_article_read", "secret"), page("events_article_read", "article")],
    "events_article_words": [sent("events_article_words", "secret", words="depot")],
    "events_article_decide": [
        sent("events_article_decide", "secret", "candidate", _reject="1"),
        sent("events_article_decide", "article", "candidate", _reject="1"),
        sent("events_article_decide", "article", "open_candidate", _accept="1"),
    ],
    "events_article_decide_several": [
        sent("events_article_decide_several", "secret", _reject="1"),
        sent("events_article_decide_several", "article", _reject="1"),
        sent("events_article_decide_several", "article", _put_back=lambda rows: f"{rows['candidate'].pk}:0"),
    ],
    "events_help": [page("events_help")],
    "events_article_dates": [page("events_article_dates", "secret"), page("events_article_dates", "article")],
    "events_article_erase": [
        page("events_article_erase", "secret"),
        sent("events_article_erase", "article", words="depot near", sure="on"),
    ],
    "events_event_changelist": [
        page("events_event_changelist"),
        page("events_event_changelist", q="well"),
        page("events_event_changelist", citations__article__title__startswith="Whistle"),
        page("events_event_changelist", citations__quote__contains="well"),
        *(page("events_event_changelist", waiting=kind) for kind in ("mine", "accounts", "moved", "quotes")),
        page("events_event_changelist", filling="1"),
        page("events_event_changelist", columns=["citation_count", "disagreement", "taking_part", "status"]),
        sent(
            "events_event_changelist",
            action="publish_selected",
            _selected_action=lambda rows: [rows["begun"].pk, rows["imported"].pk],
        ),
    ],
    "events_event_add": [
        page("events_event_add"),
        lambda rows: (
            "post",
            reverse("admin:events_event_add"),
            the_form(None, [{"article": rows["secret"].pk, "quote": "Not there"}], date="2023"),
        ),
    ],
    "events_event_change": [
        page("events_event_change", "begun"),
        page("events_event_change", "public"),
        page("events_event_change", "imported"),
        the_event_form,
        an_old_form,
    ],
    "events_event_delete": [page("events_event_delete", "begun")],
    "events_event_history": [page("events_event_history", "begun"), page("events_event_history", "public")],
    "events_event_compare": [
        lambda rows, key=key, one=one: (
            "get",
            reverse("admin:events_event_compare", args=[rows[key].pk]),
            {"from": one, "to": rows[key].version},
        )
        for key, one in (("public", 1), ("public", 2), ("begun", 1))
    ],
    "events_event_restore": [
        sent("events_event_restore", "public", 1, public_reason=""),
        sent("events_event_restore", "begun", 1),
    ],
    "events_event_meet": [an_answer],
    "events_event_export": [page("events_event_export"), page("events_event_export", q="well")],
    "events_explain_date": [page("events_explain_date", text="1997")],
    "events_event_similar": [
        lambda rows: (
            "get",
            reverse("admin:events_event_similar"),
            {"conflict": rows["conflict"].pk, "words": "depot near the well", "date": "2023-03-30"},
        )
    ],
    "events_event_import": [
        page("events_event_import"),
        sent("events_event_import", file=a_file, conflict=lambda rows: rows["conflict"].pk),
    ],
    "events_event_import_file": [page("events_event_import_file", "file"), sent("events_event_import_file", "file")],
    "events_event_import_confirmed": [sent("events_event_import_confirmed", "file")],
    "events_event_import_mapping": [page("events_event_import_mapping", "file")],
    "events_event_import_refused": [page("events_event_import_refused", "file")],
    "events_event_undo_import": [page("events_event_undo_import", "import-1")],
    "events_event_imports": [page("events_event_imports")],
    "events_event_imported": [page("events_event_imported", "an import")],
    "events_event_import_again": [sent("events_event_import_again", "an import")],
    "events_event_undo": [page("events_event_undo", "action-1"), page("events_event_undo", "action-2")],
    "events_event_withdraw": [page("events_event_withdraw", "public")],
    "events_event_merge": [
        page("events_event_merge", "public", other=1),
        sent("events_event_merge", "public", other=lambda rows: rows["begun"].pk),
    ],
    "events_actor_merge": [
        page("events_actor_merge", "claimant"),
        lambda rows: ("get", address_of_merging(rows), {"other": rows["claimant"].pk}),
        lambda rows: ("post", address_of_merging(rows), {"other": rows["claimant"].pk, "public_reason": "So."}),
    ],
    "events_eventkind_merge": [page("events_eventkind_merge", "kind")],
    "events_place_merge": [page("events_place_merge", "a place")],
    "events_event_split": [sent("events_event_split", "public")],
    "events_event_comment": [
        sent("events_event_comment", event, text="Look at it", to=lambda rows: rows["person"].pk)
        for event in ("public", "begun")
    ],
    "events_event_open": [sent("events_event_open", "public"), sent("events_event_open", "begun")],
    "events_event_erase": [
        page("events_event_erase", "begun"),
        sent("events_event_erase", "begun", words="the", sure="on"),
    ],
    "auth_user_changelist": [page("auth_user_changelist")],
    "auth_user_add": [page("auth_user_add")],
    "auth_user_change": [page("auth_user_change", "named")],
    "auth_user_delete": [page("auth_user_delete", "named")],
    "auth_user_history": [page("auth_user_history", "named")],
    "auth_user_code": [page("auth_user_code")],
    "auth_user_factor": [page("auth_user_factor"), sent("auth_user_factor", _codes="1")],
    "auth_user_my_log_ins": [page("auth_user_my_log_ins"), sent("auth_user_my_log_ins", _one="1")],
    "auth_user_log_ins": [page("auth_user_log_ins", "named"), sent("auth_user_log_ins", "named", _all="1")],
    "auth_user_link": [page("auth_user_link", "named"), sent("auth_user_link", "named")],
    "admin_password_reset": [at("/admin/forgotten/")],
    "password_reset_done": [at("/admin/forgotten/sent/")],
    "password_reset_confirm": [at("/admin/password/MQ/x-y/")],
    "preview": [
        at("/en/conflict/preview/"),
        at("/en/conflict/preview/", q="well"),
        at("/ar/conflict/preview/", lanes="actor"),
        lambda rows: ("get", "/en/conflict/preview/", {"source": rows["secret"].pk}),
    ],
    "preview_figure": [at("/en/conflict/preview/figure/")],
    "preview_view": [at("/en/conflict/preview/view/", view="2023")],
    "preview_listed": [at("/en/conflict/preview/listed/", view="1900/2100")],
    "preview_event": [at("/en/conflict/preview/begun/"), at("/en/conflict/preview/public/")],
    "preview_card": [at("/en/conflict/preview/begun/card/")],
    **{
        name: [at(f"/en/conflict/{address}"), at(f"/en/conflict/{address}?q=well&wide=1")]
        for name, address in (
            *(
                (f"events.{form}", f"events.{form}")
                for form in ("html", "csv", "json", "ics", "timelinejs.json", "atom")
            ),
            *(
                ("conflict", ""),
                ("picture", "picture.png"),
                ("embed", "embed/"),
                ("view", "view/"),
                ("listed", "listed/"),
            ),
            *(("about", "about/"), ("event", "events/public/"), ("card", "events/public/card/")),
        )
    },
    "home": [at("/en/")],
    "oembed": [at("/api/v1/oembed", url="http://testserver/en/conflict/")],
    "sitemap": [at("/sitemap.xml")],
    "sitemap-pages": [at("/sitemap-pages.xml")],
    "sitemap-events": [at("/sitemap-0.xml")],
    "openapi-json": [at("/api/v1/openapi.json")],
    "openapi-view": [at("/api/v1/docs")],
    "api-root": [at("/api/v1/")],
    "conflicts": [at("/api/v1/conflicts")],
    **{
        name: [at(f"/api/v1/conflicts/conflict/{address}")]
        for name, address in (
            *(("events", "events"), ("figure", "figure?view=2023"), ("actors", "actors"), ("kinds", "kinds")),
            ("event", "events/public"),
        )
    },
    "article": [lambda rows: ("get", f"/api/v1/articles/{rows['secret'].pk}", {})],
}


def type_of(model: type) -> int:
    from django.contrib.contenttypes.models import ContentType

    return ContentType.objects.get_for_model(model).pk


def names_of(resolver) -> set[str]:
    """The names of all addresses of the site; what has none (the icon, Django's catch-all) shows no row."""
    names = set()
    for pattern in resolver.url_patterns:
        names |= names_of(pattern) if hasattr(pattern, "url_patterns") else {pattern.name}
    return names - {None}


def asked(rows: dict, *people: User | None) -> list[dict[str, list[str]]]:
    """What of the source is told to each, by the page that tells it; None is nobody who has logged in. Each page is
    opened by one after the other, so that what is kept of it for the first is there for the next. All that is
    written is taken back, and what is sent before the next one sends it."""
    clients = [(logged_in(person), {}) for person in people]
    for name, ways in ASKED.items():
        for number, way in enumerate(ways):
            with transaction.atomic():
                for (client, cookies), told in clients:
                    client.cookies = SimpleCookie(cookies)  # without the language that a page before chose
                    method, address, data = way(rows)
                    with transaction.atomic():
                        if found := secrets_told(client, method, address, data):
                            told[f"{name} {number}"] = found
                        transaction.set_rollback(method == "post")
                transaction.set_rollback(True)
    return [told for _, told in clients]


def logged_in(person: User | None) -> tuple[Client, str]:
    client = Client()
    if person:
        client.force_login(person)
    return client, client.cookies.output(header="", sep=";")


def secrets_told(client: Client, method: str, address: str, data: dict) -> list[str]:
    answer = getattr(client, method)(address, data, follow=True)
    assert answer.status_code < 500, address
    words = answer.getvalue().decode(errors="replace")
    # What was asked by its words may be repeated in the answer.
    return [secret for secret in TOLD if secret in words and secret not in str(data)]


def test_every_page_has_an_entry():
    assert names_of(get_resolver()) == set(ASKED)


# Pages where a source is told to who may know it: elsewhere nothing could leak.
TELLING = {
    *("autocomplete", "events_article_changelist", "events_article_change", "events_article_read"),
    *("events_event_change", "events_event_compare", "preview_event", "events_event_meet"),
}


@pytest.mark.one_database
@pytest.mark.parametrize("person", [role for role in ROLES if role != "editor"], indirect=True)
def test_no_page_tells_a_person_who_is_not_named_of_the_source(rows):
    assert asked(rows, rows["person"]) == [{}]


NIGHTLY = [pytest.param(role, marks=pytest.mark.nightly) for role in ("contributor", "superuser")]


@pytest.mark.parametrize("person", ["editor", *NIGHTLY], indirect=True)
def test_nor_after_who_is_named_has_opened_the_same_page(rows):
    to_the_named, to_the_person, to_nobody = asked(rows, rows["named"], rows["person"], None)
    assert (to_the_person, to_nobody) == ({}, {})
    assert {name.rpartition(" ")[0] for name in to_the_named} >= TELLING


@pytest.mark.parametrize("person", ["editor"], indirect=True)
@pytest.mark.parametrize("language", ["ar", "en", "fr"])
def test_history_tells_from_which_source_to_those_alone_who_may_know_it(client, rows, language):
    event, candidate = rows["begun"], rows["candidate"]
    with override(language), change([event.pk], by=rows["named"], reason=reason_for(candidate)) as door:
        door.event.notes = "Read"
        door.event.save()
    written = f"<bdi>Read from “{rows['secret'].title}”</bdi>"  # in the language of who reads it
    address = reverse("admin:events_event_history", args=[event.pk])
    client.force_login(rows["person"])
    page = client.get(address).content.decode()
    assert (page.count("<bdi>Read from a confidential source</bdi>"), page.count(written)) == (1, 0)
    client.force_login(rows["named"])
    page = client.get(address).content.decode()
    assert (page.count("<bdi>Read from a confidential source</bdi>"), page.count(written)) == (0, 1)


@pytest.mark.parametrize("person", ["contributor", "editor"], indirect=True)
def test_nobody_learns_by_guessing_which_number_an_account_has(client, rows):
    """Refused alike: none has it, a hidden account of another event or of this, an open one of another."""
    begun, other = rows["begun"], rows["public"]
    hidden = rows["secret"].citations
    ids = [10**6, hidden.get(event=other).pk, hidden.get(event=begun).pk]
    ids.append(other.citations.exclude(article=rows["secret"]).get().pk)
    client.force_login(rows["person"])
    for number in ids:
        row = {"id": number, "article": rows["article"].pk, "claim_en": "Mine", "date": "2023"}
        address = reverse("admin:events_event_change", args=[begun.pk])
        answer = client.post(address, the_form(begun, [row]))
        formsets = {inline.formset.prefix: inline.formset for inline in answer.context["inline_admin_formsets"]}
        assert list(formsets["citations"].errors[0]) == ["id"]
        assert "valid choice" in str(formsets["citations"].errors[0]["id"])


GUESSES = ("The depot near the old well", "The depot in the new town")


def answers(client, way, guesses=GUESSES) -> set[str]:
    """The answers to guesses at the words of the source, but for what was guessed: one, where nothing is learnt."""
    told = set()
    for guess in guesses:
        with transaction.atomic():
            answer = way(guess).getvalue().decode().replace(guess, "…")
            transaction.set_rollback(True)
        answer = re.sub(r"/import/\d+/", "/import/…/", answer)
        told.add(re.sub(r'(csrfmiddlewaretoken" value|name="typed" value|name="token" value)="[^"]*"', "", answer))
    return told


def guessed_in_a_form(client, rows: dict, guess: str, **fields):
    row = {"article": rows["secret"].pk, "quote": guess, "date": "2023"}
    address = reverse("admin:events_event_change", args=[rows["begun"].pk])
    return client.post(address, the_form(rows["begun"], [row], **fields), follow=True)


def guessed_at_a_meeting(client, rows: dict, guess: str):
    """A typed version whose new account quotes the source."""
    event = rows["begun"]
    base = event.revisions.get(number=1).document
    said = {**base["citations"][0], "id": "citations-1", "article": "whistle-of-zagora", "quote": guess}
    document = {**base, "citations": [*base["citations"], said]}
    data = {"typed": json.dumps(document), "base": 1, "theirs": event.version}
    data |= {f"take-{number}": "yours" for number in range(20)}
    return client.post(reverse("admin:events_event_meet", args=[event.pk]), data, follow=True)


def guessed_in_a_file(client, rows: dict, guess: str):
    file = a_file(rows).read().decode().replace("Not there", guess)
    sent = {"file": SimpleUploadedFile("own.json", file.encode()), "conflict": rows["conflict"].pk}
    return client.post(reverse("admin:events_event_import"), sent, follow=True)


@pytest.mark.parametrize("guessed", [guessed_in_a_form, guessed_at_a_meeting, guessed_in_a_file])
@pytest.mark.parametrize("person", of_one_database(ROLES[1:], but="editor"), indirect=True)
def test_nobody_learns_by_guessing_which_words_stand_in_the_source(client, rows, guessed):
    client.force_login(rows["person"])
    assert len(answers(client, lambda guess: guessed(client, rows, guess))) == 1


@pytest.mark.parametrize("person", ROLES[1:3], indirect=True)
@pytest.mark.parametrize("field", ["url", "text"])
def test_nobody_learns_by_guessing_its_address(client, rows, monkeypatch, field):
    monkeypatch.setattr("events.desk.articles.fetched", lambda address: Upload("They met.", "Talks", url=address))
    client.force_login(rows["person"])
    sent = {"affiliation": "press", "text_is": "original", "_read": "1"}
    add = reverse("admin:events_article_add")
    told = answers(
        client,
        lambda guess: client.post(add, {field: guess, **sent}, follow=True),
        (SECRETS["url"], "https://hidden.example/leak-78"),
    )
    own = r'<a href="…"[^<]*</a>'  # what they sent is told to them as the article's
    numbers = r"article/\d+|(candidate|data-article)\D{0,3}\d+"
    assert len({re.sub(f"{numbers}|{own}", "…", words) for words in told}) == 1


@pytest.mark.parametrize("guessed", [guessed_in_a_form])
@pytest.mark.parametrize("person", ["editor"], indirect=True)
def test_who_is_named_is_told_whether_a_quote_stands_in_the_source(client, rows, guessed):
    rows["secret"].known_to.add(rows["person"])
    client.force_login(rows["person"])
    assert len(answers(client, lambda guess: guessed(client, rows, guess))) == 2


@pytest.mark.parametrize("person", ["editor"], indirect=True)
def test_who_met_a_colleague_keeps_the_account_that_they_may_not_know_as_it_is(client, rows):
    client.force_login(rows["person"])
    event = rows["begun"]
    kept = event.citations.get(article=rows["secret"]).quote
    address = reverse("admin:events_event_change", args=[event.pk])
    begun = event.citations.exclude(article=rows["secret"]).get()
    row = {"id": begun.pk, "article": begun.article_id, "claim_en": "Mine", "date": begun.date}
    page = client.post(address, the_form(event, [row], base_version=1)).content.decode()
    typed = json.loads(unescape(re.search(r'name="typed" value="([^"]*)"', page)[1]))
    assert [account["claim"]["en"] for account in typed["citations"]] == ["Mine"]
    data = {"typed": json.dumps(typed), "base": 1, "theirs": event.version}
    data |= {f"take-{number}": "yours" for number in range(20)}
    client.post(reverse("admin:events_event_meet", args=[event.pk]), data)
    assert event.citations.get(article=rows["secret"]).quote == kept
    assert event.citations.get(pk=begun.pk).claim_en == "Mine"


def test_the_log_of_the_desk_never_holds_the_title_of_the_source(client, rows):
    client.force_login(rows["named"])
    secret = rows["secret"]
    form = client.get(reverse("admin:events_article_change", args=[secret.pk])).context["adminform"].form
    sent = {name: value for name, value in form.initial.items() if value is not None}
    sent |= {"publisher": "Another of the Blower Press", "known_to": [rows["named"].pk]}
    sent["conflicts"] = [conflict.pk for conflict in sent["conflicts"]]
    assert client.post(reverse("admin:events_article_change", args=[secret.pk]), sent).status_code == 302
    entry = LogEntry.objects.get(object_id=str(secret.pk), content_type=type_of(Article))
    assert entry.object_repr == "a source known to the editors"
