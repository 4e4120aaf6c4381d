"""What an open change is still to tell the tables of counts.

They are told last: whoever changes an event of the same kind and year waits from then on until the change ends. What
is more than memory should hold lies in tables of the change's own meanwhile; of these the numbers that no table has
yet, for which hardly anybody waits, are told before those that others may be changing.
"""

from collections import Counter

from django.db import connection

from events.models.counts import Count, Tally
from events.record.counting import KEYS, NUMBERS, Change, apply, columns_of, rows_of, unnested, upsert

MOST_HELD = 30_000  # numbers in memory


class Uncounted:
    """Nothing of it is told before `tell`; but where a change locks the whole database, as soon as it is much."""

    def __init__(self) -> None:
        self.held: Change = Counter()
        self.is_aside = False

    def add(self, change: Change) -> None:
        self.held.update(change)

    def take_over(self, other: "Uncounted") -> None:
        """What another one of the same transaction was to tell, whose tables are the same."""
        self.add(other.held)
        self.is_aside = self.is_aside or other.is_aside

    def make_room(self) -> None:
        """To be called where no part of the change can be taken back without the rest."""
        if len(self.held) <= MOST_HELD:
            return
        if connection.vendor == "postgresql":
            self.set_aside()
        else:
            self.tell()

    def set_aside(self) -> None:
        with connection.cursor() as cursor:
            for model, rows in rows_of(self.held).items():
                like = f"SELECT {', '.join((*KEYS[model], *NUMBERS[model]))} FROM {model._meta.db_table}"  # noqa: S608 — names of ours
                table = f"CREATE TEMPORARY TABLE IF NOT EXISTS {aside(model)} ON COMMIT DROP AS {like} WITH NO DATA"
                cursor.execute(table)
                if rows:
                    cursor.execute(f"INSERT INTO {aside(model)} SELECT * FROM {unnested(model)}", columns_of(rows))  # noqa: S608 — likewise
        self.held.clear()
        self.is_aside = True

    def tell(self) -> None:
        if not self.is_aside:
            apply(self.held)
            self.held.clear()
            return
        self.set_aside()
        with connection.cursor() as cursor:
            for model in KEYS:
                cursor.execute(f"CREATE TEMPORARY TABLE {there(model)} ON COMMIT DROP AS {summed(model, 'JOIN')}")
                cursor.execute(upsert(model, summed(model, "LEFT JOIN")))
            connection.check_constraints()  # at the end of a change otherwise, when others wait already
            for model, key in KEYS.items():
                cursor.execute(upsert(model, f"SELECT * FROM {there(model)} ORDER BY {', '.join(key)}"))  # noqa: S608 — names of ours
                cursor.execute(f"DROP TABLE {aside(model)}, {there(model)}")
        self.is_aside = False


def aside(model: type[Count | Tally]) -> str:
    return f"{model._meta.db_table}_aside"


def there(model: type[Count | Tally]) -> str:
    """The name of what is to be added to numbers that stand already."""
    return f"{model._meta.db_table}_there"


def summed(model: type[Count | Tally], join: str) -> str:
    """A select: what is to be added to numbers that stand already (JOIN), or to others (LEFT JOIN)."""
    names = ", ".join(KEYS[model])
    sums = ", ".join(f"sum({aside(model)}.{name}) AS {name}" for name in NUMBERS[model])
    # Those that stand are remembered: meanwhile another may have made one.
    table, others = (model._meta.db_table, "") if join == "JOIN" else (there(model), f"WHERE {there(model)} IS NULL")
    rows = f"{aside(model)} {join} {table} USING ({names}) {others} GROUP BY {names} ORDER BY {names}"
    return f"SELECT {names}, {sums} FROM {rows}"  # noqa: S608 — names of ours
