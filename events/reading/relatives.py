"""What a relative clause tells of a day: "the truce that began on Monday", "the guild, which signed in May"."""

import re
from datetime import date
from typing import NamedTuple

from events.reading.actors import Introduced
from events.reading.findings import Finding
from events.reading.titles import as_title, left_of
from events.reading.wording import Spans, Wording

LONGEST = 180  # letters between what the clause is of and its date
BESIDE = re.compile(r", (?:contre|à|au|aux|dans|sur|en|près|against|in|at|on|near) ")
NEAR = 40  # letters between a participle and its date
LONGEST_SUBJECT = 40  # letters: a deed that stands so far on is another than the sentence's own
SUBJECT = 15  # letters: what begins so near to its sentence's beginning is what the sentence tells of
HAPPENINGS = {
    "en": r"cease-?fires?|truces?|agreements?|deals?|accords?|talks|negotiations|summits?|meetings?|conferences?"
    r"|(?:air ?|drone )?(?:attacks?|strikes?)|assaults?|offensives?|operations?|campaigns?|raids?|bombings?|explosions?"
    r"|blasts?|clashes|fighting|violence|unrest|protests?|demonstrations?|riots?|massacres?|killings?|ambush(?:es)?|sieges?"
    r"|wars?|conflicts?|coups?|rebellions?|uprisings?|crackdowns?|incidents?|actions|shelling|bombardments?|battles?"
    r"|elections?|votes?|referendums?|blockades?|floods?|earthquakes?|strikes?",
    "fr": r"cessez-le-feu|trêves?|accords?|pourparlers|négociations|sommets?|réunions?|conférences?|attaques?|frappes?"
    r"|assauts?|offensives?|opérations?|campagnes?|raids?|attentats?|explosions?|affrontements?|combats?|violences?"
    r"|manifestations?|émeutes?|massacres?|tueries?|embuscades?|sièges?|guerres?|conflits?|coups? d['’]État|putschs?"
    r"|rébellions?|incidents?|bombardements?|batailles?|élections?|scrutins?|référendums?|grèves?|inondations?",
}
FORCES = {
    "en": r"troops|forces|soldiers|rebels|fighters|militants|gunmen|insurgents|militiamen|jihadists|officers|assailants"
    r"|attackers|separatists|guerrillas|peacekeepers|drones?|helicopters?|jets?|missiles?|rockets?",
    "fr": r"troupes|forces|soldats|rebelles|combattants|hommes armés|insurgés|miliciens|jihadistes|djihadistes|assaillants"
    r"|séparatistes|policiers|militaires|drones?|hélicoptères?|missiles?|roquettes?",
}
DETERMINER = {
    "en": r"(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Tt]hose|[Ii]ts|[Tt]heir|[Ss]ome|[Ss]everal|[Dd]ozens of|[Hh]undreds of"
    r"|\d{1,4}|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix) (?:(?:series|wave|string|spate) of )?",
    "fr": r"(?:[Uu]ne (?:série|vague) d(?:e |['’])|[Ll]es? |[Ll]a |[Ll]['’]|[Uu]ne? |[Dd]es |[Aa]ux? |[Dd]u |[Cc]e(?:tte|t|s)? |[Ll]eurs? |[Dd]e )",
}
# Words of a noun phrase before its noun.
WORDS = {
    "en": r"(?:(?!(?:of|in|on|at|by|to|for|from|and|or|the|an?|with|after|before|that|who|which|was|were|is|are|has|have)\b)"
    r"[\w’'-]+ ){0,3}?",
    "fr": r"(?:(?!(?:d|l|qu|de|du|des|en|à|au|aux|et|ou|par|pour|que|qui|a|ont|est|sont)\b)[\w’'-]+ ){0,1}?",
}
# What else may stand between the noun and its clause: « du parti au pouvoir », "(XLO)".
REST = {
    "en": r"(?: \([^()]{2,40}\))?",
    "fr": r"(?: (?!qui\b)[a-zà-ÿ][\w’'-]+){0,2}?(?: \([^()]{2,40}\))?",
}
VERB = {
    "en": r"(?:also |then |later )?(?:had (?:been )?|was |were |has |have )?(?:\w+ly )?(?:(?!(?:need|feed|speed|exceed)\b)\w{2,}ed"
    r"|began|broke out|took|killed|struck|hit|shot|left|held|met|won|lost|came|went|fought|fell|fled|swept|shook|tore|sank"
    r"|seized|overran|withdrew|led|sent|gave|found|saw|drove|cut|shut|set|brought|burnt|begun|taken|struck|signed)\b",
    "fr": r"(?:n['’])?(?:l['’])?(?:a|ont|avait|avaient|s['’]est|s['’]était|se sont|s['’]étaient|est|sont|était|étaient) "
    r"(?:\w+ment |déjà |été )?\w{2,}(?:é|i|u|is|it|ert|ort)(?:e?s?)\b",
}
PRONOUN = {"en": r",? (?:who|which|that) ", "fr": r",? qui "}
CLAUSES = {
    lang: re.compile(
        rf"(?<![\w’'-])(?P<what>{DETERMINER[lang]}{WORDS[lang]}(?:{HAPPENINGS[lang]}|{FORCES[lang]}){REST[lang]})"
        rf"{PRONOUN[lang]}(?={VERB[lang]})"
        rf"|(?<![\w’'-])(?P<bare>(?:[A-Z]\w+ )?(?:{FORCES[lang]}|{HAPPENINGS[lang]})){PRONOUN[lang]}(?={VERB[lang]})"
    )
    for lang in PRONOUN
}
# "an encounter with militants, which ensued on Monday": it was not they who did.
ENSUED = re.compile(r"(?:ensued|erupted|broke out|occurred|happened|lasted|took place|followed)\b")
OF_ACTOR = {lang: re.compile(rf"(?: \([^()]{{2,40}}\))?{PRONOUN[lang]}(?={VERB[lang]})") for lang in PRONOUN}
SPEAKS_OF = re.compile(
    r"\b(?:has|have) (?:\w+ly )?(?:called (?:for|on)|condemned|urged|demanded|denounced|welcomed|deplored|criticized|criticised|blamed"
    r"|opened an? (?:investigation|inquiry|probe)|launched an? (?:investigation|inquiry|probe))\b"
)
LED_TO = re.compile(r" (?:that|which) (?:led to|resulted in|caused|left|claimed) $")
SPOKEN_OF = re.compile(
    rf"(?<![\w’'-])(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese) {WORDS['en']}(?:{HAPPENINGS['en']})(?![\w-])(?! (?:into|of the|on the (?:killing|attack)))"
)
PERSON = {
    "en": re.compile(rf"\W{{0,3}}(?P<what>[A-Z][^,.;:\"“”]{{3,70}}), who (?={VERB['en']})"),
    "fr": re.compile(rf"\W{{0,3}}(?P<what>[A-ZÀ-Þ][^,.;:\"«»]{{3,70}}), qui (?={VERB['fr']})"),
}
# "The fighting, which began on Monday and went on until Friday, has killed ten"
HAPPENING = {
    lang: re.compile(
        rf"\W{{0,3}}(?P<what>{DETERMINER[lang]}{WORDS[lang]}(?:{HAPPENINGS[lang]})[^,.;:]{{0,40}}), {which} "
        rf"(?!took place|occurred|happened|came|(?:a|ont) eu lieu|s['’]est produite?|(?:est|était) survenue?)(?={VERB[lang]})"
    )
    for lang, which in (("en", "which"), ("fr", "qui"))
}
# « deux attaques, survenues lundi dans l'est »
PARTICIPLE = {
    "en": r",? (?=(?:carried out|perpetrated|launched|staged|committed|conducted|held|claimed) )",
    "fr": r",? (?=(?:survenu|perpétré|commis|mené|lancé|intervenu|tenu|revendiqué|organisé)e?s? )",
}
DEEDS = {
    lang: re.compile(
        rf"(?<![\w’'-])(?P<what>(?:{DETERMINER[lang]}|(?:[Dd]eux|[Tt]rois|[Qq]uatre) ){WORDS[lang]}(?:{HAPPENINGS[lang]})"
        rf"(?: (?!(?:et|and|qui|who|which|that|a|ont|was|were|has|have)\b)[\w’'-]+){{0,8}}?){PARTICIPLE[lang]}"
    )
    for lang in PARTICIPLE
}
# "the guild's offer of a settlement, which expired on Tuesday"
LAPSED = {
    "en": re.compile(
        r"(?<![\w’'-])(?P<what>(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir) "
        r"(?:of (?:the |an? )?|(?!(?:the|an?|its|their)\b)[\w’'-]+ ){0,5}?[\w’'-]+), which "
        r"(?=(?:expired|lapsed|ended|began|started|collapsed|took effect|took place|(?:came|entered) into force"
        r"|was (?:signed|held|reached|announced))\b)"
        # "the death of two foremen of the valley, who were shot on Monday"
        r"|(?<![\w’'-])(?P<those>(?:[Tt]he |[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]everal|\d{1,3}) ?"
        r"(?:(?:in|of|at|from) the |(?!(?:the|an?|its|their|two|three|four|five|several|\d+)\b)[\w’'-]+ ){0,5}?[\w’'-]+), who "
        r"(?=(?:was|were|had been) (?:killed|shot|murdered|kidnapped|abducted|arrested|detained|captured|wounded|injured"
        r"|freed|released)\b)"
    ),
    "fr": re.compile(
        r"(?<![\w’'-])(?P<what>(?:[Ll]['’]|[Ll]a |[Ll]e |[Ll]es |[Uu]ne? )"
        r"(?:de l(?:a |['’])|(?!(?:l[ae]|les|une?)\b|l['’])[\w’'-]+ ){0,5}?[\w’'-]+), qui "
        r"(?=(?:a|ont|avait|avaient) (?:expiré|pris fin|débuté|commencé|été (?:signé|conclu|annoncé|rompu))"
        r"|(?:est|sont|était|étaient) (?:entré|arrivé)e?s? )"
        r"|(?<![\w’'-])(?P<those>(?:[Ll]es |[Dd]es (?!deux|trois|quatre|cinq|\d)|[Dd]eux |[Tt]rois |[Qq]uatre |[Cc]inq |\d{1,3} )"
        r"(?:(?:dans|de|en|à) l(?:a |es? |['’])|(?!(?:l[ae]|les|des|une?)\b|l['’])[\w’'-]+ ){0,5}?[\w’'-]+), qui "
        r"(?=(?:a|ont|avait|avaient) été (?:tué|abattu|assassiné|enlevé|kidnappé|arrêté|capturé|blessé|neutralisé|libéré)"
        r"e?s?\b)"
    ),
}
# « Le bilan de deux attaques, … a été revu »: the attacks are what happened.
TOLL = re.compile(
    r"\W*(?:Le |Un |The |A )?(?:nouveau |dernier |new |death )*(?:bilan|toll) (?:d['’]|de |du |des |from |of )?", re.I
)
# "The talks were broken off on 9 May, following the raid the day before": of the second date is the raid.
# "The police have arrested two over the raid on 3 May"
SPOKEN = {
    "en": r"\b(?:in connection with|linked to|related to|responsibility for|suspected of|accused of|condemned|denounced|over)"
    rf" (?P<what>(?:the|an?) (?:\w+ )?(?:{HAPPENINGS['en']})) (?:on |of )?$",
    "fr": r"\b(?:en lien avec|responsabilité d(?:e |u |['’])|accusée?s? d(?:e |['’])|a condamné|dénoncé) ?"
    rf"(?P<what>(?:l['’]|la |le |une? )(?:{HAPPENINGS['fr']})) (?:du |le )?$",
}
SPOKEN_ON = {lang: re.compile(pattern) for lang, pattern in SPOKEN.items()}
# "claimed responsibility for a February raid on a mill"
OF_THE_MONTH = re.compile(
    rf" (?P<what>(?:\w+ )?(?:{HAPPENINGS['en']}))(?P<words> (?:on|in|at|against|near) [^,.;:]{{2,80}}?)(?=[,.;:]| that| which|$)"
)
BEFORE_MONTH = re.compile(r"\b(?:for|over|condemned|denounced) (?:an?|the) $")
FOLLOWING = {
    "en": rf"\b(?:following|after|over|in response to|in retaliation for|despite) (?P<what>(?:[\w’'-]+ ){{1,4}}?(?:{HAPPENINGS['en']})) $",
    "fr": rf"\b(?:après|suite à|à la suite d(?:e |['’])|en réponse à) ?(?P<what>{DETERMINER['fr']}(?:{HAPPENINGS['fr']}))(?: [\w’'-]+){{0,3}}? $",
}
OWN_DEEDS = {lang: re.compile(pattern) for lang, pattern in FOLLOWING.items()}
# "They blamed the guard for Monday's attack on a village": the day is the attack's.
OF_THE_DAY = re.compile(
    rf"(?:['’]s)? (?P<what>(?:[\w-]+ ){{0,2}}?(?:{HAPPENINGS['en']}|hostilities|recommendations?|appeals?|rulings?|calls?"
    r"|proposals?|decisions?|announcements?))(?![\w-])"
    r"(?P<words>(?: (?:on|in|at|against|near|by|of|from|between|outside|over) [^,.;:]{2,120}?)?)"
    r"(?=[,.;:\"”]|$| (?:as|when|while|which|that|who|and(?! the | [A-Z])|but|after|before|was|were|had|has|have|is|are)\b)"
)
BLAMED = re.compile(
    r"\b(?:blam|condemn|accus|denounc|criticiz|criticis|mourn|deplor|investigat|examin|probe)(?:e[ds]|s|ing|ed|d)\b[^.;]{0,90} $"
    r"|\b(?:responsibility for|comment(?:ed)? on|in response to|in retaliation for|to avenge|behind|reprisal for) $"
)
# "They met after last month's fighting on the border": beside what happened.
BESIDE_DEED = re.compile(
    r"\b(?:[Cc]omment(?:ed|ing) on|[Rr]eact(?:ed|ing) to|[Rr]espond(?:ed|ing) to|(?:on the )?scale of|unlike|compared (?:to|with)|after|following|since|during|amid|despite|in (?:the wake|the aftermath|spite) of) (?:the )?$"
)
ENDS = re.compile(r"[,.;:\"”]|$")
# "has been tense since Tuesday, when two guards were killed"
WHEN = re.compile(r",? (?:when |lorsqu(?:e |['’])|quand )(?=.{15})")
RECENTLY = 10  # days before the article
# "beginning with the mayor's resignation on 3 May"
STEP = re.compile(
    r"(?P<what>(?:[Tt]he (?:[\w-]+ ){1,3}?[\w-]+|(?:Mr |Mrs |Ms )?[A-Z][\w-]+(?: [A-Z][\w-]+){0,3})['’]s "
    r"(?:resignation|death|arrest|departure|assassination|release|ouster|overthrow|inauguration|abdication|surrender)) (?:on )?$"
)
# « à quelques jours de la réunion, prévue le 15 mai »
PLANNED = re.compile(
    r"(?P<what>(?:l['’]|la |le |les |une? |[Tt]he |[Aa]n? )(?:cérémonie|réunion|rencontre|conférence|sommet|signature|ceremony|meeting"
    r"|summit|conference|signing)(?![\w’'-])[^,.;:\"«»]{0,130}?), (?:prévue?s? (?:pour )?(?:le )?|(?:scheduled|planned|due) (?:for |on )?)$"
)
# "He disputes a 28 November election"
BY_ITS_DAY = re.compile(r"(?<!\w)(?:an?|the) $")
WITH_A_DAY = re.compile(
    r" (?:[a-z-]+ ){0,2}(?:elections?|vote|polls?|referendum|run-off|coup|cease-?fire|truce|accord|agreement|deal|treaty)"
    r"(?:[,.;:]|$| (?:to|that|which|and|but|by|in|of|with|between) )"
)
HAS_VERB = re.compile(r" (?:which|that|was|were|had|has|have|is|are) ")
IN_WHICH = re.compile(r"\b(?:(?:in|during|dans|lors d(?:e|u|es)|au cours d(?:e|u|es)) |(?:lors|au cours) d['’])$")
NOBODY = re.compile(r"\b(?:personne|aucune?|nobody|no one) (?:\w+ )?(?:n['’e]|was|were|had|fled)", re.IGNORECASE)
ENDS_CLAUSE = re.compile(r"[;:.!?](?:\s|$)| [–—-] | (?:but|mais|while|whereas|tandis|alors) ")
COMMA = re.compile(r", (?!\d)")
# "that began on 1 October and ended on 9 January": of the second date is the second verb.
AND_VERB = {lang: re.compile(rf",? (?:and|et) (?={VERB[lang]})") for lang in PRONOUN}
CONTRACTED = {"au": "Le", "du": "Le", "aux": "Les", "des": "Des", "de": ""}
# «الاشتباكات التي اندلعت في 3 مايو»
BEGUN = re.compile(
    r"(?<!\w)[وفبلك]{0,2}(?P<what>(?:أعمال \w+|ال\w+)(?: ال\w+){0,2}(?: في ال\w+)?) (?:التي|الذي) (?P<verb>(?:اندلع|بدأ|انطلق|انهار)ت?|انتهى|انتهت|انقضت|انقضى)[ ،]"
)
# «ساعدت على شن الهجوم الذي استهدف البلدة الجمعة»
STRUCK = re.compile(
    r"(?<=\w{2} )(?<!\sفي )(?<!\sخلال )(?<!\sجراء )(?<!\sإثر )(?<!\sاثر )(?<!\sبعد )(?<!\sعقب )(?<!أدى )(?<!أسفر )(?<!أودى )"
    r"(?P<what>(?:ال|لل)(?:هجوم|قصف|تفجير|انفجار|اعتداء|غارة|عملية|مجزرة|هجمات|غارات)(?: ال\w+ية?){0,2}) (?P<which>الذي|التي) "
    r"(?P<verb>(?:استهدف|وقع|ضرب|هز|طال|نفذ|تعرض)ت?) "
)
# «أدان المجلس الهجوم الذي شنه مسلحون الجمعة»: somebody speaks of it
SPOKEN_AR = re.compile(
    r"(?<!\w)[وف]?(?:(?:دان|أدان|استنكر|شجب|تبن[ىت])ت? [^،.؛]{2,60}? |(?:ندد|تنديد|إدانة|استنكار)ت? [^،.؛]{0,60}?ب?|على خلفية |مسؤوليته\w? عن )"
    r"(?P<what>ال(?:هجوم|قصف|تفجير|انفجار|اعتداء|غارة|عملية|مجزرة|هجمات|غارات|اغتيال|هزيمة|كمين)(?: ال\w+ية?){0,2}) (?P<which>الذي|التي)"
    r" (?P<verb>(?!لم|لا|لن|قد)\w{3,}) "
)


