from events.models.accounts import Citation, Participation
from events.models.belonging import Desk
from events.models.candidates import Candidate
from events.models.comments import Comment, Opened
from events.models.conflicts import Conflict, PublicVersions
from events.models.counts import Count, Tally
from events.models.events import Event
from events.models.file_imports import FileImport, KeptMapping
from events.models.guarded import OutsideTheDoor
from events.models.history import (
    Batch,
    Erasure,
    FormerAddress,
    FormerSlug,
    NameMerge,
    Overwritten,
    RemovedName,
    RetractedAddress,
    Revision,
)
from events.models.log_ins import LogIn
from events.models.refolding import Refolding
from events.models.sources import Article
from events.models.vocabulary import Actor, DataSet, EventKind, Place

__all__ = [
    "Actor",
    "Article",
    "Batch",
    "Candidate",
    "Citation",
    "Comment",
    "Conflict",
    "Count",
    "DataSet",
    "Desk",
    "Erasure",
    "Event",
    "EventKind",
    "FileImport",
    "FormerAddress",
    "FormerSlug",
    "KeptMapping",
    "LogIn",
    "NameMerge",
    "Opened",
    "OutsideTheDoor",
    "Overwritten",
    "Participation",
    "Place",
    "PublicVersions",
    "Refolding",
    "RemovedName",
    "RetractedAddress",
    "Revision",
    "Tally",
]
