"""What an event could be called and who takes part in it: the same for the desk and for a command."""

import re

from events.reading import own_deeds, titles
from events.reading.actors import Introduced, Named, acts, is_capital
from events.reading.antecedents import FURTHEST, by_antecedent, said_after, said_on, talks_before
from events.reading.claimants import Claim
from events.reading.clauses import BRACKETS, clause_around, parts_of, since_before
from events.reading.deeds_before import DEED, told_beside
from events.reading.held import held_on, title_of_held
from events.reading.relatives import title_told, told_on
from events.reading.titles import COMMA
from events.reading.units import is_only_named
from events.reading.wording import Spans, Wording, beginning, claim_of

# «وأضافت أنها تمكنت من …»: whose name stands in a sentence before.
SAID_OF_ITSELF = re.compile(
    r"\W*و(?:أضاف|أوضح|تابع|أكد|ذكر|أشار|بين)(?:ت|وا)?"
    r"،? (?:إلى )?ب?أن(?:ها|هم|ه) (?!تم |جرى |لا |لم |لن |ليس |من |يجب )"
)


GOVERNMENT = {
    "en": r"\b(?:authorities|government|regime|junta) (?:in|of) ",
    "fr": r"\b(?:autorités|gouvernement|régime|pouvoir|junte) (?:de |d['’]|à )",
    "ar": r"(?<!\w)[وفبلك]{0,2}(?:حكومة|سلطات|نظام) ",
}
# "The attack came on Friday as jets left the port": what it was, the sentence before tells.
CAME_AS = re.compile(rf"\W{{0,3}}(?P<came>(?:The|This) (?:\w+ )?{DEED['en']} came) [^,.;]{{0,40}}?\b(?:as|amid) ")
WE = re.compile(
    r"(?:We|Our|Nous|Nos) "
    r"|(?:\S+ )?(?:نحن|(?:قوات|جيش|وحدات|طائرات|دفاعات|أبطال|مجاهدو|مقاتلو|جنود)نا"
    r"|(?:استهدف|قصف|سيطر|دمر|هاجم|أسقط|نفذ)نا)(?!\w)"
)


def title_of(
    text: str, sentence: tuple[int, int], spans: Spans, at: int, wording: Wording, actors: Introduced
) -> str:
    """Of the date at the letter `at` of a sentence, a half-open span of the text; `spans` are those of its dates."""
    if held := held_on(text, sentence[0], sentence[0] + at, actors.lang):
        return title_of_held(text[slice(*held)], wording)
    words = text[sentence[0] : sentence[1]]
    if told := told_on(words, spans, at, actors):
        brackets = [mark.span() for mark in BRACKETS.finditer(words)]
        dropped = sorted([*parts_of(words, tuple(spans), wording)[0], *brackets])
        return title_told(words, told, dropped, wording, actors.lang)
    title = titles.headline(words, spans, at, wording) or titles.plain(words, spans, wording)
    before = text[max(sentence[0] - 2 * FURTHEST, 0) : sentence[0]]
    if came := CAME_AS.match(words):
        told_before = told_beside(came["came"], before, "", actors.lang, wording)
        title = title if told_before == came["came"] else told_before
    after = text[sentence[1] : sentence[1] + FURTHEST]
    if (deed := told_beside(title, before, after, actors.lang, wording)) != title:
        return deed
    claim = claim_of(words, wording, spans)
    name = COMMA.split(claim.name if claim else said_after(after, wording))[0] if WE.match(title) else ""
    ours = bool(name) and len(name) < own_deeds.LONGEST_SUBJECT
    if (
        claim and claim.lead[0] <= beginning(words) and not (ours and actors.lang == "ar")
    ):  # of whom its "they" tells, is among those
        return talks_before(title, before[-FURTHEST:], actors.lang) or title
    before = before[-FURTHEST:]
    if ours:
        name = f"{name[:1].upper()}{name[1:]}"
        return f"{name}\u00a0: «\u00a0{title}\u00a0»" if actors.lang == "fr" else f"{name}: “{title}”"
    if not claim and SAID_OF_ITSELF.match(words) and (name := said_on(words, before, wording)):
        return f"{name} {title}" if len(name) < own_deeds.LONGEST_NAME else title
    return by_antecedent(title, before, actors, wording)


def clause_of(
    text: str, sentence: tuple[int, int], spans: Spans, at: int, wording: Wording, actors: Introduced
) -> tuple[int, int]:
    """What of a sentence tells of the date at its letter `at`: a half-open span in the sentence. As `title_of`."""
    first, last = sentence
    if held := held_on(text, first, first + at, actors.lang):
        return held[0] - first, held[1] - first
    if told := told_on(text[first:last], spans, at, actors):
        return min(told.what[0], told.words[0]), told.words[1]
    return clause_around(text[first:last], spans, at, wording)


def is_parted(words: str, spans: Spans, at: int, clause: tuple[int, int], actors: Introduced) -> bool:
    """Whether a clause of a sentence, a half-open span, tells of its date alone, and not of what stands beside it."""
    if len(tuple(spans)) > 1 or since_before(words, clause[0]) == clause[0] > 0:
        return True
    return told_on(words, spans, at, actors) is not None


