"""The hour that is said beside a day: refused in a form, passed over in a cell; a night may be of two. Pure."""

import re

# As programs write it, after a day in folded text; people's ways to say it are passed over in cells alone.
HOURS = re.compile(
    r"(?:t|,? )\d{1,2}(?::\d\d(?::\d\d(?:[.,]\d+)?)?|h(?:\d\d)?) ?(?:am|pm|[صم]|z|utc|gmt)?(?: ?[+-]\d\d(?::?\d\d)?)?"
)
AT = "at|@|around|about|à|vers|dès|(?:عند |في |حوالي )?الساعة"
ZONE = r"(?: ?(?:gmt|utc|z|local time|heure locale|بالتوقيت المحلي)(?: ?[+-]\d\d?(?::?\d\d)?)?)"
AM = r" ?[ap]\.?m\b\.?"
CLOCK = rf"\d\d?(?:[:.]\d\d){{1,2}}(?:{AM})?|\d\d?(?:{AM}| ?h(?:\d\d)?| heures)|\d{{3,4}} ?(?:hrs?|hours|h)"
HOUR = rf"(?:(?:{AT}) ?(?:{CLOCK}|\d\d?)|{CLOCK}){ZONE}?"
AFTER = re.compile(rf"(?P<day>.*[\d)]),? \(?{HOUR}\)?", re.I)
BEFORE = re.compile(rf"{HOUR},? (?:on )?(?P<day>.+)", re.I)


def without_hours(text: str) -> str:
    """The day alone, of “15 March 2014 at 10am”; the text where it says no hour."""
    found = AFTER.fullmatch(text) or BEFORE.fullmatch(text)
    return found["day"] if found else text
