import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.intake import candidates, deciding
from events.intake.candidates import read_into_candidates
from events.intake.deciding import Decided, Decision
from events.models import Candidate, Citation, Event, Place
from events.reading.explaining import Explainer
from events.record.door import change
from tests.factories import a_conflict, a_kind, an_actor, an_article, an_event

pytestmark = pytest.mark.django_db
TEXT = (
    "الرباط – استقبل الأمين العام مساء الخميس مبعوثه ، ستافان دي ميستورا.\n"
    "ويوم الاثنين ، دعا دي ميستورا جميع الأطراف إلى مشاورات قبل جلسة مجلس الأمن المقرر عقدها في أبريل."
)


@pytest.fixture
def article():
    a_kind("talks", cue_words="استقبل\nمشاورات")
    a_kind("un-act", cue_words="مجلس الأمن")
    an_actor("mistura", name_ar="ستافان دي ميستورا", aliases="دي ميستورا")
    an_actor("un-sg", name_ar="الأمين العام للأمم المتحدة", short_ar="الأمين العام")
    return an_article(text=TEXT, language="ar", published="2023-03-31")


def proposed(article) -> dict[str, Candidate]:
    return {candidate.written: candidate for candidate in article.candidates.all()}


def decision(candidate: Candidate, **fields) -> Decision:
    fields = {"title": candidate.title, "kind": candidate.kind, "stance": candidate.stance, **fields}
    return Decision(**{"date": candidate.date, "quote": candidate.quote, **fields})


def test_every_dated_expression_becomes_a_candidate_with_its_words_and_proposals(article):
    assert read_into_candidates(article) == {"new": 3, "known": 0, "gone": 0}
    found = proposed(article)
    assert {written: c.date for written, c in found.items()} == {
        "مساء الخميس": "2023-03-30",
        "يوم الاثنين": "2023-03-27",
        "أبريل": "2023-04",
    }
    thursday, april = found["مساء الخميس"], found["أبريل"]
    assert article.text[thursday.start : thursday.end] == "مساء الخميس"
    assert thursday.quote in article.text
    assert not thursday.quote.startswith("الرباط")
    assert thursday.title == "استقبال الأمين العام مبعوثه، ستافان دي ميستورا"
    assert (thursday.kind.slug, april.kind.slug) == ("talks", "un-act")
    assert {actor.slug for actor in thursday.actors.all()} == {"mistura", "un-sg"}
    assert (thursday.stance, april.stance) == ("reports", "announces")
    assert thursday.reckoned_from == "2023-03-31"
    assert april.working["cue"] == "المقرر"
    article.refresh_from_db()
    assert article.read_at


def test_the_day_in_a_dateline_is_that_of_the_article_and_no_candidate():
    text = "GENEVA, March 14 (Agency) - The two sides met on Monday. They will meet again on March 21 - in Rome."
    article = an_article(text=text, language="en", published="2023-03-15")
    read_into_candidates(article)
    assert set(proposed(article)) == {"Monday", "March 21"}


def test_reading_again_changes_nothing(article):
    read_into_candidates(article)
    before = list(article.candidates.values().order_by("pk"))
    assert read_into_candidates(article) == {"new": 0, "known": 3, "gone": 0}
    assert list(article.candidates.values().order_by("pk")) == before


def test_a_sentence_that_stands_twice_is_two_candidates_and_stays_so():
    sentence = "The envoy met them on Thursday. "
    article = an_article(text=sentence * 2, language="en", published="2023-03-31")
    assert read_into_candidates(article)["new"] == 2
    assert read_into_candidates(article) == {"new": 0, "known": 2, "gone": 0}
    deciding.reject(article.candidates.first())
    assert read_into_candidates(article) == {"new": 0, "known": 1, "gone": 0}


def test_reading_again_never_touches_what_is_decided_even_where_the_text_has_moved(article):
    read_into_candidates(article)
    rejected, accepted = proposed(article)["أبريل"], proposed(article)["يوم الاثنين"]
    deciding.reject(rejected)
    deciding.accept(accepted, decision(accepted), a_conflict(), by=None)
    decided = list(article.candidates.exclude(state="proposed").values())
    article.text = "تمهيد أضافه المحرر.\n" + article.text
    article.published = "2023-04-14"
    article.save()
    read_into_candidates(article)
    assert list(article.candidates.exclude(state="proposed").values()) == decided
    assert article.candidates.undecided().count() == 1
    assert proposed(article)["مساء الخميس"].date == "2023-04-13"