class Told(NamedTuple):
    """Half-open spans in a sentence: of whom or what a relative clause tells, and of its words from the verb on."""

    what: tuple[int, int]
    words: tuple[int, int]


def told_on(sentence: str, spans: Spans, at: int, actors: Introduced) -> Told | None:
    """What the relative clause tells that holds the date at the letter `at`; None where it is in none, or in that of
    what the sentence begins with."""
    if actors.lang == "ar":
        return begun_on(sentence, at)
    dates = sorted(spans)
    end = next((last for first, last in dates if first <= at < last), at)
    found = [narrowest(m) for m in CLAUSES[actors.lang].finditer(sentence, max(at - LONGEST, 0), at) if m.end() <= at]
    deeds = [narrowest(m) for m in DEEDS[actors.lang].finditer(sentence, max(at - LONGEST, 0), at) if m.end() <= at]
    found += list(LAPSED[actors.lang].finditer(sentence, max(at - LONGEST, 0), at))
    found += [deed for deed in deeds if at - deed.end() < NEAR]
    named = [
        ((one.start, one.end), clause.end())
        for one in actors.mentions(sentence)
        if one.end < at and (clause := OF_ACTOR[actors.lang].match(sentence, one.end)) and clause.end() <= at
    ]
    clauses = [*(((m.start(m.lastgroup or 0), m.end(m.lastgroup or 0)), m.end()) for m in found), *named]
    if named_deed := deed_of_day(sentence, at, end, dates, actors.lang):
        return named_deed
    clauses = [
        clause for clause in clauses if not ENSUED.match(sentence, clause[1]) or not is_force(sentence, clause[0])
    ]
    what, verb = max(clauses, key=lambda clause: (clause[1], -clause[0][0]), default=((0, 0), 0))
    if not verb or breaks(sentence, verb, at, dates):
        spoken = that_was_spoken_of(sentence, end, at) if actors.lang == "en" else None
        return spoken or of_subject(sentence, end, actors.lang, at)
    nobody = NOBODY.search(
        sentence, 0, what[0]
    )  # « a assuré que personne n'a fui au cours de l'attaque menée lundi »
    if not nobody and IN_WHICH.search(
        sentence, max(what[0] - SUBJECT, 0), what[0]
    ):  # "killed in an attack that began on Monday"
        return None
    if what[0] <= SUBJECT and not TOLL.fullmatch(sentence, 0, what[0]):
        return of_subject(sentence, end, actors.lang, at)
    joined = AND_VERB[actors.lang].finditer(sentence, verb, at)
    verb = max((m.end() for m in joined if any(verb <= first < m.start() for first, _ in dates)), default=verb)
    return Told(what, (verb, end_of(sentence, end, actors.lang)))


