"""What answers a reader: the page, its files, its farewell, and whether it is ready."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from html import escape
from typing import Any, ClassVar

from jupyter_server.base.handlers import FileFindHandler
from jupyter_server.services.kernels.handlers import KernelHandler
from tornado.web import HTTPError, RequestHandler, authenticated
from voila.request_info_handler import RequestInfoSocketHandler
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.static_file_handler import MultiStaticFileHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from explainer.serve.command import StaticFile
from explainer.serve.guard import KernelModel
from explainer.serve.room import FULL, RETRY_SECONDS

__all__ = ["EXTENSIONS", "ROUTES", "Ready"]

EXTENSIONS = [
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
    "anywidget",
]
"""The only lab extensions the page needs; with plotly's own it would load 4.8 MB more."""

SIGN_OF_LIFE = "<!-- still starting -->\n"
"""Sent in place of Voilà's, which is a script in the page and so would not be run."""

ATTEMPTS = 3
"""How often a first kernel is started before the app gives up."""

NOTICES = {
    403: "The explainer does not answer under this name; see --name in DEPLOY.md.",
    404: "There is no such page.",
}
NOTICE = (
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{says}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1">'
    '<link rel="stylesheet" href="{base}explainer/static/page.css"></head>'
    '<body><main class="page-notice"><h1>{says}</h1><p>{link}</p></main></body></html>'
)


class Page(TornadoVoilaHandler):  # type: ignore[misc]
    """The page itself."""

    @authenticated
    async def get(self, path: str | None = None) -> None:
        """Send the page, with the cookie that lets it end its own kernel when it is left."""
        if path:
            raise HTTPError(404)
        if self.kernel_manager.is_full:
            raise HTTPError(503)
        self.kernel_manager.replace_failed()
        _ = self.xsrf_token  # reading it sets the cookie; without it the page's farewell is refused
        await super().get(path)

    async def get_generator(self, path: str | None = None) -> AsyncIterator[str]:
        """The page in pieces, the first of them once it has its kernel."""
        pieces = super().get_generator(path)
        with self.kernel_manager.arrival():
            first = await anext(pieces, "")
        RequestInfoSocketHandler._cache.clear()  # nobody asks for it, and it holds every query
        yield first
        async for piece in pieces:
            yield SIGN_OF_LIFE if "voila_heartbeat()" in piece else piece

    def should_use_rendered_notebook(self, *args: Any, **options: Any) -> bool:
        """Warm kernels have run the notebook already: too late to read a query."""
        if set(self.request.query_arguments) - {"present"}:  # that one is the browser's affair
            return False
        return bool(super().should_use_rendered_notebook(*args, **options))

    def write_error(self, status_code: int, **_: Any) -> None:
        """One plain sentence; the stock error pages load files from other hosts."""
        if status_code == 503:
            self.set_header("Retry-After", str(RETRY_SECONDS))
            says = FULL.format(places=self.kernel_manager.places)
            link = f'<a href="{escape(self.request.uri or self.base_url)}">Try again</a>'
        else:
            says = NOTICES.get(status_code, "The page could not be made.")
            link = f'<a href="{self.base_url}">Go to the explainer</a>'
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.finish(NOTICE.format(base=self.base_url, says=says, link=link))


class Farewell(VoilaShutdownKernelHandler):  # type: ignore[misc]
    """``voila/api/shutdown/<kernel>``: a page is left, and says so once or twice."""

    ending: ClassVar[set[str]] = set()

    @authenticated
    async def post(self, kernel_id: str) -> None:
        """End the page's kernel at once; nobody waits for what it still might do."""
        if kernel_id in self.kernel_manager and kernel_id not in self.ending:
            self.ending.add(kernel_id)
            try:
                await self.kernel_manager.shutdown_kernel(kernel_id, now=True)
            finally:
                self.ending.discard(kernel_id)
        self.set_status(204)
        self.finish()


class ExtensionFile(FileFindHandler):
    """``voila/labextensions/…``: the extensions that the page needs, not all that are installed."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """Send one file."""
        if not path.startswith(tuple(f"{name}/" for name in EXTENSIONS)):
            raise HTTPError(404)
        await super().get(path, include_body)


class Ready(RequestHandler):
    """``explainer/ready``: answers once a visitor would get the page at once."""

    def initialize(self, kernels: Any) -> None:
        """Take the kernel manager whose warm kernels are waited for."""
        self.kernels = kernels

    async def get(self) -> None:
        """Wait until each warm kernel has run the notebook; one that fails is tried again."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                for pool in list(getattr(self.kernels, "_pools", {}).values()):
                    for item in list(pool):
                        await (await asyncio.shield(item))["task"]
            except Exception as error:
                if attempt == ATTEMPTS:
                    raise HTTPError(500) from error
                self.kernels.replace_failed()
            else:
                break
        self.write("ready")


ROUTES: dict[type, type] = {
    StaticFile: StaticFile,
    Ready: Ready,
    TornadoVoilaHandler: Page,
    VoilaShutdownKernelHandler: Farewell,
    KernelHandler: KernelModel,
    VoilaKernelWebsocketHandler: VoilaKernelWebsocketHandler,
    MultiStaticFileHandler: MultiStaticFileHandler,
    FileFindHandler: ExtensionFile,
}
"""The handlers that answer a reader, and what answers in their place; there are no others."""
