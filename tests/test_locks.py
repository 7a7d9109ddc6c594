"""Both lock files hold all that an installation from them asks for."""

import re
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]


def read_pins(lock: Path) -> dict[str, str]:
    """The pinned version of each package of a lock file, by its canonical name."""
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", lock.read_text(), re.MULTILINE))


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-dev.lock"])
def test_what_a_pinned_package_needs_is_pinned(lock: str) -> None:
    # pip refuses the whole file, under --require-hashes, for one package without a pin;
    # on a machine that has the package already, nobody would see it.
    pins = read_pins(ROOT / lock)
    missing = {
        f"{name} needs {needed.name}"
        for name in pins
        for needed in needs(name)
        if canonical(needed.name) not in pins
    }
    assert pins
    assert missing == set()


def needs(name: str) -> list[Requirement]:
    """What an installed package needs here; nothing for one of another platform."""
    try:
        requires = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []
    needed = [Requirement(line) for line in requires]
    return [one for one in needed if one.marker is None or one.marker.evaluate({"extra": ""})]
