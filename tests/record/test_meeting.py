from django.http import QueryDict

from events.record.meeting import typed_document


def typed(**fields: str) -> dict:
    post = QueryDict(mutable=True)
    post.update(fields)
    return typed_document(post, {"date": "2023", "citations": [], "participations": []})


def test_a_date_in_words_meets_the_other_version_as_edtf():
    assert typed(date="30 March 2023")["date"] == "2023-03-30"
    assert typed()["date"] == "2023"


def test_a_date_that_cannot_be_read_is_kept_as_it_was_typed():
    assert typed(date="some day")["date"] == "some day"
