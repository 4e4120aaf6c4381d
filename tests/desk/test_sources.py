"""What readers see of a source changes by those who may publish, with a reason, told by the events that cite it."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from events.models import Article, Event
from events.models.guarded import OutsideTheDoor
from events.record.door import change
from tests.factories import a_conflict, a_draft, an_article, an_editor, correct, published

pytestmark = pytest.mark.django_db

SEEN = {
    "title": "Another title",
    "publisher": "Another paper",
    "url": "https://another.example/",
    "symbol": "S/1",
    "affiliation": "state",
    "published": "2023-04-01",
    "licence": "CC0",
    "language": "fr",
    "text_is": "summary",
    "slug": "another",
    "confidential": "on",
}


@pytest.fixture
def article():
    fields = {
        "title": "A title",
        "publisher": "A paper",
        "url": "https://one.example/",
        "text": "On Thursday they met.",
    }
    return an_article(published="2023-03-31", language="en", **fields)


def cited(article: Article) -> Event:
    return published("talks", title_en="Talks", accounts=[{"date": "2023-03-30", "article": article}])


def address(article: Article) -> str:
    return reverse("admin:events_article_change", args=[article.pk])


def form_of(article: Article, **fields: str) -> dict:
    stored = {name: getattr(article, name) for name in (*SEEN, "text", "published_reason") if name != "confidential"}
    return {**stored, "known_to": [], **fields}


def told(client, event: Event) -> tuple[str, str]:
    """What the event's page and the feed say."""
    return (
        client.get(event.get_absolute_url()).content.decode(),
        client.get("/en/conflict/events.atom").content.decode(),
    )


def values(article: Article) -> dict:
    return Article.objects.values(*SEEN).get(pk=article.pk)


@pytest.mark.parametrize("name", SEEN)
def test_a_contributor_changes_nothing_of_a_source_that_readers_see(contributor, article, name):
    event, before = cited(article), values(article)
    contributor.post(address(article), form_of(article, **{name: SEEN[name], "public_reason": "So."}))
    assert values(article) == before
    assert event.revisions.count() == 2


@pytest.mark.parametrize(("before", "after"), [("", "On Friday they met."), ("On Monday.", "On Monday.")])
def test_a_contributor_adds_the_text_of_a_source_that_readers_see_and_replaces_none(
    contributor, article, before, after
):
    cited(article)
    Article.objects.filter(pk=article.pk).update(text=before)
    article.refresh_from_db()
    upload = SimpleUploadedFile("a.txt", b"On Sunday they met.") if before else ""
    answer = contributor.post(address(article), form_of(article, text="On Friday they met.", upload=upload))
    assert answer.status_code == 302
    assert Article.objects.get(pk=article.pk).text == after


@pytest.mark.parametrize("cite", [lambda article: None, lambda article: a_draft(accounts=[{"article": article}])])
def test_a_contributor_edits_a_source_that_no_published_event_cites_but_for_its_secrecy(contributor, article, cite):
    cite(article)
    contributor.post(address(article), form_of(article, **{**SEEN, "published": "2023-04-01"}))
    article.refresh_from_db()
    assert (article.title, article.url, article.confidential) == ("Another title", "https://another.example/", False)


def test_a_contributor_adds_no_confidential_source(contributor):
    sent = {"title": "A title", "text_is": "original", "affiliation": "press", "confidential": "on"}
    contributor.post(reverse("admin:events_article_add"), sent)
    assert not Article.objects.get(title="A title").confidential


@pytest.mark.parametrize("name", ["title", "publisher", "url", "published", "slug", "confidential"])
def test_an_editor_says_why_and_the_events_that_cite_the_source_tell_it(desk, article, name):
    event, before = cited(article), values(article)
    refused = desk.post(address(article), form_of(article, **{name: SEEN[name]}))
    assert "say for them, in one sentence" in str(refused.context["adminform"].form.errors["public_reason"])
    assert (values(article), event.revisions.count()) == (before, 2)
    desk.post(address(article), form_of(article, **{name: SEEN[name], "public_reason": "The paper wrote."}))
    assert values(article) != before
    newest = event.revisions.first()
    assert (newest.number, newest.public, newest.public_reason) == (3, True, "The paper wrote.")
    assert newest.by.username == "amina"
    for page in told(desk, event):
        assert "The paper wrote." in page


