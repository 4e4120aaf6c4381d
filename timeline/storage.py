"""How files and kept answers are stored; loaded by the settings, before any model."""

from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.core.cache.backends.redis import RedisCache
from whitenoise.storage import CompressedManifestStaticFilesStorage

PATIENCE = 0.2  # seconds


class StaticFiles(StaticFilesConfig):
    """Collects what is served: source maps, and django-ninja's second viewer of the API, took half of the time."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "*.map", "redoc*"]


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Files whose names hold their digest; those that our scripts import, too."""

    support_js_module_import_aggregation = True
    # None is looked for by the name of its source map: see `StaticFiles`.
    patterns = tuple(
        (names, tuple(pattern for pattern in patterns if "sourceMappingURL" not in str(pattern)))
        for names, patterns in CompressedManifestStaticFilesStorage.patterns
    )


class Bytes:
    """The serializer of the shared cache: bytes as they are, so that nothing is ever unpickled from it."""

    def dumps(self, value: bytes) -> bytes:
        return value

    def loads(self, value: bytes) -> bytes:
        return value


def patience() -> dict[str, Any]:
    """Options of connections that are not waited for, nor for what a cluster says of its maintenance."""
    from redis.backoff import NoBackoff
    from redis.maint_notifications import MaintNotificationsConfig
    from redis.retry import Retry

    silent_on_maintenance = MaintNotificationsConfig(enabled=False)
    times = {"socket_connect_timeout": PATIENCE, "socket_timeout": PATIENCE}
    return {**times, "retry": Retry(NoBackoff(), 0), "maint_notifications_config": silent_on_maintenance}


class Redis(RedisCache):
    """A shared cache that holds bytes, and is not waited for: whoever asks goes on without it."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        options = {"serializer": Bytes(), **patience(), **params.get("OPTIONS", {})}
        super().__init__(server, {**params, "OPTIONS": options})


@cache
def redis_client() -> Any:
    """Of the shared cache, for what Django's has no words for."""
    from redis import Redis as Client

    return Client.from_url(str(settings.CACHE_URL), **patience())