def test_an_accepted_candidate_is_a_draft_with_quote_offsets_and_working(article):
    read_into_candidates(article)
    thursday = proposed(article)["مساء الخميس"]
    event = deciding.accept(thursday, decision(thursday, actors=list(thursday.actors.all())), a_conflict(), by=None)
    event.refresh_from_db()
    citation = event.citations.get()
    assert (event.status, event.date, event.title_ar) == ("draft", "2023-03-30", thursday.title)
    assert article.text[citation.quote_start : citation.quote_end] == citation.quote
    assert (citation.date_as_written, citation.date, citation.reckoned_from) == (
        "مساء الخميس",
        "2023-03-30",
        "2023-03-31",
    )
    assert citation.working["direction"] == "past"
    assert event.participations.count() == 2
    assert event.version == 1
    thursday.refresh_from_db()
    assert (thursday.state, thursday.citation) == ("accepted", citation)


def test_what_is_published_lacks_nothing_and_else_nothing_is_written(article):
    read_into_candidates(article)
    thursday = proposed(article)["مساء الخميس"]
    with pytest.raises(ValidationError, match="a title"):
        deciding.accept(thursday, decision(thursday, title=""), a_conflict(), by=None, publish=True)
    assert not Event.objects.exists()
    thursday.refresh_from_db()
    assert thursday.undecided
    assert deciding.accept(thursday, decision(thursday), a_conflict(), by=None, publish=True).status == "published"


def test_a_candidate_becomes_an_account_of_an_event_that_is_there(article):
    event = an_event("reception", date="2023-03-30")
    read_into_candidates(article)
    thursday = proposed(article)["مساء الخميس"]
    citation = deciding.add_to(thursday, decision(thursday), event, by=None)
    assert (citation.event, citation.published) == (event, False)
    thursday.refresh_from_db()
    assert thursday.state == "merged"
    event.refresh_from_db()
    assert event.citation_count == 1
    monday = proposed(article)["يوم الاثنين"]
    with pytest.raises(ValidationError, match="the reason for the date"):
        deciding.add_to(monday, decision(monday), event, by=None, publish=True)
    assert event.citations.count() == 2


def test_a_date_of_the_editors_own_is_not_said_to_be_reckoned(article):
    read_into_candidates(article)
    thursday = proposed(article)["مساء الخميس"]
    own = deciding.accept(thursday, decision(thursday, date="2023-03-29"), a_conflict(), by=None).citations.get()
    assert (own.reckoned_from, own.working) == ("", {})


def test_a_candidate_is_decided_once(article):
    read_into_candidates(article)
    first = proposed(article)["أبريل"]
    second = Candidate.objects.get(pk=first.pk)
    deciding.reject(first)
    with pytest.raises(Decided):
        deciding.accept(second, decision(second), a_conflict(), by=None)
    assert not Event.objects.exists()
    deciding.put_back(first)
    assert proposed(article)["أبريل"].undecided


def test_an_accepted_candidate_without_its_account_is_refused_by_the_database(article):
    read_into_candidates(article)
    with pytest.raises(IntegrityError), transaction.atomic():
        Candidate.objects.update(state="accepted")


def test_where_the_account_is_deleted_the_candidate_waits_again(article):
    read_into_candidates(article)
    thursday = proposed(article)["مساء الخميس"]
    event = deciding.accept(thursday, decision(thursday), a_conflict(), by=None)
    with change([event.pk], by=None):
        event.citations.get().delete()
    thursday.refresh_from_db()
    assert (thursday.state, thursday.citation) == ("proposed", None)


