"""What was signed stays: the database refuses to change a signed report, its lines, its errata."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION reports_signed_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a signed report stays as it was signed' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE FUNCTION reports_line_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM reports_consolidatedreport
                WHERE id = COALESCE(NEW.report_id, OLD.report_id) AND state = 'signed') THEN
        RAISE EXCEPTION 'a signed report stays as it was signed'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN COALESCE(NEW, OLD);
END $$;

CREATE TRIGGER reports_signed_stays BEFORE UPDATE OR DELETE ON reports_consolidatedreport
    FOR EACH ROW WHEN (OLD.state = 'signed') EXECUTE FUNCTION reports_signed_stays();
CREATE TRIGGER reports_line_stays BEFORE INSERT OR UPDATE OR DELETE ON reports_reportline
    FOR EACH ROW EXECUTE FUNCTION reports_line_stays();
CREATE TRIGGER reports_erratum_stays BEFORE UPDATE OR DELETE ON reports_erratum
    FOR EACH ROW EXECUTE FUNCTION reports_signed_stays();
"""
ALLOW = """
DROP TRIGGER reports_signed_stays ON reports_consolidatedreport;
DROP TRIGGER reports_line_stays ON reports_reportline;
DROP TRIGGER reports_erratum_stays ON reports_erratum;
DROP FUNCTION reports_signed_stays();
DROP FUNCTION reports_line_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("reports", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
