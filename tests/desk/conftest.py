import pytest

from events.intake.candidates import read_into_candidates
from tests.factories import a_conflict, a_kind, an_actor, an_article

TEXT = (
    "استقبل الأمين العام <b>مبعوثه</b> مساء الخميس.\n"
    "ويوم الاثنين ، دعا المبعوث جميع الأطراف إلى مشاورات قبل جلسة المجلس المقرر عقدها في أبريل."
)


@pytest.fixture
def article():
    a_conflict("conflict")
    a_kind("talks", cue_words="استقبل\nمشاورات\nجلسة")
    an_actor("un-sg", name_ar="الأمين العام")
    article = an_article(text=TEXT, language="ar", published="2023-03-31")
    read_into_candidates(article)
    return article
