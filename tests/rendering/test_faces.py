"""The fonts of drawing processes: enough for what was asked, and new ones only for more."""

from __future__ import annotations

from youju.rendering.faces import Faces, Typecase


def test_faces_grow_with_what_is_asked() -> None:
    typecase = Typecase(lambda: "期待 Noto Sans CJK SC")
    assert typecase.faces == Faces()
    assert typecase.cover(["圖"])
    first = typecase.faces
    assert {"圖", "期", "Noto Sans CJK SC"} <= first.wanted and len(first.folders) == 2
    assert not typecase.cover(["圖", "待期"]) and typecase.faces is first
    assert typecase.cover(["Noto Sans CJK TC"])
    assert first.wanted < typecase.faces.wanted and len(typecase.faces.folders) == 3
    folders = (*first.folders, *typecase.faces.folders)
    assert all(any(folder.iterdir()) for folder in folders)
    typecase.close()
    assert not any(folder.exists() for folder in folders)


def test_what_was_never_needed_is_never_made() -> None:
    def expect() -> str:
        raise AssertionError

    Typecase(expect).close()
