"""Where a command is asked to write: faults are told before anything is run."""

from __future__ import annotations

import tempfile
from pathlib import Path


def of_file(option: str, path: Path | None, *endings: str) -> list[str]:
    """Faults of a file to write: its ending, and a folder that is there."""
    if path is None:
        return []
    if endings and path.suffix not in endings:
        return [f"{option}: found {path}; allowed a file ending in {', '.join(endings)}"]
    if path.is_dir():
        return [f"{option}: found {path}, which is a folder; allowed a file"]
    if not path.resolve().parent.is_dir():
        return [f"{option}: found the folder {path.parent}, which is not there; allowed a folder that is"]
    return _tried(option, path, path.resolve().parent)


def _tried(option: str, path: Path, folder: Path) -> list[str]:
    """Fault of a folder in which nothing can be written: tried, not asked for, as root is told it may write where nobody can."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return []
    except OSError as error:
        return [f"{option}: found {path}, where nothing can be written ({error.strerror}); allowed a place that can"]


def of_new_file(option: str, path: Path) -> list[str]:
    """Faults of a file whose folders are made on the way; they are made here, as the last thing before a command begins."""
    try:
        path.resolve().parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return [f"{option}: found {path}, where nothing can be written ({error.strerror}); allowed a place that can"]
    if faults := _tried(option, path, path.resolve().parent):
        return faults
    try:
        if path.exists():
            path.open("r+b").close()
    except OSError as error:
        return [f"{option}: found {path}, which cannot be written ({error.strerror}); allowed a file that can"]
    return []


def of_folder(option: str, path: Path | None) -> list[str]:
    """Faults of a folder to write into: it may be new, but nothing on the way to it may be a file."""
    if path is None:
        return []
    there = next(place for place in (path.resolve(), *path.resolve().parents) if place.exists())
    return _tried(option, path, there) if there.is_dir() else [f"{option}: found {path}, where {there.name} is a file; allowed a folder"]
