"""The containers of a page to what stands in each: which hold the article, and which are what stands around it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from coursegen.articles.phrases import is_prose
from coursegen.articles.reading import Block, Container

OUTSIDE = "around the article"

_TAGS = {
    "nav": "navigation", "footer": "page foot", "aside": "sidebar", "form": "form", "button": "control",
    "dialog": "form", "menu": "navigation", "search": "form", "address": "author",
}  # fmt: skip
_WHOLE = frozenset({"html", "body", "main", "article", "table", "tbody"})
"""What is never cut for its names: themes write there what else is on the page (``has-sidebar``, ``comments-open``)."""

_NAMES = {
    "author": r"(?:post-|entry-|article-|blog-|the-|single-)?(?:author|about-author|writer|contributor)s?"
    r"(?:-(?:box|bio|info|card|description|block|area|profile|section|wrap|wrapper|container|content|details|meta|vcard"
    r"|about|name|text|footer|snippet|widget))+|about-?(?:the-?)?author|bio(?:-box|graphy|-text)?|vcard|saboxplugin.*"
    r"|abh-.*|pp-author.*|resource-box|signature(?:-box)?|authorbox",
    "byline": r"(?:post|entry|article|single|blog|blog-post|blog-item|story|page|item|hero)?-?(?:meta|byline"
    r"|dateline|postmeta"
    r"|posted-on|info|metadata|meta-(?:data|wrapper|info|top|header)|post-?info|author-date|date|datetime|time)|postmetadata"
    r"|byline.*|posted-on|timestamp|dateline|publish(?:ed)?-?date|submitted|reading-time|read-time|post-header-meta"
    r"|gh-article-meta|node--?submitted|date-header|post-author|entry-author|author",
    "sharing": r".*\b(?:share|sharing|sharedaddy|shares|social|socials|addtoany|a2a|addthis|sociable|ssba|heateor"
    r"|shareaholic|"
    r"sharethis|sumo|tweet|tweets|likes|like-button|follow-us|jetpack-likes-widget|sd-content|claps?|reactions?|rating"
    r"|ratings|kk-star-ratings|post-ratings|vote|votes|social-share|engagement)\b.*",
    "comments": r"(?:.*-)?(?:comments?|commentlist|respond|disqus|disqus-thread|fb-comments|replies"
    r"|comment-(?:list|respond|form|area"
    r"|section|body|content|thread)|comments-(?:area|section|wrapper|title|link)|discussion|responses|livefyre|hyvor.*|giscus"
    r"|utterances|webmentions?|pings|trackbacks?)(?:-.*)?",
    "related": r"(?:.*-)?(?:related|recommended|recommendations?|more-posts|read-?next|readmore|read-more"
    r"|you-may-(?:also-)?like|yarpp|"
    r"crp|outbrain|taboola|also-like|recent-posts?|popular-posts?|trending|latest-posts?|similar|more-stories|next-up|see-also"
    r"|further|more-from|post-grid|card-grid|jp-relatedposts|similar-posts|featured-posts?|also-read)(?:-.*)?",
    "subscribing": r"(?:.*-)?(?:newsletter|subscribe|subscription|subscriber|signup|sign-up|optin|opt-in"
    r"|mailchimp|mc4wp|mc-embed|"
    r"convertkit|formkit|ck-form|lead-magnet|leadmagnet|paywall|email-capture|mailing-list|kg-signup-card|subscription-widget"
    r"|hs-form|hbspt.*|klaviyo.*|beehiiv-embed|join-list)(?:-.*)?",
    "advertising": r"ads?|ad-.*|.*-ads?|advert.*|adsbygoogle|sponsor(?:ed|s|ship)?(?:-.*)?|promo(?:tion)?(?:-.*)?"
    r"|(?:.*-)?cta(?:-.*)?"
    r"|call-to-action.*|(?:.*-)?banner(?:-.*)?|commercial|dfp-.*|code-block-ad|affiliate.*|product-promo|buy-.*|kg-cta.*",
    "navigation": r"nav|navbar|navigation|.*-navigation|.*-nav|nav-.*|menu|menu-.*|.*-menu|breadcrumbs?.*"
    r"|.*-breadcrumbs?|pagination.*|"
    r"pager.*|.*-pager|skip-links?|skip-to.*|masthead|site-header|page-header-bar|site-branding|header-bar|top-?bar|toolbar|toc"
    r"|toc-.*|.*-toc|table-of-contents|ez-toc.*|lwptoc.*|screen-reader-text|sr-only|visually-hidden|assistive-text|"
    r"back-to-top|search-form|search-box|searchform|site-title|tagline|blog-pager|post-nav|prev-next|item-pagination",
    "filing": r"cat-links|tags?-links|tags?|tag-list|tag-cloud|tagcloud|post-tags?|post-labels|labels|entry-tags"
    r"|post-categories|"
    r"categories|category-list|entry-categories|article-tags|blog-tags|hashtags|keywords|taxonomy.*|tax-.*|.*-tags|"
    r"entry-footer|post-footer|post-footer-line.*|article-footer|field--name-field-tags",
    "page head": r"(?:template-?)?(?:preheader|header-bar|page-head|masthead|banner-top)|preheader",
    "sidebar": r"sidebar|.*-sidebar|sidebar-.*|widget|widget-area|widgets|.*-widget|widget-.*|secondary"
    r"|complementary|rail"
    r"|right-rail|left-rail|column-right-outer|infobox-promo",
    "page foot": r"footer|(?:template|email|mail|page|site)-?footer|site-footer|page-footer|footer-.*|.*-footer-widgets|colophon|contentinfo|copyright-bar"
    r"|footer|bottom-bar"
    r"|credits-bar|site-info|attribution|blog-footer",
    "legal": r"cookie.*|.*-cookie.*|gdpr.*|consent.*|cc-window|cmp-.*|onetrust.*|privacy-.*|legal-.*",
    "form": r"popup.*|modal.*|overlay|lightbox|exit-intent.*|chat-widget|intercom.*|drift-.*|search|login-.*"
    r"|contact-form.*|"
    r"wpcf7.*|gform.*|form|form-.*",
    "pictures": r"wp-caption-text|caption-credit|photo-credit|image-credit|credit|image-caption-credit|media-credit",
}  # fmt: skip
_REASONS = {why: re.compile(pattern) for why, pattern in _NAMES.items()}
_BODY = re.compile(
    r"(?:(?:entry|post|article|story|blog|blog-?post|blog-?item|single|news|gh|e|available|field--name|page|main|the|td-post"
    r"|hs-blog-post|rich|wysiwyg|content|node|section|pw-post|single-post|article-text)-+)+"
    r"(?:content|body|text|copy|entry|markup|container-body|inner-body)|articlebody|postbody|story|prose|markup|body|post|h-entry"
    r"|blog-post|rich-?text|richtext|w-richtext|post-full|e-content|text-content|copy|content|main|body-markup"
)
_LEAD = re.compile(
    r"(?:.*-)?(?:sub-?title|standfirst|deck?|stand-first|lede?|lead|intro|summary|excerpt|subheading|description)(?:-.*)?"
)


def surroundings(blocks: Sequence[Block]) -> dict[int, str]:
    """What stands around the article, by the block's place from 0; nothing where blocks have no containers."""
    if not any(block.within for block in blocks):
        return {}
    weight = {place: len(block.words.split()) for place, block in enumerate(blocks) if _counts(block)}
    noise = _named(blocks, weight)
    found = {
        place: why
        for place, block in enumerate(blocks)
        if (why := next((noise[one.number] for one in block.within if one.number in noise), "") or _alone(block))
    }
    body = _body(blocks, {place: words for place, words in weight.items() if place not in found})
    if body is None:
        return found
    inside = [any(one.number == body for one in block.within) for block in blocks]
    first = inside.index(True)
    for place, block in enumerate(blocks):
        if not inside[place] and place not in found and not _belongs(block, before=place < first):
            found[place] = OUTSIDE
    return found


