"""Holds whom an artefact is for."""

from __future__ import annotations

from typing import Literal

Audience = Literal["facilitator", "participant", "manager"]
