"""What the site may want to hear of."""

from django.dispatch import Signal

imported = Signal()  # with the `outcome` of an import that was carried out
versions_raised = Signal()  # after the commit, with the `pks` of conflicts whose pages say something else now
