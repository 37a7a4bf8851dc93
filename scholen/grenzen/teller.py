"""How often something was done of late, by whoever did it."""

from collections import deque
from math import ceil
from threading import Lock

from scholen import klok

MEEST_GETELD = 10_000
"""So many people are counted at once, each at every limit: memory has an end."""


class Teller:
    """Counts in memory, for all threads of this process.

    Args:
        langst: after so many seconds no limit asks any more what somebody did.
    """

    def __init__(self, langst: int) -> None:
        self.langst = langst
        self._keren: dict[tuple[object, ...], deque[float]] = {}
        self._slot = Lock()

    def tel(self, wat: tuple[object, ...], aantal: int, seconden: int) -> int:
        """Count once more, unless it was done ``aantal`` times in the last ``seconden``.

        Returns:
            Seconds until it may be done again; 0 when it was counted.
        """
        nu = klok.nu().timestamp()
        with self._slot:
            if wat not in self._keren and len(self._keren) >= MEEST_GETELD:
                self._vergeet(nu)
            keren = self._keren.setdefault(wat, deque())
            while keren and keren[0] <= nu - seconden:
                keren.popleft()
            if len(keren) >= aantal:
                return max(1, ceil(keren[0] + seconden - nu))
            keren.append(nu)
            return 0

    def _vergeet(self, nu: float) -> None:
        """Let go of who has not come for so long, and else of everybody."""
        sinds = nu - self.langst
        self._keren = {wat: keren for wat, keren in self._keren.items() if keren[-1] > sinds}
        if len(self._keren) >= MEEST_GETELD:
            self._keren.clear()
