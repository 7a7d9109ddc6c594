"""What other people's pages were promised, kept in tests/promises/ as it was on the day of it.

Run `python tests/promising.py` after adding to the site: it adds what is new, and drops nothing.

- addresses.txt: every file that the site ever had but its own assets; `#` stands before a place in
  a page that a snippet, an oEmbed answer or a file names.
- bytes.json: the SHA-256 of what never changes: pinned pages, and scripts of host pages.
- told.json: what each chart tells in each language, as `hash_told` reckons it (decision 0013).
- snippets.json.gz: every snippet and oEmbed answer as it was copied, with the height that it has.
- names.txt: every name that a template was ever given, and the templates that have it.
- changed.toml is written by hand: which chart tells something else on purpose, and why.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urldefrag, urlsplit

ROOT = Path(__file__).parent.parent
# Last: a folder of tests may have the name of a module that others import (numbers).
TESTS = str(Path(__file__).parent)
sys.path[:] = [str(ROOT), *(path for path in sys.path if path != TESTS), TESTS]

from tests.templates import add_names  # noqa: E402
from youju.addresses import PINNED  # noqa: E402
from youju.embeds.versions import hash_told  # noqa: E402
from youju.inputs import read_inputs  # noqa: E402
from youju.model import Site  # noqa: E402
from youju.problems import Problems  # noqa: E402
from youju.publish import prepare  # noqa: E402

FOLDER = ROOT / "tests/promises"
ADDRESSES, BYTES, TOLD = FOLDER / "addresses.txt", FOLDER / "bytes.json", FOLDER / "told.json"
SNIPPETS, CHANGED = FOLDER / "snippets.json.gz", FOLDER / "changed.toml"
BASE_URL = "https://youju.example/"
_AREA = re.compile(r'<textarea id="snippet-([\w-]+)".*?>(.*?)</textarea>', re.DOTALL)
_SCRIPT = re.compile(r"embed/embed\.[0-9a-f]+\.js")
_TEXTS = (".html", ".json", ".txt", ".xml", ".svg", ".csv", ".css")


class Snippet(NamedTuple):
    """What was copied from the page at `page`; `kind` is one of a chart's, or a figure's id."""

    page: str
    kind: str
    text: str


@dataclass(frozen=True)
class Promises:
    """What was promised; `told` maps the path of a chart and a language to a hash."""

    addresses: frozenset[str]
    bytes: Mapping[str, str]
    told: Mapping[str, Mapping[str, str]]
    snippets: frozenset[Snippet]


@cache
def read_promises() -> Promises:
    """Return what is kept in tests/promises/."""
    snippets = json.loads(gzip.decompress(SNIPPETS.read_bytes()))
    return Promises(
        addresses=frozenset(ADDRESSES.read_text("utf-8").split()),
        bytes=json.loads(BYTES.read_bytes()),
        told=json.loads(TOLD.read_bytes()),
        snippets=frozenset(Snippet(*one) for one in snippets),
    )


def read_changed() -> list[dict[str, Any]]:
    """Return which charts tell something else on purpose, the earliest first."""
    changed: list[dict[str, Any]] = tomllib.loads(CHANGED.read_text("utf-8")).get("changed", [])
    return changed


def collect(site: Site, pages: Mapping[str, bytes]) -> Promises:
    """Return what the pages of a site promise today."""
    texts = {path: page.decode("utf-8") for path, page in pages.items() if path.endswith(_TEXTS)}
    named = {address for text in texts.values() for address in list_named(text)}
    return Promises(
        addresses=frozenset(
            {path for path in pages if not path.startswith("assets/")}
            | {address for address in named if "#" in address}
        ),
        bytes={path: hash_bytes(page) for path, page in pages.items() if is_kept(path)},
        told={
            f"{story.slug}/{chart.id}": {
                code: hash_told(site, story, chart, code) for code in site.languages
            }
            for story in site.stories
            for chart in story.charts
        },
        snippets=frozenset(list_snippets(texts)),
    )


def is_kept(path: str) -> bool:
    """Tell whether the bytes at `path` may never change."""
    pinned = path.startswith(PINNED) and path.endswith(".html")
    return pinned or _SCRIPT.fullmatch(path) is not None


def hash_bytes(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def list_named(text: str) -> Iterator[str]:
    """Yield the addresses of this site that stand in full in a text, as paths of its plan."""
    for address in re.findall(re.escape(BASE_URL) + r"""[^\s"'<>()\\,;&]*""", text):
        place, anchor = urldefrag(address)
        path = unquote(urlsplit(place).path).removeprefix("/")
        path = f"{path}index.html" if path.endswith("/") or not path else path
        yield f"{path}#{anchor}" if anchor else path


def list_snippets(texts: Mapping[str, str]) -> Iterator[Snippet]:
    """Yield every snippet that the pages offer, and every oEmbed answer."""
    for path, text in texts.items():
        if path.endswith(".html"):
            for kind, snippet in _AREA.findall(text):
                yield Snippet(path, kind, unescape(snippet))
        elif path.endswith(".json"):
            answer = json.loads(text)
            if isinstance(answer, dict) and answer.get("type") == "rich":
                yield Snippet(path, "oembed", answer["html"])


def add(old: Promises, new: Promises) -> Promises:
    """Return both; where they differ the old one stays."""
    told = {chart: {**new.told.get(chart, {}), **kept} for chart, kept in old.told.items()}
    return Promises(
        old.addresses | new.addresses,
        {**new.bytes, **old.bytes},
        {**new.told, **told},
        old.snippets | new.snippets,
    )


def write_promises(promises: Promises) -> None:
    """Write what is promised; the same promises have the same bytes."""
    ADDRESSES.write_text("".join(f"{one}\n" for one in sorted(promises.addresses)), "utf-8")
    for file, kept in ((BYTES, promises.bytes), (TOLD, promises.told)):
        file.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", "utf-8")
    text = json.dumps(sorted(promises.snippets), ensure_ascii=False, indent=0)
    SNIPPETS.write_bytes(gzip.compress(text.encode(), mtime=0))


@cache
def promise_today() -> tuple[Promises, Mapping[str, bytes]]:
    """Return what the real site promises as it is built now, and its pages."""
    problems = Problems()
    made = prepare(read_inputs(ROOT, problems), problems)
    return collect(made.site, made.pages), made.pages


if __name__ == "__main__":
    today = promise_today()[0]
    write_promises(add(read_promises(), today) if SNIPPETS.exists() else today)
    add_names()
