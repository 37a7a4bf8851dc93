"""How the web server runs; gunicorn reads this file from the directory it is started in."""

import sys
from ipaddress import ip_address

from django.conf import settings
from gunicorn.arbiter import Arbiter

from kwaliteit.omgeving import UitBestand

env = UitBestand()
wsgi_app = "kwaliteit.wsgi:application"
bind = [f"{env.get('LISTEN') or '127.0.0.1'}:{env.get('PORT') or '8000'}"]
worker_class = "gthread"
workers = int(env.get("WEB_CONCURRENCY") or 2)
threads = 4
preload_app = True  # an unsafe setting stops the master itself, and a killed worker is back at once
timeout = 60
graceful_timeout = 4  # below the supervisor's patience, so that nothing is cut off halfway
max_requests = 2_000
max_requests_jitter = 200
control_socket_disable = True


def on_starting(server: Arbiter) -> None:
    """Refuse a demo that others on the network could reach: its passwords are public."""
    for adres in server.cfg.address if settings.DEMO else ():
        if not (isinstance(adres, tuple) and ip_address(adres[0]).is_loopback):
            sys.stderr.write("Met DEMO=1 luistert de webserver alleen op 127.0.0.1.\n")
            sys.exit(1)
