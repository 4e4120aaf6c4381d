"""The table of the desk's own pages: what is at which path, and who may open it."""

from django.contrib.auth.models import User
from django.db.models import Model

from events.desk.base import (
    CHANGE,
    CHANGE_EVENTS,
    ERASE,
    LOGIN,
    MERGE,
    PUBLISH,
    READ,
    VIEW,
    VIEW_CONFLICTS,
    VIEW_EVENTS,
    Page,
)
from events.desk.choosing import choose
from events.desk.comments import comment, still_open
from events.desk.erasing import erase
from events.desk.event_pages import explain_date, export, find_events, withdraw
from events.desk.factor import factor, give_code
from events.desk.helping import help_page
from events.desk.importing import import_file
from events.desk.imports import import_again, imported, imports
from events.desk.log_ins import log_ins, my_log_ins
from events.desk.meeting import save_meeting
from events.desk.merging import merge, similar, split
from events.desk.moving_dates import move_dates
from events.desk.names import merge as merge_names
from events.desk.people import link
from events.desk.pointing import confirm_import, import_page, mapping_yaml, refused_csv
from events.desk.reading import decide, read_article, select_words
from events.desk.reading_several import decide_several
from events.desk.undoing import undo as undo_import
from events.desk.versions import compare, history, restore, undo
from events.models import Actor, Article, Conflict, Event, EventKind, Place
from events.models.roles import IMPORT

PAGES: dict[type[Model], list[Page]] = {
    Event: [
        Page("export/", export, VIEW, "events_event_export"),
        Page("explain-date/", explain_date, LOGIN, "events_explain_date"),
        Page("similar/", similar, VIEW_EVENTS, "events_event_similar"),
        Page("import/", import_file, IMPORT, "events_event_import"),
        Page("import/<int:number>/", import_page, IMPORT, "events_event_import_file"),
        Page(
            "import/<int:number>/confirmed/", confirm_import, IMPORT, "events_event_import_confirmed", post_only=True
        ),
        Page("import/<int:number>/mapping.yaml", mapping_yaml, IMPORT, "events_event_import_mapping"),
        Page("import/<int:number>/refused.csv", refused_csv, IMPORT, "events_event_import_refused"),
        Page("imports/", imports, IMPORT, "events_event_imports"),
        Page("imports/<int:number>/", imported, IMPORT, "events_event_imported"),
        Page("imports/<int:number>/again/", import_again, IMPORT, "events_event_import_again", post_only=True),
        Page("import/undo/<slug:batch>/", undo_import, IMPORT, "events_event_undo_import"),
        Page("undo/<slug:batch>/", undo, CHANGE_EVENTS, "events_event_undo", hidden=True),
        Page("<int:pk>/withdraw/", withdraw, PUBLISH, "events_event_withdraw"),
        Page("<int:pk>/merge/", merge, MERGE, "events_event_merge"),
        Page("<int:pk>/split/", split, PUBLISH, "events_event_split", post_only=True),
        Page("<int:pk>/erase/", erase, ERASE, "events_event_erase", sure=True),
        Page("<int:pk>/comment/", comment, VIEW, "events_event_comment", post_only=True),
        Page("<int:pk>/open/", still_open, VIEW, "events_event_open", post_only=True),
        Page("<int:pk>/compare/", compare, VIEW, "events_event_compare"),
        Page("<int:pk>/restore/<int:number>/", restore, CHANGE, "events_event_restore", post_only=True),
        Page("<int:pk>/meet/", save_meeting, CHANGE, "events_event_meet", post_only=True),
        Page("<path:pk>/history/", history, VIEW, "events_event_history"),  # in the place of Django's own
    ],
    Article: [
        Page("find-events/", find_events, VIEW_EVENTS, "events_find_events"),
        Page("<int:pk>/read/", read_article, READ, "events_article_read"),
        Page("<int:pk>/read/words/", select_words, READ, "events_article_words", post_only=True),
        Page("<int:pk>/read/several/", decide_several, READ, "events_article_decide_several", post_only=True),
        Page("<int:pk>/read/<int:number>/", decide, READ, "events_article_decide", post_only=True),
        Page("<int:pk>/dates/", move_dates, READ, "events_article_dates"),
        Page("<int:pk>/erase/", erase, ERASE, "events_article_erase", sure=True),
    ],
    Actor: [Page("<int:pk>/merge/", merge_names, MERGE, "events_actor_merge")],
    EventKind: [Page("<int:pk>/merge/", merge_names, MERGE, "events_eventkind_merge")],
    Place: [Page("<int:pk>/merge/", merge_names, MERGE, "events_place_merge")],
    Conflict: [
        Page("choose/", choose, VIEW_CONFLICTS, "events_conflict_choose", post_only=True),
        Page("help/", help_page, LOGIN, "events_help"),
    ],
    User: [
        Page("code/", give_code, LOGIN, "auth_user_code"),
        Page("factor/", factor, LOGIN, "auth_user_factor"),
        Page("log-ins/", my_log_ins, LOGIN, "auth_user_my_log_ins"),
        Page("<int:pk>/log-ins/", log_ins, CHANGE, "auth_user_log_ins", sure=True),
        Page("<int:pk>/link/", link, CHANGE, "auth_user_link", sure=True),
    ],
}
