import io
import tempfile
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import TestCase

from events.importing.seeds import load_seeds
from events.models import Actor, Citation, Event
from events.record.door import change
from events.text.languages import LANGUAGES, in_all_languages

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
ARTICLE = "arabic-article-march-2023"
DISPUTED = {
    *("nsgt-1963", "ga-2072", "polisario-founded", "el-khanga", "troops-enter-1975", "green-march", "berm"),
    *("protests-2005", "manhasset-3", "manhasset-4", "kohler-named", "mistura-tour1", "res-658", "res-1570"),
}
OF_THE_ARTICLE = [
    ("guterres-2023", "مساء الخميس", "2023-03-30", "reports", "dppa"),
    ("consult-2023", "في وقت سابق من هذا الأسبوع", "[2023-03-27..2023-03-30]", "reports", "dppa"),
    ("invite-2023", "يوم الاثنين", "2023-03-27", "reports", None),
    ("announce-2023", "", "", "says", "dujarric"),
    ("council-april-2023", "المقرر عقدها في أبريل", "2023-04", "announces", None),
    ("res-2654", "في أكتوبر من العام الماضي", "2022-10", "reports", None),
]


class SeedsTest(TestCase):
    """Loading takes seconds: once for all these tests."""

    @classmethod
    def setUpTestData(cls):
        call_command("load_seeds", stdout=io.StringIO())

    def test_loading_again_changes_nothing(self):
        versions = list(Event.objects.order_by("pk").values_list("pk", "version"))
        counts = {section: dict(counts) for section, counts in load_seeds(SEEDS)}
        assert counts["events"] == {"created": 0, "unchanged": len(versions)}
        assert all(not section["created"] for section in counts.values())
        assert list(Event.objects.order_by("pk").values_list("pk", "version")) == versions

    def test_an_editors_change_is_kept_and_a_changed_seed_updates_the_rest(self):
        event, other = Event.objects.get(slug="houston"), Event.objects.get(slug="berm")
        with change([event.pk], by=None, reason="An editor") as door:
            door.event.title_en = "The editor's title"
            door.event.save()
        text = (SEEDS / "western-sahara" / "landmarks.yaml").read_text()
        changed = text.replace("Houston agreement", "Seed's new title").replace("Building of the berm", "The wall")
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "landmarks.yaml").write_text(changed)
            counts = dict(load_seeds(Path(folder)))
        assert (counts["events"]["kept"], counts["events"]["updated"]) == (1, 1)
        event.refresh_from_db()
        other.refresh_from_db()
        assert event.title_en == "The editor's title"
        assert other.title_en.startswith("The wall")

    def test_an_editors_change_to_an_actor_is_kept(self):
        Actor.objects.filter(slug="morocco").update(name_en="Kingdom")
        dict(load_seeds(SEEDS))
        assert Actor.objects.get(slug="morocco").name_en == "Kingdom"

    def test_every_seeded_event_has_title_and_summary_in_three_languages(self):
        for event in Event.objects.all():
            for field in ("title", "summary"):
                assert all(in_all_languages(event, field).values()), f"{event.slug} {field}"
            reasons = [bool(text) for text in in_all_languages(event, "date_reason").values()]
            assert len(set(reasons)) == 1, f"{event.slug} date_reason"

    def test_every_account_says_something_in_three_languages(self):
        for account in Citation.objects.select_related("event"):
            assert all(account.quote or getattr(account, f"claim_{lang}") for lang in LANGUAGES), account.event.slug

    def test_the_real_disagreements_are_disputed_and_the_others_are_not(self):
        assert set(Event.objects.disputed().values_list("slug", flat=True)) == DISPUTED
        explained = Event.objects.filter(disputed=True, disagreement_explained=True)
        assert set(explained.values_list("slug", flat=True)) == {"referendum-statement-1981", "baker-named"}

    def test_the_articles_own_events_cite_it_with_its_words_and_what_they_resolve_to(self):
        for slug, written, date, stance, claimant in OF_THE_ARTICLE:
            account = Citation.objects.get(event__slug=slug, article__slug=ARTICLE)
            assert (account.date_as_written, account.date, account.stance) == (written, date, stance)
            assert (account.claimant and account.claimant.slug) == claimant
            assert bool(account.reckoned_from) == bool(written)

    def test_the_article_is_kept_as_a_summary_and_never_as_its_text(self):
        article = Citation.objects.filter(article__slug=ARTICLE).first().article
        assert (article.text_is, article.published) == ("summary", "2023-03-31~")


def test_no_seeded_text_uses_the_words_that_take_sides():
    for path in SEEDS.rglob("*.yaml"):
        text = path.read_text().casefold()
        assert not [word for word in ("يزعم", "ادعاء", "ادّعاء", "prétend", "allegedly") if word in text], path


def test_an_unknown_section_is_named(tmp_path):
    (tmp_path / "a.yaml").write_text("evnts: []")
    with pytest.raises(ValueError, match="evnts"):
        dict(load_seeds(tmp_path))
