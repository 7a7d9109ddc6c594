"""Waiting where a page's policy forbids `eval`, and where what is waited for never comes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tests.browser.serving import Host
from tests.browser.waiting import wait_until

# It holds when it is asked the fourth time.
FOURTH = "wanted => (window.asked = (window.asked ?? 0) + 1) === wanted"


@pytest.fixture
def strict(foreign: Host, visit: Visit) -> Page:
    foreign.texts["/strict"] = "<!doctype html><title>strict</title>"
    foreign.headers["/strict"] = {"Content-Security-Policy": "script-src 'none'"}
    return visit(foreign.address + "/strict")


def test_a_page_is_asked_until_it_says_yes_whatever_its_policy(strict: Page) -> None:
    wait_until(strict, FOURTH, 4)
    assert strict.evaluate("asked") == 4


def test_what_never_comes_is_told_with_the_last_answer(strict: Page) -> None:
    with pytest.raises(AssertionError, match=r"'condition': '!document\.title', 'of': None"):
        wait_until(strict, "!document.title", seconds=1)
    with pytest.raises(AssertionError, match="nowhere is not defined"):
        wait_until(strict, "nowhere.to", seconds=1)


def test_no_test_waits_by_a_function_that_policies_forbid() -> None:
    found = [
        path.name
        for path in Path(__file__).parent.glob("*.py")
        if ".wait_for_function(" in path.read_text("utf-8") and path.name != Path(__file__).name
    ]
    assert not found
