"""An article's date was corrected: which dates that were reckoned from it would move, and the decision on each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from events.dates import claims
from events.intake.proposer import working
from events.models import Article, Citation
from events.reading import LEXICONS, Finding, read_article
from events.record.door import Stale, change


@dataclass(frozen=True)
class Move:
    """What would become of an account's date: `date` is an EDTF string, or "" where the words give none now."""

    citation: Citation
    date: str
    working: dict[str, Any]

    @property
    def moves(self) -> bool:
        """Whether the date would be another."""
        return self.date != self.citation.date

    @property
    def event_follows(self) -> bool:
        """Whether the event's own date is this account's and no other's."""
        followed = claims.followed(self.citation.event.date, list(self.citation.event.citations.all()))
        return self.moves and [account.pk for account in followed] == [self.citation.pk]


def moves(article: Article) -> list[Move]:
    """One for each account reckoned from another date than the article has now; none of them is decided yet."""
    waiting = article.citations.reckoned_from_another_date().select_related("event")
    return [move_of(account, article) for account in waiting.prefetch_related("event__citations")]


@lru_cache(1)  # the page asks for each account, and again when some are decided
def findings_in(text: str, lang: str, published: str) -> Sequence[Finding]:
    return tuple(read_article(text, lang, published))


def move_of(account: Citation, article: Article) -> Move:
    """The account's date as the article's new date makes it; past or future stays as it was decided once."""
    finding = reread(account, article) if article.published and article.language in LEXICONS else None
    if finding is None:
        return Move(account, "", {})
    wanted = account.working.get("direction") or ("future" if account.stance == claims.ANNOUNCES else "")
    if wanted and finding.direction and wanted != finding.direction and finding.alternatives:
        return Move(account, finding.alternatives[0], account.working)
    return Move(account, finding.edtf, working(finding, article.text) if account.working else {})


def reread(account: Citation, article: Article) -> Finding | None:
    """The account's date expression, read again where it stands: in the text, else in the quote, else by itself."""
    written, said = account.date_as_written, (article.language, article.published)
    if account.quote_start is not None and account.quote_end is not None:
        start, end = account.quote_start, account.quote_end
        for finding in findings_in(article.text, *said):
            if start <= finding.start and finding.end <= end and finding.text == written:
                return finding
    for finding in read_article(account.quote, *said):
        if finding.text == written:
            return finding
    findings = read_article(written, *said)
    return findings[0] if findings else None


def let_move(
    move: Move, *, by: User | None, reason: str = "", public_reason: str = "", date_reason: str = ""
) -> None:
    """Give the account its new date, and the event too where it follows this account alone.

    Raises ValidationError where the event would then lack what a published event needs, and as `still_waiting`.
    """
    reasons: dict[str, Any] = {"reason": reason, "public_reason": public_reason, "date_reason": date_reason}
    with change([move.citation.event_id], by=by, **reasons):
        account = still_waiting(move)
        if replace(move, citation=account).event_follows:
            account.event.date = move.date
            account.event.save(update_fields=["date"])
        account.date, account.working = move.date, move.working
        account.reckoned_from = account.article.published
        account.save(update_fields=["date", "working", "reckoned_from"])


def keep(move: Move, *, by: User | None, reason: str = "", public_reason: str = "") -> None:
    """The date stays, as the editors' own reading: it is no longer said to be reckoned from the article's date.

    Raises ValidationError as `still_waiting`.
    """
    with change([move.citation.event_id], by=by, reason=reason, public_reason=public_reason):
        account = still_waiting(move)
        account.reckoned_from, account.working = "", {}
        account.save(update_fields=["reckoned_from", "working"])


def still_waiting(move: Move) -> Citation:
    """The account of an open change, as it was when the move was listed.

    Raises ValidationError where a colleague has decided on it, changed its dates or taken it away since.
    """
    listed = move.citation
    same = {
        "date": listed.date,
        "reckoned_from": listed.reckoned_from,
        "article__published": listed.article.published,
    }
    rows = Citation.objects.select_related("event", "article").filter(pk=listed.pk, event=listed.event_id, **same)
    account = rows.first()
    if account is None:
        raise ValidationError(Stale.message)
    return account
