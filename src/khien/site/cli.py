"""The command line `khien`: one table of targets, each a small function somewhere else.

A target is imported only when it is called for: setting up needs no Django, and no database.
To add one: a line in the table below, a function taking the words typed after the target and
returning the exit code (or None for 0), and `./khien reference` for its documentation.
"""

import argparse
import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, NoReturn

from khien.site.console import Misused, Stopped, both, complain, line
from khien.site.troubles import explained

REST = "…"  # everything that follows is passed on


@dataclass(frozen=True)
class Target:
    """`words`: what follows the name; `[word]`, `[--option VALUE]`, `[--flag]` may be left out."""

    name: str
    function: str
    vietnamese: str
    english: str
    words: tuple[str, ...] = ()

    @property
    def usage(self) -> str:
        return " ".join([self.name, *self.words])


TARGETS = (
    Target(
        "run",
        "khien.site.serving:run",
        "Chạy thử với một tỉnh mẫu",
        "Run with a synthetic province, to try everything",
    ),
    Target(
        "practice",
        "khien.site.practising:practice",
        "Bản tập thử cạnh bản thật, mỗi đêm làm lại từ đầu",
        "A second Khiên for practising beside the real one; begins anew each night",
    ),
    Target(
        "serve",
        "khien.site.serving:serve",
        "Chạy thật: không có dữ liệu mẫu",
        "Run for real: without sample data",
    ),
    Target(
        "doctor",
        "khien.site.doctor.command:doctor",
        "Khám bản cài này: có gì hỏng, phải làm gì",
        "Examine this installation: what is wrong, what to do; --json for programs",
        ("[--json]",),
    ),
    Target(
        "web",
        "khien.site.serving:web",
        "Chỉ trang web, khi chạy trên nhiều máy",
        "Only the web processes, where several machines share one DATABASE_URL",
    ),
    Target(
        "worker",
        "khien.site.serving:worker",
        "Chỉ phần làm việc nền, khi chạy trên nhiều máy",
        "Only the worker, where several machines share one DATABASE_URL",
    ),
    Target(
        "upgrade",
        "khien.site.upgrading:upgrade",
        "Sao lưu, nâng cấp cơ sở dữ liệu, thay dần các tiến trình đang chạy",
        "Back up (into FILE or BACKUP_TO), migrate, let what runs take the new code",
        ("[FILE]",),
    ),
    Target(
        "setup",
        "khien.site.installing:setup",
        "Chỉ chuẩn bị: thư viện, giao diện, bản dịch",
        "Only prepare: libraries, front-end parts, translations",
    ),
    Target(
        "test",
        "khien.site.testing:test",
        "Kiểm tra toàn bộ",
        "Lint, types and all tests; arguments go to pytest",
        (REST,),
    ),
    Target(
        "fuzz",
        "khien.site.fuzzing:fuzz",
        "Thử với dữ liệu bịa ra để phá",
        "Try the detection library with hostile input: [NAME…] [--seconds N]",
        (REST,),
    ),
    Target(
        "bench",
        "khien.site.bench:main",
        "Đo tốc độ và bộ nhớ, ghi docs/benchmarks.md",
        "Measure speed and memory, write docs/benchmarks.md;"
        " PART: audit, detect, evidence, learning, portal, steering",
        ("[PART]",),
    ),
    Target(
        "backup",
        "khien.site.backups.making:backup",
        "Sao lưu mọi thứ vào một tệp, hoặc vào BACKUP_TO",
        "Back up everything into one file, or into BACKUP_TO",
        ("[FILE]",),
    ),
    Target(
        "backup verify",
        "khien.site.backups.checking:verify",
        "Mở thử một bản sao lưu, kiểm tra từng phần, chạy thử cơ sở dữ liệu của nó",
        "Open a backup (a file, or the folder BACKUP_TO), check every part, start its database",
        ("FILE",),
    ),
    Target(
        "backup key",
        "khien.site.backups.locks:make_key",
        "Tạo khóa bí mật để mở các bản sao lưu",
        "Make a secret key for backups in FILE, and say its public half",
        ("FILE",),
    ),
    Target(
        "restore",
        "khien.site.backups.restoring:restore",
        "Khôi phục từ tệp, hoặc từ thư mục BACKUP_TO, vào nơi còn trống",
        "Restore a file, or the folder BACKUP_TO up to a moment, into an empty KHIEN_HOME",
        ("FILE", "[--until MOMENT]"),
    ),
    Target(
        "user list",
        "khien.site.accounts:show_users",
        "Danh sách tài khoản",
        "List the accounts",
    ),
    Target(
        "user invite",
        "khien.site.accounts:invite_user",
        "Đường dẫn một lần để đặt lại mật khẩu",
        "A one-time link to choose a new password",
        ("NAME",),
    ),
    Target(
        "user create",
        "khien.site.accounts:create_user",
        "Người quản trị đầu tiên, với tên do bạn chọn",
        "The first administrator, under a name you choose; prints a one-time link",
        ("NAME", "[FULL_NAME]"),
    ),
    Target(
        "user disable",
        "khien.site.accounts:disable_user",
        "Ngừng một tài khoản",
        "Stop an account; its sessions end",
        ("NAME",),
    ),
    Target(
        "user enable",
        "khien.site.accounts:enable_user",
        "Mở lại một tài khoản đã ngừng",
        "Open a stopped account again",
        ("NAME",),
    ),
    Target(
        "user recover",
        "khien.site.accounts:recover_user",
        "Cho người mất mật khẩu, điện thoại và mã vào lại",
        "Let somebody in who lost password, phone and codes: a one-time link; all are told",
        ("NAME",),
    ),
    Target(
        "user roles",
        "khien.site.accounts:show_roles",
        "Các vai trò",
        "List the roles",
    ),
    Target(
        "user duties",
        "khien.site.accounts:show_duties",
        "Nhiệm vụ của một người",
        "The duties of one person",
        ("NAME",),
    ),
    Target(
        "user sessions end",
        "khien.site.accounts:end_sessions",
        "Đăng xuất một người ở mọi nơi",
        "End every session of one person",
        ("NAME",),
    ),
    Target(
        "plan load",
        "khien.site.keeping:load_plan",
        "Thêm kế hoạch từ một tệp JSON",
        "Add plans from a JSON file",
        ("FILE",),
    ),
    Target(
        "ledger verify",
        "khien.site.keeping:verify_ledger",
        "Kiểm tra sổ cái còn nguyên vẹn",
        "Check that the ledger is whole",
    ),
    Target(
        "ledger head",
        "khien.site.keeping:show_ledger_head",
        "Dấu sổ của hôm nay hoặc của một ngày, để in ra giữ nơi khác",
        "Print the signed head of the ledger, of today or of DAY, to keep it elsewhere",
        ("[DAY]",),
    ),
    Target(
        "ledger show",
        "khien.site.keeping:show_ledger",
        "Sổ cái của một hồ sơ (mã) hoặc của một ngày, chỉ có mã",
        "What the ledger holds on a subject (its id) or of a day, identifiers only",
        ("SUBJECT_OR_DAY",),
    ),
    Target(
        "ledger export",
        "khien.site.keeping:export_ledger",
        "Chép cả sổ cái ra một tệp, mỗi dòng một sự kiện",
        "Copy the whole ledger into a file, one event a line (JSON), with its link of the chain",
        ("FILE",),
    ),
    Target(
        "exhibits verify",
        "khien.site.keeping:verify_exhibits",
        "Kiểm tra mọi tệp chứng cứ còn là tệp đã nhận",
        "Check that every exhibit's file is the one that was stored",
    ),
    Target(
        "rotate-keys",
        "khien.site.keeping:rotate_keys",
        "Thay khóa niêm phong; `site`: khóa của trang",
        "Replace the sealing key; `site`: the key that signs cookies",
        ("[WHAT]",),
    ),
    Target(
        "detect",
        "khien.site.keeping:detect",
        "Thư viện nhận diện: ảnh, lời nhắn, đường dẫn",
        "The detection library: pictures, messages, links",
        (REST,),
    ),
    Target(
        "manage",
        "khien.site.keeping:manage",
        "Các lệnh của Django",
        "Django's own commands",
        (REST,),
    ),
    Target(
        "lock",
        "khien.site.installing:lock",
        "Chốt lại phiên bản các thư viện",
        "Compile requirements/*.txt anew from pyproject.toml",
    ),
    Target(
        "tables",
        "khien.site.database.tables:write",
        "Viết lại tables.sql sau khi thêm một migration",
        "Write tables.sql anew after a migration was added",
    ),
    Target(
        "reference",
        "khien.site.reference:write",
        "Viết lại docs/reference",
        "Write docs/reference anew from the code",
    ),
    Target(
        "help",
        "khien.site.cli:show_help",
        "Danh sách này, hoặc riêng một lệnh",
        "This list, or one command of it",
        (REST,),
    ),
)


