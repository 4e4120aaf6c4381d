"""What the events of a conflict use belongs to it from then on: the door tells it as it closes."""

from collections.abc import Iterable
from itertools import groupby

from events.models import Actor, Article, Citation, Event, EventKind, Participation, Place

Used = set[tuple[type[Actor | Article | EventKind | Place], int, int]]  # model, id of the row, id of the conflict


def uses(event: Event, accounts: Iterable[Citation], taking_part: Iterable[Participation]) -> Used:
    """What an event with these rows uses, by its conflict."""
    accounts = list(accounts)
    ids = (
        (EventKind, [event.kind_id]),
        (Place, [event.place_id]),
        (Actor, [*(one.actor_id for one in taking_part), *(account.claimant_id for account in accounts)]),
        (Article, [account.article_id for account in accounts]),
    )
    return {(model, pk, event.conflict_id) for model, pks in ids for pk in pks if pk is not None}


def remember(used: Used) -> None:
    """In one order, so that no two changes wait for each other."""
    in_order = sorted(used, key=lambda one: (one[0].__name__, *one[1:]))
    for model, rows in groupby(in_order, key=lambda one: one[0]):
        belonging = model.conflicts.through
        column = f"{model._meta.model_name}_id"
        belonging._default_manager.bulk_create(
            [belonging(conflict_id=conflict, **{column: pk}) for _model, pk, conflict in rows],
            batch_size=1000,
            ignore_conflicts=True,
        )
