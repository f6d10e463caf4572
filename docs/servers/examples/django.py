import time

from django.contrib.auth import logout
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

IDLE = 20 * 60  # SESSION_COOKIE_AGE has to be longer


def left(request):
    return request.session.get("seen", 0) + IDLE - int(time.time())


def ended():
    return JsonResponse({"state": "ended"}, status=401)


def live(request):
    if not request.user.is_authenticated:
        return ended()
    return JsonResponse({"state": "live", "expires_in": left(request)})


class IdleTimeout:
    """After AuthenticationMiddleware. Documents slide the session, and nothing else does."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            is_new = "seen" not in request.session
            if not is_new and left(request) <= 0:
                logout(request)
            elif is_new or request.headers.get("Sec-Fetch-Dest") == "document":
                request.session["seen"] = int(time.time())
        return self.get_response(request)


@never_cache
@require_POST
def end(request):
    logout(request)
    return HttpResponse(status=204)


@never_cache
@require_POST
def keep_alive(request):
    if request.user.is_authenticated:
        request.session["seen"] = int(time.time())
    return live(request)


@never_cache
@require_GET
def status(request):
    return live(request)


urlpatterns = [
    path("session/end", end),
    path("session/keep-alive", keep_alive),
    path("session/status", status),
]