def main(typed: Sequence[str] | None = None) -> int:
    words = list(sys.argv[1:] if typed is None else typed) or ["help"]
    if words[0] in ("-h", "--help"):
        words[0] = "help"
    try:
        return _call(words)
    except Misused as why:
        complain(str(why))
        return 2
    except Stopped as why:
        complain(str(why))
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read our list has read enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        trouble = explained(error)
        if trouble is None:
            raise
        complain(str(trouble))
        return 1


def _call(words: list[str]) -> int:
    target = _find(words)
    if target is None:
        return _unknown(words)
    given = words[len(target.name.split()) :]
    if target.words != (REST,) and {"-h", "--help"} & set(given):
        _list([target], typed="./khien ")
        return 0
    module, function = target.function.split(":")
    return int(getattr(import_module(module), function)(*_parse(target, given)) or 0)


def _unknown(words: list[str]) -> int:
    near = _beginning_with(words[:1])
    if not near:
        complain(f"Không có lệnh “{words[0]}”. · There is no target “{words[0]}”.\n")
    elif words[1:]:
        named = " ".join(words[:2])
        complain(f"Không có lệnh “{named}”. · There is no target “{named}”.\n")
    else:
        complain(f"Sau “{words[0]}” còn thiếu một từ. · “{words[0]}” needs one more word:\n")
    _list(near or TARGETS, typed="./khien " if near else "")
    return 2


