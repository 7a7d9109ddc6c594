"""Thousands of short cases as one test: what pytest does for a test takes longer than they do."""

from __future__ import annotations

from collections.abc import Callable, Iterable


def for_each(cases: Iterable[str]) -> Callable[[Callable[[str], None]], Callable[[], None]]:
    """Let a test go through all `cases`; those that fail are told together, each by its name.

    For where every module or every code is a case, and a case takes less than a millisecond.
    """

    def decorate(check: Callable[[str], None]) -> Callable[[], None]:
        def test() -> None:
            failed = []
            for case in cases:
                try:
                    check(case)
                except AssertionError as error:
                    error.add_note(f"case: {case}")
                    failed.append(error)
            if failed:
                raise ExceptionGroup(f"{check.__name__}: {len(failed)} cases", failed)

        test.__name__, test.__doc__, test.__module__ = (
            check.__name__,
            check.__doc__,
            check.__module__,
        )
        return test

    return decorate
