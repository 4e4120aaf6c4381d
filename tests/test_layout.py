"""The house rules that a reviewer would otherwise have to remember."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text())
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return names | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


@pytest.mark.parametrize("path", sorted((ROOT / "events").rglob("*.py")), ids=lambda p: str(p.relative_to(ROOT)))
def test_events_never_imports_timeline(path):
    assert not [name for name in imports(path) if name.split(".")[0] == "timeline"]


def test_timeline_imports_events():
    assert any(name.startswith("events") for path in (ROOT / "timeline").rglob("*.py") for name in imports(path))


@pytest.mark.parametrize(
    "module", ["events/dates/value.py", "timeline/marks.py", "timeline/figure.py", "timeline/sketch.py"]
)
def test_the_pure_modules_know_neither_the_database_nor_the_request(module):
    assert not [name for name in imports(ROOT / module) if name.split(".")[0] in ("django", "ninja")]


@pytest.mark.parametrize("path", sorted((ROOT / "events" / "reading").glob("*.py")), ids=lambda p: p.name)
def test_the_reading_of_articles_knows_no_django(path):
    assert not [name for name in imports(path) if name.split(".")[0] in ("django", "ninja")]


def test_every_requirement_is_pinned_and_says_what_it_is_for():
    lines = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line and line[0] != "#"]
    assert all(re.fullmatch(r"[\w\[\]-]+==[\w.]+ +# .+", line) for line in lines)


def test_the_readme_gives_both_commands():
    readme = (ROOT / "README.md").read_text()
    setup = "python3 -m venv .venv && .venv/bin/pip install -r requirements.txt && "
    assert f"{setup}.venv/bin/python manage.py demo" in readme
    assert f"{setup}.venv/bin/pytest" in readme
