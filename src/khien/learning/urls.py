"""Addresses under /lam-viec/giao-duc/."""

from django.urls import path

from khien.learning.views import campaigns, phone, programme
from khien.learning.views import school_class as classes
from khien.learning.views.attendance import attendance, settle
from khien.learning.views.calendar import calendar
from khien.learning.views.coverage import coverage
from khien.learning.views.coverage_rules import coverage_rule_change, coverage_rules
from khien.learning.views.institution import institution
from khien.learning.views.lacking import lacking
from khien.learning.views.session import exhibit, send_back, session, verify
from khien.learning.views.session_correct import session_correct
from khien.learning.views.session_new import session_new
from khien.learning.views.session_replan import session_drop, session_replan
from khien.learning.views.sessions import sessions, sessions_export

app_name = "learning"
urlpatterns = [
    path("", sessions, name="sessions"),
    path("xuat/<str:kind>/", sessions_export, name="sessions_export"),
    path("buoi/moi/", session_new, name="session_new"),
    path("buoi/<uuid:session_id>/", session, name="session"),
    path("buoi/<uuid:session_id>/sua/", session_correct, name="session_correct"),
    path("buoi/<uuid:session_id>/xac-nhan/", verify, name="verify"),
    path("buoi/<uuid:session_id>/tra-lai/", send_back, name="send_back"),
    path("buoi/<uuid:session_id>/tep/<uuid:exhibit_id>/", exhibit, name="exhibit"),
    path("buoi/<uuid:session_id>/doi/", session_replan, name="session_replan"),
    path("buoi/<uuid:session_id>/bo/", session_drop, name="session_drop"),
    path("buoi/<uuid:session_id>/diem-danh/", attendance, name="attendance"),
    path("buoi/<uuid:session_id>/diem-danh/chon/", settle, name="settle"),
    path("co-so/<uuid:institution_id>/", institution, name="institution"),
    path("co-so/<uuid:institution_id>/nam/<slug:code>/", programme.programme, name="programme"),
    path(
        "co-so/<uuid:institution_id>/nam/<slug:code>/tep/<uuid:exhibit_id>/",
        programme.plan,
        name="programme_plan",
    ),
    path(
        "co-so/<uuid:institution_id>/nam/<slug:code>/chep/",
        programme.copy,
        name="programme_copy",
    ),
    path(
        "co-so/<uuid:institution_id>/nam/<slug:code>/lich/",
        programme.feed,
        name="programme_feed",
    ),
    path(
        "co-so/<uuid:institution_id>/nam/<slug:code>/lop/moi/",
        classes.school_class_new,
        name="school_class_new",
    ),
    path("lop/<uuid:class_id>/", classes.school_class, name="school_class"),
    path("lop/<uuid:class_id>/chuyen/", classes.school_class_move, name="school_class_move"),
    path("lich/<uuid:institution_id>/<slug:secret>/khien.ics", calendar, name="calendar"),
    path("dien-thoai/", phone.shell, name="phone"),
    path("dien-thoai/tho.js", phone.worker, name="phone_worker"),
    path("dien-thoai/mang-theo/", phone.carried, name="phone_carried"),
    path("dien-thoai/gui/", phone.send, name="phone_send"),
    path("dien-thoai/anh/", phone.photo, name="phone_photo"),
    path("chien-dich/", campaigns.campaigns, name="campaigns"),
    path("chien-dich/moi/", campaigns.campaign_new, name="campaign_new"),
    path("chien-dich/<uuid:campaign_id>/", campaigns.campaign, name="campaign"),
    path("chien-dich/<uuid:campaign_id>/sua/", campaigns.campaign_correct, name="campaign_correct"),
    path("chien-dich/<uuid:campaign_id>/bo/", campaigns.remove, name="campaign_remove"),
    path("do-phu/", coverage, name="coverage"),
    path("dieu-kien/", coverage_rules, name="coverage_rules"),
    path("dieu-kien/<slug:code>/doi/", coverage_rule_change, name="coverage_rule_change"),
    path("con-thieu/", lacking, name="lacking"),
]
