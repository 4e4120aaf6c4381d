import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError

from events.models import (
    Article,
    Citation,
    FormerSlug,
)
from events.record.door import change
from tests.factories import a_draft, an_article, an_editor, correct, published

pytestmark = pytest.mark.django_db


def test_who_may_not_publish_makes_no_confidential_source_and_changes_none_that_readers_see(samir):
    cited, uncited = an_article(title="Cited"), an_article(title="Uncited")
    published("talks", accounts=[{"article": cited, "date": "2023-03-30"}])
    refused = (
        lambda: correct(Article(slug="new", title="New"), by=samir, confidential=True),
        lambda: correct(uncited, by=samir, confidential=True),
        lambda: correct(cited, by=samir, title="Other"),
    )
    for act in refused:
        with pytest.raises(ValidationError, match="is changed by those who may publish"):
            act()
    for article in (uncited, cited):
        article.refresh_from_db()
    correct(Article(slug="plain"), by=samir, title="Plain")
    correct(uncited, by=samir, title="Unseen")
    correct(cited, by=samir, text="Of an archive.")
    known = Article.objects.order_by("title").values_list("title", "confidential", "text")
    assert list(known) == [("Cited", False, "Of an archive."), ("Plain", False, ""), ("Unseen", False, "")]


@pytest.mark.parametrize("by", [None, "amina"])
def test_a_source_is_changed_with_a_reason_that_a_person_must_give_by_each_event_that_shows_it(by):
    article, editor = an_article(title="A title"), an_editor("amina") if by else None
    shown = {"date": "2023-03-30", "article": article}
    once, twice = published("once", accounts=[shown]), published("twice", accounts=[shown, shown])
    draft = a_draft("draft", accounts=[shown])
    beside = published("beside", accounts=[{"date": "2023-03-30"}])
    with change([beside.pk], by=None) as door:
        Citation(event=door.event, article=article, claim_en="Not shown yet.").save()
    if by:
        with pytest.raises(ValidationError) as refused:
            correct(article, by=editor, public_reason="…", title="Other")
        assert refused.value.code == "untold"
    correct(article, by=editor, public_reason="The paper wrote." if by else "", title="Other")
    versions = [
        (event.slug, revision.number, revision.public, revision.public_reason, revision.by)
        for event in (once, twice, draft, beside)
        for revision in [event.revisions.first()]
    ]
    told = ("The paper wrote." if by else "", editor)
    assert versions == [
        *(("once", 3, True, *told), ("twice", 3, True, *told)),
        *(("draft", 1, False, "", None), ("beside", 3, False, "", None)),
    ]
    assert Article.objects.get(pk=article.pk).title == "Other"


def test_a_source_of_more_events_than_a_person_changes_at_once_is_changed_by_an_import(amina, monkeypatch):
    monkeypatch.setattr("events.record.door.MOST_RETOLD", 2)
    article = an_article(title="A title")
    shown = {"date": "2023-03-30", "article": article}
    events = [published(slug, accounts=[shown, shown]) for slug in ("one", "two")]
    correct(article, by=amina, title="Second title")
    assert [event.revisions.count() for event in events] == [3, 3]
    events.append(published("three", accounts=[shown]))
    with pytest.raises(
        ValidationError, match="More than 2 events cite this source: bring the change in with an import"
    ):
        correct(article, by=amina, title="Third title")
    with change(by=amina) as door:
        article.title = "Told as a whole"
        door.save_source(article, told=False)
    assert Article.objects.get(pk=article.pk).title == "Told as a whole"
    assert [event.revisions.count() for event in events] == [3, 3, 2]


def test_a_source_that_becomes_confidential_loses_its_telling_name_and_any_other_keeps_its_own(amina):
    named, secret = (Article.objects.create(slug=slug, title=slug) for slug in ("a-wire", "an-informer"))
    for article in (named, secret):
        article.slug += "-of-may"
        article.save()
    kind = ContentType.objects.get_for_model(Article)
    for article in (named, secret):
        line = {"user": amina, "content_type": kind, "object_id": str(article.pk), "action_flag": 2}
        LogEntry.objects.create(**line, object_repr=f"Once {article.title}")
    correct(named, by=amina, title="Another wire")
    correct(secret, by=amina, confidential=True)
    lines = LogEntry.objects.order_by("pk").values_list("object_repr", flat=True)
    assert list(lines) == ["Once a-wire", "a source known to the editors"]
    assert named.slug == "a-wire-of-may"
    assert list(FormerSlug.objects.values_list("slug", "now")) == [("a-wire", "a-wire-of-may")]
    assert "informer" not in secret.slug
    correct(secret, by=amina, title="An informer")
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["a-wire"]
