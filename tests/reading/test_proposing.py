import io
import json

import pytest
from django.core.management import CommandError, call_command

from events.reading import LEXICONS, read_article
from events.reading.actors import acts
from events.reading.introduced import introduced
from events.reading.kinds import kind_of
from events.reading.proposing import propose
from events.reading.titles import headline

DAY = "2024-06-20"


def titles(text: str, lang: str, published: str = DAY) -> list[str]:
    return [proposal.title for proposal in propose(text, lang, published)]


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        ("ar", "تمكنت قوات الجيش، أمس، من فرض سيطرتها على البلدة.", "تمكنت قوات الجيش من فرض سيطرتها على البلدة"),
        ("ar", "قتلت الشرطة مسلحين الثلاثاء في العاصمة.", "قتلت الشرطة مسلحين في العاصمة"),
        ("ar", "قتل شرطيان أمس في كمين.", "مقتل شرطيين في كمين"),
        ("ar", "ووقع الانفجار الثلاثاء في السوق، وفق ما أعلنت الشرطة.", "وقوع الانفجار في السوق"),
        ("ar", "وأفادت مصادر أمنية بمقتل خمسة جنود الثلاثاء شرقي البلاد.", "مقتل خمسة جنود شرقي البلاد"),
        ("ar", "قالت الوزارة في بيان الثلاثاء إن القافلة وصلت إلى البلدة.", "القافلة وصلت إلى البلدة"),
        (
            "en",
            "The Line of Control (LoC) in the valley was shelled on Monday, officials said.",
            "The Line of Control in the valley was shelled",
        ),
        ("en", "More than 3,100 people fled the valley on Monday.", "More than 3,100 people fled the valley"),
        ("en", "The U.N. mission left the town on Monday.", "The U.N. mission left the town"),
        (
            "en",
            "Rebels of the north said on Tuesday they had taken the port.",
            "Rebels of the north had taken the port",
        ),
        (
            "en",
            "“Our men cleared the town on Monday,” he said, adding that he was there.",
            "Our men cleared the town",
        ),
        (
            "en",
            "The White Front announced on Monday that it had seized the town.",
            "The White Front had seized the town",
        ),
        ("fr", "« Le convoi » a été attaqué mardi par « des hommes ».", "Le convoi a été attaqué par des hommes"),
        ("ar", "وشن التنظيم هجوما على البلدة الأحد.", "شن التنظيم هجوما على البلدة"),
        ("en", "Saturday’s strike on the depot killed ten people.", "Strike on the depot killed ten people"),
        ("ar", "وقالت الهيئة، في بيان صحافي (الاثنين)، إنها دخلت المدينة.", "الهيئة دخلت المدينة"),
        ("fr", "L'armée a affirmé lundi avoir repris la ville.", "L'armée a repris la ville"),
        (
            "fr",
            "Le porte-parole a affirmé que dix obus étaient tombés lundi sur Aléria.",
            "Dix obus sont tombés sur Aléria",
        ),
        (
            "fr",
            "Selon Ivo Sand, porte-parole du front dans la région, le front a attaqué lundi la base.",
            "Le front a attaqué la base",
        ),
    ],
)
def test_a_title_is_the_whole_clause_without_date_brackets_and_who_says_it(lang, text, title):
    assert titles(text, lang) == [title]


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        # Particles of the sentence, and what joins it to the one before
        ("ar", "وبحسب إذاعة محلية، فإن القذائف أصابت المخبز صباح الأحد.", "القذائف أصابت المخبز"),
        (
            "ar",
            "قالت الإدارة المعينة من قبل المجلس الأعلى، أمس، إنها تجهز مخيما جديدا.",
            "الإدارة المعينة تجهز مخيما جديدا",
        ),
        ("en", "For their part, the herders left the valley on Monday.", "The herders left the valley"),
        ("fr", "Pour leur part, les éleveurs ont quitté lundi la vallée.", "Les éleveurs ont quitté la vallée"),
        ("en", "Port Vila, 5 Aug The council closed the harbour on Monday.", "The council closed the harbour"),
        # What is left of a date
        ("ar", "وانتهى الحصار بحلول مساء الأحد في المرفأ.", "انتهاء الحصار في المرفأ"),
        ("en", "Dozens of farmers died in last week's flood.", "Dozens of farmers died in flood"),
        (
            "en",
            "The union blamed the mayor for Monday’s fire at the mill.",
            "The union blamed the mayor for fire at the mill",
        ),
        # Who says it, by which way
        ("ar", "وأفاد الناطق باسم البلدية على منصة ماستودون الأحد بأن السد انهار.", "السد انهار"),
        ("ar", "وأوضح نور سامي، المتحدث باسم نقابة المزارعين، أن الجرافة هدمت السد الأحد.", "الجرافة هدمت السد"),
        ("ar", "وتابعوا أن الحريق اندلع الأحد في المخزن.", "الحريق اندلع في المخزن"),
        ("ar", "كما أفادت عدة قرى بتعرضها لقصف عنيف الأحد.", "أفادت عدة قرى بتعرضها لقصف عنيف"),
        ("en", "The union said in a statement Saturday that it had left the mill.", "The union had left the mill"),
        ("fr", "L’armée a indiqué lundi dans son communiqué avoir repris la ville.", "L’armée a repris la ville"),
        (
            "fr",
            "La mairie a déclaré lundi dans un communiqué que les ponts étaient fermés.",
            "Les ponts étaient fermés",
        ),
        (
            "en",
            "In April, jets bombed a mill that miners and teachers said sheltered ten families.",
            "Jets bombed a mill that miners and teachers said sheltered ten families",
        ),
    ],
)
def test_a_title_has_no_scraps_of_its_sentence(lang, text, title):
    assert titles(text, lang) == [title]


@pytest.mark.parametrize(
    ("lang", "text", "title"),
    [
        (
            "en",
            "Over 100 soldiers of the Seventh Mountain Brigade of the north, who had been resting in the village of"
            " Alderra for weeks, were attacked on Sunday by herders.",
            "Over 100 soldiers of the Seventh Mountain Brigade of the north were attacked by herders",
        ),
        (
            "fr",
            "Un ingénieur norvégien de la Mission préparatoire intégrée des universités du littoral pour la"
            " restauration des digues en République d’Alderra a été tué vendredi, près du port.",
            "Un ingénieur norvégien a été tué, près du port",
        ),
        (
            "fr",
            "À Aléria, qui se trouve à quelques dizaines de kilomètres de la frontière avec le royaume du Nord,"
            " un poste de douane a été incendié lundi.",
            "À Aléria un poste de douane a été incendié",
        ),
    ],
)
def test_a_long_subject_leaves_room_for_its_verb(lang, text, title):
    assert titles(text, lang) == [title]


def test_of_two_that_did_it_none_is_left_out():
    text = (
        "Le syndicat de Belmonte dans le nord montagneux du pays et les familles paysannes de cette commune de la"
        " province d’Alderra ont subi lundi une perte."
    )
    [finding] = read_article(text, "fr", DAY)
    assert headline(text, [(finding.start, finding.end)], finding.start, LEXICONS["fr"].wording) == ""


def test_half_of_a_list_is_no_title():
    text = (
        "Ten were injured and fifteen were arrested in Alder, Birk, and Corn-U townships during two days of searches"
        " on Wednesday and Thursday."
    )
    assert set(titles(text, "en")) == {
        "Ten were injured and fifteen were arrested in Alder, Birk, and Corn-U townships during two days of searches"
    }


def test_an_act_without_the_one_who_did_it_has_no_title():
    text = (
        "Après s’être emparés de la capitale de la province voisine fin janvier, les insurgés avancent vers le sud."
    )
    [finding] = read_article(text, "fr", DAY)
    span = (finding.start, finding.end)
    assert headline(text, [span], finding.start, LEXICONS["fr"].wording) == ""


def test_where_no_title_can_be_made_the_event_is_proposed_with_its_plain_sentence():
    text = (
        "Après s’être emparés (sans combat) de la capitale de la province voisine fin janvier, les insurgés avancent"
        " vers le sud."
    )
    assert titles(text, "fr") == [
        "Après s’être emparés de la capitale de la province voisine, les insurgés avancent vers le sud"
    ]


@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_a_long_title_ends_with_a_phrase(lang):
    text = {
        "ar": "هاجمت القوات يوم الثلاثاء " + "مواقع الفصائل في محيط البلدة القديمة " * 6 + ".",
        "en": "The forces attacked on Tuesday " + "the positions of the groups around the old town " * 5 + ".",
        "fr": "Les forces ont attaqué mardi " + "les positions des groupes autour de la vieille ville " * 5 + ".",
    }[lang]
    [title] = titles(text, lang)
    assert 45 <= len(title) <= 110
    assert title.split()[-1] not in {"في", "the", "of", "around", "des", "la", "de", "autour"}


