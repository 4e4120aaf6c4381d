"""A later sentence that tells nothing new of a deed is of that deed; who names another place tells of another."""

import pytest

from events.reading import read_article
from events.reading.proposing import groups_of, propose

DAY = "2024-05-13"
AGAIN = [
    (  # in the words of another, with the place that the article began with
        "en",
        "Eight miners died in an ambush near the town of Arden. Sources said on Monday that fighters of the guild had"
        " ambushed a convoy of the mine. “An ambush by the guild on the convoy of the mine near the town of Arden on"
        " Monday morning left eight miners dead,” an official said.",
        ["2024-05-13"],
    ),
    (  # by its day
        "en",
        "Helicopters bombed a quarter of the town of Arden on Friday, killing at least 15 people. Another guild said"
        " at least 15 people were killed in Friday's attack on the Bexley quarter.",
        ["2024-05-10"],
    ),
    (  # with as little as one bomb of two
        "en",
        "Rebel drones killed one miner and hurt three in the towns of Arden and Bexley on Friday. “A rebel drone"
        " dropped a bomb at noon on Friday,” a woman in Bexley said.",
        ["2024-05-10"],
    ),
    (  # with where it was
        "fr",
        "De nouveaux combats entre la garde et les mineurs ont fait quarante morts vendredi. Les combats se sont"
        " produits vendredi en fin de journée dans le secteur de Bria, à 65 kilomètres au sud de Kaya.",
        ["2024-05-10"],
    ),
    (  # and on the day on which the dead were buried
        "fr",
        "Les combats de vendredi dans la ville de Bria ont fait 13 morts, dont un garde. Après des combats dans la"
        " ville de Bria, la garde a compté 13 morts, dont certains ont été inhumés samedi.",
        ["2024-05-10"],
    ),
    (  # "the clashes" broke out
        "ar",
        "قتل 27 عاملا في الاشتباكات التي اندلعت ليل الأربعاء الخميس بين مجموعتين في مدينة نورا. واندلعت الاشتباكات"
        " بعد اعتقال آمر الحراس، وفق ما أفاد مصدر في النقابة الخميس.",
        ["2024-05-08/2024-05-09"],
    ),
    (  # of as many
        "fr",
        "Une attaque des mineurs a fait lundi six morts à Bria. Ces six gardes ont été tués alors qu'ils veillaient"
        " sur les bulletins de la veille.",
        ["2024-05-13"],
    ),
    (  # said by others
        "fr",
        "Les mineurs ont lancé vendredi une attaque contre la garde dans la région du lac. Selon le maire, l’attaque"
        " a eu lieu vendredi soir à Barka, à 10 kilomètres de là.",
        ["2024-05-10"],
    ),
    (  # in which there was another car
        "ar",
        "قتل 12 عاملا في تفجيرين استهدفا الجمعة فندقا في مدينة نورا. وقالت مصادر إن سيارة مفخخة استهدفت ظهر الجمعة"
        " الفندق في مدينة نورا، ثم استهدفت سيارة أخرى الفندق، ما أسفر عن سقوط 12 قتيلا.",
        ["2024-05-10"],
    ),
    (  # to come
        "en",
        "The guild and the mayor are preparing for talks later this month. The guild and the mayor are expected to"
        " meet for talks at the end of the month.",
        ["[2024-05-14..2024-05-31]"],
    ),
]
ANOTHER = [
    (  # elsewhere
        "en",
        "Rebel drones hit the towns of Arden and Bexley on Friday. A rebel drone attack on the village of Corby on"
        " Friday hit three barns. Rebels blew up a bridge in the village of Derby on Friday.",
        ["2024-05-10"] * 3,
    ),
    (  # which the first came after
        "en",
        "Gunmen killed six guards in Arden on Friday. The Arden incident came after the guards attacked the guild in"
        " Bexley over the weekend.",
        ["2024-05-10", "[2024-05-11..2024-05-12]"],
    ),
    (  # by others
        "en",
        "Envoys Nora Sand and Paul Reed met the mayor in the town of Arden on Friday to end the strike. The bishop"
        " and the judge held a council in the town of Arden on Friday about schools.",
        ["2024-05-10"] * 2,
    ),
    (  # the day before
        "fr",
        "Une personne a été tuée dans des frappes sur Bria et Kaya, ont annoncé les autorités vendredi. La veille,"
        " une série de frappes sur Kaya a fait neuf morts.",
        ["2024-05-10", "2024-05-09"],
    ),
    (  # that the first sentence tells with it
        "ar",
        "قصف الحراس مستشفى في المنجم وخطفوا ستة عمال، حسبما أفاد طبيب الأحد. والسبت قصفت مدفعية الحراس مستشفى في"
        " المنجم، ما أسفر عن إصابة سبعة عمال.",
        ["2024-05-12", "2024-05-11"],
    ),
]


@pytest.mark.parametrize(("lang", "text", "days"), AGAIN + ANOTHER)
def test_an_event_is_told_once_however_often_an_article_tells_it(lang, text, days):
    assert [proposal.finding.edtf for proposal in propose(text, lang, DAY)] == days
    groups = groups_of(read_article(text, lang, DAY), text, lang, DAY)
    assert [first.edtf for first, *_others in groups] == days


@pytest.mark.parametrize(("lang", "text", "days"), AGAIN)
def test_the_day_of_a_later_telling_stands_beside_that_of_the_event(lang, text, days):
    [proposal] = propose(text, lang, DAY)
    assert {proposal.finding.sentence} < {one.sentence for one in (proposal.finding, *proposal.others)}
