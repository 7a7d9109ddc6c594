"""Owns the progress line: on a terminal, one line says what long work is at, and goes away."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from youju.messages import word_message
from youju.progress import Listener, Phase, heard_by

if TYPE_CHECKING:
    from rich.live import Live
    from rich.table import Table

# What takes less time shows nothing, and does not load what shows it.
PATIENCE_SECONDS = 1.0
_REFRESHES_A_SECOND = 4
_BAR_WIDTH = 20
# Columns left free at the end: "^C" of whoever ends the work must not break the line.
_SPARE_COLUMNS = 4


@contextmanager
def show_progress(stream: TextIO, language: str) -> Iterator[None]:
    """Show what the work inside is at, if `stream` is a terminal; the line is gone afterwards."""
    line = ProgressLine(stream, language)
    if line.listener:
        line.begin()
    try:
        with heard_by(line.listener):
            yield
    finally:
        line.close()


class ProgressLine:
    """Shows on the terminal `stream` the last phase that it was given, in `language`.

    It comes up after a second of work and goes away when it is closed, to come up again after a
    second of what is reported later. What others print to this terminal meanwhile stands above it.
    """

    def __init__(self, stream: TextIO, language: str) -> None:
        self._stream, self._language = stream, language
        self._phase = Phase("reading")
        self._lock = threading.Lock()
        self._timer: threading.Timer | None = None
        self._live: Live | None = None
        self._started = 0.0

    @property
    def listener(self) -> Listener | None:
        """Return what shows phases; None where nobody sees them, for `stream` is no terminal."""
        return self.take if self._stream.isatty() else None

    def begin(self) -> None:
        """Bring the line up after a second, whether anything is reported or not."""
        self._started = time.monotonic()
        with self._lock:
            self._timer = threading.Timer(PATIENCE_SECONDS, self._open)
            self._timer.daemon = True
            self._timer.start()

    def take(self, phase: Phase) -> None:
        """Show `phase` from now on; it is drawn with the next refresh, so this costs nothing."""
        self._phase = phase
        if self._timer is None:
            self.begin()

    def close(self) -> None:
        """Take the line away."""
        with self._lock:
            timer, self._timer = self._timer, None
            live, self._live = self._live, None
        if timer:
            timer.cancel()
        if live:
            live.stop()

    def _open(self) -> None:
        """Bring the line up, unless it was closed meanwhile."""
        from rich.console import Console
        from rich.live import Live

        with self._lock:
            if self._timer is not threading.current_thread():
                return
            # Where stdout is a file, what goes there must not come to the terminal.
            console = Console(file=self._stream)
            self._live = Live(
                get_renderable=lambda: self._render(console.width - _SPARE_COLUMNS),
                console=console,
                refresh_per_second=_REFRESHES_A_SECOND,
                transient=True,
                redirect_stdout=sys.stdout.isatty(),
            )
            self._live.start(refresh=True)

    def _render(self, width: int) -> Table:
        from rich.progress_bar import ProgressBar
        from rich.table import Table
        from rich.text import Text

        phase = self._phase
        words = word_message(phase.key, self._language)
        counted = f"{words} {phase.number}/{phase.total}" if phase.total else words
        minutes, seconds = divmod(int(time.monotonic() - self._started), 60)
        line = Table.grid(padding=(0, 1))
        line.width = width
        line.add_column(no_wrap=True, overflow="ellipsis", ratio=1)
        line.add_column(no_wrap=True)
        line.add_column(no_wrap=True)
        line.add_row(
            Text(f"{counted} · {phase.subject}" if phase.subject else counted),
            ProgressBar(phase.total, phase.number - 1, _BAR_WIDTH) if phase.total else "",
            f"{minutes}:{seconds:02}",
        )
        return line
