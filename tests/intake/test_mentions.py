from types import SimpleNamespace

import pytest

from events.intake.mentions import Spellings, actors_spelled, is_where, nearest


def spelled(*spellings: str, inflected: bool = False) -> Spellings:
    found = Spellings(inflected=inflected)
    for number, spelling in enumerate(spellings):
        found.add(spelling, number)
    return found


@pytest.mark.parametrize(
    "text",
    ["والمغرب يرحب", "للمغرب موقف", "بالمغرب", "وللمغرب", "ٱلْمَغْرِب", "قال المغرب ،"],
)
def test_an_arabic_name_is_found_with_what_is_written_to_it(text):
    spellings = spelled("المغرب")
    assert [m.pk for m in spellings.mentions(text)] == [0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("مالي", "الأموال مالية and Somalia"),
        ("مالي", "الوضع المالي"),
        ("سورية", "سيطرت المعارضة السورية"),
        ("سورية", "للحكومة والسورية"),
    ],
)
def test_a_name_is_not_found_inside_another_word_or_in_its_adjective(name, text):
    assert spelled(name, "Mali").mentions(text) == []
    assert [mention.pk for mention in spelled(name).mentions(f"وقال إن ل{name} دورا")] == [0]


def test_the_longer_name_is_taken():
    spellings = spelled("Security Council", "Council")
    assert [m.pk for m in spellings.mentions("The Security Council met; the Council agreed.")] == [0, 1]


def test_a_short_acronym_is_a_name_only_in_capitals():
    spellings = spelled("US", "IS")
    assert [m.pk for m in spellings.mentions("It is said to us that US forces left.")] == [0]


def test_a_cue_word_is_found_in_its_inflections():
    cues = spelled("attack", "قصف", "مشاورات", inflected=True)
    assert [m.pk for m in cues.mentions("They attacked. قصفت الطائرات قبل المشاورات")] == [0, 1, 2]


def test_mentions_are_spans_of_the_text_as_given():
    text = "زار وفدٌ من مـوريتانيـا الرباط"
    [mention] = spelled("موريتانيا").mentions(text)
    assert text[mention.start : mention.end] == "مـوريتانيـا"


def test_the_nearest_is_the_nearest_on_either_side():
    mentions = spelled("talks", "attack").mentions("talks were held on Monday after the attack")
    assert nearest(mentions, 19, 25) == 1
    assert nearest(mentions, 10, 12) == 0
    assert nearest([], 0, 1) is None


@pytest.mark.parametrize(
    ("spelled", "written"),
    [
        ("غوتيريش", "قال جوتيريش"),
        ("جبهة البوليساريو", "وجبهة البوليزاريو"),
        ("القوات الأمريكية", "للقوات الأميركية"),
        ("Zelensky", "Zelenskiy said"),
    ],
)
def test_names_of_elsewhere_are_known_in_each_of_their_spellings(spelled, written):
    spellings = Spellings()
    spellings.add(spelled, 1)
    assert [mention.pk for mention in spellings.mentions(written)] == [1]


def test_short_words_are_taken_as_they_are_written():
    spellings = Spellings()
    spellings.add("جاب", 1)
    assert spellings.mentions("غاب") == []


def registered(*names: str) -> Spellings:
    return actors_spelled(
        [SimpleNamespace(pk=pk, spellings=[name]) for pk, name in enumerate(names)], range(len(names))
    )


