"""Which static files are served: our own, and of Bootstrap the one sheet that pages link to."""

from collections.abc import Iterable, Iterator

from django.contrib.staticfiles.finders import FileSystemFinder
from django.core.files.storage import Storage

VAN_BOOTSTRAP = ("css/bootstrap.min.css", "css/bootstrap.min.css.map")


class GekozenBestanden(FileSystemFinder):
    """Leaves out what no page asks for: compressing all of Bootstrap takes half a minute."""

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        """Give path and storage of every file that ``collectstatic`` has to collect."""
        for pad, opslag in super().list(ignore_patterns):
            if getattr(opslag, "prefix", None) != "bootstrap" or pad in VAN_BOOTSTRAP:
                yield pad, opslag
