"""Owns the files of a chart: what charts.py reads besides its rows, as story.toml declares it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any


@dataclass(frozen=True)
class DataFile:
    """A file that was read with the site: its name in story.toml, and its bytes."""

    name: str
    content: bytes

    def read_bytes(self) -> bytes:
        """Return what the file holds."""
        return self.content

    def read_text(self, encoding: str = "utf-8-sig") -> str:
        """Return what the file holds as text."""
        return self.content.decode(encoding)

    def json(self) -> Any:
        """Return what the JSON of the file says: an outline of GeoJSON or TopoJSON, say."""
        return json.loads(self.content)

    def open(self) -> BytesIO:
        """Return the file opened, for what reads files: pd.read_csv(file.open())."""
        return BytesIO(self.content)


class Files(Mapping[str, DataFile]):
    """Files by their names in story.toml; the last part of a name is enough where it is clear."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = {name: DataFile(name, content) for name, content in files.items()}

    def __getitem__(self, name: str) -> DataFile:
        """Return the file of that name; MissingFile when story.toml declares none."""
        if name in self._files:
            return self._files[name]
        found = [file for full, file in self._files.items() if full.rpartition("/")[2] == name]
        if len(found) != 1:
            raise MissingFile(name)
        return found[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class MissingFile(KeyError):
    """A chart function asked for a file that its chart does not declare: its name."""
