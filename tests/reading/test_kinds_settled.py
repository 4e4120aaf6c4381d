"""What settles a kind whatever the verb, and who tells it by the verbs that journalists use."""

import pytest

from events.reading.kinds import kind_of
from events.reading.proposing import propose

DAY = "2024-05-15"  # a Wednesday


@pytest.mark.parametrize(
    ("lang", "clause", "kind"),
    [
        ("en", "A judge rejected his bail request", "law"),
        ("en", "A court cleared him of fraud", "law"),
        ("en", "A warrant for his arrest was issued", "law"),
        ("en", "The court was attacked by gunmen", "military"),
        ("en", "The verdict in the trial of the ousted mayor is to be read", "law"),
        ("fr", "Le procès du maire renversé s’est ouvert", "law"),
        ("en", "The mayor declared an emergency in the valley", "civil"),
        ("ar", "أرجأ المجلس جلسته لانتخاب رئيس البلاد", "civil"),
        ("fr", "Le parquet a requis dix ans de prison", "law"),
        ("ar", "أجلت المحكمة محاكمة الوزير السابق", "law"),
        ("ar", "قرار محكمة الجنايات تأجيل الجلسة", "law"),
        ("ar", "مطالبة الادعاء بالسجن عشر سنوات", "law"),
        ("ar", "هاجم مسلحون المحكمة", "military"),
        ("ar", "قضاء على عشرين مسلحا في الوادي", "military"),
        ("en", "The president dissolved parliament", "civil"),
        ("en", "Thousands took to the streets", "civil"),
        ("en", "Police fired tear gas at miners", "civil"),
        ("fr", "La police a tiré des gaz lacrymogènes sur les mineurs", "civil"),
        ("fr", "Les électeurs ont voté", "civil"),
        ("fr", "Des camions d’aide sont entrés dans la ville", "civil"),
        ("ar", "أدلى الناخبون بأصواتهم", "civil"),
        ("ar", "أطلقت الشرطة الغاز المسيل للدموع على العمال", "civil"),
        ("en", "Floods swept the valley, killing nine", ""),
        ("en", "A bus plunged into a ravine, killing nine", ""),
        ("fr", "Un cyclone a touché la côte, tuant neuf mineurs", ""),
        ("ar", "ارتفعت حصيلة الزلزال إلى 90 قتيلا", ""),
        ("en", "Troops fired on villagers fleeing the floods", "military"),
        ("fr", "Les pourparlers ont repris au port", "talks"),
        ("ar", "غارة جوية وقعت وأسفرت عن مقتل تسعة", "military"),
        ("ar", "مني الجيش بهزيمة في الوادي", "military"),
        ("ar", "هدوء حذر بعد معارك عنيفة", "military"),
    ],
)
def test_a_court_a_crowd_and_a_disaster_settle_the_kind(lang, clause, kind):
    assert kind_of(clause, lang) == kind


@pytest.mark.parametrize(
    ("lang", "text", "who"),
    [
        ("en", "Miners burned nine houses on Monday, witnesses recounted.", "witnesses"),
        ("en", "The mission estimates that miners burned nine houses on Monday.", "The mission"),
        ("en", "“Miners burned nine houses on Monday,” Ivo Sand, a farmer, told AFP by phone.", "Ivo Sand, a farmer"),
        (
            "en",
            "The council, which held talks for many hours before it moved to the house of the guild for another"
            " meeting, said in a statement that miners burned nine houses on Monday.",
            "The council",
        ),
        (
            "en",
            "The verdict is to be read on June 14, a judge announced on Monday, as miners staged a protest outside.",
            "a judge",
        ),
        ("en", "Men alleged to be of the guild broke into the mill on Tuesday.", ""),
        ("ar", "روى شهود أن عمالا أحرقوا تسعة منازل الاثنين.", "شهود"),
        ("ar", "تقول البعثة إن عمالا أحرقوا تسعة منازل الاثنين.", "البعثة"),
        ("ar", "وثقت البعثة مقتل تسعة عمال الاثنين.", "البعثة"),
        ("ar", "يسود المدينة اليوم الأربعاء هدوء حذر أعقب ليلة من المعارك.", ""),
    ],
)
def test_who_tells_it_by_other_verbs(lang, text, who):
    (proposal,) = propose(text, lang, DAY)
    assert proposal.attribution == who


