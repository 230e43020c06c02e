"""What a page calls its parts: the words of classes, ids and roles for furniture, bodies and standfirsts."""

import re

from lxml.html import HtmlElement

# Whole words between blanks, hyphens and underscores; the second form is that of names like "RelatedStories".
_PARTS = (
    r"comments?|related|sidebar|side-?rail|right-?rail|rail|aside|footer|newsletters?|promos?|promoted|trending|popular"
    r"|recommend(?:ed|ations?)?|most-?read|shar(?:e|ing)|social|cookies?|consent|gdpr|banner|breadcrumbs?|menu"
    r"|nav(?:bar|igation)?|teasers?|outbrain|taboola|sponsored|advert(?:isement)?s?|caption|author-?(?:bio|box|info)"
    r"|bio|disclaimer|copyright|legal|subscri(?:be|ption)|sign-?up|modal|popup|overlay|disqus|read-?(?:more|next)"
    r"|more-?(?:stories|news|from|on)|also-?(?:like|read)|next-?(?:article|click|post)|widgets?"
    r"|print-(?:header|footer|only)"
    # Spanish and Portuguese, French, German
    r"|rodap[eé]|pie(?:-de-pagina)?|relacionad[oa]s|comentarios?|compart(?:ir|ilhar)|publici(?:dade?|t[eé])"
    r"|commentaires?|partage|kommentare?|teilen|verwandte|fusszeile|werbung|anzeige"
)
_FURNITURE = re.compile(
    rf"(?:^|[\s_-])(?:{_PARTS})(?=$|[\s_-])"
    r"|(?:^|[a-z\s])(?:Comment|Related|Sidebar|Footer|Newsletter|Promo|Recommend|Trending|Popular|Share|Social|Cookie"
    r"|Consent|Banner|Breadcrumb|Menu|Nav|Teaser|Sponsored|Caption|Bio|Disclaimer|Copyright|Modal|Popup|Rail)s?"
    r"(?=$|[A-Z\s_-])"
)
_CONSENT = re.compile(
    r"(?:cookie|consent|gdpr|dsgvo|privacy)[\w-]{0,40}(?:popup|overlay|modal|banner|notice|layer|dialog|wall)",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"(?:article|story|entry|post)[-_]{0,2}(?:body|content|text)(?=$|[\s_-])"
    r"|[aA]rticleBody|storyBody|postContent|articleText"
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|leadtext|intro|introduction|standfirst|sub-?title|sub-?head(?:line|er|ing)?|dek|deck"
    r"|summary|excerpt|abstract|description|strapline|kicker|preamble|ingress"
    r"|perex|sapo|chapo|vorspann|anleser|entradilla|bajada|sommario|occhiello|teaser-?text)(?=$|[\s_-])",
    re.IGNORECASE,
)
_NOT_DISPLAYED = re.compile(r"display:\s{0,4}none", re.IGNORECASE)
_ROLES = frozenset({"navigation", "complementary", "contentinfo", "banner", "dialog", "search", "menu"})
_LONGEST_NAME = 300


def named_furniture(element: HtmlElement) -> bool:
    """Whether its role, class or id says that it stands around articles: menu, related stories, comments, sharing."""
    if element.get("role") in _ROLES:
        return True
    names = _names(element)
    return _FURNITURE.search(names) is not None and _BODY.search(names) is None


def named_consent(element: HtmlElement) -> bool:
    """Whether it is a box that asks for consent, which may hold more text than the article under it."""
    return element.tag in {"div", "section", "aside"} and _CONSENT.search(_names(element)) is not None


def named_body(element: HtmlElement) -> bool:
    """Whether its class or id says that it holds an article's text."""
    return _BODY.search(_names(element)) is not None


def named_standfirst(element: HtmlElement) -> bool:
    """Whether its class or id says that it is the paragraph under the headline."""
    return _STANDFIRST.search(_names(element)) is not None


def hidden(element: HtmlElement) -> bool:
    """Whether readers do not see it."""
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and _NOT_DISPLAYED.search(style[:1000]) is not None


def _names(element: HtmlElement) -> str:
    return f"{(element.get('class') or '')[:_LONGEST_NAME]} {(element.get('id') or '')[:100]}"
