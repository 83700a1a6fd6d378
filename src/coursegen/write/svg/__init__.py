"""Paints scenes as SVG for a screen: the very lines of the scene, each text with the address that it was written at."""

from coursegen.write.svg.painter import scene_svg

__all__ = ["scene_svg"]
