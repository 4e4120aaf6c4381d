"""Two editors at one event, in any order: nothing accepted is lost, and history explains every difference.

EXAMPLES=1000 tries as many interleavings; by default a few.
"""

import os
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.models import Event
from events.record.comparing import differences, flat, merge3, merged
from events.record.document import apply_document
from events.record.door import Stale, change
from events.record.meeting import applicable, check
from events.record.verbs import restore
from tests.factories import a_draft, an_actor
from tests.record.test_counting import wipe

pytestmark = pytest.mark.django_db(transaction=True)

EDITS = st.sampled_from(["title", "summary", "date", "account", "new account", "remove account", "actor"])
STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(["open", "edit", "edit", "save"]), EDITS, st.integers(0, 3)),
    min_size=6,
    max_size=30,
)


@dataclass
class Editor:
    """One person's open form: the version it began from, and what is typed."""

    base: int = 0
    typed: dict = field(default_factory=dict)

    def open(self, event: Event) -> None:
        self.base = event.version
        self.typed = deepcopy(event.revisions.get(number=event.version).document)

    def edit(self, what: str, number: int) -> None:
        accounts = self.typed["citations"]
        match what:
            case "title" | "summary":
                self.typed[what]["en"] = f"{what} {number}"
            case "date":
                self.typed["date"] = f"202{number}"
            case "account" if accounts:
                accounts[number % len(accounts)]["claim"]["en"] = f"Claim {number}"
            case "new account" if accounts:
                accounts.append({**deepcopy(accounts[0]), "id": f"new-{len(accounts)}", "quote": f"Quote {number}"})
            case "remove account" if len(accounts) > 1:
                accounts.pop(number % len(accounts))
            case "actor":
                row = {"actor": f"actor-{number}", "role": "participant"}
                rows = self.typed["participations"]
                rows.remove(row) if row in rows else rows.append(row)


def save(event: Event, editor: Editor, prefer: str) -> dict | None:
    """As the desk does: as typed, or, where a colleague was quicker, what `prefer` chooses where both changed it."""
    event.refresh_from_db()
    theirs = event.revisions.get(number=event.version).document
    wanted = editor.typed
    if event.version != editor.base:
        with pytest.raises(Stale), change([event.pk], by=None, base=editor.base):
            raise AssertionError("an old form was let in")
        base = event.revisions.get(number=editor.base).document
        found = merge3(base, theirs, editor.typed)
        taken = [c.path for c in found if (prefer == "yours" if c.clash else c.proposed == c.yours)]
        wanted = merged(theirs, editor.typed, taken)
    try:
        with change([event.pk], by=None, base=event.version) as door:
            apply_document(door.event, applicable(wanted, theirs))
            check(door.event)
    except ValidationError:
        return None  # refused, and nothing written
    return wanted


def told(document: dict) -> set:
    """What a document says, the ids of new accounts aside."""
    accounts = sorted((a["quote"], a["claim"]["en"]) for a in document["citations"])
    rest = {path: value for path, value in flat(document).items() if path[0] not in ("citations",)}
    return {*rest.items(), ("accounts", tuple(accounts))}


@settings(
    max_examples=int(os.environ.get("EXAMPLES", "25")), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(STEPS)
def test_nothing_accepted_is_lost_every_version_comes_back_and_history_explains_every_difference(steps):
    wipe()
    from events.models import Actor

    for number in range(4):
        if not Actor.objects.filter(slug=f"actor-{number}").exists():
            an_actor(f"actor-{number}")
    event = a_draft("talks", date="2020", accounts=[{"date": "2020"}, {"date": "2021"}])
    editors = (Editor(), Editor())
    for editor in editors:
        editor.open(event)
    for who, action, what, number in steps:
        editor = editors[who]
        if action == "open":
            event.refresh_from_db()
            editor.open(event)
        elif action == "edit":
            editor.edit(what, number)
        else:
            wanted = save(event, editor, "yours" if number % 2 else "theirs")
            event.refresh_from_db()
            if wanted is not None:
                assert told(event.revisions.get(number=event.version).document) == told(wanted)
            editor.open(event)
    versions = list(event.revisions.order_by("number"))
    assert [version.number for version in versions] == list(range(1, event.version + 1))
    for before, after in pairwise(versions):
        assert differences(before.document, after.document)
    for version in versions:
        restore(event, version, by=None)
        event.refresh_from_db()
        assert flat(event.revisions.get(number=event.version).document) == flat(version.document)
