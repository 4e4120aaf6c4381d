"""How a date was worked out, in the words of the page's language."""

from typing import Any

from babel.dates import get_day_names
from django.utils.translation import gettext as _

from events.dates.value import EventDate, read
from events.dates.words import in_words
from events.text.languages import current_language


def reckoned(date: str, anchor: str) -> str:
    """“…reckoned from 31 March 2023, that is Thursday 30 March 2023”; "" where it was not reckoned. EDTF strings."""
    if not (date and anchor):
        return ""
    words = {"anchor": in_words(read(anchor), current_language()), "date": with_weekday(read(date))}
    return _("reckoned from %(anchor)s, that is %(date)s") % words


def choice_made(working: dict[str, Any]) -> list[str]:
    """Sentences on what decided, where the words could have meant another date; as `Citation.working` holds it."""
    sentences = []
    cue, direction = working.get("cue"), working.get("direction")
    others = working.get("alternatives") or []
    if because := said_before(working):
        sentences.append(because)
    elif direction == "future" and cue:
        sentences.append(_("“%(cue)s” shows that it was still to come.") % {"cue": cue})
    elif direction and cue and any(read(other).ongoing for other in others):
        sentences.append(_("“%(cue)s” shows that it had begun.") % {"cue": cue})
    elif direction and cue:
        sentences.append(_("“%(cue)s” shows that it was over.") % {"cue": cue})
    elif direction:
        sentences.append(
            _("Nothing in the sentence says whether it was over: it is taken to be, as in most reports.")
        )
    if working.get("warning") == "printed-later":
        sentences.append(
            _("By the day of the week beside it, the text was printed a day or two after it was written.")
        )
    elif working.get("warning"):
        sentences.append(_("The day of the week written beside the date is another: one of the two is a slip."))
    if others:
        sentences.append(_("Otherwise it would be: %s.") % "; ".join(with_weekday(read(other)) for other in others))
    return sentences


def said_before(working: dict[str, Any]) -> str:
    """On words before the date from which it was reckoned, or on the nearness of a day; "" where neither decided."""
    words = {"words": working.get("before", "")}
    match working.get("because"):
        case "from-text":
            return _("It is reckoned from “%(words)s”, which stands before it in the text.") % words
        case "narrative-year":
            return _("Its year is that of “%(words)s”, which stands before it in the text.") % words
        case "nearest":
            return _("Of two years that which brings the day nearer is taken.")
    return ""


def with_weekday(when: EventDate) -> str:
    """A date in words; a single day with its day of the week."""
    lang = current_language()
    words, day = in_words(when, lang), when.bounds.start
    if not day or str(when) != str(day):
        return words
    name = get_day_names("wide", "format", lang)[day.weekday()]
    return f"{name} {words.removeprefix('le ')}"