def deed_of_day(sentence: str, at: int, end: int, dates: list[tuple[int, int]], lang: str) -> Told | None:
    """The deed that has the day of the date at the letter `at` beside another that the sentence tells of: "the raid
    the day before on a mill", or that somebody speaks of: "Monday's raid on a mill"."""
    if sentence.startswith(("since ", "depuis "), at) and (when := WHEN.match(sentence, end)):
        return Told((when.end(), when.end()), (when.end(), len(sentence)))
    for pattern in (STEP, PLANNED):
        step = pattern.search(sentence, max(at - LONGEST, 0), at)
        if step and step.start() > SUBJECT:
            return Told(step.span("what"), (end, end_of(sentence, end, lang)))
    if lang == "en" and at > SUBJECT and BLAMED.search(sentence, max(at - LONGEST, 0), at):
        deed = OF_THE_DAY.match(sentence, end)
        return Told(deed.span("what"), deed.span("words")) if deed else None
    if lang == "en" and at > SUBJECT and BESIDE_DEED.search(sentence, max(at - LONGEST, 0), at):
        deed = OF_THE_DAY.match(sentence, end)
        if deed and deed["words"] and ENDS.match(sentence, deed.end()):
            return Told(deed.span("what"), deed.span("words"))
    if lang == "en" and deed_of_month(sentence, at, end) and (deed := OF_THE_MONTH.match(sentence, end)):
        return Told(deed.span("what"), deed.span("words"))
    if spoken := SPOKEN_ON[lang].search(sentence, max(at - LONGEST, 0), at):
        return Told(spoken.span("what"), (end, end_of(sentence, end, lang)))
    deed = OWN_DEEDS[lang].search(sentence, max(at - LONGEST, 0), at)
    if not deed or not any(last <= deed.start() for _, last in dates):
        return None
    return Told((deed.start("what"), at), (end, end_of(sentence, end, lang)))


