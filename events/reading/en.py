"""English: patterns of date expressions, and the words that turn them."""

from events.reading.counted import COUNTED
from events.reading.en_wording import TYPING, WORDING
from events.reading.en_words import WORDS
from events.reading.families import more_patterns, more_words
from events.reading.lexicon import Lexicon

NOT_LASTING = "".join(  # "will last two weeks" says how long
    f"(?<!{verb}[ ])"
    for verb in ("will", "to", "would", "could", "may", "might", "can", "must", "should", "did", "not", "'ll")
)

# "Stayed overnight", "an overnight curfew": no night in particular.
NOT_STAYED = "".join(
    f"(?<!{word}[ ])"
    for word in ("stay", "stayed", "staying", "slept", "camped", "waited", "changed", "change", "kept", "parked")
)
LASTING = "(?:(?<=run[ ])|(?<=runs[ ])|(?<=last[ ])|(?<=lasts[ ])|(?<=effect[ ])|(?<=force[ ])|(?<=continue[ ])|(?<=continues[ ]))"
WEEKDAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day"
HOLDS = r"(?:holds?|sets?|set)(?= (?:an? |the |its |their )?(?:\w+ )?(?:elections?|polls|votes?|referendum|session|talks|meeting|hearing|summit|vigil|funerals?)(?!\w))"
USUAL = "(?:stays?|trains?|bus|buses|flights?|trips?|success|curfews?|shifts?|guests?|bags?|lodging|camps?|lows?|temperatures?|rates?|lending|delivery|ferry|trading|index|sensation|visits?)"

DAYS = ("<mon> <d>(?:st|nd|rd|th)?", "<d>(?:st|nd|rd|th)?(?: of)? <mon>")
WEEKS = {
    "week-of-day": "week of",
    "weekend-of-day": "weekend of",
    "week-from-day": "week (?:beginning|starting|from)(?: on)?",
    "week-to-day": "week (?:ending|ended|to)(?: on)?",
}

CAME = (
    "(?:happened|came|comes|occurred|took place|began) (?:just |only |barely )?(?P<x>(?:<num>|<n>) <units> <after>)"
)
DID = "(?:\\w\\w\\w+ed|began|took|fell|struck|hit|shot|won|held|lost|broke|left|met|said|fled|withdrew|overran)"

