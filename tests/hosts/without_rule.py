"""The site's entry point without the rule of `timeline.replicas`: any replica answers. The tests fail by it."""

import random

from django.conf import settings

import timeline.wsgi
from timeline import replicas

application = timeline.wsgi.application


def first(of, ask):
    alias = random.choice(settings.REPLICAS)
    replicas.read_from.set(alias)
    return ask(alias)


replicas.freshest = first
