"""Events that an article proposes: one a clause and day, with what an editor needs to accept it as it stands."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from events.dates import read
from events.reading import LEXICONS, Finding, idle, read_article, stances, states, title_openings, wording
from events.reading.actors import Introduced, groups, is_capital
from events.reading.antecedents import FURTHEST, named_by, said_on
from events.reading.captions import is_beside
from events.reading.deeds_before import with_day_told
from events.reading.done_before import without_done_before, without_from_when, without_whose
from events.reading.following_days import days_together
from events.reading.furniture import LONGEST_LINE, is_of_page
from events.reading.held import held_on
from events.reading.introduced import introduced
from events.reading.kinds import WEAK, kind_of
from events.reading.months_told import RESUMED, goes_on_since, is_told
from events.reading.named_by_days import NAMED_BY_MONTH, SINCE_IT, YEARS_AGO, is_named_by
from events.reading.naming import clause_of, governs_alone, is_of_a_name, is_parted, taking_part, title_of
from events.reading.places import Places, introduced_places, places_in
from events.reading.proposals import Proposal, tells_something
from events.reading.relatives import deed_of_month, only_names_deed, since_when, told_on
from events.reading.retold import Scene, scene_of
from events.reading.said_days import is_passed_on, is_said_of_plan, or_before
from events.reading.same_deeds import Deed, Tellings, dead_of, is_told_again, same_event
from events.reading.sayings import says_how_it_is
from events.reading.wording import Spans, dateline_end

AFTERWARDS = re.compile(
    r",? (?:even though|although|though|despite|bien qu|malgré)(?!\w)"
    r"|, (?:\w+ )?(?:after|après que|après qu['’])|، (?:\w+ )?بعد(?:ما)? "
)
BESIDE_IT = re.compile(r"، (?:فيما|بينما|في حين) ")  # «أعلن الجيش أمس مقتل جندي، فيما يجتمع المجلس اليوم»
MOST_AFTER = 4  # groups after one
RECENTLY = 10  # days before the article: what goes on since then is its news
FEW_DAYS = 8  # "over the past week" is news
LONG_AGO = 60  # days before the article: what is told of then without a day is background
LAST_YEAR = 400  # days before the article: what a sentence begins with is told of then for its own sake
OPENS = re.compile(
    r"\W*(?:(?:and|but|back|then|late|early|et|mais|puis|déjà|instead|however|later|earlier|elsewhere|previously|auparavant"
    r"|cependant|toutefois),? )*"
    r"(?:in|early in|late in|en|au|fin|début|[وف]?(?:في|خلال))?\W*",
    re.IGNORECASE,
)
BACKGROUND = {
    "decade",
    "third-decade",
    "since-year",
    "since-ago",
    "over-past",
    "over-next",
    "over-two",
    "range-years",
}
BACKGROUND |= {"both-years", "year-words"}
YEARS = {"year", "year-q", "third-year"}  # rules
THIRDS = {"month", "month-q", "month-alone"}  # rules: "mid-April 2023" says no day
# «يذكر أن الهدنة أبرمت في 3 مايو 2015»
REMINDS = re.compile(r"\W{0,3}و?(?:(?:يذكر|يشار إلى|(?:ال)?جدير بالذكر|تجدر الإشارة إلى) أن|يذكر،? أن)")
UNTIL = re.compile(
    r"\b(?:that|which|who|qui|que) (?:[\w’' ]{1,30} )?(?:before|until|prior to|avant"
    r"|jusqu['’]à|jusqu['’]au) (?:la |le )?$"
)
MORE = re.compile(r"\s*\n[.…]{1,4}$")  # a line of dots below it
HOUR_ELSEWHERE = re.compile(r" \d{1,2}[:.,h]\d\d (?:ت\.? ?غ|GMT|UTC|بتوقيت غرينتش)")  # «(الإثنين 20:05 ت غ)»
MOST_OF_A_NAME = 2  # words of a line that names a paper


def propose(text: str, lang: str, published: str | date = "") -> list[Proposal]:
    """The events of an article, in its order. Raises as `read_article` does."""
    findings = read_article(text, lang, published)
    return Proposing(text, lang, findings, published).proposals()


def groups_of(findings: Iterable[Finding], text: str, lang: str, published: str | date) -> list[list[Finding]]:
    """Findings that are of one event, the one that dates it first; background hangs on the event before it."""
    return Proposing(text, lang, list(findings), published).cards()


class Proposing:
    def __init__(self, text: str, lang: str, findings: Sequence[Finding], published: str | date) -> None:
        self.text, self.lang = text, lang
        self.wording = LEXICONS[lang].wording
        findings = days_together(findings, text)
        self.findings = [finding for finding in findings if not (finding.furniture or self.is_of_page(finding))]
        self.day = read(str(published)).bounds.end if published else None
        self.sentences: dict[tuple[int, int], list[Finding]] = {}
        self.scenes: dict[tuple[int, int], Scene] = {}
        for finding in self.findings:
            self.sentences.setdefault(finding.sentence, []).append(since_when(finding, text, lang, self.day))

    def is_of_page(self, finding: Finding) -> bool:
        """Whether its sentence is a line of the page that was run together with what it stood over."""
        first, last = finding.sentence
        words = MORE.sub("", self.text[first:last])
        if dateline_end(words) == len(words) or is_beside(finding, self.text, self.lang, self.wording):
            return True
        rest = words.replace(finding.text, "", 1) if first < LONGEST_LINE else words  # "3 May 2021, Arden"
        if len(rest.split()) <= MOST_OF_A_NAME and not words.endswith((".", "!", "?", "؟")):  # «فلسطين اليوم»
            return "\n" in self.text[max(first - 2, 0) : last + 2]
        return last - first <= LONGEST_LINE and is_of_page(words.rstrip(" ."))

    def proposals(self) -> list[Proposal]:
        actors, places = introduced(self.text, self.lang), introduced_places(self.text, self.lang)
        made: Tellings[Proposal] = Tellings(self.lang, same_event)
        for first, *others in self.grouped():
            proposal = self.proposal(first, others, actors)
            proposal.scene = self.scene(first, places, actors)
            known, of_parties = states.names(self.lang), groups(self.lang)
            proposal.actors = [
                name
                for name in proposal.actors
                if name in known or name in of_parties or name not in places.names or is_capital(name)
            ]
            proposal.places = [
                name
                for name in places_in(proposal.clause, places)
                if name not in proposal.actors
                and not governs_alone(name, proposal.clause, self.lang)
                and not is_of_a_name(name, proposal.actors, proposal.clause)
                and (name in known or name in places.towns or name not in actors.names)
            ]
            proposal.towns = {name: places.towns[name] for name in proposal.places if name in places.towns}
            place = made.add_telling(proposal)
            if place is None:
                if tells_something(proposal, self.lang):
                    made.add(proposal)
                continue
            made.events[place[0]] = made.events[place[0]].told_again(proposal, closer=place[1])
        return made.events

    def scene(self, finding: Finding, places: Places, actors: Introduced) -> Scene:
        """Once for a sentence, which may hold hundreds of dates."""
        if finding.sentence not in self.scenes:
            beside, words = self.sentences.get(finding.sentence, [finding]), self.text[slice(*finding.sentence)]
            self.scenes[finding.sentence] = scene_of(self.text, beside, places, actors, dead_of(words, self.lang))
        return self.scenes[finding.sentence]

    def cards(self) -> list[list[Finding]]:
        """The findings in groups, of which those of a sentence that would have one title are one."""
        actors, places = introduced(self.text, self.lang), introduced_places(self.text, self.lang)
        made: Tellings[Deed] = Tellings(self.lang, is_told_again)
        cards: list[list[Finding]] = []
        for group in self.grouped():
            deed = self.deed(group[0], actors)._replace(scene=self.scene(group[0], places, actors))
            place = made.add_telling(deed)
            if place is None:
                made.add(deed)
                cards.append(group)
            elif place[1]:
                made.events[place[0]] = deed
                cards[place[0]] = [*group, *cards[place[0]]]
            else:
                cards[place[0]].extend(group)
        return cards

    def deed(self, finding: Finding, actors: Introduced) -> Deed:
        title, quote = self.title(finding, actors), self.text[slice(*finding.sentence)]
        return Deed(finding, title, self.kind(title, quote, quote), quote)

    def title(self, finding: Finding, actors: Introduced) -> str:
        first, _last = finding.sentence
        spans = [(f.start - first, f.end - first) for f in self.sentences.get(finding.sentence, [finding])]
        return title_of(self.text, finding.sentence, spans, finding.start - first, self.wording, actors)

    def grouped(self) -> list[list[Finding]]:
        """The findings in groups, each of one event; what is background stands with the event before it."""
        groups: list[list[Finding]] = []
        waiting: list[Finding] = []
        for sentence, findings in self.sentences.items():
            wanted = self.wanted(sentence, findings)
            mine: list[list[Finding]] = []
            for finding in wanted:
                same = next((group for group in mine if self.together(group[0], finding)), None)
                if same:
                    same.append(finding)
                else:
                    mine.append([finding])
            rest = [finding for finding in findings if finding not in wanted]
            mine = [most_precise_first(group) for group in mine]
            if len(findings) == 1:
                mine = [[or_before(finding, self.text, self.wording)] for group in mine for finding in group]
            if mine:
                mine[0] += [*rest, *waiting]
                waiting = []
                groups += mine
            elif groups:
                groups[-1] += rest
            else:
                waiting += rest
        beside = [[*groups[max(n - 1, 0) : n], *groups[n + 1 : n + 1 + MOST_AFTER]] for n in range(len(groups))]
        return [[with_day_told(one, beside[n], self.text, self.lang), *rest] for n, (one, *rest) in enumerate(groups)]

    def wanted(self, sentence: tuple[int, int], findings: Sequence[Finding]) -> list[Finding]:
        """Those of a sentence that date an event: not the background, nor the day on which it was said."""
        dated = [finding for finding in findings if not self.is_background(finding)]
        words = self.text[sentence[0] : sentence[1]]
        spans = [(finding.start - sentence[0], finding.end - sentence[0]) for finding in findings]
        dated = [f for f in dated if not self.is_idle(words, spans, f)]
        dated = without_done_before(words, sentence[0], dated, self.lang)
        dated = without_whose(words, sentence[0], without_from_when(words, sentence[0], dated))
        if len(dated) > 1 and (
            before := title_openings.AFTER_ANOTHER.match(words)
        ):  # "After … on Monday, they left on Tuesday"
            dated = [f for f in dated if f.start - sentence[0] >= before.end()] or dated
        if len(dated) > 1:  # "a quarter that until last week was theirs"
            dated = [
                f for f in dated if not UNTIL.search(words, max(f.start - sentence[0] - 60, 0), f.start - sentence[0])
            ] or dated
        if len(dated) > 1:
            told = [
                f for f in dated if not is_passed_on(words, f.start - sentence[0], f.end - sentence[0], self.lang)
            ]
            dated = told or dated
        claim = wording.claim_of(words, self.wording, spans) if len(dated) > 1 else None
        if claim:
            told = [f for f in dated if not claim.lead[0] <= f.start - sentence[0] < claim.lead[1]]
            # "On Thursday they said they had taken it, after the army lost it this month": it was not the loss.
            first = [f for f in told if not AFTERWARDS.search(words, claim.lead[1], f.start - sentence[0])]
            if first and BESIDE_IT.search(words, claim.lead[1], first[0].start - sentence[0]):
                return dated
            return first or [f for f in dated if f not in told] or dated
        return dated

    def is_idle(self, words: str, spans: Spans, finding: Finding) -> bool:
        """Whether its sentence tells of no event, nor of what was held, or done in a relative clause, on that day."""
        at = finding.start - finding.sentence[0]
        begins = finding.bounds.start if finding.edtf else None
        to_come = bool(self.day and begins and begins > self.day)
        if to_come and idle.is_only_planned(words, at):
            return True
        if idle.OF_ITSELF.match(words) or is_said_of_plan(words, spans, at, self.wording):
            return True
        if not to_come and says_how_it_is(words, spans, at, self.lang, self.wording):
            return True
        if len(self.sentences[finding.sentence]) > 1 and idle.only_went_on(words, at):
            return True
        if self.lang == "en" and only_names_deed(words, at, finding.end - finding.sentence[0]):
            return True
        lasts = finding.edtf.startswith("../") or finding.edtf.endswith("/..")
        if self.held(finding) or (not lasts and told_on(words, spans, at, Introduced(self.lang))):
            return False
        told_apart = any(one.edtf == finding.edtf for one in self.findings if one is not finding)
        if told_apart and (idle.SALUTES.match(words) or idle.WAS_TO.search(words, 0, at)):
            return True
        if idle.DEED_OF_DAY.search(words, max(at - 40, 0), at) and not told_apart:
            return False
        return idle.tells_nothing(words, at, self.lang, self.wording)

    def is_background(self, finding: Finding) -> bool:
        """A year or period long before the article, in one that has days of its own."""
        if not finding.edtf:
            return False
        if HOUR_ELSEWHERE.match(self.text, finding.end) and self.text[finding.start - 1 : finding.start] == "(":
            return True
        bounds = finding.bounds
        if finding.rule.startswith("ago") and goes_on_since(self.text[finding.sentence[0] : finding.end], self.lang):
            return True
        if finding.rule in BACKGROUND:
            hours = bounds.start and bounds.end and (bounds.end - bounds.start).days < FEW_DAYS
            return not (finding.rule in ("over-past", "over-two") and hours)
        precise = bounds.start and bounds.end and (bounds.end - bounds.start).days < 15
        old = bool(self.day and bounds.end and (self.day - bounds.end).days > YEARS_AGO)
        if old and self.has_days and REMINDS.match(self.text, finding.sentence[0]):
            return True
        if finding.rule in THIRDS and finding.edtf.startswith("[") and self.day and bounds.end:
            precise = precise and (self.day - bounds.end).days <= YEARS_AGO
        if precise and self.has_days and self.is_only_named(finding):
            return True
        ago = bool(self.day and bounds.end and (self.day - bounds.end).days > LONG_AGO)
        if ago and self.has_days and SINCE_IT.fullmatch(self.text, finding.sentence[0], finding.start):
            return True
        if finding.rule in THIRDS and self.opens_its_sentence(finding) and self.is_of_last_year(finding):
            return False
        if finding.rule == "month-alone" and self.is_of_last_year(finding) and self.is_of_a_deed(finding):
            return False
        if finding.rule in THIRDS and NAMED_BY_MONTH.search(self.text, max(finding.start - 40, 0), finding.start):
            return self.has_days
        if precise or finding.direction == "future":
            return False
        if self.day and bounds.start and finding.edtf.endswith("/..") and finding.rule not in YEARS:
            begun = self.opens_its_sentence(finding) and RESUMED.match(self.text, finding.end)
            return (self.day - bounds.start).days > (YEARS_AGO if begun else RECENTLY)
        if finding.edtf.endswith("/..") or finding.edtf.startswith("../"):
            return not (self.day and bounds.end and abs((self.day - bounds.end).days) <= RECENTLY)
        if bounds.start and bounds.end and (bounds.end - bounds.start).days >= LONG_AGO and self.has_days:
            lately = self.day is not None and abs((self.day - bounds.end).days) <= RECENTLY
            return not (lately and finding.rule == "range-dates" and self.opens_its_sentence(finding))
        if finding.rule in YEARS and self.has_others:
            return True
        if finding.rule in THIRDS and self.is_of_last_year(finding) and self.is_told_alone(finding):
            return False
        return bool(self.day and bounds.end and (self.day - bounds.end).days > LONG_AGO and self.has_days)

    def is_told_alone(self, finding: Finding) -> bool:
        return len(self.sentences[finding.sentence]) == 1 and is_told(finding, self.text, self.lang, self.wording)

    def is_of_a_deed(self, finding: Finding) -> bool:
        """Whether a month stands before what was done in it: "for a February raid on a mill"."""
        first = finding.sentence[0]
        return deed_of_month(self.text[slice(*finding.sentence)], finding.start - first, finding.end - first)

    def opens_its_sentence(self, finding: Finding) -> bool:
        """Whether all that follows is told of it: "In October the council voted"."""
        return bool(OPENS.fullmatch(self.text, finding.sentence[0], finding.start))

    def is_of_last_year(self, finding: Finding) -> bool:
        ended = finding.bounds.end
        return bool(self.day and ended and (self.day - ended).days <= LAST_YEAR)

    def is_only_named(self, finding: Finding) -> bool:
        """Whether a day long before the article only tells which one is meant: "the accord signed on 3 May 2015"."""
        first, ended = finding.sentence[0], finding.bounds.end
        days = (self.day - ended).days if self.day and ended else 0
        return is_named_by(self.text[slice(*finding.sentence)], finding.start - first, days)

    @cached_property
    def has_others(self) -> bool:
        return any(f.rule not in YEARS | BACKGROUND for f in self.findings)

    @cached_property
    def has_days(self) -> bool:
        """Whether it tells of days of its own time, not only of long ago."""
        days = [
            b for f in self.findings if f.edtf and (b := f.bounds).start and b.end and (b.end - b.start).days < 15
        ]
        return any(not self.day or (self.day - b.end).days <= LONG_AGO for b in days if b.end)

    def together(self, one: Finding, other: Finding) -> bool:
        """Whether two findings of a sentence date one event: they share days, and none alone is of what was held."""
        a, b = one.bounds, other.bounds
        shared = a.start and a.end and b.start and b.end and a.start <= b.end and b.start <= a.end
        return bool(shared) and self.held(one) == self.held(other)

    def held(self, finding: Finding) -> tuple[int, int] | None:
        return held_on(self.text, finding.sentence[0], finding.start, self.lang)

    def proposal(self, finding: Finding, others: list[Finding], actors: Introduced) -> Proposal:
        first, last = finding.sentence
        words = self.text[first:last]
        spans = [(f.start - first, f.end - first) for f in self.sentences.get(finding.sentence, [finding])]
        at = finding.start - first
        title = title_of(self.text, finding.sentence, spans, at, self.wording, actors)
        clause = clause_of(self.text, finding.sentence, spans, at, self.wording, actors)
        claim = wording.claim_of(words, self.wording, spans)
        told = stances.told(words, self.wording, spans, at, planned=finding.is_planned(self.day))
        begins = wording.beginning(words)
        mentions = taking_part(words, claim, title, actors)
        parted = is_parted(words, spans, at, clause, actors)
        named = [one.name for one in mentions if not parted or clause[0] <= one.start < clause[1]]
        if subject := named_by(title, words, actors):
            named = [subject, *named]
        return Proposal(
            finding,
            title,
            self.kind(title, words[clause[0] : clause[1]], words),
            told.stance,
            told.claim.name
            if told.claim
            else said_on(words, self.text[max(first - FURTHEST, 0) : first], self.wording),
            words[begins:],
            list(dict.fromkeys(named)),
            [],
            others,
            clause=words[clause[0] : clause[1]] if parted else words[begins:],
        )

    def kind(self, title: str, clause: str, sentence: str) -> str:
        """By the title, unless the clause says more than that something was said; else by the sentence."""
        named = kind_of(title, self.lang)
        if named in ("", WEAK):
            named = kind_of(clause, self.lang) or named
        return named or kind_of(sentence, self.lang)


def most_precise_first(group: list[Finding]) -> list[Finding]:
    """With the day before the week that holds it: "in another round last week they offered on Friday"."""
    day = next((one for one in group if len(one.edtf) == len("2024-05-03")), None)
    vague = group[0].edtf.startswith("[") and group[0].rule in ("period", "weekend")
    return [day, *(one for one in group if one is not day)] if vague and day else group
