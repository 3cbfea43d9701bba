"""Spanish dates: 22 de noviembre de 2026; never figures alone, which readers on two continents take differently."""

DATE_FORMAT = r"j \d\e F \d\e Y"
SHORT_DATE_FORMAT = r"j M Y"
