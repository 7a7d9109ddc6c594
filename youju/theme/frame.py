"""Owns the frame: what a chart function is told besides its data."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from youju.model import Language
from youju.theme.files import Files


@dataclass(frozen=True)
class Frame:
    """What a chart function is told besides its data.

    `say` words come from the chart's own [charts.words] and fall back to labels of figures;
    `number` words an axis value in the language ("25萬", "250,000"); `files` are those that the
    chart declares in story.toml; `percent` are the columns of its table whose unit is that.
    """

    language: Language
    width: int
    narrow: bool
    words: Mapping[str, str]
    beside: Mapping[str, Mapping[str, str]]
    number: Callable[[float], str]
    labels: Mapping[str, str] = field(default_factory=dict)
    files: Files = field(default_factory=lambda: Files({}))
    percent: Collection[str] = ()

    def say(self, key: str) -> str:
        """Return the chart's word for `key`, or the label of the figure of that id.

        MissingWord when story.toml has neither.
        """
        if key not in self.words and key not in self.labels:
            raise MissingWord(key)
        return self.words.get(key) or self.labels[key]


class MissingWord(KeyError):
    """A chart function asked for a word that story.toml does not have: its key."""
