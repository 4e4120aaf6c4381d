"""Whose the words are, and whether they say or deny what is told of the date."""

import pytest

from events.reading import LEXICONS, read_article, stances

TOLD = [
    (
        "ar",
        "قالت قوات الدعم السريع إنها دخلت بابنوسة في 3 مايو 2024 لكن الجيش ينفي ذلك.",
        "قوات الدعم السريع",
        "says",
    ),
    ("ar", "أعلن الجيش استعادة سنجة في 3 مايو 2024، فيما نفت قوات الدعم السريع ذلك.", "الجيش", "says"),
    ("ar", "أعلن الجيش استعادة سنجة في 3 مايو 2024، وهو ما نفته قوات الدعم السريع.", "الجيش", "says"),
    ("ar", "نفى الجيش سقوط سنجة في 3 مايو 2024.", "الجيش", "denies"),
    ("ar", "نفت قوات الدعم السريع مسؤوليتها عن القصف الذي أصاب السوق في 3 مايو 2024.", "", "reports"),
    ("ar", "دخلت قوات الدعم السريع بابنوسة في 3 مايو 2024 لكن الجيش ينفي ذلك.", "", "reports"),
    ("ar", "دخلت قوات الدعم السريع مدينة بابنوسة في 3 مايو 2024 ونفى الجيش وقوع خسائر.", "", "reports"),
    ("ar", "قالت القوات إنها تتقدم لكن نفى الجيش سقوط سنجة في 3 مايو 2024.", "الجيش", "denies"),
    ("en", "The militia said it took Sinja on 3 May 2024, but the army denies this.", "The militia", "says"),
    ("en", "The militia said it took Sinja on 3 May 2024, which the army denied.", "The militia", "says"),
    ("en", "While the army denies it, the militia said it took Sinja on 3 May 2024.", "the militia", "says"),
    ("en", "The army denied that it lost Sinja on 3 May 2024.", "The army", "denies"),
    ("en", "The army denied responsibility for the raid that struck a market on 3 May 2024.", "", "reports"),
    ("en", "The army denied losses and said it repelled a raid on 3 May 2024.", "", "reports"),
    ("en", "The militia took Sinja on 3 May 2024 but the army denied it.", "", "reports"),
    ("en", "The militia, which holds the port, said it took Sinja on 3 May 2024.", "The militia", "says"),
    ("fr", "La milice a affirmé avoir pris Sinja le 3 mai 2024, mais l'armée dément.", "La milice", "says"),
    ("fr", "L'armée a démenti la chute de Sinja le 3 mai 2024.", "L'armée", "denies"),
    ("fr", "L'armée a démenti toute implication dans le raid du 3 mai 2024.", "", "reports"),
]


@pytest.mark.parametrize(("lang", "text", "who", "stance"), TOLD)
def test_the_stance_is_of_the_verb_of_the_one_who_is_named(lang, text, who, stance):
    [finding] = read_article(text, lang, "2024-06-20")
    told = stances.told(text, LEXICONS[lang].wording, [(finding.start, finding.end)], finding.start)
    assert (told.claim.name if told.claim else "", told.stance) == (who, stance)
