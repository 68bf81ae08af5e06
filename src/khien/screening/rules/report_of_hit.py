"""The report that a person makes of a hit: its words, links, handles and kind."""

import re
from typing import Any

from khien.intake.models import Channel, Door, HarmKind
from khien.intake.rules.identifiers import links_in
from khien.intake.rules.plain_text import plain_text
from khien.intake.rules.report import MOST_LINES, NewReport
from khien.screening.models import Category, Hit
from khien_detect.finding import Kind

_HANDLE = re.compile(r"(?<![\w@.])@[\w.]{2,60}\b")
_HARM: dict[str, HarmKind] = {
    Kind.INSULT: HarmKind.BULLYING,
    Kind.HATE: HarmKind.HATE,
    Kind.THREAT: HarmKind.THREAT,
    Kind.SEXUAL_APPROACH: HarmKind.GROOMING,
    Kind.GROOMING: HarmKind.GROOMING,
    Kind.SELF_HARM: HarmKind.SELF_HARM,
    Kind.SCAM: HarmKind.SCAM,
    Kind.ILLEGAL_WORK: HarmKind.SCAM,
    Kind.PERSONAL_INFORMATION: HarmKind.PERSONAL_INFORMATION,
    Kind.LOOK_ALIKE: HarmKind.SCAM,
}
_HARM_OF_BANK: dict[str, HarmKind] = {
    Category.ABUSE: HarmKind.ABUSE_MATERIAL,
    Category.INTIMATE: HarmKind.INTIMATE_IMAGES,
    Category.ADULT: HarmKind.SEXUAL_CONTENT,
    Category.PHISHING: HarmKind.SCAM,
    Category.GAMBLING: HarmKind.SCAM,
    Category.MALWARE: HarmKind.SCAM,
}


def harm_of(hit: Hit) -> HarmKind:
    known = _HARM_OF_BANK.get(hit.bank.category) if hit.bank else None
    return known or _HARM.get(hit.kind, HarmKind.OTHER)


def facts_of(hit: Hit, *, intro: str) -> NewReport:
    """`intro`: what the machine saw and who looked, before the words themselves."""
    content: dict[str, Any] = hit.content or {}
    words = plain_text(str(content.get("text", "")))
    address = str(content.get("address", ""))
    urls = [address] if address else []
    urls += [link for link in links_in(words) if link not in urls]
    parts = [intro, f"“{words}”" if words else "", str(content.get("file", ""))]
    return NewReport(
        what_happened="\n\n".join(part for part in parts if part),
        door=Door.TEACHER,
        channel=Channel.SCREENING,
        kinds=(harm_of(hit).value,),
        urls=tuple(urls[:MOST_LINES]),
        handles=tuple(dict.fromkeys(_HANDLE.findall(words)))[:MOST_LINES],
    )
