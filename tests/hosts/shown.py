"""The slugs of the events that readers see: `python -m tests.hosts.shown`."""

import json
import os

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    import django

    django.setup()
    from events.models import Event

    print(json.dumps([*Event.objects.filter(status="published").values_list("slug", flat=True)]))
