"""The register of law: dated documents and provisions, each with how sure we are, and reviews."""

from khien.law.models.agencies import EndedAgency
from khien.law.models.documents import (
    DocumentKind,
    LegalDocument,
    LegalFile,
    Relation,
    RelationKind,
)
from khien.law.models.provisions import Fined, FineLimit, Provision, ProvisionKind
from khien.law.models.reviews import (
    AlarmSetAside,
    FindingKind,
    LegalFinding,
    Outcome,
    OutcomeKind,
    Proposal,
    ProposalKind,
    ReviewedDocument,
    ReviewRound,
)

__all__ = [
    "AlarmSetAside",
    "DocumentKind",
    "EndedAgency",
    "FindingKind",
    "FineLimit",
    "Fined",
    "LegalDocument",
    "LegalFile",
    "LegalFinding",
    "Outcome",
    "OutcomeKind",
    "Proposal",
    "ProposalKind",
    "Provision",
    "ProvisionKind",
    "Relation",
    "RelationKind",
    "ReviewRound",
    "ReviewedDocument",
]
