"""The rows of the admin: everybody but an administrator is led to the entrance or turned away."""

from tests.web.leaks.people import PUBLIC
from tests.web.leaks.table import EVERYONE, Row

AT_HOME, ABROAD, FOUNDER = "administrator", "administrator/daerah", "pendiri"
KNOCKING = (PUBLIC, "kepala_litbang", AT_HOME, ABROAD, FOUNDER)


def desk(home: int, abroad: int | None = None) -> dict[str, Row]:
    answers = {PUBLIC: 302, "kepala_litbang": 302, AT_HOME: home, FOUNDER: home, ABROAD: abroad or home}
    return {"": Row(answers, people=KNOCKING)}


OF_THE_COUNTRY = ("affair", "option", "holiday", "region", "editionrecord", "mapshapes")
OF_A_REGION = ("user", "membership", "agency", "unit", "regionprofile", "proposal", "job", "event", "wordingedition")
ADDED = {
    "editionrecord",
    "mapshapes",
    "wordingedition",
    "affair",
    "option",
    "holiday",
    "user",
    "membership",
    "agency",
    "unit",
}
REMOVED = {"affair", "holiday", "membership"}


def rows() -> dict[str, dict[str, Row]]:
    found = {
        "admin:index": {"": Row({who: 200 if who.startswith(AT_HOME) or who == FOUNDER else 302 for who in EVERYONE})},
        "admin:login": {"": Row({PUBLIC: 302, "kepala_litbang": 403, AT_HOME: 302, ABROAD: 302, FOUNDER: 302}, people=KNOCKING)},
        "admin:logout": {"": Row(desk(200)[""].answers, method="POST", people=KNOCKING)},
        "admin:jsi18n": desk(200), "admin:autocomplete": desk(403), "admin:app_list": desk(302),
        "admin/(?P<url>.*)$": desk(404),
        "admin:registry_user_act": desk(200, 404), "admin:registry_agency_act": desk(200, 404),
        "admin:registry_region_act": desk(404), "admin:registry_job_act": desk(404),
        "admin:registry_wordingedition_act": desk(404), "admin:registry_mapshapes_act": desk(200),
    }  # fmt: skip
    for model in (*OF_THE_COUNTRY, *OF_A_REGION):
        name, bound = f"admin:registry_{model}", model in OF_A_REGION
        found |= {
            f"admin/registry/{model}/<path:object_id>/": desk(302),
            f"{name}_changelist": desk(200),
            f"{name}_add": desk(200 if model in ADDED else 403),
            f"{name}_change": desk(200, 302 if bound else None),
            f"{name}_history": desk(200, 404 if bound else None),
            f"{name}_delete": desk(200, 302 if bound else None) if model in REMOVED else desk(403),
        }
    return found