def test_selected_words_become_a_candidate_with_the_date_in_them_or_with_none(article):
    start = article.text.index("استقبل الأمين")
    dated = candidates.propose_words(article, start, article.text.index(" مبعوثه"))
    assert (dated.date, dated.written, dated.quote) == (
        "2023-03-30",
        "مساء الخميس",
        "استقبل الأمين العام مساء الخميس",
    )
    start = article.text.index("دعا دي ميستورا")
    undated = candidates.propose_words(article, start, start + len("دعا دي ميستورا جميع الأطراف"))
    assert (undated.date, undated.written, undated.quote) == ("", "", "دعا دي ميستورا جميع الأطراف")
    assert [actor.slug for actor in undated.actors.all()] == ["mistura"]
    assert undated.dates == ["2023-03-31"]  # the article's own, to be chosen
    read_into_candidates(article)
    assert article.candidates.filter(by_hand=True).count() == 2
    for nothing in ((5, 5), (-3, 2)):
        with pytest.raises(ValidationError):
            candidates.propose_words(article, *nothing)


def test_selected_words_name_a_place_that_is_entered(db):
    place = Place.objects.create(slug="place", name_ar="السويداء")
    article = an_article(text="أعلن الوزير وقفا لإطلاق النار في السويداء، بعد اتفاق.", language="ar")
    made = candidates.propose_words(article, 0, article.text.index("،"))
    assert made.beside["own_places"] == [place.pk]


def test_what_was_made_by_hand_follows_a_corrected_date_of_the_article(article):
    start = article.text.index("استقبل الأمين")
    made = candidates.propose_words(article, start, article.text.index(" مبعوثه"))
    article.published = "2023-04-14"
    article.save()
    read_into_candidates(article)
    made.refresh_from_db()
    assert (made.date, made.reckoned_from) == ("2023-04-13", "2023-04-14")
    assert made.quote == "استقبل الأمين العام مساء الخميس"


def test_of_words_that_stand_twice_the_account_names_the_ones_that_were_read():
    a_kind("talks")
    article = an_article(text="The envoy met them on Thursday. " * 2, language="en", published="2023-03-31")
    read_into_candidates(article)
    second = article.candidates.order_by("start")[1]
    event = deciding.accept(second, decision(second, kind=a_kind("talks")), a_conflict(), by=None)
    assert event.citations.get().quote_start == second.sentence_start > 0


def test_one_sentence_gives_several_events(article):
    read_into_candidates(article)
    thursday = proposed(article)["مساء الخميس"]
    deciding.accept(thursday, decision(thursday), a_conflict(), by=None)
    again = candidates.propose_words(article, thursday.start, thursday.end)
    deciding.accept(again, decision(again, title="حدث آخر", kind=thursday.kind), a_conflict(), by=None)
    assert Citation.objects.filter(article=article).count() == 2


def test_a_quote_of_a_long_sentence_is_what_fits_around_the_date():
    clauses = "، ".join(f"والتقى المبعوث وفدا آخر من الوفود رقم {n} في المقر" for n in range(20))
    article = an_article(text=f"{clauses}، وغادر يوم الاثنين، {clauses}.", language="ar", published="2023-03-31")
    read_into_candidates(article)
    quote = article.candidates.get().quote
    assert len(quote) <= 300
    assert "يوم الاثنين" in quote
    assert quote in article.text


def test_the_room_that_one_side_of_a_quote_does_not_need_the_other_has():
    names = ", ".join(f"the town of the number {n}" for n in range(30))
    article = an_article(text=f"On Monday rebels took {names}.", language="en", published="2023-03-31")
    read_into_candidates(article)
    quote = article.candidates.get().quote
    assert quote.startswith("On Monday rebels took the town of the number 0, ")
    assert 270 < len(quote) <= 300


def test_an_article_in_another_language_or_without_text_is_not_read():
    for article in (an_article(text="El lunes.", language="es"), an_article(text="", language="ar")):
        assert read_into_candidates(article)["new"] == 0


def test_what_cannot_be_reckoned_is_proposed_without_a_date():
    article = an_article(text="The talks began on Monday.", language="en")
    read_into_candidates(article)
    candidate = article.candidates.get()
    assert (candidate.written, candidate.date, candidate.confidence) == ("Monday", "", "low")


def test_the_same_article_in_other_spacing_diacritics_and_quotation_marks_is_recognised():
    first = an_article(text="استقبل الأمين العام “مبعوثه” ، مساء الخميس.")
    second = an_article(text='اِستقبل  الأمين العام "مبعوثه"، مساءَ الخميس .\n')
    assert list(type(first).objects.with_same_text(second)) == [first]


