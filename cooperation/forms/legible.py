"""Words as they can be read, for forms."""

from cooperation.legible import legible

__all__ = ["legible"]
