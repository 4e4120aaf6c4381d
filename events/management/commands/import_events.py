"""Events of a data set, from a file."""

import csv
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from events.importing.encodings import ENCODINGS
from events.importing.files import remember
from events.importing.looking import looked_over
from events.importing.mapping import Mapping, known_formats, load_format, load_mapping
from events.importing.naming import standing_for
from events.importing.own import FORMAT, import_own
from events.importing.own_file import OF_EARLIER_VERSIONS, OwnFile, is_own_table, read_file
from events.importing.showing import Showing, counted_in_words
from events.importing.tables import Row, rows_of
from events.importing.there_before import rows_there_before
from events.importing.writing import Outcome, import_rows, preview_rows
from events.models import Actor, Conflict, EventKind, Place
from events.record.bulk import tidy
from events.text.formulas import harmless

MANY = 1000  # rows, after which the database is asked to look at its tables


def own_file(file: Path, name: str | None, encoding: str, sheet: str) -> OwnFile | None:
    """What a timeline gave with all accounts; None for files of other formats, and of earlier versions."""
    if name == FORMAT:
        return read_file(file, encoding, sheet)
    if name != OF_EARLIER_VERSIONS:
        return None
    first = next(rows_of(file, encoding=encoding, sheet=sheet), None)
    return read_file(file, encoding, sheet) if first and is_own_table([*first[1]]) else None


def with_names_there(
    mapping: Mapping, rows: Iterable[tuple[int, Row]], timeline: Conflict, terms: dict[str, Any]
) -> Mapping:
    """With what is there for the kinds, actors and places of the rows that are spelled so, in whatever language."""
    showing = Showing()
    preview_rows(rows, mapping, timeline, see=showing.see, **terms | {"tell": lambda number, message: None})
    return replace(
        mapping,
        kind_values=mapping.kind_values | standing_for(EventKind, showing.kinds),
        actor_values=mapping.actor_values | standing_for(Actor, showing.actors),
        place_values=mapping.place_values | standing_for(Place, showing.places),
    )


class Command(BaseCommand):
    help = (
        "Import events from a CSV, XLSX or TimelineJS file, or from a timeline's own JSON: all rows or none, and no "
        "event that an editor changed since. Refused rows are listed, with their reasons, in a file beside the input."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        how = parser.add_mutually_exclusive_group(required=True)
        how.add_argument("--format", choices=[*known_formats(), FORMAT], help="the columns of a known data set")
        how.add_argument("--map", type=Path, help="a YAML file that says which column is what")
        parser.add_argument("--conflict", required=True, help="the conflict's address, as in /en/western-sahara/")
        parser.add_argument(
            "--encoding", default="", choices=ENCODINGS, help="of the file's letters, where it is told wrongly"
        )
        parser.add_argument("--sheet", default="", help="of a workbook, where more than one fits")
        parser.add_argument("--data-version", default="", help="the data set's version, such as 23.1")
        parser.add_argument("--draft", action="store_true", help="do not publish what is imported")
        parser.add_argument("--dry-run", action="store_true", help="say what would be done, and write nothing")

    def handle(self, *, file: Path, conflict: str, data_version: str, **options: Any) -> None:
        timeline = Conflict.objects.filter(slug=conflict).first()
        if timeline is None:
            raise CommandError(f"There is no conflict “{conflict}”: add it in the admin first.")
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        began = timezone.now()
        refused = file.with_name(f"{file.name}.refused.csv")
        try:
            own = own_file(file, options["format"], options["encoding"], options["sheet"])
            mapping = None if own else self.mapping(**options)
            with refused.open("w", newline="", encoding="utf-8-sig") as beside:
                writer = csv.writer(beside)
                writer.writerow(["row", "reason"])

                def tell(number: int, message: str) -> None:
                    writer.writerow([number or "", harmless(message)])

                if mapping is None:
                    terms: dict[str, Any] = {"publish": not options["draft"], "dry": options["dry_run"], "tell": tell}
                    outcome = import_own(file, timeline, by=None, file=own, **terms)
                else:
                    outcome = self.import_table(file, mapping, timeline, data_version, tell, **options)
        except ValidationError as error:
            refused.unlink(missing_ok=True)
            raise CommandError(" ".join(error.messages)) from None
        if not options["dry_run"]:
            remember(file.name, timeline, outcome, began)
            if outcome.created + outcome.updated > MANY:
                tidy()
        self.summary(outcome, refused, options["dry_run"])

    def import_table(
        self,
        file: Path,
        mapping: Mapping,
        timeline: Conflict,
        version: str,
        tell: Callable[[int, str], None],
        **options: Any,
    ) -> Outcome:
        how = {"encoding": options["encoding"], "sheet": options["sheet"]}
        look = looked_over(rows_of(file, mapping.needed, **how), mapping)
        for note in look.notes:
            self.stdout.write(note)
        rows, mapping = rows_of(file, mapping.needed, **how), look.settled(mapping)
        terms: dict[str, Any] = {"file_name": file.name, "order": look.order, "tell": tell}
        if options["format"] == OF_EARLIER_VERSIONS:  # its names are those of a timeline, in one of its languages
            mapping = with_names_there(mapping, rows_of(file, mapping.needed, **how), timeline, terms)
        if options["dry_run"]:
            showing = Showing()
            outcome = preview_rows(rows, mapping, timeline, see=showing.see, **terms)
            self.stdout.write("\n".join(showing.lines))
            for row, event in rows_there_before(timeline, showing.new):
                self.stdout.write(f"{row.number}: may be an event that is there: {event.slug} | {event}")
            return outcome
        terms |= {"version": version, "publish": not options["draft"], "progress": self.progress(look.total)}
        return import_rows(rows, mapping, timeline, by=None, **terms)

    def mapping(self, **options: Any) -> Mapping:
        """Of a known data set, or of the file that is named; raises CommandError, or ValidationError for its form."""
        if options["format"]:
            return load_format(options["format"])
        try:
            return load_mapping(options["map"].read_text(encoding="utf-8"))
        except OSError as error:
            raise CommandError(f"The mapping cannot be read: {error}") from None

    def progress(self, total: int) -> Callable[[Outcome], None]:
        """Writes, every two seconds at most, how far the import is and how long it will take."""
        began = last = time.monotonic()

        def tell(outcome: Outcome) -> None:
            nonlocal last
            now = time.monotonic()
            left = total - outcome.rows
            if left and now - last < 2:
                return
            last, rate = now, outcome.rows / (now - began)
            said = (
                f"{left / rate:,.0f} s left, and the end"
                if left
                else "all are written; the last counts are being made"
            )
            self.stdout.write(f"{outcome.rows:,} of {total:,} rows, {rate:,.0f} a second, {said}")
            self.stdout.flush()

        return tell

    def summary(self, outcome: Outcome, refused: Path, dry: bool) -> None:
        """What became of the rows; the file of refused ones stays only where there are some."""
        left_out = f" Values left out: {outcome.mended:,}." if outcome.mended else ""
        self.stdout.write(
            f"{'Nothing is written yet' if dry else 'Imported'}: {counted_in_words(vars(outcome))}.{left_out}"
        )
        if outcome.gone:
            self.stdout.write(f"{outcome.gone:,} events of earlier files are not in this one; they stay.")
        if not dry and (outcome.created or outcome.updated):
            self.stdout.write(f"To take it back: manage.py undo_import {outcome.batch}")
        if outcome.refused or outcome.mended or outcome.edited or outcome.gone:
            self.stdout.write(f"Row by row, with the reasons: {refused}")
        else:
            refused.unlink()
