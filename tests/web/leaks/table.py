"""What each address answers to whom: the one table. An address without a row fails the test.

A row names who gets what; `rest` is for everyone else who is signed in, `public` for who is not.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.web.leaks.people import EVERYONE, PUBLIC

AGENCY = {"perangkat_daerah", "kepala_pd"}
OTHER_AGENCY = {"perangkat_daerah/lain", "kepala_pd/lain"}
DESK = {"petugas_litbang", "kepala_litbang"}
TORN = {"petugas_litbang/konflik"}  # stated a conflict on the case "tim", and on no other
TEAM = {"anggota_tim", "anggota_tim/bungkam"}
HEAD, RECORDER, EXECUTOR, LEGAL = {"kepala_litbang"}, {"perekam_kepala_daerah"}, {"pelaksana"}, {"bagian_hukum"}
OVERSEER, KEEPER = {"pengawas"}, {"administrator"}
CITY_INDEX = DESK | TORN | OVERSEER | KEEPER  # who reads the region's index
STRANGERS = {who for who in EVERYONE if who.endswith("/daerah")} | {"pendiri"}

KEEPERS_ABROAD = {f"{who}/daerah" for who in ("petugas_litbang", "kepala_litbang", "pengawas", "administrator")}
NEIGHBOURS = {"petugas_litbang/daerah", "kepala_litbang/daerah"}  # the desk of the other region
CITY_DESK = DESK | TORN
PLANNERS = CITY_DESK | NEIGHBOURS | KEEPER | {"administrator/daerah"}  # each for his own region
BOARD = CITY_DESK | NEIGHBOURS | RECORDER | OVERSEER | {"kepala_daerah"}
BOARD |= {"perekam_kepala_daerah/daerah", "pengawas/daerah", "kepala_daerah/daerah"}
RUNNERS = AGENCY | OTHER_AGENCY | EXECUTOR | {"pelaksana/lain"}
PULSES = BOARD | RUNNERS | {"perangkat_daerah/daerah", "kepala_pd/daerah", "pelaksana/daerah"}  # each his own
PULSE = CITY_DESK | RECORDER | OVERSEER | {"kepala_daerah"} | AGENCY | EXECUTOR

ASKS_REGIONAL = AGENCY | OTHER_AGENCY | CITY_DESK | RECORDER | OVERSEER | KEEPER
ASKS_REGIONAL |= {f"{who}/daerah" for who in AGENCY | DESK | RECORDER | OVERSEER | KEEPER}
EXECUTORS = {"pelaksana", "pelaksana/lain", "pelaksana/daerah"}
STRATEGY = CITY_DESK | RECORDER | OVERSEER | {"kepala_daerah"} | AGENCY
ASKERS = AGENCY | OTHER_AGENCY | {"perangkat_daerah/daerah", "kepala_pd/daerah"}

READERS = {
    "draf": AGENCY | KEEPER,
    "dinilai": AGENCY | DESK | TORN | OVERSEER | KEEPER,
    "tim": {"kepala_daerah", "kepala_pd"} | DESK | TORN | TEAM | RECORDER | OVERSEER | KEEPER,
    "terbit": AGENCY | DESK | TORN | RECORDER | EXECUTOR | LEGAL | OVERSEER | KEEPER,
}
ASKING = {case: READERS[case] - KEEPER for case in ("draf", "terbit")}  # the people of the working file
JUDGES = {"dinilai": DESK | TORN | OVERSEER, "tim": DESK | TEAM | RECORDER | OVERSEER}
SEES_TEAM = DESK | TORN | TEAM | RECORDER | OVERSEER
SHEET = AGENCY | CITY_INDEX


@dataclass(frozen=True)
class Row:
    answers: dict[str, int]
    method: str = "GET"
    people: tuple[str, ...] = field(default=EVERYONE)


def page(to: Iterable[str] = (), *, ok: int = 200, rest: int = 404, public: int = 302, **also: set[str]) -> Row:
    """A page for some; `also` holds who gets another answer, as `s403={...}`."""
    answers = dict.fromkeys(EVERYONE, rest) | dict.fromkeys(to, ok)
    for status, people in also.items():
        answers |= {who: int(status[1:]) for who in people}
    return Row(answers | {PUBLIC: public})


def act(to: Iterable[str] = (), *, ok: int = 302, rest: int = 404, public: int = 302, **also: set[str]) -> Row:
    """An unsafe act, asked for with an empty form."""
    return Row(page(to, ok=ok, rest=rest, public=public, **also).answers, method="POST")


OPEN = Row(dict.fromkeys(EVERYONE, 200))
MINE = page(rest=200)  # everybody's own: what it lists is held by the words below
GUEST = page(rest=302, public=200)
AWAY = page(rest=302)
READ = {case: page(people) for case, people in READERS.items()}
OF_OFFICE = {"kantor": page(RECORDER | {"kepala_daerah"})}  # what a schedule brought the head of the region
ASKABLE = {case: page(people) for case, people in ASKING.items()}
BOUNCED = {case: page(people, ok=302) for case, people in READERS.items()}  # closed for writing: back to the page


def some(rows: dict[str, Row], *cases: str) -> dict[str, Row]:
    return {case: rows[case] for case in cases}


def published(row: Row) -> dict[str, Row]:
    return {"terbit": row}


ROWS: dict[str, dict[str, Row]] = {
    # the public
    "home": {"": OPEN}, "innovations": {"": OPEN}, "innovation_suggestions": {"": OPEN}, "statistics": {"": OPEN}, "region_map": {"": OPEN}, "region_points": {"": OPEN}, "region_shapes": {"": OPEN},
    "api_page": {"": OPEN}, "api_schema": {"": OPEN}, "api_licence": {"": OPEN}, "api_innovations": {"": OPEN},
    "api_innovations_csv": {"": OPEN}, "api_events_csv": {"": OPEN}, "api_adoptions_csv": {"": OPEN}, "api_statistics_csv": {"": OPEN},
    "api_innovations_json": {"": OPEN}, "api_events": {"": OPEN}, "api_event": {"": OPEN}, "api_regions": {"": OPEN}, "api_region": {"": OPEN},
    "api_innovation": {"draf": page(public=404), "terbit": OPEN, "embargo": OPEN}, "health": {"": OPEN},
    "innovation": {"draf": page(public=404), "terbit": OPEN, "embargo": OPEN},
    "innovation_family": {"draf": page(public=404), "terbit": OPEN, "embargo": page(public=404)},
    "innovation_card": {"draf": page(public=404), "terbit": OPEN, "embargo": OPEN},
    "innovation_paper": published(page(public=404)),
    "citizen_new": {"": OPEN}, "citizen_status": {"": OPEN}, "citizen_receipt": {"": AWAY}, "citizen_receipt_file": {"": AWAY}, "citizen_receipt_progress": {"": AWAY}, "paper_check": {"": OPEN}, "citizen_edit": {"": AWAY},
    "citizen_withdraw": {"": act(rest=302)}, "citizen_receipt_again": {"": act(rest=302)}, "citizen_close": {"": act(rest=302)},
    # the account
    "account_login": {"": GUEST}, "account_signup": {"": GUEST}, "account_inactive": {"": OPEN},
    "account_reset_password": {"": OPEN}, "account_reset_password_done": {"": OPEN},
    "account_reset_password_from_key": {"": OPEN}, "account_reset_password_from_key_done": {"": OPEN},
    "account_change_password": {"": MINE}, "account_reauthenticate": {"": MINE}, "account_set_password": {"": AWAY},
    "account_logout": {"": act(rest=302)},
    "mfa_index": {"": MINE}, "mfa_activate_totp": {"": AWAY}, "mfa_authenticate": {"": AWAY},
    "mfa_reauthenticate": {"": AWAY}, "mfa_generate_recovery_codes": {"": AWAY}, "mfa_deactivate_totp": {"": page()},
    "mfa_download_recovery_codes": {"": page()}, "mfa_view_recovery_codes": {"": page()},
    # the working file
    "tasks": {"": MINE}, "proposals": {"": MINE}, "proposal_new": {"": MINE},
    "proposal_new_buffer": {"": act(rest=200, public=401)},
    "proposal": READ, "proposal_figures": some(READ, "draf", "tim"), "proposal_enclosures": READ,
    "proposal_practice": some(READ, "draf", "terbit"), "proposal_history": READ,
    "proposal_judging": {case: page(people) for case, people in JUDGES.items()} | {"draf": page()},
    "proposal_versions": some(READ, "dinilai"), "attachments": some(READ, "draf", "tim"),
    "attachment_file": READ | {"tim": page(READERS["tim"] - TORN)},
    "document_file": READ | {"draf": page()},
    "attachment_remove": {"draf": act(AGENCY)},
    "proposal_part": {"draf": page(AGENCY, s302=KEEPER), "dinilai": BOUNCED["dinilai"]},
    "proposal_lines": {"draf": page(AGENCY), "terbit": page()},
    "proposal_line_remove": {"draf": act(AGENCY)},
    "proposal_buffer": {"draf": act(AGENCY, ok=200, rest=403, public=401)},
    "proposal_buffer_discard": {"draf": act(READERS["draf"])},
    "typing": {"": act(rest=403, public=403)}, "typing_discard": {"": act(public=404)},  # without a token of one's own
    "proposal_declaration": {"draf": act(AGENCY, s403=KEEPER)},
    "step": {"draf": page(AGENCY), "tim": page({"kepala_pd"})},
    "mending": {"draf": page(), "tim": page(HEAD)}, "mending_document": {"dinilai": page(HEAD)},
    "mending_step": {"draf": act()},
    # judging: never the initiator, never who has a conflict
    "evaluation": {case: page(people) for case, people in JUDGES.items()},
    "evaluation_buffer": {
        "dinilai": act(DESK | TORN, ok=200, rest=403, public=401), "tim": act(DESK, ok=200, rest=403, public=401),
    },
    "evaluation_buffer_discard": {"dinilai": act(READERS["dinilai"])},
    "evaluation_expert": {case: act(people, ok=409) for case, people in JUDGES.items()},
    "evaluation_expert_remove": {case: act(people) for case, people in JUDGES.items()},
    "evaluation_recusal": {case: act(people, ok=409) for case, people in JUDGES.items()},
    "team": {"tim": page(SEES_TEAM)},
    "team_conflict": {"tim": act(SEES_TEAM, ok=409)}, "team_vote": {"tim": act(SEES_TEAM, ok=409)},
    "team_meeting": {"tim": act(SEES_TEAM, ok=409)}, "team_member_remove": {"tim": act(SEES_TEAM)},
    # from trial to application
    "trial_log": published(READ["terbit"]), "minister_reports": published(READ["terbit"]),
    "trial_design": published(page(EXECUTOR)), "trial_results": published(page(EXECUTOR)),
    "trial_deviation_new": published(page(EXECUTOR)), "trial_report_new": published(page(EXECUTOR)),
    "trial_stage": published(page(EXECUTOR)), "trial_stage_new": published(page(EXECUTOR)),
    "minister_report_new": published(page(RECORDER)), "minister_number": published(page()),
    "award_new": published(page(RECORDER)), "awards": published(page()), "burdens": published(page()),
    "replication_new": published(page(DESK | TORN | RECORDER)), "replications": published(page()),
    "recognition": published(page(HEAD, ok=302)), "taking_in": published(page(DESK | TORN, ok=302)),
    # reports: who asked, and who could ask for the same; a schedule's are its office's
    "reports": {"": MINE}, "list_ask": {"": act()}, "bundle_new": {"": MINE}, "bundle_ask": {"": act()},
    "schedules": {"": page(PLANNERS)}, "schedule_new": {"": page(PLANNERS)},
    "schedule_pause": {"": act(CITY_DESK | KEEPER)}, "schedule_resume": {"": act(CITY_DESK | KEEPER)},
    "schedule_remove": {"": act(CITY_DESK | KEEPER)},
    "report_seen": {"draf": act(), "terbit": act(HEAD)},
    "letter_numbers": {"": page(CITY_INDEX | KEEPERS_ABROAD, rest=403)},
    "report_ask": {"draf": act()},
    "report_new": {"": page(ASKS_REGIONAL)},
    "report": ASKABLE | OF_OFFICE, "report_file": ASKABLE | OF_OFFICE, "report_progress": ASKABLE,
    "report_retry": {case: act(who, ok=403) for case, who in ASKING.items()},
    "report_cancel": {case: act(who, ok=403) for case, who in ASKING.items()},
    "report_sign": {"draf": act(), "terbit": act(HEAD, ok=400)},
    # the index
    "index_home": {"": page(rest=302, s404={"pendiri"})},
    "index_region": {"": page(CITY_INDEX, rest=403, s302=AGENCY | OTHER_AGENCY)},
    "index_sheets": {"": page(SHEET | OTHER_AGENCY, rest=403)},
    "index_score": {"": page(CITY_INDEX, rest=403)}, "index_gap": {"": page(CITY_INDEX, rest=403)},
    "index_rulelab": {"": page(CITY_INDEX, rest=403)},
    "index_edition": {"": page(SHEET | OTHER_AGENCY, rest=403)},
    "index_region_rows": {"": page(CITY_INDEX, rest=403)}, "index_region_row": {"": page(CITY_INDEX, rest=403)},
    "index_region_claim": {"": act(CITY_INDEX, ok=400, rest=403)},
    "index_region_verify": {"": act(CITY_INDEX, ok=400, rest=403)},
    "index_period_new": {"": act(HEAD, ok=400, rest=403)}, "index_freeze": {"": act(HEAD, rest=403)},
    "index_sheet": published(page(SHEET)), "index_row": published(page(SHEET)),
    "index_claim": published(act(SHEET, ok=400)), "index_verify": published(act(SHEET, ok=400)),
    "index_use": published(act(SHEET, ok=400)),
    "index_release": published(act(AGENCY | DESK | TORN, s403=OVERSEER | KEEPER)),
    "index_report": published(act(AGENCY | DESK | TORN, s403=OVERSEER | KEEPER | RECORDER | EXECUTOR | LEGAL)),
    "index_profile": published(page(SHEET)), "index_dossier": published(act()),
    "index_dossiers": {"": page(CITY_INDEX, rest=403)}, "index_region_dossier": {"": act(rest=403, s404=CITY_INDEX)},
    "index_note": published(act(SHEET, ok=400)),
    "index_note_done": published(act(SHEET, s403=RECORDER | EXECUTOR | LEGAL)),
    "evidence": {"": page(SHEET)}, "evidence_file": {"": page(SHEET)},
    "evidence_smaller": {"": act(AGENCY | DESK | TORN, s403=SHEET - AGENCY - DESK - TORN)},
    "evidence_smaller_state": {"": page(SHEET)}, "evidence_smaller_file": {"": page(SHEET)},
    "evidence_list": {"": page(rest=200, s404=STRANGERS)},
    "evidence_new": {"": page(AGENCY | OTHER_AGENCY | DESK | TORN)},
    "scenarios": {"": page(SHEET | OTHER_AGENCY, rest=403)}, "scenario_new": {"": page(SHEET | OTHER_AGENCY, rest=403)},
    "scenario": {"": page(CITY_INDEX), "berbagi": page(SHEET)},
    "scenario_remove": {
        "": act(HEAD, s403=CITY_INDEX - HEAD), "berbagi": act(HEAD, s403=SHEET - HEAD),
    },
    # the exchange between regions: the unconfirmed replication is for its two ends
    "events": {"": OPEN}, "event": {"": OPEN}, "event_new": {"": page(CITY_DESK | NEIGHBOURS)},
    "event_edit": {"": page(CITY_DESK)}, "event_speakers": {"": page(CITY_DESK)},
    "event_materials": {"": page(CITY_DESK)}, "event_material": {"": page(CITY_DESK, public=404)},
    "event_speaker_remove": {"": act(CITY_DESK)}, "event_material_remove": {"": act(CITY_DESK)},
    "event_invitation": {"": act(CITY_DESK)}, "event_attendance": {"": act(CITY_DESK)},
    "event_pack": {"": page(CITY_DESK, public=404)}, "event_evaluation": {"": page(CITY_DESK)},
    "event_link": {"": page(CITY_DESK)}, "event_link_revoke": {"": act(CITY_DESK)},
    "event_materials_link": {"": act(CITY_DESK)}, "event_attendees": {"": page(CITY_DESK)},
    "event_door": {"": act(CITY_DESK, ok=409)}, "event_strike": {"": page(CITY_DESK)},
    "event_certificates": {"": act(CITY_DESK)}, "event_certificate": {"": act(CITY_DESK)},
    "link_pack": {"": OPEN}, "link_material": {"": OPEN},
    "visit_event": {"": act(CITY_DESK)}, "visit_sheets": {"": act(CITY_DESK, ok=409)},
    "visit_pack": {"": AWAY}, "visit_desk_pack": {"": page()},
    "visits": {"": OPEN}, "visit_calendar": {"": OPEN}, "visit_new": {"": OPEN}, "visit_status": {"": OPEN},
    "visit_receipt": {"": AWAY}, "visit_withdraw": {"": act(rest=302)}, "visit_agree": {"": act(rest=302)},
    "visit_close": {"": act(rest=302)},
    "visit_desk": {"": page(CITY_DESK | NEIGHBOURS)}, "visit_desk_show": {"": page(CITY_DESK)},
    "visit_letter": {"": page(CITY_DESK)}, "visit_answer": {"": act(CITY_DESK, ok=409)},
    "visit_held": {"": act(CITY_DESK, ok=409)}, "visit_link": {"": act(CITY_DESK)},
    "visit_link_revoke": {"": act(CITY_DESK)}, "link": {"": OPEN},
    "adoptions": {"": OPEN}, "adoption_new": {"": page(CITY_DESK | NEIGHBOURS)},
    "adoption": {"": page(CITY_DESK | NEIGHBOURS, public=404)},
    "adoption_confirm": {"": act(NEIGHBOURS, s409=CITY_DESK)},
    "adoption_stage": {"": page(CITY_DESK | NEIGHBOURS)}, "adoption_changes": {"": page(NEIGHBOURS)},
    "adoption_offspring": {"": page(NEIGHBOURS)},
    "adoption_link": {"": act(CITY_DESK | NEIGHBOURS, ok=409)},
    "adoption_link_revoke": {"": act(CITY_DESK | NEIGHBOURS)},
    "adoption_cooperation": {"": act(CITY_DESK | NEIGHBOURS, ok=403)}, "visit_cooperation": {"": act(CITY_DESK, ok=403)},
    "adoption_record": {"": act(CITY_DESK, ok=409)}, "adoption_agreement": {"": page(CITY_DESK | NEIGHBOURS)},
    "adoption_statement": {"": act(CITY_DESK | NEIGHBOURS, ok=409)},
    "cooperations": {"": page(CITY_DESK | NEIGHBOURS)}, "cooperation_new": {"": page(CITY_DESK | NEIGHBOURS)},
    "cooperation": {"": page(CITY_DESK)}, "cooperation_edit": {"": page(CITY_DESK)},
    "cooperation_file": {"": page(CITY_DESK)},
    "pulses": {"": page(PULSES)}, "pulse_rows": {"": page(PULSES)}, "pulse": published(page(PULSE)),
    "pulse_links": {"": act(CITY_DESK, s409=NEIGHBOURS)}, "pulse_link": published(act(CITY_DESK)),
    "pulse_link_revoke": published(act(CITY_DESK)),
    "strategy": {"": page(PULSES - EXECUTORS)}, "strategy_rows": {"": page(STRATEGY)},
    "strategy_target": {"": page(STRATEGY)}, "strategy_plan": {"": page(PULSES - EXECUTORS)},
    "strategy_plan_file": {"": page(STRATEGY | OTHER_AGENCY)},
    "clinic": {"": page(CITY_DESK | NEIGHBOURS | ASKERS)}, "clinic_new": {"": page(ASKERS)},
    "clinic_show": {"": page(CITY_DESK | AGENCY)}, "clinic_appointment": {"": page(CITY_DESK)},
    "clinic_advice": {"": page(CITY_DESK)}, "advice_answer": {"": page(AGENCY)}, "clinic_outcome": {"": page(AGENCY)},
    "board": {"": page(BOARD)}, "board_rows": {"": page(BOARD)},
}  # fmt: skip