def test_the_only_army_is_known_by_that_word_and_a_group_by_another_label():
    spellings = registered("قوات الدعم السريع", "الجيش السوداني")
    assert [m.pk for m in spellings.mentions("قصف الجيش مواقع مليشيا الدعم السريع")] == [1, 0]
    english = registered("Rapid Support Forces", "Sudanese army")
    assert [m.pk for m in english.mentions("Shells of the army hit a school.")] == [1]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Forces armées de la RDC", "L'armée congolaise a reculé."),
        ("Forces armées du Rwanda", "L'armée rwandaise a reculé."),
        ("القوات المسلحة السودانية", "انسحب الجيش السوداني من البلدة"),
        ("Armed Forces of Azerbaijan", "On Sunday Azerbaijani troops took the town."),
        ("Armed Forces of Azerbaijan", "Azerbaijan's army? No: Azeri forces took the town."),
        ("Forces armées maliennes", "Des soldats maliens ont été tués."),
        ("الجيش المالي", "انسحبت القوات المالية من البلدة"),
    ],
)
def test_the_armed_forces_of_a_state_are_its_army(name, text):
    assert [m.pk for m in registered(name).mentions(text)] == [0]
    assert registered(name).mentions("L'armée ougandaise a reculé, the Ugandan army and الجيش الأوغندي") == []


@pytest.mark.parametrize("text", ["South Sudanese forces left.", "Pro-Sudanese forces left.", "Syrian troops left."])
def test_the_forces_of_another_are_not_those_of_the_state(text):
    assert registered("Sudanese army").mentions(text) == []


def test_an_army_of_no_state_is_not_the_army():
    spellings = registered("Arakan Army", "جيش ميانمار")
    assert [m.pk for m in spellings.mentions("The army shelled what the Arakan Army held.")] == [1, 0]
    assert [m.pk for m in spellings.mentions("القيادة الشمالية للجيش")] == [1]
    assert registered("Arakan Army").mentions("The army shelled the town.") == []


def test_of_two_armies_none_is_meant_by_the_word():
    assert registered("الجيش السوداني", "الجيش التشادي").mentions("قصف الجيش مواقع") == []
    assert registered("الجيش السوداني").mentions("قصف جيش مواقع") == []
    foreign = actors_spelled([SimpleNamespace(pk=0, spellings=["الجيش السوداني"])])
    assert foreign.mentions("قصف الجيش مواقع") == []


RWANDAN = {"ar": "الجيش الرواندي", "en": "Rwandan army", "fr": "armée rwandaise"}


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("fr", "L'armée ougandaise a annoncé un retrait."),
        ("fr", "Selon l’armée burundaise, deux soldats sont morts."),
        ("fr", "Le retrait est terminé, a annoncé l'armée uruguayenne."),
        ("fr", "L'armée turque a annoncé un retrait."),
        ("fr", "L'armée régulière ougandaise a annoncé un retrait."),
        ("fr", "L'armée du Burundi a annoncé un retrait."),
        ("fr", "L'armée d'Uruguay a annoncé un retrait."),
        ("en", "The army of Uganda announced it."),
        ("en", "According to the army of the Seychelles, two died."),
        ("en", "The Uruguayan army announced it."),
        ("ar", "أعلن الجيش الأوغندي انسحابه"),
        ("ar", "أعلن الجيش الأوروغوياني انسحابه"),
        ("ar", "قال الناطق باسم الجيش البوروندي"),
        ("ar", "والجيش الوطني الليبي ينسحب"),
        ("en", "The army in Uganda announced it."),
        ("fr", "L'armée en Ouganda a annoncé un retrait."),
        ("ar", "أعلن الجيش في أوغندا انسحابه"),
    ],
)
def test_the_army_of_another_state_is_not_the_only_one_that_is_registered(lang, text):
    assert registered(RWANDAN[lang]).mentions(text) == []


