"""A picture that a bank knows, as a finding: one way to say it for the scan and for the site."""

from khien_detect.finding import Finding, Kind, Reason
from khien_detect.wording import ADVICE

LEAST_QUALITY = 50  # PDQ says of flatter pictures that they look like each other
_BITS = 256


def known_image(source: str, words: str, distance: int, *, where: float | None = None) -> Finding:
    """`source`: the kind of hash. `distance`: bits that differ. `where`: seconds into a film."""
    score = 1 - distance / _BITS
    why = Reason(source, f"{words}: {distance}", score)
    return Finding(Kind.KNOWN_IMAGE, score, where, (why,), ADVICE[Kind.KNOWN_IMAGE])
