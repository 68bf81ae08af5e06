"""What to write where, so that a resolver follows a list; every line can be copied as it is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from khien.screening.rules.lists import origin

_UNBOUND = """\
server:
  module-config: "respip validator iterator"
rpz:
  name: {zone}
  url: "{address}"
  zonefile: "/var/lib/unbound/{zone}"
"""
_BIND = """\
options {{ response-policy {{ zone "{zone}"; }}; }};
zone "{zone}" {{ type primary; file "/etc/bind/{zone}"; allow-query {{ none; }}; }};
"""
_BIND_EVERY_HOUR = """\
#!/bin/sh
# /etc/cron.hourly/{slug}
cd /etc/bind
curl -fsS --compressed -R -z {zone} -o {zone}.new {address} && [ -s {zone}.new ] &&
named-checkzone -q -i local {zone} {zone}.new && mv {zone}.new {zone} && rndc reload {zone}
"""


@dataclass(frozen=True)
class Way:
    """`steps`: what is done and what is copied for it."""

    title: str
    steps: list[tuple[str, str]]


def ways(slug: str, addresses: dict[str, str]) -> list[Way]:
    zone = {"slug": slug, "zone": origin(slug), "address": addresses["rpz.zone"]}
    follow = _("Chép vào tệp cấu hình; Unbound tự lấy bản mới mỗi giờ:")
    hourly = _("BIND không tự lấy qua web, nên mỗi giờ chạy:")
    add = _("Vào Filters → DNS blocklists → Add blocklist → Add a custom list, dán địa chỉ:")
    hosts = _("Chỉ chặn đúng những tên được ghi, không chặn tên con. Tải tệp này:")
    return [
        Way("Unbound", [(follow, _UNBOUND.format(**zone))]),
        Way(
            "BIND",
            [
                (_("Chép vào tệp cấu hình:"), _BIND.format(**zone)),
                (hourly, _BIND_EVERY_HOUR.format(**zone)),
            ],
        ),
        Way("AdGuard Home", [(add, addresses["adguard.txt"])]),
        Way(_("Tệp hosts"), [(hosts, addresses["hosts.txt"])]),
    ]
