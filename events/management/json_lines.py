"""JSON Lines of articles whose dates of publication are written as people write them."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from events.reading import lines
from events.reading.typed import one_date


def answer_lines(command: BaseCommand, read: lines.Read) -> None:
    """Raises CommandError where lines were broken; each is named on standard error, and the rest goes on."""
    broken = lines.answer_lines(
        lambda text, lang, published: read(text, lang, day_of(published, lang)),
        command.stdout.write,
        command.stderr.write,
    )
    if broken:
        raise CommandError(f"{broken} lines could not be read.", returncode=1)


def day_of(published: str, lang: str) -> str:
    """The article's date as EDTF. Raises ValueError that says what is wrong with it."""
    try:
        return str(one_date(published, lang)) if published else ""
    except ValidationError as error:
        raise ValueError(" ".join(error.messages)) from None
