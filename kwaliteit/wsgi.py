"""The product as a WSGI application; refuses to exist on unsafe settings."""

import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kwaliteit.settings")
application = get_wsgi_application()

from kwaliteit import controles  # noqa: E402 needs the apps to be ready

controles.weiger_onveilige_start()
connections.close_all()  # the web server forks after this, and may not share a connection
