from plotly.offline import get_plotlyjs_version

from timeline import checks


def a_bundle(monkeypatch, tmp_path, text: str) -> None:
    monkeypatch.setattr(checks, "BUNDLE", tmp_path / "plotly-basic.min.js")
    checks.BUNDLE.write_text(text, encoding="utf-8")


def test_the_bundle_in_the_repository_is_of_the_version_that_the_wheel_wants():
    assert checks.bundle_version() == get_plotlyjs_version()
    assert checks.bundle_is_the_wheels(None) == []


def test_a_bundle_of_another_version_is_an_error_that_names_the_right_one_and_its_place(monkeypatch, tmp_path):
    a_bundle(monkeypatch, tmp_path, "/**\n* plotly.js (basic - minified) v1.2.3\n*/")
    (error,) = checks.bundle_is_the_wheels(None)
    assert (error.id, error.msg) == ("timeline.E001", f"The plotly wheel wants plotly.js {get_plotlyjs_version()}.")
    assert error.hint == (
        f"Put plotly-basic.min.js of the npm package plotly.js-basic-dist-min {get_plotlyjs_version()} in {tmp_path}."
    )


def test_a_file_that_is_no_basic_bundle_is_of_no_version(monkeypatch, tmp_path):
    a_bundle(monkeypatch, tmp_path, f"/**\n* plotly.js v{get_plotlyjs_version()}\n*/")
    assert checks.bundle_version() == ""
    assert [error.id for error in checks.bundle_is_the_wheels(None)] == ["timeline.E001"]
