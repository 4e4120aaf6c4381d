import pytest

from events.reading import LEXICONS, read_article, wording
from events.reading.proposing import propose

SAID = [
    ("en", "At least five people were killed on Friday, a rebel official said.", "a rebel official"),
    ("en", "The town fell on Monday, residents told a news agency.", "residents"),
    ("en", "The front's spokesman Ivo Sand said on Tuesday that its fighters took the port on Monday.", None),
    ("en", "The army, officials said, withdrew on Monday.", "officials"),
    ("en", "“There was no fighting on Monday,” said Colonel Ivo Sand, a spokesman.", "Colonel Ivo Sand, a spokesman"),
    ("en", "He said the town fell on Monday.", ""),
    ("en", "An agreement was reported on Monday.", ""),
    (
        "fr",
        "Dix soldats ont été tués jeudi, a déclaré le ministre de la Défense à la radio.",
        "le ministre de la Défense",
    ),
    ("fr", "Les combats ont repris mardi, a-t-on appris de source militaire.", "source militaire"),
    ("ar", "أفادت منظمة الإغاثة بفرار 200 أسرة من القرية، يوم الجمعة، إلى البلدة.", "منظمة الإغاثة"),
    ("ar", "أفاد مراسل القناة بسماع دوي انفجارات في المدينة يوم الجمعة.", "مراسل القناة"),
    ("ar", "أعلنت وزارة الصحة تسجيل 40 إصابة يوم الجمعة.", "وزارة الصحة"),
    (
        "fr",
        "Le porte-parole de l’armée a indiqué mardi que les combats avaient cessé lundi.",
        "Le porte-parole de l’armée",
    ),
    ("fr", "La ville est tombée lundi, ont déclaré des habitants.", "des habitants"),
    ("ar", "قالت الوزارة في بيان الخميس إن القافلة وصلت إلى البلدة.", "الوزارة"),
    ("ar", "ونقلت وكالة الأنباء عن مسؤول محلي قوله إن البلدة سقطت الجمعة.", "مسؤول محلي"),
    ("ar", "أعلن المتحدث باسم الجيش أمس الاثنين أن قواته سيطرت على البلدة.", "المتحدث باسم الجيش"),
    ("ar", "أكدت وزارة الصحة مقتل خمسة أشخاص الجمعة.", "وزارة الصحة"),
    ("ar", "وكانت الحكومة قد أعلنت الأربعاء مقتل خمسة جنود.", "الحكومة"),
    ("ar", "وقصفت طائرات السوق يوم الاثنين، وفق ما أعلنته الخارجية السعودية.", "الخارجية السعودية"),
    ("ar", "وتستأنف المحادثات الثلاثاء المقبل، وهو ما أعلنته الخارجية السعودية.", "الخارجية السعودية"),
    ("ar", "وسقطت البلدة الجمعة، حسبما أوردته وكالة الأنباء.", "وكالة الأنباء"),
    ("en", "On Monday, according to residents, drones struck a depot in El Obeid, killing four.", "residents"),
    ("en", "According to the army spokesman, Ivo Sand, drones hit a depot.", "the army spokesman, Ivo Sand"),
    ("en", "According to the agency, 3,000 people fled on Monday.", "the agency"),
    ("ar", "وأفادت مصادر عسكرية بمقتل العشرات يوم الجمعة.", "مصادر عسكرية"),
    # An office, a rank and its short form beside the name
    ("en", "Lt. Col. Ivo Sand, head of the harbour guard, said the fire began on Friday.", "Lt. Col. Ivo Sand"),
    ("en", "The Port League, which runs the docks, said on Sunday it was ready to talk.", "The Port League"),
    (
        "en",
        "The envoy met the mayor on Monday, the former clerk, Ivo Sand, who was there, said in a post.",
        "the former clerk, Ivo Sand",
    ),
    ("en", "Late on Saturday, the guild, which left the port, claimed in a note that it won.", "the guild"),
    ("en", "Sand told the U.N. Port Council last week that the docks were shut.", "Sand"),
    ("ar", "قُتل عشرة أشخاص الجمعة، على ما أعلن مسؤولون في حصيلة غير نهائية.", "مسؤولون"),
    ("en", "Following the strike, the guild said on Sunday it was over.", "the guild"),
    ("ar", "ونعت النقابة الخميس عاملا من المرفأ، حسب تعبير البيان.", "البيان"),
    ("fr", "Le port est clos depuis lundi, au lendemain de l’annonce de la grève des mineurs.", ""),
    ("fr", "L’Albanie dit avoir conclu lundi une trêve.", "L’Albanie"),
    ("fr", "Dans une note datée de samedi, le syndicat a accusé la mairie.", "le syndicat"),
    (
        "fr",
        "« Ils vont », a informé, lundi dans un mot, le maire d’Uzès (Sud, bourg) Ivo Sand, alors que tous fuient.",
        "le maire d’Uzès (Sud, bourg) Ivo Sand",
    ),
    ("fr", "Le pont est tombé, a-t-on appris lundi de source locale et auprès d’un élu.", "source locale"),
    ("fr", "« Ils sont au pont », selon une source locale contactée lundi par le journal.", "une source locale"),
    (
        "ar",
        "أعلن الناطق باسم البلدية في تونس، العميد نور سامي، الاثنين، هدم السد القديم.",
        "الناطق باسم البلدية في تونس، العميد نور سامي",
    ),
]


