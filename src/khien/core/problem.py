"""How the API says what is wrong: a sentence, the fields it is about, and 111 and 113."""

from ninja import Schema
from pydantic import ConfigDict


class Asked(Schema):
    """What is sent. A misspelt name is said, not passed over: what it held would be lost."""

    model_config = ConfigDict(extra="forbid")


class FieldProblem(Schema):
    field: str
    detail: str


class Problem(Schema):
    detail: str
    fields: list[FieldProblem] = []
    hotline: str = "111"
    emergency: str = "113"
