"""The writer: the output is the old site or the new one, and strangers' files stay."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from youju.model import Page
from youju.output import exchange
from youju.output import writer as output
from youju.output.manifest import MANIFEST
from youju.output.writer import Changes, recover_output, write_pages
from youju.problems import BuildError

HERE = Path(__file__).parents[1]
NEEDS_FORK = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that can fork")


def pages(**contents: str) -> list[Page]:
    return [Page(f"{name}/index.html", text.encode()) for name, text in contents.items()]


def read_site(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def list_names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def codes(error: pytest.ExceptionInfo[BuildError]) -> list[str]:
    for problem in error.value.problems:
        assert problem.sentence("en") and problem.sentence("zh")
        assert problem.mend("en") and problem.mend("zh")
    return [problem.code for problem in error.value.problems]


@pytest.fixture
def quick(tmp_path: Path) -> Iterator[Path]:
    """Give a folder in memory where there is one: these tests write many thousand files."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else tmp_path) as folder:
        yield Path(folder)


def run_crashing(*arguments: str | Path) -> int:
    """Run crashing.py and return how many events the build went through."""
    environment = os.environ | {"PYTHONPATH": str(HERE.parent)}
    script = HERE / "crashing.py"
    command = [sys.executable, str(script), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment)
    assert done.returncode == 0, done.stderr
    return int(done.stdout)


@pytest.mark.slow
@NEEDS_FORK
@pytest.mark.parametrize(
    ("start", "way"),
    [
        ("nothing", "swap"),
        ("strangers", "swap"),
        ("strangers", "layer"),
        ("site", "swap"),
        ("site", "renames"),
        ("site", "layer"),
        ("site", "copies"),
        ("spared", "swap"),
        ("spared", "renames"),
    ],
)
def test_killed_at_every_event(start: str, way: str, quick: Path) -> None:
    assert run_crashing("kill", start, way, quick / "x") > 30


@pytest.mark.slow
@NEEDS_FORK
@pytest.mark.parametrize("how", ["full", "fail"])
@pytest.mark.parametrize(
    ("start", "way"),
    [
        ("nothing", "swap"),
        ("site", "swap"),
        ("site", "layer"),
        ("site", "copies"),
        ("spared", "swap"),
    ],
)
def test_refused_at_every_event(how: str, start: str, way: str, quick: Path) -> None:
    assert run_crashing(how, start, way, quick / "x") > 30


FULL_DISK = """
import os, sys
from pathlib import Path
from youju.model import Page
from youju.output.writer import write_pages
from youju.problems import BuildError
disk = Path(sys.argv[1])
site = lambda fill: [Page(f"{i}/index.html", fill * 20_000) for i in range(10)]
read = lambda: [path.read_bytes() for path in sorted((disk / "output").rglob("index.html"))]
write_pages(site(b"a"), disk / "output", "old")
for eighths in range(1, 8):
    space = os.statvfs(disk)
    with (disk / "ballast").open("wb") as file:
        file.write(bytes(space.f_bavail * space.f_frsize - 240_000 * eighths // 8))
    try:
        write_pages(site(b"b"), disk / "output", "new")
        sys.exit(f"{eighths}/8 of the space were enough")
    except BuildError as error:
        assert [problem.code for problem in error.problems] == ["output-disk-full"]
    assert read() == [page.content for page in site(b"a")]
    assert sorted(os.listdir(disk)) == ["ballast", "output"]
    (disk / "ballast").unlink()
write_pages(site(b"b"), disk / "output", "new")
assert read() == [page.content for page in site(b"b")]
"""


def test_disk_really_full(tmp_path: Path) -> None:
    mounted = 'mount -t tmpfs -o size=1m none "$1" && echo mounted && exec "$2" -c "$3" "$1"'
    shell = ["sh", "-c", mounted, "sh", str(tmp_path), sys.executable, FULL_DISK]
    try:
        done = subprocess.run(
            ["unshare", "--user", "--map-root-user", "--mount", *shell],
            capture_output=True,
            text=True,
            env=os.environ | {"PYTHONPATH": str(HERE.parent)},
        )
    except FileNotFoundError:
        pytest.skip("needs Linux's unshare")
    if "mounted" not in done.stdout:
        pytest.skip("needs the right to mount a small disk")
    assert done.returncode == 0, done.stderr


def test_changes_are_told(tmp_path: Path) -> None:
    site = tmp_path / "output"
    first = write_pages(pages(a="1", b="2", c="3"), site, "one")
    assert first == Changes(("a/index.html", "b/index.html", "c/index.html"), (), ())
    second = write_pages(pages(d="4", b="two", a="1"), site, "two")
    assert second == Changes(
        written=("b/index.html", "d/index.html"),
        unchanged=("a/index.html",),
        removed=("c/index.html",),
    )
    assert read_site(site) == {"a/index.html": b"1", "b/index.html": b"two", "d/index.html": b"4"}
    assert not (site / "c").exists()


