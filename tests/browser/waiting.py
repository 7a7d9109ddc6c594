"""How the browser tests wait for a state of a page that no event tells of."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Error, Frame, Page


def wait_until(place: Page | Frame, condition: str, arg: object = None, seconds: int = 30) -> None:
    """Ask `place` until the JavaScript `condition` of `arg` holds there, at most `seconds` long.

    Playwright's own `wait_for_function` has the page ask itself by `eval`, which the policies of
    our frames forbid: it works there only if the condition holds the first time it is asked.
    """
    end, answer = time.monotonic() + seconds, None
    while time.monotonic() < end:
        try:
            answer = place.evaluate(condition, arg)
        except Error as error:  # its page was left for another one: the next is asked
            answer = error.message
        else:
            if answer:
                return
        place.wait_for_timeout(20)
    told: Any = {"condition": condition, "of": arg, "after": seconds, "answer": answer}
    raise AssertionError(told)
