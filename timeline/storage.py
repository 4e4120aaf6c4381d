"""How files and kept answers are stored; loaded by the settings, before any model."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Files whose names hold their digest; those that our scripts import, too."""

    support_js_module_import_aggregation = True


class Bytes:
    """The serializer of the shared cache: bytes as they are, so that nothing is ever unpickled from it."""

    def dumps(self, value: bytes) -> bytes:
        return value

    def loads(self, value: bytes) -> bytes:
        return value