def _counts(block: Block) -> bool:
    """Whether a block speaks for where the article is: a library chose it, or it has sentences and none was asked."""
    return is_prose(block) if block.chosen is None else block.chosen and len(block.words.split()) >= 5


def _alone(block: Block) -> str:
    """What a block is by itself, whatever stands around it."""
    return "control" if block.kind == "control" else ""


def _named(blocks: Sequence[Block], weight: dict[int, int]) -> dict[int, str]:
    """The containers that their element or names give away, unless they hold half of the article."""
    all_words = sum(weight.values())
    held: Counter[int] = Counter()
    for place, words in weight.items():
        held.update({one.number: words for one in blocks[place].within})
    containers = {one.number: one for block in blocks for one in block.within}
    return {
        number: why
        for number, one in containers.items()
        if (why := _reason(one)) and (not all_words or held[number] < 0.4 * all_words)
    }


def _reason(container: Container) -> str:
    if container.tag in _WHOLE:
        return ""
    if why := _TAGS.get(container.tag):
        return why
    for why, pattern in _REASONS.items():
        if any(pattern.fullmatch(name) for name in container.names):
            return why
    return ""


def _body(blocks: Sequence[Block], weight: dict[int, int]) -> int | None:
    """The container of the article: one that is named so and holds most, else the smallest that holds nearly all."""
    total = sum(weight.values())
    if not total:
        return None
    held: Counter[int] = Counter()
    depth: dict[int, int] = {}
    containers: dict[int, Container] = {}
    for place, words in weight.items():
        for level, one in enumerate(blocks[place].within):
            held[one.number] += words
            depth[one.number], containers[one.number] = level, one
    for share, numbers in (
        (0.8, [number for number, one in containers.items() if any(map(_BODY.fullmatch, one.names))]),
        (0.9, [number for number, one in containers.items() if one.tag not in ("p", "li", "ul", "ol", "blockquote")]),
    ):
        if fitting := [number for number in numbers if held[number] >= share * total]:
            return max(fitting, key=lambda number: (depth[number], held[number]))
    return None


def _belongs(block: Block, *, before: bool) -> bool:
    """Whether a block outside the article's container is part of it: its title, or a lead that is set above it."""
    if not before:
        return False
    names: Iterable[str] = (name for one in block.within[-3:] for name in one.names)
    if block.kind == "caption":
        return len(block.words.split()) >= 6 and any(one.tag in ("article", "main") for one in block.within)
    return block.kind == "heading" or (is_prose(block) and any(map(_LEAD.fullmatch, names)))
