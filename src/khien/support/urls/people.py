"""Addresses about the people around a child and about other children."""

from django.urls import path

from khien.support.views import child, minor, others, people, sixteen

urlpatterns = [
    path("<uuid:case_id>/nguoi-cham-soc/", people.carer, name="add_carer"),
    path("<uuid:case_id>/nguoi-cham-soc/<uuid:carer_id>/", people.carer, name="carer"),
    path(
        "<uuid:case_id>/nguoi-cham-soc/<uuid:carer_id>/khong-con/",
        people.carer_gone,
        name="carer_gone",
    ),
    path("<uuid:case_id>/tre-gay-hai/", minor.minor, name="add_minor"),
    path("<uuid:case_id>/tre-gay-hai/<uuid:minor_id>/", minor.minor, name="minor"),
    path(
        "<uuid:case_id>/tre-gay-hai/<uuid:minor_id>/mo-ho-so/",
        minor.open_for_minor,
        name="open_for_minor",
    ),
    path(
        "<uuid:case_id>/tre-gay-hai/<uuid:minor_id>/ho-so-rieng/", minor.own_case, name="own_case"
    ),
    path("<uuid:case_id>/du-16-tuoi/", sixteen.at_sixteen, name="at_sixteen"),
    path("<uuid:case_id>/hieu-tre/", child.profile, name="profile"),
    path("<uuid:case_id>/loi-tre/", child.hear, name="hear"),
    path("<uuid:case_id>/tre-khac/", others.another_child, name="another_child"),
    path("<uuid:case_id>/ho-so-lien-quan/", others.tie, name="tie"),
]
