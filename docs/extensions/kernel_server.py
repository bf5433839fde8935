"""Load what the pages use, then become a kernel each time that one is asked for.

``python kernel_server.py SOCKET`` listens there until its input ends. Who connects says the
kernel's arguments, folder and environment, and later a byte for each interrupt; either end closes
the connection when it is over.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import warnings
from importlib import import_module
from pkgutil import walk_packages
from threading import Thread

# where kernels draw; matplotlib reads it when it is loaded
os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"

from ipykernel.kernelapp import IPKernelApp

import actionclust

LIBRARIES = ("matplotlib.backends.backend_svg", "matplotlib.pyplot", "nltk", "pandas", "sknetwork")


def load() -> None:
    """Load all that a page may use."""
    for found in walk_packages(actionclust.__path__, "actionclust."):
        if not found.name.endswith("__main__"):
            import_module(found.name)
    for name in LIBRARIES:
        import_module(name)


def serve(listening: socket.socket) -> None:
    """Give a kernel to all who ask, until the input ends."""
    while True:
        ready, _, _ = select.select([listening, sys.stdin], [], [])
        if sys.stdin in ready:
            return
        asked, _ = listening.accept()
        with warnings.catch_warnings():
            # threads of the linear algebra are there, and prepared for this
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child == 0:
            listening.close()
            become_kernel(asked)
        asked.close()


def become_kernel(asked: socket.socket) -> None:
    """Be the kernel that was asked for, and end this process with it."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    with asked.makefile(encoding="utf-8") as lines:
        arguments, folder, environment = json.loads(lines.readline())
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    Thread(target=_follow, args=(asked,), daemon=True).start()
    IPKernelApp.launch_instance(argv=arguments)
    sys.exit()


def _follow(asked: socket.socket) -> None:
    while asked.recv(1):
        os.kill(os.getpid(), signal.SIGINT)
    os._exit(1)


def main() -> None:
    """Load, listen and tell that it does."""
    load()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # kernels that ended are forgotten
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(sys.argv[1])
        listening.listen(64)
        print("listening", flush=True)  # noqa: T201 - to who started it
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        serve(listening)


if __name__ == "__main__":
    main()
