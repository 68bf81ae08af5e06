"""What an indicator once read stays as it was read: the database refuses anything else."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION indicators_reading_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'readings only grow' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER indicators_readings_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE
    ON indicators_reading FOR EACH STATEMENT EXECUTE FUNCTION indicators_reading_refuse();
"""
ALLOW = """
DROP TRIGGER indicators_readings_only_grow ON indicators_reading;
DROP FUNCTION indicators_reading_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("indicators", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
