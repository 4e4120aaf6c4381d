import pytest

from events.reading import LEXICONS, read_article, stances, titles, wording
from events.reading.clauses import LONGEST_TITLE
from events.reading.title_lengths import SLACK


def proposals(text: str, lang: str, published: str = "2023-03-31") -> list[tuple[str, str, str, str]]:
    """Of each dated expression: its words, the title proposed, the stance, and to whom it is attributed."""
    cues = LEXICONS[lang].wording
    found = []
    findings = read_article(text, lang, published)
    for finding in findings:
        first, last = finding.sentence
        said = text[first:last]
        spans = [(f.start - first, f.end - first) for f in findings if f.sentence == finding.sentence]
        title = titles.headline(said, spans, finding.start - first, cues)
        at = finding.start - first
        claim, stance = stances.told(said, cues, spans, at, planned=finding.direction == "future")
        found.append((finding.text, title, stance, claim.name if claim else ""))
    return found


def test_a_title_is_the_clause_without_its_date_and_dateline():
    [[_, title, stance, _]] = proposals("RABAT – On Monday, the envoy invited the parties to talks.", "en")
    assert (title, stance) == ("The envoy invited the parties to talks", "reports")


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("GENEVA, March 14 (Agency) - The two sides met on Tuesday.", "en"),
        ("KONNA, Mali, Jan 15 – The two sides met on Tuesday.", "en"),
        ("جنيف، 14 مارس 2025 ــ اجتمع الطرفان يوم الثلاثاء.", "ar"),
        ("March 14, 2025 (GENEVA) – The two sides met on Tuesday.", "en"),
        ("جنيف، 14 مارس (وكالة) - اجتمع الطرفان يوم الثلاثاء.", "ar"),
        ("مارس 14, 2025 (جنيف) – اجتمع الطرفان يوم الثلاثاء.", "ar"),
        ("جنيف: 14 مارس 2025 – اجتمع الطرفان يوم الثلاثاء.", "ar"),
    ],
)
def test_a_dateline_may_hold_a_date_and_an_agency_and_is_no_part_of_a_title(text, lang):
    *_, (_, title, _, _) = proposals(text, lang)
    assert title == {"en": "The two sides met", "ar": "اجتماع الطرفين"}[lang]


@pytest.mark.parametrize(
    "text", ["On 3 May, troops - some of them wounded - withdrew.", "They will meet again on May 3 - a Tuesday."]
)
def test_a_sentence_with_a_dash_has_no_dateline(text):
    assert wording.dateline_end(text) == 0


def test_no_space_is_left_before_a_comma_where_a_date_was():
    [[_, title, _, _]] = proposals(
        "The Council, which renewed the mandate on 30 October, was told of a breach.", "en"
    )
    assert " ," not in title


def test_an_arabic_title_does_not_begin_with_and_unless_the_word_does():
    assert proposals("وتجدد القتال في الشمال يوم الثلاثاء.", "ar")[0][1] == "تجدد القتال في الشمال"
    assert proposals("واجه المبعوث انتقادات يوم الثلاثاء.", "ar")[0][1] == "واجه المبعوث انتقادات"


def test_an_arabic_headline_turns_the_verb_into_its_noun():
    [[written, title, _, _]] = proposals("استقبل الأمين العام مساء الخميس مبعوثه الشخصي.", "ar")
    assert (written, title) == ("مساء الخميس", "استقبال الأمين العام مبعوثه الشخصي")


def test_two_dates_of_one_sentence_get_a_title_each():
    text = "ويوم الاثنين ، دعا المبعوث جميع الأطراف إلى مشاورات قبل جلسة مجلس الأمن المقرر عقدها في أبريل."
    monday, april = proposals(text, "ar")
    assert monday[1] == "دعوة المبعوث جميع الأطراف إلى مشاورات"
    assert april[1:3] == ("جلسة مجلس الأمن", "announces")


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("ar", "عقد الاجتماع يوم الاثنين، وفقًا للمتحدث باسم الأمم المتحدة.", "المتحدث باسم الأمم المتحدة"),
        ("ar", "وفقا لبيان صادر عن الوزارة، عقد الاجتماع يوم الاثنين.", "بيان صادر عن الوزارة"),
        ("ar", "بحسب وكالة الأنباء، عقد الاجتماع يوم الاثنين.", "وكالة الأنباء"),
        ("en", "The talks were held on Monday, according to the UN spokesman.", "the UN spokesman"),
        ("fr", "Selon un communiqué de l’ONU, l’Envoyé a reçu lundi les parties.", "un communiqué de l’ONU"),
    ],
)
def test_to_whom_a_sentence_is_attributed_is_found(lang, text, who):
    [[_, title, stance, named]] = proposals(text, lang)
    assert (named, stance) == (who, "says")
    assert who not in title


@pytest.mark.parametrize(
    ("lang", "text", "stance"),
    [
        ("ar", "نفت الجزائر يوم الثلاثاء أن تكون قد تلقت دعوة.", "denies"),
        ("ar", "أكدت الوزارة يوم الثلاثاء وصول الوفد.", "says"),
        ("en", "Algeria denied on Tuesday that it had received an invitation.", "denies"),
        ("fr", "Le Maroc a démenti mardi toute rencontre.", "denies"),
        ("fr", "La séance est prévue en mai.", "announces"),
        ("en", "Shells fell on the town on Tuesday.", "reports"),
    ],
)
def test_the_stance_follows_from_the_wording(lang, text, stance):
    assert [row[2] for row in proposals(text, lang)] == [stance]


def test_a_name_set_apart_by_commas_does_not_cut_the_sentence():
    text = "وصل المبعوث الأممي، ستافان دي ميستورا، إلى مدينة العيون مساء الاثنين، في أول زيارة له."
    [[_, title, _, _]] = proposals(text, "ar")
    assert title == "وصول المبعوث الأممي، ستافان دي ميستورا، إلى مدينة العيون"


def test_a_long_clause_is_cut_between_words():
    text = "The envoy met the envoy " + "and the envoy " * 30 + "on Monday."
    [[_, title, _, _]] = proposals(text, "en")
    assert len(title) <= LONGEST_TITLE + SLACK
    assert title.endswith(("envoy", "the", "and"))
