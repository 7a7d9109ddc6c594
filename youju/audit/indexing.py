"""Owns the command that makes an index: from a source's file to data/sources/<id>.numbers.csv."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from youju.audit.grammar import find_tongue
from youju.audit.indexes import make_index
from youju.content.site import load_site
from youju.formats.fragments import normalise_text
from youju.formats.source_files import extract_text
from youju.inputs import Inputs
from youju.model import Origin, PrintIndex
from youju.output.texts import write_text
from youju.problems import Problems
from youju.problems.hints import hint
from youju.tables.print_indexes import format_index, name_text
from youju.tables.sources import SOURCES


@dataclass(frozen=True)
class IndexedSource:
    """A source's id and text, the index made of it, and the one there was (None for none)."""

    source: str
    text: str
    index: PrintIndex
    former: PrintIndex | None


def index_source(inputs: Inputs, source_id: str, file: Path, problems: Problems) -> IndexedSource:
    """Return the source `id` of the site in `inputs` with the index of the text in `file`.

    A text with digits and no number is noted. Raises BuildError when the source is unknown, or its
    text or language cannot be read; what is wrong elsewhere in the site is no matter here.
    """
    site = load_site(inputs, problems.renew())
    source = site.sources.get(source_id)
    if source is None:
        problems.add(
            "index-strange-source", Origin(SOURCES), id=source_id, **hint(source_id, site.sources)
        )
        problems.raise_if_any()
    assert source
    language = source.written_in
    spoken = {known.tag: known for known in site.languages.values()}
    tongue = find_tongue(language.tag, spoken) if language else None
    if tongue is None:
        problems.add(
            "index-no-reader", source.origin, id=source_id, language=source.language or "-"
        )
    text = _read_text(file, problems)
    problems.raise_if_any()
    assert text is not None and tongue is not None  # else it was reported
    index = make_index(text, source_id, tongue)
    if not index.numbers and any(map(str.isdecimal, text)):
        problems.add("index-no-numbers", Origin(file.name))
    return IndexedSource(source_id, text, index, site.indexes.get(source_id))


def write_index(root: Path, indexed: IndexedSource, *, keep: bool) -> None:
    """Write the index under the site's folder `root`, and the text if we may `keep` it."""
    files = {indexed.index.file: format_index(indexed.index)}
    if keep:
        files[name_text(indexed.source)] = normalise_text(indexed.text)
    for name, text in files.items():
        write_text(root, name, text)


def _read_text(file: Path, problems: Problems) -> str | None:
    try:
        content = file.read_bytes()
    except OSError as error:
        problems.add("index-no-file", Origin(file.name), reason=error.strerror or error)
        return None
    return extract_text(content, file.name, problems)
