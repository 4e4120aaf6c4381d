"""What a stranger's file does to its reader, it does to a process of its own."""

import io
import json
import resource
import threading
import time
import zipfile
from itertools import pairwise

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from events.importing.mapping import load_mapping
from events.importing.tables import MOST_COLUMNS, json_apart, rows_apart
from events.intake import apart
from events.intake.apart import TOO_MUCH, read_apart
from events.intake.upload import read_upload

TASKS = "tests.intake.tasks"


def test_what_a_task_yields_comes_back_in_order():
    assert read_apart("builtins:reversed", ["b", "é\u2028\n"]) == ["é\u2028\n", "b"]


def test_what_a_task_is_given_may_be_of_any_length_and_stands_in_no_list_of_processes():
    assert read_apart("builtins:reversed", ["x" * 1_000_000, "é\u2028\n"]) == ["é\u2028\n", "x" * 1_000_000]
    assert read_apart(f"{TASKS}:command_line", "Words of a source", data=b"Its file\n") == ["Its file\n", False]


def test_the_child_knows_no_secrets(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hidden")
    assert read_apart(f"{TASKS}:secrets") == [[]]


@pytest.mark.parametrize("task", ["for_ever", "much"])
def test_what_takes_too_much_is_refused_with_a_sentence(task):
    before = used()
    with pytest.raises(ValidationError, match="simpler form"):
        read_apart(f"{TASKS}:{task}", seconds=1)
    assert used() - before < 2


def test_of_many_files_at_once_two_are_read_two_wait_and_readers_keep_the_other_threads(monkeypatch):
    go_on, now, most, told = threading.Event(), [0], [0], []

    def reader(*_given):
        now[0] += 1
        most[0] = max(most[0], now[0])
        go_on.wait(10)
        now[0] -= 1
        return b"1\n[]\n"

    def ask():
        try:
            told.append(read_apart("a:b"))
        except ValidationError as error:
            told.append(error.messages)

    monkeypatch.setattr(apart, "answer_of_child", reader)
    threads = [threading.Thread(target=ask) for _ in range(7)]
    for thread in threads:
        thread.start()
    time.sleep(0.3)
    assert told == [[str(apart.BUSY)]] * 3
    go_on.set()
    for thread in threads:
        thread.join()
    assert told[3:] == [[1]] * 4
    assert most == [2]
    assert read_apart("a:b") == [1]


def test_who_waits_for_slow_sites_keeps_nobody_from_having_a_file_read(monkeypatch):
    go_on, begun = threading.Event(), threading.Semaphore(0)

    def slow(task, *_given):
        if task == "a:slow":
            begun.release()
            go_on.wait(10)
        return b"1\n[]\n"

    monkeypatch.setattr(apart, "answer_of_child", slow)
    threads = [threading.Thread(target=read_apart, args=["a:slow"], kwargs={"of_network": True}) for _ in range(2)]
    for thread in threads:
        thread.start()
        assert begun.acquire(timeout=10)
    with pytest.raises(ValidationError, match=str(apart.BUSY)[:20]):
        read_apart("a:slow", of_network=True)
    told = []
    reader = threading.Thread(target=lambda: told.append(read_apart("a:file")))
    reader.start()
    reader.join(5)
    go_on.set()
    for thread in threads:
        thread.join()
    assert told == [[1]]


def test_what_is_refused_there_is_said_here_in_the_language_of_the_page():
    with translation.override("fr"):
        with pytest.raises(ValidationError) as told:
            read_apart(f"{TASKS}:refused")
        assert told.value.messages == ["Le fichier ne se lit pas comme un tableau\u00a0: é\u2028"]


def test_a_page_of_nested_elements_stops_nothing_here():
    """A million letters of it took nine minutes, in which no page was answered."""
    ticks, done = [], threading.Event()

    def tick():
        while not done.wait(0.05):
            ticks.append(time.monotonic())

    clock = threading.Thread(target=tick)
    clock.start()
    before = time.process_time()
    with pytest.raises(ValidationError, match=str(TOO_MUCH)[:20]):
        read_upload(b"<div>" * 200_000, "page.html")
    done.set()
    clock.join()
    assert time.process_time() - before < 2
    assert max(later - earlier for earlier, later in pairwise(ticks)) < 2


XML = "http://schemas.openxmlformats.org"
OF = f"{XML}/officeDocument/2006/relationships"
BOOK = (
    f'<workbook xmlns="{XML}/spreadsheetml/2006/main" xmlns:r="{OF}">'
    '<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
RELATED = (
    f'<Relationships xmlns="{XML}/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{OF}/%s" Target="%s"/></Relationships>'
)
SHEET = f'<worksheet xmlns="{XML}/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'


def a_workbook(cells: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", f'<Types xmlns="{XML}/package/2006/content-types"/>')
        file.writestr("_rels/.rels", RELATED % ("officeDocument", "xl/workbook.xml"))
        file.writestr("xl/workbook.xml", BOOK)
        file.writestr("xl/_rels/workbook.xml.rels", RELATED % ("worksheet", "worksheets/sheet1.xml"))
        file.writestr("xl/worksheets/sheet1.xml", SHEET % cells)
    return out.getvalue()


def cell(at: str, number: int) -> str:
    return f'<row r="{at[-1:] if len(at) == 2 else at[3:]}"><c r="{at}"><v>{number}</v></c></row>'


def a_long_row(number: int) -> str:
    return f'<row r="{number}"><c r="A{number}"><v>{"9" * 200}</v></c></row>'


@pytest.mark.parametrize(
    "content",
    [
        lambda: a_workbook(cell("A1", 1) + cell("XFD1048576", 2)),  # two cells at opposite corners
        lambda: a_workbook("".join(map(a_long_row, range(1, 400_000)))),
        lambda: b"PK\x03\x04" + b"\0" * 100,
        lambda: b"",
    ],
    ids=["corners", "tall", "broken", "empty"],
)
def test_a_workbook_that_unfolds_or_is_broken_is_refused(tmp_path, content):
    path = tmp_path / "file.xlsx"
    path.write_bytes(content())
    before = used()
    with pytest.raises(ValidationError):
        rows_apart(path, 5000)
    assert used() - before < apart.SECONDS + 1


def used() -> float:
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in both)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("wide.csv", ",".join(f"c{n}" for n in range(MOST_COLUMNS + 1)) + "\n", "columns"),
        ("deep.json", "[" * 100_000, "JSON"),
        ("deep.json", '{"events":' * 100_000, "JSON"),
        ("slides.json", '{"events": [1, null]}', "slides"),
        ("slides.json", '{"events": {"a": 1}}', "slides"),
        ("number.json", '{"events": ' + "9" * 10_000 + "}", "JSON"),
    ],
)
def test_a_table_or_slides_in_a_wrong_form_are_refused_with_what_is_wrong(tmp_path, name, content, told):
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(ValidationError, match=told):
        rows_apart(path, 5000)


def test_a_file_of_json_is_looked_at_apart(tmp_path):
    path = tmp_path / "own.json"
    path.write_text(json.dumps({"events": []}))
    assert json_apart(path) is None
    path.write_text("[" * 100_000)
    with pytest.raises(ValidationError, match="JSON"):
        json_apart(path)


LEVELS = "".join(f"a{n + 1}: &a{n + 1} [{', '.join([f'*a{n}'] * 10)}]\n" for n in range(9))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a0: &a0 [x]\n" + LEVELS, "alias"),
        ("a: &a [*a]", "alias"),
        ("[" * 100_000, "nest"),
        ("[" * 30, "nest"),
        ("a: " * 3, "not YAML"),
        ("a: " + "9" * 5000, "not YAML"),
        ("a: 2023-13-45", "not YAML"),
        ("? [a, b]\n: c", "not YAML"),
        ("x" * 200_001, "too long"),
        ("? {a: b}\n: c", "not YAML"),
        ("- \x01", "not YAML"),
    ],
)
def test_a_mapping_that_unfolds_or_is_none_is_refused_at_once(text, told):
    began = time.process_time()
    with pytest.raises(ValidationError, match=told):
        load_mapping(text)
    assert time.process_time() - began < 2
