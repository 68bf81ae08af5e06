"""Which part of the handbook a staff page leads to: by the address of its item in the menu."""

from django.urls import reverse

_STAFF = "/lam-viec/"
# The nearest address above a page counts: the page of one report has the help of the queue.
PARTS = {
    _STAFF: "1-bat-dau#viec-cua-toi",
    "/lam-viec/nhac-viec/": "1-bat-dau#nhac-viec",
    "/lam-viec/di-mot-vong/": "1-bat-dau#di-mot-vong",
    "/lam-viec/bo-loc/": "1-bat-dau#bo-loc",
    "/lam-viec/nhieu-muc/": "1-bat-dau#nhieu-muc",
    "/lam-viec/phim-tat/": "1-bat-dau#phim-tat",
    "/lam-viec/thoi-han/": "1-bat-dau#nhac-viec",
    "/tai-khoan/": "1-bat-dau#tai-khoan",
    "/lam-viec/ban-truc/": "2-tin-bao#ban-truc",
    "/lam-viec/tin-bao/": "2-tin-bao#tin-bao",
    "/lam-viec/su-viec/": "2-tin-bao#su-viec",
    "/lam-viec/mo-khan-cap/": "2-tin-bao#mo-khan-cap",
    "/lam-viec/tre-em/": "3-tre-em#ho-so",
    "/lam-viec/tre-em/gioi-thieu-den/": "3-tre-em#gioi-thieu-den",
    "/lam-viec/mang-theo/": "3-tre-em#mang-theo",
    "/lam-viec/vi-pham/": "4-vi-pham#vi-pham",
    "/lam-viec/go-noi-dung/": "4-vi-pham#go-noi-dung",
    "/lam-viec/nang-luc/": "4-vi-pham#nang-luc",
    "/lam-viec/chung-cu/khoa/": "4-vi-pham#khoa-niem-phong",
    "/lam-viec/ra-quet/": "4-vi-pham#ra-quet",
    "/lam-viec/giao-duc/": "5-giao-duc#giao-duc",
    "/lam-viec/trac-nghiem/": "5-giao-duc#trac-nghiem",
    "/lam-viec/trac-nghiem/ngan-hang/": "5-giao-duc#ngan-hang",
    "/lam-viec/chung-nhan/": "5-giao-duc#chung-nhan",
    "/lam-viec/bai-hoc/": "5-giao-duc#bai-hoc",
    "/lam-viec/tin-tuc/": "5-giao-duc#tin-tuc",
    "/lam-viec/tin-tuc/ap-phich/": "5-giao-duc#ap-phich",
    "/lam-viec/nhiem-vu/": "6-ke-hoach#nhiem-vu",
    "/lam-viec/bang-dieu-hanh/": "6-ke-hoach#bang-dieu-hanh",
    "/lam-viec/phoi-hop/": "6-ke-hoach#phoi-hop",
    "/lam-viec/bao-cao/": "6-ke-hoach#bao-cao",
    "/lam-viec/van-ban/": "6-ke-hoach#van-ban",
    "/lam-viec/can-nghi/": "6-ke-hoach#can-nghi",
    "/lam-viec/doi-tac/": "6-ke-hoach#doi-tac",
    "/lam-viec/phap-luat/": "6-ke-hoach#phap-luat",
    "/lam-viec/to-chuc/": "7-quan-tri#to-chuc",
    "/lam-viec/nguoi-dung/": "7-quan-tri#nguoi-dung",
    "/lam-viec/du-lieu/yeu-cau/": "7-quan-tri#yeu-cau-du-lieu",
    "/lam-viec/du-lieu/luu-giu/": "7-quan-tri#luu-giu",
    "/lam-viec/so-cai/": "7-quan-tri#so-cai",
    "/lam-viec/suc-khoe/": "7-quan-tri#suc-khoe",
    "/lam-viec/cai-dat/": "7-quan-tri#cai-dat",
    "/lam-viec/tre-em/mau/": "7-quan-tri#bieu-mau",
    "/lam-viec/tre-em/dong-y/": "7-quan-tri#dong-y",
    "/lam-viec/van-ban/loai/": "7-quan-tri#loai-van-ban",
    "/lam-viec/cai-dat/thoi-han/": "7-quan-tri#thoi-han",
    "/lam-viec/cai-dat/lich/": "7-quan-tri#thoi-han",
}


def part_for(path: str) -> str:
    """The address in the handbook; the first page of all where nothing nearer is declared."""
    above = [start for start in PARTS if path.startswith(start)]
    page, _, anchor = PARTS[max(above, key=len, default=_STAFF)].partition("#")
    return f"{reverse('manual:page', args=[f'handbook/{page}'])}#{anchor}"
