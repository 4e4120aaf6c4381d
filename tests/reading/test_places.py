"""Towns by the gazetteer, and which of several an article means."""

import re
import subprocess
import sys
from collections import Counter
from time import process_time

import pytest

from events.reading.gazetteer import book, key_of, town, towns_called
from events.reading.gazetteer.sounding import towns_sounding, transcribed
from events.reading.places import called_places, introduced_places, places_in, town_called
from events.reading.proposing import propose


def placed(text: str, lang: str) -> dict[str, tuple[str, float, float]]:
    """Name → state and coordinates, of the places that have any."""
    towns = introduced_places(text, lang).towns
    return {name: (town.country, town.latitude, town.longitude) for name, town in towns.items()}


@pytest.mark.parametrize("name", ["El Fasher", "El-Fasher", "el-fasher", "الفاشر"])
def test_a_town_is_known_by_all_its_names(name):
    [town] = towns_called(key_of(name))
    assert (town.country, round(town.latitude), round(town.longitude)) == ("SD", 14, 25)


# As newspapers write them, and GeoNames does not.
TRANSCRIBED = {
    "UA": (
        "خاركيف 50 36, ميكولايف 47 32, زابوريجيا 48 35, باخموت 49 38, أفدييفكا 48 38, تشاسيف يار 49 38,"
        "كوبيانسك 50 38, تشيرنيهيف 52 31, سيفيرودونيتسك 49 38, إيربين 51 30"
    ),
    "SD": "كادوقلي 11 30, الدلنج 12 30, مليط 14 26, بابنوسة 11 28, كوستي 13 33, كتم 14 25",
    "SY": "كوباني 37 38, البوكمال 34 41",
    "LY": "ترهونة 32 14",
    "CD": "جوما -2 29, روتشورو -1 29, بوتيمبو 0 29, أوفيرا -3 29, كيسنغاني 1 25, لوبيرو 0 29",
    "MM": "نايبيداو 20 96, ميتكيينا 25 97, مياوادي 17 99, تاونغجي 21 97",
}


@pytest.mark.parametrize("state", TRANSCRIBED)
def test_a_town_is_known_however_arabic_transcribes_it(state):
    rows = [row.rsplit(" ", 2) for row in TRANSCRIBED[state].split(",")]
    towns = [town_called(name.strip(), Counter([state])) for name, _north, _east in rows]
    found = [town and (town.country, round(town.latitude), round(town.longitude)) for town in towns]
    assert found == [(state, int(north), int(east)) for _name, north, east in rows]


@pytest.mark.parametrize(
    ("name", "state"), [("خاركيف", "UA"), ("كتم", None), ("باخموت", None), ("دارنا", None), ("أو", None), ("", None)]
)
def test_without_its_state_only_a_large_town_is_known_by_its_sound(name, state):
    town = town_called(name, Counter())
    assert (town and town.country) == state


def test_a_word_that_is_some_capitals_name_too_is_that_only_where_its_state_is_told_of():
    towns = [town_called("الجزيرة", Counter([state])) for state in ("SD", "DZ")]
    assert [town and town.country for town in towns] == [None, "DZ"]


def test_a_large_town_that_a_name_only_sounds_like_is_none_where_other_states_are_told_of():
    assert (town_called("قبتان", Counter()).country, town_called("قبتان", Counter(["SY"]))) == ("ZA", None)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("أخلى الجنود منطقة المطار في صنعاء أمس.", ["صنعاء"]),
        ("بلغ الموكب مدينة عدن، الميناء الأول في المحافظة نفسها.", ["عدن"]),
        ("سيطر المقاتلون على منطقة المعبر قرب مدينة القامشلي.", ["القامشلي"]),
    ],
)
def test_what_every_town_has_is_no_place_of_its_own(text, places):
    assert list(dict.fromkeys(introduced_places(text, "ar").names.values())) == places