def attributed_to(sentence: str, *words) -> str:
    """The name of the one to whom the sentence is attributed; "" for none."""
    claim = wording.claim_of(sentence, *words)
    return claim.name if claim else ""


@pytest.mark.parametrize(("lang", "text", "who"), SAID)
def test_who_said_it_is_found_before_after_and_in_the_middle(lang, text, who):
    dates = [(finding.start, finding.end) for finding in read_article(text, lang, "2024-06-20")]
    expected = "The front's spokesman Ivo Sand" if who is None else who
    assert attributed_to(text, LEXICONS[lang].wording, dates) == expected


def test_a_claim_of_many_phrases_takes_no_longer_than_its_letters():
    """Patterns that repeat within what repeats would take minutes."""
    text = "قالت الوزارة في بيان في المدينة " + "في الحي، في الشارع " * 400
    assert attributed_to(text, LEXICONS["ar"].wording) == "الوزارة"


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "M23 rebels reportedly captured Goma on 27 January.", ""),
        ("en", "However, on 28 January, DRC authorities stated that the town was held.", "DRC authorities"),
        ("en", "KNU, on 27 March, said the base was stormed.", "KNU"),
        ("fr", "Dans la nuit du jeudi au vendredi, l'armée déclare avoir intercepté des drones.", "l'armée"),
        ("fr", "Auparavant, l'armée avait annoncé la capture de dix hommes en novembre.", "l'armée"),
        ("fr", "Un premier bilan donné mercredi par le gouverneur faisait état de six morts.", "le gouverneur"),
        ("fr", "L'ELN, dernière guérilla, a indiqué samedi que la trêve, annoncée lundi, tient.", "L'ELN"),
        ("ar", "كما أسفر هجوم للقوات يوم الجمعة عن مقتل عشرة", ""),
        ("ar", "وبحسب إعلام الحكومة، نفذت غارات إضافية صباح الأحد", "إعلام الحكومة"),
        ("ar", "وكان قد قال قرويون أمس إن مروحية شنت غارة", "قرويون"),
    ],
)
def test_no_adverb_verb_or_preposition_is_one_who_says_it(lang, text, expected):
    dates = [(f.start, f.end) for f in read_article(text, lang, "2025-04-14")]
    assert attributed_to(text, LEXICONS[lang].wording, dates) == expected


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        (
            "en",
            "In Arden, guild spokesman Ivo Sand said the miners had lost ten men on Sunday.",
            "guild spokesman Ivo Sand",
        ),
        (
            "en",
            "Ten men were killed in a raid on Monday, said the guild’s spokesman in that valley, Ivo Sand.",
            "the guild’s spokesman in that valley, Ivo Sand",
        ),
        (
            "fr",
            "Pendant ce temps, les comités du port ont indiqué que dix mineurs étaient morts lundi.",
            "les comités du port",
        ),
        ("fr", "« Dix mineurs ont été tués au port », indique le communiqué, publié lundi soir.", "le communiqué"),
        (
            "fr",
            "« Dix mineurs ont été tués lundi au port », a déclaré M. Sand dans son allocution quotidienne du soir.",
            "M. Sand",
        ),
        (
            "fr",
            "Dix mineurs ont été tués lundi, ont indiqué dimanche soir les autorités locales. « Nos hommes ont été"
            " attaqués hier au port ».",
            "les autorités locales",
        ),
        ("ar", "وارتفع عدد القتلى إلى عشرة الاثنين، وفق حصيلة جديدة أوردها مرصد الميناء.", "مرصد الميناء"),
        ("ar", "أعلن النائب علي سامي، أمس الأربعاء، أن المجلس أجل الجلسة.", "النائب علي سامي"),
        (
            "en",
            'According to Tuesday\'s issue of the weekly paper "Harbour News", the rebels burned two mills.',
            "the weekly paper Harbour News",
        ),
    ],
)
def test_who_says_so_is_named_without_what_stands_before_or_after(lang, text, who):
    assert propose(text, lang, "2024-10-10")[-1].attribution == who
