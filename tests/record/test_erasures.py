"""Words that were erased are known again in what is sent later, by a digest alone."""

from time import process_time

import pytest

from events.models import Erasure
from events.record.erasing import erase, erasers_in
from tests.factories import an_event

pytestmark = pytest.mark.django_db


def test_however_much_was_erased_the_longest_text_is_looked_through_at_once():
    event = an_event("talks")
    for number in range(20):
        erase("secret" + "x" * number, [event], [], by=None)
    text = "abcdefghij" * 20_000 + " secretxxx"
    began = process_time()
    erasers = erasers_in(text, Erasure.objects.all())
    assert process_time() - began < 2
    assert [len(eraser.folded) for eraser in erasers] == [9, 8, 7, 6]  # the longest is taken out first
    assert erasers[0].text(text)[200_000:].startswith(" [removed on request")


def test_what_was_erased_before_beginnings_were_noted_is_known_again_too():
    erase("Ben Ali", [an_event("talks")], [], by=None)
    Erasure.objects.update(begins="")
    assert [
        eraser.folded for eraser in erasers_in(["So said", {"who": "Ahmed BEN ALI."}], Erasure.objects.all())
    ] == ["ben ali"]


def test_two_records_of_the_same_words_are_one():
    for event in (an_event("talks"), an_event("other")):
        erase("Ben Ali", [event], [], by=None)
    assert len(erasers_in("ben-ali", Erasure.objects.all())) == 1
