"""Owns what people read before they confirm translations: both texts, as before and as now."""

from __future__ import annotations

from collections.abc import Mapping

from youju.checks.second_eyes import CheckedRecord
from youju.checks.translations import TranslationRecord, report_turns
from youju.content.cited import Citation, parse_cited, render_plain
from youju.localized.figures import word_citation, word_figure
from youju.messages import word_message
from youju.model import Figure, Origin, Site
from youju.problems import Problems


def format_record_passages(site: Site, record: TranslationRecord, language: str) -> str:
    """Return each passage with its place, its original and its translation, figures in words.

    A text that has changed stands as it was confirmed last, too; what one language alone has turned
    round is told. `language` is that of the report.
    """
    stories = [story for story in site.stories if story.slug == record.name]
    figures = stories[0].figures if stories else {}
    lines = []
    for one in record.passages:
        lines.append(str(one.passage.origin))
        codes, former = (record.original, one.code), one.former or ("", "")
        for code, before, now in zip(codes, former, one.passage.texts, strict=True):
            lines.append(f"  {site.languages[code].name}")
            texts = {"confirmed-before": _word(site, figures, code, before)}
            texts["confirmed-now"] = _word(site, figures, code, now)
            if texts["confirmed-before"] in ("", texts["confirmed-now"]):
                del texts["confirmed-before"]
            for key, text in texts.items():
                lines.append(f"    {word_message(key, language)}: {text}")
        turns = Problems()
        report_turns(site, record.name, record.original, one, turns)
        lines += [f"  {turn.sentence(language)}" for turn in turns]
    return "\n".join(lines)


def format_checked(site: Site, record: CheckedRecord, language: str) -> str:
    """Return each figure that is to be recorded as it stands, by the name of each column.

    `language` is that of the report.
    """
    lines = []
    for figure in record.figures:
        lines.append(f"{figure.origin} {figure.id}")
        words = {code: word_figure(site, figure, code) for code in site.authored}
        cells = {code: f"{figure.label[code]}: {words[code]}" for code in site.authored}
        for name in ("period", "status", "source", "locator", "as_printed", "formula", "checked"):
            cells[name] = getattr(figure, name)
        lines += [f"  {name}: {cell}" for name, cell in cells.items() if cell]
    return "\n".join(lines)


def _word(site: Site, figures: Mapping[str, Figure], code: str, text: str) -> str:
    """Return a text in one line, figures in words; an id that is no figure stands for itself."""

    def word(citation: Citation) -> str:
        return word_citation(site, figures, code, citation)

    return " ".join(render_plain(parse_cited(text, Origin("")), word).split())
