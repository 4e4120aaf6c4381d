"""Past or future: the words of a sentence that tell, and which of them governs a date."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter
from typing import NamedTuple

from events.reading.days import FUTURE, PAST
from events.reading.finding import Match, Sentences
from events.reading.findings import Reason
from events.reading.folding import Folded
from events.reading.lexicon import Lexicon

YET_TO_COME = {"future", "opening"}  # kinds of cues
LONGEST_OPENING, LONGEST_CLAUSE = 30, 300  # letters: of the word before a date that opens its sentence, and so far
LASTED = re.compile(r"[وف]?(?:lasted|continued|raged|went on|استمر|استمرت|تواصل|تواصلت|دام|دامت)")
# "They were searching the bay until Thursday"
WENT_ON = re.compile(
    r"(?:was|were) (?:\w+ly |still |already )?(?!going |planning |expecting |hoping |holding off )\w{2,}ing(?!\w)"
    r"|\w{3,}(?:ait|aient)(?!\w)"
)
# «منذ بدء الحرب في السابع من أكتوبر»: what goes on since then is no plan.
SINCE_DEED = re.compile(
    r"(?<!\w)(?:و?منذ (?:ان |بدء? |بدا|بدايه |اندلاع |هجوم|هجمات|انطلاق |عمليه )"
    r"|since (?:the |its |their )?(?:start|beginning|outbreak|launch|attacks?|war|invasion|offensive)\b"
    r"|depuis (?:le |l'|la )?(?:debut|attaque|declenchement|invasion|offensive|lancement|guerre)\b)[^.،؛;:]{0,70}$"
)
# "In retaliation for an attack Friday", « après l'attaque de vendredi », «ردا على هجوم الجمعة»
DEEDS = (
    "attack|raid|strike|airstrike|bombing|blast|explosion|shooting|killing|clash|clashe|coup|massacre|incident|crash"
    "|earthquake|quake|riot|arrest|abduction|assassination|ambush|ambushe|shelling|shutdown|death|defeat",
    "attaque|raid|frappe|attentat|explosion|fusillade|tuerie|affrontement|putsch|massacre|seisme|embuscade"
    "|bombardement|assassinat|incident|arrestation|enlevement|mort|drame|crash|defaite",
)
DEED_BEFORE = re.compile(
    rf"(?<!\w)(?:retaliation for|revenge for|reprisal for|response to|responsibility for|after|following|avenge|answer|over|investigate|probe|condemn) (?:an?|the|its|their) (?:[\w-]+ ){{0,2}}"
    rf"(?:{DEEDS[0]})s? (?:on )?$"
    rf"|(?<!\w)(?:apres|suite a|a la suite d[e']|represailles a|reponse a|sur|venger) ?(?:l'|une? |la |le |les )(?:[\w-]+ )?"
    rf"(?:{DEEDS[1]})s? (?:meurtri\w+ |armee |d[eu] |d'|survenue?s? (?:le )?|commise?s? (?:le )?|menee?s? (?:le )?)?$"
    r"|(?<!\w)(?:ردا? علي|بعد|عقب|اثر|علي خلفيه|في) (?:ال)?(?:هجوم|غاره|قصف|تفجير|انفجار|اغتيال|مجزره|انقلاب|زلزال|كمين|احداث) $"
)
DAYS = ("weekday", "weekday-day", "date-part")  # rules
STILL = re.compile(r"(?<!\w)[وف]?(?:ما|لا) [يت]?زال\w*[^،.؛]*$")
CLAUSE_OPENED = re.compile(r"[,،;] (?:and |but |et |mais |و)?$")
A_WORD = 4  # letters: “ on ”
BY = re.compile(r" (?:by|par|من قبل)(?!\w)")
WORDS = re.compile(r"\w+")
BESIDE = 40  # letters between a date and the verb that governs it
JOINED = 2  # letters: the "and" this soon after a date begins no clause but the next thing of the same verb
MOST_JOINED = 8  # dates of one verb
FAR_BEFORE = 90  # letters: so far before "until" may stand what was not done
NEAR = 15  # letters: a past verb this close before "until" says that it is over


class Cue(NamedTuple):
    """Words that tell past from future: their half-open span in the folded text, and the code of the reason."""

    start: int
    end: int
    code: str


class Directions:
    """Of the dates of one text."""

    def __init__(self, folded: Folded, lexicon: Lexicon, matches: Sequence[Match], sentences: Sentences) -> None:
        self.folded, self.lexicon, self.matches, self.sentences = folded, lexicon, matches, sentences
        self.cued: dict[tuple[int, int], list[Cue]] = {}

    def of(self, match: Match) -> tuple[int, Reason]:
        """By the nearest cue before the expression in its sentence, or after it in its clause; else past.

        What has lasted since a day began in the past; what lasts until one does so in the future.
        """
        modifier = self.folded.span(match.start, match.core_start) if match.modifier else (0, 0)
        if match.modifier == "since":
            return PAST, Reason("cue-past", *modifier)
        sentence = self.sentences.around(match.core_start)
        cues = self.cues(sentence)
        before = bisect_right(cues, match.core_start, key=attrgetter("end"))
        index = bisect_left(self.matches, match.start, key=attrgetter("start"))
        if (
            match.modifier == "until"
            and index
            and self.matches[index - 1].start >= sentence[0]
            and not self.folded.text[self.matches[index - 1].end : match.start].strip()
            and not self.is_put_off(self.matches[index - 1], sentence[0])
        ):
            return self.of(self.matches[index - 1])  # "from April until the end of June"
        if match.modifier == "until" and (undone := self.undone(match, sentence[0])):
            return PAST, Reason("cue-past", *self.folded.span(*undone.span()))
        if match.modifier == "until" and not (
            (before and match.start - cues[before - 1].end < NEAR and self.had_ended(cues[before - 1], match))
            or (not before and cues and cues[0].code != "cue-future" and match.start - sentence[0] < NEAR)
            or (before and self.over_behind(match, cues[before:]))
            or (before and self.lasted(cues[before - 1], match))
        ):
            return FUTURE, Reason("cue-future", *modifier)
        if before and self.announced(cues[before - 1], match):
            return FUTURE, Reason("cue-future", *self.folded.span(cues[before - 1].start, cues[before - 1].end))
        if before > 1 and self.spent(cues[before - 1], match):
            before -= 1
        after = bisect_left(cues, match.end, key=attrgetter("start"))
        earlier = cues[before - 1] if before else None
        later = cues[after] if after < len(cues) else None
        cue = later if later and self.governed_from_behind(match, sentence[0], earlier, later) else earlier
        if cue and cue is earlier and cue.code == "cue-future" and self.is_of_deed_before(match):
            return PAST, Reason("default-past")
        if cue is None:
            by = self.lexicon.modifier_before.search(self.folded.text, sentence[0], match.core_start)
            if by and by.lastgroup == "by":
                return FUTURE, Reason("cue-future", *self.folded.span(*by.span()))
            return PAST, Reason("default-past")
        return FUTURE if cue.code == "cue-future" else PAST, Reason(cue.code, *self.folded.span(cue.start, cue.end))

    def is_of_deed_before(self, match: Match) -> bool:
        """Whether a day is that of a deed after which something else is to come: "will answer an attack Friday"."""
        first = max(match.core_start - FAR_BEFORE, 0)
        return match.rule in DAYS and bool(DEED_BEFORE.search(self.folded.text, first, match.core_start))

    def is_put_off(self, match: Match, start: int) -> bool:
        """Whether a day is that on which something was put off: "postponed on Monday until September"."""
        first = max(match.start - BESIDE, start)
        return bool(self.lexicon.extending.search(self.folded.text, first, match.start))

    def lasted(self, cue: Cue, match: Match) -> bool:
        """Whether a verb of the past says of something how long it went on: "fighting went on there until Friday"."""
        verb = LASTED.fullmatch(self.folded.text, cue.start, cue.end) or WENT_ON.match(self.folded.text, cue.start)
        return bool(verb and match.start - cue.end < FAR_BEFORE and not self.parted(cue.end, match.start))

    def over_behind(self, match: Match, later: Sequence[Cue]) -> bool:
        """Whether a verb of the past follows in the clause that "until" opens: "…, and until Friday it was heard"."""
        cue = next((cue for cue in later if cue.start >= match.end), None)
        opened = CLAUSE_OPENED.search(self.folded.text, max(match.start - NEAR, 0), match.start)
        return bool(opened and cue and self.is_over(cue) and not self.parted(match.end, cue.start))

    def undone(self, match: Match, start: int) -> re.Match[str] | None:
        """What was not done in the past until this day: "could not enter the mill until Monday"."""
        found = self.lexicon.undone_before.search(self.folded.text, max(start, match.start - FAR_BEFORE), match.start)
        return found if found and not self.parted(found.end(), match.start) else None

    def governed(self, match: Match, reason: Reason) -> bool:
        """Whether a verb of the past in the clause of the date says that it is over."""
        start, end = self.folded.place(reason.start), self.folded.place(reason.end)
        is_over = self.is_over(Cue(start, end, reason.code))
        if reason.code != "cue-past":
            return False
        if start >= match.end:  # "On 4 April the marshal declared war": of that day, whatever it announces
            beside = start - match.end <= BESIDE and not self.parted(match.end + 1, start)
            return beside and (is_over or self.announced_then(match, end))
        return is_over and self.governs(Cue(start, end, reason.code), match) and not self.to_come_after(match)

    def announced_then(self, match: Match, verb_end: int) -> bool:
        """Whether a verb that ends there tells what was announced on a day that opens its sentence; not of "the vote
        called by …", nor where more is to come: "On 4 May the vote called last week will be held"."""
        sentence = self.sentences.around(match.core_start)
        cues = self.cues(sentence)
        at = bisect_left(cues, verb_end, key=attrgetter("start"))
        following = bisect_left(self.matches, verb_end, key=attrgetter("start"))
        of_its_own = following < len(self.matches) and self.matches[following].start <= verb_end + A_WORD
        is_told = not of_its_own and not BY.match(self.folded.text, verb_end)
        return (
            is_told and self.opens(match, sentence[0]) and all(cue.code != "cue-future" for cue in cues[at : at + 1])
        )

    def to_come_after(self, match: Match) -> bool:
        """Whether the clause of a date goes on with what is to come: "said talks on 3 February would go ahead"."""
        cues = self.cues(self.sentences.around(match.core_start))
        after = bisect_left(cues, match.end, key=attrgetter("start"))
        return (
            after < len(cues)
            and cues[after].code == "cue-future"
            and cues[after].start - match.end <= NEAR
            and not self.parted(match.end, cues[after].start)
        )

    def governs(self, cue: Cue, match: Match) -> bool:
        """Whether this verb has the date that follows for its own, beside it or, no other verb between, by the dates
        before: "seized Goma on 27 January and Bukavu on 16 February"."""
        index = bisect_left(self.matches, match.start, key=attrgetter("start"))
        first = max(bisect_left(self.matches, cue.end, key=attrgetter("start")), index - MOST_JOINED)
        begin = cue.end
        for before in self.matches[first:index]:
            if self.reaches(cue, begin, before):
                begin = before.end
        return self.reaches(cue, begin, match)

    def reaches(self, cue: Cue, begin: int, match: Match) -> bool:
        """Whether the words from `begin`, the end of the verb or of a date that it has, go on to the date."""
        if match.start - begin > BESIDE:
            return False
        text, lexicon = self.folded.text, self.lexicon
        parting = lexicon.clause_break.search(text, begin, match.start)
        return (
            (parting is None or (begin > cue.end and parting.start() - begin <= JOINED))
            and not lexicon.forwarding.search(text, begin, match.start)
            # « a convoqué un sommet le 22 »
            and not (
                lexicon.announcing.search(text, cue.start, match.start)
                and lexicon.arrangement.search(text, begin, match.start)
            )
        )

    def was_over(self, match: Match) -> bool:
        """Whether a verb of the past says so, other than one that announces what may be to come."""
        _, reason = self.of(match)
        place = self.folded.place
        return reason.code == "cue-past" and not self.lexicon.announcing.search(
            self.folded.text, place(reason.start), place(reason.end)
        )

    def in_present(self, reason: Reason) -> bool:
        """Whether a verb of the present decided: a chronicle tells in it what is over."""
        place = self.folded.place
        cue = Cue(place(reason.start), place(reason.end), reason.code)
        return reason.end > reason.start and self.is_present(cue)

    def is_over(self, cue: Cue) -> bool:
        """Whether it is of the past, and of nothing that it announces."""
        return cue.code != "cue-future" and not self.lexicon.announcing.search(self.folded.text, cue.start, cue.end)

    def had_ended(self, cue: Cue, match: Match) -> bool:
        """Whether what a verb of the past tells was over on the day until which it lasted: not "extended until", nor
        what somebody has until then."""
        text, has = self.folded.text, self.lexicon.has
        return (
            self.is_over(cue)
            and not self.lexicon.extending.search(text, cue.start, match.start)
            and not (text[cue.start : cue.end] in has and not text[cue.end : match.start].strip())
        )

    def announced(self, cue: Cue, match: Match) -> bool:
        """Whether a verb of the past announces what begins on this day: "announced a truce from Friday"."""
        text = self.folded.text
        index = bisect_left(self.matches, match.start, key=attrgetter("start"))
        dated = index > 0 and self.matches[index - 1].start >= cue.end
        if cue.code != "cue-past" or not self.lexicon.announcing.search(text, cue.start, cue.end):
            # "Found on Wednesday, a truce from Friday": the verb has its own day.
            return cue.code == "cue-past" and dated and match.modifier == "from"
        if match.modifier == "from":
            return True
        return dated and match.rule == "weekday" and bool(self.lexicon.arrangement.search(text, cue.end, match.start))

    def governed_from_behind(self, match: Match, start: int, earlier: Cue | None, later: Cue) -> bool:
        """Whether the cue after an expression governs it, not the one before, of a sentence that begins at `start`.

        It does where it is of the same clause and the other is not; or where there is no other, and the expression
        opens the sentence: "On Friday, they will meet".
        """
        if later.start - match.end > LONGEST_CLAUSE:
            return False
        # "The truce, from Friday, will hold": the comma after the day is its own.
        end = match.end + (match.modifier == "from" and self.folded.text[match.end : match.end + 1] in tuple(",،"))
        alone = self.folded.text[later.start] not in self.lexicon.clitics and not self.parted(end, later.start)
        if earlier:
            return alone and self.parted(earlier.end, match.start)
        return alone or self.opens(match, start)

    def opens(self, match: Match, start: int) -> bool:
        """Whether a date opens the sentence that begins at `start`."""
        opening = match.start - start < LONGEST_OPENING
        return opening and len(WORDS.findall(self.folded.text, start, match.start)) <= 1

    def parted(self, start: int, end: int) -> bool:
        """Whether a new clause begins between two places."""
        return bool(self.lexicon.clause_break.search(self.folded.text, start, end))

    def spent(self, cue: Cue, match: Match) -> bool:
        """Whether a cue of a relative clause has governed another date before: "the truce that began on Monday"."""
        index = bisect_left(self.matches, match.start, key=attrgetter("start"))
        relative = self.folded.text.startswith(self.lexicon.relatives, cue.start)
        return relative and index > 0 and self.matches[index - 1].start >= cue.end

    def cues(self, sentence: tuple[int, int]) -> list[Cue]:
        """The cues of a sentence (half-open span in the folded text), in order."""
        if sentence in self.cued:
            return self.cued[sentence]
        cues = self.cued[sentence] = []
        planned = historic = False
        for words in self.lexicon.cue.finditer(self.folded.text, *sentence):
            kind = words.lastgroup or ""
            if kind == "plan":
                planned = True
                cues.append(Cue(*words.span(), "plan-past"))
            # "was to be held in the coming month": what a plan of the past governs is past too.
            elif planned and kind in YET_TO_COME:
                continue
            elif self.means(words, kind, sentence[0]) and not self.dated(words.start()):
                cues.append(Cue(*words.span(), "cue-future" if kind in YET_TO_COME else "cue-past"))
                historic = historic or kind == "told"
        if historic:
            cues[:] = [cue for cue in cues if cue.code != "cue-future" or not self.is_present(cue)]
        return cues

    def is_present(self, cue: Cue) -> bool:
        """Whether it is a verb of the present, which only may be of what is to come: "arrives"."""
        return bool(self.lexicon.presents.fullmatch(self.folded.text, cue.start, cue.end))

    def dated(self, place: int) -> bool:
        """Whether the letter is of a date: its words are no cues for another."""
        index = bisect_right(self.matches, place, key=attrgetter("start"))
        return index > 0 and place < self.matches[index - 1].end

    def means(self, cue: re.Match[str], kind: str, start: int) -> bool:
        """Whether what looks like a cue is one: written so ("à" is no "a"), not turned by the word before it, and
        at the head of a clause where it is one only there."""
        text, lexicon = self.folded.text, self.lexicon
        written = self.folded.written(*cue.span())
        if kind == "participle":
            return written.rstrip("es").endswith("é")
        if kind == "opening" and cue[0][0] not in lexicon.clitics:
            return text[max(start, cue.start() - NEAR) : cue.start()].rstrip()[-1:] in ("", *"،,؛:")
        if kind == "past" and cue.start() > 1 and text[cue.start() - 1] == "-" and text[cue.start() - 2].isalpha():
            return False  # "the Saudi-led coalition"
        if (
            kind in YET_TO_COME
            and lexicon.clitics
            and STILL.search(text, max(start, cue.start() - FAR_BEFORE), cue.start())
        ):
            return False  # «ما زالت الفرق تبحث»
        if kind == "future" and self.is_no_verb(cue, written, start):
            return False
        turned = lexicon.not_yet if kind == "past" else lexicon.not_future
        return lexicon.exact.get(cue[0], "") in written and not text.endswith(turned, start, cue.start())

    def is_no_verb(self, cue: re.Match[str], written: str, start: int) -> bool:
        """A name, which has a capital in the middle of a sentence; "could" with nobody, "before" after "had not"; a
        noun: "choléra"."""
        text = self.folded.text
        if written[0].isupper() and text[max(start, cue.start() - 3) : cue.start()].strip(' "«“('):
            others = [word for word in self.folded.written(start, cue.start()).split() if word.isalpha()]
            return sum(word[0].isupper() for word in others) * 2 <= len(others)
        if written.startswith(self.lexicon.unsure):
            return bool(self.lexicon.negation.search(text, start, cue.start()))
        return written.endswith(("éra", "éras"))