def since_when(finding: Finding, text: str, lang: str, day: date | None) -> Finding:
    """With the day itself for "since Tuesday, when two guards were killed", where that is news."""
    begun = finding.bounds.start if finding.edtf.endswith("/..") and lang != "ar" else None
    news = begun and day and (day - begun).days <= RECENTLY
    return (
        finding._replace(edtf=finding.edtf.removesuffix("/..")) if news and WHEN.match(text, finding.end) else finding
    )


def only_names_deed(sentence: str, at: int, end: int) -> bool:
    """Whether a half-open span of an English sentence is the day of what it is told beside, and no more of that is
    said: "two were held after Monday's raid"."""
    if BY_ITS_DAY.search(sentence, max(at - 6, 0), at) and WITH_A_DAY.match(sentence, end):
        return True
    deed = OF_THE_DAY.match(sentence, end)
    beside = deed and BESIDE_DEED.search(sentence, max(at - LONGEST, 0), at)
    return bool(deed and beside and not deed["words"] and not HAS_VERB.match(sentence, deed.end()))


def deed_of_month(sentence: str, at: int, end: int) -> bool:
    """Whether a half-open span of a sentence is a month before what was done in it."""
    before = BEFORE_MONTH.search(sentence, max(at - LONGEST, 0), at)
    return bool(before and OF_THE_MONTH.match(sentence, end))


