"""Owns exchanged citations: a translation that names figures in another order is confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from youju.checks.confirmed import parse_record
from youju.checks.passages import list_passages
from youju.content.cited import parse_cited
from youju.model import Origin, Site, Story
from youju.problems import Problems


def check_exchanges(site: Site, problems: Problems) -> None:
    """Report passages whose translation cites the same figures in another order, unconfirmed.

    Languages order their sentences differently, and an exchange of two figures looks just so: a
    person has to have looked, which `build.py translated` records. Stories without a record of
    their translations are left alone.
    """
    for story in site.stories:
        for original, code, known in _list_records(site, story):
            for passage in list_passages(site, story, original, code):
                first = _list_cited("\n".join(piece.text for piece in passage.original))
                mine = _list_cited(passage.translation)
                if first == mine or sorted(first) != sorted(mine) or passage.hashes in known:
                    continue
                problems.add(
                    "exchange-unconfirmed",
                    passage.origin,
                    name=story.slug,
                    language=site.languages[code].name,
                    mine=", ".join(mine),
                    theirs=", ".join(first),
                )


def _list_records(site: Site, story: Story) -> Iterator[tuple[str, str, set[tuple[str, str]]]]:
    """Yield (original, language, confirmed pairs of hashes); a broken record is told elsewhere."""
    try:
        record = parse_record(site.files.get(f"{story.folder}/translations.toml", b""))
    except ValueError:
        return
    for code, confirmed in record.languages.items():
        if record.original in story.prose and code in site.authored:
            yield record.original, code, set(confirmed.hashes.values())


def _list_cited(text: str) -> list[str]:
    citations = parse_cited(text, Origin("")).citations
    return [citation.id for citation in citations if citation.function == "fig"]
