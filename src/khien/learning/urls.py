"""Addresses under /lam-viec/giao-duc/."""

from django.urls import path

from khien.learning.views.coverage import coverage
from khien.learning.views.coverage_rules import coverage_rule_change, coverage_rules
from khien.learning.views.institution import institution
from khien.learning.views.lacking import lacking
from khien.learning.views.session import exhibit, send_back, session, verify
from khien.learning.views.session_correct import session_correct
from khien.learning.views.session_new import session_new
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
    path("co-so/<uuid:institution_id>/", institution, name="institution"),
    path("do-phu/", coverage, name="coverage"),
    path("dieu-kien/", coverage_rules, name="coverage_rules"),
    path("dieu-kien/<slug:code>/doi/", coverage_rule_change, name="coverage_rule_change"),
    path("con-thieu/", lacking, name="lacking"),
]
