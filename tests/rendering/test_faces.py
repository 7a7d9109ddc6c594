"""The fonts of drawing processes: enough for what was asked, and new ones only for more."""

from __future__ import annotations

from youju.rendering.faces import Faces, Shelf


def test_faces_grow_with_what_is_asked() -> None:
    shelf = Shelf(lambda: "期待 Noto Sans CJK SC")
    assert shelf.faces == Faces()
    assert shelf.cover(["圖"])
    first = shelf.faces
    assert {"圖", "期", "Noto Sans CJK SC"} <= first.wanted and len(first.folders) == 2
    assert not shelf.cover(["圖", "待期"]) and shelf.faces is first
    assert shelf.cover(["Noto Sans CJK TC"])
    assert first.wanted < shelf.faces.wanted and len(shelf.faces.folders) == 3
    folders = (*first.folders, *shelf.faces.folders)
    assert all(any(folder.iterdir()) for folder in folders)
    shelf.close()
    assert not any(folder.exists() for folder in folders)


def test_what_was_never_needed_is_never_made() -> None:
    def expect() -> str:
        raise AssertionError

    Shelf(expect).close()
