"""Exhibits, the chain of custody that hangs on each of them, and the keys of those sealed."""

from khien.evidence.models.arriving import Arriving
from khien.evidence.models.exhibit import (
    Exhibit,
    ExhibitKind,
    ExhibitStep,
    Fault,
    HolderKind,
    Release,
    ScanResult,
    StepKind,
)
from khien.evidence.models.export import Export
from khien.evidence.models.unit_keys import Envelope, KeyEnd, UnitKey
from khien.evidence.models.viewing import HandedLook

__all__ = [
    "Arriving",
    "Envelope",
    "Exhibit",
    "ExhibitKind",
    "ExhibitStep",
    "Export",
    "Fault",
    "HandedLook",
    "HolderKind",
    "KeyEnd",
    "Release",
    "ScanResult",
    "StepKind",
    "UnitKey",
]
