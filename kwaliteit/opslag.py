"""Where static files come from outside development."""

from whitenoise.storage import (  # type: ignore[import-untyped]  # it carries no types
    CompressedManifestStaticFilesStorage,
)


class Opslag(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # for the same reason
    """Every file under a name with its own hash, also what one script imports from another.

    So a browser may keep them for ever, and never mixes the scripts of two releases.
    """

    support_js_module_import_aggregation = True
