"""Owns the output: the only writer of the site, which replaces the old one as a whole or not."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from youju.model import Origin
from youju.output.exchange import exchange_folders, list_leftovers, recover_folders
from youju.output.folders import (
    carry_file,
    finish_folders,
    list_parents,
    name_beside,
    sync_folder,
    walk_folder,
    write_file,
)
from youju.output.lock import lock_output
from youju.output.manifest import (
    MANIFEST,
    Manifest,
    OutputFile,
    format_manifest,
    make_manifest,
    read_manifest,
)
from youju.output.paths import check_output, check_paths, check_strangers
from youju.output.sightings import Sightings
from youju.problems import BuildError, Problems
from youju.progress import track

_FULL = (errno.ENOSPC, errno.EDQUOT)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


@dataclass(frozen=True)
class Changes:
    """What a build did to the site: the paths of its pages, in order."""

    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]


def write_pages(
    pages: Iterable[OutputFile],
    output: Path,
    digest: str,
    root: Path | None = None,
    seen: Sightings | None = None,
    exempt: Mapping[str, tuple[str, ...]] | None = None,
    known: Mapping[str, str] | None = None,
) -> Changes:
    """Make `pages` the site in the folder `output`; `digest` says what they were made from.

    What was held and let pass, `exempt`, is kept for the next difference. Pages whose hashes are
    `known` are not read for these.

    Old pages that `seen` vouches for are not read again; what now stands there is recorded in it.

    The site is staged beside the output and takes its place at once: whoever kills this at any
    moment finds the old site or the new one, byte for byte, after at most `recover_output`.
    Files that no build made stay. Unchanged pages keep their file, and so their time.

    Raises BuildError, with the old site in place, for an output that meets the inputs under
    `root`, for paths that no site can have, and when the disk refuses; BusyError while another
    build holds the output.
    """
    output = _locate(output)
    plan = sorted(pages, key=lambda page: page.path)
    problems = Problems()
    check_output(output, root, problems)
    check_paths([page.path for page in plan], output, problems)
    problems.raise_if_any()
    with _explained(output):
        output.parent.mkdir(parents=True, exist_ok=True)
        with lock_output(output):
            recover_folders(output)
            return _replace(plan, output, make_manifest(plan, digest, exempt, known), seen)


def recover_output(output: Path) -> None:
    """Mend what a killed build left behind; call it before the output is looked at.

    Raises BusyError while another build holds the output, BuildError when the disk refuses.
    """
    output = _locate(output)
    with _explained(output):
        if list_leftovers(output):
            with lock_output(output):
                recover_folders(output)


def _locate(output: Path) -> Path:
    # Path.resolve would follow a link, which is to be reported and not written through.
    return Path(os.path.abspath(output))  # noqa: PTH100


def _replace(
    plan: list[OutputFile], output: Path, manifest: Manifest, seen: Sightings | None
) -> Changes:
    former = read_manifest(output) or Manifest("", {})
    strangers = _list_strangers(output, former)
    problems = Problems()
    check_strangers([page.path for page in plan], strangers, output, problems)
    problems.raise_if_any()
    stage = name_beside(output, "stage")
    try:
        _begin_stage(stage, format_manifest(manifest))
        _carry_strangers(strangers, output, stage)
        for folder in sorted(list_parents(manifest.pages)):
            (stage / folder).mkdir(exist_ok=True)
        kept = {
            page.path
            for page in track("writing", plan)
            if _stage_page(page, output, stage, _is_left(page, output, former, manifest, seen))
        }
        finish_folders(stage, output)
        exchange_folders(output)
    finally:
        # What cannot be removed now, say because a browser on Windows reads it, is removed by the
        # next build, which reports it when that fails too.
        with suppress(OSError):
            recover_folders(output)
    if seen:
        seen.renew(manifest.pages)
    paths = [page.path for page in plan]
    return Changes(
        written=tuple(path for path in paths if path not in kept),
        unchanged=tuple(path for path in paths if path in kept),
        removed=tuple(sorted(former.pages.keys() - set(paths))),
    )


def _list_strangers(output: Path, former: Manifest) -> list[tuple[str, bool]]:
    """Return what no build put into the output, each path with whether it is a folder."""
    if not output.is_dir():
        return []
    folders = list_parents(former.pages)
    return [
        (path, is_folder)
        for path, is_folder in walk_folder(output)
        if path != MANIFEST and path not in (folders if is_folder else former.pages)
    ]


def _begin_stage(stage: Path, manifest: bytes) -> None:
    """Make the stage with its manifest, which tells a recovery what in it is ours to remove."""
    stage.mkdir()
    write_file(stage / MANIFEST, manifest)
    sync_folder(stage)


def _carry_strangers(strangers: list[tuple[str, bool]], output: Path, stage: Path) -> None:
    for path, is_folder in strangers:
        target = stage / path
        (target if is_folder else target.parent).mkdir(parents=True, exist_ok=True)
        if not is_folder:
            carry_file(output / path, target)


def _is_left(
    page: OutputFile, output: Path, former: Manifest, manifest: Manifest, seen: Sightings | None
) -> bool:
    """Return whether the page stands in the old site, which a build made, as it is to be."""
    if page.path not in former.pages:
        return False
    if seen and seen.vouch(page.path, manifest.pages[page.path]):
        return True
    return _has_bytes(output / page.path, page.content)


def _stage_page(page: OutputFile, output: Path, stage: Path, is_left: bool) -> bool:
    """Put a page on the stage; it is the old file if that `is_left`, which is returned."""
    if is_left:
        carry_file(f"{output}/{page.path}", f"{stage}/{page.path}")
    else:
        write_file(stage / page.path, page.content)
    return is_left


def _has_bytes(path: Path, content: bytes) -> bool:
    try:
        return not path.is_symlink() and path.read_bytes() == content
    except OSError:
        return False


@contextmanager
def _explained(output: Path) -> Iterator[None]:
    """Turn what the system refuses into a problem that an editor can mend."""
    try:
        yield
    except OSError as error:
        code = "output-failed"
        if error.errno in _FULL:
            code = "output-disk-full"
        elif error.errno in _FORBIDDEN:
            code = "output-forbidden"
        problems = Problems()
        place = error.filename or output
        problems.add(code, Origin(output.name), place=place, reason=error.strerror or error)
        raise BuildError(problems) from error
