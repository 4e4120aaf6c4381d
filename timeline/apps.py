from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _

from timeline.checks import bundle_is_the_wheels
from timeline.metrics import count_imports
from timeline.replicas import tell_what_changes


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = _("Timeline")

    def ready(self) -> None:
        register(bundle_is_the_wheels)
        count_imports()
        tell_what_changes()
