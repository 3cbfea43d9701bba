"""What the gate asks of a guide: each failure stands at a step that readers see."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from content.publishing.gate import Candidate, Flaw


def failures_stand_at_steps(candidates: Sequence[Candidate]) -> Iterable[Flaw]:
    for candidate in candidates:
        steps = {step["slot"] for step in candidate.document.get("steps", ()) if not step.get("hold")}
        for place, failure in enumerate(candidate.document.get("failures", ())):
            step = failure.get("at_step", "")
            if step and step not in steps and not failure.get("hold"):
                message = _("The guide has no step “%(step)s” to stand at.") % {"step": step}
                path = ("failures", place, "at_step")
                yield Flaw(candidate.reference, path, message, part=candidate.name_of(failure))
