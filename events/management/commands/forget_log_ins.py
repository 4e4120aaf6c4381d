"""What is kept of log-ins no longer than stated; to be called once a day."""

from typing import Any

from axes.models import AccessAttempt, AccessLog
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from events.models.log_ins import LogIn
from events.record.erasures import forget_journal


class Command(BaseCommand):
    help = "Forget old log-ins, sessions that are over, and wrong passwords with the addresses they came from."

    def handle(self, **options: Any) -> None:
        call_command("clearsessions")
        AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - settings.AXES_COOLOFF_TIME).delete()
        AccessLog.objects.all().delete()  # of earlier versions of this site, with addresses
        transaction.on_commit(forget_journal)  # where a process was killed between an erasure and this
        self.stdout.write(f"{LogIn.objects.forget_old()} log-ins forgotten")
