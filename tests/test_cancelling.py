"""Cancelling: work ends at a step when it is not wanted, in its own thread alone."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

import pytest

from youju.cancelling import CancelledError, step, wanted_while


def test_work_goes_on_while_it_is_wanted() -> None:
    step()
    with wanted_while(lambda: True):
        step()


def test_work_that_is_not_wanted_ends_at_its_next_step() -> None:
    with pytest.raises(CancelledError), wanted_while(lambda: False):
        step()
    step()


def test_what_must_not_be_left_half_done_goes_on() -> None:
    with pytest.raises(CancelledError), wanted_while(lambda: False):
        with wanted_while(None):
            step()
        step()


def test_other_threads_are_not_asked(raised: Callable[[], list[type[BaseException]]]) -> None:
    with wanted_while(lambda: False):
        assert raised() == []


@pytest.fixture
def raised() -> Callable[[], list[type[BaseException]]]:
    """Return what makes a step in another thread and returns what it raised."""

    def make() -> list[type[BaseException]]:
        found: list[type[BaseException]] = []

        def work() -> None:
            try:
                step()
            except BaseException as error:
                found.append(type(error))

        thread = Thread(target=work)
        thread.start()
        thread.join()
        return found

    return make
