"""Spanish dates: 22 de noviembre de 2026; never figures alone, which readers on two continents take differently."""

DATE_FORMAT = r"j \d\e F \d\e Y"
# `b` is the month in lower case, as Spanish writes it; `M` would begin it with a capital.
SHORT_DATE_FORMAT = r"j b Y"

# Typed dates, too: 05/11/2025 is a day in May for one editor and one in November for the next.
DATE_INPUT_FORMATS = ["%Y-%m-%d"]
DATETIME_INPUT_FORMATS = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M"]
