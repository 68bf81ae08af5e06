"""What staff type into the register of law and its reviews."""

from khien.law.forms.documents import AgencyForm, LegalFileForm, NewDocumentForm, RelationForm
from khien.law.forms.register import (
    AmendForm,
    DocumentForm,
    FineLimitsForm,
    NewProvisionForm,
    ProvisionForm,
    RegisterFilter,
    Revised,
)
from khien.law.forms.reviews import (
    CloseForm,
    FindingForm,
    OutcomeForm,
    ProposalForm,
    RoundForm,
    WhyForm,
)

__all__ = [
    "AgencyForm",
    "AmendForm",
    "CloseForm",
    "DocumentForm",
    "FindingForm",
    "FineLimitsForm",
    "LegalFileForm",
    "NewDocumentForm",
    "NewProvisionForm",
    "OutcomeForm",
    "ProposalForm",
    "ProvisionForm",
    "RegisterFilter",
    "RelationForm",
    "Revised",
    "RoundForm",
    "WhyForm",
]
