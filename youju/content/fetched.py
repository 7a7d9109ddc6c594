"""Owns what is known of tables that are fetched: their addresses, and what was got when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from youju.content.register import hash_file
from youju.formats.toml import Document, parse_document, take
from youju.model import Origin
from youju.problems import Problems

# One table per file: from where it was got, on which day, and the SHA-256 of its bytes.
FETCHED = "data/fetched.toml"
_SCHEMES = ("http", "https", "file")


@dataclass(frozen=True)
class Fetch:
    """What was got for a table's file: its address, the day (ISO 8601), the SHA-256 in hex."""

    address: str
    date: str
    sha256: str


def take_address(document: Document, path: tuple[str, ...], problems: Problems) -> str:
    """Return where a table is fetched from: address = "https://…", or "" for one that is not."""
    if "address" not in document.values["series"][path[-1]]:
        return ""
    address = str(take(document, (*path, "address"), str, problems, ""))
    try:
        parts = urlsplit(address)
    except ValueError:  # no address at all: http://[
        parts = urlsplit("")
    if parts.scheme not in _SCHEMES or not (parts.netloc or parts.scheme == "file"):
        problems.add("fetch-address", document.origin(*path, "address"), found=address)
        return ""
    return address


def check_fetched(
    file: str, address: str, files: Mapping[str, bytes], named: Origin, problems: Problems
) -> None:
    """Report a file that is not as it was fetched: what was typed into it has no source."""
    known = parse_fetched(files).get(file)
    if address and known and hash_file(files.get(file, b"")) != known.sha256:
        values = {"file": file, "date": known.date, "address": known.address}
        problems.add("fetch-changed", named, **values)


def parse_fetched(files: Mapping[str, bytes]) -> dict[str, Fetch]:
    """Return what is recorded, by the table's file; a record that cannot be read is none."""
    values = parse_document(files.get(FETCHED, b""), FETCHED, Problems()).values
    return {
        file: Fetch(*(str(entry.get(key, "")) for key in ("address", "date", "sha256")))
        for file, entry in values.items()
        if isinstance(entry, dict)
    }


def format_fetched(known: Mapping[str, Fetch]) -> str:
    """Return the record as it is written: in the order of files."""
    head = "# What build.py fetch got for tables: from where, when, and the SHA-256 of the bytes.\n"
    entries = (
        f'\n["{file}"]\naddress = "{one.address}"\ndate = {one.date}\nsha256 = "{one.sha256}"\n'
        for file, one in sorted(known.items())
    )
    return head + "".join(entries)
