"""What the site may want to hear of."""

from django.dispatch import Signal

imported = Signal()  # with the `outcome` of an import that was carried out
