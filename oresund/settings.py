"""Every setting of the portal: values come from the environment, with defaults for development."""

import os
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env, validate

from oresund.chair_word import CHAIR_WORDS

env = Env()
BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))


def address(name: str, default: str, *schemes: str) -> str:
    """Must speak one of these protocols; the refusal never repeats an address, for its password."""
    url = env.str(name, default=default)
    if urlsplit(url).scheme not in schemes:
        raise ImproperlyConfigured(f"{name} must begin with one of: {', '.join(schemes)} (and ://)")
    return url


# --- Mode: whoever switches debugging off and says no more means production
PRODUCTION = env.bool("PRODUCTION", default="DEBUG" in os.environ and not env.bool("DEBUG"))
DEBUG = env.bool("DEBUG", default=not PRODUCTION)
IS_DEMO = env.bool("IS_DEMO", default=False)

NEEDED = ("SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS")
MISSING = [name for name in NEEDED if not os.environ.get(name, "").strip()]
if PRODUCTION and MISSING:
    raise ImproperlyConfigured(f"Production needs these environment variables: {', '.join(MISSING)}")
if PRODUCTION and DEBUG:
    raise ImproperlyConfigured("DEBUG is not for production: its error pages show secrets")
if PRODUCTION and IS_DEMO:
    raise ImproperlyConfigured("IS_DEMO is not for production: the demo prints its passwords")

# --- Where and for whom
INSECURE_KEY = "insecure-for-development-only-and-refused-in-production-by-name"
SECRET_KEY = env.str("SECRET_KEY", default=INSECURE_KEY)
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
if PRODUCTION and (len(SECRET_KEY) < 50 or SECRET_KEY.startswith("insecure")):
    raise ImproperlyConfigured("SECRET_KEY must have at least 50 random characters in production")

LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
ALLOWED_HOSTS = [host.strip() for host in env.list("ALLOWED_HOSTS", default=LOOPBACK) if host.strip()]
if PRODUCTION and "*" in ALLOWED_HOSTS:
    raise ImproperlyConfigured("ALLOWED_HOSTS must name the hosts: with * a forged one gets into mails")

PORT = env.int("PORT", default=8000, validate=validate.Range(1, 65535))
OWN_SITE = f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if PRODUCTION else f"http://127.0.0.1:{PORT}"
SITE_URL = address("SITE_URL", OWN_SITE, *(["https"] if PRODUCTION else ["https", "http"])).rstrip("/")

# How many proxies in front may be believed about the caller's address and about https.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=0, validate=validate.Range(min=0))

# --- The two engines; unset outside production means the private ones of oresund.embedded
DATABASE_URL = address("DATABASE_URL", "postgresql:///oresund", "postgresql", "postgres")
REDIS_URL = address("REDIS_URL", "redis://127.0.0.1:6379/0", "redis", "rediss")
DATABASES = {"default": env.dj_db_url("DATABASE_URL", DATABASE_URL, conn_max_age=60, conn_health_checks=True)}
# Who waits longer than this for a page is gone; a migration that waits for a lock lets others by.
DATABASES["default"]["OPTIONS"] = {
    "connect_timeout": 5,
    "options": "-c statement_timeout=30s -c lock_timeout=5s -c idle_in_transaction_session_timeout=60s",
} | DATABASES["default"].get("OPTIONS", {})

# Counts of failed log-ins, mostly: so many that strangers cannot push each other's out. Log-in must not need the broker.
COUNTS = {"LOCATION": "cache", "OPTIONS": {"MAX_ENTRIES": 100_000}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", **COUNTS}}

# --- Celery only says "look now"; what is due stands in the database
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT, CELERY_TASK_SOFT_TIME_LIMIT = 300, 280
CELERY_TASK_DEFAULT_QUEUE = "oresund"
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_MAX_RETRIES = None  # for ever
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 6 * CELERY_TASK_TIME_LIMIT,  # or a task is handed out again while it still runs
    # Look for tasks of a dead worker every second, not every hundred.
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    "socket_timeout": 5,
    "socket_keepalive": True,
    "global_keyprefix": "oresund:",
}

