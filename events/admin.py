"""The editors' desk, as Django's admin finds it."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.desk.articles import ArticleAdmin
from events.desk.events import EventAdmin
from events.desk.pages import PAGES
from events.desk.vocabulary import ActorAdmin, ConflictAdmin, DataSetAdmin, EventKindAdmin, PlaceAdmin
from events.models import Actor, Article, Conflict, DataSet, Event, EventKind, Place

admin.site.site_header = _("Editors' desk")
admin.site.site_title = _("Editors' desk")
admin.site.index_title = _("What do you want to work on?")

admin.site.register(Conflict, ConflictAdmin)
admin.site.register(DataSet, DataSetAdmin)
admin.site.register(EventKind, EventKindAdmin)
admin.site.register(Place, PlaceAdmin)
admin.site.register(Actor, ActorAdmin)
admin.site.register(Article, ArticleAdmin, pages=PAGES[Article])
admin.site.register(Event, EventAdmin, pages=PAGES[Event])
