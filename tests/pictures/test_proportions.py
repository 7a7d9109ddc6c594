"""What is drawn follows the numbers of its rows, whatever it is drawn as."""

from __future__ import annotations

from itertools import accumulate

from hypothesis import assume, given
from hypothesis import strategies as st

from youju.pictures.proportions import Numbers, find_misfit
from youju.rendering.drawn import DrawnItem, DrawnMark

VALUES = {"a": 100.0, "b": 40.0, "c": 7.0}
NUMBERS = Numbers((VALUES,))


def bars(sizes: dict[str, float], left: float = 10.0) -> DrawnMark:
    items = [
        DrawnItem((key,), (left, 30.0 * n, left + size, 30.0 * n + 20), size * 20)
        for n, (key, size) in enumerate(sizes.items())
    ]
    return DrawnMark("rect", tuple(items))


def line(places: list[tuple[str, float, float]]) -> DrawnMark:
    return DrawnMark("line", tuple(DrawnItem((key,), (x, y, x, y)) for key, x, y in places))


def test_bars_follow_their_numbers() -> None:
    right = {key: 3 * value for key, value in VALUES.items()}
    assert find_misfit([bars(right)], NUMBERS, "length") is None
    misfit = find_misfit([bars({**right, "c": 60.0})], NUMBERS)
    assert misfit and (misfit.mark, misfit.row, misfit.drawn, misfit.due) == ("rect", "c", 60, 21)


def test_bars_that_are_all_alike_may_be_frames_but_no_lengths() -> None:
    alike = bars(dict.fromkeys(VALUES, 300.0))
    assert find_misfit([alike], NUMBERS) is None
    assert find_misfit([alike], NUMBERS, "length")
    right = bars({key: 3 * value for key, value in VALUES.items()})
    assert find_misfit([alike, right], NUMBERS, "length") is None


def test_bars_of_facets_have_a_zero_each() -> None:
    first, second = bars({"a": 300.0, "b": 120.0}), bars({"c": 21.0}, 500.0)
    apart = DrawnMark("rect", second.items, (500.0, 0.0))
    assert find_misfit([first, apart], NUMBERS, "length") is None


def test_bars_in_layers_of_their_own_are_held_together() -> None:
    alone = [bars({key: size}) for key, size in (("a", 300.0), ("b", 120.0), ("c", 90.0))]
    assert find_misfit(alone, NUMBERS, "length")


def test_a_line_follows_a_column_that_is_no_year() -> None:
    years = {"a": 2001.0, "b": 2002.0, "c": 2003.0}
    numbers = Numbers((years, VALUES))
    right = [("a", 0.0, 0.0), ("b", 50.0, 60.0), ("c", 100.0, 93.0)]
    assert find_misfit([line(right)], numbers, "position") is None
    assert find_misfit([line([*right[:2], ("c", 100.0, 70.0)])], numbers)
    log = Numbers((years, {"a": 100.0, "b": 10.0, "c": 1.0}), log=True)
    assert find_misfit([line([("a", 0, 0), ("b", 50, 50), ("c", 100, 100)])], log) is None


def test_a_flat_line_follows_equal_numbers() -> None:
    numbers = Numbers((dict.fromkeys(VALUES, 4.0),))
    flat = [("a", 0.0, 50.0), ("b", 50.0, 50.0), ("c", 100.0, 50.0)]
    assert find_misfit([line(flat)], numbers, "position") is None
    assert find_misfit([line([*flat[:2], ("c", 100.0, 70.0)])], numbers)


def test_lines_may_have_axes_of_their_own() -> None:
    values = {"a": 1.0, "b": 2.0, "c": 4.0, "d": 10.0, "e": 20.0, "f": 40.0}
    one = line([("a", 0, 90), ("b", 9, 80), ("c", 18, 60)])
    other = line([("d", 0, 90), ("e", 9, 80), ("f", 18, 60)])
    assert find_misfit([one, other], Numbers((values,))) is None


def test_a_band_reaches_from_one_column_to_another_on_one_scale() -> None:
    low, high = {"a": 1.0, "b": 2.0, "c": 5.0}, {"a": 9.0, "b": 8.0, "c": 7.0}
    numbers = Numbers(({"a": 4.0, "b": 4.0, "c": 4.0},), reaches=(low, high))

    def band(scale: float) -> DrawnMark:
        boxes = {key: (90 - scale * high[key], 90 - 5 * low[key]) for key in low}
        items = [DrawnItem((key,), (0, top, 0, bottom)) for key, (top, bottom) in boxes.items()]
        return DrawnMark("area", tuple(items))

    assert find_misfit([band(5)], numbers) is None
    assert find_misfit([band(8)], numbers)
    assert find_misfit([band(5)], Numbers(numbers.columns))


