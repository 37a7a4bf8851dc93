"""The system's own Chromium, without what it would want from the network; and axe's rules."""

import shutil

from playwright.sync_api import Browser, Page, Playwright

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
"""What axe looks at on every page: WCAG 2.0 to 2.2, A and AA, and best practice."""


def start_chromium(playwright: Playwright) -> Browser:
    """A headless browser; the caller closes it."""
    return playwright.chromium.launch(
        executable_path=shutil.which("chromium"),
        args=[
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    )


def wacht_op_letters(pagina: Page) -> None:
    """Wait until the fonts of a page that was loaded are drawn: until then its lines may move."""
    pagina.evaluate("document.fonts.ready.then(() => null)")