def test_what_dates_no_event_of_its_own_is_folded_away_and_never_lost():
    text = "Rebels took the port on Monday, officials said on Tuesday. The group was founded in 2007."
    article = an_article(text=text, language="en", published="2024-06-20")
    assert read_into_candidates(article)["new"] == 1
    [candidate] = article.candidates.all()
    assert candidate.written == "Monday"
    assert candidate.beside["dates"] == [
        {"written": "Tuesday", "date": "2024-06-18", "start": 50, "end": 57},
        {"written": "2007", "date": "2007", "start": 84, "end": 88},
    ]


@pytest.mark.parametrize(
    ("text", "takes_part"),
    [
        ("أعلنت قوات الشمال، الأحد، تمكنها من السيطرة على المعسكر.", True),
        ("قالت قوات الشمال إن قذائف سقطت على المعسكر يوم الأحد.", False),
    ],
)
def test_who_tells_of_their_own_deed_takes_part_in_it(text, takes_part):
    actor = an_actor("north", name_ar="قوات الشمال")
    article = an_article(text=text, language="ar", published="2024-06-20")
    read_into_candidates(article)
    candidate = article.candidates.get()
    assert (candidate.claimant, [*candidate.actors.all()]) == (actor, [actor] * takes_part)


def test_an_actor_that_nobody_entered_is_offered_and_entered_with_the_event_once():
    a_kind("military")
    text = "The Northern Front (NF) took the port on Monday. On Tuesday the NF took the town."
    article = an_article(text=text, language="en", published="2024-06-20")
    read_into_candidates(article)
    monday, tuesday = article.candidates.order_by("start")
    assert monday.kind.slug == "military"
    assert monday.beside["actors"] == tuesday.beside["actors"] == ["Northern Front"]
    conflict = a_conflict()
    event = deciding.accept(monday, decision(monday, new_actors=["Northern Front"]), conflict, by=None)
    again = deciding.accept(tuesday, decision(tuesday, new_actors=["Northern Front"]), conflict, by=None)
    [actor] = [participation.actor for participation in event.participations.all()]
    assert (actor.slug, actor.name_en, actor.kind) == ("northern-front", "Northern Front", "group")
    assert [participation.actor for participation in again.participations.all()] == [actor]


def goma_in(lang: str = "en", **place):
    """The candidate of a sentence that names Goma, with this place entered, if any."""
    if place:
        Place.objects.create(**place)
    text = {
        "en": "Shells fell in Goma on Monday, a witness said.",
        "ar": "سقطت قذائف على مدينة غوما يوم الاثنين.",
    }[lang]
    article = an_article(text=text, language=lang, published="2024-06-20")
    read_into_candidates(article)
    return article.candidates.get()


def test_a_town_that_nobody_has_entered_is_offered_with_its_coordinates_and_entered_once():
    conflict, kind = a_conflict("conflict"), a_kind("military")
    first, second = goma_in(), goma_in()
    assert first.beside["places"] == [{"name": "Goma", "state": "CD", "latitude": -1.67, "longitude": 29.23}]
    event = deciding.accept(
        first, decision(first, kind=kind, new_place="Goma", spot=(-1.67, 29.23)), conflict, by=None
    )
    again = deciding.accept(second, decision(second, kind=kind, new_place="Goma"), conflict, by=None)
    place = event.place
    assert (place.name_en, place.slug, place.latitude, place.longitude) == ("Goma", "goma", -1.67, 29.23)
    assert again.place == place
    assert Place.objects.count() == 1


def test_an_installations_own_place_is_offered_before_the_gazetteers():
    named = goma_in(slug="goma", name_en="Goma")
    assert (named.beside["own_places"], "places" in named.beside) == ([Place.objects.get().pk], False)


def test_the_same_town_is_one_place_in_any_language():
    arabic = goma_in("ar", slug="goma", name_en="Goma", latitude=-1.671, longitude=29.228)
    assert (arabic.beside["own_places"], "places" in arabic.beside) == ([Place.objects.get().pk], False)


