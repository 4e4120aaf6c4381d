"""The house rules that a reviewer would otherwise have to remember."""

import ast
import re
from itertools import product
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# Each room, and the rooms that it may import: those below it, as written here and no others.
ROOMS = {
    "events.text": [],
    "events.dates": ["events.text"],
    "events.reading": ["events.text", "events.dates"],
    "events.told": [],
    "events.models": ["events.text", "events.dates", "events.told"],
    "events.record": ["events.text", "events.dates", "events.told", "events.reading", "events.models"],
}
ROOMS["events.intake"] = ["events.record", *ROOMS["events.record"]]
ROOMS["events.importing"] = ["events.intake", *ROOMS["events.intake"]]
ROOMS["events.desk"] = ["events.importing", *ROOMS["events.importing"]]
ROOMS["events.admin"] = ["events.desk", *ROOMS["events.desk"]]
ROOMS["events.templatetags"] = ROOMS["events.admin"]
ROOMS["events.management"] = ROOMS["events.admin"]
ROOMS["events.migrations"] = ["events.record", *ROOMS["events.record"]]
ROOMS["timeline.drawing"] = ["events.record", *ROOMS["events.record"]]
ROOMS["timeline"] = ["timeline.drawing", "events.importing.own", *ROOMS["timeline.drawing"]]
# What is drawn and reckoned knows neither the database nor the request; only the window asks for events.
PURE = [
    *(f"events/text/{name}.py" for name in ("folding", "searching")),
    *(f"events/dates/{name}.py" for name in ("value", "claims", "words", "hijri")),
    "events/record/comparing.py",
    *(f"timeline/drawing/{name}.py" for name in ("marks", "figure", "sketch")),
]
FILES = sorted(path for top in ("events", "timeline") for path in (ROOT / top).rglob("*.py"))


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def room_of(module: str) -> str | None:
    """The innermost room of a module, None for those of others."""
    rooms = [room for room in ROOMS if module == room or module.startswith(f"{room}.")]
    return max(rooms, key=len, default=None)


def test_no_room_stands_above_itself():
    for room, below in ROOMS.items():
        assert room not in below
        assert not [lower for lower in below if room in ROOMS.get(lower, [])]


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_room_imports_the_rooms_below_it_alone(path):
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    room = room_of(module)
    allowed = {room, *ROOMS[room]} if room else set()
    wrong = [
        name
        for name in imports(path)
        if name.split(".")[0] in ("events", "timeline")
        and room_of(name) not in allowed
        and not any(name.startswith(way) for way in allowed if way)
    ]
    assert wrong == []


@pytest.mark.parametrize("path", FILES, ids=named)
def test_no_import_of_ours_hides_in_a_function(path):
    functions = [
        node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.FunctionDef | ast.Lambda)
    ]
    hidden = [
        line.module
        for function, line in product(functions, [ast.ImportFrom])
        for line in ast.walk(function)
        if isinstance(line, ast.ImportFrom) and (line.module or "").split(".")[0] in ("events", "timeline")
    ]
    assert hidden == []


@pytest.mark.parametrize("file", PURE)
def test_the_pure_files_know_neither_the_database_nor_the_request(file):
    assert not [name for name in imports(ROOT / file) if name.split(".")[0] in ("django", "ninja")]


@pytest.mark.parametrize("path", sorted((ROOT / "events" / "reading").glob("*.py")), ids=named)
def test_the_reading_of_articles_knows_no_database(path):
    outside = [name for name in imports(path) if name.split(".")[0] in ("django", "ninja")]
    wording = ("django.core.exceptions.ValidationError", "django.utils.translation")
    assert not [name for name in outside if path.name != "typed.py" or not name.startswith(wording)]


def test_every_requirement_is_pinned_and_says_what_it_is_for():
    lines = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line and line[0] != "#"]
    assert all(re.fullmatch(r"[\w\[\]-]+==[\w.]+ +# .+", line) for line in lines)


def test_the_readme_gives_both_commands():
    readme = (ROOT / "README.md").read_text()
    setup = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && "
    assert f"{setup}.venv/bin/python manage.py demo" in readme
    assert f"{setup}.venv/bin/pytest" in readme
