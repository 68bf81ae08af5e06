"""The public front; the public API (khien.portal.api) is mounted beside it by the site."""

from django.urls import path

from khien.portal.views import (
    blocked,
    follow_up,
    guidance,
    laws,
    learn,
    learn_more,
    list_file,
    lists,
    open_figures,
    pages,
    report,
)

app_name = "portal"

urlpatterns = [
    path("", pages.home, name="home"),
    path("bao-tin/", pages.doors, name="doors"),
    path("bao-tin/da-nhan/", report.received, name="received"),
    path("bao-tin/xong/", pages.finished, name="finished"),
    path("bao-tin/<slug:address>/", report.report, name="report"),
    path("tra-cuu/", follow_up.follow_up, name="follow_up"),
    path("tra-cuu/tin/", follow_up.status, name="status"),
    path("bi-chan/", blocked.blocked, name="blocked"),
    path("bi-chan/da-gui/", blocked.blocked_sent, name="blocked_sent"),
    path("danh-sach-chan/", lists.lists, name="lists"),
    path("danh-sach-chan/<slug:slug>/<str:form>", list_file.list_file, name="list_file"),
    path("huong-dan-nghiep-vu/", guidance.guidances, name="guidances"),
    path("huong-dan-nghiep-vu/<int:number>/", guidance.guidance, name="guidance"),
    path("hoc/", learn.learn, name="learn"),
    path("hoc/thoa-thuan/", learn_more.family_agreement, name="learn_agreement"),
    path("hoc/lua-tuoi/<slug:address>/", learn.band, name="learn_band"),
    path("hoc/bai/<slug:code>/", learn.lesson, name="learn_lesson"),
    path("hoc/bai/<slug:code>/trinh-chieu/", learn_more.slides, name="learn_slides"),
    path("hoc/bai/<slug:code>/day/", learn_more.teaching, name="learn_teaching"),
    path("hoc/bai/<slug:code>/hinh.svg", learn_more.picture, name="learn_picture"),
    path("hoc/bai/<slug:code>/nghe/", learn_more.sound, name="learn_sound"),
    path("hoc/neu-la-em/<slug:slug>/", learn_more.story, name="learn_story"),
    path("hoc/neu-la-em/<slug:slug>/<slug:scene>/", learn_more.story, name="learn_scene"),
    path("phap-luat/", laws.laws, name="laws"),
    path("phap-luat/tep/<uuid:file_id>/", laws.law_file, name="law_file"),
    path("phap-luat/<slug:code>/", laws.law, name="law"),
    path("gioi-thieu/", pages.about, name="about"),
    path("so-lieu-mo/", open_figures.open_figures, name="open_figures"),
    path("so-lieu-mo/<slug:kind>/", open_figures.open_file, name="open_file"),
]
