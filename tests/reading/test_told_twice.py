"""A deed that an Arabic article tells twice is one event; two deeds that are alike stay two."""

import pytest

from events.reading import read_article
from events.reading.proposing import groups_of, propose

DAY = "2024-06-20"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (  # in other words, by others
            "قالت النقابة إنها أغلقت أمس الأربعاء مستودعا تابعا للبلدية القديمة. وقال العمال إن لجنة منهم أغلقت مساء"
            " الأربعاء مستودع البلدية القديمة التابع لها.",
            ["2024-06-19"],
        ),
        (  # on the day on which it was told
            "أعلنت البلدية فجر الخميس مقتل 4 عمال وإصابة 30 آخرين في قصف على المنجم. وقالت النقابة: «قصفت الطائرات"
            " المنجم مساء الأربعاء، وأدى ذلك إلى مقتل 4 عمال وإصابة 30 عاملا».",
            ["2024-06-19"],
        ),
        (  # as the one that was just told of
            "قتل ستة حراس في كمين استهدف مطلع الأسبوع قوة قرب الميناء. وقال عامل إن الحراس تعرضوا الاثنين"
            " لهذا الكمين في الوادي.",
            ["2024-06-17"],
        ),
        (  # with a night for its day
            "شن العمال أمس هجوما على قريتين في أطراف الوادي. وقالت مصادر إن العمال شنوا هجوما على أطراف الوادي ليل"
            " الثلاثاء الأربعاء.",
            ["2024-06-19"],
        ),
        (  # of a score and more
            "قتل 60 عاملا في حريق بالمنجم، وفق ما أعلنت النقابة، اليوم الخميس. وقال نور سامي إن 60 عاملا قتلوا في"
            " المنجم أمس الأربعاء.",
            ["2024-06-19"],
        ),
        (  # by what was lost
            "قالت البعثة اليوم الخميس إن قافلة من عشرة عمال فقدت في الوادي. واختفت القافلة الأربعاء، بحسب النقابة.",
            ["2024-06-19"],
        ),
        (  # as many, elsewhere
            "قتل ثلاثة عمال أمس في قصف على المنجم. وفي الميناء، قتل ثلاثة عمال أمس في حريق.",
            ["2024-06-19", "2024-06-19"],
        ),
        (
            "قتل ثلاثة عمال أمس في قصف على المنجم. وقتل ثلاثة عمال آخرون أمس في هجوم منفصل.",
            ["2024-06-19", "2024-06-19"],
        ),
        (
            "قتل 7 عمال أمس في هجوم على المنجم. وواصلت الطائرات أمس غاراتها على الوادي ما أدى إلى مقتل 7 عمال.",
            ["2024-06-19", "2024-06-19"],
        ),
        (  # another deed on the day of its telling
            "أعلنت البلدية الخميس مقتل 4 عمال في قصف على المنجم. وقصفت الطائرات الميناء الأربعاء وأصيب 30 عاملا.",
            ["2024-06-20", "2024-06-19"],
        ),
    ],
)
def test_a_deed_told_twice_is_one_event_for_the_command_and_at_the_desk(text, days):
    assert [proposal.finding.edtf for proposal in propose(text, "ar", DAY)] == days
    groups = groups_of(read_article(text, "ar", DAY), text, "ar", DAY)
    assert [first.edtf for first, *_others in groups] == days
