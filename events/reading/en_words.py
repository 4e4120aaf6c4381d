"""English: the words of dates and what they mean."""

from collections.abc import Mapping

from events.reading.names import hijri_months, months, weekdays

NUMBERS = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
]
NUMBERS += ["sixteen", "seventeen", "eighteen", "nineteen", "twenty"]
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
]
ORDINALS += [
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
]
ORDINALS += ["twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth", "twenty-seventh"]
ORDINALS += ["twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"]
PARTS = ("morning", "afternoon", "evening", "night")
TO_99 = {word: n for n, word in enumerate(NUMBERS, 1)} | TENS
TO_99 |= {
    f"{ten}{sign}{one}": tens + n
    for ten, tens in TENS.items()
    for n, one in enumerate(NUMBERS[:9], 1)
    for sign in "- "
}
YEARS_IN_WORDS = {
    **{f"nineteen {word}": 1900 + n for word, n in TO_99.items() if n >= 10},
    **{f"two thousand {joint}{word}": 2000 + n for word, n in TO_99.items() if n <= 50 for joint in ("", "and ")},
    "the year two thousand": 2000,
}
WORDS: dict[str, Mapping[str, object]] = {
    "yw": YEARS_IN_WORDS,
    "unitend": {f"{unit}{sign}end": unit for unit in ("year", "month") for sign in (" ", "-", "'s ")},
    "wd": weekdays("en") | {"tues": 1, "weds": 2, "thurs": 3},
    "mon": months("en")
    | {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sept": 9, "sep": 9}
    | {"oct": 10, "nov": 11, "dec": 12}
    | {"jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "aug.": 8, "sept.": 9, "oct.": 10, "nov.": 11, "dec.": 12},
    "num": {word: n for n, word in enumerate(NUMBERS, 1)}
    | TENS
    | {f"{ten}-{one}": tens + n for ten, tens in TENS.items() for n, one in enumerate(NUMBERS[:9], 1)}
    | {"a": 1, "an": 1, "a couple of": 2},
    "ord": {word: n for n, word in enumerate(ORDINALS, 1)},
    "t": {
        **dict.fromkeys(["the following", "the next", "the subsequent"], 1),
        **dict.fromkeys(["the same", "that same", "that"], 0),
        **dict.fromkeys(["the previous", "the preceding"], -1),
    },
    "tday": {
        **dict.fromkeys(
            [
                *(f"the {when} {part}" for when in ("next", "following") for part in ("day", *PARTS)),
                *("a day later", "one day later", "the day afterwards"),
            ],
            1,
        ),
        **dict.fromkeys(
            [
                *(f"{when} {part}" for when in ("the same", "that same") for part in ("day", *PARTS)),
                *(
                    "that day",
                    "later that day",
                    "earlier that day",
                    "that very day",
                    "that evening",
                    "that night",
                ),
                *("that morning", "that afternoon", "later the same day", "earlier the same day"),
            ],
            0,
        ),
        **dict.fromkeys(
            [
                *(f"the {when} {part}" for when in ("previous", "preceding") for part in ("day", *PARTS)),
                *("a day earlier", "one day earlier", "the night before"),
            ],
            -1,
        ),
    },
    "tside": {"after": 1, "before": -1},
    "after": {"after": -1},  # "the strike came two days after they had offered a truce": of that
    "later": {
        **dict.fromkeys(["later", "afterwards", "afterward", "after that", "thereafter"], 1),
        **dict.fromkeys(["earlier", "before that", "previously", "beforehand"], -1),
    },
    "yago": {f"year{sign}{when}": -1 for sign in "- " for when in ("ago", "earlier")},
    "about": dict.fromkeys(["about", "around", "roughly", "approximately", "circa", "some time around"], 1),
    "event": dict.fromkeys(
        """
        war coup election elections uprising invasion revolution accord accords agreement ceasefire truce peace
        genocide crisis campaign attack attacks offensive vote protests siege takeover referendum revolt rebellion massacre earthquake constitution treaty annexation
        """.split(),
        "",
    ),
    "q": {
        **dict.fromkeys(["last", "past", "this past", "the past"], -1),
        **dict.fromkeys(["this", "the current", "current"], 0),
        **dict.fromkeys(["next", "this coming", "coming", "the coming"], 1),
    },
    "unit": {"week": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade"},
    "units": {
        **dict.fromkeys(["day", "days"], "day"),
        **dict.fromkeys(["week", "weeks"], "week"),
        **dict.fromkeys(["fortnight", "fortnights"], "fortnight"),
        **dict.fromkeys(["month", "months"], "month"),
        **dict.fromkeys(["year", "years"], "year"),
        **dict.fromkeys(["decade", "decades"], "decade"),
    },
    "third": {
        **dict.fromkeys(["early", "early in", "the start of", "the beginning of", "start of", "beginning of"], 0),
        **dict.fromkeys(["mid", "mid-", "the middle of", "middle of", "the middle part of"], 1),
        **dict.fromkeys(["late", "late in", "the end of", "end of"], 2),
    },
    "part": {"earlier": -1, "later": 1},
    "rel": {
        **dict.fromkeys(["today", "tonight", "this morning", "this afternoon", "this evening"], 0),
        **dict.fromkeys(["yesterday", "yesterday morning", "yesterday afternoon", "yesterday evening"], -1),
        **dict.fromkeys(["last night", "last evening", "yesterday night"], -1),
        **dict.fromkeys(["tomorrow", "tomorrow morning", "tomorrow afternoon", "tomorrow evening"], 1),
        **dict.fromkeys(["tomorrow night"], 1),
        "the day before yesterday": -2,
        "the day after tomorrow": 2,
    },
    "season": {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24},
    "lastquarter": {"last quarter": 4},
    "quarter": {
        **{f"{word}{sign}quarter": n for n, word in enumerate(ORDINALS[:4], 1) for sign in " -"},
        **{f"q{n}": n for n in range(1, 5)},
        **{"final quarter": 4, "1st quarter": 1, "2nd quarter": 2, "3rd quarter": 3, "4th quarter": 4},
    },
    "lastly": {"last": -1},
    "half": {"first half": 1, "second half": 2},
    "pod": dict.fromkeys(["morning", "afternoon", "evening", "night", "noon", "at dawn", "at noon"], ""),
    "decadeword": {"sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90, "fifties": 50, "forties": 40},
    "hm": {
        **hijri_months("en"),
        **{"muharram": 1, "safar": 2, "rabi al-awwal": 3, "rabi' al-awwal": 3, "rabi al-thani": 4, "rajab": 7},
        **{"jumada al-awwal": 5, "jumada al-thani": 6, "shaaban": 8, "sha'ban": 8, "shaban": 8, "ramadan": 9},
        **{"shawwal": 10, "dhu al-qidah": 11, "dhu al-hijjah": 12, "dhul hijjah": 12},
    },
}
