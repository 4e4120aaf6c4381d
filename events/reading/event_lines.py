"""The events of an article as a line of JSON; apart from its dates, which need but half of the reading."""

from typing import Any

from events.reading import states
from events.reading.lines import as_finding
from events.reading.proposals import Proposal
from events.reading.proposing import propose


def events_of(text: str, lang: str, published: str) -> dict[str, Any]:
    return {"events": [as_event(proposal, lang) for proposal in propose(text, lang, published)]}


def as_event(proposal: Proposal, lang: str) -> dict[str, Any]:
    """`actors` are states, which are known everywhere; the database is not asked for others."""
    finding, known = proposal.finding, states.names(lang)
    return {
        "title": proposal.title,
        "date": finding.edtf,
        "kind": proposal.kind,
        "actors": [name for name in proposal.actors if name in known],
        "new_actors": [name for name in proposal.actors if name not in known],
        "places": proposal.places,
        "coordinates": {name: [town.latitude, town.longitude] for name, town in proposal.towns.items()},
        "attribution": proposal.attribution,
        "stance": proposal.stance,
        "quote": proposal.quote,
        "start": finding.start,
        "end": finding.end,
        "dates": [as_finding(other) for other in (finding, *proposal.others)],
    }
