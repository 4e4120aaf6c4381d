"""The page of the desk that says how its work is done."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.desk.base import DeskRequest, framed
from events.models import Conflict

KEYS = (
    (("J", "K"), gettext_lazy("the next card, the one before")),
    (("P",), gettext_lazy("publish this card")),
    (("A",), gettext_lazy("make a draft of it")),
    (("X",), gettext_lazy("reject it")),
    (("W",), gettext_lazy("let it go with the others, or not")),
    (("⇧ P",), gettext_lazy("publish all ticked cards")),
    (("⇧ X",), gettext_lazy("reject the others")),
    (("⇧ F",), gettext_lazy("publish the ticked cards and reject the others")),
    (("N", "M"), gettext_lazy("a new event, the same as the likeliest one; M again, as the next one")),
    (("D", "T", "G", "L"), gettext_lazy("to the date, the title, the kind, the place")),
    (("Enter",), gettext_lazy("from a title to that of the next card")),
    (("Enter",), gettext_lazy("from a card and its other fields to what is missing, in this card and the next ones")),
    (("C",), gettext_lazy("to the other actors")),
    (("B",), gettext_lazy("to the dates beside it, of which Enter makes cards")),
    (("1 … 9",), gettext_lazy("the kind of that number")),
    (("Esc",), gettext_lazy("leave a field")),
    (("Ctrl Enter",), gettext_lazy("publish, from within a field; begin a new conflict")),
    (("Ctrl ⇧ Enter",), gettext_lazy("publish all ticked cards, from within a field")),
    (("U",), gettext_lazy("undo the last press")),
    (("Enter",), gettext_lazy("on the page of an event, to the next field that publishing asks for")),
    (("Ctrl S",), gettext_lazy("save, on the page of an event and in the table")),
)


def help_page(request: DeskRequest) -> HttpResponse:
    return framed(request, "help", _("How it is done"), Conflict, keys=KEYS)
