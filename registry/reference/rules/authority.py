"""Which affairs a region may claim (Art. 6 d; UU 23/2014 Arts. 12, 14)."""


def is_within_authority(*, level: str, for_province: bool, for_regency: bool, for_city: bool) -> bool:
    """Whether the act gives the affair to regions of this level without reserve; a no only warns."""
    return {"provinsi": for_province, "kabupaten": for_regency, "kota": for_city}.get(level, True)
