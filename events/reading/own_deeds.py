"""What one says of oneself: whose deed it is, and the name for the "they" that tells of it."""

import re

from events.reading.actors_latin import NO_ACTORS
from events.reading.claimants import Claim

LONGEST_NAME = 40  # letters, of whose men they are
LONGEST_SUBJECT = 60  # letters
PRONOUN = re.compile(
    r"(?:[Hh]e|[Ss]he) (?=(?:would|will) (?!be\b))|(?:[Tt]hey|[Ii]t) (?!was (?:possible|likely|unlikely|clear|unclear|not|too|time))(?=(?:had|has|have|would|will|was|were|sank|shot|hit|struck|took|lost|won|held|fought|found|sent|met|left|\w+ed)\b)|(?:[Ii]ls?(?! (?:n['’]y|y|n['’]est|est prévu|faut|faudra|s['’]agi|ne s['’]agi)(?!\w))|[Ee]lles?) (?=\w)"
)
# «وعن موعد الهدنة، أوضح الناطق أنها تبدأ السبت»
ABOUT = re.compile(r"^[وف]?(?:عن|حول|بشأن|بخصوص) (?P<what>[^،]{3,60})، ")
ITSELF = re.compile(r"^ب?[أإ]ن(?:ها|هم|ه) ")
IMPERSONAL = re.compile(
    r"^(?:ب?[أإ]ن(?:ها|هم|ه) )?(?:تم|يتم|سيتم|جرى|جرت|لا|لم|لن|ليس|من|يجب|ينبغي|وفقا|وفق|طبقا)(?!\w)"
)  # «أنه تم»
OPENS = re.compile(
    r"\s*(?:منذ|خلال|بعد|قبل|و?أثناء|فجر|صباح|ظهر|عصر|مساء|ليل|ليلة|يوم)(?!\w)"
)  # «قال إنه منذ 3 مايو هوجمت …»
OWN_MEN = re.compile(
    r"(?<!\w)(?:من )?(أعضاء|عمال|رجال|وحدات|عناصر|جنود|مقاتلي|أفراد|ضباط|مسلحي)(?:ه|ها)(?!\w)"
)  # «مقتل اثنين من جنوده»
# «مروحيتها تعرضت لإطلاق نار»
ITS_OWN = re.compile(
    r"^(?!(?:من|في|عن|ل|ب|إن|أن|كل|علي|بعد|قبل|بين|خلال|عند|لدي|ضد|حول|مع|دون|غير|نحو|أحد|إحدا|جميع|معظم|بعض)ها )"
    r"(?P<of>\w{3,}?)(?P<t>ت)?ها (?=[\w])"
)
OF_THEMSELVES = re.compile(r"(?<!\w)ب?[أإ]ن(?:ها|هم|ه) $")  # «أعلنت القوات أنها سيطرت»
HAVING = re.compile(r"(?<!\w)(?:avoir|être|s['’]être|n['’]avoir (?:pas|jamais)) $")  # "a affirmé avoir éliminé"
# What one says of oneself: "its forces had …", "avoir repoussé …".
OWN_DEED = re.compile(
    r"[\s,]*(?:to have\b|(?:that )?(?:(?:\w+ ){1,3}of (?:its|their)\b|they|it|its|their|he|she|both sides|the two sides|both parties)\b|(?:qu['’])?(?:ils?|elles?|ses|leurs?|son|les deux parties|les deux camps)\b|(?:avoir|être|s['’]être|en avoir)\b|ه(?!\w)|(?:تلك|هذه) ال(?:قوات|جماعة|حركة|جبهة|فصائل|كتائب)(?!\w)|(?:[وب]?أ?ن|إن)?(?:ها|هم|ه)(?!\w)|[^،,.]{0,30}?(?:\w{2,}(?:ها|هم)|من \w{2,}ه)(?!\w))"
)
OF_WHAT = re.compile(
    r" (?:from|of|for|de|du|des|pour|who|considered|described|known|accused|qui|considérée?|connue?|accusée?)(?= )| d['’]"
)
# Of whom they say what another one will do.
TELLERS = re.compile(
    r"\b(?:police|officials?|sources?|authorit|army|military|ministry|court|prosecut|lawyer|relative|famil|doctor|media|report)"
    r"(?!\w* (?:officer|chief|commander|leader|head))",
    re.IGNORECASE,
)
SEVERAL = re.compile(r"(?:[Ll]es|[Dd]es|[Cc]es|[Ll]eurs|[Ss]es) ")
# "seven of its soldiers", where who says it is whose they are.
ITS_MEN = re.compile(
    r"(?P<before>^|\b(?:of|on|at|by|killed|struck|lost) )(?:[Ii]ts|[Tt]heir) (?=(?:soldiers|troops|forces|fighters|men|servicemen|positions|units|bases?|drones)\b)"
)
NO_OWNER = re.compile(
    r"spokes|official|source|minister|statement|witness|resident|commander|colonel|general|captain|president|governor|mayor|leader|chief|head|report|agenc|media|doctor|medic|local|police",
    re.IGNORECASE,
)


