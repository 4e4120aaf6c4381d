from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.auth.views import PasswordResetDoneView
from django.templatetags.static import static
from django.urls import include, path
from django.utils.functional import lazy
from django.views.generic import RedirectView

from timeline import errors, event_pages, files, logins, sitemaps, views
from timeline.api import api
from timeline.exports import FORMS
from timeline.feeds import Changes

pages = [
    path("", views.home, name="home"),
    path("<slug:conflict>/", views.conflict_page, name="conflict"),
    *(path(f"<slug:conflict>/events.{form}", files.export, {"form": form}, name=f"events.{form}") for form in FORMS),
    path("<slug:conflict>/events.atom", Changes(), name="events.atom"),
    path("<slug:conflict>/picture.png", files.picture, name="picture"),
    path("<slug:conflict>/embed/", views.embed, name="embed"),
    path("<slug:conflict>/view/", views.view_page, name="view"),
    path("<slug:conflict>/listed/", views.listed_page, name="listed"),
    path("<slug:conflict>/preview/", views.preview, name="preview"),
    path("<slug:conflict>/preview/figure/", views.preview_figure, name="preview_figure"),
    path("<slug:conflict>/preview/view/", views.preview_view, name="preview_view"),
    path("<slug:conflict>/preview/listed/", views.preview_listed, name="preview_listed"),
    path("<slug:conflict>/preview/<slug:slug>/", event_pages.preview_event, name="preview_event"),
    path(
        "<slug:conflict>/preview/<slug:slug>/card/",
        event_pages.preview_event,
        {"template": "timeline/_card.html"},
        name="preview_card",
    ),
    path("<slug:conflict>/about/", views.about, name="about"),
    path("<slug:conflict>/events/<slug:slug>/", event_pages.event_page, name="event"),
    path(
        "<slug:conflict>/events/<slug:slug>/card/",
        event_pages.event_page,
        {"template": "timeline/_card.html"},
        name="card",
    ),
]

urlpatterns = [
    # Browsers ask for it on pages that name no icon, as those of the admin.
    path("favicon.ico", RedirectView.as_view(url=lazy(static, str)("timeline/icon.svg"))),
    path("api/v1/oembed", views.oembed, name="oembed"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap-pages"),
    path("sitemap-<int:block>.xml", sitemaps.events, name="sitemap-events"),
    # Django's names: its admin's log-in page links to the first where it is there.
    path("admin/forgotten/", logins.Forgotten.as_view(), name="admin_password_reset"),
    path("admin/forgotten/sent/", PasswordResetDoneView.as_view(), name="password_reset_done"),
    path("admin/password/<uidb64>/<token>/", logins.NewPassword.as_view(), name="password_reset_confirm"),
    path("admin/may-import/", logins.may_import, name="may_import"),
    path("admin/language/", logins.choose_language, name="set_language"),
    # The admin's way to the public page of any row: no page of the desk leads there, and it fails at keys of letters.
    path("admin/r/<path:path>", errors.nothing),
    path("admin/", admin.site.urls),
    path("api/v1/", api.urls),
    *i18n_patterns(path("", include((pages, "timeline")))),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error
