"""Partners of the plan: agreements, what was promised, what arrived, what it is for."""

from khien.partners.models.commitments import (
    DIGITS,
    PLACES,
    Allocation,
    Commitment,
    CommitmentKind,
    Delivery,
)
from khien.partners.models.partners import Agreement, InterestMark, Origin, Partner, PartnerKind

__all__ = [
    "DIGITS",
    "PLACES",
    "Agreement",
    "Allocation",
    "Commitment",
    "CommitmentKind",
    "Delivery",
    "InterestMark",
    "Origin",
    "Partner",
    "PartnerKind",
]
