"""Owns declared numbers in labels: {{ literal("Route 66", "a name") }} becomes its words."""

from __future__ import annotations

from dataclasses import replace

from youju.content.cited import parse_cited, render_plain
from youju.model import Figure, Origin, Text


def spell(text: Text) -> Text:
    """Return `text` with the words of each literal() in its place.

    A text that cites anything else stays as it is: `checks.uncited` tells where.
    """
    return Text({code: _spell(words) for code, words in text.items()}, tuple(text))


def spell_figure(figure: Figure) -> Figure:
    """Return `figure` with plain words in each language's columns; it knows what was declared."""
    further = {name: cell for name, cell in figure.further.items() if isinstance(cell, Text)}
    texts = [text for text in (figure.label, figure.note, *further.values()) if text]
    return replace(
        figure,
        label=spell(figure.label),
        note=spell(figure.note) if figure.note else None,
        further={**figure.further, **{name: spell(text) for name, text in further.items()}},
        literals=frozenset(
            citation.id
            for text in texts
            for words in text.values()
            for citation in parse_cited(words, Origin("")).citations
            if citation.function == "literal"
        ),
    )


def _spell(words: str) -> str:
    cited = parse_cited(words, Origin(""))
    if any(citation.function != "literal" for citation in cited.citations):
        return words
    return render_plain(cited, lambda citation: citation.id)
