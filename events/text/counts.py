"""Counts of which a source gives the lowest, the best or the highest, in words."""

from django.utils.translation import gettext as _


def in_words(low: int | None, best: int | None, high: int | None) -> str:
    """“12 (10–15)”, “10–15”, “at least 10”; "" where none is given."""
    if low is not None and high is not None:
        span = f"{low}–{high}"
    elif low is not None:
        span = _("at least %(n)d") % {"n": low}
    else:
        span = "" if high is None else _("at most %(n)d") % {"n": high}
    if best is None:
        return span
    return f"{best} ({span})" if span else str(best)