def is_force(sentence: str, what: tuple[int, int]) -> bool:
    return bool(re.search(rf"(?:{FORCES['en']})$", sentence[slice(*what)]))


def that_was_spoken_of(sentence: str, date_end: int, at: int) -> Told | None:
    """What somebody speaks of in the perfect, which has no day: "has called for an inquiry into a raid last month"."""
    has = SPEAKS_OF.search(sentence, 0, at)
    deeds = list(SPOKEN_OF.finditer(sentence, has.end(), at)) if has else []
    of_one = len(deeds) > 1 and LED_TO.search(sentence, deeds[0].end(), deeds[-1].start())
    deed = next(iter(deeds if of_one else deeds[::-1]), None)
    if not deed or COMMA.search(sentence, deed.end(), at):
        return None
    return Told((deed.start(), at), (date_end, date_end))


def of_subject(sentence: str, date_end: int, lang: str, at: int) -> Told | None:
    """What the one did whom the sentence begins with: "The mayor, who left on Thursday for the port, is not back"."""
    subject = PERSON[lang].match(sentence)
    if subject and re.search(rf"(?<!\w)(?:{HAPPENINGS[lang]})(?!\w)", subject["what"]):
        return None
    subject = subject or HAPPENING[lang].match(sentence)
    if not subject or subject.end() > at:
        return None
    end = end_of(sentence, date_end, lang)
    closed = COMMA.match(sentence, end) or AND_VERB[lang].match(sentence, end)
    ended = closed and not COMMA.search(sentence, subject.end(), at)
    return Told(subject.span("what"), (subject.end(), end)) if ended else None


