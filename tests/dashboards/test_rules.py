from uuid import UUID, uuid5

from hypothesis import given
from hypothesis import strategies as st

from khien.core.measures import Figure
from khien.dashboards.map import HEIGHT, WIDTH, Place, layout
from khien.dashboards.rules import tone

NAMES = [uuid5(UUID(int=1), str(n)) for n in range(40)]


def test_tones_follow_the_target():
    assert tone(None, 100) == tone(Figure(0, 0), 100) == "neutral"
    assert tone(Figure(4, 4), 100) == "good"
    assert tone(Figure(199, 200), 100) == "warn"
    assert tone(Figure(0, 3), 100) == "danger"


degrees = st.tuples(st.floats(8, 24), st.floats(102, 110))


@given(st.lists(degrees, min_size=1, max_size=40))
def test_every_commune_stands_inside_the_map(where):
    places = [Place(NAMES[n], lat, lon) for n, (lat, lon) in enumerate(where)]
    for x, y in layout(places).values():
        assert -0.1 <= x <= WIDTH + 0.1
        assert -0.1 <= y <= HEIGHT + 0.1


def test_north_is_up_and_east_is_right():
    found = layout([Place(NAMES[0], 21.5, 105.0), Place(NAMES[1], 20.5, 105.6)])
    assert found[NAMES[0]][1] < found[NAMES[1]][1]
    assert found[NAMES[0]][0] < found[NAMES[1]][0]
