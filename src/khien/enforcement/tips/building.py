"""From what a person ticked to the report: published field names, in their published order."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from khien.enforcement.tips.codes import Flag, Grade, IncidentType, Medium
from khien.enforcement.tips.draft import Field

# Characters that no XML file may hold.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_EMPTY: tuple[Any, ...] = ("", [], {})
_MEDIA = frozenset(Medium.values)  # told even where nothing else is known of it


@dataclass(frozen=True)
class File:
    """Of a file its hash, and never the file or its name."""

    number: int
    sha256: str
    size: int
    grade: Grade | str = ""
    flags: Sequence[Flag | str] = ()


@dataclass(frozen=True)
class Chosen:
    """What the person ticked and wrote. `story`: empty unless they ticked it."""

    incident_type: IncidentType | str
    medium: Medium | str
    at: datetime
    fields: Sequence[Field] = ()
    files: Sequence[File] = ()
    service: str = ""
    recipient: str = ""
    urgent: str = ""
    story: str = ""


def build(chosen: Chosen) -> dict[str, Any]:
    """Empty parts are left out."""
    said: defaultdict[str, list[Field]] = defaultdict(list)
    for each in chosen.fields:
        said[each.path].append(each)
    summary = {
        "incidentType": str(chosen.incident_type),
        "escalateToHighPriority": chosen.urgent,
        "incidentDateTime": chosen.at.isoformat(),
        "incidentDateTimeDescription": "Only the day is known.",
    }
    report = {
        "incidentSummary": summary,
        "internetDetails": {str(chosen.medium): _medium(chosen, _texts(said["url[]"]))},
        "lawEnforcement": {
            "agencyName": _first(said["reporter.agencyName"]),
            "caseNumber": _first(said["reporter.caseNumber"]),
        },
        "reporter": {"reportingPerson": _person(_first(said["reporter.name"]))},
        "personOrUserReported": _reported(said),
        "intendedRecipient": {"screenName": chosen.recipient},
        "victim": [{"victimPerson": {"age": each.value}} for each in said["victim.age[]"]],
        "additionalInfo": chosen.story,
    }
    built: dict[str, Any] = _without_empty({"report": report, "fileDetails": _files(chosen.files)})
    return built


def _medium(chosen: Chosen, urls: list[str]) -> dict[str, Any]:
    """Each medium names the service in a field of its own."""
    named = {
        Medium.CHAT: "chatClient",
        Medium.GAME: "gameName",
    }.get(Medium(chosen.medium), "additionalInfo")
    if chosen.medium == Medium.WEB_PAGE:
        return {"url": urls, named: chosen.service}
    links = "\n".join(urls)
    if named == "additionalInfo":
        return {named: "\n".join(filter(None, [chosen.service, links]))}
    return {named: chosen.service, "additionalInfo": links}


def _reported(said: Mapping[str, list[Field]]) -> dict[str, Any]:
    of = "personOrUserReported"
    handles = said[f"{of}.screenName[]"]
    accounts = [f"bank account: {_placed(each)}" for each in said[f"{of}.account[]"]]
    person = _person(_first(said[f"{of}.name"])) | {"phone": _texts(said[f"{of}.phone[]"])}
    return {
        "personOrUserReportedPerson": person,
        "espService": handles[0].place if handles else "",
        "screenName": str(handles[0].value) if handles else "",
        "displayName": [_placed(each) for each in handles[1:]],
        "deviceId": [
            {"idType": "device", "idValue": text} for text in _texts(said[f"{of}.deviceId[]"])
        ],
        "additionalInfo": "\n".join(accounts),
    }


def _person(name: str) -> dict[str, Any]:
    """The given name stands last in Vietnamese."""
    family, _space, given = name.strip().rpartition(" ")
    return {"firstName": given, "lastName": family}


def _files(files: Iterable[File]) -> list[dict[str, Any]]:
    return [
        {
            "originalFileHash": {"hashType": "SHA256", "value": each.sha256},
            "fileSize": each.size,
            "fileAnnotations": [str(flag) for flag in each.flags],
            "industryClassification": str(each.grade),
        }
        for each in files
    ]


def _first(fields: list[Field]) -> str:
    return str(fields[0].value) if fields else ""


def _texts(fields: list[Field]) -> list[str]:
    return [str(each.value) for each in fields]


def _placed(each: Field) -> str:
    return f"{each.value} ({each.place})" if each.place else str(each.value)


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        kept = {key: _without_empty(each) for key, each in value.items()}
        return {key: each for key, each in kept.items() if each not in _EMPTY or key in _MEDIA}
    if isinstance(value, list):
        return [each for each in map(_without_empty, value) if each not in _EMPTY]
    return _FORBIDDEN.sub("", value).strip() if isinstance(value, str) else value
