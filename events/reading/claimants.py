"""To whom a sentence attributes what it says: before it, after it or in its middle.

Patterns over folded text, a list a language: `who` names them, `lead` is what a title does without.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from events.reading.folding import Folded, fold_with_offsets

LONGEST_NAME = 100  # letters
MOST_WORDS = 14
QUOTED_NAME = re.compile(
    r"[\"«“”]([^\"«»“”\x00]{2,25}|المقاومه? [^\"«»“”\x00]{2,30}|المقاومة [^\"«»“”\x00]{2,30})[\"»”]"
)  # «جماعة "الحوثي"»
# «ذكر "مرصد الميناء لحقوق العمال" أن»: a longer name too, between who says it and what is said.
QUOTED_TELLER = re.compile(
    r"(?<!\w)(?P<says>[وف]?(?:قال|ذكر|أعلن|أكد|أفاد|أوضح|أضاف|كشف|أشار)ت? )[\"«“](?P<name>[^\"«»“”\x00]{2,60})[\"»”]"
    r"(?=[ ،,\x00]{1,60}(?:ب?أن|إن|إلى أن)(?:ه|ها|هم)?\u0651?(?!\w))"
)
LONGEST_REST = 70  # letters after the name at a sentence's end: where and when it was said
WHERE = re.compile(r"(?:lors|dans|a|au|aux|en|sur|devant|in|at|during|on|to|by|via|after|adding|from|without)\b|\x00")
# What an office adds to a name: ", porte-parole des FARDC dans la région, ".
APPOSED = re.compile(
    r", (?:an? |the |le |la |l'|un |une )?(?:porte-parole|spokes\w+|chef|ministre|commandant|directeur|directrice|president|responsable"
    r"|head|director|commander|leader|minister|chief|envoy|official|member|coordinateur|coordinatrice|maire|mayor|gouverneur|governor|habitant|resident)\b(?:[^,.;]{0,80}, ?|[^,.;]{0,120}(?=\.?\s*$))"
    # « un communiqué publié le 3 mai par Ana Sand, chargée du port, la guilde … »
    r"| ?\x00* ?par [^,.;]{2,60}(?:, (?!l[ae]s? |l'|une? |des )[^,.;]{3,80}){0,3}, (?=(?:l[ae]s? |l'|une? |des )\w)"
    r"|, (?:authentifiee?|publiee?|diffusee?|consultee?|obtenue?|transmise?|parvenue?|datee?|rendue? public|seen|obtained|published|released|issued|dated)"
    r"(?!\w)[^,.;]{0,60}, ?"
)
# "…, Ana Sand, a resident said": the name before what says who bears it.
CALLED = re.compile(r"(?<=[,”\"] )[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,3}, (?=$)")
# "selon le porte-parole du gouvernement, Ana Sand."
BEARER = re.compile(
    r", (?:(?:le |la )?(?:lieutenant-|général |colonel |capitaine |commandant |major |lieutenant )?(?:colonel |général )?)?[A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,3}(?=\.?$)"
)
# "according to the mayor, Ana Sand, a mill burned": who bears the office.
OF_OFFICE = re.compile(
    r"(?:gouverneur|maire|préfet|porte-parole|ministre|président|commandant|governor|mayor|spokes\w+|minister|president|commander)\b[^,]*$"
)
BEARER_WITHIN = re.compile(r", [A-ZÀ-Þ][\w’'-]+(?: [A-ZÀ-Þ][\w’'-]+){1,3}, (?=[a-zà-ÿ])")
DAY_OF_SAYING = re.compile(r"(?: (?:يوم|مسا|صباح|في))? ?\x00+(?=[ .،\"»”]*$)")
OF_NAME = re.compile(r"، [^،.]{3,40}(?=\.?$)")
# «الناطق باسم الجيش، العميد نور سامي، »: the rank and the name of who bears the office.
AR_BEARER = re.compile(
    r"(?: في [^\s،.]{2,20}| [لب][^\s،.]{2,20})?، (?:(?:ال)?(?:عميد|عقيد|لواء|مقدم|رائد|نقيب)(?: (?:ال)?(?:طيار|ركن))?|الفريق(?: أول| الركن)?|الجنرال|الدكتور|السيد|السفير|المهندس|الشيخ)"
    r"(?: \w{2,15}){1,4}(?=،)"
)
# Their full stop ends no name: "Lt. Col. Ivo Sand".
ABBREVIATED = re.compile(
    r"(?<!\w)(?:Lt|Col|Maj|Brig|Gen|Capt|Sgt|Cpl|Cmdr|Adm|Insp|Supt|Gov|Sen|Rep|Rev|Prof|Dr|Mr|Mrs|Ms|St|MM|Jr|Sr|[A-Z])\.(?=[ ,A-Z-])"
)
THOUSANDS = re.compile(r"(?<=\d)\.(?=\d{3}(?!\d))")
ADVERB = re.compile(
    r"(?:egalement|aussi|encore|toujours|plus tard|plus tot|also|too)[, ]{1,3}(?=\w)"
    # "In Arden, a spokesman said", « Pendant ce temps, les comités ont indiqué »
    r"|(?<=\bin )[^,\x00]{2,40}, (?=\w)|(?:a|en|dans|au|aux) [^,\x00]{2,30}, (?=(?:l[ae]s? |l'|une? |des )\w)"
    r"|(?:vers|peu avant|peu apres) (?:minuit|midi|\d{1,2} ?h(?:eures)?(?: ?\d\d)?),? (?=\w)"
    r"|(?:sans|pendant|dans le meme|au meme|entre-temps|entre temps)(?: [^,\x00]{2,40})?, (?=\w)"
    r"|an? (?:\w+ )?(?:statement|post|message|letter|report|interview|video|speech|briefing)\b[^,.\x00]{0,40}, (?=\w)"
    # "Later in the day the guild said"
    r"|(?:(?:in|on|during) )?(?:the|that) (?:same )?(?:day|week|month|evening|morning|night|afternoon),? (?=\w)"
    # "HRW spoke with miners who said": it is the miners who do.
    r"|(?:[^,\x00]{2,70} )?(?:interviewed|spoke (?:to|with)|met(?: with)?|talked (?:to|with)|heard from) (?=\w[^,]{2,60} who$)"
    r"|[^,\x00]{2,70} (?:a interroge|ont interroge|s'est entretenue? avec|se sont entretenus? avec|a rencontre|ont rencontre) (?=\w[^,]{2,60} qui$)"
)
# Who only passes on what others say: where they are named too, it is theirs.
CARRIER = re.compile(
    r"(?:the |l'|la |le )?(?:ap|afp|reuters|bbc|cnn|xinhua|tass|rfi|associated press|agence france-presse|[\w -]{2,30} (?:news )?agency"
    r"|agence [\w' -]{2,40}|(?:(?:several|local|state|other|[a-z]+an) ){0,3}(?:news outlets?|media(?: outlets?| reports?)?|papers)"
    r"|(?:(?:plusieurs|des|les) )?medias?(?: locaux| d'etat| \w+ains)?|la presse(?: locale)?|وكاله [\w ]{2,40}|وكالات(?: (?:ال)?انبا)?|رويترز|فرانس برس|الاناضول)(?: \(\w+\))?$"
)
LAST_AND = re.compile(
    r" (?:et|and|ainsi que|as well as|who|qui|published|released|issued|publiee?(?: le| ce)?|datee? d[ue]|في|من|عن|علي|الي|ل)$"
)
EDGES = " \t\n،,؛;:.!?؟–—-«»“”\"'()[]‏‎"


class Claim(NamedTuple):
    """Half-open spans in the sentence: of the name, of all that says who says it, and of the verb before or after."""

    name: str
    start: int
    end: int
    lead: tuple[int, int]
    verb: tuple[int, int]

    def moved(self, by: int) -> "Claim":
        lead, verb = ((first + by, end + by) for first, end in (self.lead, self.verb))
        return Claim(self.name, self.start + by, self.end + by, lead, verb)


class Claims:
    """The patterns of one language; each may fold away clauses that are none of a name."""

    def __init__(
        self,
        patterns: Sequence[str],
        no_name: str,
        cut: str,
        joined: Sequence[str] = (),
        joins: str = "",
        deeds: str = "",
    ) -> None:
        """`cut` ends a name, `no_name` is none; ل after `joined` is no part of one; `joins` lead on to what is said;
        `deeds` begin what is announced by those who did it."""
        self.patterns, self.no_name, self.cut, self.joined = patterns, no_name, cut, tuple(joined)
        self.joins = re.compile(joins) if joins else None
        self.deeds = re.compile(deeds) if deeds else None
        self.remembered = lru_cache(256)(self.look)  # a sentence is asked for its title, its actors and its stance

    @cached_property
    def compiled(self) -> list[re.Pattern[str]]:
        return [re.compile(pattern) for pattern in self.patterns]

    @cached_property
    def nobody(self) -> re.Pattern[str]:
        return re.compile(self.no_name)

    @cached_property
    def cuts(self) -> re.Pattern[str]:
        return re.compile(self.cut)

    def find(self, sentence: str, dates: Iterable[tuple[int, int]] = ()) -> Claim | None:
        """The claim of a sentence whose dated expressions have these half-open spans, or None."""
        return self.remembered(sentence, tuple(dates))

    def look(self, sentence: str, dates: tuple[tuple[int, int], ...]) -> Claim | None:
        folded = fold_with_offsets(blanked(sentence, dates))
        carried = None
        for pattern in self.compiled:
            for match in pattern.finditer(folded.text):
                if claim := self.claim(match, folded.text):
                    found = self.whole(sentence, folded, match, claim)
                    if not match.start("lead") or not CARRIER.match(fold_with_offsets(found.name).text):
                        return found
                    carried = carried or found  # "army officers said on Monday, AP reported"
        return carried

    def whole(self, sentence: str, folded: Folded, match: re.Match[str], claim: tuple[int, int]) -> Claim:
        """The claim with the name of who bears an office, and all that says who says it."""
        start, end = folded.span(*claim)
        begins = match.start("lead")
        if called := CALLED.search(sentence[max(start - LONGEST_NAME, 0) : start]):
            start -= len(called[0])
            begins = min(begins, folded.place(max(start - 2, 0)))
        name = self.named(sentence, folded.span(*match.span())[0], start, end)
        if self.joins and claim[1] and (bearer := AR_BEARER.match(sentence, end)):
            name, end = f"{name}{bearer[0]}", bearer.end()
            claim = claim[0], folded.place(end)
        lead = (begins, self.end_of_lead(folded.text, claim, match))
        last = folded.span(lead[1] - 1, lead[1])[1] if lead[1] > lead[0] else 0
        bearer = BEARER.match(sentence, end) or (OF_OFFICE.search(name) and BEARER_WITHIN.match(sentence, end))
        if last == end and bearer:
            name, end = f"{name}{bearer[0].rstrip(', ')}", bearer.end()
            lead = (begins, folded.place(end))
        verb = folded.span(*verb_of(match))
        return Claim(name, start, end, folded.span(*lead) if lead[0] < lead[1] else (start, start), verb)

    def end_of_lead(self, text: str, claim: tuple[int, int], match: re.Match[str]) -> int:
        """Where what says who says it ends: with the words that join it to what is said, where there are any."""
        if self.deeds and self.deeds.match(text, match.start("lead")):
            return match.start("lead")
        if self.joins is None:
            end = match.end("lead")
            if apposed := APPOSED.match(text, end):
                return apposed.end()
            last = match.start("lead") > 0 and "middle" not in match.groupdict()
            rest = text[end:].strip(" ,.")
            where = last and len(rest) < LONGEST_REST and "," not in rest and (not rest or WHERE.match(rest))
            return len(text) if where else end
        joined = self.joins.match(text, max(claim[1], match.end("lead") if "verb" in match.groupdict() else 0))
        if joined:
            return joined.end()
        if "aside" not in match.groupdict():
            return match.start("lead")
        if day := DAY_OF_SAYING.match(text, claim[1]):  # «…، بحسب ما أعلنت مصادر طبية الثلاثاء»
            return day.end()
        named = OF_NAME.match(text, claim[1]) if text[claim[0] : claim[1]].endswith(("باسمه", "باسمها")) else None
        return named.end() if named else claim[1]

    def claim(self, match: re.Match[str], text: str) -> tuple[int, int] | None:
        """The half-open span of the name in what a pattern found, or None where that names nobody."""
        start, end = match.span("who")
        if text[start:end].endswith((", which it", ", which he", ", which she", ", which they", ", who it")):  # says
            return None
        if cut := self.cuts.search(text, start + 1, end):
            end = cut.start()
        while start < end and text[start] in EDGES:
            start += 1
        if begins := ADVERB.match(text, start, end):  # « Dimanche également, le site a rapporté »
            start = begins.end()
        while start < end and text[end - 1] in EDGES.replace(")", ""):
            end -= 1
        words = text[start:end]
        if joined := LAST_AND.search(words):  # of two the second was cut off
            words = words[: joined.start()].rstrip(EDGES.replace(")", ""))
            end = start + len(words)
        while len(words) > LONGEST_NAME or len(words.split()) > MOST_WORDS:  # what he is, and where that lies
            shorter = words.rpartition(", ")[0]
            if not shorter:
                return None
            words, end = shorter, start + len(shorter)
        if not words or len(words) > LONGEST_NAME or len(words.split()) > MOST_WORDS or self.nobody.match(words):
            return None
        return start, end

    def named(self, sentence: str, begins: int, start: int, end: int) -> str:
        """The name without the ل that is written to it after some words."""
        name = " ".join(sentence[start:end].replace("ـ ", "").split())
        name = name if name.count('"') % 2 == 0 else name.replace('"', "")
        name = name if name.count("“") == name.count("”") else name.replace("“", "").replace("”", "")
        name = name if name.count("(") == name.count(")") else name.partition(" (")[0].rstrip(")")
        if not self.joined or not name.startswith("ل") or not sentence[begins:start].strip().endswith(self.joined):
            return name
        return f"ال{name[2:]}" if name.startswith("لل") else name[1:]


def verb_of(match: re.Match[str]) -> tuple[int, int]:
    """What stands after the name in what a pattern found, or else before it."""
    first, last = match.span("who")
    if match[0][last - match.start() :].strip(" .,"):
        return last, match.end()
    return match.start("lead") if match["lead"] else match.start(), first


def blanked(sentence: str, dates: Iterable[tuple[int, int]]) -> str:
    """The sentence with a sign in place of each letter of its dates, which nobody's name holds, and without the
    quotation marks of names; as long as it was."""
    for start, end in dates:
        sentence = sentence[:start] + "\x00" * (end - start) + sentence[end:]
    sentence = ABBREVIATED.sub(lambda short: short[0].replace(".", "·"), sentence)
    sentence = THOUSANDS.sub("·", sentence)
    sentence = QUOTED_TELLER.sub(r"\g<says> \g<name> ", sentence.replace("\n", " "))
    return QUOTED_NAME.sub(r" \1 ", sentence)


# English

SAID = (
    "clarified|said|says|told|reported|reports|announced|confirmed|added|stated|declared|claimed(?! (?:[\\w-]+ ){0,5}(?:lives|life|responsibility)\\b)|warned|insisted|noted|explained"
    "|alleged(?! to (?:be|have) )|acknowledged|recalled|disclosed|revealed|wrote|testified|accused|denied|estimated|described"
    "|recounted|tweeted|lamented|maintained|asserted|contended|complained|indicated|remarked|cautioned"
)
# They tell only with "that": "the mission estimates that"
THINKS = (
    "estimates?|documented|recorded|tweeted|posted|found|believes?|recounted|testified|indicate[ds]?|maintain(?:s|ed)|assert(?:s|ed)"
    "|contend(?:s|ed)|complain(?:s|ed)|concluded|determined|suggest(?:s|ed)|insists|argued?s?|reckons?|cautioned|established"
)
NOT_PASSIVE = r"(?<!\bwas )(?<!\bwere )(?<!\bis )(?<!\bare )(?<!\bbeen )(?<!\bbe )(?<!\bbeing )(?<!\bto )(?<!\bhas )"
D = r"(?:(?: on| in| late| early| late on| earlier| by| during)?,? ?\x00+)?"
# After this comma begins what is said, not another name: "residents, drones struck a depot".
EN_SAYS_ON = (
    r"(?:, (?:at least|at most|more than|as many as|up to|about|around|nearly|some|several|dozens|hundreds|thousands"
    r"|\d+|two|three|four|five|six|seven|eight|nine|ten) )|, (?!who |which |whose |where )(?:[^,.;:]|,(?=\d))*\b(?:was|were|is|are|has|have|had|will|would"
    r"|(?!armed|united|allied|based|displaced|wounded)\w{2,}ed|killed|struck|hit|shot|fell|fled|left|took|began|broke|rose|seized"
    r"|held|met|went|came|made|lost|won|led|found|sent|saw|put|ran|brought|fought|shook|blew|burnt|swept|cut|threw|shut|set)\b"
)
EN_VERB = (
    r"(?<![\w-])(?:was|were|is|are|has|have|had|will|would|(?!armed|united|allied|based|displaced|wounded|mohamm?ed|ahmed|hamed|saeed|alfred)"
    r"\w{2,}ed|struck|hit|shot|fell|fled|left|took|began|broke|rose|seized|held|met|went|came|made|lost|won|sent|fought|shook|cut)\b"
)
EN_TELLS = "said|says|say|told|reported|confirmed|added|stated|claimed(?! (?:[\\w-]+ ){0,5}(?:lives|life|responsibility)\\b)|clarified|warned|insisted|noted|explained|alleged(?! to (?:be|have) )|acknowledged|recalled|wrote"
EN_BY_WAY_OF = (
    r"(?: (?:in|on|via|at) (?:a|an|the|his|her|its|their|social|x|facebook|telegram|twitter|state)\b(?:[^,.\"“\x00]{0,40}?(?= that |[,:\"“]| ?(?:on )?\x00)"
    r"| (?:\w+ ){0,2}(?:statement|post|message|interview|conference|video|report|briefing|speech|address)(?!\w)|))?"
)
EN_AFTER = (
    r"(?:(?:\w+ (?:hours?|days?|weeks?|months?|years?) )?after|following|despite|amid|during) [^,.\x00]{3,90}+, "
)
EN_WHEN = rf"(?:{EN_AFTER}|(?:in|at) [^,.\x00]{{2,30}}+, (?=the )|(?:late |early )?(?:on |in )?\x00{{1,60}}+,? )?"
EN_WHO = r"(?P<who>[^.;:!?\"“”«»\n\x00]{2,110}?)"
ENGLISH = Claims(
    [
        r"(?<!\w)(?P<lead>(?:according to|as (?:reported|stated|told|confirmed|announced) by|in the words of) "
        rf"(?P<who>(?!an? (?:report|article|story) in \x00)(?:(?!{EN_SAYS_ON})[^.;:!?\"“”\n\x00]){{2,100}}))(?=[.,;:!?\"“”\n\x00]|$)",
        # “…,” the governor, Ivo Sand, said; “…,” Ivo Sand, a guard, told the paper.
        rf"(?<=[\"”])(?P<lead> (?P<who>[^.,;:!?\"”\x00]{{3,60}}, [^.,;:!?\"”\x00]{{3,60}}), (?:said|told|added|says)(?!\w){D}(?:(?<=told) [\w'· -]{{2,60}}?(?=[.,]|$))?)",
        # "According to Tuesday's issue of the paper "Harbour News", …"
        r"(?<!\w)(?P<lead>according to (?:an? (?:report|article|story) in )?\x00{3,}'s (?:edition|issue) of (?P<who>[^.,;:!?\"“”\n\x00]{2,60}(?:[\"“][^.,;:!?\"“”\n\x00]{2,40}[\"”])?))(?=[.,;:\n]|$)",
        # "Ivo Sand, the commander of the camp, said the first fire …"
        rf"^(?P<lead>[^\w]{{0,60}}+(?:(?:but|and|however|meanwhile|separately|later|earlier|also)(?!\w)[, ]{{0,4}}+)?{EN_WHEN}"
        rf"(?P<who>(?:(?!{EN_VERB})[^.,;:!?\"“”«»\n\x00]){{2,70}}?)"
        rf"(?:, (?:(?:who|which|whose) [^,.;:\"“”]{{2,170}}|in an? \w+ (?:released|issued|published|posted|sent|made) [^,.;:\"“”]{{0,60}}|(?:(?!{EN_VERB})[^,.;:\"“”\x00]){{2,90}})){{1,2}}, "
        rf"(?:also |later |earlier |has |have |had )?(?:{EN_TELLS})(?!\w)(?:(?<=told) [\w'· -]{{2,40}}?(?=(?: on)? ?\x00| that | (?:they|he|she|it|there|its|their|his|her) ))?{D}{EN_BY_WAY_OF}{D}[ ,:]*(?:(?<= )that |(?=[\w\"“'\x00])))",
        # "…, Ivo Sand, who was there, said in a post."
        r"(?P<lead>, (?P<who>[^,.;:\"”\x00]{2,80}(?:, [^,.;:\"”\x00]{2,60})?), who [^,.;:\x00]{2,80}, (?:said|told|added)[^,.;:]{0,60}[.]?\s*$)",
        # "…, a rebel official said on Friday."
        # Not "After the attack, the army announced on Friday a curfew", where nothing was told before.
        r"^(?!\W{0,9}(?:after|following|despite|during|amid|before|when|since) [^,.]{0,120}+,[^,]{0,400}+$)"
        rf".*(?P<lead>[,\"”] {{0,2}}(?:and |but |as )?(?P<who>[^,\"”.;:\x00]{{2,80}}),? {NOT_PASSIVE}(?:{SAID}){D}"
        r"(?: (?:in|by|via|to|at|on|adding|after|during|without|reporters|journalists|the agency|a news agency|afp|reuters|ap)\b(?:(?! that )[^.]){0,80}| (?<=told )[\w'· ]{2,40}\x00*)?)(?:, (?:as|while|when|amid|hours after|days after) [^.;]{3,160})?[.\"”]?\s*$",
        rf"^.*(?P<lead>[,.]?[\"”] (?P<who>[^,\"”.;:\x00]{{2,80}}) {NOT_PASSIVE}(?:{SAID}){D}, [a-z]{{3,12}}ing [^.]{{2,200}}[.]?\s*$)",
        # "…, said Colonel X, a spokesman."
        # "…, reports Monday's edition of the Harbour News"
        r"(?P<lead>, (?:reports|writes) (?:\x00+(?:'s)? (?:edition|issue) of )?(?P<who>(?:the )?[^,.;:\"”\x00]{2,90}))(?=[.;,\"”\x00]|$)",
        rf"(?P<lead>[,\"”'] {{0,2}}(?!told )(?!(?:reported|described|denied|accused|estimated) \S+ \S+ \S+ \S+)(?:{SAID}) (?P<who>(?!that\b|it\b|he\b|she\b|they\b|his\b|her\b|its\b|their\b|on\b|in\b|to\b)[^.;\"”\x00]{{2,90}}))(?=[.;\"”\x00]|$)",
        # "The army, officials said, withdrew."
        rf"(?P<lead>(?P<middle>), (?P<who>[^,.;:\"”\x00]{{2,60}}) {NOT_PASSIVE}(?:said|say|says|reported|added|confirmed){D}(?: in a statement)?,)",
        # "The spokesman said on Monday that …"
        rf"^(?P<lead>[^\w]{{0,60}}+(?:[a-z]{{3,12}}(?: [a-z]{{3,12}})?: )?(?:(?:at |around |about ){{1,2}}\d[\d:]{{0,4}} ?[ap][.·]?m[.·]?(?!\w) ?)?"
        rf"(?:(?:(?:but|and|however|meanwhile|separately|later|earlier|also|in a statement(?: (?:made|released|issued|published|posted|sent|aired))?)(?!\w))?[, ]{{0,4}}+(?:(?:late |early )?(?:on|in|late|early|by)(?!\w))?[, ]{{0,4}}+(?:\x00{{1,60}}+)?[, ]{{0,4}}+)?(?:{EN_AFTER})?{EN_WHO}"
        rf"(?:, [^,\x00]{{2,90}},)? {NOT_PASSIVE}(?:also |again |later |earlier |repeatedly |previously |have |had )?{D}[ ,]*(?:said|says|say|told|reports(?= that )|alleged(?! to (?:be|have) )|reported|confirmed|added|stated|claimed(?! (?:[\w-]+ ){{0,5}}(?:lives|life|responsibility)\b)|clarified|warned|insisted|noted|explained|alleged(?! to (?:be|have) )|acknowledged|recalled|wrote(?! to\b)|(?:announced|declared|revealed|estimated|{THINKS})(?=(?:[ ,]{{0,2}}(?:(?:on|in|at|via|to|late|early|by|during) [^.,]{{0,60}}?|\x00{{1,60}}+)){{0,2}} that ))(?!\w){D}"
        r"(?: (?:in|on|via|at) (?:a|an|the|his|her|its|their|social|x|facebook|telegram|state)\b(?:[^,.\"“\x00]{0,40}?(?= that |[,:\"“]| ?(?:on )?\x00)| (?:\w+ ){0,2}(?:statement|post|message|interview|conference|video|report|briefing|speech|address)(?!\w)|))?"
        r"(?: (?:during|after|following|before) [^,.\"“\x00]{3,90}?(?= that ))?"
        r"(?: (?:reporters|journalists|afp|reuters|the associated press|ap|cnn|bbc|state tv|state television|a news agency|the [\w ]{2,30}?agency|to [\w'.· -]{2,40}?(?=(?: on)? ?\x00{1,60} that | that )|(?:(?<=told )|(?<=warned ))[\w'.· ()-]{2,50}?(?=(?: on)? ?\x00{1,60} that |(?: on)? that | (?:they|he|she|it|there|its|their|his|her) )))?"
        rf"{D}[ ,:]*(?:(?<= )that |(?=[\w\"“'\x00])))",
        rf"^(?P<lead>)[^\w]{{0,60}}+(?:(?:(?:but|and|however|meanwhile|on|in)(?!\w))?[, ]{{0,4}}+\x00{{0,60}}+[, ]{{0,4}}+)?(?:(?:after|following|despite|amid) [^,.]{{3,90}}+, )?{EN_WHO}(?:, [^,]{{2,80}},)? {NOT_PASSIVE}{D} ?(?:announced|declared(?! (?:an? )(?:[\w-]+ ){{0,4}}?(?:truce|ceasefire|cease-fire|state|curfew|war|holiday|emergency|mourning|law)\b)|denied|denies|deny|accused|estimated|disclosed|revealed)(?!\w)",
        rf"(?<!\w)(?P<lead>(?:citing|quoting) (?P<who>(?:(?!{EN_SAYS_ON})[^.;:!?\"“”\n\x00]){{2,100}}))(?=[.,;:!?\"“”\n\x00]|$)",
    ],
    no_name=r"(?:the|an?)$|(?:(?:the|this|these|it)\b.* (?:comes?|came|follow(?:s|ed)) .*|he|she|it|they|we|i|you|who|which|that|this|these|there|those|one|(?:what|as|when|while|if|after|before|although) .*|\W*)$|.*(?:\b(?:was|were|had|has|have|is|are|been|will|(?<!in )(?<!of )(?<!for )that)\b|\x00)",
    cut=r"\x00|, (?=who |which |where |that )|,? on ?$| (?:who|which) | in a (?:statement|post|telephone|phone|video|televised|press|message)| via |, (?:citing|quoting) | (?:also |later |then )?(?:accused|blamed|condemned|urged|welcomed|rejected) (?=\w)",
    # "It confirmed on Thursday that it was responsible", "acknowledged killing a man": what came about is that.
    deeds=r"[^.]{2,90}? (?:confirmed|admitted|acknowledged|conceded|claimed|denied) "
    r"(?:(?:(?:on |late |early )?\x00+ )?(?:that )?(?:it|they|he|she) (?:was|were|had been) (?:responsible|behind|involved)"
    r"|(?:having )?[a-z]{3,}ing (?!that\b))",
)

# French

FR_SAID = (
    "declare|affirme|indique|annonce|precise|ecrit|ajoute|assure|explique|souligne|confirme|rapporte|fait savoir|dit|estime"
    "|denonce|exhorte|evoque|plaide|insiste|regrette|salue|reconnu|revele|raconte|temoigne|deplore|accuse|signale|martele|averti|confie|detaille|dementi|dement|informe|fait valoir|relate|commente|admis|prevenu|clame"
)
FR_VERB = rf"(?:(?:a|ont|avait|avaient) (?:aussi |egalement |neanmoins |toutefois |cependant |pourtant |depuis |officiellement |recemment |encore |vivement |deja |ensuite |ainsi |alors |pour sa part |par ailleurs |en outre |d'abord |dans un premier temps )?(?:{FR_SAID}|explique)|(?:indique|affirme|declare|precise|rapporte|annonce|raconte|temoigne|assure|explique|estime|ajoute|confirme|souligne|informe)(?:nt)?|dit|disent)(?!\w)"
FR_D = r"(?:,? ?(?:tard |tot )?(?:le |ce |en |dans la nuit de |dans la )?\x00+)?"
FRENCH = Claims(
    [
        r"(?<!\w)(?P<lead>selon (?:un |le |ce )?(?:\w+ )?bilan (?:\w+ )?(?:\x00+ )?(?:par |de |du |des |d')[ ]?(?P<who>[^.;:!?\"«»“”\n\x00]{2,100}?))(?=[.;:!?\"«»“”\n\x00]|, |$)",
        # "L'Observatoire a rapporté la mort de dix civils"
        rf"^(?P<lead>[^\w]{{0,60}}+(?:(?:plus tot|plus tard|auparavant|ensuite)?[, ]{{0,2}}\x00{{0,60}}+[, ]{{0,2}})?"
        rf"(?P<who>(?:l'|la |le |les |des |un |une )[^.;:,!?\"«»\n\x00]{{2,60}}?)(?:, [^,.\x00]{{2,40}},)? (?:a|ont|avait|avaient) "
        rf"(?:quant a (?:lui|elle|eux|elles) |aussi |egalement |par ailleurs )?(?:rapporte|signale|confirme|recense|fait (?:part|etat) de) {FR_D} ?)(?=(?:la mort|le deces|l'assassinat|l'enlevement|la capture) )",
        r"(?<!\w)(?P<lead>(?:selon|d'apres|aux dires de|a-t-on appris (?:(?:ce |le )?\x00{1,60}+ )?(?:de|d'|aupres de|aupres d'|aupres du|du)) ?(?P<who>[^.;:!?\"«»“”\n\x00]{2,220}?))(?=[.;:!?\"«»“”\n\x00]|, |$)",
        # "…, a appris l'agence des autorités locales"
        r"(?P<lead>, a appris (?:l'|la |le )(?:agence )?[\w-]{2,20} (?:\x00+ )?(?:aupres )?(?:de la |de |d'|des |du )(?P<who>[^.;:!?\"«»“”,\n\x00]{2,80}))(?=[.;:,]|$)",
        r"(?<!\w)(?P<lead>(?:de|par) (?P<who>sources? [^.;,:\x00]{2,60}))(?=[.;,:\x00]|$)",
        # "La guilde a rendu public un communiqué dans lequel elle annonce que …"
        rf"^(?P<lead>[^\w]{{0,60}}+(?P<who>[^.;:!?\"«»\n\x00]{{2,100}}?) (?:a|ont|avait|avaient) (?:rendu public|publie|diffuse|emis) une? (?:communique|declaration|message|note)[^.;:«\"\x00]{{0,40}}? dans (?:lequel|laquelle) (?:il|elle)s? {FR_VERB}[ ,:]*[«\"“]? ?(?:que |qu'))",
        # "…, a indiqué mardi le porte-parole."
        rf"(?P<lead>(?:[,\"»”]|(?<!\w)') {{0,2}}(?:comme |l'|qu')?{FR_VERB}{FR_D}(?: par (?:telephone|courriel|message|visioconference))?(?: a (?:l'afp|la presse|reuters|des journalistes|l'agence [\w-]+),?)?{FR_D}(?: (?:par la suite|egalement|ensuite|de son cote|par ailleurs|plus tard|en effet|enfin|notamment|d'ailleurs))?{FR_D}[ ,]*(?:(?:dans un (?:communique|message)|a la presse|sur twitter|sur x) (?=l[ae]s? |l'))?(?:(?:(?:dans|devant|a|au|aux) |(?:lors|aupres) d(?:'|e |u |es ))[^,.;:\"«»\x00]{{2,60}}, )?(?P<who>(?![ ,]*(?:a |n'avoir |que |qu'|avoir |ne pas |(?:une?|des) (?:offensive|attaque|operation|treve|accord|cessez|mesure|grev|plan|retrait|serie|nouvelle (?:offensive|attaque)|reunion|visite|election)))(?:(?:m|mme|dr)[.·] )?[^.;:\"«»“”\n\x00]{{2,300}}?))(?=[.;:\"«»“”\n\x00]|, (?:alors|tandis|mais|ajoutant|precisant|affirmant|evoquant|avancant|faisant) |$)",
        # "…, le porte-parole a indiqué."
        rf"(?P<lead>, (?P<who>(?:le|la|les|l'|un|une|des|m[.·]) ?[^,.;:\"»\x00]{{2,60}}) {FR_VERB}{FR_D})[.,]",
        # "L'armée a indiqué mardi que …"
        rf"^(?P<lead>[^\w]{{0,60}}+(?:(?:(?:mais|et|(?:s'exprimant|parlant|joint|contacte|interroge)[^,.\x00]{{3,100}}|de son cote|par ailleurs|cependant|toutefois|auparavant|pour sa part|dans un communique)(?!\w))?[, ]{{0,4}}+(?:(?:le |en |ce |dans la )?\x00{{1,60}}+)?(?: dans un communique[^,\x00]{{0,80}})?[, ]{{0,4}}+)?(?P<who>(?:m[.·] |mme |dr )?[^.;:!?\"«»\n\x00]{{2,100}}?)(?:, [^,\x00]{{2,90}}(?:,? (?:le |ce )?\x00{{1,60}})?,)? {FR_VERB}"
        rf"{FR_D},?(?: (?:a|dans|sur|lors)[^,.«\"]{{0,50}}?)?{FR_D}[ ,:]*(?:(?<!\w)que |qu'|(?:ne pas )?avoir |n'avoir (?:pas|jamais) |(?=[«\"“])))",
        rf"^(?P<lead>)[^\w]{{0,60}}+(?:[^,\x00]{{0,40}}\x00{{0,60}}, ?\x00*,? ?|(?:ce |le |en )?\x00+,? ?)?(?P<who>[^.;:,!?\"«»\n\x00]{{2,90}}?)(?:, [^.,;:\x00]{{2,60}},)? (?:(?:a|ont|avait|avaient) (?:par ailleurs |aussi |egalement )?{FR_D} ?(?:fait (?:etat|part)|assure(?= \w+er )|annonce|decrete|dementi|accuse|denonce|revendique|condamne)|annonce|annoncent|accuse|accusent)(?!\w)",
        r"(?P<lead>)(?<!\w)bilan (?:donne|fourni|communique|etabli|publie|annonce) ?\x00* ?par (?P<who>[^.;:\"«»\n\x00]{2,90}?)(?=, | fai[st]|[.]|$)",
        r"(?<!\w)(?P<lead>(?:en )?citant (?P<who>[^.;:!?\"«»“”\n\x00]{2,100}?))(?=[.;:!?\"«»“”\n\x00]|, |$)",
    ],
    no_name=r"dont\b|(?:une?|l[ae]s?|d|eux|elles|moi|nous|(?:[^,]{3,60}, )?(?:il|elle|ils|elles|on)(?: .*)?|je|ce|cela|celui-ci|celle-ci|ceux-ci|(?:des |ses |les )?(?:propos|declarations)(?: \w+)?|qui|que|lui|elle|ces|cette|tout|\W*)$|-t-|.*(?:\b(?:est|sont|etait|etaient|ont|avait|a ete|fut)\b|\x00)|(?:l'|le |la |les |une? )?autre",
    cut=r",? dans la ?$|\x00| (?:a|ont) quant a (?:lui|elle|eux|elles)(?!\w)|, sans plus de |,? (?:tard |tot )?dans la (?:nuit|soiree|matinee|journee)(?!\w)|,? (?:en )?citant |, (?=(?:nommee?|elue?|issue?|arrivee?|chargee?|proche|membre)s? )|, (?:rapporte|a rapporte|citee? par) | dont |, (?=qui |ou |que |ajoutant|precisant|affirmant|faisant|evoquant|a |alors|dans un)| qui | dans un communique| lors d| a la (?:presse|radio|television)| a l'(?:agence|antenne)| a des (?:journalistes|medias)| a l'afp| a reuters|,? sur (?:x|twitter|facebook|telegram)(?!\w)| dans (?:une?|son|sa) (?:message|allocution|entretien|discours|interview|declaration|tweet|video|post|point)| en (?:conference|precisant)| sous couvert| (?:et )?aupres d| (?:contactee?s?|interrogee?s?|jointe?s?|citee?s?)(?= ?$| par | a | au )",
)

# Arabic

AR_SAID = "(?:روي|روت|(?:قدر|كتب|غرد|رجح|نبه|خلص|تنبا)ت?|[يت]قول|[يت]وكد|[يت]فيد|[يت]ذكر|[يت]شير|[يت]قدر|[يت]عتقد|[يت]ري)(?= [^.،\\x00]{2,80} (?:ان|انه|انها|انهم|بان|الي ان) )|(?:وثق|احصي|احصت|رصد|سجل)(?=ت? [^.،\\x00]{2,60} (?:مقتل|استشهاد|اصابه|وفاه|اعتقال|نزوح|تعرض|وقوع) )|تابع(?=ت? [^.،\\x00]{2,60} (?:ان|انه|انها) )|قال|اعلن|اكد|افاد|ذكر|اوضح|اضاف|صرح|كشف|اشار|لفت|اعتبر|شدد|(?<!هدو )(?<!هدوء )(?<!الهدو )حذر|اتهم|نفي|نفت|زعم|ادعي|ابلغ(?=ت?(?:ه|ها|هم)? [^.]{2,90} (?:ان|بان|انه|انها|بانه|بانها) )|اورد|افصح|نوه|تحدث|اقر|اعترف"
AR_TOLD = rf"(?:{AR_SAID}|نشر|بث|اصدر|نقل|اورد|علم)ت?(?:ه|ها)?"  # «ما أعلنته», «حسبما أوردته»
NOT_A_NAME = (
    "ان|بان|انه|انها|انهم|انهما|بانه|بانها|الي|في(?! (?:ال)?(?:مستشفي|مستشفيات|وزاره|جيش|شرطه|حكومه|رياسه|سفاره|مجلس)(?!\\w))|خلال|عن|عبر|علي|عقب|اثر|بعد|قبل|لدي|امس|اليوم|غدا|من|منذ|حول|بشان|ضد|مع|لل?وكاله\\w*|ل(?:لصحافيين|لصحفيين|لوسايل|لجزيره|رويترز|فرانس|قناه|صحيفه|موقع|اذاعه|تلفزيون|بي بي سي)\\w*"
    "|قوله|قولها|قولهم|قولهما|[وفبل]{0,2}(?:مقتل|اصابه|سيطرت\\w*|السيطره|اسقاط|تدمير|احباط|اعتقال|استهداف\\w*|تعرض\\w*|تنفيذ|انسحاب\\w*|وقف|مسووليت\\w*|هدنه|بدء|بدا|انتها|استعاده|استعادت\\w*|تمكن\\w*|وفاه|ارتفاع|حاله|عزم\\w*|رفض\\w*|دعم\\w*|تعليق|تمديد|اغلاق|فتح|التوصل|تحرير|وصول|سقوط"
    "|فرار|سماع|تجدد|تسجيل|تدهور|نفاد|خروج|دخول|توقف|تزايد|تصاعد|انقطاع|احتراق|اختطاف"
    "|قائمه|قايمه|نتايج|موعد|اجراءات|تدابير|خطه|مبادره|عوده|عقوبات|استقالت\\w*|حزمه|سلسله|جوله|حصيله|حظر|تشكيل|تعيين|اطلاق|قصف|فقدان|توقيف|ضبط|العثور|وقوع|التصدي|القضا علي|تصديها|تصديه|صد|مغادره|الغا|حداد|الحداد|التعبيه|رفع|خفض|فرض|اجلا|نزوح|استمرار|خساره|خساير|هزيمه|فشل|قبول\\w*|موافقت\\w*|استعداد\\w*|انها|قتل|تحقيق|هجوم|عمليه|ثلاثه|خمسه|عشره|عشرات|ما|نحو|اكثر|عدد|قوات\\w* (?:سيطرت|صدت))"
)
# «وفقا لخطة الوسيط»: by whose terms it is done.
TERMS = (
    "(?:ل|لل|ال)?(?:خطه|خطط|مقترح|مقترحات|اتفاق|اتفاقات|اتفاقيه|تفاهم|تفاهمات|قرار|قرارات|قانون|قوانين|دستور|برنامج|جدول"
    "|شروط|بنود|معاهده|ميثاق|معايير|نص|توقيت|مبدا|القواعد|قواعد)"
)
AR_WHO = r"(?P<who>[^.؛;:!؟\"«»“”\n\x00]{2,110})"
ARABIC = Claims(
    [
        rf"(?<!\w)(?P<lead>(?P<aside>)[وف]?نقل(?:ت)?(?: [^.\x00]{{2,60}}?)? عن {AR_WHO})",
        # «نقلت الوكالات أن …»
        r"^(?P<lead>[وف]?(?:نقلت?|تناقلت?) (?P<who>[^.؛;:!؟\"«»“”\n\x00،]{2,60}?)(?= ان ))",
        # «وزارة النقل، قالت إن …»
        rf"^(?P<lead>(?P<who>(?:ال|وزار|وكال|قنا|صحيف|مصدر|مصادر|منظم|قايد|متحدث|رييس|وزير)\w{{0,12}}(?: \w{{2,14}}){{0,7}})،? (?P<verb>)(?:{AR_SAID})ت? (?=ان|انه|انها))",
        # «وكانت الحكومة قد أعلنت مقتل …»
        rf"(?<!\w)(?P<lead>[وف]?كانت? (?P<who>[^.؛;:!؟\"«»“”\n\x00،]{{2,60}}?(?:، [^.؛:،\x00]{{2,40}}(?=، قد ))?)،? (?P<verb>)(?:قد )?(?:{AR_SAID})ت?)(?!\w)",
        rf"^(?:[وف]?(?:في |يوم )?\x00{{1,60}}+ ?[،,]? )?(?P<lead>(?:[وف] ?)?(?:قد )?(?:{AR_SAID})(?:ت|ا|وا)?(?!\w) ?(?:\x00+)? ?[،,]? ?{AR_WHO})",
        rf"(?<!\w)(?P<lead>(?P<aside>)(?![وف]?(?:وفقا?|طبقا|تبعا|ب?حسب) {TERMS}(?!\w))[وف]?(?:(?:وفقا|وفق|طبقا|تبعا|بحسب|حسبما|حسب|نقلا عن|علي حد قول|استنادا الي)(?: (?:ما|لما|تعبير|قول|وصف|زعم|روايه|ل?بيان(?: \w{{3,8}})?(?= (?:{AR_TOLD}) )|(?:اخر |احدث )?(?:حصيله|ارقام|احصاءات|احصاييات|بيانات|معطيات)(?: \w{{3,10}})?(?= (?:ل\w|عن |صادره |{AR_TOLD} )) ?(?:صادره )?(?:عن )?))? ?(?:{AR_TOLD}(?: (?:به|بها|عنه))? |جا في )?|(?:(?<=\S )كما|ما) {AR_TOLD} ){AR_WHO})(?=[.،,؛;:!؟\"«»“”\n\x00]|$)",
        # «…، وهو ما أعلنته الخارجية»
        rf"(?<!\w)(?P<lead>(?P<aside>)(?:وهو|وهي|الامر الذي|هو) ?(?:ما )?(?:{AR_SAID})ت?(?:ه|ها)(?: (?:به|بها|عنه))? {AR_WHO})(?=[.،,؛;:!؟\"«»“”\n\x00]|$)",
        # «…، على ما علمت وكالة الميناء الاثنين من عامل»
        rf"(?<!\w)(?P<lead>(?P<aside>)(?:علي |حسب|بحسب)? ?ما علمت? (?:به )?[^.،\x00]{{2,25}}? ?\x00{{0,60}} ?(?:من|لدي) {AR_WHO})(?=[.،,؛;:!؟\"«»“”\n\x00]|$)",
        # «قال الناطق باسم الجيش إن …»
        rf"(?<!\w)(?<!الذي )(?<!التي )(?<!(?<!\w)ما )(?<!\w كما )(?P<lead>[وف]?(?:كان |كانت |قد )?(?:{AR_SAID})(?:ت|ا|وا)?(?!\w) ?(?:\x00+)? ?[،,]? ?{AR_WHO})",
        # «…، قال الناطق»
        rf"(?P<lead>(?P<aside>)[،\"»”] ?(?:{AR_SAID})ت? {AR_WHO})$",
    ],
    no_name=rf"(?:(?:{NOT_A_NAME}|اننا|انني|قد|فيه|فيها|خلاله|خلالها|ذلك|هذا|هذه|هو|هي|هم|انهم|المزيد|ايضا|المزاعم|بدوره|بدورها|من جهته)(?!\w)|بيان(?:ات)? (?!صادر|ل|عن|من|مشترك|ال(?:حكومه|جيش|وزاره|رياسه|شرطه|حركه|جماعه|منظمه|بعثه|حزب|تنظيم|قياده|قوات)|وزاره |قياده )|\W*$)|.*\x00",
    cut=rf"\x00|[،,] | [–—-](?= )| (?:الذي|التي|بقياده|بزعامه)(?= )| فقد(?= )| من (?=المقرر|المتوقع|المنتظر|المرتقب|المحتمل|الممكن)| [يت]\w{{2,7}} فيه?ا?(?= )| ل(?= )| ايضا(?!\w)| وكاله (?:فرانس|رويترز|الاناضول)|(?<!\w)[وفب]?(?:ان|انه|انها|انهم|اننا|انني)(?!\w)|(?<!النايب )(?<!الشيخ )(?<!السيد )(?<!الدكتور )(?<!العميد )(?<!العقيد )(?<!اللوا )(?<!القيادي )(?<!محمد )(?<!مصدر )(?<!صادر )(?<!صادره )(?<!مصادر )(?<!مسوول )(?<!مسوولون )(?<!مصدرا )(?<!شهود )(?<!ضابط )(?<!قيادي )(?<!متحدث )(?<!ناشط )(?<!نشطا )(?<!قاده )(?<!مسوولين )(?<!قوات )(?<!غرفه )(?<!مراسل )(?<!مراسله )(?<!موفد )(?<!\w)(?:{NOT_A_NAME})(?!\w)",
    joined=("حصيلة", "أرقام", "بيانات", "معطيات", "وفقا", "وفقًا", "وفقاً", "طبقا", "طبقًا", "طبقاً", "تبعا", "تبعاً"),
    # Each piece once, and short: what may repeat within what repeats takes minutes.
    joins=r"(?: في [^ .،,\x00]{2,20}(?=، نقلا عن))?(?:،? نقلا عن [^.،\x00]{2,60})?(?:(?: ?، (?:\w{2,12} ){0,2}\w{2,12})? ?، (?:قبل قليل|في وقت سابق|في وقت لاحق|لاحقا|موخرا) ?(?=،))?(?:، (?:\w{2,12} ){1,2}\w{2,12}(?=،))?(?: من (?:ال)?\w{2,15}(?: \w{1,15}){0,3}(?=[ ،,]{1,3}(?:ل\w|ل {1,3}\w|ان |انه|الي ان)))?(?: ?ل {1,3}[^.،:\x00\"]{2,70}?(?=[ ،,]{0,4}(?:\x00|(?:ان|انه|انها) )))?(?: [–—-] [^–—\n-]{3,120}+[–—-])?(?: ?، (?:وهو|وهي|مفضلا|مفضله|رافضا|رافضه|طالبا|طالبه|الذي|التي|(?:ال)?(?:ناطق|متحدث|مسوول|قايد|رييس|مدير|وزير|عضو|مبعوث|امين|مستشار)|المملوكه?|التابعه?|المقربه?|المواليه?|المعروفه?) [^،\x00]{2,120}+،)?(?: في [^ .،,\x00]{2,20}+ {0,2}(?=،))?(?: من قبل [^.،,\"“«\x00]{2,40}+)?(?:[ ،,(]{0,3}\x00{1,60})?(?:[ ،,]{0,3}(?:ل(?:وكاله|لجزيره|رويترز|قناه|لصحفيين|لصحافيين|لاناضول|لعربي|فرانس|موقع|صحيفه)[^.،,]{0,30}?|(?:في|علي|عبر) [^.،,\"“«]{0,180}?))?(?: ?ل [^\s.،,:]{2,20}(?: [^\s.،,:]{2,20})?(?= ?:))?"
    r"(?:[ ،,(]{0,3}\x00{1,60})?[ ،,:)]{0,4}"
    r"(?:(?<!\w)(?:قوله |قولها |قولهم |قولهما |عن )?(?:ان|بان|انه|انها|بانه|بانها|الي ان)(?!\w) ?|[\"“«] ?|(?=(?:عن )?[ب]?(?:تعرض|مقتل|استشهاد|وفاه|نزوح|اندلاع|انتشال|اصابه|السيطره|اسقاط|تدمير|احباط|اعتقال|سقوط|وفاه|العثور|تحرير|ضبط|توقيف|استعاده)(?!\w))|(?=ب(?:تعرض|اندلاع|وقوع|وصول|انسحاب|قصف|شن|ارتفاع|نزوح|اطلاق|فرار|سماع|تجدد|تسجيل|تدهور|نفاد|خروج|دخول|توقف|تزايد|تصاعد|انقطاع|احتراق|اختطاف)(?!\w)))",
    # «أعلن الجيش السيطرة على البلدة»
    deeds=r"[وف]?(?:قد )?اتهم(?:ت|وا)? (?!.{0,90}?ب(?:ان|انه|انها) )|[وف]?(?:قد )?اعلنت? (?![^.،,]{0,20}(?:متحدث|ناطق|مصدر|مصادر|وكاله|مسوول|وزير|قناه|تلفزيون|مركز|مكتب|مرصد|منظمه|صحيفه|اعلام|ناشط|محافظ|رييس|قايد))"
    r"(?:[^.،,؛:\x00]|(?:[،,] ?)?\x00++[،,]?+){3,60}? (?:السيطره|سيطرتها|سيطرته|استعاده|استعادتها|اسقاط|تدمير|احباط|تحرير|صد|اعتراض|التصدي|القضا|انسحابها|الانسحاب|مسووليتها|مسووليته|[\"“«]?وقفا?(?= ))(?!\w)",
)
