from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from khien.core.small_cells import SMALL, hidden_cells

NAMES = [uuid5(UUID(int=1), str(n)) for n in range(40)]
counts = st.lists(st.integers(0, 60), max_size=40).map(
    lambda values: dict(zip(NAMES, values, strict=False))
)


@given(counts)
def test_every_small_cell_is_hidden(cells):
    hidden = hidden_cells(cells)
    assert all(commune in hidden for commune, count in cells.items() if 0 < count < SMALL)


@given(counts)
def test_the_total_gives_no_hidden_cell_away(cells):
    """Total minus what is shown is the sum of the hidden ones: of several, and not a few people."""
    hidden = hidden_cells(cells)
    rest = sum(cells[commune] for commune in hidden)
    others = [commune for commune, count in cells.items() if count >= SMALL]
    everything_hidden = set(others) <= hidden
    if hidden:
        assert everything_hidden or (len(hidden) >= 2 and rest >= SMALL)


@given(counts)
def test_nothing_is_hidden_without_need(cells):
    if not any(0 < count < SMALL for count in cells.values()):
        assert hidden_cells(cells) == frozenset()


def test_empty_communes_stay_visible():
    assert hidden_cells({NAMES[0]: 0, NAMES[1]: 3, NAMES[2]: 9, NAMES[3]: 20}) == {
        NAMES[1],
        NAMES[2],
    }
