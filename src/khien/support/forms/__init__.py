"""Forms of the child's case: those made from data, and the short ones of single steps."""

from khien.support.forms.steps import (
    CasesForm,
    ClosureForm,
    ConfirmForm,
    EmergencyForm,
    EndRequestForm,
    GivenForm,
    ReasonForm,
    SeenForm,
    SendBackForm,
    ServiceForm,
)

__all__ = [
    "CasesForm",
    "ClosureForm",
    "ConfirmForm",
    "EmergencyForm",
    "EndRequestForm",
    "GivenForm",
    "ReasonForm",
    "SeenForm",
    "SendBackForm",
    "ServiceForm",
]