@pytest.mark.parametrize(
    ("lang", "text", "named"),
    [
        ("fr", "L'armée a annoncé mardi un retrait.", "L'armée"),
        ("fr", "L'armée régulière a annoncé un retrait.", "L'armée"),
        ("fr", "Demain, l'armée désormais seule partira.", "l'armée"),
        ("fr", "L'armée du Rwanda a annoncé un retrait.", "L'armée"),
        ("fr", "L'armée régulière rwandaise a annoncé un retrait.", "L'armée"),
        ("fr", "Selon l'armée rwandaise, deux soldats sont morts.", "l'armée"),
        ("fr", "Selon l'armée, deux soldats sont morts.", "l'armée"),
        ("en", "On Monday the army left.", "the army"),
        ("en", "Near Goma the army left.", "the army"),
        ("en", "The army again maintains it left.", "The army"),
        ("en", "The army of Rwanda left.", "The army"),
        ("en", "The army in Rwanda left.", "The army"),
        ("en", "The army in Goma left.", "The army"),
        ("ar", "قصف الجيش الذي انسحب", "الجيش"),
        ("ar", "قصف الجيش الوطني مواقع", "الجيش"),
        ("ar", "انسحب الجيش الوطني الرواندي", "الجيش"),
    ],
)
def test_the_only_army_is_known_alone_and_by_its_own_state(lang, text, named):
    assert [text[m.start : m.end] for m in registered(RWANDAN[lang]).mentions(text)] == [named]


def test_an_organ_entered_by_its_bare_word_is_not_that_of_another_state():
    assert registered("le gouvernement").mentions("Le gouvernement malaisien a dit") == []
    assert registered("الحكومة").mentions("قالت الحكومة الأوروغويانية") == []
    assert registered("government").mentions("The Paraguayan government said") == []
    assert [m.pk for m in registered("le gouvernement").mentions("Le gouvernement a dit")] == [0]
    assert registered("police").mentions("La police malaisienne a dit") == []
    assert [m.pk for m in registered("police").mentions("La police a dit que police maintain order")] == [0, 0]
    assert registered("Wagner army").mentions("the army of Atlantis left") == []


def test_the_only_army_is_known_by_its_state_in_a_language_in_which_nobody_named_it():
    assert [m.pk for m in registered("الجيش الرواندي").mentions("L'armée rwandaise a annoncé un retrait.")] == [0]


def test_the_army_of_south_sudan_is_not_called_that_of_sudan():
    assert registered("South Sudanese army").mentions("The army of Sudan left.") == []


@pytest.mark.parametrize(
    ("lang", "text", "name", "where"),
    [
        ("fr", "des combats dans l'est de la RDC", "RDC", True),
        ("fr", "réunis mardi au Rwanda", "Rwanda", True),
        ("fr", "le président de la RDC a parlé", "RDC", False),
        ("fr", "un accord entre la RDC et le Rwanda", "Rwanda", False),
        ("en", "shells fell in eastern Ukraine", "Ukraine", True),
        ("en", "the president of Ukraine spoke", "Ukraine", False),
        ("ar", "معارك في شرق السودان", "السودان", True),
        ("ar", "اجتماع عقد بالسودان", "بالسودان", True),
        ("ar", "قال السودان إنه وقع", "السودان", False),
        ("fr", "dans l'armée du Nord", "armée du Nord", False),
    ],
)
def test_a_state_after_a_word_of_where_is_a_place_alone(lang, text, name, where):
    start = text.index(name)
    assert is_where(text, start, start + len(name), lang) is where


def test_a_short_name_in_arabic_is_known_by_its_very_letters():
    spellings = spelled("آن", "غزة", "إب")
    assert spellings.mentions("أعلن أن القوات انسحبت، وقال إن أب الطفل قُتل") == []
    assert [m.pk for m in spellings.mentions("في بلدة آن، وبآن، ثم في غزه وإِبّ")] == [0, 0, 1, 2]


class Asked(dict):
    """Spellings that count how often one is looked for."""

    times = 0

    def get(self, *key):
        self.times += 1
        return super().get(*key)


def test_words_with_which_no_name_begins_are_looked_for_in_none():
    """Of a text of dates alone that took more than half of the time, which was over five seconds of a processor."""
    spellings = spelled("Front of the March", "United Nations", "الأمم المتحدة")
    spellings.by_words = asked = Asked(spellings.by_words)
    assert spellings.mentions("12 March " * 1000) == []
    assert asked.times == 0
    assert [mention.pk for mention in spellings.mentions("the united nations, وللأمم المتحدة")] == [1, 2]
