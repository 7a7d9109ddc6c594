"""What an attacker would write into a site, and where it would come to life in the pages of one.

A payload has a token, made of letters alone, that names itself and the field it stands in; a page
harms when a token is more in it than words.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

from markdown import markdown

TOKEN = re.compile(r"zq[a-z]{2}x[a-z]")
# By a letter: mark-up, ends of what words stand in, and formulas. ZQ stands for the token.
PAYLOADS = {
    "a": "<script>ZQ()</script>",
    "b": '"><ZQ y="',
    "c": "'><img src=y onerror=ZQ()>",
    "d": "</textarea><ZQ>",
    "e": "</script><ZQ>",
    "f": "</title></style><ZQ>",
    "g": "--><ZQ><!--",
    "h": "]]><ZQ/>",
    "i": "&lt;ZQ&gt;",
    "j": '" onmouseover="ZQ()" y="',
    "k": "javascript:ZQ()",
    "l": '\\"}</script><ZQ>',
    "m": ";=ZQ()",
    "n": "<svg onload=ZQ()>",
    "o": '<iframe srcdoc="<ZQ>"></iframe>',
    "p": "${ZQ}`ZQ`",
    "q": "</noscript><ZQ>",
    "r": "<meta http-equiv=refresh content=;url=ZQ>",
    "s": "<a href=javascript:ZQ()>y</a>",
    "t": "<!--<ZQ>",
}
_URLS = {"href", "src", "srcset", "action", "formaction", "data", "poster", "xlink:href"}
_DANGEROUS = re.compile(r"^[\s\x00-\x20]*(?:javascript|data|vbscript):", re.IGNORECASE)
_RUN = re.compile(r"""(?:^|[;\t\r\n])[\s"]*[=+\-@＝＋－＠]""")


def make_payload(letter: str, field: str) -> str:
    """Return a payload as it is written into a field, which has two letters for a name."""
    return PAYLOADS[letter].replace("ZQ", f"zq{field}x{letter}")


def find_tokens(content: bytes) -> set[str]:
    """Return the tokens that stand in a page, dead or alive."""
    return set(TOKEN.findall(content.decode("utf-8", "replace")))


def find_harm(path: str, content: bytes) -> list[str]:
    """Return where tokens are alive in the page at `path`; pictures of pixels have no words."""
    ending = path.rpartition(".")[2]
    if ending in ("png", "zip") or not find_tokens(content):
        return []
    text = content.decode("utf-8-sig")
    if ending == "html":
        return list(_scan_html(text, ""))
    if ending in ("svg", "xml"):
        return list(_scan_xml(ElementTree.fromstring(text), ending))
    if ending == "json":
        return list(_scan_json(json.loads(text), ""))
    if ending == "csv":
        return list(_scan_csv(text))
    return [] if ending == "txt" else [f"a token in {path}"]


class _Page(HTMLParser):
    """Collects what is alive in a page, and the texts in it that are mark-up of other pages."""

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where, self.harm = where, list[str]()
        self._open: list[tuple[str, dict[str, str]]] = []
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if TOKEN.search(tag):
            self._tell(f"<{tag}>")
        for name, value in values.items():
            self._look(tag, name, value)
        if tag == "meta" and "http-equiv" in values and TOKEN.search(values.get("content", "")):
            self._tell(f"<meta content={values['content']}>")
        if tag in ("script", "style", "textarea"):
            self._open.append((tag, values))
            self._text = ""

    def _look(self, tag: str, name: str, value: str) -> None:
        runs = name.startswith("on") or name in ("style", "srcdoc")
        leads = name in _URLS and _DANGEROUS.match(value)
        if TOKEN.search(name) or (TOKEN.search(value) and (runs or leads)):
            self._tell(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            return
        _, values = self._open.pop()
        text, self._text = self._text, ""
        if not TOKEN.search(text):
            return
        if tag == "textarea":
            name = values.get("id", "")
            if name.startswith("snippet-"):  # else plain words to copy, such as a citation
                snippet = markdown(text) if name == "snippet-markdown" else text
                self.harm += _scan_html(snippet, f"{self.where}{name}: ")
        elif "json" in values.get("type", ""):
            self.harm += _scan_json(json.loads(text), f"{self.where}{tag}")
        else:
            self._tell(f"<{tag}>: {text[:60]}")

    def handle_comment(self, data: str) -> None:
        if TOKEN.search(data):
            self._tell(f"<!--{data}-->")

    def _tell(self, what: str) -> None:
        self.harm.append(self.where + what)


def _scan_html(text: str, where: str) -> list[str]:
    page = _Page(where)
    page.feed(text)
    page.close()
    return page.harm


def _scan_xml(node: ElementTree.Element, where: str) -> Iterator[str]:
    tag = node.tag.rpartition("}")[2]
    if TOKEN.search(tag) or (tag in ("script", "style") and TOKEN.search(node.text or "")):
        yield f"{where}: <{tag}>"
    for name, value in node.attrib.items():
        plain = name.rpartition("}")[2]
        alive = plain.startswith("on") or plain == "style" or _DANGEROUS.match(value)
        if TOKEN.search(name) or (TOKEN.search(value) and alive):
            yield f"{where}: <{tag} {plain}={value}>"
    for child in node:
        yield from _scan_xml(child, where)


def _scan_json(node: Any, where: str) -> Iterator[str]:
    """Yield keys with tokens, addresses that run, and what is alive in an answer's mark-up."""
    if isinstance(node, Mapping):
        for key, value in node.items():
            if TOKEN.search(key):
                yield f"{where}.{key}"
            if key == "html" and isinstance(value, str):
                yield from _scan_html(value, f"{where}.html: ")
            elif key in ("url", "href", "@id") and _DANGEROUS.match(str(value)):
                yield f"{where}.{key}: {value}"
            yield from _scan_json(value, f"{where}.{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _scan_json(value, f"{where}[{index}]")


def _scan_csv(text: str) -> Iterator[str]:
    for row in csv.reader(io.StringIO(text, newline="")):
        for cell in row:
            if TOKEN.search(cell) and _RUN.search(cell):
                yield f"cell: {cell}"
