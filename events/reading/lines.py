"""Findings and proposals as JSON, as the commands write them."""

from typing import Any

from events.reading import Finding, states
from events.reading.proposing import Proposal


def as_finding(finding: Finding) -> dict[str, Any]:
    return {
        "text": finding.text,
        "start": finding.start,
        "end": finding.end,
        "edtf": finding.edtf,
        "confidence": finding.confidence,
        "rule": finding.rule,
        "alternatives": list(finding.alternatives),
        **({"furniture": True} if finding.furniture else {}),
    }


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
        "attribution": proposal.attribution,
        "stance": proposal.stance,
        "quote": proposal.quote,
        "start": finding.start,
        "end": finding.end,
        "dates": [as_finding(other) for other in (finding, *proposal.others)],
    }