def test_a_town_that_was_entered_as_it_sounds_is_the_same_place():
    place = Place.objects.create(slug="khartoum", name_ar="الخرطوم", latitude=15.55, longitude=32.53)
    article = an_article(text="Shells fell in Khartoum on Monday.", language="en", published="2024-06-20")
    read_into_candidates(article)
    assert article.candidates.get().beside["own_places"] == [place.pk]


def test_the_town_beside_is_another_place():
    text = "In Ukraine drones struck the town of Irpin on Monday."
    Place.objects.create(slug="bucha", name_en="Bucha", latitude=50.54, longitude=30.22)
    article = an_article(text=text, language="en", published="2024-06-20")
    read_into_candidates(article)
    beside = article.candidates.get().beside
    assert ([place["name"] for place in beside["places"]], "own_places" in beside) == (["Irpin"], False)


@pytest.mark.parametrize(
    ("lang", "text", "own", "offered"),
    [
        ("fr", "Près de Goma, à Sake, dix personnes ont été tuées lundi.", [], ["Sake"]),
        ("fr", "Des obus sont tombés lundi à Sake, au nord de Goma.", [], ["Sake"]),
        ("en", "Shells fell on Monday in Sake, 20 km from Goma.", [], ["Sake"]),
        ("en", "Shells fell on Monday near Goma.", ["goma"], []),
        ("en", "Shells fell on Monday near Goma, in Rwanda.", ["goma"], ["Rwanda"]),
        ("ar", "سقطت قذائف يوم الاثنين في مدينة ساكي قرب غوما.", [], ["ساكي"]),
        ("ar", "سقطت قذائف يوم الاثنين قرب غوما.", ["goma"], []),
    ],
)
def test_a_town_that_only_tells_where_another_lies_is_not_the_place(lang, text, own, offered):
    place = Place.objects.create(slug="goma", name_en="Goma", name_ar="غوما", name_fr="Goma")
    article = an_article(text=text, language=lang, published="2024-06-20")
    read_into_candidates(article)
    beside = article.candidates.get().beside
    assert beside.get("own_places", []) == [place.pk for _slug in own]
    assert [one["name"] for one in beside.get("places", [])] == offered


def test_a_state_that_acts_is_no_place_of_the_installation():
    Place.objects.create(slug="ethiopia", name_en="Ethiopia")
    article = an_article(text="Ethiopia left on Monday.", language="en", published="2024-06-20")
    read_into_candidates(article)
    assert "own_places" not in article.candidates.get().beside


def of_the_kivu(text: str, lang: str = "fr"):
    """The only candidate of an article of a conflict of its own, beside another conflict's."""
    article = an_article(text=text, language=lang, published="2024-06-20")
    article.conflicts.add(a_conflict("kivu"))
    read_into_candidates(article)
    return article.candidates.get()


def test_a_state_in_which_it_happened_had_no_part_in_it():
    congo, movement = an_actor("congo", aliases="RDC"), an_actor("m23", name_fr="M23", kind="movement")
    where = of_the_kivu("Le M23 a pris lundi une ville dans l'est de la RDC.")
    assert [actor.slug for actor in where.actors.all()] == ["m23"]
    both = of_the_kivu("La RDC a signé lundi un accord avec le M23.")
    assert set(both.actors.all()) == {congo, movement}


def test_who_is_known_by_one_spelling_of_the_text_is_known_by_the_other():
    an_actor("m23", name_fr="M23", kind="movement")
    named = of_the_kivu("Le Mouvement du 23 mars (M23) a repris les armes. Le Mouvement du 23 mars a avancé lundi.")
    assert ([actor.slug for actor in named.actors.all()], "actors" in named.beside) == (["m23"], False)


def test_who_is_entered_from_an_article_keeps_the_other_spellings_that_it_gives():
    kind = a_kind("military")
    named = of_the_kivu("Le Front du Lac (FDL) a pris un port lundi.")
    assert (named.beside["actors"], named.beside["spellings"]) == (["Front du Lac"], {"Front du Lac": ["FDL"]})
    chosen = decision(
        named, new_actors=["Front du Lac"], spellings=named.beside["spellings"], title="Un port", kind=kind
    )
    event = deciding.accept(named, chosen, a_conflict("kivu"), by=None)
    assert event.participations.get().actor.aliases == "FDL"
    later = of_the_kivu("Le FDL a quitté le port mardi.")
    assert [actor.slug for actor in later.actors.all()] == ["front-du-lac"]


