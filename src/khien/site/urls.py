"""Every address of the site."""

from django.urls import include, path

from khien.manual import tour_views
from khien.portal import api
from khien.site import (
    bulk_page,
    calendar_page,
    clock_page,
    deadlines_page,
    health_checks,
    health_page,
    inbox_page,
    keys_page,
    ladder_page,
    language,
    ledger_heads_page,
    ledger_page,
    mail_choices_page,
    saved_filters_page,
    staff_home,
    style_guide,
    ways_page,
)

handler400 = "khien.site.errors.bad_request"
handler403 = "khien.site.errors.forbidden"
handler404 = "khien.site.errors.not_found"
handler500 = "khien.site.errors.server_error"

urlpatterns = [
    # First, because a whole class may open them at once.
    path("", include("khien.portal.urls")),
    path("api/v1/", api.addresses),
    path("huong-dan/", include("khien.manual.urls")),
    path("ngon-ngu/<str:code>/", language.choose, name="language"),
    path("lam-viec/giao-dien/", style_guide.style_guide, name="style_guide"),
    path("", include("khien.people.urls")),
    path("lam-viec/", staff_home.staff_home, name="staff_home"),
    path("lam-viec/", include("khien.intake.urls")),
    path("lam-viec/", include("khien.directory.urls")),
    path("lam-viec/tre-em/", include("khien.support.urls")),
    path("lam-viec/mang-theo/", include("khien.field.urls")),
    path("lam-viec/vi-pham/", include("khien.enforcement.urls")),
    path("lam-viec/bai-hoc/", include("khien.curriculum.urls")),
    path("lam-viec/nang-luc/", include("khien.capacity.urls")),
    path("lam-viec/go-noi-dung/", include("khien.takedown.urls")),
    path("lam-viec/giao-duc/", include("khien.learning.urls")),
    path("lam-viec/trac-nghiem/", include("khien.quizzes.urls")),
    path("lop/", include("khien.quizzes.public_urls")),
    path("lam-viec/chung-nhan/", include("khien.certificates.urls")),
    path("chung-nhan/", include("khien.certificates.public_urls")),
    path("lam-viec/ra-quet/", include("khien.screening.urls")),
    path("lam-viec/nhiem-vu/", include("khien.steering.urls")),
    path("lam-viec/bang-dieu-hanh/", include("khien.dashboards.urls")),
    path("lam-viec/phoi-hop/", include("khien.coordination.urls")),
    path("lam-viec/cai-dat/thoi-han/", deadlines_page.deadlines, name="deadlines"),
    path("lam-viec/cai-dat/thoi-han/<slug:code>/", deadlines_page.deadline, name="deadline"),
    path(
        "lam-viec/cai-dat/thoi-han/<slug:code>/bo/",
        deadlines_page.deadline_withdraw,
        name="deadline_withdraw",
    ),
    path("lam-viec/cai-dat/thoi-han/<slug:code>/nhac/", ladder_page.ladder, name="ladder"),
    path(
        "lam-viec/cai-dat/thoi-han/<slug:code>/nhac/<uuid:step_id>/bo/",
        ladder_page.ladder_end_step,
        name="ladder_end_step",
    ),
    path("lam-viec/thoi-han/<uuid:clock_id>/", clock_page.clock, name="clock"),
    path("lam-viec/nhieu-muc/lan/<uuid:act_id>/", bulk_page.bulk_done, name="bulk_done"),
    path("lam-viec/nhieu-muc/lan/<uuid:act_id>/hoan-tac/", bulk_page.bulk_undo, name="bulk_undo"),
    path("lam-viec/nhieu-muc/<slug:code>/", bulk_page.bulk, name="bulk"),
    path("lam-viec/di-mot-vong/", tour_views.tours, name="tours"),
    path("lam-viec/di-mot-vong/buoc/", tour_views.tour_step, name="tour_step"),
    path("lam-viec/bo-loc/", saved_filters_page.filter_keep, name="filter_keep"),
    path(
        "lam-viec/bo-loc/<uuid:filter_id>/", saved_filters_page.filter_change, name="filter_change"
    ),
    path(
        "lam-viec/bo-loc/<uuid:filter_id>/xoa/",
        saved_filters_page.filter_remove,
        name="filter_remove",
    ),
    path("lam-viec/phim-tat/", keys_page.keys, name="keys"),
    path("lam-viec/nhac-viec/", inbox_page.inbox, name="inbox"),
    path("lam-viec/nhac-viec/noi-nhan/", ways_page.ways, name="ways"),
    path("lam-viec/nhac-viec/thu-khi-nao/", mail_choices_page.mail_choices, name="mail_choices"),
    path("lam-viec/nhac-viec/da-biet/", inbox_page.inbox_known, name="inbox_known"),
    path("lam-viec/cai-dat/lich/", calendar_page.calendar, name="calendar"),
    path("lam-viec/cai-dat/lich/bo/", calendar_page.calendar_clear, name="calendar_clear"),
    path("suc-khoe/song/", health_checks.alive, name="alive"),
    path("suc-khoe/san-sang/", health_checks.ready, name="ready"),
    path("suc-khoe/so-lieu/", health_checks.metrics, name="metrics"),
    path("lam-viec/suc-khoe/", health_page.health, name="health"),
    path("lam-viec/suc-khoe/kham/", health_page.health_examine, name="health_examine"),
    path("lam-viec/suc-khoe/bao-cao/", include("khien.site.security_report.urls")),
    path("lam-viec/so-cai/", ledger_page.ledger_page, name="ledger"),
    path("lam-viec/so-cai/kiem-tra/", ledger_page.ledger_check, name="ledger_check"),
    path("lam-viec/so-cai/dau-so/", ledger_heads_page.ledger_heads, name="ledger_heads"),
    path("lam-viec/so-cai/dau-so/<str:day>/", ledger_heads_page.ledger_head, name="ledger_head"),
    path("lam-viec/du-lieu/", include("khien.privacy.urls")),
    path("lam-viec/tin-tuc/", include("khien.publishing.urls")),
    path("lam-viec/doi-tac/", include("khien.partners.urls")),
    path("lam-viec/phap-luat/", include("khien.law.urls")),
    path("lam-viec/bao-cao/", include("khien.reports.urls")),
    path("kiem-tra-van-ban/", include("khien.reports.public_urls")),
    path("lam-viec/van-ban/", include("khien.documents.urls")),
    path("lam-viec/chung-cu/", include("khien.evidence.urls")),
]
