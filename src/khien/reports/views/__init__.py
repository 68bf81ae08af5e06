"""Pages of reports."""

from khien.core.permissions import Permission

READERS = (Permission.REPORT_WRITE, Permission.REPORT_APPROVE, Permission.PLAN_MANAGE)
PROVINCE = (Permission.PLAN_MANAGE, Permission.REPORT_APPROVE)
