"""The middle value of a column, counted by the database."""

from django.db.models import Aggregate, FloatField


class Median(Aggregate):
    """Of the values that are there."""

    template = "percentile_cont(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = FloatField()
