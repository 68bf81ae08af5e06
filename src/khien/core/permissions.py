"""Everything that can be permitted, one line each. Which role holds what: khien/people/roles.py."""

from enum import StrEnum


class Permission(StrEnum):
    REPORT_RECORD = "report_record"  # take a report for somebody and give them the code
    HOTLINE_WORK = "hotline_work"  # the hotline desk: contacts of all counsellors, hand-over
    HOTLINE_LEAD = "hotline_lead"  # lead the desk: its rows, how its people are
    REPORT_TRIAGE = "report_triage"  # read reports of one's territory, decide what becomes of them
    INCIDENT_VIEW = "incident_view"  # read an incident of one's territory
    CASE_WORK = "case_work"  # work on children's cases of one's territory
    CASE_APPROVE = "case_approve"  # decide as chair: plans, emergency measures, closures
    CASE_OVERSEE = "case_oversee"  # follow the cases of all communes
    REFERRAL_RECEIVE = "referral_receive"  # answer referrals of children sent to one's own office
    VIOLATION_WORK = "violation_work"  # work on violations routed to one's office
    TAKEDOWN_WORK = "takedown_work"  # content of one's office: have it taken down, look again
    CAPACITY_RECORD = "capacity_record"  # what one's unit has: officers, trainings, equipment
    SCREENING_WORK = "screening_work"  # have material looked at, judge what was found
    BANK_MANAGE = "bank_manage"  # banks of known hashes and addresses, lists for resolvers
    DOCUMENT_REGISTER = "document_register"  # documents of one's office and their register
    EVIDENCE_VIEW = "evidence_view"  # open exhibits; every opening is a custody step
    EVIDENCE_SEAL = "evidence_seal"  # keys of one's police unit, exhibits only they open
    EVIDENCE_EXPORT = "evidence_export"  # hand out a file's exhibits with their proofs
    SESSION_RECORD = "session_record"  # record education sessions of one's institution
    SESSION_VERIFY = "session_verify"  # verify sessions recorded by another person
    EDUCATION_OVERSEE = "education_oversee"  # follow the institutions of one's territory
    LESSON_WRITE = "lesson_write"  # write lessons, new versions and translations of them
    LESSON_REVIEW = "lesson_review"  # read lessons before anybody teaches them, withdraw them
    ARTICLE_WRITE = "article_write"  # write news and directives for everybody
    ARTICLE_PUBLISH = "article_publish"  # read them before everybody does, withdraw them
    POSTER_PRINT = "poster_print"  # posters and leaflets for the places of one's duty
    DASHBOARD_VIEW = "dashboard_view"  # see figures, small cells suppressed
    STAFF_CARE = "staff_care"  # who met too much heavy matter today, never what it was
    FIGURES_TRACE = "figures_trace"  # follow a figure down to the rows one may see
    PLAN_MANAGE = "plan_manage"  # plans, tasks and who has them, more time, verification
    TASK_WORK = "task_work"  # tasks given to one's office: progress, more time, what monitors
    REPORT_WRITE = "report_write"  # write the reports that one's commune or office owes
    REPORT_APPROVE = "report_approve"  # as head: approve what one's office reports; sign reports
    PARTNER_MANAGE = "partner_manage"  # partners, what they promise, what arrived of it
    COORDINATION_WORK = "coordination_work"  # difficulties, threads, inspections of one's office
    COORDINATION_LEAD = "coordination_lead"  # follow the difficulties of all offices, send them on
    GUIDANCE_PUBLISH = "guidance_publish"  # write guidance for others, publish a colleague's
    INSPECTION_WORK = "inspection_work"  # inspect other offices for one's own
    LAW_MANAGE = "law_manage"  # the register of legal documents
    DIRECTORY_VIEW = "directory_view"  # organisations over time
    DIRECTORY_MANAGE = "directory_manage"  # change organisations, import institutions
    PEOPLE_MANAGE = "people_manage"  # accounts and duties
    SETTINGS_MANAGE = "settings_manage"  # set-up, rules that are data
    LEGAL_HOLD = "legal_hold"  # keep files from being emptied, see what is emptied when
    RIGHTS_ANSWER = "rights_answer"  # answer what people ask about their own data
    LEDGER_READ = "ledger_read"  # the ledger, without personal data


class FieldGroup(StrEnum):
    """What a child's record is made of, where not everybody needs all of it."""

    IDENTITY = "identity"  # name, birth, address, school, carers
    CONTACT = "contact"  # how and when the child or the reporter can be reached safely
    NARRATIVE = "narrative"  # what happened, goals, reasons
    HEALTH = "health"  # state of the child, assessments in words, services
    OFFENDER = "offender"  # who is said to have done it, how near they are


class Need(StrEnum):
    """When a role needs a group of fields; a group that is not named is never shown."""

    IN_REACH = "in_reach"  # of every record its duty reaches
    ASSIGNED = "assigned"  # only of records that are the person's, or were sent up to them
