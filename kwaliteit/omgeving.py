"""The environment that the settings are read from."""

from environ.fileaware_mapping import FileAwareMapping


class UitBestand(FileAwareMapping):  # type: ignore[misc]  # it carries no types
    """The environment; ``NAAM_FILE`` is the path of a file that holds ``NAAM``, as of a vault."""

    def __getitem__(self, key: str) -> str:
        return str(super().__getitem__(key)).rstrip("\n")
