"""No refusal tells that there is a confidential source: what it was called is free for others, and leads nowhere."""

import re
from importlib import import_module

import pytest
from django.apps import apps
from django.urls import reverse

from events.models import Article, Event, FormerSlug, Revision
from events.record.door import change
from events.record.verbs import restore
from tests.desk.test_secrets import ROLES, a_person
from tests.factories import a_draft, an_article, an_editor, an_event, correct

pytestmark = pytest.mark.django_db

NAMES = ("whistle-of-zagora", "blower-press-whistle")
WITHOUT_WORDS = re.compile("source-[0-9a-f]{12}")


@pytest.fixture
def source():
    """Open once, under two names, and confidential since."""
    source = an_article(title="Whistle of Zagora", publisher="Blower Press", published="1997-11-02")
    correct(source, slug=NAMES[1])
    a_draft("cites", accounts=[{"article": source}])
    an_event("shown", accounts=[{"article": source, "date": "2023-03-30"}])
    correct(source, slug=NAMES[0])
    correct(source, confidential=True)
    return source


def cited_by(slug: str) -> list[str]:
    """How the versions of an event name their sources."""
    versions = Revision.objects.filter(event__slug=slug).order_by("number")
    return [account["article"] for version in versions for account in version.document["citations"]]


def test_the_name_of_what_becomes_confidential_holds_no_words_in_any_version_or_list(source):
    source.refresh_from_db()
    assert WITHOUT_WORDS.fullmatch(source.slug)
    assert set(cited_by("cites")) | set(cited_by("shown")) == {source.slug}
    assert not FormerSlug.objects.filter(of="article").exists()


def test_no_words_stay_that_somebody_gives_to_a_confidential_source_as_its_name(source):
    new = Article(slug="plain-words", title="Plain words", confidential=True)
    correct(new)
    correct(source, slug="plain-words")
    assert [bool(WITHOUT_WORDS.fullmatch(one.slug)) for one in (new, source)] == [True, True]
    assert not FormerSlug.objects.filter(slug="plain-words").exists()


@pytest.mark.parametrize("role", ROLES[1:])
@pytest.mark.parametrize("name", [*NAMES, ""])
def test_who_may_not_know_it_gives_another_source_the_name_as_if_nothing_had_it(client, source, role, name):
    client.force_login(a_person(role))
    sent = {"slug": name, "title": "Whistle of Zagora", "publisher": "Blower Press", "published": "1997-11-02"}
    sent |= {"text_is": "original", "affiliation": "press", "language": "en"}
    assert client.post(reverse("admin:events_article_add"), sent).status_code == 302
    wanted = name or "blower-press-1997-11-02"
    assert Article.objects.exclude(pk=source.pk).get(title="Whistle of Zagora").slug == wanted


def test_a_version_of_before_cites_the_source_still_though_another_has_its_name_now(source):
    for name in NAMES:
        Article.objects.create(slug=name, title=name)
    event = Event.objects.get(slug="cites")
    restore(event, event.revisions.get(number=1), by=None)
    assert [account.article_id for account in event.citations.all()] == [source.pk]


def test_an_open_source_that_was_renamed_keeps_its_names_to_itself_and_none_is_offered_twice():
    source = an_article(title="Open talks", publisher="Gazette", published="2020")
    correct(source, slug="gazette-2020")
    correct(source, slug="talks")
    assert Article.objects.free_slug(["Gazette"], "2020") == "gazette-2020-2"


def test_the_migration_renames_what_is_confidential_already(source):
    with change(by=None) as door:
        door.sources.add(source.pk)
        Article.objects.filter(pk=source.pk).update(slug=NAMES[0])
    for version in Revision.objects.filter(event__slug="cites"):
        version.document["citations"][0]["article"] = NAMES[1]
        version.save()
    FormerSlug.objects.create(of="article", slug=NAMES[1], now=NAMES[0])
    open_one = an_article(title="Open")
    with change(by=None) as door:  # a migration's own models know no door
        door.sources.add(source.pk)
        import_module("events.migrations.0030_confidential_names").take_words_out_of_names(apps, None)
    source.refresh_from_db()
    assert WITHOUT_WORDS.fullmatch(source.slug)
    assert set(cited_by("cites")) == {source.slug}
    assert not FormerSlug.objects.exists()
    assert Article.objects.get(pk=open_one.pk).slug == open_one.slug


def test_a_form_knows_which_sources_are_to_be_kept_in_no_browser(client, source):
    add, change = reverse("admin:events_event_add"), reverse("admin:events_article_change", args=[source.pk])
    named, other = an_editor("named"), an_editor("other")
    source.known_to.add(named)
    client.force_login(named)
    assert f'data-confidential="{source.pk}"' in client.get(add).content.decode()
    assert "data-secret" in client.get(change).content.decode()
    assert "data-secret" not in client.get(reverse("admin:events_article_add")).content.decode()
    client.force_login(other)
    assert 'data-confidential=""' in client.get(add).content.decode()