def test_names_and_kinds_of_another_conflict_are_not_proposed():
    other = a_conflict("sahara")
    front, port = an_actor("front", name_fr="Front du Lac"), Place.objects.create(slug="port", name_fr="Port-Vieux")
    cue, own = a_kind("talks", cue_words="pourparlers"), a_kind("military", cue_words="combats")
    for row in (front, port, cue):
        row.conflicts.add(other)
    own.conflicts.add(a_conflict("kivu"))
    named = of_the_kivu("Le Front du Lac a mené lundi des pourparlers à Port-Vieux.")
    assert (list(named.actors.all()), named.beside.get("own_places"), named.kind) == ([], None, None)
    assert named.beside["actors"] == ["Front du Lac"]


def test_who_is_known_is_offered_to_nobody_as_new_however_the_sentence_writes_it():
    an_actor("houthis", name_ar="جماعة أنصار الله", aliases="الحوثيون\nالحوثيين", kind="movement")
    named = of_the_kivu("أعلن الحوثيون هدنة. وقتل مدنيون يوم الاثنين في قصف للحوثيين على مأرب.", "ar")
    assert ([actor.slug for actor in named.actors.all()], "actors" in named.beside) == (["houthis"], False)


def test_a_card_made_of_a_date_beside_a_deed_of_another_day_has_not_its_title(db):
    text = (
        "دخلت وحدات من الجيش وادي سدير في الأول من ديسمبر تنفيذا لاتفاق وقف إطلاق النار "
        "الذي وقع في التاسع من نوفمبر برعاية الوسيط."
    )
    article = an_article(text=text, language="ar", published="2020-12-02")
    read_into_candidates(article)
    deed = article.candidates.get()
    assert (deed.date, deed.title.split()[0]) == ("2020-12-01", "دخلت")
    start = text.index("التاسع")
    made = candidates.propose_words(article, start, start + len("التاسع من نوفمبر"))
    assert (made.date, made.title) == ("2020-11-09", "")
    assert candidates.propose_words(article, deed.start, deed.end).title == deed.title


def test_of_days_that_are_listed_each_has_the_title_of_their_deed(db):
    text = "وكانت مدينة النور قد تعرضت للقصف الاثنين والأربعاء والخميس الماضيين."
    article = an_article(text=text, language="ar", published="2021-10-22")
    read_into_candidates(article)
    deed = article.candidates.get()
    assert deed.date == "2021-10-18"
    start = text.index("الخميس")
    made = candidates.propose_words(article, start, start + len("الخميس الماضيين"))
    assert (made.date, made.title) == ("2021-10-21", deed.title)


def test_two_days_that_are_read_as_one_leave_nothing_of_the_article_unread(db):
    text = "Clashes went on in Arden on Saturday and Sunday."
    article = an_article(text=text, language="en", published="2023-03-29")
    assert read_into_candidates(article) == {"new": 1, "known": 0, "gone": 0}
    assert [candidate.date for candidate in article.candidates.all()] == ["2023-03-25/2023-03-26"]


def test_of_an_article_with_too_many_dates_the_first_are_proposed_and_no_more_are_explained(db, monkeypatch):
    monkeypatch.setattr(candidates, "MOST_PROPOSED", 2)
    explained, explain = [], Explainer.explain
    monkeypatch.setattr(Explainer, "explain", lambda self, match: explained.append(match) or explain(self, match))
    days = ("3 May", "9 June", "4 July", "2 August")
    text = " ".join(f"On {day} 2021 rebels attacked the village of Arden." for day in days)
    article = an_article(text=text, language="en", published="2023-03-29")
    assert read_into_candidates(article) == {"new": 2, "beyond": 1}
    assert [candidate.date for candidate in article.candidates.order_by("start")] == ["2021-05-03", "2021-06-09"]
    beginnings = [text[match.start :][:6].strip() for match in explained[:3]]
    assert beginnings == ["3 May", "9 June", "4 July"]  # the third says that there are more
    assert text.index("2 August") not in [match.start for match in explained]
