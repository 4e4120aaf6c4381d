"""Hours and parts of a day, which no title needs."""

import re

TIME = re.compile(
    r"(?:^|(?<=[\s\"“«]))(?:في الدقيقة \S+|في وقت (?:سابق|لاحق|متأخر|مبكر)(?= |،|$)(?! من)"
    r"|(?:في |عند )?(?:حوالي |نحو |تمام )?الساعة [\d:]+ ?(?:(?:صباح|مساء|ظهر|ليل|فجر)[ا\u064b]{0,2})?"
    r"|(?:[Aa]t |[Aa]round |[Aa]bout |[Aa]t around |[Aa]t about )\d{1,2}(?::\d\d(?: ?[ap]\.?m\.?)?| ?[ap]\.?m\.?)"
    r"(?: \(?(?:GMT|local time|local)\)?)?(?= |,|$)(?! (?:%|per|people|km|percent))"
    r"|(?:en (?:début|fin|milieu) (?:de |d['’])|dans la |au petit )(?:soirée|matinée|journée|nuit|après-midi|matin)"
    r"(?!\w)(?! d[eu])"
    r"|(?:late|early) in the (?:evening|morning|afternoon|day|night)(?= |,|$)"
    r"|heure (?:de |d['’])[A-ZÀ-Þ]\w+|heure locale"
    r"|au (?:petit )?(?:soir|matin)(?!\w)(?! d[eu])|overnight(?: and)?(?= |,|$)"
    r"|(?:vers |à |aux environs de )\d{1,2} ?h(?:eures)? ?(?:\d\d)?(?: locales| GMT)?"
    r"(?: (?:du (?:matin|soir)|de l['’]après-midi))?(?!\w))(?: ?[،,])? ?"
)
