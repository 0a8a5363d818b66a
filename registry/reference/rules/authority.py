"""Which affairs a region may claim (Art. 6 d; UU 23/2014 Arts. 12, 14)."""


def is_within_authority(*, level: str, for_province: bool, for_regency: bool, for_city: bool) -> bool:
    """Whether the act gives the affair to regions of this level without reserve; a no only warns."""
    return {"provinsi": for_province, "kabupaten": for_regency, "kota": for_city}.get(level, True)


def is_in_force(*, year: int, from_year: int | None, to_year: int | None) -> bool:
    """Whether a yearly option was asked for in that year; an open end has no limit."""
    return (from_year is None or from_year <= year) and (to_year is None or year <= to_year)
