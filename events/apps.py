from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    default = True
    verbose_name = _("Events and their sources")


class CommandsAlone(EventsConfig):
    """For commands that read articles and nothing else: without models, which take as long to load as an article."""

    default = False

    def import_models(self) -> None:
        self.models = {}
