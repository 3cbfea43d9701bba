"""Where readers say that it was different for them: one form, one confirmation."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from content.addresses import LANGUAGES, received_path, report_path
from content.feedback.forms import ReportForm
from content.feedback.guard import is_confirmed, is_from_here, may_send, new_confirmation, new_stamp
from content.feedback.models import Report
from content.feedback.statements import StatementFacts, read_statement
from content.publishing.serving import read_only
from content.reader import Reader, ReaderRequest
from content.seo.head import Head, head_of_paths
from content.seo.structured import Crumb


# Django's CSRF cookie protects what a visitor's session may do. Here nobody has a session: a forged form could do
# nothing that its author cannot do himself. So no cookie is set; `is_from_here` keeps other sites' forms out.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: ReaderRequest) -> HttpResponse:
    """The form for one statement. What was typed comes back whatever is refused."""
    reader = request.reader
    statement = _statement_asked_for(request, reader)
    if request.method != "POST":
        return _show(request, ReportForm(statement.id, initial={"stamp": new_stamp(statement.id)}), statement)
    form = ReportForm(statement.id, request.POST)
    if not form.is_valid():
        return _show(request, form, statement, 422)
    if not (is_from_here(request) or is_confirmed(request, statement.id, form.cleaned_data["confirmation"])):
        form.add_error(None, NOT_FROM_HERE)
        return _show(request, form, statement, 403)
    if not may_send(request):
        form.add_error(None, _("Many reports came from your address today. Please send this one tomorrow."))
        return _show(request, form, statement, 429)
    form.instance.claim_id, form.instance.language = statement.id, reader.language
    form.save()
    return HttpResponseRedirect(received_path(reader.language, statement.id), status=303)


@read_only
@never_cache
def received(request: ReaderRequest) -> HttpResponse:
    """What happens with a report. It says the same however often it is opened."""
    statement = _statement_asked_for(request, request.reader)
    paths = {code: received_path(code, statement.id) for code in LANGUAGES}
    context = {"statement": statement, "head": _head(_("Thank you: your report has arrived"), paths, request)}
    return render(request, "feedback/received.html", context)


NOT_FROM_HERE = gettext_lazy(
    "Your browser does not say that this form is ours. What you wrote is still here: send it once more."
)


def _statement_asked_for(request: ReaderRequest, reader: Reader) -> StatementFacts:
    statement = read_statement(request.GET.get("claim", ""), reader)
    if statement is None:
        raise Http404
    return statement


def _show(request: ReaderRequest, form: ReportForm, statement: StatementFacts, status: int = 200) -> HttpResponse:
    paths = {code: report_path(code, statement.id) for code in LANGUAGES}
    if form.is_bound:
        form.prepare_again(new_stamp(statement.id), new_confirmation(request, statement.id))
    context: dict[str, Any] = {
        "form": form,
        "statement": statement,
        "longest": Report._meta.get_field("text").max_length,
        "head": _head(_("It was different for me"), paths, request),
    }
    return render(request, "feedback/report.html", context, status=status)


def _head(title: str, paths: dict[str, str], request: ReaderRequest) -> Head:
    lead = _("Tell us where a statement did not hold: city, day and what was different. No account needed.")
    return head_of_paths(title, lead, paths, request.reader, [Crumb(title)], is_indexed=False)
