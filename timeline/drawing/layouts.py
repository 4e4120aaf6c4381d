"""The widths for which a chart is laid out: for its drawing in the page, for Plotly's, and for pictures. Pure.

A drawing is right at any width from its own up, as its letters keep their size and its positions are shares of the
width. Three are enough from a telephone to a wide screen: measured, no label covers another between them.
"""

from typing import NamedTuple

from timeline.drawing.marks import ROW


class Layout(NamedTuple):
    """A chart `since` px wide or wider, up to the next layout, is laid out for `width` px, which is no more."""

    since: int
    width: int
    folded: bool = False  # all lanes in one, bars below landmarks: for a telephone, and for frames
    letters: int = 42  # of a label at most
    longest: int = 64  # where room is left beside it
    drawn: int = 0  # px that it has, where they are known and more: names are longer, and no mark stands elsewhere
    rows: int = 7  # of marks in a lane
    landmark_rows: int = 16  # where they hold landmarks: what is drawn as one is named
    few: int = 16  # events of a folded chart that are drawn each
    low: bool = False  # as high as a telephone that is held sideways

    @property
    def name(self) -> str:
        """By which the drawings of a page are told apart."""
        return "low" if self.low else str(self.width)


TELEPHONE = Layout(0, 288, folded=True, letters=22, rows=4, landmark_rows=8)
LAYOUTS = (TELEPHONE, Layout(620, 620), Layout(950, 950))
FOLDED = (
    TELEPHONE,
    *(Layout(width, width, folded=True, letters=26, rows=5, landmark_rows=14, few=36) for width in (620, 950)),
)
LOW = Layout(440, 440, folded=True, few=40, low=True, longest=90)
LOW_ROWS = range(5, 15)  # what a hand reaches in a low window, and what is read at once
BESIDE_ROWS = 142  # px of a low window that are no rows of marks: the strip, the axis, the bars, and the numbers
WIDEST = LAYOUTS[-1]


def layout_of(width: int, *, folded: bool = False, low: int = 0) -> Layout:
    """The layout of a chart that is `width` px wide; in a window that is only `low` px high, for just these: no page
    knows them when it is made."""
    if low and width >= LOW.since:
        rows = min(max((low - BESIDE_ROWS) // ROW, LOW_ROWS[0]), LOW_ROWS[-1])
        return LOW._replace(width=width, rows=rows, landmark_rows=rows)
    layout = next(layout for layout in reversed(FOLDED if folded else LAYOUTS) if layout.since <= width)
    return layout._replace(drawn=width) if layout == TELEPHONE and width > layout.width else layout