def test_two_dates_of_one_event_are_one_card_and_background_stands_with_it():
    text = "Fighting resumed on Tuesday, 18 June, officials said on Wednesday. The group was founded in 2007."
    [proposal] = propose(text, "en", DAY)
    assert proposal.finding.edtf == "2024-06-18"
    assert {other.text for other in proposal.others} == {"Wednesday", "2007"}


def test_what_two_sentences_tell_of_one_day_in_the_same_words_is_one_card():
    text = "Rebels took the port of Alera on Monday. The rebels took the port of Alera on Monday night."
    assert len(propose(text, "en", DAY)) == 1


def test_furniture_is_not_proposed():
    assert propose("Published 20 June 2024\nThey met.", "en", DAY) == []


@pytest.mark.parametrize(
    ("lang", "clause", "kind"),
    [
        ("ar", "وقع انفجار في السوق", "military"),
        ("ar", "وقع الطرفان الاتفاق", "agreement"),
        ("ar", "وقعت قوات الميناء الساحلية في المدينة على اتفاق", "agreement"),
        ("ar", "يتفق الطرفان في محادثات عقدت في المدينة على تبادل الجثامين", "agreement"),
        ("ar", "وقعت هجمات على قرى الوادي رغم الاتفاق", "military"),
        ("ar", "أعلنت وزارة الصحة مقتل خمسة", "military"),
        ("ar", "اختطف مسلحون ثلاثة مزارعين", "military"),
        ("ar", "تظاهر المئات في العاصمة", "civil"),
        ("en", "The ceasefire was violated again", "military"),
        ("en", "Both sides signed a ceasefire", "agreement"),
        ("en", "An airstrike killed ten", "military"),
        ("en", "The council adopted a resolution", "un-act"),
        ("fr", "Trois villageois ont été enlevés", "military"),
        ("fr", "Les deux délégations se sont rencontrées", "talks"),
        ("en", "The mission condemned the attack", "statement"),
        ("en", "Images released by a laboratory showed tanks", ""),
        ("fr", "Le Rwanda a accusé la RDC d'avoir tiré des roquettes", "statement"),
        ("fr", "Le tribunal l'a condamné à mort", "law"),
        ("ar", "وعد المحافظ بدحر الهجوم", "statement"),
        ("ar", "فرضت السلطات حظرا للتجوال", "civil"),
        ("en", "It rained", ""),
        ("ar", "استولت القوات على مقر القيادة", "military"),
        ("ar", "هنأت جماعات الجيش بهجومه", "statement"),
        ("ar", "وقعت الحكومة ميثاقا", "agreement"),
        ("en", "The rebels set fire to some offices", "military"),
        ("en", "They arrived at the toll gate", ""),
        ("fr", "L'armée a pris la ville", "military"),
        ("fr", "Le ministre a pris part à la cérémonie", ""),
        ("en", "The full-scale invasion of the country began", "military"),
        ("en", "The ruling is an invasion of privacy", "law"),
        ("fr", "L’invasion à grande échelle a commencé", "military"),
        ("fr", "L’invasion acridienne a commencé", ""),
        ("ar", "بدأ الغزو الشامل للبلاد", "military"),
        ("ar", "منذ الاجتياح الإسرائيلي للجنوب", "military"),
        ("ar", "غزت القوات الإمارة", "military"),
        ("ar", "اجتاحت القوات المدينة", "military"),
        ("ar", "اجتاحت السيول المدينة", ""),
    ],
)
def test_the_kind_follows_from_the_main_verb(lang, clause, kind):
    assert kind_of(clause, lang) == kind


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("en", "The Northern Defence Forces (NDF) attacked. The NDF left.", ["Northern Defence Forces"]),
        ("en", "Col. Ivo Sand spoke. Sand left.", ["Ivo Sand"]),
        ("en", "Sudanese army units left.", ["Sudanese army"]),
        ("fr", "Le Mouvement du 3 mars (M3) attaque. Le M3 part.", ["Mouvement du 3 mars"]),
        ("fr", "Le colonel Ivo Sand parle.", ["Ivo Sand"]),
        ("ar", "هاجمت قوات الدفاع الشمالي البلدة.", ["قوات الدفاع الشمالي"]),
        ("ar", "انسحب الجيش السوداني. ثم عاد الجيش.", ["الجيش السوداني"]),
        ("en", "Sudanese army units left. Later the army returned.", ["Sudanese army"]),
        ("en", "Xylo rebels attacked. The Xylos left.", ["Xylo"]),
        ("en", "The Houthis left. Houthi fighters stayed.", ["Houthis"]),
        ("en", "Ivo Sand spoke to villagers. Sand said they would stay.", ["Ivo Sand"]),
        ("en", "The U.S. Central Command struck. Central Command left.", ["U.S. Central Command"]),
        ("en", "In a town near the military base it rained.", []),
        ("fr", "Les rebelles du Xylo attaquent. Le Xylo part.", ["Xylo"]),
        ("fr", "Le président russe Ivo Sand parle.", ["Ivo Sand"]),
        ("fr", "Des membres du gang Xylo Ansam ont fui le lac Tchad.", ["Xylo Ansam"]),
        ("fr", "Le capitaine Sand parle.", ["Sand"]),
        ("en", "The government of Mozambique left.", ["government of Mozambique"]),
        ("fr", "La coalition des gens du nord (CGN) part. La CGN revient.", ["coalition des gens du nord"]),
        ("ar", "هاجم الحوثيون البلدة، وتصدت القوات للحوثيين.", ["الحوثيون"]),
        ("ar", "التقى رئيس مجلس النواب الليبي عقيلة صالح الوفد.", ["عقيلة صالح"]),
    ],
)
def test_an_actor_that_the_article_introduces_is_known_by_all_its_names(lang, text, names):
    found = [
        mention.name
        for mention in introduced(text, lang).mentions(text)
        if acts(text, mention.start, mention.end, lang)
    ]
    assert sorted(set(found)) == names


