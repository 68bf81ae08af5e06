"""What the ledger says of the register of law and of its reviews."""

from dataclasses import dataclass
from uuid import UUID

from khien.core.ledger import Event


@dataclass(frozen=True)
class LegalDocumentAdded(Event):
    code: str


@dataclass(frozen=True)
class DocumentChanged(Event):
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class ProvisionChanged(Event):
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class ProvisionAdded(Event):
    """The subject is the document."""

    provision: UUID
    path: str


@dataclass(frozen=True)
class ProvisionAmended(Event):
    """The subject is the wording that ends."""

    into: UUID
    since: str


@dataclass(frozen=True)
class FineLimitsChanged(Event):
    before: dict[str, str]
    after: dict[str, str]


@dataclass(frozen=True)
class LegalRelationAdded(Event):
    """The subject is the newer document."""

    kind: str
    target: UUID
    article: str


@dataclass(frozen=True)
class LegalRelationRemoved(Event):
    kind: str
    target: UUID
    article: str


@dataclass(frozen=True)
class LegalFileAdded(Event):
    """The subject is the document."""

    sha256: str


@dataclass(frozen=True)
class LegalFileRemoved(Event):
    sha256: str


@dataclass(frozen=True)
class EndedAgencyRecorded(Event):
    ended: str


@dataclass(frozen=True)
class LegalReviewOpened(Event):
    documents: int
    due: str


@dataclass(frozen=True)
class LegalDocumentReviewed(Event):
    """The subject is the round."""

    document: UUID


@dataclass(frozen=True)
class LegalFindingRecorded(Event):
    """The subject is the round."""

    finding: UUID
    kind: str


@dataclass(frozen=True)
class LegalFindingWithdrawn(Event):
    finding: UUID


@dataclass(frozen=True)
class LegalProposalSent(Event):
    """The subject is the round."""

    proposal: UUID
    kind: str


@dataclass(frozen=True)
class LegalOutcomeRecorded(Event):
    proposal: UUID
    kind: str


@dataclass(frozen=True)
class LegalReviewClosed(Event):
    findings: int


@dataclass(frozen=True)
class LegalAlarmSetAside(Event):
    key: str
