"""Where the finders stand, and how the answers so far are written there: the same in both languages."""

from content.addresses import index_path

FINDERS = {"which-card": "finder", "what-to-do": "needs"}
"""Key of a finder → the tool at whose path words it stands. One that is not here has no page yet."""

ANSWERS = "a"
"""The one parameter a finder knows; others are ignored."""

SEPARATOR = "."


def joined(answers: str, key: str) -> str:
    return f"{answers}{SEPARATOR}{key}" if answers else key


def finder_path(finder: str, language: str, answers: str = "") -> str:
    """The page that these answers lead to: `/en/which-card/?a=a.b`."""
    path = index_path(FINDERS[finder], language)
    return f"{path}?{ANSWERS}={answers}" if answers else path
