"""The form of a new attachment: it validates and draws, it never saves."""

from django import forms
from django.utils.translation import gettext_lazy as _

from registry.proposals.models import Attachment
from registry.web.attachments.fields import CheckedFileField


class AttachmentForm(forms.Form):
    kind = forms.ChoiceField(label=_("Jenis lampiran"), choices=[("", _("Pilih jenis")), *Attachment.KINDS])
    title = forms.CharField(label=_("Judul, bila berbeda dari nama berkas"), max_length=200, required=False)
    upload = CheckedFileField(label=_("Berkas"))
