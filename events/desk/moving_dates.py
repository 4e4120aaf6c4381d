"""The article's date was corrected: each date that was reckoned from it is moved, kept, or left for later."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from events.desk.base import DeskRequest, framed, told_of
from events.desk.carrying_out import check_changeable
from events.intake import anchoring
from events.models import Article


def move_dates(request: DeskRequest, article: Article) -> HttpResponse:
    """The dates that were reckoned from another date of the article: each is moved, kept, or left for later."""
    moves = anchoring.moves(article)
    if request.method == "POST":
        chosen = [(move, choice) for move in moves if (choice := choice_of(request, move)) in ("move", "keep")]
        done = [decide_move(request, move, choice) for move, choice in chosen]
        if moves and not done:
            messages.warning(
                request, _("Nothing was chosen: every date stays as it is. Choose in a row what becomes of its date.")
            )
        elif all(done):
            left = article.citations.reckoned_from_another_date().exists()
            name = "dates" if left else "change"
            return HttpResponseRedirect(reverse(f"admin:events_article_{name}", args=[article.pk]))
        moves = anchoring.moves(article)
    title = _("Dates reckoned from the article's date")
    typed = {name: request.POST.get(name, "") for name in ("public_reason", "date_reason")}
    rows = [(move, choice_of(request, move) or ("" if move.moves else "move")) for move in moves]
    return framed(request, "article/dates", title, Article, article=article, rows=rows, typed=typed)


def choice_of(request: DeskRequest, move: anchoring.Move) -> str:
    """What was chosen in its row; "" where nothing was, and it is left for later."""
    return request.POST.get(f"move-{move.citation.pk}", "")


def decide_move(request: DeskRequest, move: anchoring.Move, choice: str) -> bool:
    """Move the date or keep it, by the `choice` "move" or "keep"; False, with a warning, where that is refused."""
    reason = f"The date of article {move.citation.article_id} was corrected"
    typed = request.POST.get("public_reason", "").strip()[:500]
    public_reason = typed or _("The source's date of publication was corrected.")
    try:
        check_changeable(request, move.citation.event)
        if choice == "move":
            date_reason = request.POST.get("date_reason", "").strip()
            reasons = {"reason": reason, "public_reason": public_reason, "date_reason": date_reason}
            anchoring.let_move(move, by=request.user, **reasons)
        else:
            anchoring.keep(move, by=request.user, reason=reason, public_reason=public_reason)
    except ValidationError as error:
        messages.warning(request, told_of(move.citation.event, " ".join(error.messages)))
        return False
    return True
