"""What lies in `deploy/` is read by the programs it is for, or by rules of ours where those are
not to be had on this machine.
"""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

import debian_programs
from khien.site import cli, environment, installing
from khien.site.console import Stopped
from khien.site.home import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted(DEPLOY.glob("systemd/*.service"))
SETTINGS = {setting.name for setting in environment.SETTINGS}
TARGETS = {target.name for target in cli.TARGETS}
PINNED = re.compile(r"[\w./-]+:\d+\.\d+[\w.-]*|khien:local")
EXPOSURE = "25"  # of 100; a unit without hardening has 96


def ran(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_a_unit_is_one_systemd_understands_and_is_hardened(unit, tmp_path):
    text = unit.read_text("utf-8")
    command = re.search(r"^ExecStart=/opt/khien/khien (\w+)$", text, re.MULTILINE)
    assert command[1] in TARGETS
    assert "KHIEN_HOME=/var/lib/khien" in text
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd-analyze here")
    here = tmp_path / unit.name
    here.write_text(text.replace("/opt/khien/khien", str(ROOT / "khien")), "utf-8")
    assert ran(["systemd-analyze", "verify", "--man=no", here]) == (0, "")
    code, said = ran(
        ["systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSURE}", here]
    )
    assert code == 0, said.splitlines()[-1]


def test_the_command_of_a_server_is_run_as_the_unit_runs_khien(tmp_path):
    """Account, settings and folders of the service; the words as they were typed."""
    for name, says in {"id": "echo 0", "systemd-run": 'printf "%s\\n" "$@"'}.items():
        (tmp_path / name).write_text(f"#!/bin/sh\n{says}\n")
        (tmp_path / name).chmod(0o755)
    names = {"PATH": f"{tmp_path}:/usr/bin:/bin", "BACKUP_IDENTITY": "/media/khóa"}
    code, said = ran([DEPLOY / "systemd" / "khien", "user", "invite", "a b"], env=names)
    options = said.splitlines()
    assert code == 0
    assert options[-4:] == ["/opt/khien/khien", "user", "invite", "a b"]
    unit = UNITS[0].read_text("utf-8")
    assert "User=khien" in unit
    assert "--uid=khien" in options
    for name in ("KHIEN_HOME", "NUMBA_CACHE_DIR"):
        assert re.search(rf"^Environment=.*\b{name}=(\S+)", unit, re.MULTILINE)[1] in said
    file = re.search(r"^EnvironmentFile=.*$", unit, re.MULTILINE)[0]
    assert f"--property={file}" in options
    assert "--setenv=BACKUP_IDENTITY" in options
    assert not [option for option in options if "PASSPHRASE" in option]


def test_the_command_of_a_server_asks_for_sudo(tmp_path):
    (tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
    (tmp_path / "id").chmod(0o755)
    path = {"PATH": f"{tmp_path}:/usr/bin:/bin"}
    code, said = ran([DEPLOY / "systemd" / "khien", "doctor"], env=path)
    assert code == 1
    assert "sudo khien doctor" in said


@pytest.fixture
def certificate(tmp_path):
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    where = ["-keyout", tmp_path / "key.pem", "-out", tmp_path / "certificate.pem"]
    subprocess.run([*command, *where, "-subj", "/CN=localhost"], check=True, capture_output=True)
    return tmp_path


def test_nginx_takes_its_file(certificate):
    nginx, names = debian_programs.program("nginx")
    text = (DEPLOY / "proxy" / "nginx.conf").read_text("utf-8")
    text = re.sub(r"/etc/letsencrypt/\S+/fullchain.pem", str(certificate / "certificate.pem"), text)
    text = re.sub(r"/etc/letsencrypt/\S+/privkey.pem", str(certificate / "key.pem"), text)
    text = re.sub(r"/var/log/nginx/\S+", "stderr", text)
    (certificate / "site.conf").write_text(text)
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    places = "".join(f"{kind}_temp_path {certificate}/{kind};\n" for kind in kinds)
    http = f"{places}access_log off;\ninclude site.conf;\n"
    whole = f"pid {certificate}/pid;\nevents {{}}\nhttp {{\n{http}}}\n"
    (certificate / "nginx.conf").write_text(whole)
    command = [nginx, "-t", "-q", "-p", certificate, "-c", certificate / "nginx.conf"]
    code, said = ran([*command, "-e", "stderr"], env=names)
    assert code == 0, said


def test_caddy_takes_its_file(tmp_path):
    caddy, names = debian_programs.program("caddy")
    command = [caddy, "validate", "--adapter", "caddyfile", "--config", DEPLOY / "proxy/Caddyfile"]
    code, said = ran(command, env=names | {"HOME": str(tmp_path)})
    assert code == 0, said


def instructions():
    text = (DEPLOY / "docker" / "Dockerfile").read_text("utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [tuple(line.split(maxsplit=1)) for line in lines]


def test_the_image_runs_as_nobody_special_from_a_pinned_base_and_says_how_it_is():
    said = instructions()
    assert {word for word, _ in said} <= {
        *("FROM", "RUN", "COPY", "WORKDIR", "USER", "ENV", "VOLUME"),
        *("EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"),
    }
    given = dict(said)
    assert PINNED.fullmatch(given["FROM"])
    assert f"--uid {given['USER']} " in given["RUN"] or f"--uid {given['USER']} " in said[1][1]
    order = [word for word, _ in said]
    assert order.index("USER") < len(order) - 1 - order[::-1].index("RUN"), "set up as root"
    assert "--interval" in given["HEALTHCHECK"]
    assert not re.search(r"(?i)secret|password|passphrase", given["ENV"])
    assert "*.key" in (DEPLOY / "docker" / "Dockerfile.dockerignore").read_text()


def compose():
    return yaml.safe_load((DEPLOY / "docker" / "compose.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", ["database", "upgrade", "web", "worker"])
def test_a_service_is_pinned_and_holds_no_secret(name):
    service = compose()["services"][name]
    assert PINNED.fullmatch(service["image"])
    assert not service.get("privileged")
    shown = yaml.safe_dump(service.get("environment", {}))
    assert not re.search(r"(?i)(password|secret|passphrase)\w*(?<!_FILE): ", shown)
    assert "healthcheck" in service or name == "web", "of web: the image's own"


def test_services_of_khien_are_read_only_and_wait_for_the_upgrade():
    services = compose()["services"]
    for name in ("web", "worker"):
        service = services[name]
        assert service["read_only"]
        assert service["cap_drop"] == ["ALL"]
        assert service["command"] == [name]
        waited = service["depends_on"]["upgrade"]["condition"]
        assert waited == "service_completed_successfully"
    assert all(port.startswith("127.0.0.1:") for port in services["web"]["ports"])
    assert set(compose()["secrets"]) == set(services["database"]["secrets"])


def test_only_settings_that_exist_are_named():
    lines = (DEPLOY / "khien.env").read_text("utf-8").splitlines()
    named = {line.lstrip("#").partition("=")[0] for line in lines if re.match(r"#?[A-Z_]+=", line)}
    assert named
    assert named <= SETTINGS


def test_a_pool_of_connections_is_by_sessions():
    text = (DEPLOY / "pgbouncer.ini").read_text("utf-8")
    assert "\npool_mode = session\n" in text
    assert Path(DEPLOY / "nftables.conf").read_text("utf-8").count("policy drop;") == 2


def test_new_code_that_was_not_prepared_is_told_to_the_account_that_may_not_change_it(monkeypatch):
    """After `git pull` without `khien setup`: the service runs as another account."""

    def forbidden(_purpose):
        raise PermissionError(13, "Permission denied", "/opt/khien/src/vendor/.stamp")

    monkeypatch.setattr(installing.frontend, "prepare", forbidden)
    with pytest.raises(Stopped, match="khien setup"):
        installing.setup()