def test_what_readers_do_not_see_needs_no_reason_and_is_told_to_nobody(desk, article):
    event = cited(article)
    assert desk.post(address(article), form_of(article, text="On Friday.")).status_code == 302
    assert event.revisions.count() == 2


def test_a_draft_and_an_account_that_is_not_public_tell_nothing(desk, article):
    draft = a_draft("draft", accounts=[{"article": article}])
    desk.post(address(article), form_of(article, title="Another title"))
    article.refresh_from_db()
    assert article.title == "Another title"
    assert draft.revisions.count() == 1


def test_no_other_way_changes_what_readers_see_of_a_source(article):
    cited(article)
    article.title = "Another title"
    with pytest.raises(OutsideTheDoor):
        article.save()
    for values_ in ({"title": "Another title"}, {"url": ""}, {"confidential": True}):
        with pytest.raises(OutsideTheDoor):
            Article.objects.filter(pk=article.pk).update(**values_)
    with pytest.raises(OutsideTheDoor), transaction.atomic():
        Article.objects.bulk_update([article], ["title"])
    Article.objects.filter(pk=article.pk).update(read_at=None)


def test_who_may_not_publish_is_refused_at_the_door_too(contributor, article):
    cited(article)
    samir = User.objects.get(username="samir")
    for fields in ({"title": "Another title"}, {"confidential": True}):
        with pytest.raises(ValidationError, match="those who may publish"):
            correct(Article.objects.get(pk=article.pk), by=samir, **fields)
    with pytest.raises(ValidationError, match="those who may publish"), change(by=samir) as door:
        door.save_source(Article(slug="new", title="New", confidential=True))


def test_a_source_of_too_many_events_is_not_changed_at_the_desk(article, monkeypatch):
    cited(article)
    monkeypatch.setattr("events.record.door.MOST_RETOLD", 0)
    with pytest.raises(ValidationError, match="More than 0 events cite this source"):
        correct(article, by=an_editor(), title="Another title")


def test_who_worked_with_a_source_stays_named_on_it_and_the_others_are_told_that_an_account_is_hidden(
    desk, article, client, django_user_model
):
    event = cited(article)
    wrote = an_editor("wrote")
    with change([event.pk], by=wrote) as door:
        door.event.notes = "Read it"
        door.event.save()
    added = an_editor("added")
    LogEntry.objects.log_actions(added.pk, [article], 1, single_object=True)
    other = an_editor("other")
    answer = desk.post(
        address(article), form_of(article, confidential="on", public_reason="To protect it."), follow=True
    )
    article.refresh_from_db()
    assert {person.username for person in article.known_to.all()} == {"amina", "wrote", "added"}
    assert "added, amina, wrote" in answer.content.decode()
    assert LogEntry.objects.filter(object_repr__contains="A title").count() == 0
    assert article.slug.startswith("source-")
    client.force_login(other)
    page = client.get(reverse("admin:events_event_change", args=[event.pk])).content.decode()
    assert "1 more account is of a source that is confidential" in page
    assert "A title" not in page
    client.force_login(wrote)
    assert client.get(address(article)).status_code == 200


def test_an_import_of_its_file_anew_changes_a_data_set_as_a_source(article):
    conflict = a_conflict()
    cited(article)
    with change(by=an_editor(), batch="import-1") as door:
        article.title = "A data set 2"
        door.save_source(article, told=False)
    article.refresh_from_db()
    assert article.title == "A data set 2"
    conflict.refresh_from_db()
    assert conflict.public_version > 0


def test_an_editor_ticks_who_may_know_a_source_among_the_colleagues_who_are_there(desk, article, django_user_model):
    colleague = an_editor("colleague")
    django_user_model.objects.create_user("reader")
    django_user_model.objects.create_user("left", is_staff=True, is_active=False)
    page = desk.get(address(article)).context["adminform"].form["known_to"]
    assert [str(choice) for _value, choice in page.field.choices] == ["amina", "colleague"]
    desk.post(address(article), form_of(article, confidential="on", known_to=[colleague.pk]))
    assert {person.username for person in article.known_to.all()} == {"amina", "colleague"}
