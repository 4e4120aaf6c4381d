"""Arabic: who tells and who takes part, in the spellings of the press."""

import pytest

from events.reading.proposing import propose

DAY = "2024-06-20"


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("هاجم عناصر حركة ”نسر9” المتمردة الميناء الاثنين. وانسحب وفد ”نسر9” الثلاثاء.", ["حركة نسر9"]),
        (
            "انسحب المتمردون الاثنين أمام القوات المسلحة والقوة المشتركة.",
            ["المتمردون", "القوات المسلحة", "القوة المشتركة"],
        ),
        ("قصف الجيش الاثنين الميناء في تحد لقرارات وإدانات الأمم المتحدة.", ["الجيش"]),
        ("شرعت حكومة جمهورية الكونغو الديمقراطية الاثنين في محادثات.", ["حكومة جمهورية الكونغو الديمقراطية"]),
        ("قتل تسعة مسلحين حوثيين الاثنين في هجوم على الميناء.", ["الحوثيين"]),
        ("أعلن رئيس الوزراء الإثيوبي، سامي نور، أنه سيتوجه الاثنين إلى الميناء.", ["سامي نور"]),
    ],
)
def test_who_takes_part_is_known_however_it_is_written(text, actors):
    assert list(dict.fromkeys(name for one in propose(text, "ar", DAY) for name in one.actors)) == actors


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("أعلنت جبهة النسور بقيادة سامي نور الاثنين السيطرة على الميناء.", "جبهة النسور"),
        ("ووصل الوزير إلى الميناء. وقال الاثنين إننا نطلب هدنة.", ""),
    ],
)
def test_who_tells_is_named_to_its_end(text, who):
    assert [one.attribution for one in propose(text, "ar", DAY)] == [who]


def test_a_weekday_after_a_capital_is_no_place():
    assert propose("حل الوفد في العاصمة الأوغندية الأربعاء.", "ar", DAY)[0].places == []


def test_what_was_not_done_until_today_is_no_event():
    assert propose("لكن الجيش لم يفلح حتى اليوم في دخول الميناء.", "ar", DAY) == []