@pytest.mark.parametrize("name", ["", "a", "zzzz", "gomaa b", "\x00", "\t", "goma\t"])
def test_what_no_town_is_called_has_none(name):
    assert towns_called(key_of(name) if name.isprintable() else name) == ()


def test_the_first_and_the_last_spelling_are_found():
    spellings = [line.split(b"\t")[0].decode() for line in book()[1].strip().split(b"\n")]
    assert spellings == sorted(spellings)
    assert all(towns_called(spelling) for spelling in (spellings[0], spellings[-1], *spellings[::9973]))


@pytest.mark.parametrize(
    ("lang", "text", "towns"),
    [
        ("en", "In Libya, shells fell in Tripoli.", {"Tripoli": "LY"}),
        ("en", "In Lebanon, shells fell in Tripoli.", {"Tripoli": "LB"}),
        ("en", "Lebanon and Libya: shells fell in Tripoli.", {}),
        ("en", "Shells fell in Benghazi and in Tripoli.", {"Benghazi": "LY", "Tripoli": "LY"}),
        ("fr", "Au Liban, des obus sont tombés à Tripoli.", {"Tripoli": "LB"}),
        ("ar", "سقطت قذائف في طرابلس شمالي لبنان.", {"طرابلس": "LB"}),
        ("ar", "سقطت قذائف على بنغازي، واندلعت اشتباكات في طرابلس.", {"بنغازي": "LY", "طرابلس": "LY"}),
        ("en", "Reading of the bill began in Britain. Victoria Sand spoke, and Nice words were said.", {}),
        ("en", "Police in Poland said most people left.", {}),
        ("ar", "في سوريا قال المركز إن السوق في حالة جيدة.", {}),
        ("en", "China urged both sides to stop the battles in northern Shan State.", {}),
        ("en", "Goma fell, and a shell hit Goma in Congo.", {"Goma": "CD"}),
        ("ar", "في اليمن قصفت القوات محافظات تعز، وصعدة، ومأرب.", {"تعز": "YE", "صعدة": "YE", "مأرب": "YE"}),
        ("ar", "انسحبت القوات من مواقع بالفاشر في السودان.", {"الفاشر": "SD"}),
        ("ar", "قصفت روسيا مدينة باخموت في أوكرانيا.", {"باخموت": "UA"}),
    ],
)
def test_the_states_and_other_towns_of_an_article_decide_which_town_it_means(lang, text, towns):
    assert {name: state for name, (state, _, _) in placed(text, lang).items()} == towns


@pytest.mark.parametrize(
    "text",
    [
        "أفاد حاكم الإدارة العسكرية للمنطقة بأن غارة أصابت مبنى.",
        "أقر المجلس المحلي للبلدة بأنها سقطت.",
        "عادت القافلة للمدينة بعد ساعات، وخرجت من مخيم قبل الفجر.",
        "سلم المقاتلون قاعدة حيث أقاموا، وأغلق الجيش معبرا ومطار منذ أيام.",
    ],
)
def test_what_joins_sentences_is_no_name_of_a_place(text):
    assert introduced_places(text, "ar").mentions(text) == []


def test_a_state_is_no_place_beside_its_town_nor_where_it_owns_something():
    def found(text: str) -> list[str]:
        return places_in(text, introduced_places(text, "en"))

    assert found("Shells fell in Goma in Rwanda's neighbour.") == ["Goma"]
    assert found("Shells fell in Khartoum in Sudan.") == ["Khartoum"]
    assert found("Shells fell in Sudan.") == ["Sudan"]


