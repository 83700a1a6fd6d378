"""A number of modules to the folder of a made-up course: the same words for the same number, on any day."""

from __future__ import annotations

from pathlib import Path
from random import Random

import yaml

WORDS = [
    "answer", "ask", "begin", "board", "break", "call", "care", "chair", "chat", "clear", "close", "coffee",
    "colleague", "counter", "customer", "day", "door", "early", "error", "evening", "fix", "floor", "form", "friend",
    "give", "glad", "guest", "hand", "hear", "help", "hold", "hour", "keep", "late", "learn", "leave", "line",
    "listen", "long", "meet", "minute", "morning", "name", "next", "note", "number", "offer", "open", "order", "page",
    "part", "pause", "phone", "plain", "plan", "price", "promise", "queue", "quiet", "ready", "reason", "reply",
    "rest", "return", "room", "rule", "say", "screen", "see", "shift", "short", "show", "sign", "simple", "slow",
    "small", "speak", "start", "step", "stop", "story", "table", "talk", "team", "thank", "time", "today", "tone",
    "try", "turn", "visit", "voice", "wait", "walk", "week", "word", "work", "write", "wrong",
]  # fmt: skip
NOTES = {"say": 50, "do": 14, "ask": 16}
"""How many words of notes a slide has, by kind: 80 in all."""
BLOCKS = ("key_points", "scenario", "quiz", "action_steps")
"""What a module shows, one minute each, since 300 modules must fit into a day: ten slides."""
FRAME = {"opening": ("welcome", "how_it_runs", "agenda"), "closing": ("recap", "commitments")}


def write_course(folder: Path, modules: int) -> Path:
    """Write a course of so many modules of ten slides each, and return its folder."""
    random = Random(modules)
    names = [f"module_{number:03}" for number in range(1, modules + 1)]
    _write(folder / "articles" / "source.yaml", _article())
    for name in names:
        _write(folder / "modules" / f"{name}.yaml", _module(name, random))
    _write(folder / "course.yaml", _course(names, random))
    return folder


def _write(path: Path, form: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(form, sort_keys=False, width=110), encoding="utf-8")


def _sentence(random: Random, words: int, end: str = ".") -> str:
    chosen = " ".join(random.choices(WORDS, k=words))
    return chosen[0].upper() + chosen[1:] + end


def _paragraph(random: Random, words: int) -> str:
    lengths = [12] * (words // 12) + ([words % 12] if words % 12 else [])
    return " ".join(_sentence(random, length) for length in lengths)


def _notes(random: Random) -> dict[str, str]:
    return {kind: _paragraph(random, words) for kind, words in NOTES.items()}


def _article() -> dict[str, object]:
    return {
        "format": 1,
        "id": "source",
        "title": "A made-up article",
        "licence": "CC0-1.0",
        "status": "owned",
        "rights": "Made up for measuring; anybody may do anything with it.",
    }


def _module(name: str, random: Random) -> dict[str, object]:
    evidence = [{"article": "source", "paragraphs": [1]}]
    return {
        "format": 1,
        "id": name,
        "title": _sentence(random, 4, ""),
        "promise": _sentence(random, 10),
        "takeaway": _sentence(random, 8),
        "source": "source",
        "minutes": len(BLOCKS),
        "objectives": [{"id": "first", "text": f"Name {_sentence(random, 8).lower()}"}],
        "key_points": [
            {
                "id": f"point_{number}",
                "headline": _sentence(random, 9),
                "explanation": _paragraph(random, 24),
                "example": _sentence(random, 14),
                "pictogram": random.choice(("phone", "comments", "handshake", "clock", "lightbulb")),
                "evidence": evidence,
                "notes": _notes(random),
            }
            for number in range(1, 4)
        ],
        "action_steps": [
            {
                "id": f"step_{number}",
                "step": f"Write {_sentence(random, 7).lower()}",
                "owner": "each agent",
                "due": "1 week",
                "measure": _sentence(random, 7),
            }
            for number in range(1, 4)
        ],
        "scenario": {
            "id": "scene",
            "title": _sentence(random, 4, ""),
            "setting": _paragraph(random, 20),
            "task": _sentence(random, 10),
            "grouping": "threes",
            "roles": [
                {"id": role, "name": role.title(), "brief": _sentence(random, 10)} for role in ("customer", "agent")
            ],
            "debrief": [
                {"id": f"ask_{number}", "ask": _sentence(random, 9, "?"), "listen_for": [_sentence(random, 10)]}
                for number in range(1, 4)
            ],
            "notes": _notes(random),
        },
        "questions": [
            {
                "id": "open",
                "ask": _sentence(random, 9, "?"),
                "grouping": "pairs",
                "good_answers": [_sentence(random, 9)],
                "notes": _notes(random),
            }
        ],
        "quiz": [_quiz_item(number, random) for number in range(1, 3)],
        "plan": [
            {"id": block, "block": block, "minutes": 1}
            | ({"notes": _notes(random)} if block in ("quiz", "action_steps") else {})
            for block in BLOCKS
        ],
    }


def _quiz_item(number: int, random: Random) -> dict[str, object]:
    right = random.randrange(3)
    return {
        "id": f"check_{number}",
        "stem": _sentence(random, 10, "?"),
        "objective": "first",
        "options": [
            {"id": name, "text": _sentence(random, 7), "right": at == right, "feedback": _sentence(random, 12)}
            for at, name in enumerate("abc")
        ],
    }


def _course(names: list[str], random: Random) -> dict[str, object]:
    frames = {
        kind: {
            "id": kind,
            "kind": kind,
            "title": kind.title(),
            "minutes": len(blocks),
            "plan": [{"id": block, "block": block, "minutes": 1, "notes": _notes(random)} for block in blocks],
        }
        for kind, blocks in FRAME.items()
    }
    return {
        "format": 1,
        "id": "synthetic",
        "title": "A made-up course",
        "subtitle": "Made to be measured",
        "version": "1.0",
        "audience": "Nobody in particular",
        "goals": [_sentence(random, 8)],
        "session": {"start": "00:00", "minutes": len(BLOCKS) * len(names) + sum(map(len, FRAME.values()))},
        "rules": [{"id": f"rule_{number}", "text": _sentence(random, 8)} for number in range(1, 4)],
        "commitments": [{"id": f"promise_{number}", "text": _sentence(random, 8)} for number in range(1, 4)],
        "agenda": [frames["opening"], *({"id": name, "kind": "module"} for name in names), frames["closing"]],
    }
