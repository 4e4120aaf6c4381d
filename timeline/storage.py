from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Files whose names hold their digest; those that our scripts import, too."""

    support_js_module_import_aggregation = True
