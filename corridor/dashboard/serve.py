"""Serve the dashboard: settings first, then Solara's server. Nothing is fetched from elsewhere, in page or server."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import threading
import time
import webbrowser

HERE = "127.0.0.1"
LATEST = 20  # seconds after which runs begin when no page has been opened
GRACE = 3  # seconds that open pages have when the command is ended
SETTINGS = {
    "SOLARA_APP": "corridor.dashboard.app", "SOLARA_MODE": "production", "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
    "SOLARA_THEME_TITLE": "corridor", "SOLARA_THEME_SHOW_BANNER": "False", "SOLARA_THEME_LOADER": "plain",
    "SOLARA_ASSETS_FONTAWESOME_ENABLED": "False", "SOLARA_KERNEL_CULL_TIMEOUT": "10m", "SOLARA_KERNEL_MAX_COUNT": "40",
    "SOLARA_STATE_ALLOW_PICKLE": "False", "SOLARA_SESSION_SAME_SITE": "lax",
}


def free(host: str, port: int) -> bool:
    """Whether a port can be taken."""
    with contextlib.closing(socket.socket()) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def _stay_here(url: str) -> bytes:
    raise FileNotFoundError(f"{url}: not among the installed page files; nothing is fetched from elsewhere")


def no_such_page(path: str, lang: str) -> str:
    """What is told at an address that is no page: the plain line, and the pages there are."""
    from html import escape

    from corridor.dashboard.app import PAGES
    from corridor.dashboard.texts import TEXTS

    told, query = (lambda name: escape(TEXTS[name][lang == "es"])), "?lang=es" if lang == "es" else ""
    links = "".join(f'<li><a href="/{name}{query}">{told(name)}</a></li>' for name in PAGES)
    return (f'<!doctype html><html lang="{lang}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>corridor</title>'
            f'<body style="font-family:sans-serif;margin:40px;line-height:1.6"><h1 style="font-size:1.3rem">{told("unknown_page")}</h1>'
            f"<p>{escape(path[:200])}</p><ul>{links}</ul></body></html>")


def tell_of_missing_pages(app) -> None:
    """Let Solara's server answer with our own page where it knows none."""
    from starlette.responses import HTMLResponse, PlainTextResponse

    from corridor.dashboard import state

    async def missing(request, error):
        if "router" not in str(error.detail):
            return PlainTextResponse(str(error.detail), 404)
        lang = request.query_params.get("lang")
        return HTMLResponse(no_such_page(request.url.path, lang if lang in ("en", "es") else state.FIRST_LANG), 404)

    app.add_exception_handler(404, missing)


def _open_when_up(host: str, port: int, address: str) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection((host, port), 0.2):
            webbrowser.open(address)
            return
        time.sleep(0.1)


def serve(host: str, port: int, store, open_browser: bool, lang: str = "en", lanes: int | None = None) -> None:
    """Run until interrupted. store: a corridor.studies.store.Store or None; lang: of a page whose address names none."""
    os.environ.update({name: os.environ.get(name, value) for name, value in SETTINGS.items()})
    import warnings

    warnings.filterwarnings("ignore", "Cookies with samesite=none", UserWarning)  # plain http on this machine
    import uvicorn
    from solara.server import cdn_helper

    cdn_helper.fetch_from_cdn = _stay_here
    from corridor.dashboard import desk, state

    state.FIRST_LANG = lang
    desk.open_desk(store, lanes, LATEST)
    import solara.server.starlette as server

    tell_of_missing_pages(server.app)
    address = f"http://{host}:{port}"
    print(f"corridor dashboard: {address} (Ctrl+C ends it)", flush=True)
    if open_browser:
        threading.Thread(target=_open_when_up, args=(host, port, address), daemon=True).start()
    def end(*_):  # uvicorn hands the signal back when it has closed its connections: our processes must end too
        raise SystemExit(0)

    with contextlib.suppress(ValueError):  # not in the main thread
        signal.signal(signal.SIGTERM, end)
    try:
        uvicorn.run(server.app, host=host, port=port, log_level="error", ws_max_size=2**22, timeout_graceful_shutdown=GRACE)
    finally:
        desk.close_desk()
