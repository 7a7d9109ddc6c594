"""Records and indexes are written whole, and never through a link."""

from __future__ import annotations

from pathlib import Path

from youju.output.texts import write_text


def test_a_text_is_written_with_its_folder_and_plain_line_ends(tmp_path: Path) -> None:
    write_text(tmp_path, "data/a/b.toml", "一\ntwo\n")
    assert (tmp_path / "data/a/b.toml").read_bytes() == "一\ntwo\n".encode()
    assert [path.name for path in (tmp_path / "data/a").iterdir()] == ["b.toml"]


def test_what_a_link_leads_to_is_not_written(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("kept", "utf-8")
    (tmp_path / ".a.toml").symlink_to(secret)
    (tmp_path / "a.toml").symlink_to(secret)
    write_text(tmp_path, "a.toml", "new")
    assert secret.read_text("utf-8") == "kept"
    assert (tmp_path / "a.toml").read_text("utf-8") == "new"
    assert not (tmp_path / "a.toml").is_symlink()