def taking_part(words: str, claim: Claim | None, title: str, actors: Introduced) -> list[Named]:
    """Those that a sentence names, but for who says it, unless they tell of themselves, and for what is a place."""
    begins = beginning(words)
    own = claim is not None and own_deeds.tells_of_itself(words, claim, title)
    if own and claim and actors.lang == "ar":  # «قال مسؤول إن قوات السيل سلمت …»: it is they
        told = next((one for one in actors.mentions(words) if one.start >= claim.lead[1] > claim.lead[0]), None)
        own = not (told and told.start - claim.lead[1] < NEXT)
    named: list[Named] = []
    last = 0  # where the one before ends
    for mention in actors.mentions(words):
        if mention.start < begins or not acts(words, mention.start, mention.end, actors.lang):
            continue
        if is_only_named(words, mention.start, mention.end, actors.lang):
            continue
        if actors.lang == "ar" and tells_too(words, mention):
            continue
        if last and SUBJECT_TO.fullmatch(words, last, mention.start):  # «قوات حفظ السلام التابعة للاتحاد»
            last = mention.end
            continue
        if actors.lang == "ar" and last and IN_MARKS.fullmatch(words, last, mention.start):
            continue
        if claim and OF_TELLER.fullmatch(words, claim.end, mention.start):
            continue
        if actors.lang == "fr" and mention.name[:1].islower() and CALLED_SO.match(words, mention.end):
            continue
        joined = words.startswith("et ", mention.start)  # « les forces maliennes et tchadiennes »
        beside = named and mention.name[:1].islower() and not joined
        if beside and APPOSITION.fullmatch(words, named[-1].end, mention.start):
            continue
        # After a comma stands who bears an office, or what the teller is.
        teller = own and claim and mention.start < claim.end and not COMMA.search(words, claim.start, mention.start)
        # «أعلن رئيس الوزراء، سامي نور، أنه سيتوجه»
        teller = teller or (own and actors.lang == "ar" and not named and mention.name in actors.persons)
        if teller or not (claim and is_said_by(mention.start, claim)):
            named.append(mention)
            last = mention.end
    named = until_clause_ends(named, words, title)
    if actors.lang != "ar":
        return named
    # None that is but named in another's name: «بعثة الأمم المتحدة».
    return [one for one in named if not any(other.name.endswith(f" {one.name}") for other in named)]


# «…، وقال المتحدث باسم النقابة نور سامي إن»: who says more in the same sentence.
# «حسبما قال المتحدث نور سامي»
SAYS_SO = re.compile(
    r"(?<!\w)[وف]?(?:حسبما|بحسب ما|وفق ما|وفقا لما|كما) (?:قال|أكد|أوضح|أضاف|صرح|أفاد|ذكر|أعلن)ت? [^،.\"]{0,60}$"
)
SAYS = re.compile(r"[\"»”]? (?:قال|أكد|أوضح|أفاد|ذكر|أعلن|أشار)(?:ت|وا)? (?:إن|أن|بأن|إلى أن)(?!\w)")
TELLING = re.compile(r"(?<!\w)[وف]?(?:قال|أكد|أوضح|أضاف|صرح|أفاد|ذكر|أعلن|أشار)ت? [^،.\"]{0,60}$")
# "the XLO (Xylo Front), a rebel group", "Xylo Front (XLO) rebels": they are one.
CALLED_SO = re.compile(r" [«A-ZÀ-Þ]")  # « du groupe armé Union du Nord »
APPOSITION = re.compile(r"(?: ?\(\w+)?\)?(?:, (?:une? |an? )| )")
HEAD = 12  # letters of a title, by which it is found in its sentence
CLAUSE_ENDS = re.compile(r"[,،؛;](?!\d)")
NEXT = 4  # letters: who stands so near after "that" is its subject
IN_MARKS = re.compile(r" ?[\"“«(]")  # «قوات حفظ السلام "النسور"»: its short form
# «وفق ما أكده المركز الإعلامي لعملية السيل التابعة لحكومة …»
OF_TELLER = re.compile(r"[^،.\"]{0,60} (?:ال)?(?:تابع|موالي|مقرب|منتمي)\w{0,3} (?:من |ل|إلى )?ل{0,2}(?:قوات )?")
SUBJECT_TO = re.compile(r" (?:التابعة|التابع|التابعين) ل{0,2}")
TOLD = re.compile(r"،? (?:إن|أن|بأن|إلى أن)(?!\w)")


def until_clause_ends(named: list[Named], words: str, title: str) -> list[Named]:
    """Without those whom only clauses after that of the title name; the first of them where it names none."""
    last = " ".join(title.split()[-2:])
    at = words.find(last, max(words.find(title[:HEAD]), 0)) if last else -1
    ends = CLAUSE_ENDS.search(words, at + len(last)) if at >= 0 else None
    within = [one for one in named if one.start < ends.start()] if ends else named
    return within or named[:1]


def tells_too(words: str, mention: Named) -> bool:
    before = max(mention.start - 80, 0)
    if SAYS_SO.search(words, before, mention.start) or SAYS.match(words, mention.end):
        return True
    return bool(TOLD.match(words, mention.end) and TELLING.search(words, before, mention.start))


def is_said_by(place: int, claim: Claim) -> bool:
    return claim.start <= place < claim.end or claim.lead[0] <= place < claim.lead[1]


def is_of_a_name(name: str, actors: list[str], clause: str) -> bool:
    """Whether a place is but named in that of an actor: « les Forces armées de la République de Coria »."""
    named = max((actor for actor in actors if name in actor), key=len, default="")
    return bool(named) and clause.count(name) == clause.count(named)


def governs_alone(name: str, clause: str, lang: str) -> bool:
    """Whether a capital is named for its government alone: « les autorités de Kinshasa »."""
    named = len(re.findall(rf"{GOVERNMENT[lang]}{re.escape(name)}(?!\w)", clause))
    return 0 < named == clause.count(name) and is_capital(name)
