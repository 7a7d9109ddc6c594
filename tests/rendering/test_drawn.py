"""What stands drawn in an SVG: items with their rows, boxes, areas, dots and words."""

from __future__ import annotations

from youju.rendering.drawn import AXIS_LABEL, DrawnMark, read_drawn
from youju.rendering.scenes import HIDDEN, SEEN, Item, Mark, Trace

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg"><g transform="translate(1,2)"><g class="mark-group">'
)
END = "</g></g></svg>"


def read(
    kind: str, inner: str, *labels: str, state: str = SEEN, role: str = "role-mark"
) -> tuple[DrawnMark, ...]:
    raw = f'{HEAD}<g class="mark-{kind} {role}">{inner}</g>{END}'
    items = tuple(Item((label,), state) for label in labels)
    return read_drawn(raw, Trace((Mark(kind, items),) if labels else ()))


def test_a_bar_has_its_box_and_its_area() -> None:
    ((mark),) = read("rect", '<path d="M3,4h10v5h-10Z"/>', "food")
    (item,) = mark.items
    assert (mark.kind, item.labels) == ("rect", ("food",))
    assert (item.extent, item.area) == ((4.0, 6.0, 14.0, 11.0), 50.0)


def test_dots_of_a_line_are_counted() -> None:
    dotted = '<line transform="translate(5,5)" x2="67.51" y2="0" stroke-dasharray="0,7.5"/>'
    ((mark),) = read("rule", dotted + '<line x2="9" y2="0"/>', "a", "b")
    assert [item.count for item in mark.items] == [10, 1]


def test_points_of_a_line_are_its_rows() -> None:
    ((mark),) = read("line", '<path d="M0,0L10,5L20,1"/>', "a", "b", "c")
    assert [item.extent[:2] for item in mark.items] == [(1.0, 2.0), (11.0, 7.0), (21.0, 3.0)]
    assert read("line", '<path d="M0,0H5V5"/>', "a", "b")[0].items == ()


def test_an_area_goes_to_and_fro() -> None:
    ((mark),) = read("area", '<path d="M0,5L10,3L10,9L0,9Z"/>', "a", "b")
    assert [item.extent for item in mark.items] == [(1.0, 7.0, 1.0, 11.0), (11.0, 5.0, 11.0, 11.0)]


def test_words_and_labels_of_axes() -> None:
    text = '<text transform="translate(2,3)">a <tspan>b</tspan></text>'
    ((mark),) = read("text", text, "food")
    assert mark.items[0].words == "a b"
    ((axis),) = read("text", text, role=f"role-{AXIS_LABEL}")
    assert (axis.kind, axis.items[0].labels) == (AXIS_LABEL, ())


def test_what_is_hidden_or_unknown_is_not_there() -> None:
    assert read("rect", '<path d="M3,4h10v5h-10Z"/>', "food", state=HIDDEN)[0].items == ()
    assert read_drawn(f'{HEAD}<g class="mark-rect role-mark"/>{END}', Trace()) == ()
