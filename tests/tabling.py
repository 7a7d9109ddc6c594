"""What the tests of tables share: languages, units, sources, and the way from bytes to figures."""

from pathlib import Path

from youju.content.units import read_units
from youju.formats.csv import parse_csv
from youju.formats.decoding import decode
from youju.model import Figure, Language, Source, Table
from youju.problems import Problem, Problems
from youju.tables.figures import parse_figures
from youju.tables.sources import parse_sources

FOLDER = Path(__file__).parent / "mistakes"
FILE = "data/input.csv"
LANGUAGES = {
    "zh": Language("zh", "zh-Hant", "繁體中文"),
    "en": Language("en", "en", "English"),
    "zh-hans": Language("zh-hans", "zh-Hans", "简体中文", derived_from="zh"),
}
HEADER = "id,group,label_zh,label_en,value,unit,qualifier,source,as_printed,formula,round"


def read_table(content: bytes | str, problems: Problems, file: str = FILE) -> Table | None:
    """Read a table from what an editor saved."""
    content = content.encode() if isinstance(content, str) else content
    text = decode(content, file, problems)
    return None if text is None else parse_csv(text, file, problems)


UNITS = read_units((FOLDER / "units.toml").read_bytes(), "units.toml", LANGUAGES, Problems())


def _read_sources() -> dict[str, Source]:
    table = read_table((FOLDER / "sources.csv").read_bytes(), Problems(), "data/sources.csv")
    assert table
    return parse_sources(table, LANGUAGES, Problems())


SOURCES = _read_sources()


def read_figures(content: bytes | str, problems: Problems) -> dict[str, Figure]:
    """Read figures from what an editor saved."""
    table = read_table(content, problems)
    return parse_figures(table, UNITS, LANGUAGES, problems, SOURCES) if table else {}


def figures_of(*rows: str) -> tuple[dict[str, Figure], list[str]]:
    """Read figures from rows under HEADER; return them and the codes of the problems found."""
    problems = Problems()
    figures = read_figures("\n".join([HEADER, *rows, ""]), problems)
    return figures, [problem.code for problem in problems]


def row(figure_id: str, value: str = "", unit: str = "person", **cells: str) -> str:
    """Return a CSV row under HEADER: printed by the report, or derived when it has a formula."""
    derived = "formula" in cells
    filled = {
        "id": figure_id,
        "label_zh": "人數",
        "label_en": "People",
        "value": value,
        "unit": unit,
    }
    filled["source"] = "" if derived else "report"
    filled["as_printed"] = "" if derived else value
    filled |= cells
    return ",".join(f'"{filled.get(name, "")}"' for name in HEADER.split(","))


def check_told(found: list[Problem], file: str = FILE) -> None:
    """Assert that each problem has a place in the file and words in both languages."""
    for problem in found:
        assert problem.origin.file == file
        assert problem.origin.line >= 1
        assert problem.origin.column >= 1
        for language in ("en", "zh"):
            assert problem.sentence(language)
            assert problem.mend(language)
