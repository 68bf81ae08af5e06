"""Fields that rules and figures need: a province may relabel and move them, not take them away."""

from khien.support.models import FormCode
from khien.support.rules.form_fields import FieldKind as K

_GRID = {
    "harm": K.GRADE,
    "access_to_child": K.GRADE,
    "obstacles_in_care": K.GRADE,
    "self_protection": K.GRADE,
    "recovery_ability": K.GRADE,
}
_CONCLUSION = {"conclusion": K.CHOICE, "conclusion_reason": K.TEXT}

CORE: dict[FormCode, dict[str, K]] = {
    FormCode.MAU_01: {
        "name": K.LINE,
        "sex": K.CHOICE,
        "age": K.NUMBER,
        "age_is_estimate": K.CHECK,
        "born": K.LINE,
        "ethnicity": K.LINE,
        "residence": K.PLACE,
        "address": K.LINE,
        "school": K.LINE,
        "carers": K.TEXT,
        "contact": K.LINE,
        "what_happened": K.TEXT,
        "state_of_child": K.TEXT,
        "done_so_far": K.TEXT,
    },
    FormCode.MAU_02: {
        **_GRID,
        "emergency_needed": K.YES_NO,
        "wellbeing": K.WELLBEING,
        "childs_wish": K.TEXT,
        "observations": K.TEXT,
        **_CONCLUSION,
    },
    FormCode.MAU_03: _CONCLUSION,
    FormCode.MAU_04: {},
    FormCode.MAU_05: {"decision_number": K.LINE},
    FormCode.MAU_06: {
        "stable": K.YES_NO,
        "wellbeing": K.WELLBEING,
        "notes": K.TEXT,
        **_CONCLUSION,
    },
}

# Kept in columns of their own as well, because rules and figures count them; all else is sealed.
COUNTED: dict[FormCode, frozenset[str]] = {
    FormCode.MAU_01: frozenset({"sex", "age", "age_is_estimate", "residence"}),
    FormCode.MAU_02: frozenset({*_GRID, "emergency_needed", "wellbeing", "conclusion"}),
    FormCode.MAU_03: frozenset({"conclusion"}),
    FormCode.MAU_04: frozenset(),
    FormCode.MAU_05: frozenset({"decision_number"}),
    FormCode.MAU_06: frozenset({"stable", "wellbeing", "conclusion"}),
}
