"""Organisations over time. Neither a name nor a code says which one is meant without a date."""

from khien.directory.models.boundaries import Boundary
from khien.directory.models.change import (
    ChangeEvent,
    ChangeKind,
    Extent,
    ShareBasis,
    SuccessionEdge,
    SuccessionShare,
)
from khien.directory.models.duties import Function, FunctionBinding, FunctionTransfer
from khien.directory.models.enrolment import EnrolmentSnapshot
from khien.directory.models.importing import DraftOf, ImportDraft
from khien.directory.models.installation import Installation
from khien.directory.models.institutions import InstitutionProfile, InstitutionType, ScopeRule
from khien.directory.models.organisations import (
    HierarchyEdge,
    HierarchyKind,
    Kind,
    Level,
    Organisation,
    OrganisationIdentifier,
    OrganisationVersion,
    Scheme,
)
from khien.directory.models.traits import CommuneTrait, Trait

__all__ = [
    "Boundary",
    "ChangeEvent",
    "ChangeKind",
    "CommuneTrait",
    "DraftOf",
    "EnrolmentSnapshot",
    "Extent",
    "Function",
    "FunctionBinding",
    "FunctionTransfer",
    "HierarchyEdge",
    "HierarchyKind",
    "ImportDraft",
    "Installation",
    "InstitutionProfile",
    "InstitutionType",
    "Kind",
    "Level",
    "Organisation",
    "OrganisationIdentifier",
    "OrganisationVersion",
    "Scheme",
    "ScopeRule",
    "ShareBasis",
    "SuccessionEdge",
    "SuccessionShare",
    "Trait",
]