@pytest.mark.parametrize("links", [True, False])
def test_unchanged_pages_keep_their_time(
    links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "output"
    write_pages(pages(a="1", b="2"), site, "one")
    for path in ("a/index.html", "b/index.html"):
        os.utime(site / path, (1_000_000_000, 1_000_000_000))
    before = (site / "a/index.html").stat()
    if not links:
        monkeypatch.setattr(os, "link", refuse)
    write_pages(pages(a="1", b="changed"), site, "two")
    after = (site / "a/index.html").stat()
    assert after.st_mtime_ns == before.st_mtime_ns
    assert (after.st_ino == before.st_ino) is links
    assert (site / "b/index.html").stat().st_mtime_ns != before.st_mtime_ns


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


def test_a_page_edited_in_the_output_is_written_again(tmp_path: Path) -> None:
    site = tmp_path / "output"
    write_pages(pages(a="true"), site, "one")
    (site / "a/index.html").write_text("fake")
    assert write_pages(pages(a="true"), site, "one").written == ("a/index.html",)
    assert read_site(site) == {"a/index.html": b"true"}


def test_a_page_that_became_a_link_is_written_again(tmp_path: Path) -> None:
    site = tmp_path / "output"
    write_pages(pages(a="true"), site, "one")
    outside = tmp_path / "outside.html"
    outside.write_text("true")
    (site / "a/index.html").unlink()
    (site / "a/index.html").symlink_to(outside)
    write_pages(pages(a="true"), site, "one")
    assert not (site / "a/index.html").is_symlink()
    assert outside.read_text() == "true"


def test_strangers_stay_for_ever(tmp_path: Path) -> None:
    site = tmp_path / "output"
    (site / "photos/2021").mkdir(parents=True)
    (site / "empty").mkdir()
    (site / ".gitkeep").touch()
    (site / "photos/2021/a.jpg").write_bytes(b"jpg")
    for text in ("1", "2"):
        write_pages(pages(a=text), site, text)
        (site / "a/mine.txt").write_text("mine")
    write_pages(pages(b="3"), site, "3")
    assert read_site(site) == {
        ".gitkeep": b"",
        "photos/2021/a.jpg": b"jpg",
        "a/mine.txt": b"mine",
        "b/index.html": b"3",
    }
    assert (site / "empty").is_dir()


def test_a_stranger_that_comes_during_the_build_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "output"
    write_pages(pages(a="1", b="1"), site, "one")

    def exchange_late(folder: Path) -> None:
        (site / "b/late.txt").write_text("late")
        (site / "new/empty").mkdir(parents=True)
        exchange.exchange_folders(folder)

    monkeypatch.setattr(output, "exchange_folders", exchange_late)
    write_pages(pages(a="2"), site, "two")
    assert read_site(site) == {"a/index.html": b"2", "b/late.txt": b"late"}
    assert (site / "new/empty").is_dir()
    assert list_names(tmp_path) == ["output"]


def test_a_link_to_a_folder_is_kept_and_never_followed(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "output", tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "index.html").write_text("not ours")
    write_pages(pages(a="1"), site, "one")
    (site / "linked").symlink_to("../elsewhere")
    write_pages([], site, "two")
    assert (site / "linked").readlink() == Path("../elsewhere")
    assert (elsewhere / "index.html").read_text() == "not ours"


def test_a_page_never_overwrites_a_stranger(tmp_path: Path) -> None:
    site = tmp_path / "output"
    site.mkdir()
    (site / "CNAME").write_text("news.example")
    (site / "a").write_text("a file where a folder should be")
    with pytest.raises(BuildError) as error:
        write_pages([*pages(a="1"), Page("CNAME", b"other")], site, "one")
    assert codes(error) == ["output-stranger", "output-stranger"]
    assert list_names(tmp_path) == ["output"]
    assert read_site(site)["CNAME"] == b"news.example"


def test_nothing_is_touched_for_bad_paths(tmp_path: Path) -> None:
    with pytest.raises(BuildError) as error:
        write_pages([Page("../x", b""), Page("a", b""), Page("A", b"")], tmp_path / "o", "one")
    assert codes(error) == ["output-path-outside", "output-path-twice"]
    assert list_names(tmp_path) == []


def test_the_output_may_not_be_the_site_itself(tmp_path: Path) -> None:
    (tmp_path / "site_src").mkdir()
    with pytest.raises(BuildError) as error:
        write_pages(pages(a="1"), tmp_path, "one", root=tmp_path)
    assert codes(error) == ["output-meets-inputs"]
    assert list_names(tmp_path) == ["site_src"]


def test_a_refusal_of_the_system_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "output"
    write_pages(pages(a="1"), site, "one")
    monkeypatch.setattr(output, "write_file", refuse)
    with pytest.raises(BuildError) as error:
        write_pages(pages(a="2"), site, "two")
    assert codes(error) == ["output-forbidden"]
    assert read_site(site) == {"a/index.html": b"1"}
    assert list_names(tmp_path) == ["output"]


def test_an_interrupt_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "output"
    write_pages(pages(a="1"), site, "one")

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(output, "finish_folders", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_pages(pages(a="2"), site, "two")
    assert read_site(site) == {"a/index.html": b"1"}
    assert list_names(tmp_path) == ["output"]


def test_what_cannot_be_removed_now_is_removed_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "output"
    write_pages(pages(a="1"), site, "one")
    with monkeypatch.context() as patch:
        patch.setattr(exchange, "retire_folder", refuse)
        write_pages(pages(a="2"), site, "two")
        assert read_site(site) == {"a/index.html": b"2"}
        assert list_names(tmp_path) == [".output.stage", "output"]
        with pytest.raises(BuildError) as error:
            write_pages(pages(a="3"), site, "three")
        assert codes(error) == ["output-forbidden"]
    recover_output(site)
    assert list_names(tmp_path) == ["output"]
    assert read_site(site) == {"a/index.html": b"2"}


def test_a_relative_output_in_a_missing_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_pages(pages(a="1"), Path("deep/er/../output"), "one")
    recover_output(Path("nowhere/output"))
    assert read_site(tmp_path / "deep/output") == {"a/index.html": b"1"}
    assert list_names(tmp_path) == ["deep"]


SAME_BYTES = """
import sys
from pathlib import Path
from youju.model import Page
from youju.output.writer import write_pages
names = {f"第{n}頁/index.html" for n in range(40)}
write_pages({Page(name, name.encode()) for name in names}, Path(sys.argv[1]), "digest")
"""


def test_same_pages_same_bytes(tmp_path: Path) -> None:
    manifests = set()
    for seed, zone, mask in (("0", "UTC", 0o022), ("1", "Asia/Shanghai", 0o077), ("2", "UTC", 0)):
        site = tmp_path / seed / "output"
        more = {"PYTHONPATH": str(HERE.parent), "PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", SAME_BYTES, str(site)]
        subprocess.run(command, check=True, env=os.environ | more, umask=mask)
        manifests.add((site / MANIFEST).read_bytes())
        assert len(read_site(site)) == 40
    assert len(manifests) == 1


TWO_BUILDS = """
import sys
from pathlib import Path
from youju.output.lock import BusyError
from youju.model import Page
from youju.output.writer import write_pages
name, output = sys.argv[1:]
pages = [Page(f"{name if n % 2 else 'both'}/{n}.html", name.encode()) for n in range(60)]
print("ready", flush=True)
sys.stdin.readline()
try:
    write_pages(pages, Path(output), name)
except BusyError:
    sys.exit(75)
"""


@pytest.mark.slow
def test_two_builds_at_once_never_mix(tmp_path: Path) -> None:
    site = tmp_path / "output"
    command = [sys.executable, "-c", TWO_BUILDS]
    environment = os.environ | {"PYTHONPATH": str(HERE.parent)}
    for _ in range(10):
        builds = {
            name: subprocess.Popen(
                [*command, name, str(site)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                env=environment,
            )
            for name in ("first", "second")
        }
        for build in builds.values():
            assert build.stdout is not None and build.stdout.readline() == "ready\n"
        for build in builds.values():
            assert build.stdin is not None
            build.stdin.write("go\n")
            build.stdin.flush()
        for build in builds.values():
            build.communicate()
        ends = {name: build.returncode for name, build in builds.items()}
        found = read_site(site)
        winners = [name for name, end in ends.items() if end == 0]
        assert set(ends.values()) <= {0, 75} and winners
        assert len(found) == 60
        assert set(found.values()) in [{name.encode()} for name in winners]
        assert list_names(tmp_path) == ["output"]


def test_same_size_and_time_prove_nothing(tmp_path: Path) -> None:
    site = tmp_path / "output"
    write_pages(pages(a="12345"), site, "one")
    before = (site / "a/index.html").stat()
    (site / "a/index.html").write_text("1234x")
    os.utime(site / "a/index.html", ns=(before.st_atime_ns, before.st_mtime_ns))
    write_pages(pages(a="12345"), site, "one")
    assert read_site(site) == {"a/index.html": b"12345"}
