"""Every role, what it is for and what it may do: the same table the documentation prints."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from khien.core.access import signed_in
from khien.people.roles import reference_table


@signed_in
def roles(request: HttpRequest) -> HttpResponse:
    return render(request, "people/roles.html", {"rows": reference_table()})
