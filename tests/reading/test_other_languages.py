"""Texts in languages whose dates are not read are told from ours."""

import json
from pathlib import Path

import pytest

from events.reading.other_languages import other_language

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("uk", "Учора вночі обстріляли міст біля річки, повідомив міський голова. Є поранені."),
        ("ru", "Вчера ночью обстреляли мост у реки, сообщил мэр города. Есть раненые."),
        ("he", "הגשר ליד הנהר הופגז אתמול בלילה, אמר ראש העיר."),
        ("hy", "Երեկ գիշերը գետի մոտ գտնվող կամուրջը գնդակոծվել է։"),
        ("el", "Η γέφυρα κοντά στο ποτάμι βομβαρδίστηκε χθες το βράδυ."),
        ("am", "ትናንት ማታ በወንዙ አጠገብ ያለው ድልድይ ተደበደበ።"),
        ("zh", "市长说,昨晚河边的桥遭到炮击。"),
        ("ja", "市長によると、昨夜、川のそばの橋が砲撃された。"),
        ("fa", "پل کنار رودخانه دیشب گلوله‌باران شد و چند نفر زخمی شدند، شهردار گفت."),
        ("ur", "دریا کے قریب پل پر گزشتہ رات گولہ باری ہوئی، میئر نے بتایا۔"),
        ("es", "El puente del río fue bombardeado por la noche, según el alcalde, y los heridos son diez."),
        ("pt", "O hospital da cidade foi atacado em duas noites, e os feridos não são poucos."),
        ("it", "Il ponte di pietra è stato colpito nel corso della notte, e gli abitanti sono in fuga."),
        ("de", "Die Brücke wurde in der Nacht von der Armee beschossen, und das Dorf ist leer."),
        ("tr", "Köprü bu gece bir kez daha vuruldu ve köy için yardım olarak un geldi, bir gün sonra."),
        ("nl", "De brug werd in de nacht beschoten en het dorp is leeg, zei een man van de raad."),
    ],
)
def test_it_is_known_by_its_letters_or_small_words(code, text):
    assert other_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14 May",
        "The envoy met Los Angeles del Norte and La Paz in Río de Oro on Monday.",
        "Le général Von der Leyen et les députés de la région de São Paulo ont signé lundi un accord.",
        "قصفت القوات بلدة پيرانشهر ومعبر چومان ليلة أمس، وفق ما أعلنته وزارة الدفاع في بيان لها نشرته صباح اليوم.",
    ],
)
def test_names_of_others_make_no_text_another(text):
    assert other_language(text) == ""


def test_no_sentence_that_is_read_is_told_to_be_of_another_language():
    lines = (HERE / "kinds.jsonl").read_text().splitlines()
    texts = [value for line in lines for value in json.loads(line).values() if isinstance(value, str)]
    assert len(texts) > 100
    assert [text for text in texts if other_language(text)] == []
