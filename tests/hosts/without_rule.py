"""The site's entry point without the rule of `timeline.replicas`: any replica answers. The tests fail by it."""

import timeline.wsgi
from timeline import replicas

application = timeline.wsgi.application


def first(of, ask):
    alias = replicas.in_order(primary_first=False)[0]
    replicas.read_from.set(alias)
    return ask(alias)


replicas.freshest = first
