"""Addresses: where readers find the site, the names it answers to, where it listens, and whom it believes."""

import re
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import SplitResult, urlsplit

import idna
from django.core.exceptions import ImproperlyConfigured

from cardfaq.environment.values import text

DEFAULT_PORTS = {"http": 80, "https": 443}
FORBIDDEN = re.compile(r"[\s\\?#@]")
"""What an address of a whole site cannot hold; `urlsplit` would drop some of these without a word."""
NUMBER = re.compile(r"\d+|0x[0-9a-f]*")


def host_name(written: str) -> str:
    """A host in the one form in which browsers and Django write it: lower case, ASCII, IPv6 in brackets.

    Raises:
        ValueError: it is no host.
    """
    inner = written[1:-1] if written.startswith("[") and written.endswith("]") else written
    if ":" in inner or inner != written:
        return f"[{_without_zone(IPv6Address(inner))}]"
    name = idna.encode(written, uts46=True, std3_rules=True).decode().removesuffix(".")
    if NUMBER.fullmatch(name.rpartition(".")[2]):
        # Browsers take every name that ends in a number for an address, whatever it looks like (WHATWG URL, 3.5).
        return str(IPv4Address(name))
    return name


def _without_zone(address: IPv6Address) -> IPv6Address:
    if address.scope_id:
        raise ValueError("A zone means something on one machine only.")
    return address


def site_url(name: str, *, default: str) -> str:
    """The address of the site as browsers write it: `HTTPS://Cards.Example.org.:443/` is https://cards.example.org."""
    value = text(name) or default
    try:
        parts = urlsplit(value)
        host, port = host_name(_host_of(parts)), parts.port
        is_site = parts.scheme in DEFAULT_PORTS and not parts.path.strip("/") and port != 0
    except ValueError:
        is_site = False
    if not is_site or FORBIDDEN.search(value):
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Write the address readers use, without a path, like https://cards.example.org."
        )
    if host in ("0.0.0.0", "[::]"):  # noqa: S104 - refused, not listened on
        raise ImproperlyConfigured(
            f"{name} is {value!r}: that is where a server listens (HOST), and no address that readers can use."
        )
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != DEFAULT_PORTS[parts.scheme] else "")


def _host_of(parts: SplitResult) -> str:
    if not parts.hostname:
        raise ValueError("There is no host.")
    return f"[{parts.hostname}]" if "[" in parts.netloc else parts.hostname


def hosts(name: str, *, default: Sequence[str]) -> list[str]:
    """Host names as Django compares them. One that begins with a point stands for all below it, too."""
    return [_allowed(name, written) for written in _listed(name)] or list(default)


def _allowed(name: str, written: str) -> str:
    if written == "*":
        return written
    try:
        return f".{host_name(written[1:])}" if written.startswith(".") else host_name(written)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name} holds {written!r}. Write host names without scheme or port, separated by commas, "
            "like cards.example.org,www.cards.example.org; .example.org stands for all names below it, too."
        ) from error


def listening(name: str, *, default: str) -> str:
    """Which of the machine's addresses to listen on, as it stands before a port."""
    value = text(name) or default
    try:
        inner = value.removeprefix("[").removesuffix("]")
        # A link-local address needs its zone to be listened on.
        return f"[{IPv6Address(inner)}]" if ":" in value else host_name(value)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name} is {value!r}. Write one of this machine's addresses, like 127.0.0.1, 0.0.0.0 or ::, "
            "without scheme; the port goes into PORT."
        ) from error


def believed(name: str, *, default: Sequence[str]) -> list[str]:
    """Addresses and networks of servers in front, or `*` for whoever asks."""
    return [_front(name, written) for written in _listed(name)] or list(default)


def _front(name: str, written: str) -> str:
    if written == "*":
        return written
    try:
        if "/" in written:
            return str(ip_network(written))
        address = ip_address(written.removeprefix("[").removesuffix("]"))
        mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
        return str(mapped or address)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"{name} holds {written!r}. Write addresses or networks, not names, separated by commas, "
            "like 10.0.0.5,2001:db8::5,172.16.0.0/12; * believes whoever asks."
        ) from error


def _listed(name: str) -> list[str]:
    return [part.strip() for part in text(name).split(",") if part.strip()]