def test_finding_dates_does_not_read_the_gazetteer():
    code = "import events.reading, sys; sys.exit('events.reading.gazetteer' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("lang", "text", "named"),
    [
        ("ar", "قصفت الطائرات مخيما للنازحين في السودان.", ["السودان"]),
        ("ar", "أصاب القصف قرية للنازحين في مدينة سنجة.", ["سنجة"]),
        ("ar", "في السودان قال مراسل القناة في الخرطوم إن القصف أصاب مدينة سنجة.", ["سنجة"]),
        ("en", "Our correspondent in Khartoum said shells hit the town of Sinja in Sudan.", ["Sinja"]),
        ("fr", "Notre correspondant à Khartoum rapporte un raid sur la ville de Sinja.", ["Sinja"]),
    ],
)
def test_neither_persons_nor_where_a_reporter_sits_are_where_it_happened(lang, text, named):
    assert places_in(text, introduced_places(text, lang)) == named


@pytest.mark.parametrize("unit", ["ه", "ع", "عه", "عن", "يو"])
@pytest.mark.parametrize("name", ["kharkiv", "aaaaaaa", "ananananan", "hahahaha"])
def test_a_word_that_says_a_letter_again_and_again_is_compared_at_once(unit, name):
    """As laughter is searched for: patterns that may all be empty were tried in every way there is."""
    word = (unit * 14)[:14] + "بك"
    began = process_time()
    assert re.fullmatch(transcribed(word), name) is None
    assert process_time() - began < 0.1


@pytest.mark.parametrize(
    ("lang", "text", "named"),
    [
        ("fr", "La capitale malienne Bamako a été attaquée samedi.", ["Bamako"]),
        ("fr", "La trêve est entrée en vigueur samedi à 10 heures, heure de Moscou.", []),
        ("fr", "Les Forces armées de la République centrafricaine ont repris un port samedi.", []),
        ("fr", "Les Forces armées de la République centrafricaine ont fui samedi à Bangui.", ["Bangui"]),
        ("en", "NLF-controlled Nyala airport was bombed on Saturday.", ["Nyala"]),
        ("en", "Miners were shot on Saturday in County Fermanagh.", ["County Fermanagh"]),
        (
            "en",
            "On Saturday guards searched the municipalities of Tibu, El Tarra and Teorama.",
            ["Tibu", "El Tarra", "Teorama"],
        ),
    ],
)
def test_a_place_is_named_whole_and_is_none_within_another_name(lang, text, named):
    assert propose(text, lang, "2024-05-13")[0].places == named


def test_a_region_that_sounds_like_a_town_of_a_state_told_of_by_the_way_is_not_that_town():
    told = "اتفقت أذربيجان وأرمينيا على هدنة في إقليم كاراباخ. وقالت أذربيجان إن أرمينيا قبلتها، بوساطة روسيا."
    assert placed(told, "ar") == {}
    assert placed("دخل الجيش إقليم لاتشين، كما أعلنت أذربيجان.", "ar") == {"لاتشين": ("AZ", 39.64, 46.55)}


@pytest.mark.parametrize("name", ['"قره باغ"', "«سهل الورد»", "ناغورني قره"])
def test_a_region_of_two_words_is_named_whole(name):
    words = f"أطلق الجيش عملية في إقليم {name}، وفق بيان."
    assert places_in(words, introduced_places(words, "ar")) == [name.strip('"«»')]


def test_words_that_are_cut_off_anywhere_are_read():
    words = "أطلق الجيش عملية في إقليم «سهل الورد»، وفق بيان."
    cut = [called_places(words[:end], "ar") for end in range(len(words) + 1)]
    assert cut[words.index("»") :] == [["سهل الورد"]] * (len(words) - words.index("»") + 1)


@pytest.mark.parametrize(
    "name",
    ["تشيناي", "تسيل", "الفاشر", "المدان", "عرابه", "هراه", "وارسو", "يفرن", "ايلات", "اوديسا", "خاركيف"],
)
def test_what_sounds_alike_is_sought_wherever_it_may_begin(name):
    everywhere = re.findall(rf"\n{transcribed(name)}\t([\d,]+)".encode(), book()[1])
    numbers = {int(number) for each in everywhere for number in each.split(b",")}
    assert {town(number) for number in numbers} == set(towns_sounding(name)) != set()
