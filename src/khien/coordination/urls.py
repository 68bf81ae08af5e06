from django.urls import path

from khien.coordination.views import (
    difficulties,
    difficulty,
    difficulty_steps,
    guidance,
    guidances,
    inspection,
    inspection_plan,
    inspections,
    meeting,
    meetings,
    overview,
    questions,
    recommendation,
    recommendations,
    thread,
    threads,
)

app_name = "coordination"
_DIFFICULTY, _GUIDANCE = "vuong-mac/<uuid:difficulty_id>", "huong-dan/<uuid:version_id>"
_PLAN, _INSPECTION = "kiem-tra/ke-hoach/<uuid:plan_id>", "kiem-tra/<uuid:inspection_id>"
_RECOMMENDATION, _THREAD = "kien-nghi/<uuid:recommendation_id>", "trao-doi/<uuid:thread_id>"
_MEETING, _QUESTION = "cuoc-hop/<uuid:meeting_id>", "kiem-tra/cau-hoi/<uuid:question_id>"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("vuong-mac/", difficulties.difficulties, name="difficulties"),
    path("vuong-mac/moi/", difficulty_steps.difficulty_new, name="difficulty_new"),
    path(f"{_DIFFICULTY}/", difficulty.difficulty, name="difficulty"),
    path(f"{_DIFFICULTY}/chuyen/", difficulty_steps.difficulty_refer, name="difficulty_refer"),
    path(
        f"{_DIFFICULTY}/tra-lai/",
        difficulty_steps.difficulty_hand_back,
        name="difficulty_hand_back",
    ),
    path(f"{_DIFFICULTY}/tra-loi/", difficulty_steps.difficulty_answer, name="difficulty_answer"),
    path(
        f"{_DIFFICULTY}/xac-nhan/",
        difficulty_steps.difficulty_confirm,
        name="difficulty_confirm",
    ),
    path(f"{_DIFFICULTY}/rut/", difficulty_steps.difficulty_withdraw, name="difficulty_withdraw"),
    path("huong-dan/", guidances.guidances, name="guidances"),
    path("huong-dan/moi/", guidance.guidance_new, name="guidance_new"),
    path("huong-dan/<uuid:guidance_id>/sua/", guidance.guidance_revise, name="guidance_revise"),
    path(f"{_GUIDANCE}/", guidance.guidance, name="guidance"),
    path(f"{_GUIDANCE}/cong-bo/", guidance.guidance_publish, name="guidance_publish"),
    path(f"{_GUIDANCE}/thoi-dung/", guidance.guidance_withdraw, name="guidance_withdraw"),
    path("kiem-tra/", inspections.inspections, name="inspections"),
    path("kiem-tra/moi/", inspection_plan.inspection_new, name="inspection_new"),
    path("kiem-tra/ke-hoach/moi/", inspections.inspection_plan_new, name="inspection_plan_new"),
    path(f"{_PLAN}/", inspection_plan.inspection_plan, name="inspection_plan"),
    path(f"{_PLAN}/them/", inspection_plan.inspection_plan_add, name="inspection_plan_add"),
    path(
        f"{_PLAN}/duyet/", inspection_plan.inspection_plan_approve, name="inspection_plan_approve"
    ),
    path("kiem-tra/cau-hoi/", questions.questions, name="questions"),
    path("kiem-tra/cau-hoi/moi/", questions.question_new, name="question_new"),
    path(f"{_QUESTION}/doi/", questions.question_replace, name="question_replace"),
    path(f"{_QUESTION}/thoi/", questions.question_end, name="question_end"),
    path(f"{_INSPECTION}/", inspection.inspection, name="inspection"),
    path(f"{_INSPECTION}/da-thay/", inspection.inspection_visit, name="inspection_visit"),
    path(f"{_INSPECTION}/ton-tai/", inspection.inspection_find, name="inspection_find"),
    path(f"{_INSPECTION}/ket-luan/", inspection.inspection_conclude, name="inspection_conclude"),
    path(f"{_INSPECTION}/huy/", inspection.inspection_cancel, name="inspection_cancel"),
    path(f"{_INSPECTION}/van-ban/", inspection.inspection_paper, name="inspection_paper"),
    path("kien-nghi/", recommendations.recommendations, name="recommendations"),
    path(f"{_RECOMMENDATION}/", recommendation.recommendation, name="recommendation"),
    path(
        f"{_RECOMMENDATION}/<slug:step>/",
        recommendation.recommendation_step,
        name="recommendation_step",
    ),
    path("trao-doi/", threads.threads, name="threads"),
    path("trao-doi/moi/", thread.thread_new, name="thread_new"),
    path(f"{_THREAD}/", thread.thread, name="thread"),
    path(f"{_THREAD}/khep/", thread.thread_close, name="thread_close"),
    path("trao-doi/cau-hoi/<uuid:ask_id>/thoi/", thread.thread_drop_ask, name="thread_drop_ask"),
    path("cuoc-hop/", meetings.meetings, name="meetings"),
    path("cuoc-hop/moi/", meeting.meeting_new, name="meeting_new"),
    path(f"{_MEETING}/", meeting.meeting, name="meeting"),
    path(f"{_MEETING}/sua/", meeting.meeting_change, name="meeting_change"),
    path(f"{_MEETING}/du-hop/", meeting.meeting_people, name="meeting_people"),
    path(f"{_MEETING}/giao-viec/", meeting.meeting_action_new, name="meeting_action_new"),
    path(f"{_MEETING}/thong-qua/", meeting.meeting_approve, name="meeting_approve"),
    path(f"{_MEETING}/van-ban/", meeting.meeting_paper, name="meeting_paper"),
    path(
        "cuoc-hop/viec/<uuid:action_id>/bo/",
        meeting.meeting_action_remove,
        name="meeting_action_remove",
    ),
]