@pytest.mark.parametrize(
    ("lang", "text", "names"),
    [
        ("fr", "L'armée rwandaise part. L'armée uruguayenne revient.", ["armée rwandaise", "armée uruguayenne"]),
        ("fr", "L'armée rwandaise part. L’armée turque revient.", ["armée rwandaise", "armée turque"]),
        (
            "fr",
            "L'armée malienne part. L'armée régulière fidjienne revient.",
            ["armée malienne", "armée régulière fidjienne"],
        ),
        (
            "fr",
            "L'armée rwandaise part. Celle-ci, l'armée d'Atlantide, revient.",
            ["armée rwandaise", "armée d'Atlantide"],
        ),
        (
            "fr",
            "Le gouvernement malien part. Le gouvernement fidjien reste.",
            ["gouvernement malien", "gouvernement fidjien"],
        ),
        ("en", "The Rwandan army left. The Uruguayan army came.", ["Rwandan army", "Uruguayan army"]),
        ("en", "The Rwandan army left. The army of Atlantis came.", ["Rwandan army", "army of Atlantis"]),
        ("en", "The Malian police left. The Fijian police came.", ["Malian police", "Fijian police"]),
        ("ar", "انسحب الجيش الرواندي. عاد الجيش الأوروغوياني.", ["الجيش الرواندي", "الجيش الأوروغوياني"]),
        ("ar", "انسحبت الشرطة الرواندية. عادت الشرطة الفيجية.", ["الشرطة الرواندية", "الشرطة الفيجية"]),
    ],
)
def test_the_organ_of_a_state_that_no_table_holds_is_not_another_states(lang, text, names):
    assert [mention.name for mention in introduced(text, lang).mentions(text)] == names


def test_a_state_is_an_actor_where_it_acts_and_not_where_it_is_a_place():
    [left] = propose("Ethiopia closed the border on Monday.", "en", DAY)
    [place] = propose("Shells fell in Ethiopia on Monday.", "en", DAY)
    assert (left.actors, place.actors) == (["Ethiopia"], [])


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("en", "The Northern Front said its forces took the port on Monday.", ["Northern Front"]),
        ("en", "The Northern Front announced a truce on Monday.", ["Northern Front"]),
        ("en", "The Northern Front said a shell hit the port on Monday.", []),
        ("fr", "L'armée malienne a affirmé avoir repris la ville lundi.", ["armée malienne"]),
        ("fr", "L'armée malienne a affirmé que trois civils avaient péri lundi.", []),
        ("ar", "أعلن الجيش السوداني أنه استعاد البلدة الاثنين.", ["الجيش السوداني"]),
    ],
)
def test_who_says_it_is_an_actor_only_of_what_they_did(lang, text, actors):
    [proposal] = propose(text, lang, DAY)
    assert proposal.actors == actors


