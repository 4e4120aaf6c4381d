"""Fails a test in which a template of ours asks for a name that no context holds: Django is silent about it."""

import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

import pytest
from django.template.base import Node, VariableDoesNotExist
from django.template.context import BaseContext

TEMPLATES = Path(__file__).resolve().parents[1] / "templates"
LOGGER = logging.getLogger("django.template")


def node_being_rendered(frame: FrameType | None) -> Node | None:
    while frame and frame.f_code is not Node.render_annotated.__code__:
        frame = frame.f_back
    return frame and frame.f_locals["self"]


class MissingNames(logging.Filter):
    """Hears of every name that Django looks for in vain, in `{% if %}` too; the admin's own templates may."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        error = record.exc_info and record.exc_info[1]
        node = node_being_rendered(sys._getframe())
        if isinstance(error, VariableDoesNotExist) and isinstance(error.params[1], BaseContext) and node:
            template = Path(node.origin.name)
            if template.is_relative_to(TEMPLATES):
                self.names.add(f"{template.relative_to(TEMPLATES)}:{node.token.lineno}: {error.params[0]}")
        return record.levelno > logging.DEBUG


@pytest.fixture(autouse=True)
def every_name_is_there() -> Iterator[None]:
    missing, level = MissingNames(), LOGGER.level
    LOGGER.addFilter(missing)
    LOGGER.setLevel(logging.DEBUG)
    yield
    LOGGER.removeFilter(missing)
    LOGGER.setLevel(level)
    if missing.names:
        pytest.fail("No context holds these names: " + ", ".join(sorted(missing.names)))
