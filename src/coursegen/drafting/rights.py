"""Says an article's rights in the sentences at the head of a draft."""

from __future__ import annotations

from coursegen.course.forms.files import ArticleForm


def rights_said(article: ArticleForm) -> tuple[str, ...]:
    """What may be done with the article's words, for whoever works on the draft. It is no legal advice."""
    stated = f"Its file says of the rights: {article.rights.rstrip('.')} ({article.licence}, {article.status})."
    if article.status in ("owned", "licensed", "permission"):
        allowed = (
            "Passages may be taken over as far as that goes: write 'use: excerpted' then, and `coursegen check` tells "
            "what is missing."
        )
        return stated, allowed
    closed = (
        "That does not let anybody take its words over: keep 'use: cited', retell its ideas in your own words, and do "
        "not pass this file on with its quotations."
    )
    return stated, closed
