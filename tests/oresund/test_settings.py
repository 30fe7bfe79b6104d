"""What the environment may say, and what is refused before anything is served."""

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import EnvError

SETTINGS = Path(__file__).resolve().parents[2] / "oresund" / "settings.py"
SERVER = {
    "PRODUCTION": "true",
    "SECRET_KEY": "q7" * 32,
    "DATABASE_URL": "postgresql://portal:hidden@db.example/portal",
    "REDIS_URL": "redis://redis.example/0",
    "ALLOWED_HOSTS": "portal.example, www.portal.example",
}
OURS = [
    *SERVER,
    "DEBUG",
    "EXECUTIVE_MEETING_COUNTS",
    "IS_DEMO",
    "EMAIL_URL",
    "SITE_URL",
    "PORT",
    "TRUSTED_PROXY_COUNT",
    "STATIC_ROOT",
    "VAR_DIR",
    "DANISH_CHAIR_WORD",
    "DEFAULT_FROM_EMAIL",
    "REPLIES_ADDRESS",
]


@pytest.fixture
def load(monkeypatch):
    """The settings as they come out in an environment of only these variables."""

    def load(**environment):
        for name in OURS:
            monkeypatch.delenv(name, raising=False)
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        return runpy.run_path(str(SETTINGS))

    return load


@pytest.fixture
def server(load):
    def server(**changes):
        environment = SERVER | changes
        return load(**{name: value for name, value in environment.items() if value is not None})

    return server


def test_nothing_given_means_development(load):
    settings = load()
    assert settings["DEBUG"] is True
    assert settings["PRODUCTION"] is False
    assert settings["SECRET_KEY"].startswith("insecure")
    assert settings["SITE_URL"] == "http://127.0.0.1:8000"
    assert settings["SECURE_SSL_REDIRECT"] is False
    assert settings["SESSION_COOKIE_NAME"] == "sessionid"


def test_production_names_every_missing_variable_at_once(load):
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY, DATABASE_URL, REDIS_URL, ALLOWED_HOSTS"):
        load(PRODUCTION="true")


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS"])
@pytest.mark.parametrize("value", [None, "", "  "])
def test_production_refuses_to_start_without_each(server, name, value):
    with pytest.raises(ImproperlyConfigured, match=f"variables: {name}$"):
        server(**{name: value})


def test_debug_off_and_no_more_said_means_production(load):
    with pytest.raises(ImproperlyConfigured, match="Production needs"):
        load(DEBUG="false")


def test_the_demo_is_neither_debugging_nor_production(load):
    settings = load(DEBUG="false", PRODUCTION="false", IS_DEMO="true", PORT="8123")
    assert (settings["DEBUG"], settings["PRODUCTION"], settings["IS_DEMO"]) == (False, False, True)
    assert settings["SITE_URL"] == "http://127.0.0.1:8123"
    assert "Manifest" in settings["STORAGES"]["staticfiles"]["BACKEND"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"DEBUG": "true"}, "DEBUG is not for production"),
        ({"IS_DEMO": "true"}, "IS_DEMO is not for production"),
        ({"SECRET_KEY": "short"}, "at least 50 random characters"),
        ({"SECRET_KEY": "insecure-" + "x" * 60}, "at least 50 random characters"),
        ({"ALLOWED_HOSTS": "portal.example,*"}, "must name the hosts"),
        ({"SITE_URL": "http://portal.example"}, "SITE_URL must begin with one of: https"),
        ({"DATABASE_URL": "mysql://portal:hidden@db.example/portal"}, "DATABASE_URL must begin with"),
        ({"DATABASE_URL": "nonsense-hidden"}, "DATABASE_URL must begin with"),
        ({"REDIS_URL": "http://:hidden@redis.example"}, "REDIS_URL must begin with"),
        ({"EMAIL_URL": "smtps://user:hidden@smtp.example"}, "EMAIL_URL must begin with"),
        ({"REPLIES_URL": "pop3://svar:hidden@mail.example/INBOX"}, "REPLIES_URL must begin with"),
        ({"DATABASE_URL": "postgresql://portal:hidden@db.example:port/portal"}, '"DATABASE_URL" invalid'),
        ({"DEBUG": "perhaps"}, '"DEBUG" invalid'),
        ({"PRODUCTION": "perhaps"}, '"PRODUCTION" invalid'),
        ({"PORT": "none"}, '"PORT" invalid'),
        ({"PORT": "70000"}, '"PORT" invalid'),
        ({"TRUSTED_PROXY_COUNT": "-1"}, '"TRUSTED_PROXY_COUNT" invalid'),
        ({"LOG_LEVEL": "LOUD"}, '"LOG_LEVEL" invalid'),
        ({"REPLIES_ADDRESS": "Svar <svar@portal.example>"}, '"REPLIES_ADDRESS" invalid'),
        *(
            ({"DANISH_CHAIR_WORD": word}, "Must be one of: formand, forperson")
            for word in ("mand", "Formand", "", "formand, forperson")
        ),
    ],
)
def test_a_bad_value_is_refused_by_name_and_without_its_password(server, changes, words):
    with pytest.raises((ImproperlyConfigured, EnvError)) as refusal:
        server(**changes)
    assert words in str(refusal.value)
    assert "hidden" not in str(refusal.value)


def test_production_asks_the_browser_for_the_most(server):
    settings = server()
    assert settings["SECURE_SSL_REDIRECT"] is True
    assert settings["SECURE_HSTS_SECONDS"] >= 31536000
    assert settings["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True
    assert settings["SECURE_HSTS_PRELOAD"] is True
    for cookie in ("SESSION", "CSRF", "LANGUAGE"):
        assert settings[f"{cookie}_COOKIE_NAME"].startswith("__Host-")
        assert settings[f"{cookie}_COOKIE_SECURE"] is True
        assert settings[f"{cookie}_COOKIE_HTTPONLY"] is True
    assert settings["SITE_URL"] == "https://portal.example"
    assert settings["ALLOWED_HOSTS"] == ["portal.example", "www.portal.example"]


def test_a_proxy_is_believed_only_when_one_is_there(server):
    assert "SECURE_PROXY_SSL_HEADER" not in server()
    behind = server(TRUSTED_PROXY_COUNT="2")
    assert behind["SECURE_PROXY_SSL_HEADER"] == ("HTTP_X_FORWARDED_PROTO", "https")
    assert behind["ALLAUTH_TRUSTED_PROXY_COUNT"] == 2


def test_no_page_waits_for_ever(server):
    settings = server(EMAIL_URL="submission://user:secret@smtp.example?timeout=600")
    assert settings["EMAIL_TIMEOUT"] == 10
    assert settings["EMAIL_USE_TLS"] is True
    database = settings["DATABASES"]["default"]
    assert database["OPTIONS"]["connect_timeout"] == 5
    assert "statement_timeout" in database["OPTIONS"]["options"]
    assert database["CONN_HEALTH_CHECKS"] is True


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ({}, "portal@localhost"),
        ({"DEFAULT_FROM_EMAIL": "Øresund <portal@portal.example>"}, "portal@portal.example"),
        (
            {"DEFAULT_FROM_EMAIL": "portal@portal.example", "REPLIES_ADDRESS": "svar@portal.example"},
            "svar@portal.example",
        ),
    ],
)
def test_calendar_programs_answer_to_the_sender_unless_told_otherwise(server, given, address):
    assert server(**given)["REPLIES_ADDRESS"] == address


def test_options_of_the_database_address_win(server):
    settings = server(DATABASE_URL="postgresql://portal@db.example/portal?connect_timeout=2&sslmode=require")
    assert settings["DATABASES"]["default"]["OPTIONS"]["connect_timeout"] == 2
    assert settings["DATABASES"]["default"]["OPTIONS"]["sslmode"] == "require"


def test_no_task_is_handed_out_again_while_it_still_runs(server):
    settings = server()
    limit = settings["CELERY_TASK_TIME_LIMIT"]
    assert settings["CELERY_BROKER_TRANSPORT_OPTIONS"]["visibility_timeout"] > 5 * limit


def test_the_example_environment_is_one_that_is_accepted(load):
    lines = (SETTINGS.parents[1] / ".env.example").read_text().splitlines()
    given = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    settings = load(**given | {"SECRET_KEY": SERVER["SECRET_KEY"]})
    assert settings["PRODUCTION"] is True
    assert settings["SECRET_KEY_FALLBACKS"] == []


def test_a_web_server_that_was_told_nothing_refuses_to_start():
    """Rather than serve debug pages: oresund.wsgi means production unless somebody says otherwise."""
    environment = {name: value for name, value in os.environ.items() if name not in OURS}
    started = subprocess.run(
        [sys.executable, "-c", "import oresund.wsgi"],
        cwd=SETTINGS.parents[1],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert started.returncode == 1
    assert "Production needs these environment variables" in started.stderr


@pytest.mark.parametrize("url", ["console://", "file:///tmp", "memory://", "dummy://"])
def test_production_has_a_mail_server_that_sends(server, load, url):
    """A worker would mark reminders as sent that went nowhere."""
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        server(EMAIL_URL=url)
    assert load(EMAIL_URL=url)["EMAIL_URL"] == url
