"""Owns the command line: the only module that prints and exits."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from youju import __version__
from youju.inputs import Inputs, read_inputs
from youju.model import Page
from youju.output.fresh import build_digest, is_fresh
from youju.output.lock import BusyError
from youju.output.paths import check_output
from youju.output.writer import recover_output, write_pages
from youju.problems import LANGUAGES, BuildError, Problem, Problems

# Exit codes: problems for an editor to mend; another build at work (BSD's EX_TEMPFAIL).
PROBLEMS, BUSY = 1, 75


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 problems, 2 wrong usage, 75 busy."""
    options = _make_parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except BuildError as error:
        print(format_problems(error.problems, options.lang), file=sys.stderr)
        return PROBLEMS
    except BusyError as error:
        print(format_problems([error.problem], options.lang), file=sys.stderr)
        return BUSY


def format_problems(problems: Sequence[Problem], language: str | None = None) -> str:
    """Return the report of `problems` in `language`, or in every language when it is None."""
    lines = []
    for problem in problems:
        lines.append(f"{problem.origin} {problem.code}")
        for code in [language] if language else LANGUAGES:
            lines += [f"  {problem.sentence(code)}", f"  {problem.mend(code)}"]
    count, files = len(problems), len({problem.origin.file for problem in problems})
    totals = {
        "en": f"Problems: {count}, in files: {files}. Nothing was written.",
        "zh": f"共 {count} 個問題，在 {files} 個檔案裏。沒有寫出任何檔案。",
    }
    lines += ["", *(totals[code] for code in ([language] if language else LANGUAGES))]
    return "\n".join(lines)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Build, preview and check a site in which no number is typed."
    )
    parser.add_argument("--version", action="version", version=f"youju {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--root", type=Path, default=Path(), help="the site's folder (here)")
    common.add_argument("--lang", choices=LANGUAGES, help="language of problems (both)")
    commands = parser.add_subparsers(required=True, metavar="command")
    build = commands.add_parser("build", parents=[common], help="write the site to output/")
    build.add_argument("--output", type=Path, help="the folder to write (output in the root)")
    build.set_defaults(run=_build)
    check = commands.add_parser("check", parents=[common], help="find problems, write nothing")
    check.set_defaults(run=_check)
    serve = commands.add_parser("serve", parents=[common], help="show every saved change at once")
    serve.add_argument("--port", type=int, default=5500, help="where the preview listens (5500)")
    serve.set_defaults(run=_serve)
    return parser


def _build(options: argparse.Namespace) -> int:
    started = time.perf_counter()
    output = (options.output or options.root / "output").absolute()
    recover_output(output)
    inputs, problems = _read(options.root)
    check_output(output, options.root, problems)
    digest = build_digest(inputs, {})
    if not problems and is_fresh(output, digest):
        print(f"up to date: {output / 'index.html'}")
        return 0
    from youju.publish import plan_inputs

    pages = [Page(path, content) for path, content in plan_inputs(inputs, problems).items()]
    changes = write_pages(pages, output, digest, options.root)
    seconds = time.perf_counter() - started
    print(
        f"{len(pages)} pages in {seconds:.1f} s: {len(changes.written)} written, "
        f"{len(changes.unchanged)} unchanged, {len(changes.removed)} removed"
    )
    print(f"open {(output / 'index.html').resolve().as_uri()}")
    return 0


def _check(options: argparse.Namespace) -> int:
    from youju.publish import plan_inputs

    pages = plan_inputs(*_read(options.root))
    print(f"no problems in {len(pages)} pages")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from youju.preview.server import serve
    from youju.publish import plan_site

    serve(
        options.root,
        plan_site,
        port=options.port,
        language=options.lang or "en",
        say=lambda line: print(line, flush=True),
    )
    return 0


def _read(root: Path) -> tuple[Inputs, Problems]:
    problems = Problems()
    return read_inputs(root, problems), problems
