"""What Django's `check` asks of this app beside its models."""

import re
from pathlib import Path
from typing import Any

from django.core.checks import CheckMessage, Error
from plotly.offline import get_plotlyjs_version

BUNDLE = Path(__file__).parent / "static" / "plotly" / "plotly-basic.min.js"


def bundle_is_the_wheels(app_configs: Any, **options: Any) -> list[CheckMessage]:
    """The figures are those of the plotly wheel's version: the bundle that draws them must be of it too."""
    wanted = get_plotlyjs_version()
    if bundle_version() == wanted:
        return []
    hint = f"Put plotly-basic.min.js of the npm package plotly.js-basic-dist-min {wanted} in {BUNDLE.parent}."
    return [Error(f"The plotly wheel wants plotly.js {wanted}.", hint=hint, id="timeline.E001")]


def bundle_version() -> str:
    with BUNDLE.open(encoding="utf-8") as file:
        match = re.search(r"plotly\.js \(basic - minified\) v(\S+)", file.read(500))
    return match[1] if match else ""
