"""Forms of the child's case: those made from data, and the short ones of single steps."""

from khien.support.forms.figures import FiguresForm
from khien.support.forms.steps import (
    LONGEST,
    CasesForm,
    ClosureForm,
    ConfirmForm,
    DeclineForm,
    EmergencyForm,
    EndRequestForm,
    GivenForm,
    PlaceField,
    ReasonForm,
    SeenForm,
    SendBackForm,
    ServiceForm,
)
from khien.support.forms.visit import VisitForm

__all__ = [
    "LONGEST",
    "CasesForm",
    "ClosureForm",
    "ConfirmForm",
    "DeclineForm",
    "EmergencyForm",
    "EndRequestForm",
    "FiguresForm",
    "GivenForm",
    "PlaceField",
    "ReasonForm",
    "SeenForm",
    "SendBackForm",
    "ServiceForm",
    "VisitForm",
]
