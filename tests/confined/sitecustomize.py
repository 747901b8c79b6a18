"""Put on a program's path, this lets it write nowhere but in TMPDIR and reach no other computer.

Every Python that the program starts is confined in the same way. What it tried is added, one line
each, to the file `refused` in TMPDIR. With CONFINED=network it may write.
"""

import errno
import os
import sys

ROOM = os.path.realpath(os.environ["TMPDIR"])
REFUSED = f"{ROOM}/refused"
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGING = {"os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink", "os.chmod"}
MAY_WRITE = os.environ.get("CONFINED") == "network"
NEAR = ("127.", "::1", "localhost")


def note(*words: object) -> None:
    """Keep what was refused, for the test."""
    line = " ".join(map(str, words))
    os.write(os.open(REFUSED, os.O_WRONLY | os.O_APPEND | os.O_CREAT), f"{line}\n".encode())


def outside(path: object) -> bool:
    """Whether a path is neither in the room nor a device."""
    if MAY_WRITE or not isinstance(path, str | bytes | os.PathLike):
        return False
    real = os.path.realpath(os.fsdecode(path))
    return not real.startswith((ROOM, "/dev/", "/proc/"))


def confine(event: str, args: tuple) -> None:
    """Refuse as a read-only disk and a cut cable do."""
    if event == "open":
        path, _, flags = args
        if isinstance(flags, int) and flags & WRITING and outside(path):
            if not os.fsdecode(path).endswith((".pyc", "__pycache__")) and ".pyc." not in str(path):
                note(event, path)
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), path)
    elif event in CHANGING and args[-1] in {-1, None} and outside(args[0]):  # not within a folder
        if not str(args[0]).endswith("__pycache__"):
            note(event, args[0])
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), args[0])
    elif event in {"socket.connect", "socket.getaddrinfo"}:
        address = args[1] if event == "socket.connect" else args
        host = address[0] if isinstance(address, tuple) else "localhost"
        if host is not None and not str(host).startswith(NEAR):
            note(event, host)
            raise OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH))


sys.addaudithook(confine)
