"""Notebooks as JupyterLab would write them, so that none is changed by being opened.

JupyterLab writes into each notebook what the kernel tells of itself, and calls the notebook
unsaved. It finds that there already, and what is saved is as it was in the repository.
"""

from __future__ import annotations

from typing import Any

from ipykernel.ipkernel import IPythonKernel
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager

__all__ = ["Chapters"]

_KEPT = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
"""What our notebooks say of their kernel: the same on every machine."""


class Chapters(AsyncLargeFileManager):
    """The files of a folder; our notebooks open as if their kernel had been there."""

    async def get(self, path: str, *args: Any, **options: Any) -> dict[str, Any]:
        """A file or folder, as Jupyter Server asks for it."""
        manager: Any = super()
        found: dict[str, Any] = await manager.get(path, *args, **options)
        metadata = _metadata(found)
        if all(metadata.get(name) == kept for name, kept in _KEPT.items()):
            metadata |= self._told()
        return found

    async def save(self, model: dict[str, Any], path: str = "") -> dict[str, Any]:
        """Write a file; of the kernel a notebook says what ours say."""
        metadata, told = _metadata(model), self._told()
        if all(metadata.get(name) == told[name] for name in told):
            metadata |= _KEPT
        manager: Any = super()
        saved: dict[str, Any] = await manager.save(model, path)
        return saved

    def _told(self) -> dict[str, Any]:
        """What JupyterLab writes of the kernel of this environment."""
        server: Any = self.parent
        spec = server.kernel_spec_manager.get_kernel_spec(_KEPT["kernelspec"]["name"])
        return {
            "kernelspec": _KEPT["kernelspec"] | {"display_name": spec.display_name},
            "language_info": dict(IPythonKernel.language_info),
        }


def _metadata(model: dict[str, Any]) -> dict[str, Any]:
    """The metadata of a notebook, to be changed; nothing of other files."""
    content = model.get("content")
    if model.get("type") != "notebook" or not isinstance(content, dict):
        return {}
    found: dict[str, Any] = content.setdefault("metadata", {})
    return found