@pytest.mark.parametrize(
    ("lang", "text", "events"),
    [
        (
            "en",
            "Rebels seized the mill on Monday and burned the port on Tuesday.",
            [("2024-05-13", "Rebels seized the mill"), ("2024-05-14", "Rebels burned the port")],
        ),
        (
            "fr",
            "Les rebelles ont pris le moulin lundi et ont brûlé le port mardi.",
            [("2024-05-13", "Les rebelles ont pris le moulin"), ("2024-05-14", "Les rebelles ont brûlé le port")],
        ),
        (
            "fr",
            "Le secrétaire du parti au pouvoir dans la vallée et le chef des mineurs qui tiennent l’usine depuis mars"
            " 2023 ont signé un accord de paix lundi au port, mais pas la mairie, a annoncé la garde.",
            [
                (
                    "2024-05-13",
                    "Le secrétaire du parti au pouvoir dans la vallée et le chef des mineurs ont signé un accord de"
                    " paix au port",
                )
            ],
        ),
        (
            "fr",
            "Après une nuit d’émeutes dans la vallée, où trois mineurs sont morts, le maire a décidé mardi de fermer"
            " le port.",
            [("2024-05-14", "Le maire a décidé de fermer le port")],
        ),
        (
            "fr",
            "La guilde a signé l’accord lundi. La nuit de lundi à mardi a été « moins violente », a estimé le maire.",
            [("2024-05-13", "La guilde a signé l’accord")],
        ),
        ("en", "A Monday attack on the mill killed nine.", [("2024-05-13", "An attack on the mill killed nine")]),
        (
            "ar",
            "أجلت محكمة الميناء محاكمة مدير سابق بعد إحالته بتهمة التعدي على المال العام، واستغلال النفوذ"
            " إلى 20 مايو.",
            [
                (
                    "2024-05-20",
                    "أجلت محكمة الميناء محاكمة مدير سابق بعد إحالته بتهمة التعدي على المال العام، واستغلال النفوذ",
                )
            ],
        ),
        (
            "ar",
            "وعلى الصعيد الإنساني، دخلت شاحنات المساعدات البلدة أمس.",
            [("2024-05-14", "دخلت شاحنات المساعدات البلدة")],
        ),
        (
            "ar",
            "قررت محكمة الميناء، برئاسة القاضي نور سامي، أمس، تأجيل محاكمة المدير السابق، لجلسة 4 يونيو.",
            [("2024-05-14", "قرار محكمة الميناء تأجيل محاكمة المدير السابق")],
        ),
    ],
)
def test_each_deed_of_one_sentence_has_its_day_and_its_doer(lang, text, events):
    assert [(proposal.finding.edtf, proposal.title) for proposal in propose(text, lang, DAY)] == events


@pytest.mark.parametrize(
    ("lang", "text", "actors"),
    [
        ("ar", "قتل اليوم عاملان في مواجهات بين قوات الأمن العراقية والمتظاهرين.", ["قوات الأمن العراقية"]),
        ("ar", "تجمع المئات من أبناء الوادي في الساحة اليوم.", []),
        ("fr", "Mor et Sand, un ancien capitaine de l’armée malienne, se sont rencontrés lundi.", []),
    ],
)
def test_a_crowd_and_the_army_of_old_take_no_part(lang, text, actors):
    (proposal,) = propose(text, lang, DAY)
    assert proposal.actors == actors


@pytest.mark.parametrize(
    ("lang", "text", "days"),
    [
        ("fr", "La guilde a signé l’accord lundi. Elles sont invitées à le faire mardi.", ["2024-05-13"]),
        ("en", "The guild signed the accord on Monday. Nine were still missing on Tuesday.", ["2024-05-13"]),
        ("fr", "Le moulin a brûlé lundi. Deux mineurs étaient toujours portés disparus mardi.", ["2024-05-13"]),
        ("ar", "احترق المنجم الاثنين. وما زالت الفرق تبحث عن ناجين الثلاثاء.", ["2024-05-13"]),
        ("en", "The guild signed the accord on Monday. Fighting went on on Tuesday.", ["2024-05-13", "2024-05-14"]),
    ],
)
def test_how_things_still_are_and_what_nobody_did_is_no_event(lang, text, days):
    assert [proposal.finding.edtf for proposal in propose(text, lang, DAY)] == days