def narrowest(found: re.Match[str]) -> re.Match[str]:
    """Without what stands before another determiner: "the army killed three rebels who" → "three rebels who"."""
    while inner := found.re.search(found.string, found.start() + 1, found.endpos):
        if inner.end() != found.end() or inner.lastgroup == "bare":
            break
        found = inner
    return found


def begun_on(sentence: str, at: int) -> Told | None:
    begun = [m for m in BEGUN.finditer(sentence, max(at - LONGEST, 0), at) if m.end() <= at]
    struck = [m for m in STRUCK.finditer(sentence, max(at - LONGEST, 0), at) if m.start() > LONGEST_SUBJECT]
    struck += [m for m in SPOKEN_AR.finditer(sentence, max(at - LONGEST, 0), at) if m.end() <= at]
    found = sorted([*begun, *struck], key=lambda match: match.start("what"))
    if not found or re.search("[،.؛:]", sentence[found[-1].end() : at].rstrip(" ،")):
        return None
    end = re.compile(r"،(?! (?:أمام|في|على|قرب|ضد) )|[.؛:]| (?:إلى|عن) (?=\d|مقتل|إصابة|سقوط|نزوح)").search(
        sentence, at
    )
    return Told(found[-1].span("what"), (found[-1].start("verb"), end.start() if end else len(sentence)))


