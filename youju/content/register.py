"""Owns embeds.lock: the register of every embed, pin and host script that was ever published."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from youju.addresses import FIGURE_FOLDER, embed_auto, split_embed
from youju.formats.toml import check_keys, parse_document, take
from youju.model import Pin, Register, Story
from youju.problems import Problems

EMBEDS_FOLDER = "embeds/"
LOCK = f"{EMBEDS_FOLDER}embeds.lock"
_HEAD = """\
# Every embed that was ever published, and the hashes of the files that must stay for them.
# Written by build.py, which only ever adds to it; keep it in version control, do not edit it.
# 曾經發佈的每一個嵌入，以及必須為它們保留的檔案的雜湊值。
# 由 build.py 寫入，只增不減；請納入版本控制，不要手動修改。
"""
# Above the embeds that came when each had fewer files beside it.
_LEAN_HEAD = """\
# Embeds with fewer files beside them, unless they stand above in another language: what stands
# there keeps every file that it ever had.
# 這些嵌入旁邊的檔案較少，除非以另一種語言列在上面；上面的保留曾經有過的每一個檔案。
"""
_PIN_KEYS = ("version", "story", "chart", "date")


def parse_register(content: bytes, problems: Problems) -> Register:
    """Return the register in the bytes of embeds.lock; what cannot be understood is reported."""
    document = parse_document(content, LOCK, problems)
    check_keys(document, (), ("addresses", "lean", "pins", "files"), problems)
    whole, lean = (
        [str(path) for path in take(document, (key,), list, problems, [])]
        for key in ("addresses", "lean")
    )
    for key, paths in (("addresses", whole), ("lean", lean)):
        for path in paths:
            if split_embed(path) is None:
                problems.add("embed-entry", document.origin(key), found=path)
    pins = []
    for index, _ in enumerate(take(document, ("pins",), list, problems, [])):
        check_keys(document, ("pins", index), _PIN_KEYS, problems)
        kinds = dict.fromkeys(_PIN_KEYS, str) | {"date": date}
        found = [take(document, ("pins", index, key), kinds[key], problems) for key in _PIN_KEYS]
        pins.append(Pin(*(str(value or "") for value in found)))
    files = {
        str(name): str(known)
        for name, known in take(document, ("files",), dict, problems, {}).items()
    }
    addresses = tuple(filter(split_embed, dict.fromkeys([*whole, *lean])))
    # Where two versions were merged, what one of them promised is kept.
    return Register(addresses, tuple(pins), files, frozenset(addresses).difference(whole))


def format_register(register: Register) -> str:
    """Return the text of embeds.lock: sorted, an entry a line, so that versions merge well."""
    whole = set(register.addresses) - register.lean
    lines = [f"{_HEAD}addresses = [", *_list_paths(whole), "]"]
    if register.lean:
        lines += ["", f"{_LEAN_HEAD}lean = [", *_list_paths(register.lean), "]"]
    for pin in sorted(register.pins, key=lambda pin: (pin.story, pin.chart, pin.date)):
        lines += ["", "[[pins]]"]
        lines += [f"{key} = {_quote(getattr(pin, key))}" for key in _PIN_KEYS[:3]]
        lines.append(f"date = {pin.date}")
    lines += ["", "[files]"]
    lines += [f"{_quote(name)} = {_quote(register.files[name])}" for name in sorted(register.files)]
    return "\n".join(lines) + "\n"


def extend_register(
    register: Register,
    addresses: Iterable[str],
    files: Mapping[str, bytes],
    pins: Iterable[Pin] = (),
) -> Register:
    """Return `register` with what it lacks of `addresses`, archived `files` and `pins`.

    Embeds that are new have fewer files beside them.
    """
    known = {pin.version for pin in register.pins}
    former = set(register.addresses)
    new = [path for path in dict.fromkeys(addresses) if path not in former]
    return replace(
        register,
        addresses=(*register.addresses, *new),
        lean=register.lean.union(new),
        pins=(*register.pins, *(pin for pin in pins if pin.version not in known)),
        files={name: hash_file(content) for name, content in files.items()} | {**register.files},
    )


def list_whole(register: Register) -> frozenset[str]:
    """Return the charts and figures, "story/chart" and "story/figure/id", that keep every file that
    embeds had before they had fewer: in every language, for languages are alike."""
    whole = (split_embed(path) for path in register.addresses if path not in register.lean)
    return frozenset(place for _, place in filter(None, whole))


def cut_whole(whole: Iterable[str], story: Story) -> Register:
    """Return a register in which those of `whole`, as list_whole has them, keep every file that
    stand in `story`. That an embed is new, or was recorded since, is not in it."""
    items = (*(chart.id for chart in story.charts), *(FIGURE_FOLDER + key for key in story.figures))
    standing = {f"{story.slug}/{item}" for item in items}
    places = sorted(standing.intersection(whole))
    return Register(tuple(embed_auto(*place.split("/", 1)) for place in places))


def list_versions(register: Register, story: str, chart: str) -> list[Pin]:
    """Return the pins of a chart, the latest first."""
    pins = [pin for pin in register.pins if (pin.story, pin.chart) == (story, chart)]
    return sorted(pins, key=lambda pin: pin.date, reverse=True)


def list_figures(register: Register, stories: Iterable[Story]) -> dict[str, list[str]]:
    """Return the ids of figures by the slug of their story: those there are, and those there were.

    Every figure that was ever published has a card, and so an address in the register.
    """
    known = {
        story.slug: dict.fromkeys((*story.figures, *sorted(story.unread.ids))) for story in stories
    }
    for _, place in filter(None, map(split_embed, register.addresses)):
        slug, _, item = place.partition("/")
        if item.startswith(FIGURE_FOLDER):
            known.setdefault(slug, {}).setdefault(item.removeprefix(FIGURE_FOLDER))
    return {slug: list(ids) for slug, ids in known.items()}


def archive_page(version: str, code: str) -> str:
    """Return where the bytes of a pinned page are kept: embeds/@1f2e3d4c5b6a/zh.html."""
    return f"{EMBEDS_FOLDER}@{version}/{code}.html"


def archive_facts(version: str) -> str:
    """Return where it is kept what a pinned chart said: embeds/@1f2e3d4c5b6a/chart.json."""
    return f"{EMBEDS_FOLDER}@{version}/chart.json"


def archive_script(path: str) -> str:
    """Return where the host script at address `path` is kept: embeds/scripts/embed.1f2e.js."""
    return f"{EMBEDS_FOLDER}scripts/{path.rpartition('/')[2]}"


def hash_file(content: bytes) -> str:
    """Return the SHA-256 in hex by which an archived file, or a fetched one, is known."""
    return hashlib.sha256(content).hexdigest()


def _list_paths(paths: Iterable[str]) -> list[str]:
    return [f"  {_quote(path)}," for path in sorted(paths)]


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
