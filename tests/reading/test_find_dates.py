import io
import json
import subprocess
import sys
from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from events.reading import LEXICONS
from events.reading.finding import find
from events.reading.folding import fold_with_offsets


def run(monkeypatch, text: str, *args: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    try:
        call_command("find_dates", *args, stdout=out, stderr=err)
    except CommandError as error:
        err.write(str(error))
    return out.getvalue(), err.getvalue()


def test_a_text_becomes_a_table_with_the_working(monkeypatch):
    out, _ = run(monkeypatch, "استقبله مساء الخميس", "--published", "2023-03-31")
    assert "2023-03-30" in out
    assert "مساء الخميس" in out
    assert "1 dated expressions." in out


def test_a_file_is_read_and_a_missing_one_named(monkeypatch, tmp_path):
    path = tmp_path / "article.txt"
    path.write_text("They met on 3 May 2021.", encoding="utf-8")
    assert "2021-05-03" in run(monkeypatch, "", str(path))[0]
    assert "nowhere.txt" in run(monkeypatch, "", str(tmp_path / "nowhere.txt"))[1]


def test_a_refused_date_of_publication_names_the_right_form(monkeypatch):
    assert "Did you mean 2023-04-30?" in run(monkeypatch, "On Monday", "--published", "31/04/2023")[1]


def test_a_date_of_publication_is_read_in_words(monkeypatch):
    assert "2023-03-27" in run(monkeypatch, "On Monday", "--published", "31 mars 2023")[0]


def test_json_lines_are_answered_line_by_line_and_a_broken_one_is_named(monkeypatch):
    asked = {"id": 7, "lang": "en", "published": "2023-03-31", "text": "They met on Thursday."}
    lines = [json.dumps(asked), "{broken", json.dumps({"id": 8}), json.dumps({**asked, "id": 9, "lang": "xx"})]
    out, err = run(monkeypatch, "\n".join([*lines, json.dumps({**asked, "id": 10})]), "--jsonl")
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["id"] for answer in answers] == [7, 10]
    (finding,) = answers[0]["found"]
    assert finding == {
        **{"text": "Thursday", "start": 12, "end": 20, "edtf": "2023-03-30", "confidence": "medium"},
        **{"rule": "weekday", "alternatives": ["2023-04-06"]},
    }
    assert "line 2" in err
    assert "line 3: “text” is missing" in err
    assert "line 4" in err


def test_a_broken_line_is_told_by_the_exit_status(monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("{broken"))
    with pytest.raises(CommandError) as refusal:
        call_command("find_dates", "--jsonl", stderr=io.StringIO())
    assert refusal.value.returncode == 1


ASKED = json.dumps({"id": 7, "lang": "en", "published": "2023-03-31", "text": "They met on Thursday."})
BY_ITSELF = """import sys
from events.reading.__main__ import main
sys.exit(main() or bool({"django", "babel"} & set(sys.modules)))"""
BY_DJANGO = """import runpy, sys
sys.argv = ["manage.py", "find_dates", "--jsonl"]
runpy.run_path("manage.py", run_name="__main__")
sys.exit("events.models" in sys.modules)"""


@pytest.mark.parametrize("program", [BY_ITSELF, BY_DJANGO])
def test_nothing_is_loaded_that_the_reading_does_not_need(program):
    done = subprocess.run([sys.executable, "-c", program], input=ASKED, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["found"][0]["edtf"] == "2023-03-30"


def test_what_is_proposed_of_an_article_needs_no_django():
    program = "import sys; import events.reading.event_lines; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_short_text_has_few_patterns_made():
    lexicon = replace(LEXICONS["en"])
    assert [match.words for match in find(fold_with_offsets("They met on Thursday."), lexicon)] == ["thursday"]
    assert 0 < len(lexicon.compiled) < len(lexicon.patterns) / 10