def test_one_share_is_held_against_its_whole() -> None:
    whole = [DrawnItem(("~others",), (0, 0, 30, 30), 900.0)] * 100
    part = [DrawnItem(("a",), (0, 0, 30, 30), 900.0)] * 17
    marks = [DrawnMark("rect", tuple(whole)), DrawnMark("rect", tuple(part))]
    assert find_misfit(marks, Numbers(({"a": 17.0},), percent=True), "area") is None
    assert find_misfit(marks, Numbers(({"a": 71.0},), percent=True), "area")
    assert find_misfit(marks, Numbers(({"a": 71.0},), percent=True), "none") is None


def test_a_spread_has_no_number_of_its_own() -> None:
    spread = [DrawnItem(("a", "b"), (0, 3, 0, 20)), DrawnItem(("c", "a"), (9, 1, 9, 60))]
    assert find_misfit([DrawnMark("area", tuple(spread))], NUMBERS) is None


def test_bars_of_less_than_a_pixel_have_the_scale_of_their_targets() -> None:
    targets = {"a": 500.0, "b": 800.0, "c": 650.0}
    places = {
        key: (10 + aim / 2, 30.0 * n, 10 + aim / 2, 30.0 * n + 20)
        for n, (key, aim) in enumerate(targets.items())
    }
    rules = DrawnMark("rule", tuple(DrawnItem((key,), box) for key, box in places.items()))
    short = bars({"a": 0.0, "b": 1.0, "c": 1.0})
    true = Numbers(({"a": 0.0, "b": 1.0, "c": 2.0}, targets))
    assert find_misfit([short, rules], true, "length") is None
    assert find_misfit([short], true, "length")
    lie = Numbers(({"a": 0.0, "b": 1.0, "c": 90.0}, targets))
    assert find_misfit([short, rules], lie, "length")
    elsewhere = Numbers(({"a": 0.0, "b": 1.0, "c": 2.0}, {**targets, "c": 90.0}))
    assert find_misfit([short, rules], elsewhere, "length")


# Parts that are nothing, thinner than a pixel, and of any size.
_PART = st.just(0.0) | st.floats(0.001, 1.0) | st.floats(1.0, 1500.0)
_STACKS = st.integers(2, 4).flatmap(
    lambda parts: st.lists(st.lists(_PART, min_size=parts, max_size=parts), min_size=2, max_size=40)
)


def stack(values: list[list[float]], scale: float, zero: float) -> DrawnMark:
    """Return the parts of stacks, each worked out back from its end, as outlines are: where two
    parts meet, or one is nothing, their ends differ by a hair."""
    items = []
    for n, parts in enumerate(values):
        starts = [0.0, *accumulate(parts)]
        for part, (start, value) in enumerate(zip(starts, parts, strict=False)):
            right = zero + (start + value) * scale
            box = (right - value * scale, 64.0 * n, right, 64.0 * n + 24)
            items.append(DrawnItem((f"{n}-{part}",), box, value * scale * 24))
    return DrawnMark("rect", tuple(items))


@given(_STACKS, st.floats(0, 90), st.data())
def test_stacks_of_any_parts_follow_their_numbers_and_no_others(
    values: list[list[float]], zero: float, data: st.DataObject
) -> None:
    most = max(map(sum, values))
    assume(most > 0)
    scale = 280 / most
    rows = {f"{n}-{p}": v for n, parts in enumerate(values) for p, v in enumerate(parts)}
    assume(max(rows.values()) * scale > 10 and len(set(rows.values())) > 1)
    assert find_misfit([stack(values, scale, zero)], Numbers((rows,)), "length") is None
    largest = max(rows, key=rows.__getitem__)
    bent = data.draw(st.sampled_from(sorted(rows.keys() - {largest})))
    lie = {**rows, bent: (rows[bent] + rows[largest]) / 2 + 3 / scale}
    assume(lie[bent] < rows[largest])
    assert find_misfit([stack(values, scale, zero)], Numbers((lie,)), "length")
