"""Mail drafts for prospects: one mail a page, from templates that the user can change. Nothing is ever sent."""

from brokenlinks.drafts.drafting import draft, mail_writer
from brokenlinks.drafts.mail import Mail, MailKind, Sender
from brokenlinks.drafts.template_files import MAIL_FOLDER, TEMPLATES, Templates

__all__ = ["MAIL_FOLDER", "TEMPLATES", "Mail", "MailKind", "Sender", "Templates", "draft", "mail_writer"]