def breaks(sentence: str, verb: int, at: int, dates: list[tuple[int, int]]) -> bool:
    """Whether the clause that begins with a verb ends before the date."""
    before = sentence[verb:at]
    for first, last in dates:
        if verb <= first < last <= at:
            before = before[: first - verb] + " " * (last - first) + before[last - verb :]
    return bool(ENDS_CLAUSE.search(before) or COMMA.search(before.rstrip(" ,")))


def end_of(sentence: str, date_end: int, lang: str) -> int:
    """Where the clause ends that holds a date, which ends at `date_end`."""
    ends = (ENDS_CLAUSE.search(sentence, date_end), COMMA.search(sentence, date_end))
    joined = AND_VERB[lang].search(sentence, date_end)
    return min([m.start() for m in (*ends, joined) if m] or [len(sentence)])


def title_told(sentence: str, told: Told, dropped: list[tuple[int, int]], wording: Wording, lang: str) -> str:
    """« au sommet qui s'est tenu lundi à Sfax » → « Le sommet s'est tenu à Sfax »."""
    what = sentence[slice(*told.what)]
    if lang == "ar":
        verb, _, rest = left_of(sentence, told.words, dropped).partition(" ")
        if not BEGUN.match(sentence, told.what[0]):  # «هجوم استهدف البلدة»
            what, of = f"ال{what[2:]}", sentence[told.what[1] : told.words[0]].strip()
            if verb.startswith("وقع"):  # «الهجوم على البلدة»
                return as_title(f"{what} {rest}", wording)
            whole = f"{what} {of}" if " " in what else what.removeprefix("ال")
            return as_title(f"{whole} {verb} {rest}", wording)
        return as_title(f"{verb} {what} {rest}", wording)
    first, _, others = what.partition(" ")
    if lang == "fr" and first.casefold() in CONTRACTED:
        what = f"{CONTRACTED[first.casefold()]} {others}".strip()
    words = told.words
    if " " not in left_of(sentence, words, dropped).strip() and (where := BESIDE.match(sentence, words[1])):
        end = COMMA.search(sentence, where.end())
        words = where.start() + len(", "), end.start() if end else len(sentence)
    return as_title(f"{what} {left_of(sentence, words, dropped)}", wording)
