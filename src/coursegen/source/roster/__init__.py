"""Reads lists of participants, as people and programs make them, and takes nobody for somebody else."""

from coursegen.source.roster.people import MOST_PEOPLE, ReadRoster
from coursegen.source.roster.reading import read_roster

__all__ = ["MOST_PEOPLE", "ReadRoster", "read_roster"]
