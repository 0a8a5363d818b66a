"""Who knocks: every role at home, in a foreign agency and in a foreign region, and those with a case of their own."""

from registry.people.rules.roles import AGENCY_ROLES, Role
from tests import factories as make

CITY, NEXT_DOOR = "13.76", "13.07"
PUBLIC = "publik"
OWN = tuple(role.value for role in Role)
OTHER = tuple(f"{role}/lain" for role in (*sorted(AGENCY_ROLES), Role.CITIZEN, Role.DPRD_MEMBER, Role.TEAM_MEMBER))
FOREIGN = tuple(f"{role}/daerah" for role in Role)
SPECIAL = ("petugas_litbang/konflik", "anggota_tim/bungkam", "pendiri", "tanpa_peran")
EVERYONE = (PUBLIC, *OWN, *OTHER, *FOREIGN, *SPECIAL)


def settle():
    """An account for each, named as in the table; the founder is bound to no region."""
    city, next_door = make.region(CITY), make.region(NEXT_DOOR)
    own, other = make.agency("Dinas Kesehatan", within=city), make.agency("Dinas Lain", within=city)
    abroad = make.agency("Dinas Jauh", within=next_door)
    make.rnd_agency(within=city)
    people = {}
    for key in EVERYONE[1:]:
        role, _, place = key.partition("/")
        home = next_door if place == "daerah" else city
        agency = {"daerah": abroad, "lain": other}.get(place, own)
        roles = [Role(role)] if role in set(Role) else []
        more = {"is_superuser": True} if key == "pendiri" else {}
        people[key] = make.user(
            *roles, of=agency, within=home, username=key.replace("/", "."), office=f"Jabatan {key}",
            email=f"surel-rahasia-{'jauh' if home == next_door else 'kota'}@contoh.id",
            is_staff=role in {Role.ADMINISTRATOR, "pendiri"}, **more,
        )  # fmt: skip
    people["pendiri"].region = None
    people["pendiri"].save()
    return people
