"""Which frames are taken where one is wanted every so many seconds."""

_CLOSE = 1e-6  # seconds: times are sums and multiples, and those of one moment differ so little


class Sampling:
    """The first frame of each stretch of `every` seconds. Raises ValueError unless above 0."""

    def __init__(self, every: float) -> None:
        if not every > 0:
            raise ValueError(f"every must be seconds above 0, not {every}")
        self._every, self._stretch = every, -1

    def takes(self, seconds: float) -> bool:
        stretch = int((seconds + _CLOSE) // self._every)
        fresh = stretch > self._stretch
        self._stretch = max(stretch, self._stretch)
        return fresh