ENGLISH = Lexicon(
    words=WORDS | more_words("en"),
    patterns=[
        *more_patterns("en"),
        ("text-day", "(?:on |by |in )?(?P<x><tday>)(?! (?:after|before|of|that|when|as))"),
        ("text-day", "later (?P<x><tday>)(?= that )"),
        # "the raid the day before on a mill"
        (
            "text-day",
            "(?:on )?(?P<x>(?:the|a|one) day <tside>)(?=[ ]?[.,;]|$|[ ](?:against|at|by|in|near|on|outside)[ ](?!\\d))",
        ),
        (
            "text-period",
            "(?:in |during |over |by )?(?P<x>(?:later |earlier |early |late )?(?:in )?<t> <unit>)(?! where)",
        ),
        # "It comes two days after the rebels signed a truce": of that
        ("text-later", f"{CAME}(?=[ ](?:the|this|that)[ ]\\w+[ ](?:\\w+[ ])?(?:\\w+[ ])?{DID}[ ](?!by|out))"),
        ("text-after", "(?:on )?(?P<x>(?:the|a|one) day after)(?=[ ](?:the|this|that)[ ])"),
        ("text-after", "(?:<num>|<n>) <units> after(?=[ ](?:the|this|that)[ ])"),
        ("text-later", "(?:<num>|<n>) <units> <later>"),
        ("text-later", f"{CAME}(?! (?:the|this|that)[ ](?:\\w+[ ])?\\w+[.,])"),
        ("text-weekday", "(?:on )?(?P<x><t> <wd>(?: <pod>)?)"),
        (
            "text-later",
            "(?:a |the )?<yago> (?:(?:first|second|third|fourth)[ -])?(?:quarter|period|month|week)",
        ),
        ("text-dom", "(?:the )?(?:<d>(?:st|nd|rd|th)|<ord>)(?: day)? of (?:the same|that) month"),
        ("day-alone", "on the (?P<x><d>(?:st|nd|rd|th))(?=[ ]?[,.;]|[ ](?:that|when|after)[ ])"),
        ("text-month", "(?:<third> ?-?)?<mon>,? (?:of )?<t> year"),
        ("text-date", "(?:the )?<d>(?:st|nd|rd|th)?(?: of)? <mon>,? (?:of )?<t> year"),
        ("text-date", "<mon> <d>(?:st|nd|rd|th)?,? (?:of )?<t> year"),
        ("text-next-month", "(?:in )?(?P<x><t> <mon>)"),
        ("text-season", "(?:in |over |during )?(?P<x><t> <season>)"),
        ("text-season", "(?:in |during )?(?:the )?(?P<x><season> of <t> year)"),
        (
            "range-points",
            "from (?:<about> )?(?:<third> ?-?)?(?:<mon>,? )?<y> (?:to|until|through|till) (?:<about2> )?(?:<third2> ?-?)?(?:<mon2>,? )?<y2>",
        ),
        (
            "range-points",
            "between (?:<about> )?(?:<third> ?-?)?(?:<mon>,? )?<y> and (?:<about2> )?(?:<third2> ?-?)?(?:<mon2>,? )?<y2>",
        ),
        ("both-months", "<mon> and <mon2>(?:,? <y2>)?"),
        ("since-year", "since (?:the|its|their|his|her|a) <y> (?:<event>)"),
        ("year", "(?P<x><y>)(?=[ ](?:saw|was the|marked|brought|witnessed|has seen|had seen|began with|ended with))"),
        ("hijri", "<d>(?:st|nd|rd|th)?(?: of)? <hm>,? <hy>(?: ah)?(?: \\(<d2> <mon>,? <y>\\))?"),
        ("hijri", "<hm>,? <hy>(?: ah)?"),
        ("hijri-q", "(?:<q> <hm>)"),
        (
            "range-days",
            "from (?:<wd>,? )?<d>(?:st|nd|rd|th)? (?:to|until|through) (?:<wd2>,? )?<d2>(?:st|nd|rd|th)?(?: of)? <mon>(?:,? <y>)?",
        ),
        (
            "range-days",
            "between (?:<wd>,? )?<d>(?:st|nd|rd|th)? and (?:<wd2>,? )?<d2>(?:st|nd|rd|th)?(?: of)? <mon>(?:,? <y>)?",
        ),
        (
            "range-days",
            "(?:from |between )?<mon> <d>(?:st|nd|rd|th)? ?(?:to|until|through|-) ?<d2>(?:st|nd|rd|th)?(?:,? <y>)?",
        ),
        ("range-days", "(?:from|between) <mon> <d>(?:st|nd|rd|th)? and <d2>(?:st|nd|rd|th)?(?:,? <y>)?"),
        ("both-days", "<mon> <d>(?:st|nd|rd|th)? and <d2>(?:st|nd|rd|th)?(?:,? <y>)?"),
        ("range-days", "<d>(?:st|nd|rd|th)? ?(?:-|to) ?<d2>(?:st|nd|rd|th)?(?: of)? <mon>(?:,? <y>)?"),
        (
            "range-dates",
            "(?:from|between) (?:<wd>,? )?<d>(?:st|nd|rd|th)?(?: of)? <mon>(?:,? <y>)? (?:to|until|through|and) (?:<wd2>,? )?<d2>(?:st|nd|rd|th)?(?: of)? <mon2>(?:,? <y2>)?",
        ),
        (
            "range-dates",
            "(?:from|between) <mon> <d>(?:st|nd|rd|th)?(?:,? <y>)?,? (?:to|until|through|and) <mon2> <d2>(?:st|nd|rd|th)?(?:,? <y2>)?",
        ),
        ("range-dates", "<d> <mon>(?: <y>)? ?- ?<d2> <mon2>(?:,? <y2>)?"),
        (
            "range-dates",
            "(?:the night of |overnight )?(?P<x><d> <mon>(?: <y>)? (?:to|until) <d2> <mon2>(?:,? <y2>)?)",
        ),
        (
            "range-dates",
            "<mon> <d>(?:st|nd|rd|th)?(?:,? <y>)? ?(?:to|until|through|-) ?<mon2> <d2>(?:st|nd|rd|th)?(?:,? <y2>)?",
        ),
        ("both-days", "<d>(?:st|nd|rd|th)? and <d2>(?:st|nd|rd|th)?(?: of)? <mon>(?:,? <y>)?"),
        ("either-days", "<d>(?:st|nd|rd|th)? or <d2>(?:st|nd|rd|th)?(?: of)? <mon>(?:,? <y>)?"),
        ("either-days", "<mon> <d> or <d2>(?:,? <y>)?"),
        ("range-months", "(?:from|between) <mon>(?:,? <y>)? (?:to|until|through|and) <mon2>(?:,? <y2>)?"),
        ("range-months", "<mon> ?- ?<mon2>(?: <y2>)?"),
        ("range-months", "<mon>/<mon2> <y2>"),
        ("range-years", "(?:from|between) <y> (?:to|until|through|and) <y2>"),
        ("range-years", "(?:in |\\()?(?P<x><y>-<y2>)"),
        ("range-weekdays", "(?:from|between) <wd>(?: <pod>)? (?:to|until|through|and) <wd2>(?: <pod2>)?"),
        ("range-weekdays", "<wd>(?: <pod>)? ?(?:to|until|through|-) ?<wd2>(?: <pod2>)?"),
        (
            "night",
            "(?:the night of|overnight from|overnight on|overnight|the night from|the night between) <wd> (?:to|into|and) <wd2>",
        ),
        ("night", "<wd>(?: <pod>)? into <wd2>(?: <pod2>)?"),
        ("overnight", f"{NOT_STAYED}(?P<x>overnight)(?![ ]{USUAL})"),
        (
            "night-days",
            "(?:overnight on|the night of|the night between|overnight) <d>(?: to |-| and )<d2> <mon>(?:,? <y>)?",
        ),
        *(
            (rule, f"(?:the )?{words} (?:<wd>,? )?(?:the )?{day}(?:,? <y>)?(?![ ]?(?:-|to)[ ]?\\d)")
            for rule, words in WEEKS.items()
            for day in DAYS
        ),
        ("date", "<y>, (?:<d> <mon>|<mon> <d>)(?=[ ]?:)"),  # of a chronology: "1983, 23 July: …"
        ("month", "<y>, <mon>(?=[ ]?:)"),
        ("date", "(?:<wd>(?: <pod>)?,? )?(?:the )?<d>(?:st|nd|rd|th)?(?: of)? <mon>,? <y>"),
        ("date", "(?:<wd>(?: <pod>)?,? )?<mon> <d>(?:st|nd|rd|th)?(?:,? |;)<y>"),
        ("date", "(?:<wd>,? )?(?:the )?<ord> of <mon>,? <y>"),
        ("date", "<mon> <d>(?:st|nd|rd|th)?,? <y>, a <wd>"),
        ("date", "<d>(?:st|nd|rd|th)?(?: of)? <mon>,? <y>, a <wd>"),
        ("date-part", "<mon> <d>(?:st|nd|rd|th)?, a <wd>"),
        ("date-part", "<d>(?:st|nd|rd|th)?(?: of)? <mon>, a <wd>"),
        ("date-part", "(?:<wd>(?: <pod>)?,? (?:the )?)?<d>(?:st|nd|rd|th)?(?: of)? <mon>(?:,? (?:of )?<q> year)?"),
        ("weekday-dom", "(?:the )?<d>(?:st|nd|rd|th) of <q> month"),
        ("week-of-month", "(?:the )?(?:<ord>|<lastly>) week (?:of|in) <mon>(?:,? <y>)?"),
        ("date-part", "(?:<wd>(?: <pod>)?,? )?<mon> <d>(?:st|nd|rd|th)?(?:,? (?:of )?<q> year| <pod>)?"),
        ("date-part", "(?:<wd>,? )?(?:the )?<ord> of <mon>(?: (?:of )?<q> year)?"),
        ("rel-weekday", "<rel>,? (?:<wd>,? )?<mon> <d>(?:st|nd|rd|th)?(?:,? <y>)?"),
        ("rel-weekday", "<rel>,? (?:<wd>,? )?<d>(?:st|nd|rd|th)? <mon>(?:,? <y>)?"),
        ("rel-weekday", "<rel>,? <wd>"),
        ("rel-weekday", "<rel> ?[(\\[]<wd>[)\\]]"),
        ("weekday", "(?:<tday>|the day before) ?[(]<wd>[)]"),
        ("date", "(?:the )?(?P<x><ord> day of <mon>,? <y>)"),
        ("month-ago", "(?:<third> ?-?)?<mon> <num> <units> ago"),
        ("month-ago", "<num> <units> ago this month"),
        ("date-part", "(?!past )<q> <wd>,? (?:the )?<d>(?:st|nd|rd|th)?(?: of)? <mon>"),
        ("date-part", "(?!past )<q> <wd>,? <mon> <d>(?:st|nd|rd|th)?"),
        ("date-part", "(?!past )<q> <mon> <d>(?:st|nd|rd|th)?"),
        ("iso", "<y>-<m>-<d>"),
        ("iso", "<y>/<m>/<d>"),
        ("numeric", "<d>/<m>/<y>"),
        ("month-first", "<m>/<d>/<y>"),
        ("numeric", "<d>\\.<m>\\.<y>"),
        ("numeric", "<d>-<m>-<y>"),
        ("numeric", "<d> (?:-|/) <m> (?:-|/) <y>"),
        ("quarter", "(?:the )?(?P<x><lastquarter> of (?:the year )?<y>)"),
        ("quarter", "(?:the )?(?P<x>(?:fiscal )?<y>(?:'s)?,? (?:<quarter>))"),
        ("half", "(?:the )?(?P<x><y>(?:'s)? (?:<half>))"),
        ("quarter", "(?:the )?(?P<x><quarter>(?: of)?(?: the)?(?: <y>| <q> year| year)?)"),
        ("half", "(?:the )?(?P<x><half> of (?:the )?(?:<y>|<q> year|year))"),
        ("third-half", "(?:the )?(?P<x><half> of <mon>(?: <y>)?)"),
        ("season", "(?:the )?(?P<x><season>(?: of)? <y>(?:[-/]<y2>)?)"),
        ("season-q", "<q> <season>"),
        ("season-q", "(?:the )?(?P<x><season> of <q> year)"),
        ("season-q", "(?:in|from|since|during|by) the (?P<x><season>)"),
        ("month", "(?:<third> ?-?)?<mon>(?:,? of|,)? <y>"),
        ("month", "(?:<third> ?-?)?<mon>(?:,? of)? <q> year"),
        ("month-q", "(?!past )(?:<third> ?-?)?<q> <mon>"),
        ("month-event", "(?:the|a|its|their|this) (?P<x><mon>)(?=[ ]<event>(?!\\w))"),
        ("month-alone", "(?:<third> ?-?)?<mon>"),
        ("weekday-week", "(?:on )?(?P<x><wd>(?: <pod>)? (?:of )?<q> week)"),
        ("weekday-q", "(?!past )<q> <wd>(?: <pod>)?"),
        ("weekday", "(?<!good[ ])(?P<x><wd>(?: <pod>)?(?: <lastly>)?)"),
        ("weekday-day", "<wd>,? (?:the )?<d>(?:st|nd|rd|th)(?![ ](?:of|day))"),
        ("weekday-on", "(?:a|one) week from <wd>"),
        ("weekday-before", "(?:the )?<wd> before last"),
        ("period-before", "(?:the )?<unit> before last"),
        ("rel", "<rel>"),
        ("part", "<part> (?:in )?<q> <unit>"),
        ("part", "<part> in the <unit>"),
        ("part-day", "earlier today|later today"),
        ("third-period", "<third> <q> <unit>"),
        ("third-period", "<third> the <unit>"),
        ("unit-end", "(?:the )?(?P<x><unitend>)"),
        ("year-words", "<yw>"),
        ("year", "(?P<x><y>)(?=[ ]<event>(?!\\w))"),
        ("third-year", "<third> ?-?<y>"),
        ("third-decade", "(?:the )?(?P<x><third> ?-?(?:the )?<decade>'?s)"),
        ("third-decade", "(?:the )?(?P<x><third> ?-?<decadeword>)"),
        ("weekend", "<q> weekend"),
        ("weekend", "(?:over|at|during|on|since|before|after|until|by|ahead of|into) (?P<x>the weekend)"),
        ("over-past", "(?:over|during|in|within|for|throughout) (?P<x>the (?:past|last) <unit>)(?! (?:of|before))"),
        ("period", "<q> <unit>"),
        ("ago-both", "(?:<num>|<n>) <units> and (?:<num2>|<n2>) <units2> ago"),
        ("ago", "(?<!half[ ])<num> <units> ago"),
        ("ago", "<n> <units> ago"),
        ("ahead", "(?:in|within) <num> <units>(?: time|' time)?(?! of)"),
        ("ahead", "(?:in|within) <n> <units>(?: time|' time)?(?! of)"),
        ("ahead", "<num> <units> from (?:now|today)"),
        ("over-past", "(?:over|during|in|within|for|throughout) (?P<x>the (?:last|past|previous) <num> <units>)"),
        ("over-past", "(?:over|during|in|within|for|throughout) (?P<x>the (?:last|past|previous) <n> <units>)"),
        ("over-next", "(?:over|during|in|within|for|throughout) (?P<x>the (?:next|coming|following) <num> <units>)"),
        ("over-next", "(?:over|during|in|within|for|throughout) (?P<x>the (?:next|coming|following) <n> <units>)"),
        ("over-past", f"{NOT_LASTING}(?P<x>(?:the )?(?:last|past) <num> <units>)"),
        ("over-past", f"{NOT_LASTING}(?P<x>(?:the )?(?:last|past) <n> <units>)"),
        ("over-next", "(?P<x>(?:the )?(?:next|coming) <num> <units>)"),
        ("over-next", "(?P<x>(?:the )?(?:next|coming) <n> <units>)"),
        ("decade", "(?:the )?(?P<x><decade>'?s)"),
        ("decade", "the (?P<x><decadeword>)"),
        ("decade", "(?<=')(?P<x><short>s)"),
        ("year-q", "<q> year"),
        (
            "year",
            "(?:in|since|of|during|from|until|till|to|by|before|after|around|about|circa|for|and|through|into|both|fiscal|as early as|late as|year|summer|winter) (?:at least )?(?P<x><y>)(?! hours)",
        ),
        (
            "year",
            "(?:the|a|its|their|his|her|that|this) (?P<x><y>)(?=[ ](?!convention|constitution|protocol|charter|act|law|treaty|agenda|borders|lines)[a-z])",
        ),
    ],
    future=[
        r"(?:could|might)(?! have| not)",
        r"may (?!have|not have)\w{3;}",
        r"(?:has|have) (?:only )?(?:until|till)",
        *("end on", "takes effect", "take effect", "comes into force", "leaves on", "leaves for", "leave on"),
        *("leave for", "heads to", "heads for", "travels to", "flies to", "goes to the polls"),
        *("go to the polls", "return to", "returns to", "unlikely to", "likely to", "runs out", "promised for"),
        *("takes up", "kicks off", "takes place", "take place", "polls open", "put off", "may be", "might be"),
        *("could be", "to be", "is due", "are due", "is set to", "are set to", "set to", "set for"),
        *("to be held", "plans to", "plan to", "planned for", "is to", "are to", "planning to"),
        # "Villagers going to market"
        r"going to(?! (?:the|a|an|his|her|its|their|market|school|work|church|mosque|town|bed|prayers?|war)(?!\w))",
        # "Housing starts fell"
        r"starts(?! (?:fell|rose|dropped|jumped|climbed|slid|were|was)(?!\w))",
        r"planned(?= (?:a|an|another|more|new|large|further|fresh|mass)(?!\w))",
        *("ahead of", "no later than", "is expected", "looks to", "has to", "have to", "counts on", "count on"),
        r"(?:intend|hope|aim|expect|want|need|prepare|pledge|promise|propose|agree|threaten|seek)s? to(?! (?:report|post)(?!\w))",
        r"(?:is|are) (?:flying|travelling|traveling|heading|returning|visiting|resuming|reopening|launching|sending|taking office|leaving|going|arriving|coming|starting|holding|meeting|voting)(?!\w)",
        r"expects?(?= (?:the|a|an|it|its|their|them|him|her|talks|results|elections)(?!\w))",
        # "The governor on Saturday vowed to": only what follows is to come.
        "to(?:"
        + "|".join(
            rf"(?<={verb}[ ]to)"
            for verb in (
                "vowed",
                "promised",
                "pledged",
                "threatened",
                "planned",
                "decided",
                "agreed",
                "ordered",
                "promises",
            )
        )
        + ")",
        r"remains?(?= (?:closed|open|before|until|shut|suspended|in force|in effect|in place|under|off limits)(?!\w))",
        *("supposed to", "to resume", "to meet", "to hold", "to vote", "to begin", "to start"),
        *("to visit", "to discuss", "head to the polls", "heads to the polls", "takes office", "take office"),
        *("takes the oath", "take the oath", "announces results", "announces the results"),
        rf"(?:council|parliament|assembly|senate|house|congress|board|commission|country|nation|committee) votes(?= (?:on )?{WEEKDAY}(?!\w))",
        HOLDS,
        r"plans(?= (?:an?|more|another|to) )",
        # "Urged supporters to march on Friday"
        rf"to(?= \w+(?: \w+){{0;3}} (?:by|on|for) {WEEKDAY}(?!\w))(?:(?<=supporters[ ]to)|(?<=residents[ ]to)|(?<=followers[ ]to)|(?<=people[ ]to)"
        r"|(?<=citizens[ ]to)|(?<=members[ ]to)|(?<=voters[ ]to)|(?<=workers[ ]to)|(?<=them[ ]to)|(?<=civilians[ ]to))",
        # "Called a rally for Friday"
        rf"(?<!responsibility[ ])(?<!responsible[ ])(?<!planned[ ])(?<!scheduled[ ])(?<!due[ ])(?<!set[ ])for(?= (?:next |this )?{WEEKDAY}(?! ?'s)(?!\w))",
        r"(?:called|calls|calling) for (?:an? )?(?:\w+ )?(?:strike|rally|rallies|march|marches|protests?|boycott|demonstrations?|sit-in|walkout|day of \w+)",
        r"(?:postponed|rescheduled|adjourned)(?! (?:in|on|during)(?!\w)| \w+ (?:in|on) | (?:by|the|an?|its|their|his|her) (?!(?:\w+ ){0;8}(?:to|until|till|for) ))",
        *"""
        if unless should ends enters hears departs reconvenes testifies lapses foresees
        inaugurates unveils resume convene arrive begin meet convenes arrives opens resumes reopens
        must will shall won't 'll due scheduled slated expected would upcoming
        deadline expire expires begins can
        """.split(),
    ],
    past=[
        r"(?!hundred|indeed|preferred|un(?!veil|leash|load|lock|cover|dermin|dergo|derlin|derscor|seat|furl)\w*ed(?!\w)|united|speed|exceed|proceed|succeed|alleged|armed|unprecedented|need|feed|breed|planned (?:a|an|another|more|new|large|further|fresh|mass)(?!\w))\w{2;}ed",
        *("set off",),
        *"""
        flew drove rode grew threw drew sank swore tore chose froze stole shook hid built spent felt kept swept
        dealt heard sold caught bought stood dug paid laid flown driven drawn chosen stolen torn blown thrown
        said told was were had did met held took began went came made fell left won lost shot hit broke struck
        sent led gave saw found put ran rose fled spoke wrote brought fought sought became withdrew died
        """.split(),
    ],
    planned_in_past=[
        *("was to", "were to", "was due", "were due", "had been due", "was scheduled", "were scheduled"),
        *("was expected", "had been scheduled", "was supposed to", "were supposed to", "was set to"),
        *("had pledged", "had promised", "had vowed", "had agreed to", "had undertaken"),
        *("had planned", "was meant to", "had expected", "had hoped", "had been expected"),
        *("originally scheduled", "were expected", "had been planned", "was planned", "were planned"),
    ],
    breaks=r"(?:and|but|while|which|who|then)(?!\w)",
    not_future=(
        *("failed to ", "did not ", "didn't ", "unable to ", "refused to ", "used to ", "could not "),
        *("believed ", "thought ", "known ", "reported ", "reportedly ", "appeared ", "seemed ", "alleged "),
        "continued ",
    ),
    not_yet=("be ", "being ", "will have ", " a ", " an ", " the ", " its ", " their ", " his ", " her "),
    weekday_names_before="every|each|bloody|black|ash|holy|palm|easter|maundy|cyber|super",
    names_before=(
        "every|each|bloody|black|ash|holy|palm|easter|maundy|cyber|super|battle of|operation|arab|prague|act of|boulevard"
        "|avenue|bridge|hurricane|doctor"
    ),
    counted_before="resolution|resolutions|no\\.|number|paragraph|article|page|room|flight|decree|law",
    names_after=(
        "every year|each year|youth movement|movement|organi[sz]ation|faction|platform|street|bridge|avenue|square|stadium|brigade|brigades|prayers?|sermon|mosque|hospital|university|road"
        "|martyrs|war|uprising|massacre|crisis|revolution|coalition|alliance|forces|group|party|committee|front|boulevard|airport|day parade|hare"
        "|in a row|running|offensive of|of (?:rage|anger|departure)|madness|magazine|times|mirror"
    ),
    counted_after=COUNTED["en"],
    needs_capital=("may", "march", "mar", "august", "sun", "sat", "wed", "jan", "dec", "fall", "spring", "summer"),
    needs_context=(
        "may",
        "march",
        "mar",
        "august",
        "jan",
        "sep",
        "dec",
        "jun",
        "jul",
        "apr",
        "nov",
        "oct",
        "feb",
        "aug",
    ),
    contexts=(
        "as|in|on|since|until|till|by|from|of|to|during|before|after|for|between|and|next|last|this|early|mid|late|around"
        "|about|through|throughout|every|each|ending|starting|beginning|or|through to|ahead of|end of|start of|middle of"
    ),
    background=(
        "the|a|an|its|their|his|her|of|dated|born|founded|founded in|established in|created in|signed on|adopted on|signed in|adopted in|from|born on|born in"
        "|independence in|independence on"
    ),
    years="in|since|during|early|late|mid|summer|winter|spring|autumn",
    days="on|since|until|by|from|after|before",
    of_article=("the next ",),
    hanging=(
        "same",
        "that",
        "next",
        "following",
        "subsequent",
        "prev",
        "preced",
        "later",
        "earlier",
        "year-ago",
        "year ago ",
        "before",
        "after",
    ),
    extends="extended|prolonged|renewed|prolong|extend|given|granted|postponed|delayed|adjourned|suspended|put off|remanded|closed",
    announces="announced|declared|called|ordered|agreed|approved|imposed|gave|given|extended|prolonged|delayed|postponed",
    forward="is|are|to|for|until|till|from|by|before|after|of|about|that|than",
    arranged="truce|ceasefire|cease-fire|talks|meeting|summit|session|strike|protest|protests|rally|vote|election|elections|curfew|conference|mourning|hearing|march",
    present=(
        "arrives?|starts?|begins?|opens?|meets?|convenes?|resumes?|reopens?|enters|hears|departs|takes effect|take effect|leaves on|leaves for"
        "|heads to|heads for|travels to|flies to|kicks off|takes place|take place|returns? to|remains?|ends|ends on|takes up|testifies"
    ),
    told=(
        "kills?|fires|fire on|opens fire|open fire|storms?|attacks|flees?|collapses|explodes|falls|fall to|seizes?|captures?|shells|bombs|bombards?"
        "|ambushes|executes|massacres?|shoots|strikes|overruns?|erupts?|dies|surrenders?|recall|recalls|remembers?|overthrows|ousts"
    ),
    unsure=("could", "might"),
    undone="(?:could|did|had|was|were)(?: not|n't)",
    none="neither|nobody|nothing|none|no|never|nor|not",
    given_names=("jan", "april", "may", "june", "august", "sunday", "monday", "friday", "summer"),
    before_persons=(
        " and",
        " with",
        " by",
        " said",
        " for",
        " that",
        " as",
        " minister",
        " spokeswoman",
        " spokesman",
        " judge",
    ),
    modifiers=[
        ("since", "(?:ever )?since(?: the| at least)?"),
        ("until", f"(?:up )?until|till|up to|{LASTING}through(?: to)?"),
        ("by", "by"),
        ("beyond", "(?:past|beyond)(?: the)?"),
        ("about", "about|around|circa|c\\.|roughly|approximately|some time around|sometime around|on or about"),
        ("perhaps", "(?:perhaps|possibly|maybe)(?: in| on)?"),
    ],
    wording=WORDING,
    typing=TYPING,
)
