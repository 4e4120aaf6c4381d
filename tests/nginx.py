"""The nginx configuration that the README names, made to run beside a site under test."""

import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
AROUND = """
daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; {user}
events {{}}
http {{
    client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
    uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
    {more}
    {site}
}}
"""


def configured(folder: Path, site: str, port: int, unused: int, more: str, *, several: bool = False) -> Path:
    """The configuration's file in `folder`: before the `site` (host:port), or several, without HTTPS on `port`, with
    `more`."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    for ours, here in (
        ("/var/cache/nginx/timeline", f"{folder}/cache"),
        ("127.0.0.1:8000", site),
        ("listen 443 ssl default_server;\n    ssl_reject_handshake on;", f"listen 127.0.0.1:{port} default_server;"),
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        ("listen 80;", f"listen 127.0.0.1:{unused};"),
        ("default 0;  # change: 1 with a second host", f"default {several:d};"),
        ("timeline.example.org", "localhost 127.0.0.1"),
    ):
        assert ours in text
        text = text.replace(ours, here)
    text = re.sub(r"ssl_certificate.*", "", text)
    user = "user root;" if os.geteuid() == 0 else ""
    path = folder / "nginx.conf"
    path.write_text(AROUND.format(folder=folder, site=text, user=user, more=more))
    return path
