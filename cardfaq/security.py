"""The content security policy of every answer."""

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

from cardfaq.stylesheet import ENTRIES, stylesheet


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """Allows the stylesheets that stand inside pages, by their hashes, and no other inline style or script."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only:
            parts.update = {**(parts.update or {}), "style-src": [stylesheet(entry).csp_hash for entry in ENTRIES]}
        return parts
