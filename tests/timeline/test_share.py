import re
from datetime import UTC, datetime

import pytest

from events.models import Batch, Event, Revision
from events.record.door import change
from events.record.verbs import withdraw
from tests.factories import a_conflict, an_article, published
from timeline import sitemaps

pytestmark = pytest.mark.django_db


def oembed(client, url: str, **query):
    return client.get("/api/v1/oembed", {"url": url, **query})


def test_only_the_embedded_page_may_be_framed(client):
    published("talks")
    framed = client.get("/ar/conflict/embed/?kind=talks")
    assert framed.status_code == 200
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert "X-Frame-Options" not in framed
    for path in ("/ar/conflict/", "/ar/conflict/events/talks/", "/ar/"):
        page = client.get(path)
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"


def test_oembed_gives_a_frame_of_the_same_view(client):
    a_conflict(name_en="A <conflict>")
    published("talks")
    answer = oembed(client, "http://testserver/en/conflict/?kind=talks&x=1", maxwidth="500").json()
    assert (answer["type"], answer["version"], answer["width"]) == ("rich", "1.0", 500)
    assert 'src="http://testserver/en/conflict/embed/?kind=talks"' in answer["html"]
    assert 'title="A &lt;conflict&gt;"' in answer["html"]


@pytest.mark.parametrize("asked", ["100", "", "-5", "٣٠٠", "many"])
def test_a_frame_is_never_narrower_than_it_can_be_read(client, asked):
    published("talks")
    assert 320 <= oembed(client, "http://testserver/en/conflict/", maxwidth=asked).json()["width"] <= 800


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/en/conflict/",
        "http://testserver/en/nowhere/",
        "http://testserver/admin/",
        "http://testserver/en/conflict/events/talks/",
        "http://testserver/en/conflict/?from=yesterday",
        "javascript:alert(1)",
        "//[",
        "",
    ],
)
def test_oembed_knows_only_the_timelines_of_this_site(client, url):
    published("talks")
    assert oembed(client, url).status_code == 404


def test_oembed_is_discovered_and_given_as_json_only(client):
    published("talks")
    page = client.get("/en/conflict/?kind=talks").content.decode()
    address = re.search(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)"', page)[1]
    assert client.get(address.replace("&amp;", "&")).status_code == 200
    assert oembed(client, "http://testserver/en/conflict/", format="xml").status_code == 501


def test_a_view_is_cited_with_its_day_and_address(client):
    a_conflict(name_en="Conflict", editors="The editors")
    published("talks")
    page = client.get("/en/conflict/?kind=talks").content.decode()
    assert "The editors, “Conflict”, a sourced timeline, as seen on" in page
    assert "http://testserver/en/conflict/?kind=talks" in page


def test_a_reference_in_french_has_one_article_before_its_day(client):
    published("talks")
    page = client.get("/fr/conflict/").content.decode()
    assert "chronologie sourcée, vue le " in page
    assert "le le " not in page


def test_a_saved_view_needs_no_network_and_numbers_its_sources(client):
    article = an_article(title="Chronology", publisher="Embassy", url="https://example.org/c")
    published("one", accounts=[{"date": "2023-03-30", "quote": "It was <held>.", "article": article}])
    published("two", accounts=[{"date": "2023-03-30", "article": article}, {"date": "2023-03-30"}])
    answer = client.get("/en/conflict/events.html")
    page = answer.content.decode()
    assert "attachment" in answer["Content-Disposition"]
    assert not re.search(r"<script|<link|src=|href=\"/|url\((?!#)", page)
    assert "It was &lt;held&gt;." in page
    assert page.count("Chronology") == 1
    assert page.count("[1]") == 2
    assert page.count("[2]") == 1


def test_a_saved_view_of_many_events_says_what_it_leaves_out(client, monkeypatch):
    monkeypatch.setattr("timeline.files.MOST_SAVED", 2)
    for number in range(3):
        published(f"e{number}", significance=1 + number % 3)
    assert (
        "Of 3 events the 2 most significant are kept here." in client.get("/en/conflict/events.html").content.decode()
    )


def test_the_sitemap_names_every_public_page_in_every_language_and_no_other(client):
    published("talks")
    withdraw(published("gone"), by=None)
    a_conflict("empty")
    index = client.get("/sitemap.xml").content.decode()
    parts = re.findall("<loc>http://testserver(.*?)</loc>", index)
    text = "".join(client.get(part).getvalue().decode() for part in parts)
    assert len(parts) == 2
    for lang in ("ar", "en", "fr"):
        for path in ("", "conflict/", "conflict/about/", "conflict/events/talks/"):
            assert f"<loc>http://testserver/{lang}/{path}</loc>" in text
    assert "gone" not in text
    assert "empty" not in text


def test_a_part_of_the_sitemap_holds_the_events_of_its_ids_alone(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "IDS", 1)
    first, second = published("slug-1"), published("second")
    text = client.get(f"/sitemap-{first.pk}.xml").getvalue().decode()
    assert text.count("<loc>") == 3
    assert "<loc>http://testserver/en/conflict/events/slug-1/</loc>" in text
    assert f"/sitemap-{second.pk}.xml" in client.get("/sitemap.xml").content.decode()
    for none in (second.pk + 1, "9" * 30, "9" * 5000):
        assert client.get(f"/sitemap-{none}.xml").status_code == 404


def test_the_sitemap_says_on_which_day_readers_saw_an_event_change_last_and_no_hour(client):
    for slug in ("changed", "hidden", "imported"):
        event = published(slug)
        Revision.objects.filter(event=event).update(at=datetime(2020, 3, 4, 5, tzinfo=UTC))
    with change([Event.objects.get(slug="changed").pk], by=None, public_reason="A slip.") as door:
        door.event.title_en = "Other"
        door.event.save()
    Revision.objects.filter(event__slug="changed", number__gt=2).update(at=datetime(2021, 5, 6, 7, tzinfo=UTC))
    with change([Event.objects.get(slug="hidden").pk], by=None) as door:  # of which readers see nothing
        door.event.notes = "Ours"
        door.event.save()
    batch = Batch.objects.create(batch="import-1", conflict=a_conflict())
    Batch.objects.update(at=datetime(2019, 1, 2, 3, tzinfo=UTC))
    with change([event.pk], by=None):
        Event.objects.filter(pk=event.pk).update(import_batch=batch.batch)
    event.revisions.all().delete()
    parts = {pk // sitemaps.IDS for pk in Event.objects.values_list("pk", flat=True)}
    text = "".join(client.get(f"/sitemap-{part}.xml").getvalue().decode() for part in parts)
    entry = r"<url><loc>http://testserver/(en|ar)/conflict/events/([^/]*)/</loc><lastmod>([^<]*)</lastmod>"
    days = {"changed": "2021-05-06", "hidden": "2020-03-04", "imported": "2019-01-02"}
    assert sorted(re.findall(entry, text)) == sorted((lang, *day) for lang in ("en", "ar") for day in days.items())
