"""Sentences of Django and django-allauth that the portal's own catalogues say better than theirs.

Listed so that they are found as messages; a catalogue of the project goes before those of the libraries.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

SENTENCES = (
    gettext_noop("The email address and/or password you specified are not correct."),
    gettext_noop("Too many failed login attempts. Try again later."),
    gettext_noop("Please type your current password."),
    gettext_noop("You must type the same password each time."),
    gettext_noop("Forgot your password?"),
    gettext_noop("Email address"),
    gettext_noop("Email"),
    gettext_noop("The password reset token was invalid."),
    gettext_noop("This account is currently inactive."),
    gettext_noop("Be patient, you are sending too many requests."),
    gettext_noop("Successfully signed in as %(name)s."),
    gettext_noop("You have signed out."),
    gettext_noop("Password successfully changed."),
    gettext_noop("This field is required."),
    gettext_noop("Enter a valid email address."),
    gettext_noop("Enter a valid date."),
    gettext_noop("Enter a valid time."),
    gettext_noop("Enter a number."),
    gettext_noop("Select a valid choice. That choice is not one of the available choices."),
    gettext_noop("The password is too similar to the %(verbose_name)s."),
    gettext_noop("This password is too common."),
    gettext_noop("Your password can’t be too similar to your other personal information."),
    gettext_noop("Your password can’t be a commonly used password."),
    gettext_noop("This field cannot be blank."),
    gettext_noop("This field cannot be null."),
)
# A note of what was changed names the fields as the code does, in English and with a capital.
CHANGED = (
    gettext_noop("Name"),
    gettext_noop("E-mail"),
    gettext_noop("Role"),
    gettext_noop("Person"),
    gettext_noop("May log in"),
    gettext_noop("Council"),
    # Translators: the field "body" of a seat was changed
    gettext_noop("Body"),
    # Translators: the field "position" of a seat was changed
    gettext_noop("Position"),
    # Translators: the first day of a period was changed
    gettext_noop("From"),
    # Translators: the last day of a period was changed
    gettext_noop("To"),
)
# Of the administration.
TABLES = (
    gettext_noop("%(app)s administration"),
    gettext_noop(" By %(filter_title)s "),
    gettext_noop("Start typing to filter…"),
    gettext_noop("Recent actions"),
    gettext_noop("Date/time"),
    gettext_noop("Cannot delete %(name)s"),
    gettext_noop(
        "Deleting the %(object_name)s '%(escaped_object)s' would require deleting the following protected related "
        "objects:"
    ),
    gettext_noop(
        'Are you sure you want to delete the %(object_name)s "%(escaped_object)s"? All of the following related items '
        "will be deleted:"
    ),
    gettext_noop("This object doesn’t have a change history. It probably wasn’t added via this admin site."),
)
COUNTED = (
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
    ),
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
    ),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
)
