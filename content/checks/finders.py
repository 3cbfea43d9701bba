"""The rules of finders: every reader arrives somewhere, and what results name exists."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from content.checks.content import Content, Finding
from content.finder.check import problems, result_problems, told
from content.finder.models import Finder, Result
from content.questions.models import Topic


def finders_lead_somewhere(content: Content) -> Iterable[Finding]:
    for finder in Finder.objects.order_by("key"):
        for problem in told(problems(finder)):
            yield Finding(f"finder {finder.key}", "questions", problem)
    for problem in told(result_problems()):
        yield Finding("finder-results", "results", problem)


def results_name_topics(content: Content) -> Iterable[Finding]:
    known = set(Topic.objects.values_list("key", flat=True))
    for result in Result.objects.order_by("key"):
        for key in sorted({*result.topics.split()} - known):
            problem = _("There is no topic called “%(key)s”.") % {"key": key}
            yield Finding(f"finder-results {result.key}", "topics", problem)
