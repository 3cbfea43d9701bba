"""What a request says that matters to a finished page: which form it takes, which one it has, and who asks."""

from django.conf import settings
from django.http.request import split_domain_port, validate_host

REMEMBERED = 1000
"""Different headers of a kind that are remembered: there are few browsers, and many who pretend to be one."""

_forms: dict[bytes, bytes] = {}
_hosts: dict[bytes, bool] = {}


def form_for(accepted: bytes) -> bytes:
    """The encoding to send: brotli before gzip before none (RFC 9110, 12.5.3)."""
    if accepted not in _forms:
        if len(_forms) >= REMEMBERED:
            _forms.clear()
        _forms[accepted] = _choose(accepted)
    return _forms[accepted]


def _choose(accepted: bytes) -> bytes:
    weights: dict[str, float] = {}
    for part in accepted.decode("latin-1").lower().split(","):
        name, _semicolon, parameters = part.partition(";")
        quality = parameters.replace(" ", "").removeprefix("q=")
        try:
            weights[name.strip()] = float(quality) if quality else 1.0
        except ValueError:
            weights[name.strip()] = 0.0
    others = weights.get("*", 0.0)
    return next((code.encode() for code in ("br", "gzip") if weights.get(code, others) > 0), b"")


def is_our_host(host: bytes) -> bool:
    """Django refuses other names before anything is answered; so does what stands in front of it."""
    if host not in _hosts:
        if len(_hosts) >= REMEMBERED:
            _hosts.clear()
        domain, _port = split_domain_port(host.decode("latin-1"))
        _hosts[host] = bool(domain) and validate_host(domain, settings.ALLOWED_HOSTS)
    return _hosts[host]


def has(etag: bytes, held: bytes) -> bool:
    """Whether the reader holds this very form (RFC 9110, 13.1.2: compared as weak ones are)."""
    return held == etag or held == b"*" or any(one.strip().removeprefix(b"W/") == etag for one in held.split(b","))
