"""The reading of articles without Django: JSON Lines of id, lang, published (EDTF) and text in, what was found out.

python -m events.reading [--events] < articles.jsonl
"""

import sys
from functools import partial

from events.reading.lines import answer_lines, dates_of, events_of


def main() -> int:
    """The exit status: 1 where a line could not be read, which is named on standard error."""
    read = events_of if "--events" in sys.argv else dates_of
    return 1 if answer_lines(read, print, partial(print, file=sys.stderr)) else 0


if __name__ == "__main__":
    sys.exit(main())
