"""How the site is served: the same in `make run` and in the container."""

import os

from cardfaq import environment
from cardfaq.forwarding import with_mapped

wsgi_app = "cardfaq.asgi:application"
# Only this machine, unless told otherwise: a server for the outside stands in front, or HOST says so.
bind = f"{environment.listening('HOST', default='127.0.0.1')}:{environment.port('PORT', default=8000)}"
# Measured on this site: docs/decisions/0009-asgi-worker-and-page-cache.md.
worker_class = "asgi"
asgi_loop = "asyncio"
asgi_lifespan = "on"
workers = environment.count("WEB_CONCURRENCY", default=2)
# A connection that waits costs a worker nothing but its memory.
keepalive = 20
timeout = 30
graceful_timeout = 20
# It wants a writable home, which a container does not have.
control_socket_disable = True
# Where both kinds of addresses are listened on, one of the older kind arrives dressed as one of the newer.
forwarded_allow_ips = ",".join(with_mapped(environment.believed("FORWARDED_ALLOW_IPS", default=["127.0.0.1", "::1"])))
# Headers that would change the path: readers could send them through a server in front that lets them pass.
forwarder_headers = ""
# Heartbeats are files: on a disk they can stall a worker, in memory they cannot.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: PTH112, S108
# Who reads which page is not written down.
accesslog = None
errorlog = "-"
