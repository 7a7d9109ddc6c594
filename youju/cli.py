"""Owns the command line: the only module that prints and exits."""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from youju.inputs import Inputs, read_inputs
from youju.messages import use_utf8, word_message
from youju.output.lock import BusyError
from youju.problems import BuildError, Problem, Problems
from youju.progress_line import ProgressLine, show_progress
from youju.reports import word_held
from youju.usage import parse_usage

if TYPE_CHECKING:
    from youju.bundles.ledger import Anew

# Exit codes: problems for an editor to mend; another build at work (BSD's EX_TEMPFAIL); Ctrl-C.
PROBLEMS, BUSY, INTERRUPTED = 1, 75, 130
_YES = ("y", "yes", "是", "好")
# So many more objects than before have Python look for those that nobody needs. At its own 700 that
# is a tenth of a build, whose objects are nearly all needed to its end.
_COLLECTED = 200_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, `build` when none is given, and return its exit code.

    0 done, 1 problems, 75 busy, 130 interrupted; wrong usage exits with 2.
    """
    use_utf8()
    gc.set_threshold(_COLLECTED)
    given = list(sys.argv[1:] if arguments is None else arguments) or ["build"]
    options = parse_usage(given, _COMMANDS)
    try:
        code = _run(options)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # whoever read along, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(options: argparse.Namespace) -> int:
    try:
        return int(options.run(options))
    except BuildError as error:
        _report(error.problems, options)
        return PROBLEMS
    except BusyError as error:
        _report([error.problem], options)
        return BUSY
    except KeyboardInterrupt:
        return INTERRUPTED


def _build(options: argparse.Namespace) -> int:
    from youju.api import build

    started = time.perf_counter()
    with _show_progress(options):
        asked = {name: getattr(options, name) for name in ("fresh", "today", "explain", "jobs")}
        built = build(options.root, _find_output(options), **asked)
    page = built.output / "index.html"
    if built.changes is None:
        return _succeed(options, "up-to-date", built.notes, file=page)
    from youju.content.register import LOCK

    language = options.lang or "en"
    changes, count = built.changes, built.recorded
    counts = {name: len(getattr(changes, name)) for name in ("written", "unchanged", "removed")}
    recorded = word_message("recorded", language, count=count, file=LOCK) + "\n" if count else ""
    values = {
        "pages": built.pages,
        "recorded": recorded,
        "held": word_held(built.held, language),
        "seconds": f"{time.perf_counter() - started:.1f}",
        "address": page.resolve().as_uri(),
    }
    return _succeed(options, "built", built.notes, *built.anew, **values, **counts)


def _check(options: argparse.Namespace) -> int:
    from youju.crews import offer_crew
    from youju.publish import publish

    inputs, problems = _read(options.root, options.today)
    with _show_progress(options):
        prepared = publish(inputs, problems, sparing=True, hire=offer_crew(options.jobs))
    held = word_held(prepared.count(), options.lang or "en")
    anew = prepared.explain() if options.explain else ()
    return _succeed(options, "no-problems", problems, *anew, pages=len(prepared.pages), held=held)


def _diff(options: argparse.Namespace) -> int:
    from youju.difference.compare import compare_sites, read_former
    from youju.difference.exemptions import compare_exemptions
    from youju.difference.report import format_difference
    from youju.output.manifest import read_manifest
    from youju.publish import prepare

    former = read_former(_find_output(options))
    with _show_progress(options):
        prepared = prepare(*_read(options.root))
    spoken = prepared.site.languages.values()
    difference = None if former is None else compare_sites(former, prepared.pages, spoken)
    kept = read_manifest(_find_output(options))
    if difference and kept and kept.exempt is not None:
        lines = compare_exemptions(kept.exempt, prepared.list_exemptions())
        difference = replace(difference, exemptions=lines)
    print(format_difference(difference, options.format, options.lang or "en"))
    return 0


def _translated(options: argparse.Namespace) -> int:
    from youju.checks.translations import record_translations, write_record
    from youju.content.site import load_site
    from youju.difference.confirming import format_record_passages

    inputs, problems = _read(options.root)
    site = load_site(inputs, problems)
    codes = [options.lang_of_text] if options.lang_of_text else []
    record = record_translations(site, options.story, codes, problems, seen=not options.yes)
    problems.raise_if_any()
    assert record  # nothing was reported
    language, count = options.lang or "en", len(record.passages)
    if record.passages:
        print(format_record_passages(site, record, language))
        if not options.yes and not _ask(word_message("confirm", language, count=count), language):
            print(word_message("unconfirmed", language))
            return PROBLEMS
    write_record(options.root, record)
    print(word_message("confirmed", language, count=count, file=record.file))
    return 0


def _checked(options: argparse.Namespace) -> int:
    from youju.checks.second_eyes import CHECKED, record_checked
    from youju.content.site import load_site
    from youju.difference.confirming import format_checked
    from youju.output.texts import write_text

    inputs, problems = _read(options.root)
    site = load_site(inputs, problems)
    record = record_checked(site, options.story, problems)
    problems.raise_if_any()
    assert record  # nothing was reported
    language, count = options.lang or "en", len(record.figures)
    if record.figures:
        print(format_checked(site, record, language))
        if not options.yes and not _ask(word_message("sign", language, count=count), language):
            print(word_message("unsigned", language))
            return PROBLEMS
        write_text(options.root, CHECKED, record.text)
    print(word_message("signed", language, count=count, file=CHECKED))
    return 0


def _ask(question: str, language: str) -> bool:
    """Return the answer of whoever sits at the terminal; without one, nobody says yes."""
    if not sys.stdin.isatty():
        print(word_message("confirm-yes", language))
        return False
    try:
        return input(question).strip().lower() in _YES
    except EOFError:
        return False


def _pin(options: argparse.Namespace) -> int:
    from youju.content.register import LOCK
    from youju.embeds.archive import record_embeds
    from youju.embeds.pins import make_pins
    from youju.publish import publish

    inputs, problems = _read(options.root, options.today)
    with _show_progress(options):
        prepared = publish(inputs, problems)
    names = (options.story_of_chart, options.chart)
    pins = make_pins(prepared.open_press(), *names, inputs.today.isoformat(), problems)
    problems.raise_if_any()
    files = {name: content for made in pins.values() for name, content in made.items()}
    recorded = record_embeds(options.root, (), files, pins)
    print(word_message("pinned", options.lang or "en", count=recorded.count, file=LOCK))
    return 0


def _source(options: argparse.Namespace) -> int:
    from youju.audit.indexing import index_source, write_index
    from youju.difference.indexes import compare_indexes, format_entries

    inputs, problems = _read(options.root)
    indexed = index_source(inputs, options.source_id, options.source_file, problems)
    write_index(options.root, indexed, keep=options.keep)
    language = options.lang or "en"
    changes = compare_indexes(indexed.former, indexed.index) if indexed.former else ()
    print(*format_entries(changes, language), sep="\n", end="\n" if changes else "")
    counts = {"count": len(indexed.index.numbers), "changed": len(changes)}
    print(word_message("indexed", language, file=indexed.index.file, **counts))
    if problems:
        _report(problems, options)
    return 0


def _fetch(options: argparse.Namespace) -> int:
    from youju.fetching.tables import fetch_table, write_table

    inputs, problems = _read(options.root)
    fetched, language = fetch_table(inputs, options.table_name, problems), options.lang or "en"
    count = len(fetched.changes)
    print(*fetched.changes, sep="\n", end="\n" if count else "")
    question = word_message("fetch-confirm", language, count=count, file=fetched.file)
    if count and not options.yes and not _ask(question, language):
        print(word_message("fetch-kept", language, file=fetched.file))
        return PROBLEMS
    write_table(options.root, fetched)
    print(word_message("fetched", language, count=count, file=fetched.file))
    return 0


def _serve(options: argparse.Namespace) -> int:
    from youju.preview.open_pages import OpenPages
    from youju.preview.server import Serving, serve

    language = options.lang or "en"
    line = ProgressLine(sys.stderr, language)

    def say(told: str) -> None:
        line.close()
        print(told, flush=True)

    try:
        serving = Serving(port=options.port, language=language, say=say, hear=line.listener)
        serve(options.root, OpenPages(), serving)
    finally:
        line.close()
    return 0


def _read(root: Path, today: date | None = None) -> tuple[Inputs, Problems]:
    problems = Problems()
    return read_inputs(root, problems, today), problems


def _show_progress(options: argparse.Namespace) -> AbstractContextManager[None]:
    return show_progress(sys.stderr, options.lang or "en")


def _find_output(options: argparse.Namespace) -> Path:
    output: Path = options.output or options.root / "output"
    return output.absolute()


def _report(problems: Iterable[Problem], options: argparse.Namespace) -> None:
    """Print problems: text for people on stderr, everything for programs on stdout."""
    from youju.reports import format_problems

    form = getattr(options, "format", "text")
    if report := format_problems(problems, form, options.lang, options.root):
        print(report, file=sys.stderr if form == "text" else sys.stdout)


def _succeed(
    options: argparse.Namespace, key: str, notes: Problems, *anew: Anew, **values: object
) -> int:
    """Print notes and an ending for people; a program that reads stdout finds the notes there."""
    language = options.lang or "en"
    told = word_message(key, language, **values)
    if options.explain:
        from youju.explaining import format_anew

        told += "\n" + format_anew(anew, language, fresh=getattr(options, "fresh", False))
    if notes or options.format != "text":
        _report(notes, options)
    print(told, file=sys.stdout if options.format == "text" else sys.stderr)
    return 0


_COMMANDS = {
    "build": _build,
    "check": _check,
    "diff": _diff,
    "translated": _translated,
    "checked": _checked,
    "pin": _pin,
    "source": _source,
    "fetch": _fetch,
    "serve": _serve,
}
