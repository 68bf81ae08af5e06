"""Settings, all from the environment, each documented in docs/reference/settings.md."""

from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url

from khien.site import logs, spoken
from khien.site.address import site_url
from khien.site.environment import read
from khien.site.home import khien_home

PACKAGE = Path(__file__).resolve().parent.parent
KHIEN_HOME = khien_home()

DEBUG = False
SECRET_KEY = read("SECRET_KEY")  # empty: `khien` reads or makes KHIEN_HOME/keys/site.key
SITE_URL = site_url()
ALLOWED_HOSTS = [*read("ALLOWED_HOSTS"), urlsplit(SITE_URL).hostname or "localhost"]
BLOCK_PAGE = read("BLOCK_PAGE")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

OVER_TLS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = OVER_TLS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if OVER_TLS else 0
# Where Khiên speaks TLS itself, there is no proxy whose word counts.
_BEHIND_TLS = OVER_TLS and not read("TLS_CERTIFICATE")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _BEHIND_TLS else None
TRUSTED_PROXY = [ip_network(network) for network in read("TRUSTED_PROXY")]
X_FRAME_OPTIONS = "DENY"

MEGABYTE = 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * MEGABYTE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000
DATA_UPLOAD_MAX_NUMBER_FILES = 200  # rooms keep fewer and name those they do not keep
FILE_UPLOAD_TEMP_DIR = KHIEN_HOME / "uploads"  # never in /tmp: what is sent may be evidence
FILE_UPLOAD_PERMISSIONS = 0o600
SILENCED_SYSTEM_CHECKS = ["files.E001"]  # that folder is made when Khiên starts
LARGEST_REQUEST = 200 * MEGABYTE

ROOMS = [
    "khien.portal",
    "khien.manual",
    "khien.dashboards",
    "khien.reports",
    "khien.indicators",
    "khien.coordination",
    "khien.partners",
    "khien.publishing",
    "khien.steering",
    "khien.field",
    "khien.certificates",
    "khien.quizzes",
    "khien.support",
    "khien.enforcement",
    "khien.learning",
    "khien.screening",
    "khien.takedown",
    "khien.capacity",
    "khien.privacy",
    "khien.intake",
    "khien.evidence",
    "khien.documents",
    "khien.curriculum",
    "khien.law",
    "khien.people",
    "khien.directory",
    "khien.core",
]
INSTALLED_APPS = [
    "khien.site",
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "procrastinate.contrib.django",
    "template_partials.apps.SimpleAppConfig",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
]

MIDDLEWARE = [
    "khien.site.middleware.visitor_address",
    "khien.site.watching.counting.count_requests",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "khien.site.middleware.security_headers",
    "khien.site.middleware.lead_to_the_block_page",
    "khien.site.middleware.refuse_the_largest",
    "khien.site.middleware.lead_back",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "khien.site.middleware.speak_as_the_address_says",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "khien.people.middleware.default_deny",
]

ROOT_URLCONF = "khien.site.urls"
WSGI_APPLICATION = "khien.site.wsgi.application"

_loaders: list[Any] = [
    (
        "template_partials.loader.Loader",
        [
            (
                "django.template.loaders.cached.Loader",
                [
                    "django_cotton.cotton_loader.Loader",
                    "django.template.loaders.filesystem.Loader",
                    "django.template.loaders.app_directories.Loader",
                ],
            )
        ],
    )
]
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "site" / "templates"],
        "OPTIONS": {
            "loaders": _loaders,
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "template_partials.templatetags.partials",
                "django_cotton.templatetags.cotton",
                "khien.site.templatetags.khien",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "khien.site.context.page",
            ],
        },
    }
]
COTTON_DIR = "cotton"
FORM_RENDERER = "khien.site.form_renderer.FormRenderer"

# Where it is empty, `khien` starts a PostgreSQL of its own and sets it before Django starts.
DATABASE_URL = read("DATABASE_URL") or "postgres://khien@%2Fnot-started/khien"
_database = dj_database_url.parse(DATABASE_URL)
_pool = {"min_size": 1, "max_size": read("DATABASE_POOL"), "timeout": 5}
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **_database,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,  # after the database was started again
        # Statements asked again and again are prepared once by each connection.
        "OPTIONS": {
            "server_side_binding": True,
            "prepare_threshold": 5,
            **_database.get("OPTIONS", {}),
            "pool": _pool,
        },
        "TEST": {"NAME": "test_khien"},
    }
}
# One-time codes already used are remembered for all processes; `process` is for what may be
# a little old.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "site_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # few enough would let a guesser push codes out
    },
    "process": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
