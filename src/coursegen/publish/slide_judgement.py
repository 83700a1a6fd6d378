"""Judges the slides of a version as they are laid out: by the rules of slides, and by what is to be looked at."""

from __future__ import annotations

from coursegen.course.lint.all_rules import RULES
from coursegen.course.lint.judgement import Judgement, is_off, limits_of
from coursegen.layout.collisions import collisions
from coursegen.layout.doubts import doubts
from coursegen.layout.furniture import footer_cut
from coursegen.layout.gave_way import gave_way
from coursegen.layout.slide_rules import SLIDE_RULES, Deck
from coursegen.layout.unjudged import unjudged
from coursegen.problems import Problem
from coursegen.publish.laid_out_slides import LaidOut
from coursegen.publish.workshop import Workshop


def judged_slides(laid_out: LaidOut) -> Judgement:
    """What the rules of slides say of the deck."""
    checks, made = laid_out.course.checks, Judgement()
    slides_by_id = {slide.id: slide for slide in laid_out.slides}
    deck = Deck(slides_by_id, laid_out.scenes, laid_out.look.template.brand)
    for name, judge in SLIDE_RULES.items():
        if not is_off(RULES[name], checks):
            made.add(RULES[name], judge(deck, limits_of(RULES[name], checks)), checks)
    return made


def doubts_of_slides(workshop: Workshop, laid_out: LaidOut) -> tuple[Problem, ...]:
    """What is to be looked at in a deck: words that are cut, signs that are missing, grounds that can't be judged."""
    brand = laid_out.loaded.brand
    at = brand.template_at if brand.template and not workshop.template else ""
    uneven = unjudged(laid_out.scenes, laid_out.look.template, at)
    cut = footer_cut(laid_out.scenes, laid_out.course.footer.plain)
    hit = collisions(laid_out.scenes, laid_out.look.template)
    return (*gave_way(laid_out.scenes), *hit, *doubts(laid_out.scenes, laid_out.faces), *uneven, *cut)
