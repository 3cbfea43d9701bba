"""Law's check of a claim's own word about its legal basis."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from content.evidence.models import SUPPORTING, LegalBasis


def basis_problem(recorded: str, grades: Collection[str]) -> str:
    """Say where the recorded legal basis and the grades of the citations disagree; empty where they agree."""
    supported = any(grade in grades for grade in SUPPORTING)
    if recorded == LegalBasis.CITED and not supported:
        return _("“Cited” needs a law in the proof that says so or implies it.")
    if supported and recorded != LegalBasis.CITED:
        return _("A law in the proof says so or implies it: choose “Cited”.")
    return ""