# A job still running 10 seconds after the order to stop is taken up again at the next start.
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful", "shutdown_graceful_timeout": 10}

CSRF_FAILURE_VIEW = "khien.site.errors.csrf_failure"

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_DJANGOS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": f"{_DJANGOS}.MinimumLengthValidator", "OPTIONS": {"min_length": 14}},
    {
        "NAME": f"{_DJANGOS}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name")},
    },
    {"NAME": f"{_DJANGOS}.CommonPasswordValidator"},
    {"NAME": f"{_DJANGOS}.NumericPasswordValidator"},
    {"NAME": "khien.people.passwords.NotTheOldOne"},
    {"NAME": "khien.people.passwords.NotOnesName"},
]
SESSION_COOKIE_AGE = 12 * 60 * 60  # a working day; 20 idle minutes end it before (people)
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/lam-viec/"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "khien.people.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_RATE_LIMITS = False  # khien.people.attempts counts in the database, for all processes
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_FORMS = {
    "login": "khien.people.sign_in_forms.SignInForm",
    "reauthenticate": "khien.people.sign_in_forms.PasswordAgainForm",
    "change_password": "khien.people.sign_in_forms.NewPasswordForm",
}
SOCIALACCOUNT_ADAPTER = "khien.people.provider_adapter.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # what comes back is bound to the browser that asked (state)
SOCIALACCOUNT_STORE_TOKENS = False
OIDC_ISSUER = read("OIDC_ISSUER").rstrip("/")
OIDC_CLIENT, OIDC_SECRET = read("OIDC_CLIENT"), read("OIDC_SECRET")
OIDC_NAME = read("OIDC_NAME")
OIDC_SECOND_FACTOR = frozenset(read("OIDC_SECOND_FACTOR"))
MFA_ADAPTER = "khien.people.adapters.FactorAdapter"
MFA_FORMS = {
    "authenticate": "khien.people.sign_in_forms.CodeForm",
    "reauthenticate": "khien.people.sign_in_forms.CodeAgainForm",
    "activate_totp": "khien.people.sign_in_forms.EnrolForm",
    "add_webauthn": "khien.people.sign_in_forms.AddKeyForm",
    "edit_webauthn": "khien.people.sign_in_forms.RenameKeyForm",
}
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Khiên"
MFA_TOTP_TOLERANCE = 1

LANGUAGE_CODE = "vi"
LOCALE_PATHS = [KHIEN_HOME / "locale"]
LANGUAGES = spoken.languages(LOCALE_PATHS[0])
spoken.make_known()
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_I18N = True
DATE_FORMAT = SHORT_DATE_FORMAT = "d/m/Y"

STATIC_URL = "/static/"
STATIC_ROOT = KHIEN_HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LOGGING = logs.configuration(read("LOG_LEVEL"))

CLAMD_SOCKET = read("CLAMD_SOCKET")
EXHIBIT_BUCKET = read("EXHIBIT_BUCKET")
EXHIBIT_BUCKET_KEY = read("EXHIBIT_BUCKET_KEY")
EXHIBIT_BUCKET_SECRET = read("EXHIBIT_BUCKET_SECRET")
MAIL_SERVER = read("MAIL_SERVER")
MAIL_SECURITY = read("MAIL_SECURITY")
MAIL_USER, MAIL_PASSWORD = read("MAIL_USER"), read("MAIL_PASSWORD")
MAIL_FROM = read("MAIL_FROM")
SMS_WEBHOOK, SMS_WEBHOOK_SECRET = read("SMS_WEBHOOK"), read("SMS_WEBHOOK_SECRET")
ALERT_MAIL = read("ALERT_MAIL")
ALERT_WEBHOOK, ALERT_WEBHOOK_SECRET = read("ALERT_WEBHOOK"), read("ALERT_WEBHOOK_SECRET")
METRICS_TOKEN = read("METRICS_TOKEN")
FLOOD_HITS = read("FLOOD_HITS")
HASH_FETCH_HOSTS = frozenset(host.strip().lower() for host in read("HASH_FETCH_HOSTS"))
TAKEDOWN_CHECK_HOSTS = frozenset(host.strip().lower() for host in read("TAKEDOWN_CHECK_HOSTS"))
PRACTICE, PRACTICE_URL = read("PRACTICE") == "yes", read("PRACTICE_URL").rstrip("/")
if PRACTICE:  # nothing leaves it, whatever the environment of the real one says
    MAIL_SERVER, SMS_WEBHOOK, ALERT_MAIL, ALERT_WEBHOOK = "", "", [], ""
    HASH_FETCH_HOSTS, TAKEDOWN_CHECK_HOSTS = frozenset[str](), frozenset[str]()
