"""Places: equal by where they are, whatever row they have in a spreadsheet."""

from youju.origins import Origin


def test_a_place_is_written_and_ordered_by_file_line_and_column() -> None:
    first, second = Origin("data/a.csv", 2, 3, row=2), Origin("data/a.csv", 10, 1)
    assert (str(first), str(second)) == ("data/a.csv:2:3", "data/a.csv:10:1")
    assert first < second
    assert first == Origin("data/a.csv", 2, 3, row=9)