def test_a_capital_stands_for_its_government_where_it_acts():
    [acting] = propose("Kinshasa accused Kigali on Monday.", "en", DAY)
    [place] = propose("A shell fell in Kinshasa on Monday.", "en", DAY)
    assert (acting.actors, acting.places) == (["Kinshasa", "Kigali"], [])
    assert (place.actors, place.places) == ([], ["Kinshasa"])


def run(monkeypatch, text: str) -> list[dict]:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    call_command("propose_events", "--jsonl", stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_the_command_proposes_events_without_a_database(monkeypatch):
    text = "Rebels of the Northern Front (NF) took the port on Monday, a rebel official said."
    [answer] = run(monkeypatch, json.dumps({"id": 1, "lang": "en", "published": DAY, "text": text}))
    [event] = answer["events"]
    assert (event["date"], event["kind"], event["attribution"]) == ("2024-06-17", "military", "a rebel official")
    assert event["new_actors"] == ["Northern Front"]
    assert (event["places"], event["coordinates"]) == ([], {})
    assert (event["title"], event["stance"]) == ("Rebels of the Northern Front took the port", "says")
    assert text[event["start"] : event["end"]] == "Monday"
    assert [date["edtf"] for date in event["dates"]] == ["2024-06-17"]


def test_the_command_gives_the_coordinates_of_towns(monkeypatch):
    text = "In Lebanon, shells fell in Tripoli on Monday."
    [answer] = run(monkeypatch, json.dumps({"id": 1, "lang": "en", "published": DAY, "text": text}))
    [event] = answer["events"]
    assert (event["places"], event["coordinates"]) == (["Tripoli"], {"Tripoli": [34.43, 35.84]})


def test_a_line_that_cannot_be_read_is_named(monkeypatch):
    with pytest.raises(CommandError, match="1 lines"):
        run(monkeypatch, '{"id": 1}')


def test_what_goes_on_since_a_near_day_is_news_and_since_a_far_one_background():
    text = "Shells have fallen on the town since Sunday. They met on Monday. The town is besieged since 10 May 2024."
    assert [p.finding.edtf for p in propose(text, "en", "2025-04-22")] == ["2025-04-20/..", "2025-04-21"]


def test_a_kind_is_not_only_that_something_was_said():
    """Where the title tells no more than that, the clause does."""
    (event,) = propose("The council announces, on Friday, an emergency session on the war.", "en", "2025-11-07")
    assert event.kind == "talks"


def test_a_sentence_that_ends_with_the_day_of_a_month_ends_there_and_a_line_is_numbered():
    text = "The army took Aba on July 16, 2023, and took Bet, at last, on October 1. They went on to Gim."
    one, two = propose(text, "en", "2023-10-18")
    assert one.title == "The army took Aba"
    assert (one.quote, two.finding.edtf) == (text[: text.index(" They")], "2023-10-01")
    assert [proposal.places for proposal in propose(text.replace("took", "captured"), "en", "2023-10-18")] == [
        ["Aba"],
        ["Bet"],
    ]
    numbered = "1. Troops left Aba on Monday."
    assert propose(numbered, "en", "2023-10-18")[0].quote == numbered


def test_what_only_stands_where_a_place_could_is_none():
    held = "Troops shelled the town of Goma and the MNA-controlled city on Monday."
    assert propose(held, "en", "2023-10-18")[0].places == ["Goma"]
    joined = "أعلن الجيش يوم الاثنين سيطرته على بلدة وقيادة عسكرية في غوما."
    assert propose(joined, "ar", "2023-10-18")[0].places == ["غوما"]


@pytest.mark.parametrize(
    ("lang", "text", "by_then"),
    [
        ("en", "Two miners died in a fire, the guild said Monday.", True),
        ("en", "The guild said on Monday that two miners died in a fire.", True),
        ("fr", "Deux mineurs ont péri dans un feu, a indiqué lundi la garde.", True),
        ("ar", "قالت النقابة الاثنين إن عاملين قتلا في حريق.", True),
        ("en", "Two miners died in a fire on Monday, the guild said.", False),
        ("en", "The guild will meet, it said on Monday, on 3 July.", False),
    ],
)
def test_what_was_said_on_a_day_may_have_happened_before(lang, text, by_then):
    finding = propose(text, lang, "2024-06-20")[0].finding
    assert (finding.alternatives[:1] == (f"[..{finding.edtf}]",)) is by_then
