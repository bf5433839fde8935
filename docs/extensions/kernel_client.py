"""What Jupyter starts as a kernel: it asks for one at a socket.

It hands interrupts on to that one, and lasts as long.

``python -I -S kernel_client.py SOCKET ARGUMENT ...``
"""

from __future__ import annotations

import json
import os
import signal
import socket
import sys

with socket.socket(socket.AF_UNIX) as connection:
    connection.connect(sys.argv[1])
    signal.signal(signal.SIGINT, lambda *_: connection.sendall(b"!"))
    asked = json.dumps([sys.argv[2:], os.getcwd(), dict(os.environ)])  # noqa: PTH109 - loads more
    connection.sendall(f"{asked}\n".encode())
    connection.recv(1)  # nothing is ever sent; the kernel's end closes the connection
