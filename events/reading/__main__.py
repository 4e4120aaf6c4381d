"""The reading of articles without Django: JSON Lines of id, lang, published (EDTF) and text in, what was found out.

python -m events.reading [--events] < articles.jsonl
"""

import sys
from functools import partial

from events.reading.lines import Read, answer_lines, dates_of

read: Read = dates_of
if "--events" in sys.argv:  # which need twice as long to begin
    from events.reading.event_lines import events_of

    read = events_of


def main() -> int:
    """The exit status: 1 where a line could not be read, which is named on standard error."""
    return 1 if answer_lines(read, print, partial(print, file=sys.stderr)) else 0


if __name__ == "__main__":
    sys.exit(main())
