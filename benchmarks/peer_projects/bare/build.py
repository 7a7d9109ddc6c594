"""What a newsroom would write for itself: tables to charts with Altair, prose to pages with Jinja2.

Run in the site's folder. It makes everything anew each time.
"""

from __future__ import annotations

from pathlib import Path

import altair as alt
import jinja2
import markdown
import pandas as pd
import vl_convert

PAGE = """<!doctype html>
<html lang="{{ language }}"><head><meta charset="utf-8"><title>{{ title }}</title></head>
<body><main><h1>{{ title }}</h1>{{ content }}</main></body></html>
"""


def draw(rows: pd.DataFrame) -> str:
    """Return a bar chart of `rows` as SVG."""
    chart = alt.Chart(rows).mark_bar().encode(alt.X("value"), alt.Y("label", sort=None))
    return vl_convert.vegalite_to_svg(chart.to_dict())


def main() -> None:
    """Write every story in every language under dist/."""
    template = jinja2.Environment().from_string(PAGE)
    links = []
    for source in sorted(Path("content").glob("*/*.md")):
        language, slug = source.parent.name, source.stem
        heading, _, prose = source.read_text("utf-8").partition("\n")
        table = pd.read_csv(f"data/{language}/{slug}.csv")
        content = markdown.markdown(prose, extensions=["attr_list"])
        for chart, rows in table.groupby("chart"):
            svg = draw(rows)
            picture = Path("dist/charts", language, slug, f"{chart}.svg")
            picture.parent.mkdir(parents=True, exist_ok=True)
            picture.write_text(svg, "utf-8")
            content = content.replace(f"[[{chart}]]", svg)
        page = Path("dist", language, slug, "index.html")
        page.parent.mkdir(parents=True, exist_ok=True)
        title = heading.removeprefix("# ")
        page.write_text(template.render(language=language, title=title, content=content), "utf-8")
        links.append(f'<li><a href="{language}/{slug}/">{title}</a></li>')
    index = template.render(language="zh", title="Peer", content="".join(links))
    Path("dist/index.html").write_text(index, "utf-8")


if __name__ == "__main__":
    main()
