"""`khien bench detect`: the detection library beside its peers, in one run on one machine.

Ratios are the figure: both sides do the same work in the same minutes, round after round in turn.
"""

from khien.site.bench.detect.main import main

__all__ = ["main"]
