from hypothesis import given
from hypothesis import strategies as st

from events.record.comparing import differences, flat, merge3, merged


def a_document(title="Talks", accounts=(), actors=(), **fields) -> dict:
    rows = [{"id": number, "quote": quote, "claim": {"en": ""}} for number, quote in accounts]
    people = [{"actor": actor, "role": "participant"} for actor in actors]
    return {"date": "2023", "title": {"en": title, "ar": ""}, "citations": rows, "participations": people, **fields}


documents = st.builds(
    a_document,
    title=st.sampled_from(["", "One", "Two"]),
    accounts=st.dictionaries(st.integers(1, 4), st.sampled_from(["a", "b", "c"])).map(lambda rows: [*rows.items()]),
    actors=st.sets(st.sampled_from(["morocco", "polisario", "un"])),
    date=st.sampled_from(["2023", "2024"]),
)


def test_differences_name_the_place_and_both_values():
    found = differences(a_document(accounts=[(7, "a")]), a_document("Talk", accounts=[(7, "b")], actors=["un"]))
    assert [tuple(d) for d in found] == [
        (("title", "en"), "Talks", "Talk"),
        (("citations", "7", "quote"), "a", "b"),
        (("participations", "un", "participant"), None, "present"),
    ]


def test_only_what_both_changed_to_different_words_is_a_clash():
    base, theirs, yours = a_document(), a_document("Theirs", date="2024"), a_document("Yours", actors=["un"])
    found = {choice.path: choice for choice in merge3(base, theirs, yours)}
    assert {path: choice.clash for path, choice in found.items()} == {
        ("title", "en"): True,
        ("date",): False,
        ("participations", "un", "participant"): False,
    }
    assert found["date",].proposed == "2024"
    assert found["participations", "un", "participant"].proposed == "present"


def test_an_account_that_one_removed_and_the_other_edited_is_a_clash_as_a_whole():
    base = a_document(accounts=[(7, "a"), (8, "x")])
    [choice] = merge3(base, a_document(accounts=[(8, "x")]), a_document(accounts=[(7, "b"), (8, "x")]))
    assert choice.path == ("citations", "7")
    assert choice.clash
    [choice] = merge3(base, a_document(accounts=[(8, "x")]), base)
    assert not choice.clash
    assert choice.proposed is None


@given(documents, documents, documents)
def test_taking_all_of_one_editors_choices_gives_that_editors_document(base, theirs, yours):
    found = merge3(base, theirs, yours)
    assert flat(merged(theirs, yours, [choice.path for choice in found])) == flat(yours)
    assert flat(merged(theirs, yours, [])) == flat(theirs)


@given(documents, documents, documents)
def test_what_is_proposed_loses_nothing_that_only_one_changed(base, theirs, yours):
    found = merge3(base, theirs, yours)
    taken = [choice.path for choice in found if choice.proposed == choice.yours]
    result = flat(merged(theirs, yours, taken))
    clashing = {choice.path for choice in found if choice.clash}
    b, t, y = flat(base), flat(theirs), flat(yours)
    for path in {*b, *t, *y}:
        if path in clashing or path[:2] in clashing:
            continue
        if b.get(path) == t.get(path):
            assert result.get(path) == y.get(path)
        elif b.get(path) == y.get(path):
            assert result.get(path) == t.get(path)
