// Who edits at the desk sees a link to it beside each event: pages are the same for everybody, the desk's cookie is not.
if (document.cookie.split("; ").includes("edits=1")) document.documentElement.classList.add("edits");
