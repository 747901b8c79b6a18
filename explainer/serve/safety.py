"""What a browser is told about our pages, and under which names we answer.

`DEPLOY.md` says in words what is closed and what cannot be.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import urlsplit

from tornado.httputil import HTTPServerRequest

from explainer.page import policy
from explainer.words.serving import no_host

__all__ = [
    "HEADERS",
    "Names",
    "host_name",
    "is_from_elsewhere",
    "is_loopback",
]

HEADERS = {
    "Content-Security-Policy": policy.SERVED,
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
"""The headers of every answer."""

_NAME = re.compile(
    r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?"
)
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[^\[\]:]+)(?::[0-9]{1,5})?")


def host_name(given: str) -> str:
    """The name in ``name``, ``name:port`` or ``[address]:port``, in lower case.

    Raises
    ------
    ValueError
        When it is neither a name nor an address that a host can have.
    """
    found = _HOST.fullmatch(given.strip().lower())
    name = found["name"].strip("[]") if found else ""
    try:
        return str(ipaddress.ip_address(name))
    except ValueError:
        if not found or len(name) > 253 or not _NAME.fullmatch(name):
            raise ValueError(no_host(given)) from None
    return name.removesuffix(".")


def is_loopback(host: str) -> bool:
    """Whether an address is reached from this computer only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class Names:
    """The names under which we answer: our own address, this computer's name, and one given.

    Another site may let its name lead to this computer (DNS rebinding); its pages would then
    count as ours. So a name that is not ours is not answered, on a network just as here.

    Parameters
    ----------
    host : str
        The address on which we listen.
    name : str, optional
        The name under which a web server passes the page on.
    """

    def __init__(self, host: str, name: str | None = None) -> None:
        self.given = host_name(name) if name else None
        self.own = {"localhost"}
        if not is_loopback(host):
            here = socket.gethostname().lower().removesuffix(".")
            self.own |= {here, here.partition(".")[0], f"{here.partition('.')[0]}.local"}

    def include(self, asked: str, reached: str) -> bool:
        """Whether we answer a request.

        Parameters
        ----------
        asked : str
            The request's ``Host``.
        reached : str
            The address of ours to which it came.
        """
        try:
            name = host_name(asked)
            address = ipaddress.ip_address(reached.partition("%")[0])
        except ValueError:
            return False
        mapped = getattr(address, "ipv4_mapped", None)  # how one socket takes both kinds
        return name in {str(mapped or address), self.given, *self.own}


def is_from_elsewhere(request: HTTPServerRequest) -> bool:
    """Whether a page of another site has sent a request, as its browser says."""
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if site not in {"same-origin", "none"}:
        return True
    origin = request.headers.get("Origin")
    return origin is not None and urlsplit(origin).netloc.lower() != request.host.lower()
