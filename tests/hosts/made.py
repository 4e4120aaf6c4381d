"""Drafts to publish, and somebody who may: `python -m tests.hosts.made NUMBER` prints so many."""

import json
import os
import sys

NAME, PASSWORD = "desk", "of-the-tests"


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "timeline.settings"
    import django

    django.setup()
    from django.contrib.auth.models import User

    from events.models import Article, Event
    from tests.factories import a_draft, an_article

    if not User.objects.filter(username=NAME).exists():
        User.objects.create_superuser(NAME, password=PASSWORD)
    drafts, first = Event.objects.filter(status="draft"), Event.objects.count()
    account = {"date": "2023-03-30", "article": Article.objects.first() or an_article()}
    for number in range(first, first + int(sys.argv[1]) - drafts.count()):
        a_draft(f"draft-{number}", title_en=f"Edit-{number:04}", accounts=[account])
    print(json.dumps(dict(drafts.order_by("pk").values_list("slug", "pk"))))


if __name__ == "__main__":
    main()
