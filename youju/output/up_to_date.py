"""Owns the gate in front of a build: whether the output is what a build would make again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from youju.inputs import Inputs
from youju.output.folders import walk_folder
from youju.output.manifest import hash_bytes, read_manifest
from youju.output.sightings import Sightings


def is_fresh(output: Path, digest: str, seen: Sightings | None = None) -> bool:
    """Return whether `output` was made from `digest` and each of its pages is still as made.

    Every page is read, but those that `seen` vouches for. Strangers' files do not matter.
    """
    manifest = read_manifest(output)
    if manifest is None or manifest.digest != digest:
        return False
    try:
        return all(_is_page(output, path, known, seen) for path, known in manifest.pages.items())
    except (OSError, ValueError):
        return False
    finally:
        if seen:
            seen.save()


def _is_page(output: Path, path: str, known: str, seen: Sightings | None) -> bool:
    if seen and seen.vouch(path, known):
        return True
    mark = seen.look(path) if seen else ""
    if hash_bytes((output / path).read_bytes()) != known:
        return False
    if seen:
        seen.record(path, known, mark)
    return True


def build_digest(inputs: Inputs, options: Mapping[str, str], engine: str = "") -> str:
    """Return the hash of all that decides a site's bytes: inputs, engine and build `options`.

    The engine's digest is that of the inputs unless it is given.
    """
    chosen = (text for option in sorted(options.items()) for text in option)
    engine = engine or find_engine(inputs)
    return _hash_parts(part.encode() for part in (inputs.digest(), engine, *chosen))


def find_engine(inputs: Inputs) -> str:
    """Return the digest of the engine, taken now unless the `inputs` have it."""
    return inputs.engine or engine_digest()


def engine_digest() -> str:
    """Return a hash over Youju's own files, the Python version and the installed packages."""
    return _hash_parts(_list_engine())


def _list_engine() -> Iterator[bytes]:
    folder = Path(__file__).parent.parent
    for path, is_folder in walk_folder(folder):
        if not is_folder and "__pycache__" not in path:
            yield path.encode()
            # A Path for each of hundreds of files would take as long as reading them.
            with open(f"{folder}/{path}", "rb", buffering=0) as file:  # noqa: PTH123
                yield file.read()
    yield repr((sys.implementation.name, tuple(sys.version_info))).encode()
    yield from (name.encode() for name in sorted(set(_list_packages())))


def _list_packages() -> Iterator[str]:
    """Yield what pip leaves of each package, "altair-6.3.0.dist-info", without opening it."""
    for folder in sys.path:
        try:
            with os.scandir(folder) as found:
                names = [entry.name for entry in found]
        except OSError:
            continue
        yield from (name for name in names if name.endswith((".dist-info", ".egg-info")))


def _hash_parts(parts: Iterable[bytes]) -> str:
    """Hash parts with their lengths, so that "ab", "c" differs from "a", "bc"."""
    total = blake2b(digest_size=20)
    for part in parts:
        total.update(f"{len(part)}:".encode())
        total.update(part)
    return total.hexdigest()
