"""The numbers by which an index of PostgreSQL finds events: one for each kind, place, actor … of one conflict.

The conflict is in the number, so that what stands in another makes nothing slower here.
"""

KINDS = ("kind", "place", "actor", "source", "data_set", "disputed")  # the position of each is stored
OF_BITS, KEY_BITS = 3, 40


def term(of: str, conflict: int, key: int = 0) -> int:
    """The number of what has the id `key` among the `of`, one of KINDS, in the conflict of this id."""
    return (conflict << OF_BITS | KINDS.index(of)) << KEY_BITS | key


def of_term(number: int) -> str:
    """Of which KINDS it is."""
    return KINDS[number >> KEY_BITS & (1 << OF_BITS) - 1]


def key_of(number: int) -> int:
    """The id of what it is of."""
    return number & (1 << KEY_BITS) - 1


def in_sql(of: str, conflict: str, key: str = "0") -> str:
    """The same, of expressions."""
    return f"(({conflict}::bigint << {OF_BITS} | {KINDS.index(of)}) << {KEY_BITS} | {key})"