# --- Apps and the way through them
INSTALLED_APPS = [
    "modeltranslation",
    "oresund",
    "cooperation",
    "meetings",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "pgtrigger",
    "pghistory",
    "allauth",
    "allauth.account",
    "csp",
]
MIDDLEWARE = [
    "oresund.charset.Utf8Middleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "oresund.headers.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "oresund.language_cookie.LanguageCookieMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "oresund.verbs.NotAllowedInWordsMiddleware",
]
ROOT_URLCONF = "oresund.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oresund.chrome.chrome",
            ]
        },
    }
]
STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(BASE_DIR / "var" / "static")))
HASHED = "whitenoise.storage.CompressedManifestStaticFilesStorage"
MEDIA_ROOT = VAR_DIR / "media"  # served by the view `attachment` alone
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage" if DEBUG else HASHED},
}
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Two languages, one clock
LANGUAGE_CODE = MODELTRANSLATION_DEFAULT_LANGUAGE = "da"
LANGUAGES = [("da", "Dansk"), ("sv", "Svenska")]
# Danish says formand or forperson; for the second one a catalogue lies over the other (oresund.catalogues).
CHAIR_WORD = env.str("DANISH_CHAIR_WORD", default=CHAIR_WORDS[0], validate=validate.OneOf(CHAIR_WORDS))
# A meeting of the executives counts as one of the councils.
EXECUTIVE_MEETING_COUNTS = env.bool("EXECUTIVE_MEETING_COUNTS", default=False)
LOCALE_PATHS = [BASE_DIR / "locale" / CHAIR_WORD, BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["oresund.formats"]
TIME_ZONE = CELERY_TIMEZONE = "Europe/Copenhagen"
MODELTRANSLATION_ENABLE_FALLBACKS = False  # shown as one, by the template tag `text`, never silently
PGHISTORY_APPEND_ONLY = True
PGHISTORY_MIDDLEWARE_METHODS = ("POST",)  # who only reads is not asked for a session

# Machine drafts by Apertium: a program, or a service when an address is given; none is needed.
APERTIUM_URL = address("APERTIUM_URL", "", "https", "http", "")
APERTIUM_PROGRAM = env.str("APERTIUM_PROGRAM", default="apertium")
APERTIUM_SECONDS = env.int("APERTIUM_SECONDS", default=20, validate=validate.Range(1, 60))

# --- People: log-in by e-mail, accounts are made by the administrator
AUTH_USER_MODEL = "cooperation.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = LOGOUT_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "cooperation.accounts.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# The second number is for an account and an address together: nobody can lock out its owner.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/300s/key", "follow": "20/h/ip", "export": "60/h/ip"}
# Django's own: bound to the address the account has now, and without a second list of addresses.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105 a class
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(SITE_URL).scheme
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""

PASSWORD_HASHERS = [f"django.contrib.auth.hashers.{hasher}PasswordHasher" for hasher in ("Argon2", "PBKDF2")]
RULES = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{RULES}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ["email", "name"]}},
    {"NAME": f"{RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{RULES}.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 3600

# A log-in lasts a working day from its first moment; it does not slide, for reading a page never writes.
SESSION_COOKIE_AGE = 12 * 3600
SESSION_ENGINE = "oresund.sessions"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- The browser: in development there is no https, so what needs it is off
SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$", r"^mailz$"]
if ALLAUTH_TRUSTED_PROXY_COUNT:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if PRODUCTION else 0
CSRF_FAILURE_VIEW = "oresund.views.csrf_failure"
COOKIE_PREFIX = "__Host-" if PRODUCTION else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{COOKIE_PREFIX}language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
OWN = ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action")
NOBODY = ("default-src", "base-uri", "frame-ancestors")
CONTENT_SECURITY_POLICY = {"DIRECTIVES": {name: [NONE] for name in NOBODY} | {name: [SELF] for name in OWN}}

# --- Mail: one silent server must not hold up all reminders; calendar programs answer to REPLIES_ADDRESS
OWN_MAIL = "smtp://localhost:25" if PRODUCTION else "console://"
NOT_SENT = () if PRODUCTION else ("console", "file", "memory", "dummy")
EMAIL_URL = address("EMAIL_URL", OWN_MAIL, "smtp", "submission", *NOT_SENT)
vars().update(env.dj_email_url("EMAIL_URL", EMAIL_URL))
EMAIL_TIMEOUT = 10
REPLIES_URL = address("REPLIES_URL", "", "imaps", "imap", "file", "")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Én by · En stad <portal@localhost>")
REPLIES_ADDRESS = env.str("REPLIES_ADDRESS", parseaddr(DEFAULT_FROM_EMAIL)[1], validate=validate.Email())

# --- Logs go to stderr, for the machine to keep; personal calendar addresses are masked
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"mask": {"()": "oresund.logs.MaskCalendarTokens"}},
    "formatters": {
        "line": {"()": "oresund.logs.Line", "format": "{asctime} {levelname} {name}: {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "filters": ["mask"], "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env.log_level("LOG_LEVEL", default="INFO")},
    "loggers": {name: {"handlers": [], "propagate": True} for name in ("django", "django.server", "celery")},
}