def tells_of_itself(sentence: str, claim: Claim, title: str) -> bool:
    """Whether the one who says it also does it: "rebels said they had left", "the council announced a truce"."""
    if claim.lead[0] == claim.lead[1]:  # "announced": said and done in one, and so the title keeps it
        return True
    if claim.lead[0] > claim.start:
        return False
    if HAVING.search(sentence, claim.start, claim.lead[1]):
        return True
    return bool(
        OWN_DEED.match(sentence[claim.lead[1] : claim.lead[1] + 40])
        or OF_THEMSELVES.search(sentence[: claim.lead[1]])
    )


def by_name(words: str, sentence: str, claim: Claim | None) -> str:
    """With the name of who says it for the "they" that begins what they say of themselves: "rebels said they had"."""
    told_first = (
        claim is not None and not ABOUT.match(words) and 0 <= sentence.find(words.partition(" ")[0]) < claim.lead[0]
    )
    if (
        claim
        and not told_first
        and OF_THEMSELVES.search(sentence[: claim.lead[1]])
        and len(claim.name) < LONGEST_SUBJECT
    ):
        if IMPERSONAL.match(words) or OPENS.match(sentence, claim.lead[1]):
            return ITSELF.sub("", words)
        if about := ABOUT.match(words):
            return about["what"]
        return f"{claim.name} {ITSELF.sub('', words)}"
    called = re.split(r" ?[،,(]", claim.name)[0].strip() if claim else ""
    if claim and claim.lead[0] <= claim.start < claim.lead[1] and len(called) < LONGEST_SUBJECT:
        if re.search(r"(?:ne pas avoir|n['’]avoir (?:pas|jamais)) $", sentence[: claim.lead[1]]):
            return f"{called} {'n’ont' if SEVERAL.match(called) else 'n’a'} pas {words}"
        if HAVING.search(sentence, claim.start, claim.lead[1]) and sentence.endswith("avoir ", 0, claim.lead[1]):
            return f"{called} {'ont' if SEVERAL.match(called) else 'a'} {words}"
        if words.startswith("to have "):
            return f"{called} {words.removeprefix('to have ')}"
    if claim and len(called) < LONGEST_NAME and claim.lead[0] <= claim.start < claim.lead[1]:
        words = ITS_OWN.sub(lambda own: f"{own['of']}{'ة' if own['t'] else ''} {called} ", words)
    if claim and len(called) < LONGEST_SUBJECT and claim.start < claim.lead[1] and (men := OWN_MEN.search(words)):
        return f"{words[: men.end(1)]} {called}{words[men.end() :]}"
    if claim and claim.lead[0] <= claim.start < claim.lead[1] and len(called) < LONGEST_NAME:
        owner = f"{within_sentence(called)}’{'' if called.endswith('s') else 's'}"
        words = words if NO_OWNER.search(called) else ITS_MEN.sub(lambda its: f"{its['before']}{owner} ", words, 1)
    pronoun = PRONOUN.match(words)
    if (
        not (claim and pronoun)
        or (pronoun[0][-2:-1] == "e" and TELLERS.search(claim.name))
        or claim.start >= claim.lead[1]
        or claim.lead[0] > claim.start
    ):
        return words
    name = re.split(r"[،,(]", claim.name)[0].strip()
    name = name if len(name) < LONGEST_SUBJECT else OF_WHAT.split(name)[0]
    # "They left, an agency reported": it is not the agency that left.
    if NO_ACTORS.match(name) or sentence.find(words[: pronoun.end()], claim.lead[1]) < 0:
        return words
    return f"{name} {words[pronoun.end() :]}" if len(name) < LONGEST_SUBJECT else words


def within_sentence(name: str) -> str:
    return f"{name[:1].lower()}{name[1:]}" if re.match(r"(?:The|An?) ", name) else name
