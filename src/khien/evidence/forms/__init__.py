"""What staff fill in about exhibits."""

from khien.evidence.forms.adding import BeginForm, ExhibitForm, ManyFiles, ReleaseForm
from khien.evidence.forms.exporting import ExportForm
from khien.evidence.forms.unit_keys import EnvelopesForm, KeyEndForm, ProofForm, UnitKeyForm
from khien.evidence.forms.viewing import HandOnForm

__all__ = [
    "BeginForm",
    "EnvelopesForm",
    "ExhibitForm",
    "ExportForm",
    "HandOnForm",
    "KeyEndForm",
    "ManyFiles",
    "ProofForm",
    "ReleaseForm",
    "UnitKeyForm",
]
