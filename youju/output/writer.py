"""Owns the output: the only writer of the site, which replaces the old one as a whole or not."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from youju.origins import Origin
from youju.output.exchange import exchange_folders, list_leftovers, recover_folders
from youju.output.folders import (
    FolderListing,
    carry_file,
    finish_folders,
    list_folder,
    list_parents,
    name_beside,
    sync_folder,
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
from youju.output.spare import Spare
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


@dataclass(frozen=True)
class _Work:
    """What is to take the place of the `output`, which has the `former` site and `strangers`.

    `listed` is what lies in it now.
    """

    plan: list[OutputFile]
    output: Path
    manifest: Manifest
    former: Manifest
    listed: FolderListing
    strangers: list[tuple[str, bool]]
    seen: Sightings | None


def _replace(
    plan: list[OutputFile], output: Path, manifest: Manifest, seen: Sightings | None
) -> Changes:
    """Put the pages of `plan` in the place of what stands in `output`, and return what changed."""
    former = read_manifest(output) or Manifest("", {})
    listed = list_folder(output) if output.is_dir() else FolderListing({}, ())
    strangers = _find_strangers(listed, former)
    problems = Problems()
    check_strangers([page.path for page in plan], strangers, output, problems)
    problems.raise_if_any()
    work = _Work(plan, output, manifest, former, listed, strangers, seen)
    try:
        kept, untouched = _stage(work)
        exchange_folders(output)
        if seen:
            _keep_spare(work, kept)
    finally:
        # What cannot be removed now, say because a browser on Windows reads it, is removed by the
        # next build, which reports it when that fails too.
        with suppress(OSError):
            recover_folders(output)
    if seen:
        seen.renew(manifest.pages, untouched)
    paths = [page.path for page in plan]
    return Changes(
        written=tuple(path for path in paths if path not in kept),
        unchanged=tuple(path for path in paths if path in kept),
        removed=tuple(sorted(former.pages.keys() - set(paths))),
    )


def _find_strangers(listed: FolderListing, former: Manifest) -> list[tuple[str, bool]]:
    """Return what no build put into the output, each path with whether it is a folder."""
    ours, files = list_parents(former.pages), {*former.pages, MANIFEST}
    folders = [(path, True) for path in listed.folders if path not in ours]
    return [*folders, *((path, False) for path in sorted(listed.files.keys() - files))]


def _stage(work: _Work) -> tuple[set[str], set[str]]:
    """Make the stage; return the pages whose file stays, and those that were not touched at all."""
    spare = Spare(work.output)
    if work.seen and spare.stands():
        try:
            return _stage_spare(work, spare, work.seen)
        except OSError:
            spare.drop()
    stage = name_beside(work.output, "stage")
    _begin_stage(stage, format_manifest(work.manifest))
    _carry_strangers(work.strangers, work.output, stage)
    for folder in sorted(list_parents(work.manifest.pages)):
        (stage / folder).mkdir(exist_ok=True)
    kept = {page.path for page in track("writing", work.plan) if _stage_page(work, page, stage)}
    modes = dict.fromkeys(("", *list_folder(stage).folders), -1)
    finish_folders(stage, work.output, modes, modes)
    return kept, set()


def _stage_spare(work: _Work, spare: Spare, seen: Sightings) -> tuple[set[str], set[str]]:
    """Do as _stage: the `spare` becomes the stage, and its files that are the output's stay."""
    pages, there = work.manifest.pages, work.listed.files
    folders = list_parents(pages)
    left = spare.strip(pages, folders)
    untouched = {
        path
        for path, inode in left.items()
        if inode == there.get(path) and seen.vouch(path, pages[path])
    }
    for path in left.keys() - untouched:
        spare.remove(path)
    for folder in (*sorted(folders), *(path for path, is_folder in work.strangers if is_folder)):
        spare.make_folder(folder)
    _carry_strangers(work.strangers, work.output, spare.folder)
    others = [page for page in work.plan if page.path not in untouched]
    kept = {page.path for page in track("writing", others) if _stage_page(work, page, spare.folder)}
    write_file(spare.folder / MANIFEST, format_manifest(work.manifest))
    strangers = (path for path, _ in work.strangers)
    spare.finish([MANIFEST, *(page.path for page in others), *strangers])
    spare.folder.rename(name_beside(work.output, "stage"))
    return kept | untouched, untouched


def _keep_spare(work: _Work, kept: Collection[str]) -> None:
    """Keep the site that the output took the place of, if it shares most files with this one."""
    files = {MANIFEST, *work.former.pages, *(path for path, _ in work.strangers)}
    folders = {*list_parents(work.former.pages), *(path for path, _ in work.strangers)}
    with suppress(OSError):
        shared = 2 * len(kept) > len(work.plan) and _has_names(work.output / next(iter(kept)))
        for use in ("stage", "old") if shared else ():
            folder = name_beside(work.output, use)
            if folder.is_dir() and not folder.is_symlink():
                Spare(work.output).fill(folder, files, folders)


def _has_names(path: Path) -> bool:
    """Return whether a file has more names than one: there are hard links here."""
    return path.stat().st_nlink > 1


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


def _stage_page(work: _Work, page: OutputFile, folder: Path) -> bool:
    """Put a page into `folder`; return whether it is the old file, if that is as it is to be."""
    is_left = _is_left(work, page)
    if is_left:
        carry_file(f"{work.output}/{page.path}", f"{folder}/{page.path}")
    else:
        write_file(folder / page.path, page.content)
    return is_left


def _is_left(work: _Work, page: OutputFile) -> bool:
    """Return whether the page stands in the old site, which a build made, as it is to be."""
    if page.path not in work.former.pages:
        return False
    if work.seen and work.seen.vouch(page.path, work.manifest.pages[page.path]):
        return True
    return _has_bytes(work.output / page.path, page.content)


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
