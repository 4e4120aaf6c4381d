"""What a machine can hold of French typography: of every message, ours alone."""

import re

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

NARROW, NO_BREAK = "\u202f", "\u00a0"
# An ASCII space before what must not begin a line, or after what must not end one; “ni ?” names the sign itself.
LOOSE = re.compile(r"(?<!ni) (?=[;!?])|\S [:»](?:\s|$|[.,)])|« ")
GLUED = re.compile(r"[^\s\u00a0\u202f]»|«[^\s\u00a0\u202f]|\w[;!?](?:\s|$)|\w:\s")
YAML = re.compile(r"\b(?:date: (?:order|century|calendar)|place: first)\b")  # the words of a mapping


def messages(app: str) -> list[str]:
    with (settings.BASE_DIR / app / "locale/fr/LC_MESSAGES/django.po").open("rb") as file:
        catalogue = read_po(file)
    strings = [message.string for message in catalogue if message.id]
    return [text for one in strings for text in ([one] if isinstance(one, str) else one)]


@pytest.mark.parametrize("app", ["events", "timeline"])
def test_signs_of_two_parts_stand_after_a_space_that_does_not_break(app):
    told = [YAML.sub("", text) for text in messages(app)]
    assert len(told) > 300
    assert [text for text in told if LOOSE.search(text) or GLUED.search(text)] == []


@pytest.mark.parametrize("app", ["events", "timeline"])
def test_narrow_before_semicolon_question_and_exclamation_wide_before_colon_and_inside_guillemets(app):
    for text in messages(app):
        assert not re.search(f"{NO_BREAK}[;!?]", text), text
        assert not re.search(f"{NARROW}[:»]|«{NARROW}", text), text


@pytest.mark.parametrize("app", ["events", "timeline"])
def test_apostrophes_are_curved(app):
    assert [text for text in messages(app) if re.search(r"\w'\w", text)] == []


def test_no_page_sets_signs_by_itself():
    """A colon has a space before it in French alone, and what is quoted stands in the marks of the language."""
    for page in (settings.BASE_DIR / "templates").rglob("*.html"):
        assert not re.search(
            r"[%}]}: |«", re.sub(r"blocktranslate.*?endblocktranslate", "", page.read_text(), flags=re.S)
        ), page


def test_one_thing_has_one_word():
    """A motive is no “raison”, a publisher no “éditeur” (who edits), an account no “version” (of an event)."""
    told = messages("events") + messages("timeline")
    assert [text for text in told if re.search(r"\braisons?\b", text, re.I)] == []
    assert [text for text in told if re.search(r"\b[ée]diteurs?\b", text, re.I)] == []
    assert [text for text in told if "Exécuter" in text] == []
