"""Elements: what a piece of HTML is made of, whole or broken."""

from __future__ import annotations

from youju.checks.elements import read_elements


def test_elements_attributes_headings_and_text_are_told_apart() -> None:
    found = read_elements(
        '<h2>Head <em>one</em></h2><p title="shown">text <code>**</code><br>more</p>'
        "<script>never</script><img src='a.png'/>"
    )
    assert found.tags == {**dict.fromkeys(("h2", "em", "p", "code", "br", "script", "img"), 1)}
    assert found.attributes == {("p", "title", "shown"): 1, ("img", "src", "a.png"): 1}
    assert found.headings == ["Head "]
    assert "never" not in found.text
    assert "shown" in found.text
    assert "**" in found.text
    assert "**" not in found.prose
    assert found.prose.split("\n") == ["", "Head one", "", "text ", "more", ""]


def test_broken_html_is_read_to_its_end() -> None:
    found = read_elements("<p><b>a</i></p></div>c<ul><li>d")
    assert found.text == "acd"