def _find(words: list[str]) -> Target | None:
    """Of two, the longer: `backup verify` before `backup`."""
    fit = [t for t in TARGETS if t.name.split() == words[: len(t.name.split())]]
    return max(fit, key=lambda target: len(target.name), default=None)


def _beginning_with(words: Sequence[str]) -> list[Target]:
    return [t for t in TARGETS if t.name.split()[: len(words)] == list(words)]


class _Words(argparse.ArgumentParser):
    def __init__(self, target: Target) -> None:
        super().__init__(add_help=False, allow_abbrev=False)
        self.target = target

    def error(self, message: str) -> NoReturn:
        raise Misused(
            f"Gõ chưa đúng. Đúng là: ./khien {self.target.usage}",
            f"Not as it is typed above: {message}.",
        )


def _parse(target: Target, words: list[str]) -> list[Any]:
    if target.words == (REST,):
        return words
    parser = _Words(target)
    for word in target.words:
        name, *value = word.strip("[]").split()
        how: dict[str, Any] = {"metavar": value[0]} if value else {}
        if name.startswith("--") and not value:
            how["action"] = "store_true"
        elif word.startswith("[") and not value:
            how["nargs"] = "?"
        parser.add_argument(name, **how)
    return list(vars(parser.parse_args(words)).values())


def show_help(*words: str) -> None:
    """All of them, or those that begin with these words."""
    found = _beginning_with(words)
    if not found:
        named = " ".join(words)
        raise Misused(f"Không có lệnh “{named}”.", f"There is no target “{named}”.")
    line("./khien …")
    _list(found)
    line()
    line(both("KHIEN_HOME, PORT, DATABASE_URL, …", "docs/reference/settings.md"))


def _list(targets: Iterable[Target], *, typed: str = "") -> None:
    """Two languages, one below the other: beside each other they fit no terminal."""
    shown = list(targets)
    wide = max(len(typed + target.usage) for target in shown) + 4
    room = max(40, shutil.get_terminal_size().columns - wide)
    for target in shown:
        said = [*textwrap.wrap(target.vietnamese, room), *textwrap.wrap(target.english, room)]
        line(f"  {typed + target.usage:<{wide - 4}}  {said[0]}")
        for more in said[1:]:
            line(f"{'':<{wide}}{more}")
