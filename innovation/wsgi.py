"""WSGI entry; a web server started without REGISTRY_ENV counts as production."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "innovation.settings")
application = get_wsgi_application()
