"""Says which shape a course's motif takes in each of its modules."""

from __future__ import annotations

from coursegen.model.course import Course, Module
from coursegen.model.motif import FIGURES, Figure, Shape


def figure_of(course: Course, module: Module) -> Figure:
    """The shape that a module names, or that of its turn."""
    if module.shape is not None:
        return module.shape
    return FIGURES[course.modules.index(module) % len(FIGURES)]


def shape_of(course: Course, module: Module) -> Shape:
    """The motif in the shape that it takes in a module."""
    return course.motif, figure_of(course, module)
