"""Holds the rules of rights: what goes beyond citing a source needs what its rights give. No legal advice."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course.lint.rule import Found, View
from coursegen.course.lint.rules import attribution, excerpts
from coursegen.course.lint.taken_over import CC, CURE, UNKNOWN, beyond_citing, rule_of_rights
from coursegen.model.rights import Source


def _is_known(view: View) -> Iterator[Found]:
    """RGT1."""
    for module, source in beyond_citing(view):
        if source.licence in UNKNOWN and source.status not in ("owned", "licensed", "permission"):
            message = f"this module has its source {module.use}, and nobody knows what {source.id} allows"
            yield Found(f"{module.address}.use", message, CURE, mild=not view.release)


def _may_be_paid(view: View) -> Iterator[Found]:
    """RGT2."""
    if view.course.use != "paid":
        return
    for module, source in beyond_citing(view):
        granted = source.allow.paid or (source.permission is not None and source.permission.evidence)
        free = source.status == "owned" or (_is_open(source) and "-NC" not in source.licence.upper())
        if source.allow.paid is False or not (granted or free):
            message = f"the course is paid for, and {source.id} is {module.use} without a right to that"
            hint = "get a permission, and name its proof: permission: {…, evidence: rights/letter.pdf}"
            yield Found(f"{module.address}.use", message, hint)


def _may_be_changed(view: View) -> Iterator[Found]:
    """RGT3."""
    for module, source in beyond_citing(view):
        closed = "-ND" in source.licence.upper()
        if module.use == "translated" and (closed or source.allow.translate is False or source.allow.adapt is False):
            message = f"{source.id} may not be translated"
            yield Found(f"{module.address}.use", message, CURE)
        elif (closed or source.allow.adapt is False) and (layers := view.loaded.touched(module.address)):
            message = f"{source.id} may not be changed, and {' and '.join(layers)} changes this module"
            yield Found(f"{module.address}.use", message, f"leave this module as it is, or {CURE}")


def _is_quoted_as_it_is(view: View) -> Iterator[Found]:
    """RGT4."""
    for module in view.course.modules:
        for slide in module.slides:
            layers = view.loaded.touched(f"{slide.address}.quote") if slide.quote and slide.evidence else ()
            if layers:
                message = f"{' and '.join(layers)} changes words that are quoted from {slide.evidence[0].article}"
                hint = "take that out of the layer, or leave the slide out of this version; a quotation has no terms"
                yield Found(f"{slide.address}.quote", message, hint)
    for source in view.course.sources.values():
        for field in ("statement", "rights", "licence", "status", "allow", "permission"):
            address = f"{source.address}.{field}"
            changes = [change for change in view.loaded.stack(address) if change.how != "wrote"]
            if changes:
                message = f"{changes[-1].layer.name} changes the {field} of {source.id}, and that is the article's own"
                yield Found(address, message, "take it out of the layer; what holds for all is in articles/")


def _is_permitted(view: View) -> Iterator[Found]:
    """RGT6."""
    for module, source in beyond_citing(view):
        permission = source.permission
        if permission is None:
            if source.status == "permission":
                message = f"{source.id} is {module.use} by permission, and its file does not say whose"
                hint = f"add 'permission:' with by, date, scope and evidence to articles/{source.id}.yaml"
                yield Found(f"{module.address}.use", message, hint)
        elif view.today is not None and permission.expires and permission.expires < view.today.isoformat():
            message = f"the permission for {source.id} ended on {permission.expires}"
            yield Found(f"{permission.address}.expires", message, f"ask {permission.by} again, or {CURE}")
        elif source.status == "permission" and not permission.evidence:
            message = f"the permission for {source.id} has no proof"
            yield Found(permission.address, message, "name the letter or the e-mail: evidence: rights/letter.pdf")


def _is_not_reserved(view: View) -> Iterator[Found]:
    """RGT7."""
    for module, source in beyond_citing(view):
        if source.status in ("reserved", "link_only") and source.permission is None:
            message = f"all rights in {source.id} are reserved, and this module has it {module.use}"
            if source.status == "link_only":
                message = f"{source.id} may be linked to only, and this module has it {module.use}"
            yield Found(f"{module.address}.use", message, CURE)


def _may_be_printed(view: View) -> Iterator[Found]:
    """RGT8."""
    course = view.course
    for module, source in beyond_citing(view):
        if course.distribution == "print" and source.allow.print is False:
            message = f"the course is printed, and {source.id} may not be"
            yield Found(f"{module.address}.use", message, f"write 'distribution: digital' in course.yaml, or {CURE}")
        if course.use == "internal" and source.allow.internal is False:
            message = f"{source.id} may not be used inside the company"
            yield Found(f"{module.address}.use", message, CURE)
        copies = course.session.headcount if course.session is not None else 0
        if source.allow.copies_max is not None and copies > source.allow.copies_max:
            message = f"the session has {copies} people, and {source.id} may be copied {source.allow.copies_max} times"
            yield Found(f"{source.address}.allow.copies_max", message, "ask for more copies, or split the session")


def _is_open(source: Source) -> bool:
    """Whether a licence lets anybody use the text on conditions: Creative Commons or a dedication."""
    return source.licence.upper().startswith(("CC-BY", "CC0", "PDDL", "0BSD", "MIT"))


_OF_USE = (
    rule_of_rights(
        "RGT1",
        "What goes beyond citing a source needs rights that are known: a warning in a draft, refused in a release.",
        "What nobody has allowed is not allowed.",
        "use: excerpted                 # and the article: licence: NOASSERTION, status: unknown",
        "use: cited",
        _is_known,
    ),
    rule_of_rights(
        "RGT2",
        "A course that somebody pays for needs a right to that: a grant, an open licence without NC, or a permission "
        "with its proof.",
        "Most free permissions end where money begins.",
        "use: paid                      # and the article: licence: CC-BY-NC-4.0",
        "permission: {by: Sam Okoro, date: 2027-01-10, scope: this course, evidence: rights/okoro.pdf}",
        _may_be_paid,
        CC,
    ),
    rule_of_rights(
        "RGT3",
        "A text that may not be changed is not translated, and no layer changes its module.",
        "No derivatives means the whole text, as it is.",
        "use: translated                # and the article: licence: CC-BY-ND-4.0",
        "use: cited",
        _may_be_changed,
        CC,
    ),
    rule_of_rights(
        "RGT4",
        "No layer touches what an article says of its rights, nor words that are quoted from it.",
        "A team's file can't change what somebody else has stated.",
        "articles: {patch: {article_004: {rights: Free for all.}}}",
        "rights: As the article has it       # in articles/article_004.yaml",
        _is_quoted_as_it_is,
    ),
    rule_of_rights(
        "RGT6",
        "A permission says who gave it and for how long, and its proof is in the course folder.",
        "Whoever gave it may be gone when somebody asks.",
        "permission: {by: Sam Okoro, date: 2026-01-10, expires: 2026-12-31, scope: print}   # in 2027",
        "permission: {by: Sam Okoro, date: 2027-01-10, scope: print, evidence: rights/okoro.pdf}",
        _is_permitted,
    ),
    rule_of_rights(
        "RGT7",
        "A text with all rights reserved, or one to link to only, is cited and no more.",
        "Citing and linking are free; taking over is not.",
        "use: reprinted                 # and the article: status: reserved",
        "use: cited",
        _is_not_reserved,
    ),
    rule_of_rights(
        "RGT8",
        "What may not be printed, copied so often or used inside the company is not.",
        "Paper can't be called back.",
        "distribution: print            # and the article: allow: {print: false}",
        "distribution: digital",
        _may_be_printed,
    ),
)

RULES = tuple(
    sorted((*_OF_USE, *attribution.RULES, *excerpts.RULES), key=lambda rule: int(rule.id.removeprefix("RGT")))
)
"""The rules of rights by their numbers."""
