"""Small marks that stand many times on a page: drawn without a template of their own."""

from django import template
from django.templatetags.static import static
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon beside a word (see static/icons/sprite.svg)."""
    sprite = static("icons/sprite.svg")
    return format_html('<svg class="icon" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>', sprite, name)


@register.simple_tag
def badge(text: str | Promise, tone: str = "neutral") -> SafeString:
    """A state in a word: tone wait, ok, new, stop or neutral."""
    return format_html('<span class="badge {}">{}</span>', tone or "neutral", text)


@register.simple_tag
def simulated() -> SafeString:
    """The small mark of a simulated record."""
    return format_html('<span class="simulasi">{}</span>', _("SIMULASI"))
