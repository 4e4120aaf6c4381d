"""The record of what was erased, to be kept beside the backups."""

from typing import Any

from django.core import serializers
from django.core.management.base import BaseCommand

from events.models import Erasure


class Command(BaseCommand):
    help = "Write what was erased, for `restore --erasures`: a line each, which names no word."

    def handle(self, **options: Any) -> None:
        self.stdout.write(serializers.serialize("jsonl", Erasure.objects.all()), ending="")
