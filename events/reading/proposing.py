"""Events that an article proposes: one a clause and day, with what an editor needs to accept it as it stands."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cached_property, partial

from events.dates import read
from events.reading import LEXICONS, Finding, idle, read_article, stances, states, title_openings, wording
from events.reading.actors import Introduced, groups, is_capital
from events.reading.antecedents import FURTHEST, named_by, said_on
from events.reading.apart import Days, begins_with_day, stands_apart
from events.reading.background import Background
from events.reading.captions import is_beside
from events.reading.deeds_before import with_day_told
from events.reading.done_before import without_done_before, without_from_when, without_whose
from events.reading.following_days import days_together
from events.reading.furniture import LONGEST_LINE, is_of_page
from events.reading.held import held_on
from events.reading.introduced import introduced
from events.reading.kinds import WEAK, kind_of
from events.reading.naming import clause_of, governs_alone, is_of_a_name, is_parted, taking_part, title_of
from events.reading.places import Places, introduced_places, places_in
from events.reading.proposals import Proposal, names_nobody, tells_something
from events.reading.relatives import only_names_deed, since_when, told_on
from events.reading.retold import Scene, Told, scene_of
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
UNTIL = re.compile(
    r"\b(?:that|which|who|qui|que) (?:[\w’' ]{1,30} )?(?:before|until|prior to|avant"
    r"|jusqu['’]à|jusqu['’]au) (?:la |le )?$"
)
# "They were told on Saturday to leave by noon on Monday": what is told was on the Saturday.
DEADLINE = re.compile(
    r"(?:\b(?:before|by|avant)|(?<![\u0621-\u064a])قبل) (?:(?:\d|noon|midnight|dawn|midi|minuit|l['’]aube"
    r"|فجر|صباح|ظهر|مساء|منتصف ليل|نهاية|the end of|la fin d)[\w.:’' ]{0,24} )?(?:on |le |يوم )?$"
    r"|(?<![\u0621-\u064a])(?:لجلسة|[إا]لى (?:جلسة|تاريخ)) (?:يوم )?$"  # «تأجيل القضية لجلسة 4 يونيو»
)
MORE = re.compile(r"\s*\n[.…]{1,4}$")  # a line of dots below it
MOST_OF_A_NAME = 2  # words of a line that names a paper


def propose(text: str, lang: str, published: str | date = "") -> list[Proposal]:
    """The events of an article, in its order. Raises as `read_article` does."""
    findings = read_article(text, lang, published)
    return Proposing(text, lang, findings, published).proposals()


def groups_of(findings: Iterable[Finding], text: str, lang: str, published: str | date) -> list[list[Finding]]:
    """Findings that are of one event, the one that dates it first; background hangs on the event before it."""
    return Proposing(text, lang, list(findings), published).cards()


class Proposing(Background):
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
        self.times_told = Counter(finding.edtf for findings in self.sentences.values() for finding in findings)

    @cached_property
    def actors(self) -> Introduced:
        return introduced(self.text, self.lang)

    @cached_property
    def places(self) -> Places:
        return introduced_places(self.text, self.lang)

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
        made: Tellings[Proposal] = Tellings(self.lang, same_event)
        for first, *others in self.grouped():
            proposal = self.named(first, others)
            place = made.add_telling(proposal)
            if place is None:
                if tells_something(proposal, self.lang, alone=not made.events):
                    made.add(proposal)
                continue
            made.events[place[0]] = made.events[place[0]].told_again(proposal, closer=place[1])
        kept: list[Proposal] = []
        days = Days()
        for proposal in made.events:
            if kept and self.is_apart(proposal, days, partial(names_nobody, proposal)):
                kept[-1].others += [proposal.finding, *proposal.others]
            else:
                kept.append(proposal)
                days.add(proposal.finding.bounds)
        return kept

    def is_apart(self, one: Told, before: Days, names_nobody: Callable[[], bool]) -> bool:
        """Whether it is offered among the dates of the event before it; what a list tells of a day never is."""
        if self.opens_its_sentence(one.finding) or begins_with_day(self.text, one.finding):
            return False
        return stands_apart(one, before, self.day if self.has_days else None, self.lang, names_nobody)

    def named(self, first: Finding, others: list[Finding]) -> Proposal:
        """With who takes part in it, and where it was."""
        actors, places = self.actors, self.places
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
        return proposal

    def names_nobody(self, finding: Finding) -> bool:
        return names_nobody(self.named(finding, []))

    def scene(self, finding: Finding, places: Places, actors: Introduced) -> Scene:
        """Once for a sentence, which may hold hundreds of dates."""
        if finding.sentence not in self.scenes:
            beside, words = self.sentences.get(finding.sentence, [finding]), self.text[slice(*finding.sentence)]
            self.scenes[finding.sentence] = scene_of(self.text, beside, places, actors, dead_of(words, self.lang))
        return self.scenes[finding.sentence]

    def cards(self) -> list[list[Finding]]:
        """The findings in groups, of which those of a sentence that would have one title are one."""
        actors, places = self.actors, self.places
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
        shown: list[list[Finding]] = []
        days = Days()
        for deed, card in zip(made.events, cards, strict=True):
            if shown and self.is_apart(deed, days, partial(self.names_nobody, deed.finding)):
                shown[-1].extend(card)
            else:
                shown.append(card)
                days.add(deed.finding.bounds)
        return shown

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
            dated = [f for f in dated if not DEADLINE.search(words[: f.start - sentence[0]][-50:])] or dated
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
        if (
            idle.ASKS.fullmatch(words)
            or idle.OF_ITSELF.match(words)
            or is_said_of_plan(words, spans, at, self.wording)
        ):
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
        told_apart = self.times_told[finding.edtf] > 1
        if told_apart and (idle.SALUTES.match(words) or idle.WAS_TO.search(words, 0, at)):
            return True
        if told_apart and idle.KNOWN_OF_DAY.search(words, max(at - 40, 0), at):
            return True
        if idle.DEED_OF_DAY.search(words, max(at - 40, 0), at) and not told_apart:
            return False
        return idle.tells_nothing(words, at, self.lang, self.wording)

    def together(self, one: Finding, other: Finding) -> bool:
        """Whether two findings of a sentence date one event: they share days, and none alone is of what was held."""
        a, b = one.bounds, other.bounds
        shared = a.start and a.end and b.start and b.end and a.start <= b.end and b.start <= a.end
        between = self.text[min(one.end, other.end) : max(one.start, other.start)]
        return bool(shared) and self.held(one) == self.held(other) and not self.parts_deeds(between)

    def parts_deeds(self, between: str) -> bool:
        """Whether these words, of which a date stands on either side, end one deed and begin another."""
        beside = BESIDE_IT.search(between)
        return bool(beside and kind_of(between[beside.end() :], self.lang) not in ("", WEAK))

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
    """With the day before the week or year that holds it: "in another round last week they offered on Friday", "ten
    years ago, on 20 November 2012"."""
    day = next((one for one in group if len(one.edtf) == len("2024-05-03")), None)
    vague = (group[0].edtf.startswith("[") and group[0].rule in ("period", "weekend")) or group[0].rule == "ago"
    return [day, *(one for one in group if one is not day)] if vague and day else group
