"""A draft beside the live page: another document of the same page, which readers do not see until it is published."""
