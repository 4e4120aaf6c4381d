"""Cells of tables that a spreadsheet would run: marked as text where they are written, and read without the mark."""

from typing import Any

# OWASP, "CSV Injection"; "|" of a DDE, and the wide signs of East Asian keyboards.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "|", "＝", "＋", "－", "＠")


def harmless(cell: Any) -> Any:
    """A text that a spreadsheet takes for a formula, marked as text; numbers and dates as they are."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def unguarded(cell: str) -> str:
    """A text without the mark of `harmless`."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell
