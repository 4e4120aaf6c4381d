"""What a public site collects to be served."""

from io import StringIO

from django.core.management import call_command


def test_what_no_page_asks_for_is_not_collected(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    told = StringIO()
    call_command("collectstatic", interactive=False, dry_run=True, verbosity=2, stdout=told)
    names = [
        line.rsplit("/", 1)[1].rstrip("'") for line in told.getvalue().splitlines() if line.startswith("Pretending")
    ]
    assert {"swagger-ui-bundle.js", "plotly-basic.min.js", "timeline.css"} <= set(names)
    assert [name for name in names if name.endswith(".map") or name.startswith("redoc")] == []
