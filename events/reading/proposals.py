"""An event that an article proposes, with what an editor needs to accept it as it stands."""

import re
from dataclasses import dataclass, field

from events.reading.antecedents import OF_SPEAKER, PRONOUN
from events.reading.findings import Finding
from events.reading.gazetteer import Town
from events.reading.kinds import WEAK
from events.reading.retold import NOWHERE, Scene
from events.reading.same_deeds import tells_of_this

# Half of a clause: "Whom they had freed", « A été moins violente », whose subject was its date.
HANGS = re.compile(
    r"(?:Qu['’e]|Qui |Dont |Où |Whom |Which |Whose |(?:A|Ont|Avait) été |Était |Was |Were |Ha[sd] been )(?!.*\?)"
)
SAYS_LITTLE = ("", WEAK, "talks")  # kinds: "They were invited to do so"


@dataclass
class Proposal:
    """One event: `finding` gives its date, `others` are the dates that the clause has beside it."""

    finding: Finding
    title: str
    kind: str
    stance: str
    attribution: str
    quote: str
    actors: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    others: list[Finding] = field(default_factory=list)
    towns: dict[str, Town] = field(default_factory=dict)  # of the places, those whose coordinates are known
    clause: str = ""  # of the quote, what tells of this date
    scene: Scene = NOWHERE

    def told_again(self, other: "Proposal", *, closer: bool) -> "Proposal":
        """With what tells of the same event among its dates; the other itself where its day is `closer`."""
        first, then = (other, self) if closer else (self, other)
        first.others += [then.finding, *then.others]
        if closer:
            other.attribution = other.attribution or self.attribution
            other.title = self.title if tells_of_this(other) else other.title
        first.actors = first.actors or then.actors
        first.places = first.places or then.places
        first.towns = {**then.towns, **first.towns}
        return first


def tells_something(proposal: Proposal, lang: str, *, alone: bool = True) -> bool:
    """Not a dateline alone on its line, no letter, nor what is no deed of a kind and of somebody who is not named."""
    title = proposal.title
    if not alone and HANGS.match(title):
        return False
    if lang == "ar" or not title or title.isupper():
        return lang == "ar" and any(letter.isalnum() for letter in title)
    if not proposal.kind and OF_SPEAKER.match(title):
        return False
    if not alone and PRONOUN.match(title) and proposal.kind in SAYS_LITTLE and names_nobody(proposal):
        return False
    return bool(proposal.kind or proposal.attribution) or not PRONOUN.match(title)


def names_nobody(proposal: Proposal) -> bool:
    """Whether its clause says neither who nor where."""
    return not (proposal.actors or proposal.places)
