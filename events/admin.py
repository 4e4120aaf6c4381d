"""The editors' desk, as Django's admin finds it."""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin  # noqa: F401 — registered at import; taken away below
from django.contrib.auth.models import Group, User
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_static.admin import StaticDeviceAdmin  # noqa: F401
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.admin import TOTPDeviceAdmin  # noqa: F401
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_tasks_db.admin import DBTaskResultAdmin  # noqa: F401
from django_tasks_db.models import DBTaskResult

from events.desk.articles import ArticleAdmin
from events.desk.events import EventAdmin
from events.desk.pages import PAGES
from events.desk.people import PeopleAdmin
from events.desk.vocabulary import ActorAdmin, ConflictAdmin, DataSetAdmin, EventKindAdmin, PlaceAdmin
from events.models import Actor, Article, Conflict, DataSet, Event, EventKind, Place

admin.site.site_header = _("Editors' desk")
admin.site.site_title = _("Editors' desk")
admin.site.site_url = None  # the head of the desk leads to the readers' page of its conflict
admin.site.index_title = _("What do you want to work on?")
apps.get_app_config("auth").verbose_name = _("People")

# Rights are given by role alone: not by groups, and not by a form with a box for each right. Nobody is shown the
# secrets of another's second factor. What the worker does stands on the pages of imports.
admin.site.unregister([Group, User, StaticDevice, TOTPDevice, DBTaskResult])
admin.site.register(User, PeopleAdmin, pages=PAGES[User])

admin.site.register(Conflict, ConflictAdmin, pages=PAGES[Conflict])
admin.site.register(DataSet, DataSetAdmin)
admin.site.register(EventKind, EventKindAdmin, pages=PAGES[EventKind])
admin.site.register(Place, PlaceAdmin, pages=PAGES[Place])
admin.site.register(Actor, ActorAdmin, pages=PAGES[Actor])
admin.site.register(Article, ArticleAdmin, pages=PAGES[Article])
admin.site.register(Event, EventAdmin, pages=PAGES[Event])
