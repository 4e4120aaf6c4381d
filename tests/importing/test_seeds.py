import io
import tempfile
from collections import Counter
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import TestCase

from events.importing.seeds import load_seeds
from events.models import Actor, Citation, Event, EventKind
from events.reading import LEXICONS, read_article
from events.record.door import change
from events.record.verbs import withdraw
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

NO_DAY = "the page as read bears no date to reckon from"
TWO_DAYS = "the last of the two days that the page speaks of"
BEGINS = "the words give the beginning, the account leaves the end open"
SPANISH = "the reading knows no Spanish"
# Words from which the reading alone does not make the account's date: event, words, why.
READ_BY_HAND = {
    ("sadr", "on Feb. 27–28", "the night between the two days"),
    ("algeria-recognises", "on the following day", "the day after “on March 6”, in the same sentence"),
    ("berm", "Aug 1980 … Apr 1987", "the first and the last of six lines"),
    ("berm", "beginning in 1983", BEGINS),
    ("nairobi-1981", "Del 24 al 27 de junio", SPANISH),
    ("houston", "14. - 16.09.97", "a day of the first number alone"),
    ("manhasset-3", "tomorrow", BEGINS),
    ("manhasset-4", "أمس الثلاثاء", TWO_DAYS),
    ("manhasset-4", "Starting Sunday", BEGINS),
    ("minurso-staff-2016", "on Thursday", "the page bears the day of its last change, a Sunday"),
    ("kohler-named", "depuis juin 2017", "the words tell since when, the account when he took office"),
    ("kohler-resigns", "mercredi soir", NO_DAY),
    ("guerguerat-closure", "since October 21, 2020", BEGINS),
    ("us-recognition", "fourth day of December", "a day in words"),
    ("mistura-named", "today", NO_DAY),
    ("spain-letter", "el pasado 14 de marzo", SPANISH),
    ("spain-letter", "18 Mar.", SPANISH),
    ("consult-2023", "This week", NO_DAY),
    ("guterres-2023", "jeudi soir", NO_DAY),
    ("guterres-2023", "on Thursday evening", NO_DAY),
    ("guterres-2023", "on Monday", NO_DAY),
}


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

    def test_what_we_say_of_an_account_we_say_in_three_languages(self):
        for account in Citation.objects.select_related("event"):
            claims = [bool(text) for text in in_all_languages(account, "claim").values()]
            assert len(set(claims)) == 1, account.event.slug

    def test_no_sentence_of_ours_stands_with_more_than_three_accounts(self):
        for lang in LANGUAGES:
            said = Counter(Citation.objects.exclude(**{f"claim_{lang}": ""}).values_list(f"claim_{lang}", flat=True))
            assert [text for text, times in said.items() if times > 3] == []

    def test_no_source_stands_twice_with_an_event_where_one_of_the_two_accounts_says_nothing(self):
        silent = Citation.objects.filter(date="", quote="", claim_en="").values_list("event", "article")
        assert [pair for pair in silent if Citation.objects.filter(event=pair[0], article=pair[1]).count() > 1] == []

    def test_the_words_of_every_source_read_to_the_date_of_its_account_or_are_listed_with_why(self):
        differing = set()
        for account in Citation.objects.exclude(date_as_written="").select_related("event", "article"):
            if dates_read(account) != [account.date]:
                differing.add((account.event.slug, account.date_as_written))
        assert differing == {(slug, words) for slug, words, _ in READ_BY_HAND}

    def test_their_readme_and_the_about_page_say_how_many_accounts_have_no_words_of_their_source(self):
        wordless, accounts = Citation.objects.filter(quote="", date_as_written="").count(), Citation.objects.count()
        about = self.client.get("/en/western-sahara/about/").content.decode()
        assert f"Accounts without words of their source: {wordless} of {accounts}." in about
        readme = " ".join((SEEDS / "README.md").read_text().split())
        assert f"{wordless} of the {accounts} accounts" in readme

    def test_the_accounts_of_a_withdrawn_event_are_not_counted(self):
        event = Event.objects.get(slug="zemla")
        public, its_own = Citation.objects.count(), event.citations.count()
        withdraw(event, by=None, reason="A slip", public_reason="A slip")
        about = self.client.get("/en/western-sahara/about/").content.decode()
        assert f" of {public - its_own}." in about

    def test_words_are_a_few_and_those_of_a_date_stand_in_their_quote(self):
        for account in Citation.objects.exclude(quote="").select_related("event"):
            assert len(account.quote.split()) <= 12, account.quote
            assert account.date_as_written in account.quote, account.quote

    def test_the_real_disagreements_are_disputed_and_the_others_are_not(self):
        assert set(Event.objects.disputed().values_list("slug", flat=True)) == DISPUTED
        explained = Event.objects.filter(disputed=True, disagreement_explained=True)
        assert set(explained.values_list("slug", flat=True)) == {"referendum-statement-1981", "baker-named"}

    def test_the_page_of_154_events_is_small(self):
        """Before it is compressed: what a telephone parses. As brotli it is a sixth of that."""
        for lang in LANGUAGES:
            self.assertLess(len(self.client.get(f"/{lang}/western-sahara/").content), 120_000)

    def test_the_articles_own_events_cite_it_with_its_words_and_what_they_resolve_to(self):
        for slug, written, date, stance, claimant in OF_THE_ARTICLE:
            account = Citation.objects.get(event__slug=slug, article__slug=ARTICLE)
            assert (account.date_as_written, account.date, account.stance) == (written, date, stance)
            assert (account.claimant and account.claimant.slug) == claimant
            assert bool(account.reckoned_from) == bool(written)

    def test_the_article_is_kept_as_a_summary_and_never_as_its_text(self):
        article = Citation.objects.filter(article__slug=ARTICLE).first().article
        assert (article.text_is, article.published) == ("summary", "2023-03-31~")


def dates_read(account):
    """What the reading makes of an account's words, as EDTF strings.

    A day whose year stands elsewhere on the page, in a heading or its address, is read from that year: on
    20 July no day of it is 200 days away.
    """
    article = account.article
    if article.language not in LEXICONS:
        return []
    written_on = account.reckoned_from or article.published or f"{account.when.bounds.start.year}-07-20"
    return [finding.edtf for finding in read_article(account.date_as_written, article.language, written_on)]


def test_no_seeded_text_uses_the_words_that_take_sides():
    for path in SEEDS.rglob("*.yaml"):
        text = path.read_text().casefold()
        assert not [word for word in ("يزعم", "ادعاء", "ادّعاء", "prétend", "allegedly") if word in text], path


@pytest.mark.django_db
def test_what_the_seeds_of_one_conflict_bring_belongs_to_it_and_kinds_to_all(tmp_path):
    kind = "{slug: talks, name: {en: Talks}, colour: '#2274b5', shape: circle}"
    rows = (
        "conflicts: [{slug: war, name: {en: War}}]",
        f"kinds: [{kind}]",
        "actors: [{slug: army, name: {en: Army}, kind: state}]",
    )
    (tmp_path / "one.yaml").write_text("\n".join(rows))
    assert dict(load_seeds(tmp_path))["actors"] == {"created": 1}
    army = Actor.objects.get(slug="army")
    assert [conflict.slug for conflict in army.conflicts.all()] == ["war"]
    assert not EventKind.objects.get(slug="talks").conflicts.exists()


def test_an_unknown_section_is_named(tmp_path):
    (tmp_path / "a.yaml").write_text("evnts: []")
    with pytest.raises(ValueError, match="evnts"):
        dict(load_seeds(tmp_path))
